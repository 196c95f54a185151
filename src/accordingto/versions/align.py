"""What two sequences have in common, in order: exact where that is cheap, by landmarks else."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

MAX_CELLS = 100_000_000
"""Longest common subsequences are found exactly up to this product of lengths: 12 MB of
bits, and 0.1 s for two sequences of 10 000."""
_ROW_CELLS = 256
"""What a row costs beside its bits, so that many short rows stay within the same memory."""
MAX_DEPTH = 8
"""How often a stretch may be split at landmarks. A level costs one pass over both
sequences; news with 200 000 words needs two."""

Pair = tuple[int, int]
Region = tuple[int, int, int, int]
"""Start and end in the one sequence, start and end in the other."""


def common(one: Sequence[int], other: Sequence[int]) -> list[Pair]:
    """Places at which two sequences hold the same element, rising in both.

    As many as there can be, as long as the sequences are short. Longer ones are split at
    landmarks: elements that stand once in each, the longest rising run of them. Where
    even that leaves a stretch too long, nothing in it is taken as common. So the time
    grows no faster than n log n, whatever the sequences hold.

    Args:
        one: elements as numbers, [n].
        other: the same numbers for the same elements, [m].

    Returns:
        Pairs of a place in `one` and a place in `other`.

    Reference:
        Landmarks are those of patience diff (Cohen, 2003). Unlike there, they serve only
        to cut what is too long, and the rest is an exact longest common subsequence.
    """
    found: list[Pair] = []
    todo: list[tuple[Region, int]] = [((0, len(one), 0, len(other)), 0)]
    while todo:
        region, depth = todo.pop()
        start, end, from_, to = _trimmed(one, other, region, found)
        if start == end or from_ == to:
            continue
        if _n_cells(end - start, to - from_) <= MAX_CELLS:
            inner = _longest_common(one[start:end], other[from_:to])
            found += [(start + i, from_ + j) for i, j in inner]
        elif depth < MAX_DEPTH:
            marks = _landmarks(one, other, (start, end, from_, to))
            found += marks
            if marks:
                todo += [(gap, depth + 1) for gap in _gaps(marks, (start, end, from_, to))]
    return sorted(found)


def _trimmed(one: Sequence[int], other: Sequence[int], region: Region, found: list[Pair]) -> Region:
    """The region without equal elements at its edges, which are added to `found`."""
    start, end, from_, to = region
    while start < end and from_ < to and one[start] == other[from_]:
        found.append((start, from_))
        start, from_ = start + 1, from_ + 1
    while start < end and from_ < to and one[end - 1] == other[to - 1]:
        end, to = end - 1, to - 1
        found.append((end, to))
    return start, end, from_, to


def _landmarks(one: Sequence[int], other: Sequence[int], region: Region) -> list[Pair]:
    """Elements that stand once in each stretch, the longest run of them that rises in both."""
    start, end, from_, to = region
    here, there = Counter(one[start:end]), Counter(other[from_:to])
    place = {other[j]: j for j in range(from_, to) if there[other[j]] == 1}
    pairs = [(i, place[one[i]]) for i in range(start, end) if here[one[i]] == 1 and one[i] in place]
    return _rising(pairs)


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest run whose second numbers rise; the first numbers rise already."""
    tops: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        before.append(at[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(j)
            at.append(number)
        else:
            tops[pile], at[pile] = j, number
    run: list[Pair] = []
    number = at[-1] if at else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]


def _gaps(marks: Iterable[Pair], region: Region) -> Iterator[Region]:
    start, end, from_, to = region
    for i, j in marks:
        yield start, i, from_, j
        start, from_ = i + 1, j + 1
    yield start, end, from_, to


def _n_cells(n: int, m: int) -> int:
    return max(n, m) * (min(n, m) + _ROW_CELLS)


def _longest_common(one: Sequence[int], other: Sequence[int]) -> list[Pair]:
    """A longest common subsequence of two sequences."""
    if len(one) < len(other):
        return [(i, j) for j, i in _longest_common(other, one)]
    holds: dict[int, int] = {}
    for j, element in enumerate(other):
        holds[element] = holds.get(element, 0) | (1 << j)
    # Elements that the shorter sequence lacks change no row.
    asked = [i for i, element in enumerate(one) if element in holds]
    rows = _rows([holds[one[i]] for i in asked], len(other))
    return [(asked[i], j) for i, j in _followed_back(rows, len(other))]


def _rows(held: Iterable[int], width: int) -> list[int]:
    """For each element, which places of the other sequence its common length grows at.

    Bit j is 0 where the longest common subsequence with `other[: j + 1]` is longer than
    that with `other[:j]`.

    Reference:
        Hyyrö (2004), "Bit-parallel LCS-length computation revisited", figure 2. Unlike
        there, every row is kept, so that the pairs can be followed back from the end.
    """
    full = row = (1 << width) - 1
    rows: list[int] = []
    for places in held:
        kept = row & places
        row = ((row + kept) | (row - kept)) & full
        rows.append(row)
    return rows


def _followed_back(rows: Sequence[int], width: int) -> list[Pair]:
    found: list[Pair] = []
    i, j = len(rows), width
    while i and j:
        if (rows[i - 1] >> (j - 1)) & 1:
            j -= 1
        elif i > 1 and not (rows[i - 2] >> (j - 1)) & 1:
            i -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i, j))
    return found[::-1]
