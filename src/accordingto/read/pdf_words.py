"""The words of one page of a PDF, each with its place, as PDFium finds them."""

import ctypes
import math
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points, from the lower left corner of the page as shown."""

_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
    0xFB06: "st",
}  # fmt: skip
_LINE_END_HYPHEN = 0x02  # PDFium's own sign for one
_FAR = 1e6  # points; no page that a program shows is larger


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words that follow one another in the file and on one line of a page.

    Args:
        words: with one space between each two.
        box: around all of them, from the font's descent to its ascent.
        baseline: the height on which they stand, in points.
        size: of the type, in points as shown.
        bold: whether all of it is set in a bold face.
        first_width: how wide the first word is, in points.
        turned: whether it does not run from left to right or back, but up, down or aslant.
        joined: whether it follows what stands before it on the line without a space.
    """

    words: str
    box: Box
    baseline: float
    size: float
    bold: bool = False
    first_width: float = 0.0
    turned: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """How places in the file become places on the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int
    """Clockwise turns by 90 degrees."""

    @classmethod
    def of(cls, page: Any) -> "Frame":  # noqa: ANN401 - no stubs
        """The frame of an opened page."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation() // 90 % 4)

    @property
    def width(self) -> float:
        """Of the page as shown, in points."""
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Of the page as shown, in points."""
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """Where a place in the file is on the page as shown."""
        x, y = x - self.left, y - self.bottom
        width, height = self.right - self.left, self.top - self.bottom
        turns = ((x, y), (y, width - x), (width - x, height - y), (height - y, x))
        return turns[self.quarters]

    def holds(self, box: Box) -> bool:
        """Whether the middle of a box on the page as shown is to be seen."""
        if not all(math.isfinite(edge) and abs(edge) < _FAR for edge in box):
            return False
        across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return 0 <= across <= self.width and 0 <= up <= self.height


@dataclass(slots=True)
class _Word:
    chars: str
    box: Box
    first: int
    last: int
    origin: tuple[float, float]
    size: float
    turned: bool


class Words:
    """The words of one page in the order of the file, and what was counted on the way."""

    def __init__(self, raw: Any, text: Any, frame: Frame) -> None:  # noqa: ANN401 - no stubs
        self.raw = raw
        self.text = text.raw
        self.frame = frame
        self.n_chars = self.n_unreadable = self.n_outside = 0
        self._n_found = text.count_chars()
        self._rect = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def __iter__(self) -> Iterator[_Word]:
        unicode_of = self.raw.FPDFText_GetUnicode
        chars: list[str] = []
        first = last = 0
        for at in range(self._n_found):
            code = unicode_of(self.text, at)
            char = chr(code) if 0x20 < code < 0x7F else self._char(code, at)
            if not char.isspace():
                first, last = first if chars else at, at
                chars.append(char)
                if code != _LINE_END_HYPHEN:
                    continue
            if chars:
                yield from self._finish(chars, first, last)
                chars = []
        if chars:
            yield from self._finish(chars, first, last)

    def _char(self, code: int, at: int) -> str:
        """What a reader sees for a code; all white space is one space."""
        if code == _LINE_END_HYPHEN and self.raw.FPDFText_IsHyphen(self.text, at) == 1:
            return "-"
        char = chr(code) if code <= sys.maxunicode else "\ufffd"
        if char.isspace():
            return " "
        if unicodedata.category(char) in ("Cc", "Cs", "Co") or char == "\ufffd":
            self.n_unreadable += 1
            # Private characters have a shape, if no meaning; others have neither.
            return char if unicodedata.category(char) == "Co" else "\ufffd"
        return _LIGATURES.get(code, char)

    def _finish(self, chars: list[str], first: int, last: int) -> Iterator[_Word]:
        words = "".join(self._in_order_of_reading(chars, first))
        # A soft hyphen is to be seen only where a line ends.
        words = words.replace("\xad", "", words.count("\xad") - words.endswith("\xad"))
        if words in ("", "\xad"):
            return
        box = self._box(first)
        if last != first:
            other = self._box(last)
            box = (
                min(box[0], other[0]), min(box[1], other[1]),
                max(box[2], other[2]), max(box[3], other[3]),
            )  # fmt: skip
        if not self.frame.holds(box):
            self.n_outside += len(words)
            return
        self.n_chars += len(words)
        yield _Word(words, box, first, last, *self._type(first, box))

    def _in_order_of_reading(self, chars: list[str], first: int) -> list[str]:
        """The characters of a word, those of a right-to-left script turned if they must be.

        PDFium turns such words by rule, and in files that browsers write many of them
        wrongly: the first letter then stands to the left of the last one.
        """
        places = leftward(chars)
        if len(places) > 1 and (self._box(first + places[0])[0] < self._box(first + places[-1])[0]):
            low, high = places[0], places[-1] + 1
            return [*chars[:low], *mirrored(chars[low:high]), *chars[high:]]
        return chars

    def _box(self, at: int) -> Box:
        rect = self._rect
        if not self.raw.FPDFText_GetLooseCharBox(self.text, at, rect):
            return (math.nan,) * 4
        x0, y0 = self.frame.shown(rect.left, rect.bottom)
        x1, y1 = self.frame.shown(rect.right, rect.top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _type(self, at: int, box: Box) -> tuple[tuple[float, float], float, bool]:
        """Where a character stands on its line, how large its type is, whether it is turned."""
        raw, matrix = self.raw, self._matrix
        origin, size, turned = (box[0], box[1]), box[3] - box[1], False
        if raw.FPDFText_GetCharOrigin(self.text, at, self._x, self._y):
            placed = self.frame.shown(self._x.value, self._y.value)
            origin = placed if all(map(math.isfinite, placed)) else origin
        if raw.FPDFText_GetMatrix(self.text, at, matrix):
            stated = raw.FPDFText_GetFontSize(self.text, at) * math.hypot(matrix.c, matrix.d)
            size = stated if 0 < stated < _FAR else size
            along = (matrix.a, matrix.b)
            across, up = along[self.frame.quarters % 2], along[1 - self.frame.quarters % 2]
            turned = abs(up) > 0.2 * abs(across)
        return origin, max(size, 0.1), turned

    def is_bold(self, at: int) -> bool:
        """Whether a character is set in a face whose name says that it is bold."""
        name = ctypes.create_string_buffer(96)
        self.raw.FPDFText_GetFontInfo(self.text, at, name, len(name), None)
        return _BOLD.search(name.value) is not None


def leftward(chars: Sequence[str]) -> list[int]:
    """Places of the letters that are written from right to left; none if others are among them."""
    kinds = [unicodedata.bidirectional(char[:1]) for char in chars]
    if {"L", "EN", "AN"} & set(kinds):
        return []
    return [at for at, kind in enumerate(kinds) if kind in ("R", "AL")]


def mirrored(chars: Sequence[str]) -> list[str]:
    """Characters from the last to the first; signs above and below a letter stay behind it.

    >>> mirrored(["c", "b", "a"])
    ['a', 'b', 'c']
    """
    letters: list[list[str]] = []
    for char in chars:
        if letters and unicodedata.combining(char[:1]):
            letters[-1].append(char)
        else:
            letters.append([char])
    return [char for letter in reversed(letters) for char in letter]


def fragments_of(words: Words) -> Iterator[Fragment]:
    """Neighbouring words on one line, put together, in the order of the file."""
    held: list[_Word] = []
    for word in words:
        if held and not _follows(held[-1], word):
            yield _fragment(held, words)
            held = []
        held.append(word)
    if held:
        yield _fragment(held, words)


def _follows(before: _Word, word: _Word) -> bool:
    size = max(before.size, word.size)
    if before.turned or word.turned:
        near = [
            max(word.box[i] - before.box[i + 2], before.box[i] - word.box[i + 2]) for i in (0, 1)
        ]
        return before.turned and word.turned and max(near) < size
    if abs(before.origin[1] - word.origin[1]) > 0.35 * size:
        return False
    # Words of one line are less than the width of an M apart, in either direction of writing.
    onward, back = word.box[0] - before.box[2], before.box[0] - word.box[2]
    return -0.5 * size < onward < size or -0.5 * size < back < size


def _fragment(held: list[_Word], words: Words) -> Fragment:
    first, last = held[0], held[-1]
    n_chars: Counter[float] = Counter()
    for word in held:
        n_chars[word.size] += len(word.chars)
    size = max(n_chars, key=lambda size: (n_chars[size], size))
    leading = next(word for word in held if word.size == size)
    boxes = [word.box for word in held]
    return Fragment(
        words=" ".join(word.chars for word in held),
        box=(
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        ),
        baseline=leading.origin[1],
        size=size,
        bold=words.is_bold(first.first) and words.is_bold(last.last),
        first_width=first.box[2] - first.box[0],
        turned=leading.turned,
    )
