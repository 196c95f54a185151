"""Lines of a PDF's columns put together to paragraphs, across columns and pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from accordingto.read.pdf_order import Line

_ENDED = re.compile(r"[.!?…:;][\"'”’»“)\]]*[\d*†]{0,3}$|[”»]$")
_BULLET = re.compile(r"[•▪◦‣●■▸►\uf0b7] ?")
_LEADERS = re.compile(r"(?:[.·…] ?){4}\W*\d{1,4}$")
_HEADING = 1.12
"""Type larger than running text by this is set apart; fonts of one size differ by less."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together.

    Args:
        lines: in reading order, of one page or of several.
    """

    lines: tuple[Line, ...]

    @property
    def size(self) -> float:
        """Of the type in which most of it is set."""
        counts: Counter[float] = Counter()
        for line in self.lines:
            counts[line.size] += len(line.words)
        return max(counts, key=lambda size: (counts[size], size))

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set.

    Args:
        size: of its running text.
        pitch: from one line to the next, as a multiple of the size.
    """

    size: float
    pitch: float


def setting_of(lines: Sequence[Line]) -> Setting:
    """The commonest size of type, and the distance of lines that are set in it."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(2 * line.size) / 2] += len(line.words)
    size = max(counts, key=lambda size: (counts[size], -size), default=0.0) or 1.0
    steps = Counter(
        round((before.baseline - line.baseline) / size, 1)
        for before, line in pairwise(lines)
        if _same_column(before, line) and _alike(before.size, size) and _alike(line.size, size)
    )
    # One-line paragraphs are further apart than lines: the narrowest common distance counts.
    common = [step for step, n in steps.items() if 5 * n >= steps.total() and 0.8 <= step <= 2.4]
    return Setting(size, min(common, default=1.2))


def paragraphs_of(lines: Sequence[Line], setting: Setting) -> list[Paragraph]:
    """The paragraphs of the lines of all pages, in reading order.

    One that goes on in the next column or on the next page is one paragraph, and stands
    where it begins.
    """
    found: list[list[Line]] = []
    unfinished: int | None = None
    for _, group in groupby(lines, key=lambda line: (line.page, line.column)):
        column = list(group)
        continues = True
        for paragraph in _of_column(column, setting):
            size = paragraph[0].size
            if size < 0.95 * setting.size:
                found.append(paragraph)  # a note or a caption, around which the text goes on
            elif size > _HEADING * setting.size:
                found.append(paragraph)
                unfinished, continues = None, False
            elif continues and unfinished is not None and _goes_on(found[unfinished], paragraph):
                found[unfinished] += paragraph
                continues = False
            else:
                found.append(paragraph)
                unfinished, continues = len(found) - 1, False
    return [Paragraph(tuple(one)) for one in found]


def _of_column(column: Sequence[Line], setting: Setting) -> Iterator[list[Line]]:
    edges = _Edges(column)
    held: list[Line] = []
    for line in column:
        if held and edges.parted(held, line, setting):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


class _Edges:
    """Where the lines of a column begin and end, for each size of type."""

    def __init__(self, column: Sequence[Line]) -> None:
        lefts: dict[int, Counter[int]] = {}
        self.rights: dict[int, float] = {}
        for line in column:
            key = round(line.size)
            left, _, right, _ = line.box
            lefts.setdefault(key, Counter())[round(left)] += 1
            self.rights[key] = max(self.rights.get(key, right), right)
        # A fifth of the lines must begin there, so that one that sticks out moves nothing.
        self.lefts = {
            key: min(left for left, n in counts.items() if 5 * n >= counts.total())
            if any(5 * n >= counts.total() for n in counts.values())
            else min(counts)
            for key, counts in lefts.items()
        }

    def parted(self, held: Sequence[Line], line: Line, setting: Setting) -> bool:
        """Whether a new paragraph begins with `line`."""
        before = held[-1]
        step = (before.baseline - line.baseline) / max(before.size, line.size)
        if not _alike(before.size, line.size) or step > 1.25 * setting.pitch + 0.05:
            return True
        if before.bold != line.bold and not (_is_long(before) and _is_long(line)):
            return True
        if _BULLET.match(line.words) or _LEADERS.search(before.words):
            return True
        if line.size > _HEADING * setting.size:
            return False
        return self._is_indented(before, line, held) or self._had_room(before, line)

    def _is_indented(self, before: Line, line: Line, held: Sequence[Line]) -> bool:
        if held[0].parts[1:] and held[0].parts[1].joined and len(held) < 5:
            return False  # lines beside a large initial
        least = self.lefts[round(line.size)] + 0.7 * line.size
        if not least < line.box[0] < least + 5 * line.size:
            return False
        if before.box[0] <= least - 0.2 * line.size:
            return True
        return _ended(before) and self._room(before) > line.size

    def _had_room(self, before: Line, line: Line) -> bool:
        """Whether the first word of `line` had room on the line before, which stays short."""
        needed = line.parts[0].first_width + 0.8 * line.size
        room = self._room(before)
        width = self.rights[round(before.size)] - self.lefts[round(before.size)]
        return room > needed and (_ended(before) or room > 0.35 * width)

    def _room(self, line: Line) -> float:
        return self.rights[round(line.size)] - line.box[2]


def _goes_on(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether a paragraph at the top of a column ends one that was left open before it."""
    last, line = before[-1], after[0]
    if not _alike(last.size, line.size) or _ended(last) or _BULLET.match(line.words):
        return False
    if last.bold != line.bold:
        return False
    if line.words[0].islower() or last.words[-1] in "-‐\xad,":
        return True
    # The last line of a paragraph is short; one that goes on fills its column.
    widest = max(one.box[2] - one.box[0] for one in before)
    return len(before) > 1 and last.box[2] - last.box[0] > 0.85 * widest


def _same_column(one: Line, other: Line) -> bool:
    return (one.page, one.column) == (other.page, other.column)


def _alike(size: float, other: float) -> bool:
    return abs(size - other) <= 0.06 * max(size, other)


def _ended(line: Line) -> bool:
    return _ENDED.search(line.words[-12:]) is not None


def _is_long(line: Line) -> bool:
    return line.words.count(" ") >= 8
