"""Full names that were found as no mention of whom they name."""

from itertools import count

import pytest

from accordingto.core.entity import EntityKind
from accordingto.resolve.voices.fuller import with_fuller_names
from tests.resolve.case import lines
from tests.resolve.voices.story import Story
from tests.work import assert_in_proportion


def names(text: str, *entities: tuple[EntityKind, *tuple[str, ...]]) -> list[list[str]]:
    story = Story(text, *entities)
    mentions, found = with_fuller_names(text, lines(text), story.mentions, story.entities)
    return [[mentions[n].span.of(text) for n in one.mentions] for one in found]


@pytest.mark.parametrize(
    ("full", "found"),
    [
        ("Ada Lint", "Ada Lint"),
        ("Mayor Ada Lint", "Ada Lint"),
        ("Ada Lint’s gate", "Ada Lint"),
        ("Secretary of State Ada Lint", "Ada Lint"),
        ("Ada M. Lint", "Ada M. Lint"),
        ("Ada\xa0Lint", "Ada\xa0Lint"),
        ("“Ada Lint”", "Ada Lint"),
        ("O’Neal Lint", "O’Neal Lint"),
    ],
)
def test_a_surname_takes_in_the_full_name(full: str, found: str) -> None:
    text = f"In came {full}, late.\nThen Lint left."
    assert names(text, ("person", "Lint@1")) == [["Lint", found]]


def test_a_surname_with_its_particle_takes_in_the_full_name() -> None:
    text = "In came Mayor Ada de Lint, late.\nDe Lint left."
    assert names(text, ("person", "De Lint")) == [["De Lint", "Ada de Lint"]]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lint and Piet Lint came.\nThen Lint left.",
        "Mayor Lint came.\nThen Lint left.",
        "The lint of Orrin.\nThen Lint left.",
    ],
)
def test_a_name_that_may_be_two_peoples_is_left(text: str) -> None:
    assert names(text, ("person", f"Lint@{text.count('Lint') - 1}")) == [["Lint"]]


def test_a_surname_of_two_entities_takes_in_nothing() -> None:
    text = "Ada Lint came.\nThen Lint left.\nLint stayed."
    assert names(text, ("person", "Lint@1"), ("person", "Lint@2")) == [["Lint"], ["Lint"]]


def test_words_that_are_a_mention_already_are_no_other_one() -> None:
    text = "Ada Lint came.\nThen Lint left."
    story = Story(text, ("person", "Ada Lint"), ("person", "Lint@1"))
    described = [type(one)(one.span, one.head, "nominal", "person", 0.9) for one in story.mentions]
    mentions = [described[0], story.mentions[1]]
    assert with_fuller_names(text, lines(text), mentions, story.entities)[0] == tuple(mentions)


def test_a_run_whose_last_word_is_no_surname_any_more_is_passed_over() -> None:
    """A weekday is cut from the run, and what is left is nobody's name."""
    text = "Ada Lint Monday said no.\nThen Monday left."
    assert names(text, ("person", "Monday@1")) == [["Monday"]]


CALLS = count()


def paragraph_of_names(n: int) -> object:
    # Of a text that was read before, the words are known.
    many = " and ".join(f"Ada {'LVBK'[i % 4]}int" for i in range(n))
    text = f"{many} met.\nThen Lint left.\n{next(CALLS)}"
    return names(text, ("person", f"Lint@{(n + 3) // 4}"))


def test_a_paragraph_of_names_costs_in_proportion() -> None:
    assert_in_proportion(paragraph_of_names, 100, 400)


@pytest.mark.parametrize("hostile", ["a", "A", "a-", "’a’", "é", "A de ", "Ada ", "A\xa0", "م"])
def test_a_long_line_is_read_once(hostile: str) -> None:
    """A pattern that tried again from each letter would run for hours."""
    text = f"{hostile * (200_000 // len(hostile))}\nThen Brandt left."
    assert names(text, ("person", "Brandt")) == [["Brandt"]]
