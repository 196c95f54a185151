"""Speeches over several paragraphs, which reach further than the network looks."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from accordingto.annotate.draft import Draft
from accordingto.annotate.fit import joined
from accordingto.annotate.quotes import Quotation, continues
from accordingto.core.span import Span

MAX_PARAGRAPHS = 12
"""A block quotation that closes without having opened is looked for in so many
paragraphs after the colon; PolNeAR's longest has nine."""


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
    by_end = {q.span.end: q for q in outer if q.opened and not q.closed}
    first_of = {q.paragraph: q for q in reversed(outer)}
    last_cues = _last_cues(starts, drafts := list(drafts))
    for draft in drafts:
        home = bisect_right(starts, draft.cue[0].start) - 1
        more: list[Span] = []
        if draft.cue[0].start == last_cues[home] and text[blocks[home].end - 1] == ":":
            more += _block(blocks, home + 1, closing)
        last = by_end.get(draft.content[-1].end)
        while last is not None and continues(text, blocks, last):
            following = first_of[last.paragraph + 1]
            more.append(following.span)
            last = by_end.get(following.span.end)
        if more:
            draft = replace(draft, content=joined((*draft.content, *more)))  # noqa: PLW2901 - grown
        yield draft


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
