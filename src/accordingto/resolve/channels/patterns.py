"""The patterns of `data/channels.txt`, and what they find in some words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Literal, NamedTuple

from accordingto.core.speaker import CHANNELS, Channel
from accordingto.resolve.gates import Gates

Where = Literal["cue", "source", "near", "scene"]

_SHORT = 40
_TELLING = 3
"""Characters of words that do not stand in most sentences, or in words of them."""
_PLACES = ("cue", "source", "near", "scene")
_UP_TO_FOUR = (
    r"(?:(?!(?:he|she|they|it|who|which|that|we|i)\s)"
    # "After Dolent's speech" tells when others spoke; "at Tuesday's debate" is the occasion.
    r"(?!(?!(?:\w+day|night|week|month|year|evening|morning|nation|party|state|city|country|"
    r"university|college|january|february|march|april|may|june|july|august|september|october|"
    r"november|december)'s\s)[^\s,;]+'s\s)"
    r"[^\s,;]+\s+){0,4}?"
)


class Hit(NamedTuple):
    """A pattern found.

    Args:
        channel: what it says.
        start: where it begins in the words.
        end: where it ends.
    """

    channel: Channel
    start: int
    end: int


class Entry(NamedTuple):
    """One of the patterns of a line.

    Args:
        written: as it stands in the table.
        needed: of each word that it cannot do without the parts of words, one of which is in
            whatever it matches; first of the word that tells most.
    """

    written: str
    needed: tuple[tuple[str, ...], ...]


class Row(NamedTuple):
    """A line of the table.

    Args:
        channel: what it says.
        entries: the patterns, to be looked for in small letters.
    """

    channel: Channel
    entries: tuple[Entry, ...]


def hits(where: Where, words: str) -> tuple[Hit, ...]:
    """Every pattern of `where` found in `words`, by line of the table.

    Args:
        where: the part of the table.
        words: in any case, with straight apostrophes.
    """
    # Most cues are "said"; of sentences, each is another.
    return _seen_before(where, words) if len(words) < _SHORT else _found(where, words)


@lru_cache(maxsize=1 << 10)
def _seen_before(where: Where, words: str) -> tuple[Hit, ...]:
    return _found(where, words)


def _found(where: Where, words: str) -> tuple[Hit, ...]:
    lowered = words.lower()
    # Some capitals have a lower case of two characters, and places would shift.
    searched = lowered if len(lowered) == len(words) else words
    rows = table()[where]
    return tuple(
        Hit(rows[at].channel, found.start(), found.end())
        for at in _open(where, searched)
        for found in _pattern(where, at).finditer(searched)
    )


def _open(where: Where, words: str) -> list[int]:
    """The rows that may be found in some words, which hold all that one of the patterns needs."""
    gates, entries = _gates(where)
    found: set[int] = set()
    for at in gates.open(words):
        row, others = entries[at]
        if row not in found and all(any(part in words for part in parts) for parts in others):
            found.add(row)
    return sorted(found)


@cache
def _gates(where: Where) -> tuple[Gates, Sequence[tuple[int, Sequence[Sequence[str]]]]]:
    """What opens each pattern, and for each its row and what else it needs."""
    entries = [(at, one.needed) for at, row in enumerate(table()[where]) for one in row.entries]
    gates = Gates([needed[0] for _, needed in entries])
    return gates, [(at, needed[1:]) for at, needed in entries]


@cache
def table() -> Mapping[str, tuple[Row, ...]]:
    """The rows of each part of the table."""
    rows: dict[str, list[Row]] = {where: [] for where in _PLACES}
    table = files("accordingto.resolve").joinpath("data", "channels.txt")
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        where, named, listed = (field.strip() for field in line.split(" | ", 2))
        channel = next((one for one in CHANNELS if one == named), None)
        if channel is None or where not in rows:
            raise ValueError(f"channels.txt: no such place or channel: {line!r}")
        entries = tuple(Entry(one.strip(), _needed(one.strip())) for one in listed.split(", "))
        rows[where].append(Row(channel, entries))
    return {where: tuple(found) for where, found in rows.items()}


# Made when first needed: a small article has words for a few rows only.
@cache
def _pattern(where: Where, at: int) -> re.Pattern[str]:
    """What finds all patterns of a row."""
    return pattern([one.written for one in table()[where][at].entries])


def pattern(entries: Iterable[str]) -> re.Pattern[str]:
    """What finds each of some patterns, written as in the table."""
    regex = "|".join(map(_entry, entries))
    return re.compile(rf"(?<!\w)(?:{regex})(?!\w)")


def _entry(entry: str) -> str:
    regex = entry.replace("... ", "\0").replace(".", r"\.").replace("*", r"\w*")
    regex = re.sub(r"(?<!\w)_(?!\w)", r"\\S+", regex)
    return regex.replace(" ", r"\s+").replace("\0", _UP_TO_FOUR)


def _needed(entry: str) -> tuple[tuple[str, ...], ...]:
    """The choices for each word, first the last of those whose shortest choice is longest."""
    choices = _choices(entry)
    first = max(choices[::-1], key=_shortest)
    others = (one for one in choices if one is not first and _shortest(one) >= _TELLING)
    return tuple(tuple(dict.fromkeys(one)) for one in (first, *others))


def _choices(entry: str) -> list[list[str]]:
    """The choices for each word of an entry, "" where there are more than can be listed."""
    plain = re.split(r"\([^()]*\(", entry)[0]
    listed = [[""]]
    for word in re.findall(r"(?:\([^()]*\)|[^\s()])+", plain):
        parts = (part.strip("()").split("|") for part in re.findall(r"\([^()]*\)|[^()]+", word))
        listed.append([_longest("".join(choice)) for choice in product(*parts)])
    return listed


def _longest(choice: str) -> str:
    """The longest part of some words that stands there as it is."""
    return max(re.split(r"[*\s]|\b_\b|\.\.\.", choice), key=len)


def _shortest(choices: Sequence[str]) -> int:
    return min(map(len, choices))
