"""The patterns of `data/channels.txt`, and what they find in some words."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from accordingto.core.speaker import CHANNELS, Channel

Where = Literal["cue", "source", "near"]

_SHORT = 40
_PLACES = ("cue", "source", "near")
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
    return tuple(
        Hit(channel, found.start(), found.end())
        for channel, pattern in _table()[where]
        for found in pattern.finditer(searched)
    )


@cache
def _table() -> Mapping[str, tuple[tuple[Channel, re.Pattern[str]], ...]]:
    rows: dict[str, list[tuple[Channel, re.Pattern[str]]]] = {where: [] for where in _PLACES}
    table = files("accordingto.resolve").joinpath("data", "channels.txt")
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        where, named, listed = (field.strip() for field in line.split(" | ", 2))
        channel = next((one for one in CHANNELS if one == named), None)
        if channel is None or where not in rows:
            raise ValueError(f"channels.txt: no such place or channel: {line!r}")
        rows[where].append((channel, _pattern(listed)))
    return {where: tuple(found) for where, found in rows.items()}


def _pattern(listed: str) -> re.Pattern[str]:
    entries = "|".join(_entry(entry.strip()) for entry in listed.split(", "))
    return re.compile(rf"(?<!\w)(?:{entries})(?!\w)")


def _entry(entry: str) -> str:
    regex = entry.replace("... ", "\0").replace(".", r"\.").replace("*", r"\w*")
    regex = re.sub(r"(?<!\w)_(?!\w)", r"\\S+", regex)
    return regex.replace(" ", r"\s+").replace("\0", _UP_TO_FOUR)
