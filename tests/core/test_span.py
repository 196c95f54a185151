import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.span import Covered, Regions, Span, cover
from accordingto.errors import SpanError

TEXTS = st.text(min_size=1, max_size=40)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 4), (5, 5)])
def test_an_empty_or_negative_span_is_an_error(start: int, end: int) -> None:
    with pytest.raises(SpanError, match="empty or negative"):
        Span(start, end)


def test_a_span_past_the_end_is_an_error() -> None:
    with pytest.raises(SpanError, match="text of 3 code points"):
        Span(1, 4).of("dam")


@given(texts_with_spans())
def test_a_span_gives_what_a_slice_gives(case: tuple[str, Span]) -> None:
    text, span = case
    assert span.of(text) == text[span.start : span.end]
    assert len(span) == len(span.of(text))


@given(texts_with_spans())
def test_utf16_offsets_cut_the_same_words_in_a_browser(case: tuple[str, Span]) -> None:
    text, span = case
    units = text.encode("utf-16-le", "surrogatepass")
    start, end = span.utf16(text)
    assert units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass") == span.of(text)


@given(texts_with_spans())
def test_trimming_leaves_the_words(case: tuple[str, Span]) -> None:
    text, span = case
    trimmed = span.trim(text)
    assert ("" if trimmed is None else trimmed.of(text)) == span.of(text).strip()


def test_touching_spans_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_a_span_contains_itself() -> None:
    assert Span(2, 5).contains(Span(2, 5))
    assert not Span(2, 5).contains(Span(2, 6))


def test_the_cover_spans_the_gaps() -> None:
    assert cover([Span(7, 9), Span(2, 3)]) == Span(2, 9)


def test_nothing_has_no_cover() -> None:
    with pytest.raises(SpanError):
        cover([])


def test_shifting_moves_both_ends() -> None:
    assert Span(2, 5).shift(10) == Span(12, 15)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=12, unique=True), st.integers(0, 60))
def test_regions_hold_what_one_of_them_contains(edges: list[int], start: int) -> None:
    edges.sort()
    spans = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    asked = Span(start, start + 3)
    assert Regions(reversed(spans)).hold(asked) == any(span.contains(asked) for span in spans)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 20)), max_size=8), st.integers(0, 50))
def test_a_place_is_covered_where_any_stretch_has_it(
    listed: list[tuple[int, int]], place: int
) -> None:
    spans = [Span(start, start + n_chars) for start, n_chars in listed]
    assert Covered(spans).has(place) == any(s.start <= place < s.end for s in spans)
