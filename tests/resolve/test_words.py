"""Words of a text with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.span import Span
from accordingto.resolve import words
from accordingto.resolve.words import line_start, words_back, words_in


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


def test_a_stretch_over_several_lines_and_past_the_end_has_the_words_of_each() -> None:
    text = "The gate held.\n\nAda Lint said so."
    found = [word.text for word in words_in(text, [Span(6, 200)])]
    assert found == ["te", "held", ".", "Ada", "Lint", "said", "so", "."]


def test_words_beside_one_that_is_cut_are_not_read_again() -> None:
    text = "The gate held, said Ada Lint."
    (whole, part) = words_in(text, [Span(0, 29)]), words_in(text, [Span(2, 11)])
    assert [word.text for word in part] == ["e", "gate", "he"]
    assert part[1] is whole[1]


def test_a_number_is_read_as_far_as_the_stretch_goes() -> None:
    text = "of 1,400, he said"
    assert [word.text for word in words_in(text, [Span(0, 8)])] == ["of", "1,400"]


def test_words_are_read_once_for_all_stretches_of_a_line() -> None:
    text = "The gate held, said Ada Lint."
    (whole, part) = words_in(text, [Span(0, 29)]), words_in(text, [Span(4, 13)])
    assert whole[1] is part[0]
    assert next(words_back(text, Span(0, 13))) is part[1]


def test_the_lines_of_a_long_article_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = list[int]()

    class Counted(words._Line):
        __slots__ = ()

        def __init__(self, text: str, start: int, end: int) -> None:
            read.append(start)
            super().__init__(text, start, end)

    monkeypatch.setattr(words, "_Line", Counted)
    text = "The gate of Vask leaked again, they said.\n" * 1000
    spans = [Span(start, start + 8) for start in range(0, len(text), len(text) // 1000)]
    for _ in range(2):
        assert all(len(words_in(text, [span])) == 2 for span in spans)
    assert len(read) == 1000


@pytest.mark.parametrize("line", ["a", "The gate of Vask leaked again, they said."])
def test_no_more_of_a_text_is_kept_than_is_said(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr(words, "_MOST_CHARS", 1000)
    text = f"{line} of the gate\n" * 200
    lines = words._Lines(text)
    for start in range(0, len(text), len(text) // 200):
        assert lines.at(start) is not None
        assert (
            sum(16 + kept.end - kept._words[0].span.start for kept in lines._kept.values()) < 1001
        )


@pytest.mark.parametrize(
    ("place", "most", "start"), [(9, 40, 5), (9, 2, 7), (4, 40, 0), (5, 40, 5), (0, 3, 0)]
)
def test_a_line_is_looked_back_no_further_than_is_said(place: int, most: int, start: int) -> None:
    assert line_start("One.\nTwo, three.", place, most) == start
