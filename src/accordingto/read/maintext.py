"""Which blocks of a page are running text: by a well-kept library, checked against the markup.

trafilatura finds the main text but gives it back reworked and without places, so
its words are sought again among our blocks. What it misses is put back when it
stands among what it found; what the markup marks as something else is taken out.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from accordingto.core.document import BoilerplateKind, Note
from accordingto.errors import MissingExtraError
from accordingto.read.blocks import Block
from accordingto.read.page import Page
from accordingto.read.phrases import is_truncated, kind_of_phrase

_WORD = re.compile(r"\w+")
_STOPS = ".!?…:;\"'”’»)]"
_N_GRAM = 4
_LONG = 12  # words; what is shorter may be a label
_LETS_BODY_IN: tuple[BoilerplateKind | None, ...] = (
    None,
    "advert",
    "related",
    "share",
    "comments",
    "other",
)
"""Zones that a class name gives to a part of a page, and now and then to all of it."""

_MAX_CHARS = 20_000_000

_MAX_ASIDE = 5
"""An aside is left out of the search if it holds at most one part in so many of the text."""

_MIN_FAST_WORDS = 150
"""What the library finds without comparing several ways is checked by those below this
length, if the page holds half as many words again: on 94 pages it differed on two, where
it had found 0 words of 103 and 54 of 315 and the page holds 125 and 484."""


@dataclass(frozen=True, slots=True)
class MainText:
    """The blocks of a page and which of them are its main text.

    Args:
        blocks: those of the page, without the zones that its own text belies.
        found: for each, whether it belongs to the main text.
        notes: what a person should know about how it was found.
    """

    blocks: tuple[Block, ...]
    found: tuple[bool, ...]
    notes: tuple[Note, ...] = ()


def main_text(page: Page, chars: str) -> MainText:
    """Tell the main text of a page from what stands around it."""
    blocks = page.blocks
    if page.is_monstrous or len(chars) > _MAX_CHARS:
        message = (
            f"Its elements lie {page.depth} deep and have up to {page.n_attributes} attributes; "
            "its main text was told by structure alone."
        )
        found = tuple(is_running(block) for block in blocks)
        return MainText(blocks, found, (Note("main-text-by-structure", message),))
    extracted = _extract(_without_asides(page, chars), precise=True, fast=True)
    if _seems_short(blocks, len(extracted.split())):
        extracted = _extract(chars, precise=True)
    known = _Known.of(extracted)
    blocks = _believed(blocks, known)
    chosen = _aligned(blocks, known)
    if _n_words(blocks, chosen) * 2 < _n_words(blocks, [is_running(b) for b in blocks]):
        # The stricter search now and then finds only a notice beside the story.
        other = _Known.of(_extract(chars, precise=False))
        chosen = _better(blocks, chosen, _aligned(blocks, other))
    return MainText(blocks, tuple(_rescued(blocks, chosen)))


def _without_asides(page: Page, chars: str) -> str:
    """The page without most of what the markup says is no story.

    Searching the rest takes half the time. What holds much of the running text stays:
    a class name such as "widget" may be that of the whole story.
    """
    running = [(b.span.start, b.n_words) for b in page.blocks if _is_long(b)]
    starts = [start for start, _ in running]
    sums = list(accumulate((n_words for _, n_words in running), initial=0))
    kept = []
    at = 0
    for aside in page.asides:
        low, high = (bisect_left(starts, edge) for edge in (aside.text_start, aside.text_end))
        if (sums[high] - sums[low]) * _MAX_ASIDE <= sums[-1]:
            kept.append(chars[at : aside.start])
            at = aside.end
    kept.append(chars[at:])
    return "".join(kept)


def _is_long(block: Block) -> bool:
    return block.n_words >= _LONG and block.link_share < 0.5


def _seems_short(blocks: Sequence[Block], n_words: int) -> bool:
    """Whether the quick search found little, and the page holds more that could be a story."""
    if n_words >= _MIN_FAST_WORDS:
        return False
    long = sum(block.n_words for block in blocks if _is_long(block))
    return long > 1.5 * n_words


def _believed(blocks: Sequence[Block], known: "_Known") -> tuple[Block, ...]:
    """The blocks without each zone in which much of the main text lies.

    Class names such as "widget" or "ad" mean a part of most pages, and on some all of it.
    """
    words: Counter[BoilerplateKind | None] = Counter()
    for block in blocks:
        if block.n_words >= _LONG and block.link_share < 0.5 and known.has(block.words):
            words[block.zone] += block.n_words
    total = words.total()
    belied = {zone for zone, n in words.items() if n * 2 >= total} - {"page-title", None}
    return tuple(replace(b, zone=None) if b.zone in belied else b for b in blocks)


def is_running(block: Block) -> bool:
    """Whether a block is running text by itself: whole sentences, few links, no other zone."""
    return (
        block.zone is None
        and block.n_words >= _LONG
        and block.link_share < 0.5
        and block.words[-1] in _STOPS
        and not is_truncated(block.words)
        and kind_of_phrase(block.words) is None
        and not block.heading
    )


def _better(blocks: Sequence[Block], one: list[bool], other: list[bool]) -> list[bool]:
    return other if _n_words(blocks, other) > 2 * _n_words(blocks, one) else one


def _n_words(blocks: Sequence[Block], chosen: Sequence[bool]) -> int:
    return sum(b.n_words for b, is_chosen in zip(blocks, chosen, strict=True) if is_chosen)


def _extract(chars: str, *, precise: bool, fast: bool = False) -> str:
    """The main text as trafilatura finds it; empty if it finds none."""
    try:
        import trafilatura  # noqa: PLC0415 - an extra, and slow to import
        from lxml.etree import LxmlError  # noqa: PLC0415 - no stubs
    except ImportError as error:
        raise MissingExtraError("html", "Reading HTML") from error
    try:
        # On 94 pages with known text: body F1 .967 precise, .962 otherwise, .950 with comments.
        found = trafilatura.extract(
            chars, include_comments=False, favor_precision=precise, fast=fast
        )
    except (
        LxmlError,
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
        ArithmeticError,
        AssertionError,
        RecursionError,
    ):
        # What breaks the library is told by structure, as if it had found nothing.
        return ""
    return found or ""


@dataclass(frozen=True, slots=True)
class _Known:
    """The words of an extracted text, by line and by run."""

    lines: frozenset[tuple[str, ...]]
    grams: frozenset[tuple[str, ...]]
    answers: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, extracted: str) -> "_Known":
        lines = frozenset(_key(line) for line in extracted.split("\n"))
        return cls(lines, frozenset(_grams(_key(extracted))))

    def has(self, words: str) -> bool:
        """Whether a line holds these words alone, or half of their runs are known."""
        if words not in self.answers:
            self.answers[words] = self._has(words)
        return self.answers[words]

    def _has(self, words: str) -> bool:
        key = _key(words)
        if len(key) < 2 * _N_GRAM:
            return bool(key) and key in self.lines
        found = [gram in self.grams for gram in _grams(key)]
        return sum(found) * 2 >= len(found)


def _key(words: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(words.casefold()))


def _grams(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(_N_GRAM)), strict=False)


def _aligned(blocks: Sequence[Block], known: _Known) -> list[bool]:
    """Which blocks occur in an extracted text, by their words alone, and may be body."""
    found = [_may_be_body(block) and known.has(block.words) for block in blocks]
    _drop_doubles(blocks, found)
    return found


def _may_be_body(block: Block) -> bool:
    if block.zone not in _LETS_BODY_IN or block.tag == "h1":
        return False
    if block.zone is not None and (block.n_words < _LONG or block.heading):
        return False
    if kind_of_phrase(block.words) is not None:
        return False
    return block.link_share < 0.9 or (
        block.n_words >= _LONG and block.tag == "p" and block.link_share < 1
    )


def _drop_doubles(blocks: Sequence[Block], found: list[bool]) -> None:
    """Of blocks with the same words keep the one among the most others that were found."""
    by_words: dict[str, list[int]] = {}
    for at, is_found in enumerate(found):
        if is_found:
            by_words.setdefault(blocks[at].words, []).append(at)
    for places in by_words.values():
        if len(places) > 1:
            kept = max(places, key=lambda at: (sum(found[max(at - 4, 0) : at + 5]), -at))
            for at in places:
                found[at] = at == kept


def _rescued(blocks: Sequence[Block], found: list[bool]) -> list[bool]:
    """Put back the running text that stands among what was found, or in the same `<article>`."""
    places = [at for at, is_found in enumerate(found) if is_found]
    if not places:
        return found
    rescued = list(found)
    for before, after in pairwise(places):
        # A gap of many blocks is a list or a comment thread, not a lost paragraph.
        if after - before <= 12:
            for at in range(before + 1, after):
                rescued[at] = is_running(blocks[at]) and blocks[at].n_words >= 15
    stories = {blocks[at].story for at in places} - {-1}
    if len(stories) == 1:
        for at, block in enumerate(blocks):
            rescued[at] = rescued[at] or (
                block.story in stories and block.tag == "p" and is_running(block)
            )
    return rescued
