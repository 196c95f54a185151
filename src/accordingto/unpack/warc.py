"""Web archives in WARC files: each page that was captured."""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import BinaryIO, cast

from accordingto.core.failure import Failure
from accordingto.core.part import Given
from accordingto.errors import ReadError
from accordingto.unpack.captured import kind_without_text, said_type
from accordingto.unpack.headers import Headers, read_headers
from accordingto.unpack.http_payload import payload
from accordingto.unpack.member import Budget, Counted, Format, Member, Opened, PassedOver
from accordingto.unpack.warc_records import Record, begins_warc, records

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
_STATUS_LINE_BYTES = 1 << 13
_PEEK_BYTES = 1 << 16
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z", re.ASCII)
_SILENT = frozenset({"warcinfo", "request", "metadata"})
_NO_PAGES = {"revisit": "revisits of pages captured before"}


class Pages:
    """Takes the pages out of the records of one or more WARC files.

    Args:
        budget: what may still be taken out.
        passed: where what holds no text is counted.
        titles: address → title, as far as the archive gives one.
    """

    def __init__(
        self, budget: Budget, passed: PassedOver, titles: Mapping[str, str] | None = None
    ) -> None:
        self._budget, self._passed = budget, passed
        self._titles = titles or {}

    def of(
        self, stream: BinaryIO, *, is_gzip: bool, looks_ahead: bool, within: str = ""
    ) -> Iterator[Member | Failure]:
        """The pages of a WARC file, in its order.

        Args:
            stream: see `warc_records.records`, as for the two that follow.
            is_gzip: see there.
            looks_ahead: see there.
            within: put before each place, for a file inside another.

        Raises:
            ReadError: what costs all that follows.
        """
        found = records(stream, self._budget, is_gzip=is_gzip, looks_ahead=looks_ahead)
        for one in found:
            if isinstance(one, Failure):
                self._budget.count()
                yield Failure(f"{within}{one.origin}", one.code, one.message)
            else:
                yield from self._page(one, within, is_counted=is_gzip)

    def _page(self, record: Record, within: str, *, is_counted: bool) -> Iterator[Member | Failure]:
        name = _name(record)
        before = self._budget.n_expanded
        try:
            member = self._member(record, is_counted=is_counted)
        except ReadError as error:
            if error.code == "expands-too-much":
                self._budget.forget(before)
            self._budget.count()
            yield Failure(name, error.code, error.message)
            return
        if isinstance(member, str):
            self._passed.add(member)
        elif member is not None:
            stream, media_type = member
            place = f"{within}{record.place}"
            yield Member(name, stream, place, self._given(record), media_type)
            if cut := _cut(record):
                yield Failure(name, "cut", cut)

    def _member(self, record: Record, *, is_counted: bool) -> tuple[BinaryIO, str] | str | None:
        """Stream and media type of a page, the kind of a record that is none, or None."""
        kind = record.headers.get("warc-type").lower()
        if kind in _SILENT:
            return None
        if kind not in ("response", "resource", "conversion"):
            return _NO_PAGES.get(kind, "records of other kinds")
        if _url(record).startswith("urn:"):
            return "notes of the crawler"
        block = cast(BinaryIO, record.block)
        headers = record.headers
        if headers.media_type == "application/http":
            block, headers, no_page = _answer(record)
            if no_page:
                return no_page
        stream = payload(block, headers)
        stated = headers.get("content-type")
        no_text = kind_without_text(headers.media_type, stream.peek(_PEEK_BYTES))
        if no_text:
            return no_text
        # What comes out of gzip members is counted there; what is packed twice, twice.
        if not is_counted or headers.get("content-encoding"):
            stream = io.BufferedReader(Counted(cast(BinaryIO, stream), self._budget), _PEEK_BYTES)
        return cast(BinaryIO, stream), said_type(stated)

    def _given(self, record: Record) -> tuple[Given, ...]:
        given = []
        if url := _url(record):
            given.append(Given("url", url, "WARC-Target-URI"))
            if title := self._titles.get(url):
                given.append(Given("title", title, "WACZ page list"))
        if date := _date(record):
            given.append(Given("captured", date, "WARC-Date"))
        return tuple(given)


def _answer(record: Record) -> tuple[BinaryIO, Headers, str]:
    """What follows the headers of an answer over HTTP, these, and why it is no page, or ""."""
    block = io.BufferedReader(record.block, _PEEK_BYTES)
    line = block.readline(_STATUS_LINE_BYTES)
    if not line:
        return cast(BinaryIO, block), Headers({}), "empty answers"
    status = _STATUS.match(line)
    if status is None:
        raise ReadError(
            "damaged", "it says that it is an answer over HTTP, but does not begin as one"
        )
    return cast(BinaryIO, block), read_headers(block), _no_page(int(status[1]))


def _no_page(status: int) -> str:
    if 300 <= status < 400:
        return "redirects"
    if status >= 400:
        return "error pages"
    if status == 206:
        return "fragments"
    return "" if 200 <= status < 300 else "empty answers"


def _url(record: Record) -> str:
    return record.headers.get("warc-target-uri").removeprefix("<").removesuffix(">")


def _date(record: Record) -> str:
    """When it was captured, or "" where that is no moment."""
    stated = record.headers.get("warc-date")
    if not _DATE.fullmatch(stated):
        return ""
    try:
        datetime.fromisoformat(stated[:19])
    except ValueError:
        return ""
    return stated


def _name(record: Record) -> str:
    url = _url(record)
    if not url:
        return record.place
    stamp = "".join(c for c in _date(record)[:19] if c.isdigit())
    return f"{url}@{stamp}" if stamp else url


def _cut(record: Record) -> str:
    """Why the page is not whole, or ""."""
    reason = record.headers.get("warc-truncated")
    if reason:
        return f"the crawler cut it off ({reason[:40]}); what it kept was read"
    if record.headers.get("warc-segment-number"):
        return "it goes on in another record; its first piece was read"
    return ""


def _matches(opened: Opened) -> bool:
    return begins_warc(opened.head)


def _members(opened: Opened, budget: Budget) -> Iterator[Member | Failure]:
    """Each captured page: answers and resources that may hold text to read.

    Pictures and the like, redirects, errors and revisits are counted and take one row
    together; records about the capture itself (warcinfo, request, metadata) are no pages
    and are not counted.
    """
    passed = PassedOver()
    try:
        is_gzip = opened.head.startswith(b"\x1f\x8b")
        yield from Pages(budget, passed).of(opened.stream, is_gzip=is_gzip, looks_ahead=True)
    except ReadError:
        yield from passed.failures()
        raise
    yield from passed.failures()


WARC = Format("a WARC web archive", _matches, _members)
