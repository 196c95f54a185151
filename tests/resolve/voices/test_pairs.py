"""Whom "both" and "the two" mean."""

import pytest

from tests.resolve.voices.story import Story


def of(text: str) -> Story:
    return Story(text, ("person", "Ada Lint"), ("person", "Piet Brandt"))


@pytest.mark.parametrize(
    "source", ["both", "the two", "the couple", "both divers", "the two bakers"]
)
def test_two_who_were_joined(source: str) -> None:
    text = f"It rained on Ada Lint and Piet Brandt.\nThen {source} said it held."
    assert of(text).said(source).who(0) == ["Ada Lint", "Piet Brandt"]


@pytest.mark.parametrize("source", ["the divers", "two divers", "the two boats", "the two dams"])
def test_no_two_people(source: str) -> None:
    text = f"It rained on Ada Lint and Piet Brandt.\nThen {source} said it held."
    assert of(text).said(source).who(0) == [source]


def test_two_who_spoke_alone() -> None:
    text = "Ada Lint said it held.\nPiet Brandt said it did not.\nOn rain, both said nothing."
    story = of(text).said("Ada Lint").said("Piet Brandt").said("both")
    assert story.who(2) == ["Ada Lint", "Piet Brandt"]


def test_two_of_three_who_spoke_are_open() -> None:
    text = "Ada Lint, Piet Brandt and Mia Rowe spoke.\nIt rained.\nThen both agreed."
    story = Story(text, ("person", "Ada Lint"), ("person", "Piet Brandt"), ("person", "Mia Rowe"))
    story.said("Ada Lint").said("Piet Brandt").said("Mia Rowe").said("both")
    assert story.who(3) == []


def test_two_who_were_joined_long_ago_are_open() -> None:
    text = "It rained on Ada Lint and Piet Brandt.\nA.\nB.\nC.\nThen both said it held."
    assert of(text).said("both").who(0) == []
