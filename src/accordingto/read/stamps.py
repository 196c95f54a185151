"""Time stamps: lines that say only when something was written, as entries of live pages have."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from accordingto.read.clock import is_zone
from accordingto.read.dates import find_dates
from accordingto.read.months import MONTHS, WEEKDAY

MIN_ENTRIES = 3
"""Fewer stamped entries may be the times of publication and of change of one story."""

_CLOCK = re.compile(
    r"(?<![\w.:/-])(?:"
    r"(?P<hour>[01]?\d|2[0-4])(?:[:h]|(?P<dot>\.))(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d/]|[.:,]\d)"
    r"|(?P<bare>1[0-2]|0?[1-9])(?=\s?[ap]\.?m\b))"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?(?P<zone>(?-i:[A-Z]{2,5})|Uhr|Z)(?!\w))?",
    re.IGNORECASE,
)
_FILLER = re.compile(rf"\b(?:at|on|posted|published|um|{WEEKDAY})\b|[\W\d_]+", re.IGNORECASE)
_CHANGED = re.compile(
    r"\W*(?:last |zuletzt )?(?:updated?|modified|edited|aktualisiert)", re.IGNORECASE
)
_BEFORE_TEXT = re.compile(r"\s?(?P<sign>[–—|:-])?\s+(?=\S)")
_MAX_CHARS = 100
_MAX_REST_WORDS = 6
_MOST_AGAINST = 0.2
"""Of the steps from stamp to stamp: entries are moved, and clocks pass midnight."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something was written, as a line says.

    Args:
        minutes: since midnight.
        day: in ISO 8601, or "" where the line gives none.
        rest: its other words in small letters, such as the name of a channel.
        end: where, in the line, the stamp ends; the line's length if it is all of it.
    """

    minutes: int
    day: str
    rest: str
    end: int


def stamp_of(words: str) -> Stamp | None:
    """The stamp that a line is, if it is little else.

    >>> stamp_of("Night Ferry, [12.03.2031 06:14]")
    Stamp(minutes=374, day='2031-03-12', rest='night ferry', end=31)
    """
    if len(words) > _MAX_CHARS or _CHANGED.match(words):
        return None
    dates = list(find_dates(words))
    if len(dates) > 1:
        return None
    value, start, end = dates[0] if dates else ("", 0, 0)
    clock = _CLOCK.search(words, start, end) if "T" in value else _CLOCK.search(words)
    minutes = None if clock is None else _minutes(clock)
    if clock is None or minutes is None:
        return None
    covered = {*range(*clock.span()), *range(start, end)}
    left = "".join(char for at, char in enumerate(words) if at not in covered)
    rest = _rest(left)
    if len(rest.split()) > _MAX_REST_WORDS or re.search(r"[.!?]\s*$", left):
        return None
    return Stamp(minutes, value[:10], rest, len(words))


def leading_stamp(words: str) -> Stamp | None:
    """The time of day that a longer line begins with: "14:05 – The hall is full.".

    Numbers have full stops too, as in "3.10 percent of the vote": with one, something must
    say that it is a time.
    """
    clock = _CLOCK.match(words)
    if clock is None or (minutes := _minutes(clock)) is None:
        return None
    gap = _BEFORE_TEXT.match(words, clock.end())
    if gap is None or (clock["dot"] and not (clock["half"] or _is_zone(clock) or gap["sign"])):
        return None
    return Stamp(minutes, "", "", gap.end())


def _is_zone(clock: re.Match[str]) -> bool:
    """Whether "Uhr" or a zone's name stands behind the time; "3.10 USD" has a currency there."""
    name = (clock["zone"] or "").lower()
    return name == "uhr" or is_zone(name)


def are_in_order(stamps: Sequence[Stamp]) -> bool:
    """Whether stamps run forwards or backwards, as those of one live page do."""
    if len(stamps) < MIN_ENTRIES:
        return False
    dated = all(one.day for one in stamps)
    keys = [(one.day if dated else "", one.minutes) for one in stamps]
    ups = sum(one < another for one, another in pairwise(keys))
    downs = sum(one > another for one, another in pairwise(keys))
    least = (len(stamps) - 1) * (1 - _MOST_AGAINST)
    return max(ups, downs) > 0 and len(stamps) - 1 - min(ups, downs) >= least


def usual_rests(stamps: Sequence[Stamp]) -> set[str]:
    """What may stand beside a time on one page: nothing, or what stands beside several."""
    counts = Counter(one.rest for one in stamps)
    return {rest for rest, n in counts.items() if not rest or n >= 2}


def _minutes(clock: re.Match[str]) -> int | None:
    hour = int(clock["hour"] or clock["bare"])
    half = (clock["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + 12 * (half == "p")
    return hour * 60 + int(clock["minute"] or 0) if hour < 24 else None


def _rest(left: str) -> str:
    words = _FILLER.sub(" ", left).casefold().split()
    return " ".join(word for word in words if word.strip(".") not in MONTHS)
