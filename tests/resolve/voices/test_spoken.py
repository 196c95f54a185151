"""Sources that are what somebody says."""

import pytest

from tests.resolve.voices.story import Story


@pytest.mark.parametrize(
    "source",
    ["Lint’s latest remarks", "Her remarks", "Much of Lint’s speech", "Her Sluice account"],
)
def test_what_somebody_says_is_said_by_them(source: str) -> None:
    story = Story(f"Ada Lint came.\n{source} told of the dam.", ("person", "Ada Lint"))
    story.said(source, "told of the dam")
    assert story.who(0) == ["Ada Lint"]


def test_an_owner_may_end_in_s() -> None:
    story = Story("Piet Odells came.\nIn Odells’ words, it held.", ("person", "Piet Odells"))
    assert story.said("Odells’ words", "it held").who(0) == ["Piet Odells"]


@pytest.mark.parametrize("source", ["Lint’s report", "The remarks", "Monday’s remarks"])
def test_documents_and_words_of_nobody_are_themselves(source: str) -> None:
    story = Story(f"Ada Lint came.\n{source} told of the dam.", ("person", "Ada Lint"))
    assert story.said(source, "told of the dam").who(0) == [source]
