"""Quotations that no verb beside them introduces: speech that goes on, and block quotations."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from accordingto.annotate.direct import is_sentence_like
from accordingto.annotate.draft import Draft
from accordingto.annotate.fit import Marks, joined
from accordingto.core.span import Span
from accordingto.encode.quotes import OPENING, Quotation, continues

MAX_BLOCK_PARAGRAPHS = 12
"""A block quotation that closes without having opened is looked for in so many
paragraphs after the colon; PolNeAR's longest has nine."""

_SENTENCE_START = re.compile(r"[.!?…:][\"”’')\]]*\s*$")
_ANNOUNCES = re.compile(r"\bfollow(?:s|ing)\b")
_ASIDE = " \t\n\u00a0\"“”’'.,:;!?–—-"
_LOOK_BACK_CHARS = 12


@dataclass(slots=True)
class _Given:
    """A draft, and the quotations that it is given."""

    draft: Draft
    more: list[Span]
    end: int

    def give(self, span: Span) -> None:
        self.more.append(span)
        self.end = max(self.end, span.end)


class Orphans:
    """Gives quotations that stand alone to the attribution before them.

    Args:
        text: the whole text.
        blocks: paragraphs and title, in text order.
        marks: the outermost quotations.
        drafts: what has been found, in any order.
        leads: verbs that a colon at the end of a block follows, as drafts
            whose content is not known yet.
    """

    def __init__(
        self, text: str, blocks: Sequence[Span], marks: Marks, drafts: Iterable[Draft],
        leads: Iterable[Draft],
    ) -> None:  # fmt: skip
        self._text = text
        self._blocks = blocks
        self._marks = marks
        self._drafts = [_Given(d, [], d.end) for d in drafts]
        self._leads = [_Given(replace(d, content=()), [], d.end) for d in leads]
        outside = [g for g in self._drafts if g.draft.cue and self._is_outside(g.draft)]
        self._givers = sorted([*outside, *self._leads], key=lambda g: g.draft.cue[0].start)
        self._places = [g.draft.cue[0].start for g in self._givers]
        self._covered = _Cover(g for g in outside)

    def drafts(self) -> Iterator[Draft]:
        """All drafts, some with more content than before, and the leads that got a content."""
        self._give_blocks()
        before: _Given | None = None
        chained = False
        for quotation in self._marks.outer:
            holder = self._covered.holder(quotation.span)
            if holder is None and self._is_speech(quotation):
                holder = before if chained and before else self._holder(quotation)
                if holder is not None:
                    holder.give(quotation.span)
            before = holder
            chained = self._goes_on(quotation)
        for given in (*self._drafts, *self._leads):
            content = joined((*given.draft.content, *given.more))
            if content:
                yield replace(given.draft, content=content)

    def _goes_on(self, quotation: Quotation) -> bool:
        """Whether the next quotation goes on with this one, which never closed."""
        if quotation.closed or not quotation.opened:
            return False
        rest = self._text[quotation.span.end : self._blocks[quotation.paragraph].end]
        opens_again = rest.lstrip()[:1] in OPENING and bool(rest.strip())
        return opens_again or continues(self._text, self._blocks, quotation)

    def _is_speech(self, quotation: Quotation) -> bool:
        words = quotation.inner.of(self._text)
        is_sentence = words[:1].isupper() and words.rstrip()[-1:] in ".!?…"
        return is_sentence or is_sentence_like(self._text, quotation)

    def _is_outside(self, draft: Draft) -> bool:
        return self._marks.around(draft.cue[0].start) is None

    def _holder(self, quotation: Quotation) -> _Given | None:
        """The attribution that a quotation standing alone goes on with."""
        block = self._blocks[quotation.paragraph]
        before = self._text[
            max(block.start, quotation.span.start - _LOOK_BACK_CHARS) : quotation.span.start
        ]
        if before.strip() and not _SENTENCE_START.search(before):
            return None
        place = bisect_left(self._places, quotation.span.start) - 1
        while place >= 0 and not self._givers[place].draft.source:
            place -= 1
        if place < 0:
            return None
        giver = self._givers[place]
        if giver.draft.cue[0].start >= block.start or self._reaches(giver, quotation):
            return giver
        return None

    def _reaches(self, giver: _Given, quotation: Quotation) -> bool:
        """Whether an attribution of the paragraph before ends where that paragraph ends."""
        if quotation.paragraph == 0:
            return False
        block, previous = self._blocks[quotation.paragraph], self._blocks[quotation.paragraph - 1]
        if self._text[block.start : quotation.span.start].strip() or giver.end < previous.start:
            return False
        return not self._text[giver.end : previous.end].strip(_ASIDE)

    def _give_blocks(self) -> None:
        """Gives the paragraphs after a colon that close a quotation which never opened."""
        starts = [b.start for b in self._blocks]
        closing = {q.paragraph for q in self._marks.outer if not q.opened}
        for lead in self._leads:
            first = bisect_right(starts, lead.draft.cue[0].start)
            for block in self._blocks[first : self._block_end(first, lead, closing)]:
                lead.give(block)
            self._covered.add(lead)

    def _block_end(self, first: int, lead: _Given, closing: set[int]) -> int:
        """Where the block quotation ends that begins with paragraph `first`."""
        for last in range(first, min(first + MAX_BLOCK_PARAGRAPHS, len(self._blocks))):
            if last in closing:
                return last + 1
        announced = _ANNOUNCES.search(self._text[lead.draft.cue[0].start : lead.end + 80])
        if announced is None or first >= len(self._blocks):
            return first
        # A block in marks of its own finds its way by them.
        is_marked = self._text[self._blocks[first].start] in OPENING
        return first if is_marked else first + 1


class _Cover:
    """Which draft's content a stretch of text belongs to."""

    def __init__(self, givers: Iterable[_Given]) -> None:
        self._pieces = sorted(
            ((s, g) for g in givers for s in g.draft.content), key=lambda piece: piece[0]
        )
        self._starts = [s.start for s, _ in self._pieces]

    def add(self, given: _Given) -> None:
        for span in given.more:
            place = bisect_left(self._starts, span.start)
            self._starts.insert(place, span.start)
            self._pieces.insert(place, (span, given))

    def holder(self, span: Span) -> _Given | None:
        """The draft with a content that shares a character with `span`; the nearest such."""
        place = bisect_left(self._starts, span.end)
        # Contents overlap at most a few deep, so a few steps back are enough.
        for piece, given in reversed(self._pieces[max(place - 4, 0) : place]):
            if piece.overlaps(span):
                return given
        return None
