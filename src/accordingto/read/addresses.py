"""Addresses that a page states: its own, where it was saved from, and when."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from accordingto.core.document import Stated
from accordingto.errors import MissingExtraError
from accordingto.read.dates import normal_date
from accordingto.read.months import MONTHS
from accordingto.read.tags import Tags

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_MAX_URL_CHARS = 2_000
_HEAD_CHARS = 20_000
"""Browsers and their extensions write where a page was saved from at its beginning."""

_SAVED_BY_BROWSER = re.compile(r"<!--\s{0,9}saved from url=\((\d{4})\)(\S{1,2100}?)\s{0,9}-->")
_SINGLE_FILE = re.compile(
    r"Page saved with SingleFile\s{1,9}url:\s{0,9}(?P<url>\S{1,2100})"
    r"(?:\s{1,9}saved date:\s{0,9}(?P<date>[^\n>]{10,80}))?"
)
_SINGLE_FILE_DATE = re.compile(
    r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d{2}) (?P<year>\d{4}) "
    r"(?P<clock>\d{2}:\d{2}:\d{2}) GMT(?P<zone>[+-]\d{4})"
)
_ARCHIVED = re.compile(
    r"FILE ARCHIVED ON (?P<clock>\d{2}:\d{2}:\d{2}) (?P<month>[A-Z][a-z]{2}) (?P<day>\d{2}), "
    r"(?P<year>\d{4}) AND RETRIEVED FROM THE INTERNET ARCHIVE"
)


@dataclass(frozen=True, slots=True)
class Saved:
    """What a saved page says about how it was saved.

    Args:
        url: where it was saved from.
        captured: when.
    """

    url: Stated | None = None
    captured: Stated | None = None


def is_address(value: str) -> bool:
    """Whether a value is a whole address on the web, as far as its form says."""
    if not 10 <= len(value) <= _MAX_URL_CHARS or re.search(r"[\s<>\"\x00-\x1f\x7f]", value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and "." in (parts.hostname or "")


def canonical_url(tags: Tags) -> Stated | None:
    """The address that a page calls its own: its canonical link, else the one for sharing."""
    for token in tags.named("link"):
        if "canonical" in (token.get("rel") or "").lower().split():
            value = (token.get("href") or "").strip()
            if is_address(value):
                return Stated(value, bytes_at=tags.bytes_at(token.start, token.end))
    return next((one for one in tags.metas(("og:url",)) if is_address(one.value)), None)


def saved(tags: Tags) -> Saved:
    """Where and when a page was saved, as browsers, SingleFile and web archives note it."""
    found = _by_single_file(tags) or _by_scrap_book(tags) or _by_browser(tags) or Saved()
    return found if found.captured is not None else Saved(found.url, _archived(tags))


def _by_browser(tags: Tags) -> Saved | None:
    match = _SAVED_BY_BROWSER.search(tags.chars, 0, _HEAD_CHARS)
    if match is None:
        return None
    # The number counts the characters of the address: what follows them is none of it.
    value = match[2][: int(match[1])]
    place = tags.bytes_at(*match.span(2))
    return Saved(Stated(value, bytes_at=place)) if is_address(value) else None


def _by_single_file(tags: Tags) -> Saved | None:
    match = _SINGLE_FILE.search(tags.chars, 0, _HEAD_CHARS)
    if match is None:
        return None
    url = None
    if is_address(match["url"]):
        url = Stated(match["url"], bytes_at=tags.bytes_at(*match.span("url")))
    written = _SINGLE_FILE_DATE.search(match["date"] or "")
    moment = None if written is None else _moment(written, written["zone"])
    if moment is None:
        return Saved(url)
    return Saved(url, Stated(moment, bytes_at=tags.bytes_at(*match.span("date"))))


def _by_scrap_book(tags: Tags) -> Saved | None:
    """WebScrapBook notes both in attributes of the page's first element."""
    for token in tags.named("html"):
        source = token.get("data-scrapbook-source") or ""
        if not is_address(source):
            continue
        place = tags.bytes_at(token.start, token.end)
        made = re.match(
            r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)", token.get("data-scrapbook-create") or ""
        )
        moment = made and normal_date("{}-{}-{}T{}:{}:{}Z".format(*made.groups()))
        return Saved(
            Stated(source, bytes_at=place), Stated(moment, bytes_at=place) if moment else None
        )
    return None


def _archived(tags: Tags) -> Stated | None:
    match = _ARCHIVED.search(tags.chars, max(len(tags.chars) - _HEAD_CHARS, 0))
    moment = None if match is None else _moment(match, "Z")
    if match is None or moment is None:
        return None
    return Stated(moment, bytes_at=tags.bytes_at(*match.span()))


def _moment(match: re.Match[str], zone: str) -> str | None:
    month = MONTHS.get(match["month"].lower(), 0)
    return normal_date(f"{match['year']}-{month:02}-{match['day']}T{match['clock']}{zone}")


def domain_of(url: str) -> str | None:
    """The domain that somebody registered for an address, by the public suffix list.

    >>> domain_of("https://news.courier.co.uk/a")
    'courier.co.uk'
    """
    host = (urlsplit(url).hostname or "").rstrip(".") if is_address(url) else ""
    if not host or re.fullmatch(r"[\d.]+|.*:.*", host):
        return None
    found: str | None = _suffixes().privatesuffix(host)
    return found


@cache
def _suffixes() -> "PublicSuffixList":
    # The list has some ten thousand rules, and most pages name their outlet.
    try:
        from publicsuffixlist import PublicSuffixList  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("html", "Reading HTML") from error
    return PublicSuffixList()
