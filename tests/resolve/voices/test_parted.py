"""Names and descriptions that the network put to somebody else."""

from dataclasses import replace
from itertools import count, islice

import pytest

from accordingto.core.entity import EntityKind
from accordingto.resolve.voices.parted import parted
from tests.resolve.voices.story import Story, at
from tests.work import assert_in_proportion


def apart(story: Story) -> list[list[str]]:
    """The words of each entity."""
    made = parted(story.text, story.mentions, story.entities)
    return [[story.mentions[n].span.of(story.text) for n in one.mentions] for one in made]


def test_a_spokesman_is_not_whom_he_speaks_for() -> None:
    story = Story(
        "Brandt left. Brandt's spokesman stayed. He wept. The spokesman slept.",
        ("person", "Brandt", "Brandt@1", "Brandt's spokesman", "He", "The spokesman"),
    )
    assert apart(story) == [["Brandt", "Brandt", "He"], ["Brandt's spokesman", "The spokesman"]]


def test_nor_is_one_of_somebody_described() -> None:
    story = Story("The mayor left. The mayor's widow stayed.",
                  ("person", "The mayor", "The mayor@1", "The mayor's widow"))  # fmt: skip
    assert apart(story) == [["The mayor", "The mayor"], ["The mayor's widow"]]


def test_nor_are_two_one_of_them() -> None:
    text = "Lint left. Brandt and Lint met. Both men came. They wept. He slept."
    story = Story(text, ("person", "Lint", "Brandt and Lint", "Both men", "They", "He"))
    story.mentions = [
        replace(one, head=at(text, "and@1"), form="nominal") if " and " in one.span.of(text)
        else one
        for one in story.mentions
    ]  # fmt: skip
    assert apart(story) == [["Lint", "He"], ["Brandt and Lint", "Both men", "They"]]


@pytest.mark.parametrize(
    ("kind", "name", "noun"),
    [("person", "Ada Lint", "the editorial"), ("person", "Ada Lint", "the newspaper"),
     ("place", "Orrin", "the senator"), ("official-body", "Orrin Board", "the spokesman")],
)  # fmt: skip
def test_what_a_noun_cannot_mean_is_something_else(kind: EntityKind, name: str, noun: str) -> None:
    story = Story(f"{name} met. Then came {noun}.", (kind, name, noun))
    assert apart(story) == [[name], [noun]]


@pytest.mark.parametrize(
    ("kind", "name", "noun"),
    [("person", "Ada Lint", "the mayor"), ("official-body", "Orrin Board", "the agency"),
     ("person", "Mayor Ada Lint", "Mayor Ada Lint")],
)  # fmt: skip
def test_what_fits_stays(kind: EntityKind, name: str, noun: str) -> None:
    story = Story(f"{name} met. Then came {noun}.", (kind, name, noun))
    assert len(apart(story)) == 1


def test_who_is_parted_off_is_known_again() -> None:
    story = Story(
        "Brandt left. Brandt's spokesman stayed.\nThe spokesman said it held.",
        ("person", "Brandt", "Brandt@1", "Brandt's spokesman", "The spokesman"),
    ).said("The spokesman", "it held")
    assert story.who(0) == ["Brandt's spokesman"]


def test_an_agency_is_no_spokeswoman_whatever_the_network_takes_it_for() -> None:
    story = Story(
        "The spokeswoman Mara Lint left. TASS quoted her as saying so.",
        ("person", "The spokeswoman", "TASS", "her"), ("person", "Mara Lint"),
    ).said("her", "so")  # fmt: skip
    assert apart(story) == [["The spokeswoman"], ["Mara Lint"], ["TASS", "her"]]


def test_two_people_of_different_names_are_two_and_each_keeps_what_follows() -> None:
    story = Story(
        "Ada Lint came. She sang. Piet Brandt left. He wept. Lint slept.",
        ("person", "Ada Lint", "She", "Piet Brandt", "He", "Lint@1"),
    )
    assert apart(story) == [["Ada Lint", "She", "Lint"], ["Piet Brandt", "He"]]


@pytest.mark.parametrize(
    ("end", "parts"),
    [
        ("", [["Ada Lint", "Owl"]]),
        (" Piet Owl stayed.", [["Ada Lint"], ["Owl"], ["Piet Owl"]]),
    ],
)
def test_a_single_word_is_another_s_name_if_it_stands_in_one(
    end: str, parts: list[list[str]]
) -> None:
    others = (("person", "Piet Owl"),) if end else ()
    story = Story(f"Ada Lint came. Owl left.{end}", ("person", "Ada Lint", "Owl"), *others)
    assert apart(story) == parts


def test_who_are_called_mister_are_two_if_their_names_are() -> None:
    text = "Mr. Lint came. Mr. Brandt left. He wept."
    story = Story(text, ("person", "Lint", "Brandt", "He"))
    assert apart(story) == [["Lint"], ["Brandt", "He"]]
    other = Story(text.replace("Mr. Brandt", "Brandt"), ("person", "Lint", "Brandt", "He"))
    assert apart(other) == [["Lint", "Brandt", "He"]]


def test_bodies_may_have_names_that_share_no_word() -> None:
    story = Story("Orrin Guard met. Sons of Neld left.",
                  ("organisation", "Orrin Guard", "Sons of Neld"))  # fmt: skip
    assert apart(story) == [["Orrin Guard", "Sons of Neld"]]


def test_many_names_cost_in_proportion() -> None:
    # Names that were read before cost nothing.
    fresh = count()

    def work(n: int) -> object:
        names = [f"Ada{which} Lint{which}" for which in islice(fresh, n)]
        story = Story(" ".join(f"{name} left." for name in names), ("person", *names))
        return apart(story)

    assert_in_proportion(work, 20, 160)


def test_who_is_brought_up_after_a_name_is_not_its_bearer() -> None:
    story = Story(
        "Dam\nAda Lint left. She wept. A doctor stayed. He slept. Lint rang.",
        ("person", "Ada Lint", "She", "A doctor", "He", "Lint@1"),
    )
    assert apart(story) == [["Ada Lint", "She", "Lint"], ["A doctor", "He"]]


def test_nor_if_the_network_has_the_full_name_elsewhere() -> None:
    story = Story("Dam\nAda Lint left. A doctor stayed. Lint rang.", ("person", "Ada Lint"),
                  ("person", "A doctor", "Lint@1"))  # fmt: skip
    assert apart(story) == [["Ada Lint"], ["A doctor"], ["Lint"]]


@pytest.mark.parametrize(
    "text",
    ["Ada Lint left\nA doctor came. Ada Lint slept.", "Dam\nA doctor left. Ada Lint slept.",
     "Dam\nHere Ada Lint left. A doctor, Lint slept.", "Dam\nAda Lint is A doctor."],
)  # fmt: skip
def test_a_description_of_who_is_named_later_or_beside_it_stays(text: str) -> None:
    name = "Lint@1" if text.count("Lint") > 1 else "Ada Lint"
    story = Story(text, ("person", "Ada Lint", "A doctor", name))
    assert len(apart(story)) == 1


def test_a_council_of_a_body_is_not_that_body() -> None:
    story = Story(
        "The DWB met. Its DWB Audit Council did not, the DWB said.",
        ("organisation", "DWB", "DWB Audit Council", "DWB@2"),
    )
    assert apart(story) == [["DWB", "DWB"], ["DWB Audit Council"]]


def test_letters_and_more_of_one_name_stay_together() -> None:
    story = Story("The DWB met, the DWB group.", ("organisation", "DWB", "DWB group"))
    assert apart(story) == [["DWB", "DWB group"]]


def test_a_man_and_a_woman_of_one_surname_are_two() -> None:
    story = Story(
        "Mr. Quist left. He wept. Mrs. Quist stayed. She slept, and Quist too.",
        ("person", "Quist", "He", "Quist@1", "She", "Quist@2"),
    )
    assert apart(story) == [["Quist", "He"], ["Quist", "She", "Quist"]]


def test_a_pronoun_at_odds_with_whom_was_named_last_goes_to_the_other() -> None:
    story = Story(
        "Mr. Quist met Mrs. Quist. He left.", ("person", "Quist", "Quist@1", "He"),
    )  # fmt: skip
    assert apart(story) == [["Quist", "He"], ["Quist"]]
