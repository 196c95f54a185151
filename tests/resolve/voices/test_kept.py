"""What is kept of an article's entities."""

import pytest

from tests.resolve.voices.story import Story


def test_things_that_nobody_asks_for_are_dropped() -> None:
    text = "Ada Lint said the results of a poll in Orrin fell; the miner left. The miner slept."
    story = Story(text, ("other", "the results"), ("person", "Ada Lint"),
                  ("person", "the miner", "The miner"), ("person", "a poll"),
                  ("place", "Orrin"))  # fmt: skip
    story.said("Ada Lint", "fell")
    assert story.called() == [["Ada Lint"], ["Orrin"], ["The miner", "the miner"]]
    assert story.who(0) == ["Ada Lint"]


def test_a_description_that_speaks_is_kept() -> None:
    story = Story("A day later, a miner said no.", ("other", "A day"), ("person", "a miner"))
    story.said("a miner", "no")
    assert (story.called(), story.who(0)) == ([["a miner"]], ["a miner"])


def test_an_entity_gets_the_kind_that_its_name_tells() -> None:
    story = Story("The Interior Ministry said no.", ("other", "Interior Ministry"))
    (one,) = story.said("The Interior Ministry", "no").voices().entities
    assert one.kind == "official-body"


@pytest.mark.parametrize(
    ("description", "kind"), [("an armed group", "armed-group"), ("a body", "official-body")]
)
def test_a_guard_is_armed_if_it_is_called_so(description: str, kind: str) -> None:
    story = Story(f"The Neld River Guard, {description}, met. The Neld River Guard said no.",
                  ("official-body", "Neld River Guard", "Neld River Guard@1"),
                  ("organisation", description))  # fmt: skip
    found = story.said("The Neld River Guard@1", "no").voices()
    (speaker,) = found.speakers
    assert (speaker.kind, found.entities[speaker.entities[0]].kind) == (kind, kind)


def test_a_date_is_nobody() -> None:
    text = "On Tuesday, June 16, Ada Lint said no. April Vask and June left."
    story = Story(text, ("other", "Tuesday"), ("other", "June 16"), ("person", "Ada Lint"),
                  ("person", "June@1"))  # fmt: skip
    assert story.said("Ada Lint", "no").called() == [["Ada Lint"], ["June"]]


def test_what_is_named_inside_a_name_alone_is_nobody() -> None:
    text = "The Tarn Rivers Board said no. The Institute of Lichen and the Lint campaign left."
    story = Story(text, ("organisation", "Tarn Rivers Board"), ("place", "Tarn Rivers"),
                  ("organisation", "Institute of Lichen"), ("other", "Lichen"),
                  ("organisation", "Lint campaign"), ("person", "Lint"))  # fmt: skip
    called = sorted(story.said("The Tarn Rivers Board", "no").called())
    assert called == [["Institute of Lichen"], ["Lint"], ["Lint campaign"], ["Tarn Rivers Board"]]


def test_what_is_named_elsewhere_too_is_kept() -> None:
    text = "The Tarn Rivers Board said no. All of the Tarn Rivers rose."
    story = Story(text, ("organisation", "Tarn Rivers Board"),
                  ("place", "Tarn Rivers", "Tarn Rivers@1"))  # fmt: skip
    assert ["Tarn Rivers"] in story.said("The Tarn Rivers Board", "no").called()


def test_a_noun_that_begins_a_sentence_is_no_name() -> None:
    text = "Miners said no. The Officials of Neld played. Some said no."
    story = Story(text, ("person", "Miners"), ("person", "Officials"), ("person", "Some"))
    found = story.said("Miners", "no").said("Some", "no@1").voices()
    assert [one.name is None for one in found.entities] == [True, False, True]


def test_a_noun_with_a_capital_in_a_heading_is_nobody() -> None:
    text = "Mill Burns in Ashes and Sorrow\nAda Lint said no.\nBackground and Motivation\nAll left."
    story = Story(text, ("other", "Sorrow"), ("person", "Ada Lint"), ("other", "Motivation"))
    assert story.said("Ada Lint", "no").called() == [["Ada Lint"]]


def test_a_name_in_a_heading_that_stands_below_it_too_is_kept() -> None:
    text = "Mill Burns in Red Sorrow\nAda Lint said no to Red Sorrow."
    story = Story(text, ("other", "Red Sorrow", "Red Sorrow@1"), ("person", "Ada Lint"))
    assert story.said("Ada Lint", "no").called() == [["Red Sorrow"], ["Ada Lint"]]


@pytest.mark.parametrize("line", ["Ada Lint Left Red Sorrow.", "Sorrow"])
def test_a_sentence_and_a_word_alone_are_no_heading(line: str) -> None:
    text = f"{line}\nAda Brandt said no."
    name = "Red Sorrow" if "Red" in line else "Sorrow"
    story = Story(text, ("other", name), ("person", "Ada Brandt")).said("Ada Brandt", "no")
    assert [name] in story.called()
