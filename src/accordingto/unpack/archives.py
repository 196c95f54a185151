"""ZIP and tar archives, and single files that are compressed."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import BinaryIO, cast

from accordingto.core.failure import Failure
from accordingto.errors import ReadError
from accordingto.unpack.member import UNNAMED, Budget, Counted, Format, Member, Opened, printable

# What the standard library raises over broken archives; the documentation lists fewer.
DAMAGED = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error,
    EOFError, OSError, OverflowError, ValueError, NotImplementedError, RuntimeError,
    KeyError, IndexError,
)  # fmt: skip

_CLUTTER = ("__MACOSX/", ".DS_Store", "Thumbs.db")
"""What systems put beside the files that a person packed; it holds no text."""


class Readable(io.RawIOBase):
    """A stream out of an archive: whatever is wrong with its bytes is a ReadError.

    Args:
        stream: what is read.
        what: how the message calls it.
    """

    def __init__(self, stream: BinaryIO, what: str) -> None:
        super().__init__()
        self._stream, self._what = stream, what

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """As in `io.RawIOBase`.

        Raises:
            ReadError: `damaged`.
        """
        try:
            piece = self._stream.read(len(buffer))
        except DAMAGED as error:
            raise damaged(self._what, error) from error
        buffer[: len(piece)] = piece
        return len(piece)


def damaged(what: str, error: Exception) -> ReadError:
    """The error for a container that cannot be read further."""
    return ReadError(
        "damaged",
        f"{what} is damaged ({type(error).__name__}: {printable(str(error))}); "
        "get the file again, or take out of it what can be taken",
    )


def zip_of(opened: Opened) -> zipfile.ZipFile | None:
    """The ZIP archive that something is, or None."""
    if not opened.head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return None
    opened.stream.seek(0)
    try:
        return zipfile.ZipFile(opened.stream)
    except DAMAGED:
        return None
    finally:
        opened.stream.seek(0)


def _is_zip(opened: Opened) -> bool:
    # One whose directory is lost is a ZIP archive all the same, and says so when it is opened.
    return opened.head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def zip_members(opened: Opened, budget: Budget) -> Iterator[Member | Failure]:
    """The files in a ZIP archive, in the order of its directory."""
    try:
        archive = zipfile.ZipFile(opened.stream)
    except DAMAGED as error:
        raise damaged("the ZIP archive", error) from error
    with archive:
        for entry in archive.infolist():
            name = entry.filename or UNNAMED
            if name.endswith("/") or _is_clutter(name):
                continue
            if entry.flag_bits & 0x1:
                yield Failure(
                    name, "encrypted",
                    "it is locked with a password; unlock the archive and add what it holds",
                )  # fmt: skip
                continue
            try:
                stream = archive.open(entry)
            except DAMAGED as error:
                yield _failed(name, error)
                continue
            with stream:
                counted = Counted(cast(BinaryIO, Readable(cast(BinaryIO, stream), "it")), budget)
                yield Member(name, cast(BinaryIO, counted), f"member {printable(name)}")


def _failed(name: str, error: Exception) -> Failure:
    failed = damaged("it", error)
    return Failure(name, failed.code, failed.message)


def _is_clutter(name: str) -> bool:
    return name.startswith(_CLUTTER[0]) or name.rsplit("/", 1)[-1] in _CLUTTER


def _is_tar(opened: Opened) -> bool:
    if opened.head[257:262] != b"ustar":
        return False
    with suppress(*DAMAGED):
        tarfile.TarInfo.frombuf(opened.head[:512], "utf-8", "surrogateescape")
        return True
    return False


def _tar_members(opened: Opened, budget: Budget) -> Iterator[Member | Failure]:
    """The files in a tar archive, in its order; links in it are not followed."""
    try:
        with tarfile.open(fileobj=opened.stream, mode="r:") as archive:
            for entry in archive:
                name = entry.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
                name = name or UNNAMED
                # `members` grows with the archive, and nothing of ours asks for it again.
                archive.members = []  # type: ignore[attr-defined]
                if entry.isdir() or _is_clutter(name):
                    continue
                stream = archive.extractfile(entry) if entry.isreg() else None
                if stream is None:
                    yield Failure(
                        name, "link",
                        "it is a link or a device inside an archive, which is not followed",
                        skipped=True,
                    )  # fmt: skip
                    continue
                counted = Counted(cast(BinaryIO, Readable(cast(BinaryIO, stream), "it")), budget)
                yield Member(name, cast(BinaryIO, counted), f"member {printable(name)}")
            _check_end(opened, archive.offset)
    except DAMAGED as error:
        raise damaged("the tar archive", error) from error


def _check_end(opened: Opened, offset: int) -> None:
    """Refuse an archive that does not end where the library stopped: it stops at any bad header.

    Raises:
        ReadError: `damaged`.
    """
    opened.stream.seek(offset)
    rest = opened.stream.read(64 * tarfile.BLOCKSIZE)
    if not rest.strip(b"\0"):
        return
    raise damaged("the tar archive", tarfile.ReadError("a header in it makes no sense"))


def _compressed(
    start: bytes, open_: Callable[[BinaryIO], BinaryIO], suffixes: tuple[str, ...], what: str
) -> Format:
    return Format(
        what,
        lambda opened: opened.head.startswith(start),
        partial(_decompressed, open_=open_, suffixes=suffixes, what=what),
    )


def _decompressed(
    opened: Opened,
    budget: Budget,
    *,
    open_: Callable[[BinaryIO], BinaryIO],
    suffixes: tuple[str, ...],
    what: str,
) -> Iterator[Member | Failure]:
    name = opened.name
    for suffix in suffixes:
        name = name.removesuffix(suffix)
    stream = Readable(open_(opened.stream), what)
    yield Member(
        name if name != opened.name else "content",
        cast(BinaryIO, Counted(cast(BinaryIO, stream), budget)),
        "decompressed",
    )


ZIP = Format("a ZIP archive", _is_zip, zip_members)
TAR = Format("a tar archive", _is_tar, _tar_members)
GZIP = _compressed(
    b"\x1f\x8b\x08", lambda s: cast(BinaryIO, gzip.GzipFile(fileobj=s, mode="rb")),
    (".gz", ".gzip"), "a gzip file",
)  # fmt: skip
BZIP2 = _compressed(b"BZh", lambda s: cast(BinaryIO, bz2.BZ2File(s)), (".bz2",), "a bzip2 file")
XZ = _compressed(
    b"\xfd7zXZ\x00",
    lambda s: cast(BinaryIO, lzma.LZMAFile(s)),  # noqa: SIM115 - closed with its stream
    (".xz",),
    "an xz file",
)
