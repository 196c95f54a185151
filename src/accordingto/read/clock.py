"""Times of day beside a date, and the zones that their names fix."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from accordingto.read.months import WEEKDAY

# Names that mean one offset all over the world.
_ZONES: dict[str, str] = {
    "z": "Z", "utc": "Z", "gmt": "Z", "est": "-05:00", "edt": "-04:00", "cdt": "-05:00",
    "mdt": "-06:00", "pdt": "-07:00", "akst": "-09:00", "akdt": "-08:00", "hst": "-10:00",
    "wet": "Z", "west": "+01:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "mez": "+01:00", "mesz": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00",
    "мск": "+03:00", "trt": "+03:00", "pkt": "+05:00", "hkt": "+08:00", "sgt": "+08:00",
    "jst": "+09:00", "kst": "+09:00", "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00",
    "nzdt": "+13:00",
}  # fmt: skip
_AMBIGUOUS = frozenset({"cst", "ist", "mst", "pst", "amt", "ast", "gst", "sst", "wst", "et", "ct",
    "pt", "mt"})  # fmt: skip
"""Names that mean several offsets, by place or season."""
_SUMMER_ONLY = frozenset({"bst"})
"""In winter it is no time of Britain but that of Bangladesh."""

_ZONE = (
    r"(?P<zone>(?:gmt|utc)\s?[+-]\s?\d{1,2}(?::?\d{2})?(?!\d)|[+-]\d{2}:?\d{2}(?!\d)|"
    rf"(?:{'|'.join(sorted(_ZONES, key=len, reverse=True))})(?!\w))"
)
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2}))?(?!\d)"
    r"|(?=\s?[ap]\.?m\b))"
    rf"(?:\s?(?P<half>[ap]\.?m\b\.?))?(?:\s?\(?{_ZONE}\)?)?"
)
# Without capitals "wet" and "west" are words.
_NAME = r"\s?\(?(?P<zone>{})\)?(?![\w/])"
_NAMED = re.compile(_NAME.format("|".join(sorted(map(str.upper, _ZONES), key=len, reverse=True))))
_UNCLEAR = re.compile(
    r"(?<=[\dmM.])"
    + _NAME.format("|".join(map(str.upper, sorted(_AMBIGUOUS | _SUMMER_ONLY))))
    + r"|(?<=\d)\s?[(\[]?(?P<place>[A-Z][a-z]+/[A-Z]\w+)"
)
_AFTER = re.compile(
    r"(?:\s?(?:г|р|r)\.)?"
    rf"\s{{0,9}}(?:[,|·•/@T–—-]|at|um|à|a las|alle|às|в|о|об|o)?\s{{0,9}}@?{_CLOCK}",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?<!\d){_CLOCK}(?:\s?[A-Z]{{2,4}})?\s{{0,3}}[,|·•–—-]?\s{{0,3}}(?:on\s)?(?:{WEEKDAY},?\s{{0,3}})?$",
    re.IGNORECASE,
)
_REACH_CHARS = 48
"""How far before a date its time may begin: "10:48 AM AEST on Wednesday, "."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day beside a date.

    Args:
        value: in ISO 8601, from the `T` on: as precise as it is written.
        start: its first character.
        end: the character behind it.
    """

    value: str
    start: int
    end: int


def clock_after(words: str, day: date, at: int) -> Clock | None:
    """The time that follows a date which ends at `at`."""
    return _clock(_AFTER.match(words, at), day, 0)


def clock_before(words: str, day: date, at: int, low: int) -> Clock | None:
    """The time that stands right before a date which begins at `at`, not before `low`."""
    low = max(low, at - _REACH_CHARS)
    return _clock(_BEFORE.search(words[low:at]), day, low)


def is_zone(name: str) -> bool:
    """Whether a word in small letters names a zone, though its offset may depend on the place."""
    return name in _ZONES or name in _AMBIGUOUS


def offset_of(zone: str, day: date) -> str:
    """A zone as an offset: `Z`, `+03:00`; "" where its name does not fix one on that day.

    >>> offset_of("EST", date(2031, 1, 5)), offset_of("IST", date(2031, 1, 5))
    ('-05:00', '')
    """
    name = re.sub(r"\s", "", zone.lower())
    if name in _SUMMER_ONLY and not 4 <= day.month <= 10:
        return ""
    if name in _ZONES:
        return _ZONES[name]
    match = re.fullmatch(r"(?:gmt|utc)?([+-])(\d{1,2}):?(\d{2})?", name)
    if match is None or int(match[2]) > 14 or int(match[3] or 0) > 59:
        return ""
    return f"{match[1]}{match[2]:0>2}:{match[3] or '00'}"


def zone_after(words: str, day: date, at: int) -> tuple[str, int]:
    """The offset that a zone's name in capitals fixes behind a time, and where the name ends.

    >>> zone_after("10:00 EST", date(2031, 1, 5), 5), zone_after("10:00 IST", date(2031, 1, 5), 5)
    (('-05:00', 9), ('', 5))
    """
    match = _NAMED.match(words, at)
    offset = offset_of(match["zone"], day) if match else ""
    return (offset, match.end()) if match and offset else ("", at)


def unclear_zone(words: str, day: date) -> str:
    """The first name of a zone behind a time that fixes no offset on that day, or "".

    >>> unclear_zone("4 May 2031, 10:00 IST", date(2031, 5, 4))
    'IST'
    """
    for match in _UNCLEAR.finditer(words):
        name = match["zone"] or match["place"]
        if not offset_of(name, day):
            return name
    return ""


def _clock(match: re.Match[str] | None, day: date, shift: int) -> Clock | None:
    if match is None:
        return None
    hour = int(match["hour"])
    half = (match["half"] or "").lower()
    # "17:19 PM" is written too; the hour alone says all.
    if half and hour <= 12:
        if hour == 0:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        moment = datetime.combine(
            day, time(hour, int(match["minute"] or 0), int(match["second"] or 0))
        )
    except ValueError:
        return None
    exact = moment.isoformat(timespec="seconds" if match["second"] else "minutes")
    value = exact[10:] + (offset_of(match["zone"], day) if match["zone"] else "")
    return Clock(value, match.start("hour") + shift, match.end() + shift)
