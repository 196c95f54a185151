"""An article as its page shows it: paragraphs cut at marks, and what stands between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from accordingto.core.attribution import Role
from accordingto.core.span import Span
from accordingto.ledger.views import ArticlePage, ArticleRow, AttributionRow, Block
from accordingto.serve.segments import Segment, segments

MAX_DEPTH_SHOWN = 3
"""Attributions deeper than this look like those of this depth; few texts go deeper than two."""


@dataclass(frozen=True, slots=True)
class Mark:
    """That one part of one attribution stands here.

    Args:
        number: of the attribution in the article's list, from 1.
        role: source, cue or content.
        depth: how many attributions it lies in.
        span: the whole part, which segments may cut.
    """

    number: int
    role: Role
    depth: int
    span: Span


@dataclass(frozen=True)
class Stretch:
    """One segment of a paragraph, ready to be shown.

    Args:
        words: its characters.
        segment: its place and marks.
        ends: attributions whose last word this is; their numbers stand after it.
    """

    words: str
    segment: Segment[Mark]
    ends: tuple["Item", ...]

    @cached_property
    def classes(self) -> str:
        """What the style sheet needs to know."""
        roles = sorted({mark.role for mark in self.segment.marks})
        depth = max((m.depth for m in self.segment.marks if m.role == "content"), default=0)
        found = [f"in-{role}" for role in roles]
        if "content" in roles:
            found.append(f"depth-{min(depth, MAX_DEPTH_SHOWN)}")
        edges = [m.span for m in self.segment.marks if m.role == "content"]
        if any(span.start == self.segment.span.start for span in edges):
            found.append("opens")
        if any(span.end == self.segment.span.end for span in edges):
            found.append("closes")
        return " ".join(found)

    @cached_property
    def numbers(self) -> str:
        """The attributions that cover it, the innermost last."""
        ordered = sorted(self.segment.marks, key=lambda mark: (mark.depth, mark.number))
        return " ".join(dict.fromkeys(str(mark.number) for mark in ordered))


@dataclass(frozen=True, slots=True)
class Item:
    """One attribution in the list beside the text.

    Args:
        number: its place in the list, from 1.
        depth: how many attributions it lies in.
        row: the attribution.
        outer: number and words of the source of the one it lies in; None for the outermost.
    """

    number: int
    depth: int
    row: AttributionRow
    outer: tuple[int, AttributionRow] | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or the headline of the article."""

    block: Block
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """Neighbouring blocks that belong to no article, with their words."""

    blocks: tuple[tuple[Block, str], ...]

    @property
    def kinds(self) -> str:
        """What they are, each kind once."""
        return ", ".join(dict.fromkeys(block.kind for block, _ in self.blocks))


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The place where another article of the same document stands."""

    article_id: str
    heading: str


Flow = tuple[Paragraph | Aside | Elsewhere, ...]


def items(rows: Sequence[AttributionRow]) -> tuple[Item, ...]:
    """The list of attributions, numbered, with their depth."""
    at = {row.id: place for place, row in enumerate(rows)}
    made = []
    for number, row in enumerate(rows, 1):
        depth, seen, above = 0, {row.id}, row.parent_id
        # A dossier from somebody else may hold attributions in a circle.
        while above is not None and above in at and above not in seen:
            depth += 1
            seen.add(above)
            above = rows[at[above]].parent_id
        outer = None
        if row.parent_id in at:
            place = at[row.parent_id]
            outer = (place + 1, rows[place])
        made.append(Item(number, depth, row, outer))
    return tuple(made)


def flow(page: ArticlePage, listed: Sequence[Item], headings: dict[str, str]) -> Flow:
    """The document in order, seen from one of its articles.

    Args:
        page: the article.
        listed: its attributions.
        headings: the titles of the document's articles, by id.
    """
    text, own = page.document.text, page.row.id
    marked = _by_block(page.document.blocks, listed)
    last = {item.number: max((w.span.end for _, w in item.row.parts), default=0) for item in listed}
    ends: dict[int, list[Item]] = {}
    for item in listed:
        ends.setdefault(last[item.number], []).append(item)
    found: list[Paragraph | Aside | Elsewhere] = []
    for owner, group in groupby(page.document.blocks, key=_owners(page.document.blocks, own)):
        blocks = tuple(group)
        if owner == own:
            found += [
                Paragraph(b, stretches(text, b.span, marked.get(b.seq, ()), ends)) for b in blocks
            ]
        elif owner is None:
            found.append(Aside(tuple((b, b.span.of(text)) for b in blocks)))
        else:
            found.append(Elsewhere(owner, headings.get(owner, "")))
    return tuple(found)


def _by_block(
    blocks: Sequence[Block], listed: Sequence[Item]
) -> dict[int, list[tuple[Span, Mark]]]:
    """The marks that may stand in each block, by its place in the document.

    Blocks are in order and do not overlap, so the first that a mark can touch
    is found by bisection; looking at every mark for every block took 9 seconds
    for an article of 4 000 paragraphs with an attribution in each.
    """
    starts = [block.span.start for block in blocks]
    found: dict[int, list[tuple[Span, Mark]]] = {}
    for item in listed:
        for role, words in item.row.parts:
            mark = Mark(item.number, role, item.depth, words.span)
            first = max(bisect_right(starts, words.span.start) - 1, 0)
            for block in blocks[first : bisect_left(starts, words.span.end)]:
                found.setdefault(block.seq, []).append((words.span, mark))
    return found


def _owners(blocks: Sequence[Block], own: str) -> Callable[[Block], str | None]:
    """Which article a block is shown under: another article takes its captions along.

    Where several other articles have begun and go on, a caption is taken by the
    one that was seen last.
    """
    last = {b.article_id: place for place, b in enumerate(blocks)}
    going_on: dict[str, None] = {}
    taken: dict[int, str] = {}
    for place, block in enumerate(blocks):
        if block.article_id is None:
            if going_on:
                taken[block.seq] = next(reversed(going_on))
        elif block.article_id != own:
            going_on.pop(block.article_id, None)
            if place < last[block.article_id]:
                going_on[block.article_id] = None
    return lambda block: taken.get(block.seq, block.article_id)


def stretches(
    text: str, region: Span, marked: Sequence[tuple[Span, Mark]], ends: dict[int, list[Item]]
) -> tuple[Stretch, ...]:
    """One paragraph, cut at its marks."""
    return tuple(
        Stretch(segment.span.of(text), segment, tuple(ends.get(segment.span.end, ())))
        for segment in segments(region, marked)
    )


def heading_of(rows: Sequence[ArticleRow]) -> dict[str, str]:
    """What to call each article."""
    return {row.id: row.heading for row in rows}
