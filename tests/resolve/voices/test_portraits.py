"""What an article says of its people."""

import pytest

from accordingto.core.span import Span
from accordingto.resolve.phrase import phrase
from accordingto.resolve.voices.portraits import Portraits, words_of_description
from tests.resolve.voices.story import Story
from tests.work import assert_in_proportion


def test_words_near_a_name_are_said_of_whose_it_is() -> None:
    story = Story("The harbour baker Ada Lint (D-Fla.), 43, came.", ("person", "Ada Lint"))
    words = Portraits(story.text, story.cast()).of(0).words
    assert {"harbour", "baker", "florida", "democratic", "43"} <= words


def test_nouns_and_words_of_descriptions_are_said_of_whom_they_mean() -> None:
    story = Story("Ada Lint came.\nThe Orrinese diver left.",
                  ("person", "Ada Lint", "The Orrinese diver"))  # fmt: skip
    found = Portraits(story.text, story.cast()).of(0)
    assert found.nouns == {"diver"}
    assert "orrinese" in found.words


def test_what_another_sentence_says_is_not_said_of_one() -> None:
    story = Story("It fell! Ada Lint came. Divers left.\nIt held.", ("person", "Ada Lint"))
    assert "fell" not in Portraits(story.text, story.cast()).of(0).words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("the former Florida senator", {"florida"}),
        ("the Italian minister of water, who dives", {"italian", "italy", "water"}),
        ("the 43-year-old baker", {"43", "year", "old"}),
    ],
)
def test_what_a_description_says_besides_its_noun(source: str, words: set[str]) -> None:
    found = phrase(source, [Span(0, len(source))])
    assert found is not None
    assert words_of_description(found) == words


def test_portraits_of_one_who_is_often_named_take_time_in_proportion() -> None:
    def work(n: int) -> None:
        text = "Ada Lint came. " * n
        names = ["Ada Lint", *(f"Ada Lint@{at}" for at in range(1, n))]
        story = Story(text, ("person", *names))
        Portraits(story.text, story.cast()).of(0)

    assert_in_proportion(work, 20, 80)
