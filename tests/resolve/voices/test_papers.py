"""Whom "the newspaper" means."""

import pytest

from tests.resolve.voices.story import Story

NAMED = "The Vesper Herald met. Ada Lint left."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the newspaper", "Vesper Herald"), ("the local newspaper", "Vesper Herald"),
        ("a newspaper", "a newspaper"), ("the Orrin newspaper", "the Orrin newspaper"),
        ("the company", "the company"),
    ],
)  # fmt: skip
def test_the_newspaper_is_the_outlet_named_last(words: str, expected: str) -> None:
    story = Story(f"{NAMED} It fell, {words} said.", ("organisation", "Vesper Herald"),
                  ("person", "Ada Lint"), ("organisation", words)).said(words)  # fmt: skip
    assert story.who(0) == [expected]


def test_one_that_was_brought_up_without_a_name_stays_so() -> None:
    text = f"{NAMED} A newspaper fell. It rose, the newspaper said."
    story = Story(text, ("organisation", "Vesper Herald"),
                  ("organisation", "A newspaper", "the newspaper"))  # fmt: skip
    assert story.said("the newspaper").who(0) != ["Vesper Herald"]


def test_one_that_was_named_long_before_is_not_meant() -> None:
    text = f"{NAMED} {'It fell. ' * 300}It rose, the newspaper said."
    story = Story(text, ("organisation", "Vesper Herald"), ("organisation", "the newspaper"))
    assert story.said("the newspaper").who(0) == ["the newspaper"]


def test_an_outlet_named_later_is_not_meant() -> None:
    text = "It rose, the newspaper said. The Vesper Herald met."
    story = Story(text, ("organisation", "Vesper Herald"), ("organisation", "the newspaper"))
    assert story.said("the newspaper").who(0) == ["the newspaper"]
