"""Overlapping marks become flat segments."""

from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.span import Span
from accordingto.serve.segments import segments

LENGTH = 40


def spans() -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 12)).map(
        lambda pair: Span(pair[0], pair[0] + pair[1])
    )


MARKED = st.lists(spans(), max_size=12).map(lambda found: list(zip(found, range(99), strict=False)))


@given(spans(), MARKED)
def test_segments_cover_the_region_without_gap_or_overlap(
    region: Span, marked: list[tuple[Span, int]]
) -> None:
    text = "".join(chr(0x1F600 + i % 60) for i in range(LENGTH + 20))
    cut = segments(region, marked)
    assert "".join(segment.span.of(text) for segment in cut) == region.of(text)


@given(spans(), MARKED)
def test_every_mark_covers_exactly_its_own_characters(
    region: Span, marked: list[tuple[Span, int]]
) -> None:
    cut = segments(region, marked)
    for span, mark in marked:
        covered = {at for s in cut if mark in s.marks for at in range(s.span.start, s.span.end)}
        inside = set(range(span.start, span.end)) & set(range(region.start, region.end))
        assert covered == inside


@given(spans(), MARKED)
def test_neighbours_differ_or_touch_an_edge(region: Span, marked: list[tuple[Span, int]]) -> None:
    """No text is cut where no mark begins or ends."""
    edges = {edge for span, _ in marked for edge in (span.start, span.end)}
    for segment in segments(region, marked)[1:]:
        assert segment.span.start in edges


def test_marks_keep_the_order_in_which_they_were_given() -> None:
    marked = [(Span(0, 9), "outer"), (Span(2, 4), "inner"), (Span(3, 12), "crossing")]
    assert [(s.span, s.marks) for s in segments(Span(0, 10), marked)] == [
        (Span(0, 2), ("outer",)),
        (Span(2, 3), ("outer", "inner")),
        (Span(3, 4), ("outer", "inner", "crossing")),
        (Span(4, 9), ("outer", "crossing")),
        (Span(9, 10), ("crossing",)),
    ]


def test_a_region_without_marks_is_one_segment() -> None:
    assert [s.span for s in segments(Span(3, 8), [(Span(8, 9), 1), (Span(0, 3), 2)])] == [
        Span(3, 8)
    ]
