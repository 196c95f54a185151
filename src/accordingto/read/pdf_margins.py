"""Running headers, footers and page numbers: what stands at one place of many pages."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from accordingto.read.pdf_pages import PageText
from accordingto.read.pdf_words import Fragment

Margin = Literal["header", "footer"]

_ZONE = 0.13
"""The share of a page's height, at its top and its bottom, in which margins are sought."""

_MAX_ROWS = 4
_SAME_HEIGHT = 4.0  # points
_FEW_PAGES = 5
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlc]{1,7}")
_ONLY_A_NUMBER = re.compile(
    r"\W{0,3}(?:(?:page|p\.|seite|s\.|pagina|página|стр\.|с\.)\s?)?\d{1,3}"
    r"(?:\s?(?:of|/|von|de|из|\|)\s?\d{1,4})?\W{0,3}",
    re.IGNORECASE,
)
# What browsers put around a page that they print, when the page is the only one.
_PRINTED_ABOVE = re.compile(
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}[:.]\d{2}(?: ?[AP]M)?(?: .{0,300})?"
)
_PRINTED_BELOW = re.compile(r"(?:https?|file)://\S{1,2000} \d{1,4}/\d{1,4}")


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands on one height in a margin of one page."""

    page: int
    zone: Margin
    height: float
    words: str
    places: tuple[int, ...]


def margins(pages: Sequence[PageText]) -> list[dict[int, Margin]]:
    """For each page, which of its fragments belong to a header or footer.

    A row belongs to one if it stands at the same height on other pages with the same
    words, whatever the numbers in it; or if a number in it counts the pages; or if it
    is nothing but a page number, or what browsers print around a page.
    """
    rows = [row for page in pages for row in _rows_of(page)]
    n_needed = 2 if len(pages) <= _FEW_PAGES else 3
    chosen = [*_repeated(rows, n_needed), *_counting(rows), *filter(_is_plain, rows)]
    found: dict[int, dict[int, Margin]] = defaultdict(dict)
    for row in chosen:
        found[row.page].update(dict.fromkeys(row.places, row.zone))
    return [found[page.number] for page in pages]


def _rows_of(page: PageText) -> Iterator[_Row]:
    top, bottom = page.height * (1 - _ZONE), page.height * _ZONE
    above = [at for at, one in enumerate(page.fragments) if one.box[1] > top]
    below = [at for at, one in enumerate(page.fragments) if one.box[3] < bottom]
    yield from _outermost(page, "header", above)
    yield from _outermost(page, "footer", below)


def _outermost(page: PageText, zone: Margin, places: list[int]) -> Iterator[_Row]:
    fragments = page.fragments
    level = [at for at in places if not fragments[at].turned]
    sign = -1 if zone == "header" else 1
    rows: list[list[int]] = []
    for at in sorted(level, key=lambda at: (sign * fragments[at].baseline, at)):
        if rows and _beside(fragments[rows[-1][0]], fragments[at]):
            rows[-1].append(at)
        elif len(rows) == _MAX_ROWS:
            break
        else:
            rows.append([at])
    for row in rows:
        row.sort(key=lambda at: (fragments[at].box[0], at))
        words = " ".join(fragments[at].words for at in row)
        yield _Row(page.number, zone, fragments[row[0]].baseline, words, tuple(row))


def _beside(one: Fragment, other: Fragment) -> bool:
    return abs(one.baseline - other.baseline) <= 0.35 * max(one.size, other.size)


def _repeated(rows: Sequence[_Row], n_needed: int) -> Iterator[_Row]:
    alike: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in rows:
        words = _NUMBER.sub("#", row.words.casefold())
        alike[row.zone, "#" if _ROMAN.fullmatch(words) else words].append(row)
    for group in alike.values():
        usual = median(row.height for row in group)
        level = [row for row in group if abs(row.height - usual) <= _SAME_HEIGHT]
        if len({row.page for row in level}) >= n_needed:
            yield from level


def _counting(rows: Sequence[_Row]) -> Iterator[_Row]:
    """Rows that begin or end with a number that grows with the pages."""
    alike: dict[tuple[str, int, int, int], list[_Row]] = defaultdict(list)
    for row in rows:
        words = row.words.split()
        for side in (0, -1):
            number = words[side].strip("|-–—·•.")
            if number.isdecimal() and len(number) <= 5:
                height = round(row.height / _SAME_HEIGHT)
                alike[row.zone, side, height, int(number) - row.page].append(row)
    for group in alike.values():
        if len({row.page for row in group}) >= 3:
            yield from group


def _is_plain(row: _Row) -> bool:
    printed = _PRINTED_ABOVE if row.zone == "header" else _PRINTED_BELOW
    return bool(_ONLY_A_NUMBER.fullmatch(row.words) or printed.fullmatch(row.words))
