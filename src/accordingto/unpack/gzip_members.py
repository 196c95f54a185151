"""A gzip file member by member, so that damage in one costs no other."""

import re
import zlib
from collections.abc import Callable
from typing import BinaryIO

from accordingto.errors import ReadError
from accordingto.unpack.archives import DAMAGED, damaged
from accordingto.unpack.member import Budget

_PIECE_BYTES = 1 << 16
_GZIP = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_CANDIDATE_BYTES = 2048
_SHORTEST_MEMBER_BYTES = 18
_MAX_CANDIDATES = 100_000


def gzip_start(raw: bytes, n_bytes: int) -> bytes:
    """The first bytes that come out of the start of a gzip file; none if it is no such thing."""
    try:
        return zlib.decompressobj(31).decompress(raw[:_CANDIDATE_BYTES], n_bytes)
    except zlib.error:
        return b""


class GzipFile:
    """The compressed side: it is read forward only, and little of it is held.

    Args:
        stream: a gzip file from its start.
        budget: what comes out is counted against it.
        begins: whether what comes out begins as members of this file do.
    """

    def __init__(
        self, stream: BinaryIO, budget: Budget, *, begins: Callable[[bytes], bool]
    ) -> None:
        self._stream, self._begins = stream, begins
        self.budget = budget
        self._waiting = b""
        self._n_read = self._n_candidates = 0

    @property
    def at(self) -> int:
        """The byte that is decompressed next."""
        return self._n_read - len(self._waiting)

    def ahead(self, n_bytes: int = 1) -> bytes:
        """What is decompressed next, so many bytes at least unless the file ends.

        Raises:
            ReadError: `damaged`, if the file cannot be read.
        """
        while len(self._waiting) < n_bytes:
            try:
                piece = self._stream.read(_PIECE_BYTES)
            except DAMAGED as error:
                raise damaged("the gzip file", error) from error
            if not piece:
                break
            self._n_read += len(piece)
            self._waiting += piece
        return self._waiting

    def leave(self, waiting: bytes) -> None:
        """Say which end of `ahead` was not decompressed."""
        self._waiting = waiting

    def seek(self) -> None:
        """Go on to the next member that begins as it should, or to the end.

        Raises:
            ReadError: `damaged`, if too many places only look like members.
        """
        while len(self.ahead(_CANDIDATE_BYTES)) >= _SHORTEST_MEMBER_BYTES:
            found = _GZIP.search(self._waiting)
            if found is None:
                self._waiting = self._waiting[-3:]
                if not self._grows():
                    break
                continue
            self._waiting = self._waiting[found.start() :]
            if self._begins(gzip_start(self.ahead(_CANDIDATE_BYTES), 64)):
                return
            self._count_candidate()
            self._waiting = self._waiting[1:]
        self._waiting = b""

    def _grows(self) -> bool:
        n_bytes = len(self._waiting)
        return len(self.ahead(_CANDIDATE_BYTES)) > n_bytes

    def _count_candidate(self) -> None:
        self._n_candidates += 1
        if self._n_candidates > _MAX_CANDIDATES:
            raise ReadError(
                "damaged",
                f"{self._n_candidates:,} places in it look like compressed data but are none",
            )


class GzipMember:
    """What comes out of one member; no more is decompressed than is asked for.

    Args:
        file: at the start of the member.
    """

    def __init__(self, file: GzipFile) -> None:
        self._file = file
        self._inflate = zlib.decompressobj(31)
        self._out, self._at = b"", 0
        self.start = file.at
        self.is_broken = False
        """Whether it could not be read to its end; then it gives nothing more."""

    def read(self, n_bytes: int, /) -> bytes:
        """Up to so many bytes; none at its end.

        Raises:
            ReadError: `damaged`, or see `Budget.take`.
        """
        self._fill()
        piece = self._out[self._at : self._at + n_bytes]
        self._at += len(piece)
        return piece

    def readline(self, n_bytes: int, /) -> bytes:
        """The next line, or the first so many bytes of it.

        Raises:
            ReadError: `damaged`, or see `Budget.take`.
        """
        line = b""
        while len(line) < n_bytes and not line.endswith(b"\n"):
            self._fill()
            stop = min(len(self._out), self._at + n_bytes - len(line))
            end = self._out.find(b"\n", self._at, stop) + 1 or stop
            if end == self._at:
                break
            line += self._out[self._at : end]
            self._at = end
        return line

    def leave(self) -> None:
        """Have the file go on behind what was decompressed, wherever the member ends."""
        if not self.is_broken:
            return
        if self._file.at == self.start:  # or the same one would be found again
            self._file.leave(self._file.ahead()[1:])
        self._file.seek()

    def _fill(self) -> None:
        if self._at == len(self._out) and not self.is_broken:
            self.is_broken = True  # unless what follows gets through
            try:
                out = self._inflated()
            except zlib.error as error:
                raise damaged("it", error) from error
            self._file.budget.take(len(out))
            self._out, self._at = out, 0
            self.is_broken = False

    def _inflated(self) -> bytes:
        inflate = self._inflate
        while not inflate.eof:
            raw = self._file.ahead()
            if not raw:
                raise ReadError("damaged", "the file ends inside it; get the file again")
            out = inflate.decompress(raw, _PIECE_BYTES)
            self._file.leave(inflate.unused_data or inflate.unconsumed_tail)
            if out:
                return out
        return b""
