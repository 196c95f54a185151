"""People taken out of bodies."""

from itertools import count, islice

import pytest

from accordingto.resolve.voices.people_apart import with_people_apart
from tests.resolve.voices.story import Story
from tests.work import assert_in_proportion


def apart(story: Story) -> list[list[str]]:
    found = with_people_apart(story.text, story.mentions, story.entities)
    return [[story.mentions[n].span.of(story.text) for n in one.mentions] for one in found]


def test_whoever_is_called_in_full_elsewhere_is_no_body_with_its_pronouns() -> None:
    text = "The Neld Works met. Ada Lint came. Lint sang. She left. It closed."
    story = Story(text, ("organisation", "The Neld Works", "Lint@1", "She", "It"),
                  ("person", "Ada Lint"))  # fmt: skip
    assert apart(story) == [["The Neld Works", "It"], ["Ada Lint"], ["Lint", "She"]]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Lint Works met. Ada Lint came. Lint rose.", "The Lint Works"),
        ("The Neld Works met. Ada Brandt came. Lint rose.", "The Neld Works"),
    ],
)
def test_a_body_that_may_be_called_so_keeps_its_name(text: str, body: str) -> None:
    person = "Ada Lint" if "Ada Lint" in text else "Ada Brandt"
    nth = text.count("Lint") - 1
    story = Story(text, ("organisation", body, f"Lint@{nth}"), ("person", person))
    assert apart(story) == [[body, "Lint"], [person]]


def test_a_body_with_one_name_is_left_whole() -> None:
    story = Story("Lint rose. Ada Lint came.", ("organisation", "Lint"), ("person", "Ada Lint"))
    assert apart(story) == [["Lint"], ["Ada Lint"]]


def test_who_is_called_in_full_nowhere_is_not_taken_out() -> None:
    text = "The Neld Works met. Lint came. Lint sang."
    story = Story(text, ("organisation", "The Neld Works", "Lint@1"), ("person", "Lint"))
    assert apart(story) == [["The Neld Works", "Lint"], ["Lint"]]


def test_a_body_that_has_no_other_name_is_left_whole() -> None:
    text = "Lint rose. Lint fell. It closed. Ada Lint came."
    story = Story(text, ("organisation", "Lint", "Lint@1", "It"), ("person", "Ada Lint"))
    assert apart(story) == [["Lint", "Lint", "It"], ["Ada Lint"]]


def test_many_names_cost_in_proportion() -> None:
    # Names that were read before cost nothing.
    fresh = count()

    def work(n: int) -> object:
        names = [f"Neld{which} Works{which}" for which in islice(fresh, n)]
        story = Story(" ".join(f"{name} met." for name in names), ("organisation", *names))
        return apart(story)

    assert_in_proportion(work, 20, 160)
