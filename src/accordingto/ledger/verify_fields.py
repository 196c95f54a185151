"""Checking that what is stated of articles, and their authors and credits, stand where they say."""

import sqlite3
from collections.abc import Iterator

from accordingto.core.document import Document
from accordingto.core.span import Span
from accordingto.errors import SpanError
from accordingto.ledger.fault import Fault
from accordingto.ledger.store import Dossier


def field_faults(dossier: Dossier, document: Document, where: str) -> Iterator[Fault]:
    """Whether what is stated of articles, and their authors and credits, stand where they say."""
    for row in dossier.connection.execute(
        "SELECT f.*, a.position FROM article_field f JOIN article a ON a.id = f.article_id "
        "WHERE a.document_id = ? ORDER BY a.position, f.field",
        (document.id,),
    ):
        field = f"{where}, {row['field']} of article {row['position']}"
        yield from _statement_faults(dossier, document, row, field)
        if row["start"] is not None and row["field"] in ("title", "subtitle", "byline"):
            yield from _value_faults(document, row, field)
    for row in dossier.connection.execute(
        "SELECT m.*, a.position FROM article_mark m JOIN article a ON a.id = m.article_id "
        "WHERE a.document_id = ? ORDER BY a.position, m.seq",
        (document.id,),
    ):
        field = f"{where}, {row['what']} {row['seq']} of article {row['position']}"
        yield from _statement_faults(dossier, document, row, field)


def _statement_faults(
    dossier: Dossier, document: Document, row: sqlite3.Row, field: str
) -> Iterator[Fault]:
    try:
        stands = _evidence(dossier, document, row)
    except SpanError as error:
        yield Fault("span-outside", field, str(error))
        return
    if stands != row["exact"]:
        yield Fault(
            "words-differ",
            field,
            f"it says {row['exact'][:60]!r}, but {stands[:60]!r} stands there",
        )


def _value_faults(document: Document, row: sqlite3.Row, field: str) -> Iterator[Fault]:
    """Whether a value that must be the words themselves is."""
    try:
        words = Span(row["start"], row["end"]).of(document.text)
    except SpanError:
        return  # said already
    if words == row["exact"] and row["value"] != " ".join(words.split()):
        yield Fault("words-differ", field, f"its value {row['value'][:60]!r} stands nowhere")


def _evidence(dossier: Dossier, document: Document, row: sqlite3.Row) -> str:
    """The words that state it: in the text, in bytes that no reader sees, or given with them."""
    if row["start"] is not None:
        return Span(row["start"], row["end"]).of(document.text)
    if row["given"]:
        return _given(dossier, document, row)
    (raw,) = dossier.connection.execute(
        "SELECT bytes FROM raw WHERE sha256 = ?", (document.raw_sha256,)
    ).fetchone()
    if row["byte_end"] > len(raw):
        raise SpanError(f"bytes {row['byte_start']} to {row['byte_end']} of {len(raw)}")
    words = bytes(raw[row["byte_start"] : row["byte_end"]])
    return words.decode(document.encoding or "utf-8", "replace")


def _given(dossier: Dossier, document: Document, row: sqlite3.Row) -> str:
    """What is on record as given; what the reader itself took from the bytes is as it says."""
    if document.pages is not None:
        return str(row["value"])
    found = dossier.connection.execute(
        # The domain of an address and one of several authors are parts of what was given.
        # Domains are written in small letters, whatever the address has.
        'SELECT 1 FROM part_given WHERE document_id = ?1 AND "by" = ?2 '
        "AND (instr(value, ?3) OR instr(lower(value), ?3))",
        (document.id, row["given"], row["value"]),
    ).fetchone()
    if found is None:
        raise SpanError(f"{row['value'][:60]!r} is said to be given by {row['given']}, and is not")
    return str(row["value"])
