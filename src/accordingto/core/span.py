"""A stretch of one document's text: the address of every item in a ledger."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from accordingto.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one document's text, `[start, end)` in code points.

    Offsets count Unicode code points of `Document.text`, as Python slices do:
    never bytes, tokens or UTF-16 units. Browsers count UTF-16 units, so pages
    must go through `utf16`.

    Raises:
        SpanError: if not `0 <= start < end`; an empty span points at nothing.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"span [{self.start}, {self.end}) is empty or negative")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words this span covers in `text`.

        Raises:
            SpanError: if the span ends past the text. A plain slice would
                shorten the quotation without saying so.
        """
        if self.end > len(text):
            raise SpanError(
                f"span [{self.start}, {self.end}) does not fit a text of "
                f"{len(text)} code points; was it made for another version?"
            )
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> "Span":
        """The same stretch, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def trim(self, text: str) -> "Span | None":
        """This span without white space at its edges; None if nothing else is there."""
        words = self.of(text)
        start = self.start + len(words) - len(words.lstrip())
        end = self.end - (len(words) - len(words.rstrip()))
        return Span(start, end) if start < end else None

    def utf16(self, text: str) -> tuple[int, int]:
        """Start and end in UTF-16 units of `text`, as browsers count.

        >>> Span(1, 2).utf16("😀b")
        (2, 3)
        """
        before = _n_utf16(text[: self.start])
        return before, before + _n_utf16(self.of(text))


class Regions:
    """Stretches that do not overlap, asked by place in logarithmic time.

    Args:
        spans: in any order.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def hold_all(self, spans: Iterable[Span]) -> bool:
        """Whether each of `spans` lies in one of the stretches."""
        return all(self.hold(span) for span in spans)

    def hold(self, span: Span) -> bool:
        """Whether one of the stretches contains `span`."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and self._spans[at].contains(span)


class Covered:
    """The places in stretches that may overlap, asked in logarithmic time.

    Args:
        spans: in any order.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        listed = sorted(spans)
        self._starts = [span.start for span in listed]
        # The furthest end of all that begin no later.
        self._ends = list(accumulate((span.end for span in listed), max))

    def has(self, place: int) -> bool:
        """Whether a place stands in one of the stretches."""
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]


def _n_utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cover(spans: Iterable[Span]) -> Span:
    """The smallest span that contains all of `spans`.

    Raises:
        SpanError: if there are none.
    """
    listed = tuple(spans)
    if not listed:
        raise SpanError("no span to cover; at least one is needed")
    return Span(min(s.start for s in listed), max(s.end for s in listed))
