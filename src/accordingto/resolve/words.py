"""Words of a text with their places, and the sentences they stand in."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from accordingto.core.span import Span

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}(?:[A-Z](?![\w.]))?(?:-\w+)*"  # U.S., G.O.P, U.S.-based
    r"|\$?\d{1,3}(?:,\d{3})+(?![\w,])%?"  # 1,400
    r"|[\w$]+(?:[’'&./@-]\w+)*%?"
    r"|[^\w\s]"
)
_BREAK = re.compile(r"\n")
_LONGEST_LINE, _MOST_CHARS, _EACH = 1 << 12, 1 << 20, 16
"""Characters of the longest line whose words are kept, and of all such lines of a text, 60 MB as
words; a short line counts for so many more. A long article is gone over again and again."""
_NO_PRONOUNS = frozenset({"WHO", "US"})
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Rev|Hon"
    r"|St|Jr|Sr|Inc|Corp|Co|Ltd|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|vs|Pres|Atty|Amb|Supt|Fr)"
    r"|\b[A-Z](?:\.[A-Z])*)\.$"
)


_BEHIND_HYPHEN = frozenset(
    ["born", "led", "run", "held", "made", "built", "bred", "style", "era", "speaking"]
)
"""What stands behind a name and a hyphen, beside participles with "-ed"."""


class Word(NamedTuple):
    """A word or a mark of punctuation; rules ask for all of this again and again.

    Args:
        text: as it stands.
        span: where.
        plain: without a possessive ending or the stop of an abbreviation.
        low: the same in lower case; acronyms that would be pronouns stay as they are: "WHO"
            is not "who".
        is_word: whether it is no punctuation.
        is_capital: whether it begins as names do: `Reuters`, `al-Qaeda`, `eBay`.
        owns: whether it ends as a possessive does.
    """

    text: str
    span: Span
    plain: str
    low: str
    is_word: bool
    is_capital: bool
    owns: bool


# Most words stand in a text more than once, and the commonest in every text.
@lru_cache(maxsize=1 << 14)
def _shape(text: str) -> tuple[str, str, bool, bool, bool]:
    """What a word is, wherever it stands."""
    owns = text.endswith(("’s", "'s"))
    plain = (text[:-2] if owns else text).rstrip(".") or text
    is_word = text[0].isalnum() or text[0] in "$_"
    is_capital = not text.islower() and any(map(str.isupper, text))
    return plain, plain if plain in _NO_PRONOUNS else plain.lower(), is_word, is_capital, owns


def words_in(text: str, spans: Iterable[Span]) -> tuple[Word, ...]:
    """The words and marks in `spans`, in text order."""
    return _words_in(text, tuple(spans))


# Several rules ask for the words of one mention, one after the other.
@lru_cache(maxsize=1 << 10)
def _words_in(text: str, spans: tuple[Span, ...]) -> tuple[Word, ...]:
    if len(spans) == 1:
        return _words_of(text, spans[0])
    return tuple(word for span in spans for word in _words_of(text, span))


def words_back(text: str, span: Span) -> Iterator[Word]:
    """The words and marks in `span`, the last first."""
    return reversed(_words_of(text, span))


def _words_of(text: str, span: Span) -> tuple[Word, ...]:
    """The words and marks in `span`: those of its lines, of which two at most are cut."""
    lines = _lines(text)
    line = lines.at(span.start)
    if line is not None and span.end <= line.end:
        return line.between(span.start, span.end)
    found: list[Word] = []
    start, end = span.start, min(span.end, len(text))
    while start < end:
        if line is None:
            return (*found, *_read(text, start, end))
        found += line.between(start, min(end, line.end))
        start = line.end + 1
        line = lines.at(start)
    return tuple(found)


def _read(text: str, start: int, end: int) -> Iterator[Word]:
    for found in _TOKEN.finditer(text, start, end):
        written = found.group()
        yield Word(written, Span(*found.span()), *_shape(written))


class _Line:
    """The words and marks of a line, and where each begins and ends."""

    __slots__ = ("_ends", "_starts", "_text", "_words", "end")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self.end = end
        self._words = tuple(_read(text, start, end))
        self._starts = [word.span.start for word in self._words]
        self._ends = [word.span.end for word in self._words]

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words and marks between two places, as if nothing stood around them."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first >= last:
            return ()
        begins, stops = first, last
        if self._starts[first] < start:
            begins = self._run_end(first, last)
        # A number before a comma is read as far as that, "400" of "1,400, he said".
        if self._ends[last - 1] > end or (
            self._text.startswith(",", end) and self._text[end - 1].isdigit()
        ):
            stops = self._run_start(last - 1, first)
        if begins == first and stops == last:
            return self._words[first:last]
        if begins >= stops:
            return tuple(_read(self._text, start, end))
        before = _read(self._text, start, self._starts[begins]) if begins > first else ()
        after = _read(self._text, self._starts[stops], end) if stops < last else ()
        return (*before, *self._words[begins:stops], *after)

    # What is read of a word that is cut depends on what stands beside it up to a space.
    def _run_start(self, at: int, first: int) -> int:
        """The first of the words that no space parts from one, down to `first`."""
        while at > first and self._ends[at - 1] == self._starts[at]:
            at -= 1
        return at

    def _run_end(self, at: int, last: int) -> int:
        """Behind the last of the words that no space parts from one, up to `last`."""
        at += 1
        while at < last and self._ends[at - 1] == self._starts[at]:
            at += 1
        return at


class _Lines:
    """The lines of a text; words are read when first asked for, and those of an article kept."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks = [found.start() for found in _BREAK.finditer(text)]
        self._kept: dict[int, _Line] = {}
        self._n_chars = 0

    def at(self, place: int) -> _Line | None:
        """The line that a place stands in; None if it is too long to be kept."""
        number = bisect_left(self._breaks, place)
        found = self._kept.get(number)
        if found is not None:
            return found
        start = self._breaks[number - 1] + 1 if number else 0
        end = self._breaks[number] if number < len(self._breaks) else len(self._text)
        if end - start > _LONGEST_LINE:
            return None
        self._n_chars += end - start + _EACH
        if self._n_chars > _MOST_CHARS:
            self._kept.clear()
            self._n_chars = end - start + _EACH
        self._kept[number] = found = _Line(self._text, start, end)
        return found


# No word goes over the end of a line.
@lru_cache(maxsize=4)
def _lines(text: str) -> _Lines:
    return _Lines(text)


def line_start(text: str, place: int, most: int) -> int:
    """Where the line that holds a place begins, or `most` characters before that place.

    It is looked no further back, since all of an article may stand on one line.
    """
    first = max(0, place - most)
    return max(text.rfind("\n", first, place) + 1, first)


def is_modifier(word: str) -> bool:
    """Whether a word says something of another by a name: "Orrin-backed", "Neldian-born"."""
    name, hyphen, last = word.rpartition("-")
    is_told = last.endswith("ed") or last in _BEHIND_HYPHEN
    return bool(hyphen and name) and last.islower() and is_told


def cover_words(listed: Sequence[Word]) -> Span:
    """From the first to the last of `listed`, which must not be empty."""
    return Span(listed[0].span.start, listed[-1].span.end)


@lru_cache(maxsize=64)
def sentences(text: str, paragraph: Span) -> tuple[Span, ...]:
    """The sentences of a paragraph; a quotation of several is cut as they are."""
    return tuple(_sentences(text, paragraph))


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for found in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        if is_abbreviation(text, start, found.start()):
            continue
        yield Span(start, found.end())
        start = found.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def is_abbreviation(text: str, start: int, stop: int) -> bool:
    """Whether a full stop behind `start` ends no sentence: that of "Mr."."""
    return _ABBREVIATION.search(text[max(start, stop - 10) : stop + 1]) is not None


def sentence_at(text: str, place: int, paragraph: Span) -> Span:
    """The sentence of a paragraph that `place` stands in; the last one past its end."""
    listed = sentences(text, paragraph)
    at = bisect_right(listed, place, key=lambda one: one.end)
    return listed[min(at, len(listed) - 1)]
