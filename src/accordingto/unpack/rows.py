"""JSON: lines of one object each, an array of objects, or one object, each with a text.

Lines are read one by one, so that a broken one costs only itself. Other JSON is read as a
stream; of each object only what `columns` asks for is held.
"""

import codecs
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from accordingto.core.failure import Failure
from accordingto.errors import ReadError
from accordingto.unpack import columns
from accordingto.unpack.json_events import Events
from accordingto.unpack.lines import Lines, LongLineError
from accordingto.unpack.member import Budget, Format, Member, Opened, PassedOver
from accordingto.unpack.values import whole_characters

_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_KEYED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"(?:[^\"\\]|\\.){0,200}\"\s*:\s*[\[{\"\dtfn-]"
)
_SAMPLE_LINES = 20
_MAX_COLUMNS = 1000
_NO_TEXT = "rows without text"
_ESCAPES = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def _is_json_lines(opened: Opened) -> bool:
    """Whether an object opens it, and of its first lines half or more are an object each."""
    if not _OBJECT.match(opened.head):
        return False
    held = opened.head.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)
    whole = [line for line in held if line.strip()]
    if whole and opened.n_bytes > len(opened.head):
        if len(whole) == 1:
            return _first_line_is_object(opened)
        whole.pop()  # it may go on behind the head
    sample = whole[:_SAMPLE_LINES]
    return bool(sample) and sum(_object(line) is not None for line in sample) * 2 >= len(sample)


def _first_line_is_object(opened: Opened) -> bool:
    """For lines longer than a head: whether one ends with a brace, and a second begins with one."""
    opened.stream.seek(0)
    first = opened.stream.readline(_LONGEST_LOOKED_AT)
    second = opened.stream.read(64).lstrip()
    opened.stream.seek(0)
    is_whole = first.rstrip().endswith(b"}") and first.endswith(b"\n")
    return is_whole and second[:1] in (b"{", b"")


_LONGEST_LOOKED_AT = 64 << 20


def _object(line: bytes) -> dict[str, object] | None:
    """The object in a line; None if it holds none."""
    with suppress(ValueError, RecursionError):
        found = json.loads(line.decode("utf-8", "surrogateescape"))
        return found if isinstance(found, dict) else None
    return None


def _raw(words: str, line: bytes) -> bytes:
    """The text as it stands in the line: bytes that are not UTF-8 are left to whoever reads it."""
    try:
        line.decode()
    except UnicodeDecodeError:
        # An escape for half a character is none of the bytes that did not decode.
        return _ESCAPES.sub("\ufffd", words).encode("utf-8", "surrogateescape")
    return whole_characters(words).encode()


def _line_members(opened: Opened, budget: Budget) -> Iterator[Member | Failure]:
    passed, seen = PassedOver(), _Seen()
    number = 0
    source = Lines(opened.stream, budget.limits.part_bytes)
    while True:
        try:
            line = next(source)
        except StopIteration:
            break
        except LongLineError as error:
            number += 1
            yield Failure(f"row {number}", "too-large", error.message, error.n_bytes)
            continue
        if not line.strip():
            continue
        number += 1
        yield from _of_line(line, number, budget, passed, seen)
    seen.check()
    yield from passed.failures()


@dataclass(slots=True)
class _Seen:
    """The columns of the first object, and whether any object had one for its text."""

    first: list[str] = field(default_factory=list)
    has_text: bool = False

    def look(self, names: list[str]) -> str | None:
        self.first = self.first or names[:_MAX_COLUMNS]
        column = columns.text_column(names)
        self.has_text = self.has_text or column is not None
        return column

    def check(self) -> None:
        """Raises ReadError `no-text-column` if none had."""
        if self.first and not self.has_text:
            raise columns.no_text_column(self.first)


def _of_line(
    line: bytes, number: int, budget: Budget, passed: PassedOver, seen: _Seen
) -> Iterator[Member | Failure]:
    try:
        row = _object(line)
    except MemoryError:
        yield Failure(
            f"row {number}", "out-of-memory", "it needs more memory than it may have", len(line)
        )
        return
    if row is None:
        yield Failure(
            f"row {number}", "damaged", "the line is no JSON object; mend it or take it out",
            len(line),
        )  # fmt: skip
        return
    column = seen.look(list(row))
    words = columns.words_of(row[column]) if column is not None else ""
    if column is None or not words.strip():
        passed.add(_NO_TEXT)
        return
    yield columns.row_member(row, column, _raw(words, line), number, budget)


def _is_json(opened: Opened) -> bool:
    """Whether it begins with an object that has a key, alone or in an array."""
    head = opened.head
    # Only to recognise it: in UTF-16 every other byte of the signs is NUL.
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[2:].replace(b"\0", b"")
    return _KEYED.match(head) is not None


def _json_members(opened: Opened, budget: Budget) -> Iterator[Member | Failure]:
    reading = _Json(Events(opened.stream, budget.limits.part_bytes), budget)
    try:
        yield from reading.members()
    except ReadError:
        yield from reading.passed.failures()
        raise
    reading.seen.check()
    yield from reading.passed.failures()


@dataclass(slots=True)
class _Json:
    """One run through JSON that is no lines of objects."""

    events: Events
    budget: Budget
    passed: PassedOver = field(default_factory=PassedOver)
    seen: _Seen = field(default_factory=_Seen)
    number: int = 0

    def members(self) -> Iterator[Member | Failure]:
        for event in self.events:
            if event[0] == "start_array" and self.events.depth == 1:
                continue
            if event[0] == "end_array":
                continue
            self.number += 1
            if event[0] == "start_map":
                yield from self.row()
            else:
                self.events.skip(event)
                self.passed.add("values that are no rows")

    def row(self) -> Iterator[Member | Failure]:
        row, names, lost = self.columns()
        column = self.seen.look(names)
        if column in lost:
            yield Failure(
                f"row {self.number}", "too-large",
                "its text is in more pieces, or more deeply inside one another, than can be read",
            )  # fmt: skip
            return
        words = columns.words_of(row.get(column)) if column is not None else ""
        if column is None or not words.strip():
            self.passed.add(_NO_TEXT)
            return
        raw = whole_characters(words).encode()
        yield columns.row_member(row, column, raw, self.number, self.budget)

    def columns(self) -> tuple[dict[str, object], list[str], set[str]]:
        """What an object says in columns that are known, all its columns, and those not whole."""
        row: dict[str, object] = {}
        names: list[str] = []
        lost: set[str] = set()
        for kind, key in self.events:
            if kind == "end_map":
                break
            name, event = str(key), next(self.events)
            is_wanted = _is_known(name) and name not in row
            if is_wanted or len(names) < _MAX_COLUMNS:
                names.append(name)
            if not is_wanted:
                self.events.skip(event)
                continue
            row[name], is_whole = self.events.value(event)
            if not is_whole:
                lost.add(name)
        return row, names, lost


def _is_known(name: str) -> bool:
    folded = name.strip().lower()
    return folded in columns.KNOWN or folded in columns.TEXT


JSON_LINES = Format("JSON Lines", _is_json_lines, _line_members)
JSON = Format("JSON", _is_json, _json_members)
