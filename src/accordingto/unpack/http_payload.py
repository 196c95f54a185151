"""What an answer over HTTP carries, after transfer and content codings are undone."""

import io
import re
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol, cast

from accordingto.errors import ReadError
from accordingto.unpack.headers import Headers

_PIECE_BYTES = 1 << 16
_SIZE_LINE = re.compile(rb"\s*([0-9a-fA-F]{1,15})[ \t]*(?:;[^\n]*)?\r?\n")
_SIZE_LINE_BYTES = 1024
_MAX_CODINGS = 4


def payload(block: BinaryIO, headers: Headers) -> io.BufferedReader:
    """The payload of an answer whose headers were read.

    Archives often keep headers of codings that they have undone themselves; a payload
    that does not begin as the coding does is taken as it stands. Reading what is given
    raises ReadError: `damaged` when a coding is broken or cut, and what `block` raises.

    Args:
        block: what follows the headers.
        headers: of the answer.

    Raises:
        ReadError: `unknown-coding`, if it is packed in a way that cannot be undone.
    """
    stream: io.BufferedReader = io.BufferedReader(cast(io.RawIOBase, block), _PIECE_BYTES)
    if "chunked" in headers.get("transfer-encoding").lower():
        stream = _dechunked(stream)
    codings = headers.get("content-encoding").lower().split(",")
    if len(codings) > _MAX_CODINGS:
        raise ReadError("unknown-coding", f"it says that it is packed {len(codings)} times over")
    for coding in reversed(codings):
        stream = _decoded(stream, coding.strip())
    return stream


def _dechunked(stream: io.BufferedReader) -> io.BufferedReader:
    if not _SIZE_LINE.match(stream.peek(_SIZE_LINE_BYTES)):
        return stream
    return io.BufferedReader(_Chunked(stream), _PIECE_BYTES)


class _Chunked(io.RawIOBase):
    """Chunked transfer coding undone; see RFC 9112, section 7.1."""

    def __init__(self, stream: io.BufferedReader) -> None:
        super().__init__()
        self._stream = stream
        self._n_left = 0
        self._is_first, self._is_over = True, False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        if not self._n_left and not self._is_over:
            self._next_chunk()
        piece = self._stream.read(min(len(buffer), self._n_left))
        if self._n_left and not piece and len(buffer):
            raise _broken("it ends inside a chunk")
        self._n_left -= len(piece)
        buffer[: len(piece)] = piece
        return len(piece)

    def _next_chunk(self) -> None:
        if not self._is_first:
            self._stream.readline(2)  # ends the chunk before
        self._is_first = False
        line = self._stream.readline(_SIZE_LINE_BYTES)
        size = _SIZE_LINE.fullmatch(line)
        if size is None:
            raise _broken(
                "no chunk begins where one should" if line else "its last chunk is absent"
            )
        self._n_left = int(size[1], 16)
        self._is_over = self._n_left == 0


class _Decoder(Protocol):
    """One coding being undone, a bounded piece at a time."""

    is_done: bool

    def wants(self) -> bool:
        """Whether it needs more bytes; otherwise it is to be given none."""

    def step(self, raw: bytes) -> bytes:
        """What comes out next, which may be nothing."""


class _Inflate:
    """Gzip, zlib or bare deflate."""

    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._inflate = zlib.decompressobj(wbits)
        self._waiting = b""
        self.is_done = False

    def wants(self) -> bool:
        return not self._waiting

    def step(self, raw: bytes) -> bytes:
        out = self._inflate.decompress(self._waiting or raw, _PIECE_BYTES)
        self._waiting = self._inflate.unconsumed_tail
        if self._inflate.eof:
            unused = self._inflate.unused_data
            # What else follows is padding; browsers do not mind it either.
            self._waiting = unused if self._wbits > 16 and unused.startswith(_GZIP) else b""
            self._inflate = zlib.decompressobj(self._wbits)
            self.is_done = not self._waiting
        return out


class _Brotli:
    def __init__(self) -> None:
        try:
            import brotli  # type: ignore[import-untyped] # noqa: PLC0415 - an extra, without types
        except ImportError as error:
            raise ReadError(
                "missing-extra", "it is packed with Brotli; install accordingto[warc] to read it"
            ) from error
        self._broken: type[Exception] = brotli.error
        self._decoder = brotli.Decompressor()
        self.is_done = False

    def wants(self) -> bool:
        return bool(self._decoder.can_accept_more_data())

    def step(self, raw: bytes) -> bytes:
        try:
            out = bytes(self._decoder.process(raw, output_buffer_limit=_PIECE_BYTES))
        except self._broken as error:
            raise ValueError(str(error)) from error
        self.is_done = bool(self._decoder.is_finished())
        return out


class _Decoded(io.RawIOBase):
    """A stream with one coding undone."""

    def __init__(self, stream: io.BufferedReader, decoder: _Decoder) -> None:
        super().__init__()
        self._stream, self._decoder = stream, decoder
        self._out = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        while not self._out and not self._decoder.is_done:
            self._out = memoryview(self._next())
        piece = self._out[: len(buffer)]
        buffer[: len(piece)] = piece
        self._out = self._out[len(piece) :]
        return len(piece)

    def _next(self) -> bytes:
        wants = self._decoder.wants()
        raw = self._stream.read1(_PIECE_BYTES) if wants else b""
        try:
            out = self._decoder.step(raw)
        except _BROKEN as error:
            raise _broken(str(error)) from error
        if wants and not raw and not out and not self._decoder.is_done:
            raise _broken("it ends too early")
        return out


_BROKEN = (zlib.error, ValueError)
_GZIP = b"\x1f\x8b"
_UNKNOWN = (b"\x28\xb5\x2f\xfd", b"\x1f\x9d", b"\x1f\xa0")
"""Zstandard and two forms of `compress`."""


def _decoded(stream: io.BufferedReader, coding: str) -> io.BufferedReader:
    start = stream.peek(_PIECE_BYTES)
    if coding in ("br", "deflate", "gzip", "x-gzip"):
        decoder = _decoder_for(start, coding)
        if decoder is None:
            return stream
        return io.BufferedReader(_Decoded(stream, decoder), _PIECE_BYTES)
    if coding and start.startswith(_UNKNOWN):
        raise ReadError(
            "unknown-coding",
            f"it is packed with {coding[:20]!r}, which cannot be undone here; save the page anew",
        )
    return stream


def _decoder_for(start: bytes, coding: str) -> _Decoder | None:
    """What undoes a coding of bytes that begin so; None if they are not coded so."""
    if coding.endswith("gzip"):
        return _Inflate(31) if start.startswith(_GZIP) else None
    makers: tuple[Callable[[], _Decoder], ...] = (
        (_Brotli,) if coding == "br" else (lambda: _Inflate(15), lambda: _Inflate(-15))
    )
    for make in makers:
        try:
            make().step(start)
        except _BROKEN:
            continue
        return make()
    return None


def _broken(what: str) -> ReadError:
    return ReadError("damaged", f"how it was sent cannot be undone: {what}; save the page anew")
