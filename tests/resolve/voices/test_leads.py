"""Whom the first words of an article describe."""

import pytest

from tests.resolve.voices.story import Story
from tests.work import assert_in_proportion


def who(lead: str, below: str, *names: str, source: str = "A baker") -> list[str]:
    """Who the source of the first sentence is found to be."""
    story = Story(f"Gate falls.\n\n{lead}\n\n{below}", *(("person", name) for name in names))
    return story.said(source, "it held").who(0)


@pytest.mark.parametrize(
    "below",
    [
        "The baker Ada Lint saw it.",
        "Ada Lint, a Neld baker, saw it.",
        "Ada Lint, 43, who is the baker of Neld, saw it.",
    ],
)
def test_who_is_described_first_is_named_below(below: str) -> None:
    assert who("A baker said it held.", below, "Ada Lint") == ["Ada Lint"]


@pytest.mark.parametrize(
    ("lead", "below"),
    [
        ("A baker said it held.", "Ada Lint saw it."),
        ("A baker said it held.", "Ada Lint saw a baker run."),
        ("A baker said it held.", "Ada Lint, a nurse, saw it with a baker."),
        ("Ada Lint, a baker, left. A baker said it held.", "It fell."),
        ("It fell.\n\nA baker said it held.", "Ada Lint, a baker, saw it."),
    ],
)
def test_nobody_is_named_below_who_is_not_called_so(lead: str, below: str) -> None:
    assert who(lead, below, "Ada Lint") != ["Ada Lint"]


def test_of_two_who_are_called_so_below_neither_is_meant() -> None:
    below = "Ada Lint, a baker, saw it. The baker Piet Brandt left."
    assert who("A baker said it held.", below, "Ada Lint", "Piet Brandt") == ["A baker"]


def test_whose_somebody_is_in_the_lead_they_are_below() -> None:
    source = "A spokesman for Mayor Brandt"
    lead = f"{source} said it held."
    other, own = "Vesper spokesman Ole Lint left.", "Brandt spokesman Ole Lint left."
    assert who(lead, other, "Ole Lint", source=source) != ["Ole Lint"]
    assert who(lead, own, "Ole Lint", source=source) == ["Ole Lint"]


def test_several_are_no_one_who_is_named_below() -> None:
    lead, below = "Two bakers said it held.", "The baker Ada Lint saw it."
    assert who(lead, below, "Ada Lint", source="Two bakers") != ["Ada Lint"]


def test_long_articles_take_time_in_proportion() -> None:
    def work(n: int) -> None:
        text = "A baker said it held.\n" + "The baker Ada Lint left.\n" * n
        names = ["Ada Lint", *(f"Ada Lint@{at}" for at in range(1, n))]
        Story(text, ("person", *names)).said("A baker", "it held").voices()

    assert_in_proportion(work, 20, 80)
