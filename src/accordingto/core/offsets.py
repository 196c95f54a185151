"""The way back from the code points of a text to the bytes it was read from."""

import html
import struct
from bisect import bisect_right
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from accordingto.core.span import Span
from accordingto.errors import SpanError


class RunKind(IntEnum):
    """How a run of characters came from its bytes."""

    COPIED = 0
    """Decoded as they stand, every character of the run from equally many bytes."""
    INSERTED = 1
    """Line feeds put between blocks; they stand on no byte."""
    SPACE = 2
    """One space for a run of white space in markup."""
    REFERENCE = 3
    """What an HTML character reference stands for."""
    REPLACED = 4
    """U+FFFD for bytes that the encoding does not allow."""


class Run(NamedTuple):
    """Neighbouring characters with one way back.

    A page has over a thousand, and a named tuple is made in a third of the time that a
    frozen dataclass takes.

    Args:
        text_start: first code point in the text.
        n_chars: how many code points, at least 1.
        byte_start: first byte in the raw document.
        n_bytes: how many bytes; 0 only for inserted characters.
        kind: how the characters came from the bytes.
    """

    text_start: int
    n_chars: int
    byte_start: int
    n_bytes: int
    kind: RunKind


_RUN = struct.Struct("<4IB")


@dataclass(frozen=True)
class OffsetMap:
    """Which bytes each code point of a text came from.

    The runs lie in text order, without gaps, from 0 to the text's end; their
    bytes never run backwards, but may leave bytes out (markup, a byte order
    mark). The map alone rebuilds the text from the bytes, so `verify` needs no
    parser to prove that each character stands in the original.

    Args:
        runs: in text order.

    Raises:
        SpanError: if the runs leave a gap, overlap, or go backwards.
    """

    runs: tuple[Run, ...]

    def __post_init__(self) -> None:
        text_at = byte_at = 0
        for text_start, n_chars, byte_start, n_bytes, kind in self.runs:
            if text_start != text_at or n_chars < 1 or byte_start < byte_at:
                raise SpanError(
                    f"the offset map breaks at code point {text_start}, byte "
                    f"{byte_start}; expected code point {text_at}, byte {byte_at} or later"
                )
            if not kind and (n_bytes == 0 or n_bytes % n_chars):  # copied
                raise SpanError(
                    f"the offset map copies {n_chars} characters from {n_bytes} bytes "
                    f"at code point {text_start}; each must have the same width"
                )
            text_at += n_chars
            byte_at = byte_start + n_bytes

    @cached_property
    def n_chars(self) -> int:
        """Length in code points of the text that this maps."""
        return self.runs[-1].text_start + self.runs[-1].n_chars if self.runs else 0

    @cached_property
    def _starts(self) -> list[int]:
        return [run.text_start for run in self.runs]

    def bytes_of(self, span: Span) -> tuple[int, int]:
        """The smallest byte range `[start, end)` that holds the characters of `span`.

        An inserted line feed has an empty range, where the next block begins.

        Raises:
            SpanError: if the span ends past the text.
        """
        if span.end > self.n_chars:
            raise SpanError(
                f"span [{span.start}, {span.end}) does not fit a text of {self.n_chars} code points"
            )
        return self._bytes_of_char(span.start)[0], self._bytes_of_char(span.end - 1)[1]

    def _bytes_of_char(self, char: int) -> tuple[int, int]:
        run = self.runs[bisect_right(self._starts, char) - 1]
        if run.kind is RunKind.COPIED:
            width = run.n_bytes // run.n_chars
            start = run.byte_start + (char - run.text_start) * width
            return start, start + width
        return run.byte_start, run.byte_start + run.n_bytes

    def rebuild(self, raw: bytes, encoding: str) -> str:
        """The text that this map makes of `raw`.

        Args:
            raw: the document's bytes.
            encoding: the Python codec of the copied bytes.

        Raises:
            SpanError: if a run does not fit the bytes; it names the first byte.
        """
        return "".join(self._rebuild_run(run, raw, encoding) for run in self.runs)

    def _rebuild_run(self, run: Run, raw: bytes, encoding: str) -> str:
        piece = raw[run.byte_start : run.byte_start + run.n_bytes]
        if len(piece) != run.n_bytes:
            raise SpanError(
                f"the offset map points at bytes {run.byte_start} to "
                f"{run.byte_start + run.n_bytes} of a document of {len(raw)} bytes"
            )
        if run.kind is RunKind.INSERTED:
            return "\n" * run.n_chars
        if run.kind is RunKind.REPLACED:
            return "\ufffd" * run.n_chars
        try:
            words = piece.decode(encoding)
        except UnicodeError as error:
            raise SpanError(
                f"bytes {run.byte_start} to {run.byte_start + run.n_bytes} are not {encoding}"
            ) from error
        if run.kind is RunKind.SPACE:
            words = " " if not words.strip() else words
        elif run.kind is RunKind.REFERENCE:
            words = html.unescape(words)
        if len(words) != run.n_chars:
            raise SpanError(
                f"bytes {run.byte_start} to {run.byte_start + run.n_bytes} hold "
                f"{len(words)} characters where the offset map has {run.n_chars}"
            )
        return words

    def to_bytes(self) -> bytes:
        """The map as stored: per run four unsigned 32-bit integers and one byte, little-endian."""
        return b"".join(
            _RUN.pack(r.text_start, r.n_chars, r.byte_start, r.n_bytes, r.kind) for r in self.runs
        )

    @classmethod
    def from_bytes(cls, stored: bytes) -> "OffsetMap":
        """The map that `to_bytes` wrote.

        Raises:
            SpanError: if the bytes are not such a map.
        """
        try:
            rows = [
                Run(text_start, n_chars, byte_start, n_bytes, RunKind(kind))
                for text_start, n_chars, byte_start, n_bytes, kind in _RUN.iter_unpack(stored)
            ]
        except (struct.error, ValueError) as error:
            raise SpanError(f"{len(stored)} bytes are not an offset map: {error}") from error
        return cls(tuple(rows))
