"""Words of a text with their places."""

from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.span import Span
from accordingto.resolve.words import words_back, words_in


@given(st.text(alphabet="aB1.,'’- $\n", min_size=1, max_size=30), st.integers(0, 10))
def test_backwards_the_words_are_the_same(text: str, start: int) -> None:
    span = Span(min(start, len(text) - 1), len(text))
    assert tuple(words_back(text, span)) == words_in(text, [span])[::-1]
