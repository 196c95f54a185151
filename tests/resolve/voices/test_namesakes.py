"""Surnames alone that were put with a namesake who is named only later."""

import pytest

from accordingto.resolve.voices.namesakes import with_namesakes_apart
from tests.resolve.voices.story import Story


def together(story: Story) -> list[list[str]]:
    found = with_namesakes_apart(story.text, story.mentions, story.entities)
    return [[story.mentions[n].span.of(story.text) for n in one.mentions] for one in found]


def test_a_surname_alone_goes_to_the_namesake_who_was_named_before_it() -> None:
    story = Story(
        "Orla Lint came.\nLint left. Her dog did. So did Tom Lint and his dog.\nLint came back.",
        ("person", "Orla Lint"),
        ("person", "Lint@1", "Her", "Tom Lint", "his", "Lint@3"),
    )
    assert together(story) == [["Orla Lint", "Lint", "Her", "Lint"], ["Tom Lint", "his"]]


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("Orla Lint came.\nTom Lint left.\nLint came back.", "Lint@2"),
        ("Lint came.\nTom Lint left.\nOrla Lint did.", "Lint"),
        ("Orla Lint came.\nMr. Lint left.\nTom Lint did.", "Lint@1"),
    ],
)
def test_a_surname_alone_stays_where_it_may_be_of_whom_it_was_put_with(
    text: str, surname: str
) -> None:
    story = Story(text, ("person", "Orla Lint"), ("person", "Tom Lint", surname))
    assert together(story) == [
        [story.mentions[n].span.of(text) for n in one.mentions] for one in story.entities
    ]


def test_a_surname_alone_behind_two_namesakes_is_left() -> None:
    text = "Orla Lint and Una Lint came.\nLint left.\nTom Lint did."
    story = Story(
        text, ("person", "Orla Lint"), ("person", "Una Lint"), ("person", "Lint@2", "Tom Lint")
    )
    assert together(story)[2] == ["Lint", "Tom Lint"]
