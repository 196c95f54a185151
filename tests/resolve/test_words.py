"""Words of a text with their places."""

from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.span import Span
from accordingto.resolve.words import words_back, words_in


@given(st.text(alphabet="aB1.,'’- $\n", min_size=1, max_size=30), st.integers(0, 10))
def test_backwards_the_words_are_the_same(text: str, start: int) -> None:
    span = Span(min(start, len(text) - 1), len(text))
    assert tuple(words_back(text, span)) == words_in(text, [span])[::-1]


@given(st.text(alphabet="aB10.,'%- \n", min_size=2, max_size=30), st.data())
def test_words_are_those_of_a_text_that_ends_where_the_stretch_does(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start, end)
    assert words_in(text, [span]) == words_in(text[:end], [span])


def test_a_number_is_read_as_far_as_the_stretch_goes() -> None:
    text = "of 1,400, he said"
    assert [word.text for word in words_in(text, [Span(0, 8)])] == ["of", "1,400"]


def test_words_are_read_once_for_all_stretches_of_a_line() -> None:
    text = "The gate held, said Ada Lint."
    (whole, part) = words_in(text, [Span(0, 29)]), words_in(text, [Span(4, 13)])
    assert whole[1] is part[0]
    assert next(words_back(text, Span(0, 13))) is part[1]
