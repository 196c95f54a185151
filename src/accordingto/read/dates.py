"""Dates as pages write them, in ISO 8601."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{n}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ISO = (
    r"(?P<iso>\d{4}-\d{2}-\d{2}"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?)"
)
_DAY_FIRST = (
    r"(?P<day1>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?"
    rf"{_MONTH.format(n=1)},?\s+(?P<year1>\d{{4}})"
)
_MONTH_FIRST = rf"{_MONTH.format(n=2)}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})"
_YEAR_FIRST = r"(?P<year3>\d{4})/(?P<month3>\d{1,2})/(?P<day3>\d{1,2})"
_NUMBERS = r"(?P<day4>\d{1,2})(?P<sign>[./])(?P<month4>\d{1,2})(?P=sign)(?P<year4>\d{4})"
_DATE = re.compile(
    rf"(?<![\w/.-])(?:{_ISO}|{_DAY_FIRST}|{_MONTH_FIRST}|{_YEAR_FIRST}|{_NUMBERS})(?![\w/])",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:\s{0,9}(?:,|at|[|·–—-]|T)?\s{0,9})(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"\s?(?P<half>[ap]\.?m\b\.?)?\s?(?P<zone>gmt|utc|z\b|[+-]\d{2}:?\d{2})?(?!\d)",
    re.IGNORECASE,
)


def find_dates(words: str) -> Iterator[tuple[str, int, int]]:
    """Each whole date in `words`: in ISO 8601, where it starts and where it ends.

    A time that follows at once belongs to it; a zone only if it is written as
    an offset or as GMT. Days and months written as numbers count only where
    they cannot be mistaken: with dots, or with a day above 12.

    >>> list(find_dates("Posted on 3 March 2031 at 9.05 pm"))
    [('2031-03-03T21:05', 10, 33)]
    """
    for match in _DATE.finditer(words):
        if match["iso"]:
            value = normal_date(match["iso"])
            end = match.end()
        else:
            value, end = _written(match, words)
        if value is not None:
            yield value, match.start(), end


def normal_date(stated: str) -> str | None:
    """A date or time in ISO 8601 as a tag states it, in its normal form; None if it is none."""
    compact = re.sub(r"(?<=\d)\s(?=[Z+-])", "", stated.strip())
    try:
        if len(compact) <= 10:
            return date.fromisoformat(compact).isoformat()
        datetime.fromisoformat(compact)
    except ValueError:
        return None
    # As precise as the page is: no seconds and no zone are added.
    return compact[:10] + "T" + compact[11:] if compact[4:5] == "-" else None


def _written(match: re.Match[str], words: str) -> tuple[str | None, int]:
    day = _day(match)
    if day is None:
        return None, match.end()
    clock = _TIME.match(words, match.end())
    if clock is None:
        return day.isoformat(), match.end()
    moment = _moment(day, clock)
    return (day.isoformat(), match.end()) if moment is None else (moment, clock.end())


def _day(match: re.Match[str]) -> date | None:
    parts = {
        key[:-1]: value for key, value in match.groupdict().items() if value and key[-1:].isdigit()
    }
    month = parts["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    day = int(parts["day"])
    if match["sign"] == "/" and day <= 12 and number != day:
        if number <= 12:
            return None
        day, number = number, day
    try:
        return date(int(parts["year"]), number, day)
    except ValueError:
        return None


def _moment(day: date, clock: re.Match[str]) -> str | None:
    hour = int(clock["hour"])
    half = (clock["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        moment = datetime.combine(day, time(hour, int(clock["minute"]), int(clock["second"] or 0)))
    except ValueError:
        return None
    exact = moment.isoformat(timespec="seconds" if clock["second"] else "minutes")
    return exact + _offset(clock["zone"])


def _offset(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone.lower() in ("gmt", "utc", "z"):
        return "Z"
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
