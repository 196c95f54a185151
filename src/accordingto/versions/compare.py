"""How much two versions share, and the words in which they differ."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from accordingto.core.span import Span
from accordingto.core.version import Change, Wording
from accordingto.versions.align import common
from accordingto.versions.sides import Side, Stretch, split
from accordingto.versions.words import Numbered, folded, words

COUNTED_CHARS = 500_000
"""How much of an article is counted, about 80 000 words: five of them, each of different
words throughout, need 150 MB."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The words of an article without their places, capitals folded.

    Args:
        pairs: how often each pair of neighbours within a paragraph occurs.
        words: how often each word does.
    """

    pairs: Counter[tuple[str, str]]
    words: Counter[str]


def counted(wording: Wording) -> Counted:
    """The words of an article; of one longer than `COUNTED_CHARS`, those of its beginning."""
    found = Counted(Counter(), Counter())
    left = COUNTED_CHARS
    for paragraph in wording.paragraphs:
        region = Span(paragraph.start, min(paragraph.end, paragraph.start + left))
        listed = [wording.text[a:b].casefold() for a, b in words(wording.text, region)]
        found.pairs.update(pairwise(listed))
        found.words.update(listed)
        left -= len(region)
        if left <= 0:
            break
    return found


def shared(one: Counted, other: Counted) -> float:
    """Which share of the shorter one's words stands in the other, in pairs of neighbours.

    Pairs, because two reports on anything share their small words; of the shorter one,
    because a report that grows stays the same report. Articles without pairs are
    compared by single words.

    Returns:
        0 for nothing in common, 1 when all of the shorter one stands in the other; in
        steps of 0.0001.
    """
    fewer = n_compared(one, other)
    if one.pairs and other.pairs:
        return round((one.pairs & other.pairs).total() / fewer, 4)
    return round((one.words & other.words).total() / fewer, 4) if fewer else 0.0


def n_compared(one: Counted, other: Counted) -> int:
    """How many pairs, or words, the shorter one has: what `shared` gives the share of."""
    fewer = min(one.pairs.total(), other.pairs.total())
    return fewer or min(one.words.total(), other.words.total())


def changes(earlier: Wording, later: Wording) -> tuple[Change, ...]:
    """The words in which two versions differ, in order; empty if no word does.

    Paragraphs with the same words are aligned first, then the words of those between
    them. A change stands within one paragraph on either side. The words outside all
    changes are the same in both, in the same order. A paragraph that moved is removed
    at the one place and added at the other. Where more than `sides.MAX_CHARS` were rewritten
    in one go, their paragraphs are replaced whole.
    """
    left, right = Side(earlier), Side(later)
    numbered = Numbered()
    kept = common(numbered.of(folded(earlier)), numbered.of(folded(later)))
    found: list[Change] = []
    for i, to_i, j, to_j in _between(kept, len(earlier.paragraphs), len(later.paragraphs)):
        if i < to_i or j < to_j:
            found += _changes_of_words(left, right, (i, to_i, j, to_j))
    return tuple(found)


def _between(kept: Iterable[tuple[int, int]], n: int, m: int) -> Iterator[Stretch]:
    """The stretches before, between and after what is kept."""
    i = j = 0
    for to_i, to_j in kept:
        yield i, to_i, j, to_j
        i, j = to_i + 1, to_j + 1
    yield i, n, j, m


def _changes_of_words(left: Side, right: Side, paragraphs: Stretch) -> Iterator[Change]:
    i, to_i, j, to_j = paragraphs
    one, two = left.run(i, to_i), right.run(j, to_j)
    kept: list[tuple[int, int]] = []
    if not (one.is_too_long or two.is_too_long):
        numbered = Numbered()
        kept = common(numbered.of(one.strings()), numbered.of(two.strings()))
    for stretch in readable(_between(kept, len(one.words), len(two.words))):
        yield from split(one, two, stretch)


def readable(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Changed stretches; two become one where less is kept between than half of either.

    A lone "the" between ten words taken out and ten put in is kept by chance.
    """
    found: list[Stretch] = []
    for current in stretches:
        i, to_i, j, to_j = current
        if i == to_i and j == to_j:
            continue
        while found and 2 * (i - found[-1][1]) <= min(_size(found[-1]), _size((i, to_i, j, to_j))):
            i, _, j, _ = found.pop()
        found.append((i, to_i, j, to_j))
    return found


def _size(stretch: Stretch) -> int:
    i, to_i, j, to_j = stretch
    return max(to_i - i, to_j - j)
