"""Those whom a headline describes, and whom the story tells more of."""

import pytest

from accordingto.core.span import Span
from accordingto.resolve.voices.joined import joined
from accordingto.resolve.voices.told import title_of
from tests.resolve.case import lines
from tests.resolve.voices.story import Story


def are_one(title: str, body: str, one: str, other: str) -> bool:
    """Whether a description in a title and one in the body are of one entity."""
    story = Story(f"{title}.\n\n{body}.", ("other", one), ("other", other))
    made = joined(story.text, lines(story.text), story.mentions, story.entities)
    return len(made) == 1


@pytest.mark.parametrize(
    ("title", "one", "other", "found"),
    [
        ("On strike: miners", "miners", "the coal miners", True),
        ("Ill: Orrin miners", "Orrin miners", "the Orrin coal miners", True),
        ("Ill: Neld miners", "Neld miners", "the Orrin coal miners", False),
        ("Ill: two miners", "two miners", "the two miners", False),
        ("Ill: the miners", "the miners", "coal miners", False),
        ("On strike: miner", "miner", "the coal miners", False),
        ("On strike: miners", "miners", "the bakers", False),
    ],
)
def test_a_bare_noun_is_of_whom_the_story_tells_more(
    title: str, one: str, other: str, *, found: bool
) -> None:
    assert are_one(title, f"In May {other} said so", one, other) == found


def test_what_stands_far_below_is_somebody_else() -> None:
    assert not are_one("On strike: miners", "So. " * 600 + "Now the miners left", "miners",
                       "the miners")  # fmt: skip


def test_a_noun_below_the_title_is_no_headline() -> None:
    assert not are_one("Strike", "So said miners, and the miners left", "miners", "the miners")


def test_the_first_of_two_below_is_meant() -> None:
    text = "On strike: miners\n\nNow some miners left. The old miners stayed."
    story = Story(text, ("other", "miners"), ("other", "some miners"), ("other", "The old miners"))
    made = joined(story.text, lines(story.text), story.mentions, story.entities)
    assert [len(one.mentions) for one in made] == [2, 1]


def test_nobody_is_made_one_with_somebody_who_is_named() -> None:
    story = Story("On strike: baker\n\nSo Ada Lint, the baker, left.", ("person", "baker"),
                  ("person", "Ada Lint", "the baker"))  # fmt: skip
    assert len(joined(story.text, lines(story.text), story.mentions, story.entities)) == 2


def test_a_headline_goes_on_behind_a_semicolon() -> None:
    text = "Gate falls; \nNeld mayor shuts another.\n\nMayor Ada Lint shut a gate, she said."
    story = Story(text, ("person", "Ada Lint", "she")).said("Neld mayor", "shuts another")
    assert story.who(0) == ["Ada Lint"]
    assert title_of(text, lines(text)).of(text) == "Gate falls; \nNeld mayor shuts another."
    other = text.replace(";", ".")
    assert title_of(other, lines(other)).of(other).strip() == "Gate falls."
    assert title_of("", ()) == Span(0, 1)
