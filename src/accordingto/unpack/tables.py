"""Tables as CSV or with tabs, that have a column of texts.

The bytes are cut as they stand, in whatever encoding: none that tables come in uses the
bytes of commas, quotation marks or line ends inside other characters. Only UTF-16, in
which spreadsheets save "Unicode text", is made UTF-8 first.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO, cast

from accordingto.core.failure import Failure
from accordingto.errors import ReadError
from accordingto.unpack import columns
from accordingto.unpack.lines import LongLineError
from accordingto.unpack.member import Budget, Format, Member, Opened, PassedOver, printable
from accordingto.unpack.table_rows import SAMPLE_ROWS, OpenMarkError, Rows

_DELIMITERS = (",", ";", "\t")
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Prose has a space behind each comma, and its lines begin with no name of a column.
_HEADER = re.compile(r"[^\W_][\w.:/()#-]*(?: [\w.:/()#-]+){0,3}")
_MAX_HEADER_CHARS = 60


class _Transcoded(io.RawIOBase):
    """A stream of UTF-16 as UTF-8; what is none of its characters becomes U+FFFD."""

    def __init__(self, stream: BinaryIO, codec: str) -> None:
        super().__init__()
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(codec)("replace")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        piece = b""
        # A character of two bytes has at most three in UTF-8, and one may wait already.
        most = max((len(buffer) - 3) // 3 * 2, 2)
        while not piece and (raw := self._stream.read(most)):
            piece = self._decoder.decode(raw).encode()
        piece = piece or self._decoder.decode(b"", final=True).encode()
        buffer[: len(piece)] = piece
        return len(piece)


def _narrow(stream: BinaryIO, head: bytes) -> BinaryIO:
    """The stream in an encoding whose signs have one byte each."""
    for mark, codec in _WIDE:
        if head.startswith(mark):
            stream.seek(len(mark))
            return cast(BinaryIO, io.BufferedReader(_Transcoded(stream, codec), 1 << 16))
    return stream


def _delimiter(opened: Opened) -> str | None:
    """What parts the fields of a table with a column of texts; None if it is none."""
    head = opened.head
    if b"\n" not in head and b"\r" not in head:
        return None
    sample = _narrow(io.BytesIO(head), head).read()
    is_whole = opened.n_bytes <= len(head)
    return next((d for d in _DELIMITERS if _is_table(sample, d, is_whole=is_whole)), None)


def _is_table(sample: bytes, delimiter: str, *, is_whole: bool) -> bool:
    """Whether the first line names columns, and the rows below have as many fields."""
    first = sample.removeprefix(codecs.BOM_UTF8).split(b"\n", 1)[0]
    if delimiter.encode() not in first:
        return False
    found = _sampled(sample, delimiter)
    header = [name.strip() for name in found[0]] if found else []
    if not _is_header(found[0] if found else []):
        return False
    rows = [row for row in (found[1:] if is_whole else found[1:-1]) if row]
    if not rows:
        # The first text alone may be longer than what was looked at.
        return not is_whole and any(name.lower() in columns.KNOWN for name in header)
    n_alike = sum(len(row) == len(header) for row in rows)
    return n_alike * 2 > len(rows)


def _sampled(sample: bytes, delimiter: str) -> list[list[str]]:
    found: list[list[str]] = []
    with suppress(csv.Error, LongLineError):
        rows = Rows(io.BytesIO(sample), delimiter, len(sample) + 1)
        while len(found) <= SAMPLE_ROWS:
            with suppress(OpenMarkError):
                row = next(rows, None)
                if row is None:
                    break
                found.append(row)
    return found


def _is_header(names: Sequence[str]) -> bool:
    names = [name.rstrip("\r") for name in names]
    return (
        len(names) >= 2
        and columns.text_column(names) is not None
        # Data frames are often written with a nameless first column of numbers.
        and all(_is_name(name) for name in names[1:])
        and (not names[0] or _is_name(names[0]))
        and len({name.lower() for name in names}) == len(names)
    )


def _is_name(name: str) -> bool:
    if len(name) > _MAX_HEADER_CHARS:
        return False
    with suppress(UnicodeError):
        return _HEADER.fullmatch(name.encode("latin-1").decode()) is not None
    return True  # in an encoding of its own


def _members(opened: Opened, budget: Budget) -> Iterator[Member | Failure]:
    delimiter = _delimiter(opened)
    assert delimiter is not None
    rows = Rows(_narrow(opened.stream, opened.head), delimiter, budget.limits.part_bytes)
    header = [_decoded(name) or name for name in next(rows)]
    column = columns.text_column(header)
    assert column is not None
    passed = PassedOver()
    for number, row in enumerate(_whole(rows), 1):
        if isinstance(row, ReadError):
            yield Failure(f"row {number}", row.code, row.message)
            continue
        if len(row) != len(header):
            broken = _broken(_FIELDS.format(len(row), len(header)))
            yield Failure(f"row {number}", broken.code, broken.message)
            continue
        said = dict(zip(header, row, strict=True))
        raw = said.pop(column).encode("latin-1")
        if raw.strip():
            values = {name: _decoded(value) for name, value in said.items()}
            yield columns.row_member(values, column, raw, number, budget)
        else:
            passed.add("rows without text")
    yield from passed.failures()


def _whole(rows: Rows) -> Iterator[list[str] | ReadError]:
    """Each row that holds anything, or why it cannot be read."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except LongLineError as error:
            yield ReadError("too-large", error.message)
        except OpenMarkError as error:
            yield _broken(error.message)
        except csv.Error as error:
            yield _broken(printable(str(error)))
        else:
            if any(row):
                yield row


_FIELDS = "it has {:,} fields, and the header {:,}"


def _decoded(field: str) -> str | None:
    """The characters of a field; None if it is not UTF-8, for then its encoding is a guess."""
    with suppress(UnicodeError):
        return field.encode("latin-1").decode()
    return None


def _broken(why: str) -> ReadError:
    return ReadError("damaged", f"the row does not fit the table: {why}; mend or remove it")


TABLE = Format("a table", lambda opened: _delimiter(opened) is not None, _members)
