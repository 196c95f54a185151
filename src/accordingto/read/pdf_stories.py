"""Which paragraphs of a PDF belong to which story, told by the size of their type."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from accordingto.core.document import BoilerplateKind
from accordingto.core.span import Span
from accordingto.read.articles import split_lines
from accordingto.read.blocks import Block, Split, Story
from accordingto.read.lines import Rhythm
from accordingto.read.phrases import kind_of_phrase

_SMALL = 0.93
_LARGE = 1.12
_HEADLINE = 1.8
"""Type this much larger than running text heads a story of its own; sections of one text
are set in one and a half times its size at most."""

_LIKE_TITLE = 1.4
_DECK = 1.7
_MAX_HEADING_WORDS = 40
_MAX_SMALL_WORDS = 80
"""A story set in small type is longer; captions and notes are shorter."""

_MAX_SMALL_SHARE = 0.2
"""More small type than this is how a document sets its examples or its tables."""

_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§¶])[.)]?\s?[^\W\d_]")
_NUMBER = re.compile(
    r"(?:chapter|section|part|annex)?\s?(\d{1,2})(?:\.\d+)*[.):]?\s", re.IGNORECASE
)
_NAMED = re.compile(r"(?:(?:[^\W\d_a-zß-öø-ÿа-я]\S*|of|the|and|de|la|le|der|die|das|&)(?:\s+|$))+")
_PAPER = re.compile(r"The\s|[^a-z]+$")
_GAP, _APART, _FAR_APART = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph with its place in the text and its look.

    Args:
        span: where it stands.
        words: what stands there.
        size: of its type, as a multiple of running text.
        bold: whether all of it is bold.
        kind: what its place on the page makes it; None for what may be a story's.
    """

    span: Span
    words: str
    size: float
    bold: bool = False
    kind: BoilerplateKind | None = None

    @property
    def n_words(self) -> int:
        """How many words it has, parted by white space."""
        return len(self.words.split())

    @property
    def is_heading(self) -> bool:
        """Whether its type sets it apart from running text."""
        if self.n_words > _MAX_HEADING_WORDS or kind_of_phrase(self.words) is not None:
            return False
        return self.size >= _LARGE or (
            self.bold and self.n_words <= 20 and self.words[-1] not in ".;,"
        )


@dataclass(frozen=True, slots=True)
class Parted:
    """The stories of a PDF.

    Args:
        blocks: what may belong to a story, in text order.
        split: every piece in exactly one place.
        subtitles: for each story, where the line in larger type under its headline stands.
    """

    blocks: tuple[Block, ...]
    split: Split
    subtitles: tuple[Span | None, ...]


def part_stories(pieces: Sequence[Piece]) -> Parted:
    """Part the paragraphs of a PDF into stories and the rest."""
    judged = _small_type(pieces)
    flowing = [piece for piece in judged if piece.kind is None]
    blocks = tuple(_spaced(flowing))
    split = split_lines(blocks, rhythm=Rhythm(_GAP, 1.0))
    looks = {piece.span: piece for piece in flowing}
    looks = {piece.span: piece for piece in flowing}
    stories = _titled(split, looks)
    titles = {one.title.span for one in stories if one.title is not None}
    rest: list[tuple[Block, BoilerplateKind]] = [
        (block, "heading" if kind == "caption" and looks[block.span].is_heading else kind)
        for block, kind in split.rest
        if block.span not in titles
    ]
    rest += [
        (old.title, "menu" if old.title.span < new.title.span else "heading")
        for old, new in zip(split.stories, stories, strict=True)
        if old.title is not None and new.title is not None and old.title is not new.title
    ]
    rest += [(_block(piece), piece.kind) for piece in judged if piece.kind is not None]
    rest.sort(key=lambda pair: pair[0].span)
    return Parted(blocks, Split(stories, tuple(rest)), _subtitles(stories, flowing))


def _titled(split: Split, looks: dict[Span, Piece]) -> tuple[Story, ...]:
    """The stories with their largest headings as titles."""
    stories: list[Story] = []
    starts = [block.span.start for block, _ in split.rest]
    for story in split.stories:
        after = stories[-1].body[-1].span.end if stories else 0
        low, high = bisect_left(starts, after), bisect_left(starts, story.body[0].span.start)
        before = [block for block, _ in split.rest[low:high]]
        stories.append(_retitled(story, before, looks, opens=not stories))
    return tuple(stories)


def _small_type(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with captions and notes told by their small type where they are short."""
    judged = list(pieces)
    small = [one for one in pieces if one.kind is None and one.size < _SMALL]
    n_words = sum(one.n_words for one in pieces if one.kind is None)
    if sum(one.n_words for one in small) > _MAX_SMALL_SHARE * n_words:
        return judged
    at = 0
    while at < len(judged):
        end = at
        while end < len(judged) and judged[end].kind is None and judged[end].size < _SMALL:
            end += 1
        if end > at and sum(one.n_words for one in judged[at:end]) <= _MAX_SMALL_WORDS:
            judged[at:end] = map(_judged_small, judged[at:end])
        at = max(end, at + 1)
    return judged


def _judged_small(piece: Piece) -> Piece:
    if kind_of_phrase(piece.words) is not None:
        return piece
    return replace(piece, kind="other" if _NOTE.match(piece.words) else "caption")


def _block(piece: Piece, gap: int = _GAP) -> Block:
    return Block(piece.span, piece.words, gap=gap)


def _spaced(pieces: Sequence[Piece]) -> list[Block]:
    """Blocks whose gaps say what the size of type says: how far a heading stands apart."""
    largest = max((one.size for one in pieces if one.is_heading), default=0.0)
    numbered = _numbered([one for one in pieces if one.is_heading])
    found: list[Block] = []
    after = _GAP
    for piece in pieces:
        gap = after
        after = _GAP
        if piece.is_heading and piece.span not in numbered:
            gap = _APART
            if _heads_story(piece, largest):
                gap, after = _FAR_APART, _APART
        found.append(_block(piece, gap if found else 0))
    return found


def _numbered(headings: Sequence[Piece]) -> set[Span]:
    """The headings that count the chapters of one text: the next or the last number is there."""
    matches = [(piece.span, _NUMBER.match(piece.words)) for piece in headings]
    numbers = {int(match[1]) for _, match in matches if match is not None}
    return {
        span
        for span, match in matches
        if match is not None and {int(match[1]) - 1, int(match[1]) + 1} & numbers
    }


def _heads_story(piece: Piece, largest: float) -> bool:
    like_title = piece.size >= 0.95 * largest and piece.size >= _LIKE_TITLE
    return like_title or piece.size >= _HEADLINE


def _retitled(
    story: Story, before: Sequence[Block], looks: dict[Span, Piece], *, opens: bool
) -> Story:
    """The story with the largest heading before its running text as its title."""
    if story.stamp is not None:
        return story
    title = [story.title] if story.title is not None else []
    region = sorted(
        {b.span: b for b in (*title, *before, *_leading(story, looks))}.values(), key=_at
    )
    headings = [b for b in region if looks[b.span].is_heading and looks[b.span].size >= _LARGE]
    if not headings:
        return story
    chosen = _largest(headings, looks)
    if opens:
        chosen = _under_masthead(chosen, headings, looks)
    body = tuple(block for block in story.body if block is not chosen)
    if chosen is story.title or not body:
        return story
    near = tuple(sorted((*title, *(b for b in story.near if b is not chosen)), key=_at))
    return replace(story, title=chosen, body=body, near=near)


def _leading(story: Story, looks: dict[Span, Piece]) -> list[Block]:
    """The headings with which the body begins."""
    found: list[Block] = []
    for block in story.body:
        if not looks[block.span].is_heading:
            break
        found.append(block)
    return found


def _at(block: Block) -> Span:
    return block.span


def _largest(headings: Sequence[Block], looks: dict[Span, Piece]) -> Block:
    return max(headings, key=lambda b: (round(looks[b.span].size, 1), -b.span.start))


def _under_masthead(chosen: Block, headings: Sequence[Block], looks: dict[Span, Piece]) -> Block:
    """The headline under what is the name of the paper; else what was chosen."""
    later = [b for b in headings if b.span > chosen.span and b.n_words >= 3]
    if chosen is not headings[0] or not later or not _NAMED.fullmatch(chosen.words):
        return chosen
    following = _largest(later, looks)
    if chosen.n_words > 5 or looks[following.span].size < _DECK:
        return chosen
    plain = following.n_words >= 5 or not _NAMED.fullmatch(following.words)
    return following if plain or _PAPER.match(chosen.words) else chosen


def _subtitles(stories: Sequence[Story], pieces: Sequence[Piece]) -> tuple[Span | None, ...]:
    """For each story the heading right under its headline, smaller than that."""
    following = {title.span: (title, piece) for title, piece in pairwise(pieces)}
    found: list[Span | None] = []
    for story in stories:
        pair = None if story.title is None else following.get(story.title.span)
        found.append(pair[1].span if pair is not None and _is_deck(*pair) else None)
    return tuple(found)


def _is_deck(title: Piece, piece: Piece) -> bool:
    return piece.is_heading and _LARGE <= piece.size < 0.95 * title.size and piece.n_words >= 4
