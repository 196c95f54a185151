"""The lines of a stream, none longer than may be held."""

from collections.abc import Iterator
from typing import BinaryIO


class LongLineError(Exception):
    """A line is longer than may be held; the stream stands behind it.

    Args:
        n_bytes: how long it is.
        most_bytes: how long it may be.
        n_marks: how many quotation marks (`"`) are in it.
    """

    def __init__(self, n_bytes: int, most_bytes: int, n_marks: int) -> None:
        super().__init__(n_bytes, most_bytes, n_marks)
        self.n_bytes, self.n_marks = n_bytes, n_marks
        self.message = (
            f"its line has {n_bytes:,} bytes, and a document may have {most_bytes:,}; split it, or "
            "raise the limit with --max-bytes"
        )


class Lines(Iterator[bytes]):
    """Each line with its line feed, without the mark of UTF-8 before the first.

    Args:
        stream: at its start.
        most_bytes: of a line; one that is longer is passed over with an error, after
            which the next one can be asked for.

    Raises:
        LongLineError: from `next`, for a line that is too long.
    """

    def __init__(self, stream: BinaryIO, most_bytes: int) -> None:
        self._stream, self._most_bytes = stream, most_bytes
        self._is_first = True

    def __next__(self) -> bytes:
        line = self._stream.readline(self._most_bytes + 1)
        if not line:
            raise StopIteration
        if len(line) > self._most_bytes:
            raise self._passed_over(line)
        if self._is_first:
            line = line.removeprefix(b"\xef\xbb\xbf")
            self._is_first = False
        return line

    def _passed_over(self, line: bytes) -> LongLineError:
        n_bytes, n_marks = len(line), line.count(b'"')
        while line and not line.endswith(b"\n"):
            line = self._stream.readline(1 << 20)
            n_bytes += len(line)
            n_marks += line.count(b'"')
        return LongLineError(n_bytes, self._most_bytes, n_marks)
