"""The way back from the code points of a text to places on pages that have no bytes for them."""

import struct
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from accordingto.core.span import Span
from accordingto.errors import SpanError

_RUN = struct.Struct("<3I4f")


@dataclass(frozen=True, slots=True)
class PageRun:
    """Neighbouring characters that stand in one line of one page.

    Args:
        text_start: first code point in the text.
        n_chars: how many code points, at least 1.
        page: counted from 1; 0 for characters that stand on no page, such as the
            line feeds between paragraphs.
        box: left, bottom, right and top in points of 1/72 inch, from the page's lower
            left corner; all 0 where there is no page.
    """

    text_start: int
    n_chars: int
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class PageMap:
    """On which page, and where on it, each code point of a text stands.

    The runs lie in text order, without gaps, from 0 to the text's end.

    Args:
        runs: in text order.

    Raises:
        SpanError: if the runs leave a gap or overlap.
    """

    runs: tuple[PageRun, ...]

    def __post_init__(self) -> None:
        text_at = 0
        for run in self.runs:
            if run.text_start != text_at or run.n_chars < 1:
                raise SpanError(
                    f"the page map breaks at code point {run.text_start}; "
                    f"expected code point {text_at}"
                )
            text_at += run.n_chars

    @cached_property
    def n_chars(self) -> int:
        """Length in code points of the text that this maps."""
        return self.runs[-1].text_start + self.runs[-1].n_chars if self.runs else 0

    @cached_property
    def _starts(self) -> list[int]:
        return [run.text_start for run in self.runs]

    def places_of(self, span: Span) -> tuple[tuple[int, tuple[float, float, float, float]], ...]:
        """Page and box of each line that a span touches, in text order.

        A box holds the whole run, of which the span may cover a part.

        Raises:
            SpanError: if the span ends past the text.
        """
        if span.end > self.n_chars:
            raise SpanError(
                f"span [{span.start}, {span.end}) does not fit a text of {self.n_chars} code points"
            )
        first = bisect_right(self._starts, span.start) - 1
        last = bisect_right(self._starts, span.end - 1)
        return tuple((run.page, run.box) for run in self.runs[first:last] if run.page)

    def to_bytes(self) -> bytes:
        """The map as stored: per run three unsigned 32-bit integers and four floats."""
        return b"".join(_RUN.pack(r.text_start, r.n_chars, r.page, *r.box) for r in self.runs)

    @classmethod
    def from_bytes(cls, stored: bytes) -> "PageMap":
        """The map that `to_bytes` wrote.

        Raises:
            SpanError: if the bytes are not such a map.
        """
        try:
            rows = [
                PageRun(text_start, n_chars, page, (left, bottom, right, top))
                for text_start, n_chars, page, left, bottom, right, top in _RUN.iter_unpack(stored)
            ]
        except struct.error as error:
            raise SpanError(f"{len(stored)} bytes are not a page map: {error}") from error
        return cls(tuple(rows))
