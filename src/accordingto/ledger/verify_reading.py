"""Reading the bytes of a document again, to prove that nothing was left out or made up."""

import sqlite3
from collections.abc import Callable, Iterator

from accordingto.core.document import Document, Reading, Stated
from accordingto.core.part import Part
from accordingto.errors import ReadError
from accordingto.ledger.fault import Fault
from accordingto.ledger.originals import stored_part
from accordingto.ledger.store import Dossier

Reread = Callable[[Part], Reading]
"""Reads bytes again as they were read before."""


def read_again(
    dossier: Dossier, row: sqlite3.Row, reread: Reread | None, reader: str
) -> Reading | ReadError | None:
    """The document read again; None if the step that read it is not at hand."""
    if reread is None or row["made_by"] != reader:
        return None
    try:
        return reread(stored_part(dossier, row["id"]))
    except ReadError as error:
        return error


def first_difference(one: str, other: str) -> int:
    """Where two texts begin to differ; the shorter one's length if they do not."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def cut_faults(dossier: Dossier, document: Document, again: Reading, where: str) -> Iterator[Fault]:
    """Whether reading again cuts the text into the same blocks and articles."""
    expected = _cut(again)
    stored = [
        (position, kind, start, end)
        for position, kind, start, end in dossier.connection.execute(
            'SELECT a.position, b.kind, b.start, b."end" FROM block b '
            "LEFT JOIN article a ON a.id = b.article_id WHERE b.document_id = ? ORDER BY b.seq",
            (document.id,),
        )
    ]
    if stored != expected:
        pairs = enumerate(zip(stored, expected, strict=False))
        at = next((i for i, (one, other) in pairs if one != other), min(len(stored), len(expected)))
        yield Fault(
            "cut-differs",
            where,
            f"read again, the text is cut into other blocks from block {at} on",
        )


def _cut(reading: Reading) -> list[tuple[int | None, str, int, int]]:
    return [
        (None if article is None else article.position, kind, span.start, span.end)
        for article, kind, span in reading.blocks()
    ]


def statement_faults(
    dossier: Dossier, document: Document, again: Reading, where: str
) -> Iterator[Fault]:
    """Whether reading again finds the same statements, languages and notes."""
    stored: set[tuple[object, ...]] = {
        tuple(row)
        for row in dossier.connection.execute(
            'SELECT a.position, f.field, f.value, f.start, f."end", f.byte_start, f.byte_end, '
            "f.given FROM article_field f JOIN article a ON a.id = f.article_id "
            "WHERE a.document_id = ? "
            "UNION ALL SELECT a.position, m.seq || ' ' || m.what || ' ' || m.kind, m.value, "
            'm.start, m."end", m.byte_start, m.byte_end, m.given '
            "FROM article_mark m JOIN article a ON a.id = m.article_id WHERE a.document_id = ? "
            "UNION ALL SELECT position, 'language', language, 0, 0, 0, 0, '' FROM article "
            "WHERE document_id = ?",
            (document.id,) * 3,
        )
    }
    expected: set[tuple[object, ...]] = set()
    for article in again.articles:
        expected.add((article.position, "language", article.language, 0, 0, 0, 0, ""))
        for field, stated in article.statements(document.text).items():
            expected.add((article.position, field, *_row(stated)))
        for seq, (what, kind, stated) in enumerate(article.marks()):
            expected.add((article.position, f"{seq} {what} {kind}", *_row(stated)))
    differing = sorted({f"{one[1]} of article {one[0]}" for one in stored ^ expected})
    if differing:
        yield Fault("statement-differs", where, f"read again, it differs in {', '.join(differing)}")
    notes = [
        tuple(row)
        for row in dossier.connection.execute(
            "SELECT n.code, n.message FROM intake_note n JOIN intake i USING (origin, raw_sha256) "
            "WHERE i.document_id = ? ORDER BY n.seq",
            (document.id,),
        )
    ]
    if notes != [(note.code, note.message) for note in again.notes]:
        yield Fault("statement-differs", where, "read again, it gives other notes for the intake")


def _row(stated: Stated) -> tuple[object, ...]:
    """A statement as its row holds it."""
    edges = (stated.span.start, stated.span.end) if stated.span else (None, None)
    at = (None, None) if stated.span else stated.bytes_at or (None, None)
    return (stated.value, *edges, *at, "" if stated.span else stated.given)
