"""JSON read as a stream of events, in memory that does not grow with the file.

The library reads the grammar. What it leaves open is bounded here: how deep values may
lie in one another, how large one may be, and what becomes of bytes that are not UTF-8.
"""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from accordingto.errors import MissingExtraError, ReadError
from accordingto.unpack.member import printable

Event = tuple[str, object]
"""The kind of a JSON event as ijson names it, and its value or None."""

_PIECE_BYTES = 1 << 16
_MAX_DEPTH = 64
_MAX_ITEMS = 50_000
"""Of one value: a post has a few dozen pieces of text, and reactions."""
_DIGITS = re.compile(rb"[0-9]{64,}")
_LAST_DIGITS = re.compile(rb"[0-9]*\Z")
# Python refuses longer ones, and the library (3.6) answers that with a SystemError.
_MAX_DIGITS = 4300
_OPENING = ("start_map", "start_array")
_CLOSING = ("end_map", "end_array")
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class _Utf8:
    """A stream as UTF-8, which says when too much comes without an event.

    Args:
        stream: UTF-8 or UTF-16 with a mark; bytes that are neither become U+FFFD.
        most_bytes: how much one string or number may have.
    """

    def __init__(self, stream: BinaryIO, most_bytes: int) -> None:
        head = stream.read(4)
        codec, mark = next(((c, m) for m, c in _MARKS if head.startswith(m)), ("utf-8", b""))
        mark = codecs.BOM_UTF8 if head.startswith(codecs.BOM_UTF8) else mark
        self._decoder = codecs.getincrementaldecoder(codec)("replace")
        self._head = head[len(mark) :]
        self._stream, self._most_bytes = stream, most_bytes
        self._digits = b""
        self.n_waiting = 0

    def read(self, n_bytes: int = -1) -> bytes:
        """Raises ReadError `too-large` for a value that is, `damaged` for endless digits."""
        if n_bytes == 0:  # the library asks whether these are bytes or text
            return b""
        raw, self._head = self._head or self._stream.read(_PIECE_BYTES), b""
        self.n_waiting += len(raw)
        if self.n_waiting > self._most_bytes + 2 * _PIECE_BYTES:
            raise ReadError(
                "too-large",
                f"a single value in it has more than {self._most_bytes:,} bytes; "
                "split it, or raise the limit with --max-bytes",
            )
        piece = self._decoder.decode(raw, final=not raw).encode()
        self._look_at_digits(piece)
        return piece if piece or not raw else self.read(n_bytes)

    def _look_at_digits(self, piece: bytes) -> None:
        seen = self._digits + piece
        n_digits = len(seen) - len(seen.translate(None, b"0123456789"))
        if n_digits > _MAX_DIGITS and any(
            len(run[0]) > _MAX_DIGITS for run in _DIGITS.finditer(seen)
        ):
            raise _damaged(f"a number of more than {_MAX_DIGITS} digits")
        last = _LAST_DIGITS.search(seen[-_MAX_DIGITS:])
        self._digits = b"" if last is None else last[0]


class Events:
    """The events of one or more JSON values, one after the other.

    Args:
        stream: where they stand.
        most_bytes: how much one string may have.

    Raises:
        ReadError: while iterating: `damaged` where the JSON breaks off or is none, or
            `too-large`.
    """

    def __init__(self, stream: BinaryIO, most_bytes: int) -> None:
        self._source = _Utf8(stream, most_bytes)
        self._events = _library_events(self._source)
        self.depth = 0

    def __iter__(self) -> Iterator[Event]:
        return self

    def __next__(self) -> Event:
        self._source.n_waiting = 0
        event = next(self._events)
        if event[0] in _OPENING:
            self.depth += 1
        elif event[0] in _CLOSING:
            self.depth -= 1
        return event

    def skip(self, event: Event) -> None:
        """Go past the value that `event` begins."""
        if event[0] in _OPENING:
            end = self.depth - 1
            while self.depth > end:
                next(self)

    def value(self, event: Event) -> tuple[object, bool]:
        """The value that `event` begins, and whether it is whole.

        Where values lie too deep in one another, or are too many, some are left out.
        """
        value = _Value(self)
        return value.of(event), value.is_whole


class _Value:
    """Builds one value within bounds."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._n_left = _MAX_ITEMS
        self.is_whole = True

    def of(self, event: Event, depth: int = 0) -> object:
        kind, value = event
        self._n_left -= 1
        if kind not in _OPENING:
            return value
        if depth >= _MAX_DEPTH or self._n_left < 0:
            self.is_whole = False
            self._events.skip(event)
            return None
        return self._map(depth) if kind == "start_map" else self._array(depth)

    def _array(self, depth: int) -> list[object]:
        found: list[object] = []
        for event in self._events:
            if event[0] == "end_array":
                break
            value = self.of(event, depth + 1)
            if self._has_room():
                found.append(value)
        return found

    def _map(self, depth: int) -> dict[str, object]:
        found: dict[str, object] = {}
        for kind, key in self._events:
            if kind == "end_map":
                break
            value = self.of(next(self._events), depth + 1)
            if self._has_room():
                found[str(key)] = value
        return found

    def _has_room(self) -> bool:
        self.is_whole = self.is_whole and self._n_left >= 0
        return self._n_left >= 0


def _library_events(source: _Utf8) -> Iterator[Event]:
    try:
        import ijson  # type: ignore[import-untyped]  # noqa: PLC0415 - for JSON only
    except ImportError as error:
        missing = MissingExtraError("formats", "Reading JSON")
        raise ReadError("missing-extra", str(missing)) from error
    try:
        yield from ijson.basic_parse(source, buf_size=_PIECE_BYTES, multiple_values=True)
    except (ijson.JSONError, ValueError, ArithmeticError, RecursionError) as error:
        raise _damaged(printable(" ".join(str(error).split()))[:160]) from error


def _damaged(why: str) -> ReadError:
    return ReadError(
        "damaged",
        f"its JSON breaks off or is none ({why}); export it again, or cut out what is broken",
    )
