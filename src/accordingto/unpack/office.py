"""Documents of word processors: the XML that holds their text, as it stands in the archive."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast
from xml.parsers import expat

from accordingto.core.failure import Failure
from accordingto.core.part import Given
from accordingto.errors import ReadError
from accordingto.unpack.archives import DAMAGED, Readable, damaged, zip_of
from accordingto.unpack.member import Budget, Counted, Format, Member, Opened, printable
from accordingto.unpack.values import MAX_CHARS, given

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
OPEN_TYPE = "application/vnd.oasis.opendocument.text"
OPEN_NOTES_TYPE = f"{OPEN_TYPE}; part=notes"

_TYPES = "[Content_Types].xml"
_OVERRIDE = re.compile(rb"<(?:\w+:)?Override\b[^>]{1,2000}>")
_PART_NAME = re.compile(rb"\bPartName\s*=\s*[\"']/([^\"']{1,500})[\"']")
# Documents, templates, and both with macros; in the strict variant too.
_MAIN = re.compile(
    rb"\bContentType\s*=\s*[\"']application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\."
    rb"(?:document|template)|ms-word\.(?:document|template)\.macroEnabled(?:Template)?)\.main\+xml"
)
_NOTES = ("footnotes.xml", "endnotes.xml")
_HOLDS_TEXT = re.compile(rb"<(?:\w+:)?t(?:\s[^<>]*)?>[^<]*[^<\s]")
_HOLDS_NOTES = re.compile(rb"<(?:[\w.-]+:)?note-body[\s>]")
_SMALL_BYTES = 1 << 20
_AS_CSV = "save the sheet as CSV with a first row of names, one of them 'text', and add that"
_OTHERS = (
    ("xl/workbook.xml", "a spreadsheet", _AS_CSV),
    ("xl/workbook.bin", "a spreadsheet", _AS_CSV),
    ("ppt/presentation.xml", "a presentation", "save it as PDF and add that"),
    ("visio/document.xml", "a drawing", "save it as PDF and add that"),
)  # fmt: skip
_OPEN_OTHERS = {
    b"spreadsheet": _OTHERS[0][1:], b"presentation": _OTHERS[2][1:], b"graphics": _OTHERS[3][1:],
}  # fmt: skip
_OPEN_PREFIX = b"application/vnd.oasis.opendocument."


def _is_office(opened: Opened) -> bool:
    archive = zip_of(opened)
    if archive is None:
        return False
    with archive:
        names = set(archive.namelist())
        found = _TYPES in names and (
            "word/document.xml" in names or _main_part(archive) is not None
            or any(name in names for name, _, _ in _OTHERS)
        )  # fmt: skip
        found = found or _open_kind(archive) is not None
    opened.stream.seek(0)
    return found


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    """The start of a member that says something about the others; b"" if it cannot be read."""
    try:
        with archive.open(name) as stream:
            return stream.read(_SMALL_BYTES)
    except DAMAGED:
        return b""


def _main_part(archive: zipfile.ZipFile) -> str | None:
    for override in _OVERRIDE.finditer(_small(archive, _TYPES)):
        name = _PART_NAME.search(override[0])
        if name is not None and _MAIN.search(override[0]):
            return name[1].decode("utf-8", "replace")
    return None


def _open_kind(archive: zipfile.ZipFile) -> bytes | None:
    """What an archive with a `mimetype` says it is: `text`, `spreadsheet`, or None."""
    if "content.xml" not in archive.namelist():
        return None
    stated = _small(archive, "mimetype")[:200].strip()
    if not stated.startswith(_OPEN_PREFIX):
        return None
    kind = stated.removeprefix(_OPEN_PREFIX).removesuffix(b"-template")
    return kind if kind in (b"text", b"text-master", *_OPEN_OTHERS) else None


def _members(opened: Opened, budget: Budget) -> Iterator[Member | Failure]:
    try:
        archive = zipfile.ZipFile(opened.stream)
    except DAMAGED as error:
        raise damaged("the document's archive", error) from error
    with archive:
        kind = _open_kind(archive)
        if kind is not None:
            yield from _of_open(archive, kind, budget)
            return
        names = archive.namelist()
        main = _main_part(archive) or "word/document.xml"
        if main not in names:
            found = next((o for o in _OTHERS if o[0] in names), None)
            raise _other(*found[1:]) if found else _no_text()
        yield from _of_word(archive, main, budget)


def _of_word(archive: zipfile.ZipFile, main: str, budget: Budget) -> Iterator[Member | Failure]:
    said = _properties(_small(archive, "docProps/core.xml"), ("creator",))
    yield from _member(archive, main, WORD_TYPE, said, budget)
    folder = main.rpartition("/")[0]
    for name in _NOTES:
        part = f"{folder}/{name}" if folder else name
        if part in archive.namelist():
            yield from _notes(archive, part, (_HOLDS_TEXT, WORD_NOTES_TYPE), said, budget)


def _of_open(archive: zipfile.ZipFile, kind: bytes, budget: Budget) -> Iterator[Member | Failure]:
    if kind in _OPEN_OTHERS:
        raise _other(*_OPEN_OTHERS[kind])
    said = _properties(_small(archive, "meta.xml"), ("initial-creator", "creator"))
    yield from _member(archive, "content.xml", OPEN_TYPE, said, budget)
    yield from _notes(archive, "content.xml", (_HOLDS_NOTES, OPEN_NOTES_TYPE), said, budget)


def _member(
    archive: zipfile.ZipFile, name: str, media_type: str, said: tuple[Given, ...], budget: Budget
) -> Iterator[Member | Failure]:
    try:
        stream = archive.open(name)
    except DAMAGED as error:
        failed = damaged("it", error)
        yield Failure(name, failed.code, failed.message)
        return
    with stream:
        counted = Counted(cast(BinaryIO, Readable(cast(BinaryIO, stream), "it")), budget)
        yield Member(name, cast(BinaryIO, counted), f"member {printable(name)}", said, media_type)


def _notes(
    archive: zipfile.ZipFile,
    name: str,
    wanted: tuple[re.Pattern[bytes], str],
    said: tuple[Given, ...],
    budget: Budget,
) -> Iterator[Member | Failure]:
    """The footnotes as a member of their own, if there are any."""
    holds, media_type = wanted
    before, most = budget.n_expanded, budget.limits.part_bytes
    called = name if media_type == WORD_NOTES_TYPE else f"{name} (notes)"
    for member in _member(archive, name, media_type, said, budget):
        if isinstance(member, Failure):
            yield member
            continue
        try:
            raw = _whole(member.stream, most)
        except ReadError as error:
            if error.code == "expands-too-much":
                budget.forget(before)
            yield Failure(called, error.code, error.message)
            continue
        if holds.search(raw):
            yield Member(called, io.BytesIO(raw), f"member {printable(called)}", said, media_type)


def _whole(stream: BinaryIO, most_bytes: int) -> bytes:
    pieces: list[bytes] = []
    n_bytes = 0
    while piece := stream.read(1 << 20):
        pieces.append(piece)
        n_bytes += len(piece)
        if n_bytes > most_bytes:
            raise ReadError(
                "too-large", f"its notes have more than {most_bytes:,} bytes; save it as plain text"
            )
    return b"".join(pieces)


def _properties(raw: bytes, creators: tuple[str, ...]) -> tuple[Given, ...]:
    """Title and author from a document's properties; nothing from what is broken or odd."""
    reading = _Properties()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.words
    parser.StartDoctypeDeclHandler = reading.refuse
    try:
        parser.Parse(raw, True)  # noqa: FBT003 - it takes no names
    except (expat.ExpatError, ReadError):
        return ()
    byline = next((reading.found[name] for name in creators if name in reading.found), None)
    return given(
        ("title", reading.found.get("title"), "document properties, title"),
        ("byline", byline, "document properties, creator"),
    )


class _Properties:
    """Takes the text of the elements that are asked for."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; its namespace stands before a space."""
        del attributes
        self._name = name.rpartition(" ")[2]

    def end(self, name: str) -> None:
        """An element ends."""
        del name
        self._name = ""

    def words(self, words: str) -> None:
        """Characters in an element."""
        if self._name in ("title", "creator", "initial-creator"):
            self.found[self._name] = (self.found.get(self._name, "") + words)[: MAX_CHARS + 1]

    def refuse(self, *declared: object) -> None:
        """Raises ReadError: properties have no document type, but bombs do."""
        del declared
        raise ReadError("entities", "document properties declare a document type")


def _other(kind: str, advice: str) -> ReadError:
    return ReadError("other-format", f"it is {kind} of an office program, not a text; {advice}")


def _no_text() -> ReadError:
    return ReadError(
        "damaged", "the document lacks the part with its text; open it, save it again and add that"
    )


OFFICE = Format("a document of a word processor", _is_office, _members)
