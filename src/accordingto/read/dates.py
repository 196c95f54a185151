"""Dates as pages write them, in ISO 8601."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from accordingto.read.clock import clock_after, clock_before, offset_of, zone_after
from accordingto.read.months import MONTHS

Order = Literal["day-first", "month-first"]
"""Which of two numbers before a year is the day."""

_WORD = r"[^\W\d_]{3,12}"
_YEAR = r"\d{4}(?:(?!\d)|(?=\d{1,2}:\d{2}))"  # "Nov 20 20194:29 AM": two elements in one line
_DATE = re.compile(
    r"(?:(?<![\w/.-])|(?<=[a-zß-öø-ÿ])(?=[A-Z]))(?:"
    r"(?P<iso>\d{4}-\d{2}-\d{2}"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z\b|UTC|GMT|[+-]\d{2}:?\d{2})?)?)(?![\w-])|"
    r"(?P<day1>\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?[-\s]\s{0,3}(?:(?:of|de|del)\s{1,3})?"
    rf"(?P<month1>{_WORD})[.,]?[-\s]\s{{0,3}}(?:(?:de|del)\s{{1,3}})?(?P<year1>{_YEAR})|"
    rf"(?P<month2>{_WORD})\.?\s{{1,3}}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s{{1,3}}|,)"
    rf"(?P<year2>{_YEAR})|"
    r"(?P<year3>\d{4})(?P<sign3>[/.])(?P<month3>\d{1,2})(?P=sign3)(?P<day3>\d{1,2})(?![\w/])|"
    r"(?P<year5>\d{4})年\s?(?P<month5>\d{1,2})月\s?(?P<day5>\d{1,2})日|"
    r"(?P<one>\d{1,2})(?P<sign>[./])(?P<two>\d{1,2})(?P=sign)(?P<year4>\d{4}|\d{2})(?![\w/])"
    r")"
)
_SETTLES = re.compile(r"(?<![\w/.-])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})(?![\w/])")
_MONTH_FIRST = frozenset({"en-us", "en-ph", "fil"})
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
"""Outside these a date is none of a publication: tags often hold the year 1 or 9999."""


def find_dates(words: str, order: Order | None = None) -> Iterator[tuple[str, int, int]]:
    """Each whole date in `words`: in ISO 8601, where it starts and where it ends.

    A time right behind or before it belongs to it; a zone only if its name means
    one offset. Days and months written as numbers count only where they cannot be
    mistaken: with dots, with a day above 12, or where `order` says which is which.
    Ages such as "3 hours ago" are no dates.

    >>> list(find_dates("Posted on 3 March 2031 at 9.05 pm"))
    [('2031-03-03T21:05', 10, 33)]
    """
    at = low = 0
    while (match := _DATE.search(words, at)) is not None:
        value, start, end = _found(match, words, order, low)
        if value is not None:
            yield value, start, end
            low = end
        # A word before a number may hide the day behind it: "Room 12, 2031" and the like.
        at = end if value is not None else match.start() + 1


def normal_date(stated: str) -> str | None:
    """A date or time in ISO 8601 as a tag states it, in its normal form; None if it is none.

    As precise as the page is: no seconds and no zone are added. Dates as in the
    headers of mail are understood too.

    >>> normal_date("2031-05-14 08:40:00 +0300")
    '2031-05-14T08:40:00+03:00'
    """
    compact = re.sub(r"(?<=\d)\s{0,9}(?=[Z+-])", "", stated.strip()[:80])
    compact = re.sub(r"(?<=\d)\s?(?:UTC|GMT)$", "Z", compact)
    if _is_whole(compact[:10]):
        return _normal_moment(_with_offset(compact))
    if re.match(r"[A-Z][a-z]{2}, \d", stated.strip()):
        return _from_mail(stated.strip())
    if re.fullmatch(r"\d{8}", compact):
        return normal_date(f"{compact[:4]}-{compact[4:6]}-{compact[6:]}")
    return None


def order_of(texts: Iterable[str], language: str) -> Order | None:
    """Which number is the day in a page's dates of the form 5/6/2031, if something settles it.

    Other dates of the page do, where all that can be told agree; else its language,
    where it has one usage. English without a country has two.

    Args:
        texts: the lines of the page, or some of them.
        language: as the page declares it, such as `en-GB`; "" if it does not.
    """
    seen: set[Order] = set()
    for text in texts:
        for match in _SETTLES.finditer(text):
            one, two = int(match[1]), int(match[2])
            if one > 12 >= two:
                seen.add("day-first")
            elif two > 12 >= one:
                seen.add("month-first")
    if len(seen) == 1:
        return seen.pop()
    code = language.lower().replace("_", "-").strip()
    if seen or not code or code in ("en", "zh", "ja", "ko", "hu", "fa", "en-ca", "en-za"):
        return None
    return "month-first" if code in _MONTH_FIRST else "day-first"


def _found(
    match: re.Match[str], words: str, order: Order | None, low: int
) -> tuple[str | None, int, int]:
    if match["iso"]:
        return _numeric(match, words)
    day = _day(match, order)
    if day is None:
        return None, match.start(), match.end()
    after = clock_after(words, day, match.end())
    if after is not None:
        return day.isoformat() + after.value, match.start(), after.end
    before = clock_before(words, day, match.start(), low)
    if before is not None:
        return day.isoformat() + before.value, before.start, match.end()
    return day.isoformat(), match.start(), match.end()


def _numeric(match: re.Match[str], words: str) -> tuple[str | None, int, int]:
    """A date written as in ISO 8601, whose time may be as people write it."""
    if _HALF.match(words, match.end()) is None:
        value = normal_date(match["iso"])
        if value is None or not _NO_ZONE.fullmatch(value):
            return value, match.start(), match.end()
        zone, end = zone_after(words, date.fromisoformat(value[:10]), match.end())
        return value + zone, match.start(), end
    written, end = match["iso"][:10], match.start() + 10
    clock = clock_after(words, date.fromisoformat(written), end) if _is_whole(written) else None
    if clock is None:
        return normal_date(written), match.start(), end
    return written + clock.value, match.start(), clock.end


_NO_ZONE = re.compile(r"[\d-]{10}T[\d:.]+")
_HALF = re.compile(r"\s?[ap]\.?m\b", re.IGNORECASE)
"""Behind a time it says that hours are counted to twelve, which ISO 8601 knows nothing of."""


def _day(match: re.Match[str], order: Order | None) -> date | None:
    if match["one"]:
        return _by_numbers(match, order)
    parts = {
        key[:-1]: value for key, value in match.groupdict().items() if value and key[-1:] in "1235"
    }
    month = parts["month"]
    number = int(month) if month.isdecimal() else MONTHS.get(month.lower(), 0)
    return _date(int(parts["year"]), number, int(parts["day"]))


def _by_numbers(match: re.Match[str], order: Order | None) -> date | None:
    one, two, year = int(match["one"]), int(match["two"]), int(match["year4"])
    if len(match["year4"]) == 2:
        # "1.2.31" is a version or a section as often as a day.
        if len(match["one"]) + len(match["two"]) < (4 if match["sign"] == "." else 3):
            return None
        year += 2000 if year < 70 else 1900
    if two > 12:
        return _date(year, one, two)
    if one > 12 or one == two or match["sign"] == "." or order == "day-first":
        return _date(year, two, one)
    return _date(year, one, two) if order == "month-first" else None


def _date(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_whole(day: str) -> bool:
    try:
        read = date.fromisoformat(day)
    except ValueError:
        return False
    return (
        re.fullmatch(r"\d{4}-\d\d-\d\d", day) is not None and _FIRST_YEAR <= read.year <= _LAST_YEAR
    )


def _with_offset(compact: str) -> str:
    """A moment with the offset that a zone's name at its end fixes."""
    match = re.search(r"(?<=\d) ?\(?[A-Z]{2,5}\)?$", compact)
    if match is None:
        return compact
    zone, end = zone_after(compact, date.fromisoformat(compact[:10]), match.start())
    return compact[: match.start()] + zone if end == len(compact) else compact


def _normal_moment(compact: str) -> str | None:
    if len(compact) == 10:
        return compact
    try:
        datetime.fromisoformat(compact)
    except ValueError:
        return None
    match = re.fullmatch(r"[ T](\d{2}:\d{2}[\d:.]*)(Z|[+-]\d{2}:?\d{2})?", compact[10:])
    if match is None:
        return None
    zone = offset_of(match[2], date.fromisoformat(compact[:10])) if match[2] else ""
    return f"{compact[:10]}T{match[1]}{zone}"


def _from_mail(stated: str) -> str | None:
    try:
        read = parsedate_to_datetime(stated)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if not _FIRST_YEAR <= read.year <= _LAST_YEAR:
        return None
    return read.isoformat().replace("+00:00", "Z")
