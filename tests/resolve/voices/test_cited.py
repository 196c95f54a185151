"""Voices that are only cited."""

import pytest

from tests.resolve.voices.story import Story
from tests.resolve.voices.test_relays import cued


def behind(cue: str, content: str) -> list[str]:
    """The voices of "The paper … …", outermost first."""
    story = Story(f"The paper {cue} {content} that day.", ("outlet", "The paper"))
    return [name for role, name in cued(story.said("The paper", content), cue).chain(0)
            if role == "speaker"]  # fmt: skip


@pytest.mark.parametrize(
    ("cue", "content", "voice"),
    [
        ("cited", "its undisclosed police sources", "its undisclosed police sources"),
        ("quoted", "two miners who fled", "two miners"),
        ("has cited", "experts at length", "experts"),
        ("cites", "Ada Lint and others", "Ada Lint"),
        ("citing", "the Neld Board", "Neld Board"),
    ],
)
def test_whoever_is_cited_is_the_voice_behind(cue: str, content: str, voice: str) -> None:
    assert behind(cue, content) == ["The paper", voice]


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("cited", "a statement by miners"),
        ("cited", "Ada Lint’s letter"),
        ("cited", "concerns of the miners"),
        ("cited", "precedent"),
        ("blamed", "two miners who fled"),
        ("cited in print", "two miners"),
    ],
)
def test_who_is_not_cited_is_no_voice(cue: str, content: str) -> None:
    assert behind(cue, content) == ["The paper"]


def test_a_voice_of_the_chain_is_not_cited_again() -> None:
    text = "Ada Lint cited Ada Lint that day."
    story = Story(text, ("person", "Ada Lint", "Ada Lint@1")).said("Ada Lint", "Ada Lint@1")
    assert cued(story, "cited").chain(0) == [("outlet", ""), ("speaker", "Ada Lint")]


def test_words_between_cue_and_content_say_what_is_cited() -> None:
    story = Story("The paper cited what two miners saw.", ("outlet", "The paper"))
    story.said("The paper", "two miners")
    assert cued(story, "cited").chain(0) == [("outlet", ""), ("speaker", "The paper")]
