"""Surnames in the plural, and two names with a comma."""

import pytest

from tests.resolve.voices.story import Story


def of(text: str) -> Story:
    return Story(text, ("person", "Ada Lint"), ("person", "Piet Lint"))


@pytest.mark.parametrize("source", ["The Lints", "Lints"])
def test_all_of_one_surname(source: str) -> None:
    story = of(f"{source} say it held.\nAda Lint and Piet Lint live in Orrin.")
    assert story.said(source).who(0) == ["Ada Lint", "Piet Lint"]


@pytest.mark.parametrize("source", ["The Lints", "Lint", "Lint's"])
def test_one_alone_is_no_family(source: str) -> None:
    story = Story(f"{source} said it held.\nAda Lint and Piet Brandt came.",
                  ("person", "Ada Lint"), ("person", "Piet Brandt"))  # fmt: skip
    assert len(story.said(source).who(0)) == 1


def test_a_surname_that_ends_so_is_none_in_the_plural() -> None:
    text = "Lints said it held.\nAda Lint, Piet Lint and Mia Lints came."
    story = Story(text, ("person", "Ada Lint"), ("person", "Piet Lint"), ("person", "Mia Lints"))
    assert story.said("Lints").who(0) == ["Mia Lints"]


def test_what_two_own_is_not_all_of_them() -> None:
    text = "Lint's dam held.\nAda Lint and Piet Lint came."
    assert len(of(text).said("Lint's").who(0)) == 1


def test_two_names_with_a_comma_in_a_headline() -> None:
    text = "Lint, Brandt say it held.\nAda Lint and Piet Brandt spoke."
    story = Story(text, ("person", "Ada Lint"), ("person", "Piet Brandt"))
    assert story.said("Lint, Brandt").who(0) == ["Ada Lint", "Piet Brandt"]


@pytest.mark.parametrize("source", ["Lint, Ada", "Lint, Brandt's baker", "Lint, who knew Brandt"])
def test_one_name_and_more_of_it(source: str) -> None:
    text = f"{source} says it held.\nAda Lint and Piet Brandt spoke."
    story = Story(text, ("person", "Ada Lint"), ("person", "Piet Brandt"))
    assert len(story.said(source).who(0)) == 1
