"""Where quotation marks open and close, and which of them belong together.

Knows every kind of mark that news uses: straight, curly, low-high, angled,
single, and the doubled `` and ''. Runs in time linear in the length of the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from accordingto.core.span import Span

Family = Literal["double", "curly", "angled", "single", "ticks"]

_MARK = re.compile("``|''|[\"“”„‟«»‹›‘’‚'\u02bc]")
_FAMILY: dict[str, Family] = {
    '"': "double", "“": "curly", "”": "curly", "„": "curly", "‟": "curly",
    "«": "angled", "»": "angled", "‹": "angled", "›": "angled",
    "‘": "single", "’": "single", "‚": "single", "'": "single", "\u02bc": "single",
    "``": "ticks", "''": "ticks",
}  # fmt: skip
_OPENERS = {"“", "„", "‟", "``"}
OPENING = '"“„«‘`'
"""First characters of marks that may open a quotation."""
CLOSING = "\"”“»’'"
"""Characters of marks that may close one."""
_CLOSERS = {"”"}
_BEFORE_OPENING = set(" \t\r\n\f\v\u00a0\u2009\u202f([{<—–-/:,;") | {'"', "“", "‘", "'", "„", "«"}
_AFTER_CLOSING = set(" \t\r\n\f\v\u00a0\u2009\u202f)]}>—–-/:,;.!?…") | {'"', "”", "’", "'", "»"}
# Words that begin with an apostrophe, which opens nothing.
_ELIDED = re.compile(
    r"(?:tis|twas|twere|em|til|till|cause|bout|round|cuz|n|[0-9]{2}s?)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch of words in quotation marks, inside one paragraph.

    Args:
        span: from the opening to the closing mark, both included where they stand.
        inner: the words between the marks.
        paragraph: which of the given paragraphs it stands in.
        opened: whether an opening mark stands there.
        closed: whether a closing mark stands there.
        depth: 0 when no other quotation holds it.
    """

    span: Span
    inner: Span
    paragraph: int
    opened: bool
    closed: bool
    depth: int


@dataclass(slots=True)
class _Open:
    """A mark that has opened and not yet closed."""

    start: int
    end: int
    family: Family


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The quotations of a text, by their first character.

    A quotation never leaves its paragraph. One that opens and never closes ends
    with its paragraph, or before the next mark that opens; one that closes and
    never opened begins with its paragraph, if nothing was quoted before. A
    single mark that never closes is an apostrophe.

    Args:
        text: the whole text.
        paragraphs: where to look, in text order.
    """
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs):
        found += _Paragraph(text, paragraph, number).quotations()
    return tuple(found)


def continues(text: str, paragraphs: Sequence[Span], quotation: Quotation) -> bool:
    """Whether the next paragraph opens with a mark while this quotation is still open.

    That is how a speech over several paragraphs is printed: each one opens, only
    the last one closes.
    """
    following = quotation.paragraph + 1
    if quotation.closed or not quotation.opened or following >= len(paragraphs):
        return False
    at_the_end = quotation.span.end >= paragraphs[quotation.paragraph].end
    return at_the_end and bool(_MARK.match(text, paragraphs[following].start))


class _Paragraph:
    """Pairs the marks of one paragraph."""

    def __init__(self, text: str, paragraph: Span, number: int) -> None:
        self._text = text
        self._paragraph = paragraph
        self._number = number
        self._open: list[_Open] = []
        self._never_closed: list[tuple[_Open, int]] = []
        self._found: list[Quotation] = []
        self._marks = list(_MARK.finditer(text, paragraph.start, paragraph.end))
        self._single_ends = [m.start() for m in self._marks if self._may_close_single(m)]
        self._single_starts = [m.start() for m in self._marks if self._opens_single(m)]

    def quotations(self) -> list[Quotation]:
        for mark in self._marks:
            self._take(mark)
        self._end_the_unclosed()
        return list(_with_depth(self._found))

    def _take(self, mark: re.Match[str]) -> None:
        family = _FAMILY[mark.group()]
        if family == "single":
            self._take_single(mark)
        elif mark.group() == "''" and not self._is_open("ticks", "curly"):
            self._open_or_close(mark, "ticks")
        elif self._closes(mark, family):
            self._close(mark, family)
        else:
            self._push(mark, family)

    def _open_or_close(self, mark: re.Match[str], family: Family) -> None:
        if self._looks_opening(mark):
            self._push(mark, family)
        else:
            self._close(mark, family)

    def _closes(self, mark: re.Match[str], family: Family) -> bool:
        if mark.group() in _OPENERS:
            # German closes with the mark that opens in English, „so“, and so do slips.
            may_close = mark.group() == "“" and self._is_open(family)
            return may_close and not self._looks_opening(mark) and self._looks_closing(mark)
        if mark.group() in _CLOSERS:
            # Swedish opens and closes with the same mark: ”so”.
            return self._is_open(family) or not self._looks_opening(mark)
        opening, closing = self._looks_opening(mark), self._looks_closing(mark)
        if opening == closing:
            return self._is_open(family)
        return closing

    def _take_single(self, mark: re.Match[str]) -> None:
        if self._is_open("single") and self._ends_single(mark):
            self._close(mark, "single")
        elif self._opens_single(mark) and not self._is_open("single"):
            # Without a mark that may close it, an opening one is an apostrophe.
            place = bisect_right(self._single_ends, mark.end())
            if place < len(self._single_ends):
                self._push(mark, "single")

    def _opens_single(self, mark: re.Match[str]) -> bool:
        if mark.group() not in ("'", "‘", "‚", "’") or not self._looks_opening(mark):
            return False
        return not _ELIDED.match(self._text, mark.end())

    def _may_close_single(self, mark: re.Match[str]) -> bool:
        return mark.group() in ("'", "’", "‘") and self._looks_closing(mark)

    def _ends_single(self, mark: re.Match[str]) -> bool:
        """Whether a single mark closes, rather than stands after a plural owner."""
        if not self._may_close_single(mark):
            return False
        before = self._text[mark.start() - 1]
        after = self._text[mark.end() : mark.end() + 2]
        if before.lower() != "s" or not (after[:1].isspace() and after[1:].isalnum()):
            return True
        return not self._closes_later(mark)

    def _closes_later(self, mark: re.Match[str]) -> bool:
        place = bisect_right(self._single_ends, mark.start())
        if place >= len(self._single_ends):
            return False
        opener = bisect_right(self._single_starts, mark.start())
        if opener >= len(self._single_starts):
            return True
        return self._single_ends[place] < self._single_starts[opener]

    def _looks_opening(self, mark: re.Match[str]) -> bool:
        start, end = mark.span()
        before = self._text[start - 1] if start > self._paragraph.start else " "
        after = self._text[end] if end < self._paragraph.end else " "
        return before in _BEFORE_OPENING and not after.isspace() and after not in ",.;:!?)"

    def _looks_closing(self, mark: re.Match[str]) -> bool:
        start, end = mark.span()
        before = self._text[start - 1] if start > self._paragraph.start else " "
        after = self._text[end] if end < self._paragraph.end else " "
        return after in _AFTER_CLOSING and not before.isspace() and start > self._paragraph.start

    def _is_open(self, *families: Family) -> bool:
        # Three levels are as deep as people quote; looking further would let a
        # text made of marks take quadratic time.
        return any(o.family in families for o in self._open[-3:])

    def _push(self, mark: re.Match[str], family: Family) -> None:
        self._open.append(_Open(mark.start(), mark.end(), family))

    def _close(self, mark: re.Match[str], family: Family) -> None:
        if not self._is_open(family):
            self._close_unopened(mark)
            return
        while self._open:
            opened = self._open.pop()
            if opened.family == family:
                self._add(
                    opened.start, mark.end(), Span(opened.end, max(mark.start(), opened.end + 1))
                )
                return
            if opened.family != "single":
                self._never_closed.append((opened, mark.start()))

    def _close_unopened(self, mark: re.Match[str]) -> None:
        start = self._paragraph.start
        if self._found or self._never_closed or self._open or mark.start() == start:
            return
        # 5'10" and 12" are lengths.
        if mark.group() != "''" and not self._text[mark.start() - 1].isdigit():
            self._add(start, mark.end(), Span(start, mark.start()), opened=False)

    def _end_the_unclosed(self) -> None:
        """Ends what never closed before the next mark that opens, or with the paragraph."""
        left = [(opened, self._paragraph.end) for opened in self._open]
        unclosed = [(o, limit) for o, limit in (*self._never_closed, *left) if o.family != "single"]
        starts = sorted([q.span.start for q in self._found] + [o.start for o, _ in unclosed])
        for opened, limit in unclosed:
            place = bisect_right(starts, opened.start)
            end = min(limit, starts[place]) if place < len(starts) else limit
            inner = Span(opened.end, end).trim(self._text) if opened.end < end else None
            if inner:
                self._add(opened.start, inner.end, inner, closed=False)

    def _add(
        self, start: int, end: int, inner: Span, *, opened: bool = True, closed: bool = True
    ) -> None:
        if inner.end <= end and inner.of(self._text).strip():
            self._found.append(Quotation(Span(start, end), inner, self._number, opened, closed, 0))


def _with_depth(found: list[Quotation]) -> Iterator[Quotation]:
    """The quotations by their first character, each with the number of those around it."""
    around: list[Quotation] = []
    for quotation in sorted(found, key=lambda q: (q.span.start, -q.span.end)):
        while around and around[-1].span.end < quotation.span.end:
            around.pop()
        yield replace(quotation, depth=len(around))
        around.append(quotation)
