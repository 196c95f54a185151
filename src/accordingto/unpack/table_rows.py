"""The rows of a table with fields in quotation marks, read on behind one that is not closed."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import BinaryIO

from accordingto.unpack.lines import Lines, LongLineError

SAMPLE_ROWS = 20
"""So many rows are looked at to see whether lines are rows."""

_MOST_REREAD = 16
"""How many times the longest field may be read a second time, in all: files can be made in
which every row takes all that follow it."""


class OpenMarkError(Exception):
    """A quotation mark in a row is not closed, and rows below it would be in its field.

    The next row is the first of them.

    Args:
        n_lines: how many lines are in its field that belong to it no more than they.
        n_lost: how many of them stand before the first that is a row again.
    """

    def __init__(self, n_lines: int, n_lost: int) -> None:
        super().__init__(n_lines, n_lost)
        self.n_lines = n_lines
        lost = f" {n_lost:,} of them that are no rows were left out with it;" if n_lost else ""
        self.message = (
            f"a quotation mark in it is not closed, which takes in {_lines(n_lines)} below it;"
            f"{lost} what follows was read as rows of their own"
        )


def _lines(n: int) -> str:
    return "1 line" if n == 1 else f"{n:,} lines"


class _LongRowError(csv.Error):
    """A row has more bytes than may be held."""


class Rows:
    """The rows of a table, each as the bytes of its fields, one character for one byte.

    Args:
        stream: at its start.
        delimiter: between fields.
        most_bytes: how long a line or a field may be.

    Raises:
        csv.Error: from `next`, as the errors below, after which the next row can be asked for.
        LongLineError: for a line that is too long.
        OpenMarkError: for a row whose last field takes in rows below it.
    """

    def __init__(self, stream: BinaryIO, delimiter: str, most_bytes: int) -> None:
        self._most_bytes, self._delimiter = most_bytes, delimiter
        self._lines = _Latin(Lines(stream, most_bytes), most_bytes)
        self._reader = csv.reader(self._lines, delimiter=delimiter)
        self._n_fields = 0
        self._left_bytes = _MOST_REREAD * most_bytes

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        # The limit belongs to the whole process; others may have theirs.
        before = csv.field_size_limit(self._most_bytes)
        self._lines.begin_row()
        try:
            row = next(self._reader)
            if self._lines.n_lines > 1 and (self._lines.is_at_end or not self._is_strict()):
                self._read_on_inside()
        except csv.Error:
            self._read_on_inside()
            self._lines.end_row()
            raise
        except LongLineError:
            self._lines.end_row()
            raise
        finally:
            csv.field_size_limit(before)
        self._n_fields = self._n_fields or len(row)
        return row

    def _is_strict(self) -> bool:
        """Whether each quotation mark of the row stands where the format has one.

        One that opens the field of a later row closes an open one amid that row.
        """
        lines = self._lines.held().splitlines(keepends=True)
        with suppress(csv.Error):
            return len(list(csv.reader(lines, delimiter=self._delimiter, strict=True))) == 1
        return False

    def _read_on_inside(self) -> None:
        """Go back to the first row inside the row that was read, if it holds any.

        Raises:
            OpenMarkError: if it does.
        """
        first, *inside = self._lines.held().splitlines(keepends=True)
        self._left_bytes -= self._lines.n_held
        at = next((at for at, line in enumerate(inside) if self._fits(line)), None)
        if at is None or self._left_bytes < 0 or not self._are_rows(inside[at:]):
            return
        n_before = len(first) + sum(map(len, inside[:at]))
        self._lines.go_back_to(n_before)
        raise OpenMarkError(len(inside), at)

    def _fits(self, line: str) -> bool:
        return any(map(self._begins, self._parsed([line])))

    def _begins(self, row: Sequence[str]) -> bool:
        """Whether it is a row, or the beginning of one that has a field of several lines.

        Prose has a space behind each comma.
        """
        is_whole = len(row) == self._n_fields
        is_open = 1 < len(row) < self._n_fields and "\n" in row[-1]
        return (is_whole or is_open) and not all(field[:1] == " " for field in row[1:])

    def _are_rows(self, lines: Sequence[str]) -> bool:
        rows = [row for row in islice(self._parsed(lines), SAMPLE_ROWS) if row]
        return sum(map(self._begins, rows)) * 2 > len(rows)

    def _parsed(self, lines: Sequence[str]) -> Iterator[list[str]]:
        with suppress(csv.Error):
            yield from csv.reader(lines, delimiter=self._delimiter)


class _Latin(Iterator[str]):
    """Lines with one character for each byte. A generator could not go on after an error.

    What was read since a row began is held, as bytes: a million short lines would take far
    more as strings.
    """

    def __init__(self, lines: Lines, most_bytes: int) -> None:
        self._lines, self._most_bytes = lines, most_bytes
        self._again = io.BytesIO()
        self.begin_row()

    def begin_row(self) -> None:
        """Hold nothing of what was read before."""
        self._held = bytearray()
        self._n_marks = self.n_lines = 0
        self.is_at_end = False

    @property
    def n_held(self) -> int:
        """How many bytes the row has so far."""
        return len(self._held)

    def held(self) -> str:
        """What was read since the row began."""
        return self._held.decode("latin-1")

    def go_back_to(self, at: int) -> None:
        """Let the line that begins `at` bytes behind the row's beginning be the next."""
        self._again = io.BytesIO(bytes(self._held[at:]) + self._again.read())
        self.begin_row()

    def __next__(self) -> str:
        line = self._next_line()
        self._held += line
        self.n_lines += 1
        # A row of several fields may be longer than the longest of them.
        if self.n_lines > 1 and len(self._held) > 2 * self._most_bytes:
            raise _LongRowError(f"it has more than {2 * self._most_bytes:,} bytes")
        return line.decode("latin-1")

    def _next_line(self) -> bytes:
        try:
            line = self._again.readline() or next(self._lines)
        except LongLineError as error:
            self._n_marks += error.n_marks
            raise
        except StopIteration:
            self.is_at_end = True
            raise
        self._n_marks += line.count(b'"')
        return line

    def end_row(self) -> None:
        """Go behind the row in which the library gave up: its last field may be open still."""
        while self._n_marks % 2:
            with suppress(LongLineError, StopIteration):
                self._next_line()
            if self.is_at_end:
                return
