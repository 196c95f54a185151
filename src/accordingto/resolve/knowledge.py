"""A newsroom's own file of entities: their names, aliases and acronyms. Nothing is looked up.

JSON: `{"entities": [{"id": ..., "kind": ..., "name": ..., "aliases": [...],
"acronyms": [...], "languages": {"uk": [...]}}]}`. CSV: a header line with `id`, `kind`,
`name`, and any of `aliases`, `acronyms`, several of them parted by `|`.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accordingto.core.entity import ENTITY_KINDS, EntityKind
from accordingto.core.ids import digest
from accordingto.errors import KnowledgeError
from accordingto.resolve.acronyms import acronym_key, long_key

_FIELDS = {"id", "kind", "name", "aliases", "acronyms", "languages"}
_NEEDED = ("id", "kind", "name")
MAX_BYTES = 64 * 1024 * 1024
"""A larger file is no list that people keep."""


@dataclass(frozen=True, slots=True)
class Known:
    """One entity that a newsroom knows.

    Args:
        id: the newsroom's own, or one that it took from elsewhere.
        kind: what it is.
        name: as the newsroom writes it.
        aliases: other names, in any language and script.
        acronyms: what stands for it in short.
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()


class Knowledge:
    """Known entities, found by what articles call them.

    A name or acronym that two of them share says nothing, since it does not tell which.

    Args:
        known: each with an id of its own.
    """

    def __init__(self, known: tuple[Known, ...] = ()) -> None:
        self.known = known
        self.sha256 = digest("known", *(str(one) for one in known)) if known else ""
        self._long = _unambiguous(
            (long_key(name), one.id) for one in known for name in (one.name, *one.aliases)
        )
        self._short = _unambiguous((acronym_key(a), one.id) for one in known for a in one.acronyms)

    def id_of(self, name: str) -> str:
        """The id of the entity with this name, alias or acronym, or ""."""
        return self._long.get(long_key(name), "") or self._short.get(acronym_key(name), "")


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, id_ in pairs:
        if key:
            found[key] = id_ if found.get(key, id_) == id_ else ""
    return found


def read_knowledge(path: Path) -> Knowledge:
    """Read a newsroom's file, JSON or CSV by its ending.

    Raises:
        KnowledgeError: if it is not there, too large, in another form, or an entry lacks an
            id, a kind or a name, has a kind that we do not know, or an id that came before.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise KnowledgeError(f"{path} cannot be read: {error.strerror}") from error
    if len(raw) > MAX_BYTES:
        raise KnowledgeError(f"{path} has {len(raw)} bytes; at most {MAX_BYTES} are read")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{path} is not UTF-8; save it as UTF-8") from error
    match path.suffix.casefold():
        case ".json":
            rows = _json_rows(path, text)
        case ".csv":
            rows = _csv_rows(path, text)
        case other:
            raise KnowledgeError(f"{path} ends with {other!r}; a .json or .csv file is expected")
    return Knowledge(_checked(path, rows))


def _json_rows(path: Path, text: str) -> list[Any]:
    try:
        read = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise KnowledgeError(f"{path} is not JSON: {error}") from error
    rows = read.get("entities") if isinstance(read, dict) else None
    if not isinstance(rows, list):
        raise KnowledgeError(f'{path} has no list "entities" at its top; see docs/knowledge.md')
    return rows


def _csv_rows(path: Path, text: str) -> list[Any]:
    rows: list[Any] = []
    table = csv.DictReader(io.StringIO(text))
    lacking = [field for field in _NEEDED if field not in (table.fieldnames or ())]
    if lacking:
        raise KnowledgeError(
            f"{path} has no column {lacking[0]!r} in its first line; see docs/knowledge.md"
        )
    for row in table:
        found: dict[str, Any] = {k: v for k, v in row.items() if k is not None and v}
        for field in ("aliases", "acronyms"):
            if field in found:
                found[field] = [part.strip() for part in found[field].split("|") if part.strip()]
        rows.append(found)
    return rows


def _checked(path: Path, rows: list[Any]) -> tuple[Known, ...]:
    found: dict[str, Known] = {}
    for number, row in enumerate(rows, 1):
        where = f"{path}, entry {number}"
        if not isinstance(row, dict):
            raise KnowledgeError(f"{where} is {type(row).__name__}; an object is expected")
        one = _entry(where, row)
        if one.id in found:
            raise KnowledgeError(f"{where} has the id {one.id!r}, which came before; ids differ")
        found[one.id] = one
    return tuple(found.values())


def _entry(where: str, row: Mapping[str, Any]) -> Known:
    unknown = sorted(set(row) - _FIELDS)
    if unknown:
        raise KnowledgeError(f"{where} has the field {unknown[0]!r}; known: {sorted(_FIELDS)}")
    for field in _NEEDED:
        if not isinstance(row.get(field), str) or not row[field].strip():
            raise KnowledgeError(f"{where} has no {field!r}; give it as a text")
    if row["kind"] not in ENTITY_KINDS:
        raise KnowledgeError(f"{where} has the kind {row['kind']!r}; known: {list(ENTITY_KINDS)}")
    languages = row.get("languages", {})
    if not isinstance(languages, dict):
        raise KnowledgeError(f"{where}: 'languages' must map a language to its names")
    aliases = _texts(where, "aliases", row.get("aliases", []))
    for language in sorted(languages):
        aliases += _texts(where, f"languages.{language}", languages[language])
    acronyms = _texts(where, "acronyms", row.get("acronyms", []))
    return Known(row["id"].strip(), row["kind"], row["name"].strip(), aliases, acronyms)


def _texts(where: str, field: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise KnowledgeError(f"{where}: {field!r} must be a list of texts")
    return tuple(v.strip() for v in value)
