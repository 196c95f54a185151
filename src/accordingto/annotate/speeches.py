"""Speeches over several paragraphs, which reach further than the network looks."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from accordingto.annotate.draft import Draft
from accordingto.annotate.fit import Marks, joined
from accordingto.core.span import Span
from accordingto.encode.quotes import Quotation, continues

MAX_PARAGRAPHS = 12
"""A speech is followed through so many paragraphs; PolNeAR's longest block quotation has
nine. Where closing marks are lost, every paragraph seems to go on with the one before."""


def with_whole_speeches(
    text: str, blocks: Sequence[Span], quoted: Sequence[Quotation], drafts: Iterable[Draft]
) -> Iterator[Draft]:
    """The drafts, each with all paragraphs of a speech that its cue introduces.

    A cue in a paragraph that ends with a colon introduces what follows up to the
    paragraph that closes a quotation without having opened one. A quotation that
    ends its paragraph unclosed goes on where the next paragraph opens again.

    Args:
        text: the document's text.
        blocks: title and paragraphs in text order.
        quoted: their quotations.
        drafts: what was found.
    """
    starts = [b.start for b in blocks]
    outer = [q for q in quoted if q.depth == 0]
    closing = {q.paragraph for q in outer if not q.opened}
    drafts = list(drafts)
    last_cues = _last_cues(starts, drafts)
    goes_on = _Continuations(text, blocks, outer, [d.cue[0] for d in drafts])
    for draft in drafts:
        home = bisect_right(starts, draft.cue[0].start) - 1
        more: list[Span] = []
        if draft.cue[0].start == last_cues[home] and text[blocks[home].end - 1] == ":":
            more += _block(blocks, home + 1, closing)
        more += goes_on.after(draft.content[-1])
        own = (*draft.source, *draft.cue)
        if more and not any(span.overlaps(s) for span in more for s in own):
            draft = replace(draft, content=joined((*draft.content, *more)))  # noqa: PLW2901 - grown
        yield draft


class _Continuations:
    """The paragraphs in which an unclosed quotation goes on.

    Args:
        text: the document's text.
        blocks: title and paragraphs.
        outer: the outermost quotations.
        cues: of everything found; a paragraph with a cue outside its marks has a
            speaker of its own.
    """

    def __init__(
        self, text: str, blocks: Sequence[Span], outer: Sequence[Quotation], cues: Iterable[Span]
    ) -> None:
        self._text, self._blocks = text, blocks
        self._unclosed = {q.span.end: q for q in outer if q.opened and not q.closed}
        self._openings = {
            q.paragraph: q
            for q in outer
            if q.opened
            and q.span.start == blocks[q.paragraph].start
            and any(c.isalnum() for c in q.inner.of(text))
        }
        marks = Marks(outer)
        starts = [b.start for b in blocks]
        self._spoken = {
            bisect_right(starts, cue.start) - 1 for cue in cues if marks.around(cue.start) is None
        }

    def after(self, content: Span) -> list[Span]:
        """What follows a content that ends with an unclosed quotation, a span a paragraph."""
        found: list[Span] = []
        last = self._unclosed.get(content.end)
        while last is not None and len(found) < MAX_PARAGRAPHS:
            following = self._openings.get(last.paragraph + 1)
            if following is None or following.paragraph in self._spoken:
                break
            if not continues(self._text, self._blocks, last):
                break
            found.append(following.span)
            last = self._unclosed.get(following.span.end)
        return found


def _last_cues(starts: Sequence[int], drafts: Iterable[Draft]) -> dict[int, int]:
    """Paragraph → where the last cue in it begins."""
    found: dict[int, int] = {}
    for draft in drafts:
        home = bisect_right(starts, draft.cue[0].start) - 1
        found[home] = max(found.get(home, 0), draft.cue[0].start)
    return found


def _block(blocks: Sequence[Span], first: int, closing: set[int]) -> Sequence[Span]:
    """The paragraphs from `first` to the one that closes a quotation; none if none does."""
    for last in range(first, min(first + MAX_PARAGRAPHS, len(blocks))):
        if last in closing:
            return blocks[first : last + 1]
    return ()
