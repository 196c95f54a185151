"""Checking that every item of a dossier stands where it says.

The checks go from the bytes outwards: the file, the raw bytes, the texts read
from them, the blocks, what pages state, the attributions, who speaks, the versions, who is
who. Each later check takes the earlier for granted, so the first fault named is the one to
look at.
"""

import sqlite3
from collections.abc import Iterator

from accordingto.core.document import Document
from accordingto.core.ids import digest, sha256_hex
from accordingto.core.offsets import OffsetMap
from accordingto.core.pages import PageMap
from accordingto.core.span import Span
from accordingto.errors import ReadError, SpanError
from accordingto.ledger.fault import Fault
from accordingto.ledger.schema import differing_tables
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify_attributions import attribution_faults
from accordingto.ledger.verify_entities import entity_faults
from accordingto.ledger.verify_fields import field_faults
from accordingto.ledger.verify_reading import (
    Reread,
    cut_faults,
    first_difference,
    read_again,
    statement_faults,
)
from accordingto.ledger.verify_steps import lost_faults, step_id_faults
from accordingto.ledger.verify_versions import version_faults
from accordingto.ledger.verify_voices import voice_faults


def faults(dossier: Dossier, *, reread: Reread | None = None, reader: str = "") -> Iterator[Fault]:
    """Every fault of a dossier, in the order of the checks; none if all is well.

    Args:
        dossier: open for reading.
        reread: reads bytes again, to prove that nothing of a page was left out;
            without it, texts are still rebuilt from the bytes by their maps.
        reader: the step that `reread` is; documents that another step read are
            not read again, since a later version may rightly differ.
    """
    broken = False
    for fault in _file_faults(dossier):
        broken = True
        yield fault
    if broken:
        # Rows of a damaged file may lie in any way; what follows would mislead.
        return
    yield from _raw_faults(dossier)
    for row in dossier.connection.execute("SELECT * FROM document ORDER BY origin, version"):
        yield from _document_faults(dossier, row, reread, reader)
    yield from version_faults(dossier)
    yield from entity_faults(dossier)
    yield from lost_faults(dossier)
    yield from _intake_faults(dossier)
    yield from _search_faults(dossier)


def _file_faults(dossier: Dossier) -> Iterator[Fault]:
    where = str(dossier.path)
    try:
        for (word,) in dossier.connection.execute("PRAGMA integrity_check(3)"):
            if word != "ok":
                yield Fault("file-damaged", where, f"SQLite finds: {word}")
        for table, number, parent, _ in dossier.connection.execute("PRAGMA foreign_key_check"):
            yield Fault(
                "row-missing",
                where,
                f"row {number} of {table} names a row of {parent} that is gone",
            )
        for name in differing_tables(dossier.connection):
            yield Fault("schema-changed", where, f"its {name} is not as this program made it")
        yield from step_id_faults(dossier)
    except sqlite3.DatabaseError as error:
        yield Fault("file-damaged", where, f"SQLite cannot read it: {error}")


def _raw_faults(dossier: Dossier) -> Iterator[Fault]:
    for row in dossier.connection.execute("SELECT sha256, bytes FROM raw ORDER BY sha256"):
        found = sha256_hex(bytes(row["bytes"]))
        if found != row["sha256"]:
            yield Fault(
                "raw-changed",
                f"raw {row['sha256'][:12]}…",
                f"the original bytes were changed: their SHA-256 is {found[:12]}…",
            )


def _document_faults(
    dossier: Dossier, row: sqlite3.Row, reread: Reread | None, reader: str
) -> Iterator[Fault]:
    where = f"document {row['origin']} (version {row['version']})"
    try:
        document = _document(row)
    except SpanError as error:
        yield Fault("map-damaged", where, str(error))
        return
    fault = _text_fault(dossier, row, document, where)
    if fault is not None:
        yield fault
        return
    again = read_again(dossier, row, reread, reader)
    if isinstance(again, ReadError):
        yield Fault("reading-differs", where, f"the bytes cannot be read again: {again}")
        again = None
    if again is not None and again.document.text != document.text:
        at = first_difference(again.document.text, document.text)
        yield Fault(
            "reading-differs",
            where,
            f"read again, the text differs from code point {at} on: "
            f"{again.document.text[at : at + 30]!r} was expected",
        )
        again = None
    yield from _block_faults(dossier, document, where)
    if again is not None:
        yield from cut_faults(dossier, document, again, where)
    yield from field_faults(dossier, document, where)
    if again is not None:
        yield from statement_faults(dossier, document, again, where)
    yield from attribution_faults(dossier, document, where)
    yield from voice_faults(dossier, document, where)


def _document(row: sqlite3.Row) -> Document:
    return Document(
        origin=row["origin"],
        media_type=row["media_type"],
        encoding=row["encoding"],
        raw_sha256=row["raw_sha256"],
        text=row["text"],
        offsets=OffsetMap.from_bytes(bytes(row["offset_map"])),
        pages=None if row["page_map"] is None else PageMap.from_bytes(bytes(row["page_map"])),
    )


def _text_fault(dossier: Dossier, row: sqlite3.Row, document: Document, where: str) -> Fault | None:
    """The first reason why the text is not the one that was read from the bytes."""
    if document.text_sha256 != row["text_sha256"]:
        return Fault(
            "text-changed",
            where,
            f"the text was changed: its SHA-256 is {document.text_sha256[:12]}…, and "
            f"{row['text_sha256'][:12]}… is on record",
        )
    if len(document.text) != row["n_chars"]:
        return Fault(
            "text-changed",
            where,
            f"the text has {len(document.text)} code points, and {row['n_chars']} are on record",
        )
    if document.pages is not None:
        fault = _page_fault(document, where)
    else:
        fault = _map_fault(dossier, document, where)
    if fault is None and document.id != row["id"]:
        return Fault(
            "id-wrong",
            where,
            f"its id is {row['id']}, and its origin, bytes and text give {document.id}",
        )
    return fault


def _map_fault(dossier: Dossier, document: Document, where: str) -> Fault | None:
    """Whether the map leads from the bytes to the text."""
    (raw,) = dossier.connection.execute(
        "SELECT bytes FROM raw WHERE sha256 = ?", (document.raw_sha256,)
    ).fetchone()
    try:
        rebuilt = document.offsets.rebuild(bytes(raw), document.encoding)
    except (SpanError, LookupError, ValueError) as error:
        return Fault("map-damaged", where, f"the text cannot be rebuilt from the bytes: {error}")
    if rebuilt != document.text:
        at = first_difference(rebuilt, document.text)
        return Fault(
            "text-not-in-bytes",
            where,
            f"from code point {at} on the text says {document.text[at : at + 30]!r}, and the "
            f"bytes say {rebuilt[at : at + 30]!r}",
        )
    return None


def _page_fault(document: Document, where: str) -> Fault | None:
    """Whether each visible character stands on a page; only reading again proves which."""
    assert document.pages is not None
    if document.pages.n_chars != len(document.text):
        return Fault(
            "map-damaged",
            where,
            f"the page map covers {document.pages.n_chars} code points of {len(document.text)}",
        )
    for run in document.pages.runs:
        words = document.text[run.text_start : run.text_start + run.n_chars]
        if not run.page and words.strip():
            return Fault("map-damaged", where, f"{words[:30]!r} stands on no page")
    return None


def _block_faults(dossier: Dossier, document: Document, where: str) -> Iterator[Fault]:
    end_before = 0
    for seq, row in enumerate(
        dossier.connection.execute(
            'SELECT b.seq, b.start, b."end", b.sha256, a.document_id AS owner, b.article_id '
            "FROM block b LEFT JOIN article a ON a.id = b.article_id "
            "WHERE b.document_id = ? ORDER BY b.seq",
            (document.id,),
        )
    ):
        block = f"{where}, block {row['seq']}"
        if row["seq"] != seq:
            yield Fault("block-missing", block, f"block {seq} is missing")
            return
        if row["article_id"] is not None and row["owner"] != document.id:
            yield Fault("block-moved", block, "it belongs to an article of another document")
        try:
            words = Span(row["start"], row["end"]).of(document.text)
        except SpanError as error:
            yield Fault("span-outside", block, str(error))
            continue
        if row["start"] < end_before:
            yield Fault("block-moved", block, "it overlaps the block before it")
        end_before = row["end"]
        if sha256_hex(words) != row["sha256"]:
            yield Fault(
                "block-moved", block, f"other words than on record stand there: {words[:40]!r}"
            )
    for row in dossier.connection.execute(
        "SELECT id, position FROM article WHERE document_id = ?", (document.id,)
    ):
        expected = digest("article", document.id, row["position"])
        if row["id"] != expected:
            yield Fault(
                "id-wrong",
                f"{where}, article {row['position']}",
                f"its id is {row['id']}, and its document and place give {expected}",
            )


def _intake_faults(dossier: Dossier) -> Iterator[Fault]:
    for row in dossier.connection.execute(
        "SELECT d.origin, d.version FROM document d LEFT JOIN intake i "
        "ON i.origin = d.origin AND i.raw_sha256 = d.raw_sha256 AND i.document_id = d.id "
        "WHERE i.origin IS NULL ORDER BY d.origin, d.version"
    ):
        yield Fault(
            "intake-missing",
            f"document {row['origin']} (version {row['version']})",
            "the intake report says nothing of it",
        )


def _search_faults(dossier: Dossier) -> Iterator[Fault]:
    (n_blocks,) = dossier.connection.execute("SELECT count(*) FROM block").fetchone()
    (n_indexed,) = dossier.connection.execute(
        "SELECT count(*) FROM block_search_docsize"
    ).fetchone()
    if n_blocks != n_indexed:
        yield Fault(
            "search-incomplete",
            str(dossier.path),
            f"the search index knows {n_indexed} blocks of {n_blocks}; run: accordingto rebuild",
        )
