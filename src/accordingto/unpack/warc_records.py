"""The records of a WARC file: one after the other, and past the broken ones."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from accordingto.core.failure import Failure
from accordingto.errors import ReadError
from accordingto.unpack.archives import DAMAGED, damaged
from accordingto.unpack.gzip_members import GzipFile, GzipMember, gzip_start
from accordingto.unpack.headers import Headers, read_headers
from accordingto.unpack.member import Budget

_START, _END = b"WARC/", b"\r\n\r\n"
_PIECE_BYTES = 1 << 20
_LINE_BYTES = 1 << 16
_VERSION = re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n?\Z")
_LENGTH = re.compile(r"\d{1,18}", re.ASCII)
_AHEAD_BYTES = 64


class _Held(Protocol):
    """A run of bytes that holds records: a plain file, or one member of a gzip file."""

    def read(self, n_bytes: int, /) -> bytes: ...

    def readline(self, n_bytes: int, /) -> bytes: ...


class Block(io.RawIOBase):
    """The bytes of one record behind its headers.

    Args:
        held: where they stand next.
        n_bytes: how many there are to be.
    """

    def __init__(self, held: _Held, n_bytes: int) -> None:
        super().__init__()
        self._held = held
        self.n_left = n_bytes
        self.has_failed = False
        """Whether reading it raised; whoever read it then knows."""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """As in `io.RawIOBase`.

        Raises:
            ReadError: `damaged`, if the file ends before the record; or see `Budget.take`.
        """
        self.has_failed, had_failed = True, self.has_failed
        piece = b"" if had_failed else self._held.read(min(len(buffer), self.n_left))
        if not piece and self.n_left and len(buffer):
            raise ReadError(
                "damaged",
                f"the file ends {self.n_left:,} bytes before the record does; get the file again",
            )
        self.has_failed = had_failed
        self.n_left -= len(piece)
        buffer[: len(piece)] = piece
        return len(piece)


@dataclass(frozen=True, slots=True)
class Record:
    """One record, whose block can be read until the next one is asked for.

    Args:
        place: where it begins, in words.
        headers: of the record itself, not of an answer over HTTP in it.
        block: what follows them.
    """

    place: str
    headers: Headers
    block: Block = field(compare=False)


def begins_warc(head: bytes) -> bool:
    """Whether a file that begins so is a WARC file, plain or of gzip members."""
    if head.startswith(b"\x1f\x8b\x08"):
        head = gzip_start(head, len(_START))
    return head.startswith(_START)


def records(
    stream: BinaryIO, budget: Budget, *, is_gzip: bool, looks_ahead: bool
) -> Iterator[Record | Failure]:
    """The records of a WARC file in its order, and a Failure for each stretch that is none.

    However much the records hold, little of it is held. Damage ends at the next member
    of a gzip file, and at the next line that begins a record in a plain one.

    Args:
        stream: the file, at its start.
        budget: all that is decompressed is counted against it.
        is_gzip: whether it is of gzip members.
        looks_ahead: whether a plain file can be looked at where a record is to end, so
            that a wrong length costs only its own; otherwise it is read forward only.

    Raises:
        ReadError: what costs all that follows.
    """
    if is_gzip:
        yield from _of_gzip(GzipFile(stream, budget, begins=lambda raw: raw.startswith(_START)))
    else:
        yield from _Framing(_Plain(stream, looks_ahead=looks_ahead), budget, "").records()


def _of_gzip(file: GzipFile) -> Iterator[Record | Failure]:
    while len(file.ahead(2)) >= 2:
        start = file.at
        if not file.ahead(2).startswith(b"\x1f\x8b"):
            file.seek()
            yield _no_record(f"byte {start}", file.at - start)
            continue
        member = GzipMember(file)
        yield from _Framing(member, file.budget, f"byte {start}").records()
        member.leave()


class _Plain:
    """A plain file, whose place and end are known."""

    def __init__(self, stream: BinaryIO, *, looks_ahead: bool) -> None:
        self._stream, self._looks_ahead = stream, looks_ahead
        self.at = 0

    def read(self, n_bytes: int, /) -> bytes:
        try:
            piece = self._stream.read(n_bytes)
        except DAMAGED as error:
            raise damaged("the web archive", error) from error
        self.at += len(piece)
        return piece

    def readline(self, n_bytes: int, /) -> bytes:
        try:
            line = self._stream.readline(n_bytes)
        except DAMAGED as error:
            raise damaged("the web archive", error) from error
        self.at += len(line)
        return line

    def record_ends(self, n_bytes: int) -> bool:
        """Whether a record may end so many bytes on: an end, another one, or nothing follows."""
        if not self._looks_ahead:
            return True
        try:
            self._stream.seek(self.at + max(n_bytes - 1, 0))
            is_held = n_bytes == 0 or bool(self._stream.read(1))
            ahead = self._stream.read(_AHEAD_BYTES)
            self._stream.seek(self.at)
        except DAMAGED as error:
            raise damaged("the web archive", error) from error
        follows = ahead.lstrip(b"\r\n")
        return is_held and (not follows or ahead.startswith(_END) or follows.startswith(_START))


class _Framing:
    """Records in a run of bytes.

    Args:
        held: where they stand.
        budget: see `records`.
        member: the place of the member that is `held`; "" for a plain file.
    """

    def __init__(self, held: "_Plain | GzipMember", budget: Budget, member: str) -> None:
        self._held, self._budget, self._member = held, budget, member
        self._n_begun = 0
        self._is_lost = False  # and whoever asks knows it

    def records(self) -> Iterator[Record | Failure]:
        place, before = self._place(), self._budget.n_expanded
        try:
            while line := self._held.readline(_LINE_BYTES):
                if line in (b"\r\n", b"\n"):
                    place = self._place()
                    continue
                if not _VERSION.match(line):
                    n_passed, line = self._to_next_record(line)
                    if not self._is_lost:
                        yield _no_record(place, n_passed)
                    place = self._place(line)
                if line:
                    before = self._budget.n_expanded
                    yield from self._record(place)
                    place = self._place()
        except ReadError as error:
            if self._member and error.code == "expands-too-much":
                self._budget.forget(before)
            elif not self._member:
                raise
            yield Failure(f"record at {place}", error.code, error.message)

    def _record(self, place: str) -> Iterator[Record | Failure]:
        self._n_begun += 1
        self._is_lost = True
        try:
            headers = read_headers(self._held)
            n_bytes = _length(headers)
        except ReadError as error:
            if self._is_over():
                raise
            yield Failure(f"record at {place}", error.code, error.message)
            return
        if isinstance(self._held, _Plain) and not self._held.record_ends(n_bytes):
            yield Failure(
                f"record at {place}", "damaged",
                f"no record ends {n_bytes:,} bytes on, where it says that it does; get the file "
                "again",
            )  # fmt: skip
            return
        self._is_lost = False
        block = Block(self._held, n_bytes)
        yield Record(f"record at {place}", headers, block)
        while not block.has_failed and block.n_left:
            block.read(_PIECE_BYTES)

    def _is_over(self) -> bool:
        return isinstance(self._held, GzipMember) and self._held.is_broken

    def _to_next_record(self, line: bytes) -> tuple[int, bytes]:
        """How many bytes are passed over from `line` on, and the line that begins a record."""
        n_passed = 0
        while line and not _VERSION.match(line):
            n_passed += len(line)
            line = self._held.readline(_LINE_BYTES)
        return n_passed, line

    def _place(self, line: bytes = b"") -> str:
        if isinstance(self._held, _Plain):
            return f"byte {self._held.at - len(line)}"
        if self._n_begun == 0:
            return self._member
        return f"{self._member}, number {self._n_begun + 1} of those compressed together"


def _length(headers: Headers) -> int:
    stated = headers.get("content-length")
    if not _LENGTH.fullmatch(stated):
        raise ReadError(
            "damaged", f"it gives no length that could be one ({stated[:40]!r}); get the file again"
        )
    return int(stated)


def _no_record(place: str, n_bytes: int) -> Failure:
    return Failure(
        f"record at {place}", "damaged",
        f"{n_bytes:,} bytes there belong to no record that can be read; get the file again",
    )  # fmt: skip
