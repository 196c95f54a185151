"""What containers say about their members, in the forms that `Given` asks for."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from accordingto.core.part import Given, GivenField

MAX_CHARS = 4096
"""No title, name or address that means anything is longer; a hostile one may fill a file."""

_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)\s?(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_IN_MAIL = re.compile(r"(?:[A-Z][a-z]{2,8},? )?\d{1,2} [A-Z][a-z]{2,8} \d{4} .{5,40}")
_STATED_ZONE = re.compile(r"(?:[+-]\d{4}|GMT|UTC?|[ECMP][SD]T)(?: \(.*\))?$")
_ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x1f]+", re.IGNORECASE)
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")


def given(*said: tuple[GivenField, str | None, str]) -> tuple[Given, ...]:
    """What was said, in order: field, value and who says so.

    White space is folded. Values that are empty, absent or too long to mean anything are
    left out, and of several for one field all but the first.
    """
    found: dict[GivenField, Given] = {}
    for field, value, by in said:
        folded = folded_value(value)
        if folded and field not in found:
            found[field] = Given(field, folded, by)
    return tuple(found.values())


def folded_value(value: str | None) -> str:
    """A value in one line of characters that can be stored; "" if it is none or too long."""
    if value is None or len(value) > MAX_CHARS:
        return ""
    return _UNPRINTED.sub(" ", whole_characters(value)).strip()


def whole_characters(text: str) -> str:
    """The text with U+FFFD for each surrogate that stands alone, as in broken JSON."""
    return _SURROGATES.sub("\ufffd", text)


def moment(stated: str | None) -> str | None:
    """A date in ISO 8601 or of the form in mail, in ISO 8601 and as precise; None if it is neither.

    A zone is given if one is stated, and only then.

    >>> moment("Sat, 03 May 2031 08:40:00 +0300")
    '2031-05-03T08:40:00+03:00'
    """
    stated = folded_value(stated)
    match = _MOMENT.fullmatch(stated)
    if match is not None:
        return _iso(match)
    return _mail(stated) if _IN_MAIL.fullmatch(stated) else None


def _iso(match: re.Match[str]) -> str | None:
    day, clock, zone = match.groups()
    zone = "Z" if zone in ("UTC", "GMT") else (zone or "")
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    found = f"{day}T{clock}{zone}" if clock else str(day)
    # The library knows at most microseconds, and the calendar.
    return found if _is_moment(re.sub(r"(\.\d{6})\d+", r"\1", found)) else None


def _is_moment(found: str) -> bool:
    try:
        datetime.fromisoformat(re.sub(r"\.(\d+)", lambda m: f".{m[1]:0<6}", found))
    except ValueError:
        return False
    return True


def _mail(stated: str) -> str | None:
    try:
        read = parsedate_to_datetime(stated)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if not _STATED_ZONE.search(stated):
        read = read.replace(tzinfo=None)
    return read.isoformat().replace("+00:00", "Z")


def unix_moment(seconds: object) -> str | None:
    """Seconds since 1970, as a number or its digits, in ISO 8601 with Z; None if it is none."""
    if not isinstance(seconds, str | int) or not re.fullmatch(r"\d{1,11}", str(seconds)):
        return None
    return datetime.fromtimestamp(int(seconds), UTC).isoformat().replace("+00:00", "Z")


def address(stated: str | None) -> str | None:
    """An address on the web; None for anything else, such as `javascript:`."""
    stated = (stated or "").strip()
    return stated if _ADDRESS.fullmatch(stated) else None


def names(found: Iterable[str | None]) -> str | None:
    """Names in one line, each once; None if there are none."""
    kept = dict.fromkeys(folded for one in found if (folded := folded_value(one)))
    return ", ".join(kept) or None
