"""Descriptions that the network put to somebody else."""

import pytest

from accordingto.core.entity import EntityKind
from accordingto.resolve.voices.parted import parted
from tests.resolve.voices.story import Story


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
