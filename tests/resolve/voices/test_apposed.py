"""Descriptions that stand beside a name."""

import pytest

from accordingto.core.span import Span
from accordingto.resolve.phrase import phrase
from accordingto.resolve.voices.apposed import body_named
from tests.resolve.voices.story import Story


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("an Orrinese news organization called “The Sluice”", ["Sluice"]),
        ("a divers group named Friends of the Dam", ["Friends", "of", "the", "Dam"]),
        ("one group, Partnership for Clean Water,", ["Partnership", "for", "Clean", "Water"]),
    ],
)
def test_the_name_of_a_body_may_follow_its_description(source: str, name: list[str]) -> None:
    found = phrase(source, [Span(0, len(source))])
    assert found is not None
    named = body_named(found)
    assert named is not None
    assert [word.text for word in named] == name


@pytest.mark.parametrize(
    "source",
    ["a group, Ada Lint said", "a group called off", "the mayor called Lint", "a group, Sunday,",
     "two groups called Sluice", "a board, Mayor Lint,"],
)  # fmt: skip
def test_other_words_name_no_body(source: str) -> None:
    found = phrase(source, [Span(0, len(source))])
    assert found is not None
    assert body_named(found) is None


def test_a_body_that_is_called_by_name_is_known_by_all_of_it() -> None:
    story = Story("A group called Friends of Orrin said it held.", ("place", "Orrin"))
    assert story.said("A group called Friends of Orrin").who(0) == ["Friends of Orrin"]


def test_a_body_that_is_called_by_a_place_is_not_that_place() -> None:
    text = "A group called Friends of Orrin said it held. Orrin slept."
    story = Story(text, ("place", "Orrin", "Orrin@1")).said("A group called Friends of Orrin")
    assert story.who(0) == ["Friends of Orrin"]
    assert story.voices().speakers[0].kind == "other"
    assert ["Friends of Orrin", "Orrin"] not in story.called()


def test_a_description_behind_a_name_is_whose_name_it_is() -> None:
    text = "We met Dam Watch, a group that wants it closed."
    story = Story(text, ("organisation", "Dam Watch"), ("organisation", "a group"))
    assert story.said("a group", "it closed").who(0) == ["Dam Watch"]


def test_a_title_in_quotation_marks_is_a_name() -> None:
    story = Story("They saw “The Long Sluice,” a film that says it fell.")
    assert story.said("a film", "it fell").who(0) == ["The Long Sluice"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In Orrin, a group said it held.", "a group"),
        ("They met Ada Lint, a group said.", "a group"),
        ("They met Dam Watch, the group said.", "the group"),
        ("By early September, a group said it held.", "a group"),
    ],
)
def test_what_stands_behind_another_name_is_itself(text: str, source: str) -> None:
    story = Story(text)
    for name, kind in (("Orrin", "place"), ("Ada Lint", "person"), ("September", "other")):
        if name in text:
            story = Story(text, (kind, name), ("organisation", source))  # type: ignore[arg-type]
    assert story.said(source).who(0) == [source]


@pytest.mark.parametrize(
    "source", ["the Orrin Sluice newspaper", "the popular Orrin Sluice tabloid",
               "the Orrin Sluice campaign"]
)  # fmt: skip
def test_a_body_is_meant_by_its_name_before_a_noun_for_what_it_is(source: str) -> None:
    story = Story(f"Orrin Sluice closed. Then {source} said it held.", ("outlet", "Orrin Sluice"))
    assert story.said(source, "it held").who(0) == ["Orrin Sluice"]


@pytest.mark.parametrize(
    "source", ["the Orrin Sluice member", "Orrin Sluice’s newspaper", "the Orrin Sluice report"]
)
def test_a_body_is_not_meant_by_its_name_before_other_nouns(source: str) -> None:
    story = Story(f"Orrin Sluice closed. Then {source} said it held.", ("outlet", "Orrin Sluice"))
    assert story.said(source, "it held").who(0) != ["Orrin Sluice"]


def test_one_of_several_may_be_named_behind_them() -> None:
    text = "One of the divers, Ada Lint, said it held."
    story = Story(text, ("person", "Ada Lint"), ("person", "the divers"))
    assert story.said("One of the divers, Ada Lint,", "it held").who(0) == ["Ada Lint"]
    both = Story(text.replace("One", "Some"), ("person", "the divers"))
    assert both.said("Some of the divers, Ada Lint,", "it held").who(0) != ["Ada Lint"]
