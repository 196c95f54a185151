"""Cutting text where marks begin and end, so that marks may overlap as they like."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from accordingto.core.span import Span

MarkT = TypeVar("MarkT")


@dataclass(frozen=True, slots=True)
class Segment(Generic[MarkT]):
    """A stretch of text over which the same marks hold.

    Args:
        span: its place; segments of one region touch and never overlap.
        marks: those that cover it, in the order in which they were given.
    """

    span: Span
    marks: tuple[MarkT, ...]


def segments(region: Span, marked: Sequence[tuple[Span, MarkT]]) -> tuple[Segment[MarkT], ...]:
    """Cut `region` at every edge of a marked span.

    HTML elements must nest, marks need not: an attribution may overlap another
    or be broken in two. So each segment becomes one flat element that carries
    all of its marks.

    Args:
        region: what to cut, such as a paragraph.
        marked: places and their marks; what lies outside the region is passed over.

    Returns:
        Segments in text order that cover the region without a gap.
    """
    begins: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, list[int]] = defaultdict(list)
    for number, (span, _) in enumerate(marked):
        if span.overlaps(region):
            begins[max(span.start, region.start)].append(number)
            ends[min(span.end, region.end)].append(number)
    cuts = sorted({region.start, region.end, *begins, *ends})
    open_marks: set[int] = set()
    cut: list[Segment[MarkT]] = []
    for start, end in pairwise(cuts):
        open_marks.difference_update(ends[start])
        open_marks.update(begins[start])
        cut.append(Segment(Span(start, end), tuple(marked[n][1] for n in sorted(open_marks))))
    return tuple(cut)
