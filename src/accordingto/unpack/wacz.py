"""Web archives in WACZ files: a ZIP archive of WARC files and lists of their pages."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from accordingto.core.failure import Failure
from accordingto.errors import ReadError
from accordingto.unpack.archives import DAMAGED, Readable, damaged, zip_of
from accordingto.unpack.member import Budget, Counted, Format, Member, Opened, PassedOver
from accordingto.unpack.warc import Pages
from accordingto.unpack.warc_records import begins_warc

_LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_LINE_BYTES = 1 << 16
_MAX_TITLES = 200_000
_MAX_TITLE_CHARS = 1000
_MAX_UNREAD = 1000
_BUFFER_BYTES = 1 << 16


def _matches(opened: Opened) -> bool:
    archive = zip_of(opened)
    if archive is None:
        return False
    with archive:
        names = archive.NameToInfo
    return "datapackage.json" in names and any(_is_warc_name(name) for name in names)


def _is_warc_name(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _members(opened: Opened, budget: Budget) -> Iterator[Member | Failure]:
    """Each captured page in its WARC files; indexes, logs and page lists are no members.

    A page gets the title that the archive's list of pages gives its address, if the list
    gives it one only.
    """
    try:
        archive = zipfile.ZipFile(opened.stream)
    except DAMAGED as error:
        raise damaged("the web archive", error) from error
    with archive:
        passed = PassedOver()
        pages = Pages(budget, passed, _titles(archive, budget))
        for entry in archive.infolist():
            if entry.filename.startswith("archive/") and not entry.filename.endswith("/"):
                yield from _of_entry(archive, entry, pages, budget)
        yield from passed.failures()


def _of_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, pages: Pages, budget: Budget
) -> Iterator[Member | Failure]:
    try:
        with _open(archive, entry, budget) as stream:
            head = stream.peek(_BUFFER_BYTES)
            if begins_warc(head):
                yield from pages.of(
                    cast(BinaryIO, stream),
                    is_gzip=head.startswith(b"\x1f\x8b"),
                    looks_ahead=False,
                    within=f"{entry.filename}, ",
                )
            else:
                yield Failure(entry.filename, "damaged", "it is no WARC file; get it again")
    except ReadError as error:
        if error.code == "too-many-members":
            raise
        yield Failure(entry.filename, error.code, error.message)


def _open(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> io.BufferedReader:
    if entry.flag_bits & 0x1:
        raise ReadError("encrypted", "it is locked with a password; unlock it and add it again")
    try:
        stream = cast(BinaryIO, archive.open(entry))
    except DAMAGED as error:
        raise damaged("it", error) from error
    counted = Counted(cast(BinaryIO, Readable(stream, "it")), budget)
    return io.BufferedReader(counted, _BUFFER_BYTES)


def _titles(archive: zipfile.ZipFile, budget: Budget) -> dict[str, str]:
    """Address → title, from the lists of pages as far as they can be read."""
    titles: dict[str, str] = {}
    for name in _LISTS:
        entry = archive.NameToInfo.get(name)
        before = budget.n_expanded
        try:
            if entry is not None:
                with _open(archive, entry, budget) as stream:
                    _read_titles(stream, titles)
        except ReadError as error:
            # A title is a help, not a text: pages without it are read all the same.
            if error.code == "expands-too-much":
                budget.forget(before)
    return {url: title for url, title in titles.items() if title}


def _read_titles(stream: io.BufferedReader, titles: dict[str, str]) -> None:
    n_unread = 0
    while len(titles) < _MAX_TITLES and n_unread < _MAX_UNREAD:
        line = stream.readline(_LINE_BYTES)
        if not line:
            return
        try:
            page = json.loads(line)
        except (ValueError, RecursionError):
            n_unread += 1
            continue
        if isinstance(page, dict):
            _add_title(page.get("url"), page.get("title"), titles)


def _add_title(url: object, title: object, titles: dict[str, str]) -> None:
    if isinstance(url, str) and isinstance(title, str):
        title = " ".join(title.split())
        if len(title) <= _MAX_TITLE_CHARS and title != url:
            titles[url] = title if titles.get(url, title) == title else ""


WACZ = Format("a WACZ web archive", _matches, _members)
