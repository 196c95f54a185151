"""The order in which a page is read: columns one after another, headings across them apart.

A column begins where many lines have one left edge and nothing stands right before it
over some height. The tallest such gutter parts the page first; what stands above and
below it is looked at again, and so are the columns on both sides.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from accordingto.read.pdf_words import Box, Fragment

_MIN_COLUMN_LINES = 3
_MIN_WORDS_A_LINE = 2.5
"""Columns of running text have four words a line; those of tables, one or two."""

_MAX_FRAGMENTS = 6_000
"""On one page; newspapers have some 2 000, and more is no page that anybody reads."""

_MAX_NARROW = 0.1
"""The share of lines that may stick out into a gutter, as hyphens and stops do."""

_MAX_DEPTH = 12
_MAX_EDGES = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one column.

    Args:
        parts: from left to right, or in the order of the file where it runs from right to left.
        page: the number of the page, counted from 1.
        column: the number of the column on it, in reading order.
    """

    parts: tuple[Fragment, ...]
    page: int
    column: int

    @property
    def words(self) -> str:
        """What stands there, with a space between each two parts that are not joined."""
        first, *others = self.parts
        more = (one.words if one.joined else f" {one.words}" for one in others)
        return first.words + "".join(more)

    @property
    def leading(self) -> Fragment:
        """The part that holds most of the words."""
        return max(self.parts, key=lambda part: len(part.words))

    @property
    def box(self) -> Box:
        """Around all of it."""
        return around([part.box for part in self.parts])

    @property
    def baseline(self) -> float:
        """The height on which most of it stands."""
        return self.leading.baseline

    @property
    def size(self) -> float:
        """Of the type in which most of it is set."""
        return self.leading.size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(part.bold for part in self.parts)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of these."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def lines_in_order(fragments: Sequence[Fragment], page: int) -> tuple[Line, ...]:
    """The lines of a page in the order in which they are read; none that are turned."""
    level = [one for one in _with_initials(fragments) if not one.turned]
    columns = _columns(level, 0) if len(level) <= _MAX_FRAGMENTS else [level]
    found: list[Line] = []
    for number, column in enumerate(columns):
        found.extend(Line(row, page, number) for row in _rows(column))
    return tuple(found)


def _columns(fragments: list[Fragment], depth: int) -> list[list[Fragment]]:
    gutter = _gutter(fragments) if depth < _MAX_DEPTH else None
    if gutter is None:
        return [fragments] if fragments else []
    parts: list[list[Fragment]] = [[], [], [], []]
    for one in fragments:
        middle = (one.box[1] + one.box[3]) / 2
        if middle > gutter.top:
            parts[0].append(one)
        elif middle < gutter.bottom:
            parts[3].append(one)
        else:
            parts[1 if one.box[0] < gutter.x else 2].append(one)
    return [column for part in parts for column in _columns(part, depth + 1)]


@dataclass(frozen=True, slots=True)
class _Gutter:
    x: float
    bottom: float
    top: float


def _gutter(fragments: Sequence[Fragment]) -> _Gutter | None:
    """The tallest gutter between two columns; of equals the leftmost."""
    if len(fragments) < 2 * _MIN_COLUMN_LINES:
        return None
    least = max(4.0, 0.5 * median(one.size for one in fragments))
    edges = Counter(round(one.box[0] / 2) for one in fragments)
    likely = [edge for edge, n in edges.most_common(_MAX_EDGES) if n >= _MIN_COLUMN_LINES]
    best: tuple[float, _Gutter] | None = None
    downwards = sorted(fragments, key=_depth)
    for edge in sorted(likely):
        x = min(one.box[0] for one in fragments if round(one.box[0] / 2) == edge)
        for gutter in _stretches(downwards, x, least):
            height = gutter.top - gutter.bottom
            if best is None or height > 1.02 * best[0]:
                best = height, gutter
    return None if best is None else best[1]


def _stretches(downwards: Sequence[Fragment], x: float, least: float) -> list[_Gutter]:
    """The heights over which nothing stands right before `x`, with columns on both sides."""
    crossing: list[tuple[float, float]] = []
    sides: tuple[list[Fragment], list[Fragment]] = ([], [])
    for one in downwards:
        if one.box[0] < x - 0.5 and one.box[2] > x - 1:
            crossing.append((-one.box[3], -one.box[1]))
        else:
            sides[one.box[0] >= x - 0.5].append(one)
    if min(map(len, sides)) < _MIN_COLUMN_LINES:
        return []
    found = []
    for start, end in _between(crossing):
        runs = [
            side[bisect_left(side, start, key=_depth) : bisect_right(side, end, key=_depth)]
            for side in sides
        ]
        n_narrow = sum(one.box[2] > x - least for one in runs[0])
        if all(map(_is_column, runs)) and n_narrow <= _MAX_NARROW * len(runs[0]):
            boxes = [around([one.box for one in run]) for run in runs]
            shared = min(b[3] for b in boxes) - max(b[1] for b in boxes)
            if shared > 2 * runs[0][0].size:
                both = around(boxes)
                found.append(_Gutter(x, both[1], both[3]))
    return found


def _depth(fragment: Fragment) -> float:
    return -(fragment.box[1] + fragment.box[3]) / 2


def _between(crossing: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The stretches free of what crosses, from the top of the page down."""
    free = []
    at = float("-inf")
    for top, bottom in sorted(crossing):
        if top > at:
            free.append((at, top))
        at = max(at, bottom)
    return [*free, (at, float("inf"))]


def _is_column(run: Sequence[Fragment]) -> bool:
    n_words = sum(one.words.count(" ") + 1 for one in run)
    return len(run) >= _MIN_COLUMN_LINES and n_words >= _MIN_WORDS_A_LINE * len(run)


def _rows(fragments: Sequence[Fragment]) -> list[tuple[Fragment, ...]]:
    """What stands on each line of one column, from the top down."""
    rows: list[list[tuple[int, Fragment]]] = []
    order = sorted(enumerate(fragments), key=lambda pair: (-pair[1].baseline, pair[0]))
    largest: Fragment | None = None
    for at, one in order:
        # The largest type of a row is its measure: raised and lowered signs are small.
        if largest is not None and _on_row(largest, one):
            rows[-1].append((at, one))
            largest = max(largest, one, key=_size)
        else:
            rows.append([(at, one)])
            largest = one
    for row in rows:
        backwards = _is_backwards([one.words for _, one in row])
        row.sort(key=lambda pair: (0.0 if backwards else pair[1].box[0], pair[0]))
    return [tuple(one for _, one in row) for row in rows]


def _on_row(before: Fragment, one: Fragment) -> bool:
    return before.baseline - one.baseline <= 0.45 * max(before.size, one.size)


def _size(fragment: Fragment) -> float:
    return fragment.size


def _is_backwards(parts: Sequence[str]) -> bool:
    """Whether most letters are Hebrew, Arabic or of another script written from the right."""
    letters = [char for words in parts for char in words if char.isalpha()]
    n_right = sum("\u0590" <= char <= "\u08ff" or "\ufb1d" <= char <= "\ufefc" for char in letters)
    return 2 * n_right > len(letters)


def _with_initials(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments with each initial that spans several lines put before its first one."""
    found: list[Fragment] = []
    taken = False
    for initial, one in pairwise([*fragments, None]):
        if initial is None:
            break
        if taken:
            taken = False
            continue
        if one is not None and _is_initial(initial, one):
            found.append(replace(initial, baseline=one.baseline, size=one.size, bold=False))
            found.append(replace(one, joined=True))
            taken = True
        else:
            found.append(initial)
    return found


def _is_initial(initial: Fragment, one: Fragment) -> bool:
    return (
        len(initial.words) == 1
        and initial.words.isalpha()
        and initial.size >= 1.8 * one.size
        and abs(initial.baseline + 0.7 * initial.size - one.baseline - 0.7 * one.size) < one.size
        and one.words[0].isalpha()
        and -0.5 * one.size < one.box[0] - initial.box[2] < 1.5 * one.size
    )


def turned_groups(fragments: Sequence[Fragment]) -> list[tuple[Fragment, ...]]:
    """What does not run along the page, each run of neighbours in the file by itself."""
    groups = groupby(fragments, key=lambda one: one.turned)
    return [tuple(group) for turned, group in groups if turned]
