"""Makes the spans of indirect attributions agree with the quotation marks around them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from accordingto.annotate.draft import Draft
from accordingto.core.span import Span
from accordingto.encode.quotes import Quotation


class Marks:
    """The outermost quotations of a text, found by place.

    Args:
        quotations: in text order; inner ones are left out.
    """

    def __init__(self, quotations: Iterable[Quotation]) -> None:
        self.outer = tuple(q for q in quotations if q.depth == 0)
        self._starts = [q.span.start for q in self.outer]
        self._ends = [q.span.end for q in self.outer]

    def around(self, place: int) -> Quotation | None:
        """The quotation that holds a character, or None."""
        at = bisect_right(self._starts, place) - 1
        return self.outer[at] if at >= 0 and place < self._ends[at] else None

    def within(self, span: Span) -> Sequence[Quotation]:
        """The quotations that share a character with `span`, in order."""
        return self.outer[
            bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)
        ]


class Union:
    """The characters that any of many spans covers, asked by place.

    Args:
        spans: in any order, overlapping or not.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._joined = joined(spans)
        self._starts = [s.start for s in self._joined]

    def touches(self, span: Span) -> bool:
        """Whether `span` shares a character with any of them."""
        place = bisect_left(self._starts, span.end) - 1
        return place >= 0 and self._joined[place].overlaps(span)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, overlapping ones made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return tuple(found)


def fitted(draft: Draft, marks: Marks) -> Draft | None:
    """The draft with its content cut at, or grown to, the quotations that it meets.

    A cue between quotation marks is spoken by whoever is quoted, so neither its
    source nor its content reaches outside. A cue outside takes quotations
    whole. None when nothing is left.
    """
    inside = marks.around(draft.cue[0].start) if draft.cue else None
    if inside is not None:
        content = _clipped(draft.content, inside.inner)
        source = _clipped(draft.source, inside.inner)
        if not content or len(source) < len(draft.source):
            return None
        return replace(draft, content=content, source=source)
    content = _grown(draft.content, marks, (*draft.source, *draft.cue))
    return replace(draft, content=content) if content else None


def _clipped(spans: Iterable[Span], to: Span) -> tuple[Span, ...]:
    return tuple(Span(max(s.start, to.start), min(s.end, to.end)) for s in spans if s.overlaps(to))


def _grown(spans: Iterable[Span], marks: Marks, others: Sequence[Span]) -> tuple[Span, ...]:
    grown: list[Span] = []
    for span in spans:
        start, end = span.start, span.end
        for quotation in marks.within(span):
            if not any(quotation.span.overlaps(o) for o in others):
                start, end = min(start, quotation.span.start), max(end, quotation.span.end)
        if grown and start <= grown[-1].end:
            grown[-1] = Span(grown[-1].start, max(end, grown[-1].end))
        else:
            grown.append(Span(start, end))
    return tuple(grown)
