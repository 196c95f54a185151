"""Adding a document to a dossier, whole or not at all."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from accordingto.core.attribution import Attribution
from accordingto.core.document import Document, Reading
from accordingto.core.failure import Failure
from accordingto.core.ids import sha256_hex
from accordingto.core.part import Part
from accordingto.core.step import Step
from accordingto.core.voices import Voices
from accordingto.errors import LedgerError
from accordingto.ledger.delete import delete_derived, delete_unused_steps
from accordingto.ledger.insert import (
    insert_analysis,
    insert_document,
    insert_intake,
    insert_part,
    insert_parts,
    insert_step,
)
from accordingto.ledger.insert_voices import insert_voices
from accordingto.ledger.store import Dossier


@dataclass(frozen=True, slots=True)
class Took:
    """When something was looked at, and how long that took.

    Args:
        at: in ISO 8601, UTC.
        seconds: as it says.
    """

    at: str
    seconds: float


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """What became of a file that holds others.

    Args:
        origin: as the intake report names it.
        sha256: of its bytes.
        status: `opened` when it was taken apart whole, `cut` when only a part of it
            could be, `failed` when nothing could.
        code: one hyphenated word that programs can test.
        message: one sentence for people.
        n_bytes: its size.
    """

    origin: str
    sha256: str
    status: Literal["opened", "cut", "failed"]
    code: str
    message: str
    n_bytes: int | None


Analysis = Mapping[int, Sequence[Attribution]]
"""The attributions of each article of a document, by the article's position."""


def add_document(  # noqa: PLR0913 - what every stage before it gave
    dossier: Dossier,
    part: Part,
    reading: Reading,
    analysis: Analysis,
    annotator: Step,
    *,
    took: Took | None = None,
    voices: Mapping[int, Voices] | None = None,
    resolver: Step | None = None,
) -> bool:
    """Write one document with everything that was found in it, or nothing.

    Args:
        dossier: open for writing.
        part: its bytes, and how they came.
        reading: what was read from them.
        analysis: the attributions of each article.
        annotator: the step that found them.
        took: when that was, and how long it took.
        voices: who speaks in each article, by its position, as far as that was asked.
        resolver: the step that found it.

    Returns:
        True if it is new; False if the same origin, bytes and text were there,
        in which case no row changes.

    Raises:
        SpanError: if a span does not fit the text.
        LedgerError: if the records contradict each other, or writing fails.
    """
    document, raw = reading.document, part.raw
    if sha256_hex(raw) != document.raw_sha256:
        raise LedgerError(f"{document.origin}: the bytes are not those that the text was read from")
    _check_map(document, raw)
    with dossier.transaction() as rows:
        if rows.execute("SELECT 1 FROM document WHERE id = ?", (document.id,)).fetchone():
            return False
        insert_step(rows, reading.made_by)
        rows.execute(
            "INSERT OR IGNORE INTO raw VALUES (?, ?, ?)", (document.raw_sha256, len(raw), raw)
        )
        insert_document(rows, document, reading.made_by)
        insert_part(rows, document, part)
        insert_parts(rows, raw, reading)
        _insert_found(rows, reading, analysis, annotator)
        _insert_heard(rows, reading, analysis, voices or {}, resolver)
        insert_intake(rows, reading, len(raw), within=part.file_origin)
        _insert_time(rows, document.origin, document.raw_sha256, took)
    return True


def _check_map(document: Document, raw: bytes) -> None:
    if document.pages is not None:
        if document.pages.n_chars != len(document.text):
            raise LedgerError(f"{document.origin}: the page map does not fit the text")
    elif document.offsets.rebuild(raw, document.encoding) != document.text:
        raise LedgerError(f"{document.origin}: the offset map does not lead from bytes to text")


def _insert_found(
    rows: sqlite3.Connection, reading: Reading, analysis: Analysis, annotator: Step
) -> None:
    for article in reading.articles:
        insert_analysis(rows, reading.document, article, analysis[article.position], annotator)


def _insert_heard(
    rows: sqlite3.Connection,
    reading: Reading,
    analysis: Analysis,
    voices: Mapping[int, Voices],
    resolver: Step | None,
) -> None:
    unknown = set(voices) - {article.position for article in reading.articles}
    if unknown:
        raise LedgerError(f"{reading.document.origin} has no article {min(unknown)} to speak in")
    if resolver is None:
        if voices:
            raise LedgerError(f"{reading.document.origin}: no step is named that found who speaks")
        return
    for article in reading.articles:
        if article.position in voices:
            insert_voices(
                rows, reading.document, article, analysis[article.position],
                voices[article.position], resolver,
            )  # fmt: skip


def replace_derived(  # noqa: PLR0913 - what every stage before it gave
    dossier: Dossier,
    part: Part,
    reading: Reading,
    analysis: Analysis,
    annotator: Step,
    *,
    voices: Mapping[int, Voices] | None = None,
    resolver: Step | None = None,
) -> None:
    """Write what was derived from a document anew; document and judgements stay.

    Args:
        dossier: open for writing.
        part: the document's bytes, and how they came.
        reading: what was read from them.
        analysis: the attributions of each article.
        annotator: the step that found them.
        voices: who speaks in each article, by its position, as far as that was asked.
        resolver: the step that found it.

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
        insert_parts(rows, part.raw, reading)
        _insert_found(rows, reading, analysis, annotator)
        _insert_heard(rows, reading, analysis, voices or {}, resolver)
        insert_intake(rows, reading, len(part.raw), within=part.file_origin)
        delete_unused_steps(rows)


def add_failure(dossier: Dossier, failure: Failure, *, took: Took | None = None) -> None:
    """Record a file that gave no document, in place of an earlier word on the same bytes."""
    with dossier.transaction() as rows:
        rows.execute(
            "DELETE FROM intake WHERE origin = ?1 AND status <> 'read' "
            "AND (raw_sha256 IN ('', ?2) OR within = '')",
            (failure.origin, failure.raw_sha256),
        )
        rows.execute(
            "INSERT OR IGNORE INTO intake VALUES (?, ?, ?, ?, ?, ?, NULL, ?)",
            (
                failure.origin,
                failure.raw_sha256,
                "skipped" if failure.skipped else "failed",
                failure.code,
                failure.message,
                failure.n_bytes,
                failure.within,
            ),
        )
        _insert_time(rows, failure.origin, failure.raw_sha256, took)


def _insert_time(rows: sqlite3.Connection, origin: str, raw_sha256: str, took: Took | None) -> None:
    if took is not None:
        rows.execute(
            "INSERT OR REPLACE INTO intake_time VALUES (?, ?, ?, ?)",
            (origin, raw_sha256, took.at, took.seconds),
        )


def add_opened(dossier: Dossier, opened: OpenedFile, *, took: Took | None = None) -> None:
    """Record what became of a file that holds others, in place of an earlier word on it."""
    with dossier.transaction() as rows:
        rows.execute(
            "DELETE FROM intake WHERE origin = ? AND raw_sha256 IN ('', ?) AND status <> 'read'",
            (opened.origin, opened.sha256),
        )
        rows.execute(
            "INSERT INTO intake VALUES (?, ?, ?, ?, ?, ?, NULL, '')",
            (
                opened.origin, opened.sha256, opened.status, opened.code, opened.message,
                opened.n_bytes,
            ),
        )  # fmt: skip
        _insert_time(rows, opened.origin, opened.sha256, took)


def forget_unread(dossier: Dossier, origin: str) -> None:
    """Forget what is said of a file that holds others and of its parts that gave no document.

    It is about to be taken apart again, and what is still wrong will be said again.
    """
    with dossier.transaction() as rows:
        rows.execute(
            "DELETE FROM intake WHERE status <> 'read' AND (within = ? OR origin = ?)",
            (origin, origin),
        )


def is_taken_apart(dossier: Dossier, origin: str, sha256: str) -> bool:
    """Whether this file was taken apart whole, and all that it holds was read or skipped."""
    opened = dossier.connection.execute(
        "SELECT 1 FROM intake WHERE origin = ? AND raw_sha256 = ? AND status = 'opened'",
        (origin, sha256),
    ).fetchone()
    failed = dossier.connection.execute(
        "SELECT 1 FROM intake WHERE within = ? AND status = 'failed' LIMIT 1", (origin,)
    ).fetchone()
    return opened is not None and failed is None


def is_read(dossier: Dossier, origin: str, raw_sha256: str) -> bool:
    """Whether these bytes from this origin gave a document already."""
    return (
        dossier.connection.execute(
            "SELECT 1 FROM intake WHERE origin = ? AND raw_sha256 = ? AND status = 'read'",
            (origin, raw_sha256),
        ).fetchone()
        is not None
    )
