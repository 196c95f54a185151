"""A whole dossier as JSON Lines, and back: complete, so that it can be verified alone."""

import base64
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from accordingto.errors import ExportError
from accordingto.ledger.dump import LEFT_OUT, TABLES, Value, rows
from accordingto.ledger.schema import migrate, migrations
from accordingto.ledger.store import Dossier

FORMAT = "accordingto-export"
_END = '{"end":'
"""How the last line begins."""
_NOT_A_ROW = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)
"""What reading a line raises when it is not JSON, or not a row of ours."""
_BLOBS = {("raw", "bytes"), ("document", "offset_map"), ("document", "page_map")}


def jsonl_lines(dossier: Dossier) -> Iterator[str]:
    """The dossier, one record a line, the same bytes for the same records.

    The first line names the format and the version of the tables. Those after it
    are `{"table": name, "row": {column: value}}` as docs/ledger.md describes the
    tables; bytes are in base64. The last says how many rows there are and gives
    the SHA-256 of all lines before it, so that a cut file is found out.
    """
    hashed = hashlib.sha256()
    n_rows = 0
    for line in _records(dossier):
        hashed.update(line.encode())
        n_rows += 1
        yield line
    yield _line({"end": FORMAT, "rows": n_rows - 1, "sha256": hashed.hexdigest()})


def _records(dossier: Dossier) -> Iterator[str]:
    yield _line({"format": FORMAT, "version": len(migrations())})
    for table, row in rows(dossier):
        yield _line({"table": table, "row": {key: _plain(row[key]) for key in row}})


def _line(record: dict[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def _plain(value: Value) -> str | int | float | None:
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value


def load_jsonl(path: Path) -> Dossier:
    """An exported dossier, in memory, under the same constraints as one on disk.

    Whether the file is whole is for `check_end` to say, after `verify` had the
    chance to name the very words that were changed.

    Raises:
        ExportError: naming the first line that cannot be loaded, and why.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    migrate(connection)
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            _load(connection, path, lines)
    except UnicodeDecodeError as error:
        connection.close()
        raise ExportError(f"{path} is not UTF-8 ({error}); export the dossier again") from error
    except BaseException:
        connection.close()
        raise
    connection.execute(
        "INSERT INTO block_search (rowid, words) SELECT number, words FROM block_words"
    )
    return Dossier(path, connection)


def _load(connection: sqlite3.Connection, path: Path, lines: Iterator[str]) -> None:
    _check_header(path, next(lines, ""))
    for number, line in enumerate(lines, 2):
        if not line.startswith(_END):
            _load_line(connection, path, number, line)


def check_end(path: Path) -> None:
    """Check that an exported file is whole: its last line fits those before it.

    Raises:
        ExportError: if lines were taken out, added or changed.
    """
    hashed = hashlib.sha256()
    last = b""
    with path.open("rb") as lines:
        for line in lines:
            hashed.update(last)
            last = line
    try:
        said = json.loads(last)
        whole = said["end"] == FORMAT and said["sha256"] == hashed.hexdigest()
    except (ValueError, TypeError, KeyError, RecursionError):
        whole = False
    if not whole:
        raise ExportError(
            f"{path} was cut or changed: its last line is not the digest of those before it; "
            "export the dossier again"
        )


def _check_header(path: Path, line: str) -> None:
    try:
        header = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        header = None
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise ExportError(
            f"{path} does not begin as an export of accordingto does; name a dossier, or a file "
            "made with: accordingto export DOSSIER --to jsonl"
        )
    if header.get("version") != len(migrations()):
        raise ExportError(
            f"{path} was exported with tables of version {header.get('version')}, and this "
            f"program knows {len(migrations())}; export it again with this version"
        )


def _load_line(connection: sqlite3.Connection, path: Path, number: int, line: str) -> None:
    try:
        record = json.loads(line)
        table, row = record["table"], record["row"]
        values = {key: _stored(table, key, value) for key, value in row.items()}
        expected = _columns(connection, table)
        if set(values) != expected:
            odd = sorted(set(values) ^ expected)
            raise ExportError(f"its columns are not those of {table}: see {', '.join(odd)}")  # noqa: TRY301 - one sentence for all
        marks = ", ".join("?" * len(values))
        names = ", ".join(f'"{name}"' for name in values)
        connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608 - names were checked against the schema
            tuple(values.values()),
        )
    except (*_NOT_A_ROW, ExportError) as error:
        raise ExportError(f"{path}, line {number}: {error}") from error
    except sqlite3.Error as error:
        raise ExportError(
            f"{path}, line {number}: the ledger does not allow this row ({error})"
        ) from error


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    if table not in TABLES:
        raise ExportError(f"there is no table {table!r}")
    rows = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return {row["name"] for row in rows} - set(LEFT_OUT.get(table, ()))


def _stored(table: str, column: str, value: object) -> Value:
    if (table, column) in _BLOBS and value is not None:
        try:
            return base64.b64decode(str(value), validate=True)
        except ValueError as error:
            raise ExportError(f"{table}.{column} is not base64") from error
    if value is None or isinstance(value, str | int | float):
        return value
    raise ExportError(f"{table}.{column} holds {type(value).__name__}; expected text or a number")
