from collections.abc import Collection, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.resolve.gates import Gates

_WORDS = st.text("abc", max_size=5)


@given(st.lists(st.lists(_WORDS, max_size=3), max_size=6), st.text("abcd ", max_size=60))
def test_the_rows_are_those_that_have_a_word_in_the_text(
    needed: list[list[str]], text: str
) -> None:
    assert Gates(needed).open(text) == [
        row for row, words in enumerate(needed) if any(word in text for word in words)
    ]


@pytest.mark.parametrize(
    ("needed", "rows"),
    [
        ([["gate"], ["sluice"]], [0]),
        ([["sluice", "old"], ["gate"]], [0, 1]),
        ([[""], []], [0]),
        ([["gates"], ["ga"]], [1]),
    ],
)
def test_one_word_of_a_row_is_enough(needed: Sequence[Collection[str]], rows: list[int]) -> None:
    assert Gates(needed).open("the old gate") == rows
