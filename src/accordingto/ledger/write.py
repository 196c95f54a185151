"""Adding a document to a dossier, whole or not at all."""

from collections.abc import Mapping, Sequence

from accordingto.core.attribution import Attribution
from accordingto.core.document import Reading
from accordingto.core.failure import Failure
from accordingto.core.ids import sha256_hex
from accordingto.core.step import Step
from accordingto.errors import LedgerError
from accordingto.ledger.insert import (
    delete_derived,
    delete_unused_steps,
    insert_analysis,
    insert_document,
    insert_intake,
    insert_parts,
    insert_step,
)
from accordingto.ledger.store import Dossier

Analysis = Mapping[int, Sequence[Attribution]]
"""The attributions of each article of a document, by the article's position."""


def add_document(
    dossier: Dossier, raw: bytes, reading: Reading, analysis: Analysis, annotator: Step
) -> bool:
    """Write one document with everything that was found in it, or nothing.

    Returns:
        True if it is new; False if the same origin, bytes and text were there,
        in which case no row changes.

    Raises:
        SpanError: if a span does not fit the text.
        LedgerError: if the records contradict each other, or writing fails.
    """
    document = reading.document
    if sha256_hex(raw) != document.raw_sha256:
        raise LedgerError(f"{document.origin}: the bytes are not those that the text was read from")
    if document.offsets.rebuild(raw, document.encoding) != document.text:
        raise LedgerError(f"{document.origin}: the offset map does not lead from bytes to text")
    with dossier.transaction() as rows:
        if rows.execute("SELECT 1 FROM document WHERE id = ?", (document.id,)).fetchone():
            return False
        insert_step(rows, reading.made_by)
        rows.execute(
            "INSERT OR IGNORE INTO raw VALUES (?, ?, ?)", (document.raw_sha256, len(raw), raw)
        )
        insert_document(rows, document, reading.made_by)
        insert_parts(rows, raw, reading)
        for article in reading.articles:
            insert_analysis(rows, document, article, analysis[article.position], annotator)
        insert_intake(rows, reading, len(raw))
    return True


def replace_derived(
    dossier: Dossier, raw: bytes, reading: Reading, analysis: Analysis, annotator: Step
) -> None:
    """Write what was derived from a document anew; document and judgements stay.

    Raises:
        SpanError: if a span does not fit the text.
        LedgerError: if the document is not in the dossier, or writing fails.
    """
    document = reading.document
    with dossier.transaction() as rows:
        if not rows.execute("SELECT 1 FROM document WHERE id = ?", (document.id,)).fetchone():
            raise LedgerError(f"{document.origin}: this text is not in the dossier; add it first")
        delete_derived(rows, document.id)
        insert_step(rows, reading.made_by)
        # The reader gave the same text again, so the document is its work too.
        rows.execute(
            "UPDATE document SET made_by = ? WHERE id = ?", (reading.made_by.id, document.id)
        )
        insert_parts(rows, raw, reading)
        for article in reading.articles:
            insert_analysis(rows, document, article, analysis[article.position], annotator)
        insert_intake(rows, reading, len(raw))
        delete_unused_steps(rows)


def add_failure(dossier: Dossier, failure: Failure) -> None:
    """Record a file that gave no document, in place of an earlier word on the same bytes."""
    with dossier.transaction() as rows:
        rows.execute(
            "DELETE FROM intake WHERE origin = ? AND raw_sha256 IN ('', ?) AND status <> 'read'",
            (failure.origin, failure.raw_sha256),
        )
        rows.execute(
            "INSERT OR IGNORE INTO intake VALUES (?, ?, ?, ?, ?, ?, NULL)",
            (
                failure.origin,
                failure.raw_sha256,
                "skipped" if failure.skipped else "failed",
                failure.code,
                failure.message,
                failure.n_bytes,
            ),
        )


def is_read(dossier: Dossier, origin: str, raw_sha256: str) -> bool:
    """Whether these bytes from this origin gave a document already."""
    return (
        dossier.connection.execute(
            "SELECT 1 FROM intake WHERE origin = ? AND raw_sha256 = ? AND status = 'read'",
            (origin, raw_sha256),
        ).fetchone()
        is not None
    )
