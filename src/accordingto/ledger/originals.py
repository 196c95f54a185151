"""The documents of a dossier and the bytes they were read from."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from accordingto.core.part import Given, Part
from accordingto.errors import LedgerError
from accordingto.ledger.store import Dossier


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as it is named in a dossier."""

    id: str
    origin: str
    raw_sha256: str
    made_by: str


def stored_documents(dossier: Dossier) -> tuple[StoredDocument, ...]:
    """Every document, by origin and version."""
    rows = dossier.connection.execute(
        "SELECT id, origin, raw_sha256, made_by FROM document ORDER BY origin, version"
    )
    return tuple(StoredDocument(*row) for row in rows)


def stored_part(dossier: Dossier, document_id: str) -> Part:
    """A document's bytes and how they came, as they were when it was read.

    Raises:
        LedgerError: if the document or its bytes are missing.
    """
    row = dossier.connection.execute(
        "SELECT d.origin, d.raw_sha256, p.file_origin, p.file_sha256, p.name, p.place, "
        "p.media_type FROM document d LEFT JOIN part p ON p.document_id = d.id WHERE d.id = ?",
        (document_id,),
    ).fetchone()
    if row is None:
        raise LedgerError(f"the document {document_id} is missing; run: accordingto verify")
    raw = raw_bytes(dossier, row["raw_sha256"])
    if row["file_origin"] is None:
        return Part(raw, row["origin"], PurePosixPath(row["origin"]).name)
    given = dossier.connection.execute(
        'SELECT field, value, "by" FROM part_given WHERE document_id = ? ORDER BY seq',
        (document_id,),
    )
    return Part(
        raw, row["origin"], row["name"], row["media_type"], tuple(Given(*one) for one in given),
        row["file_origin"], row["file_sha256"], row["place"],
    )  # fmt: skip


def raw_bytes(dossier: Dossier, sha256: str) -> bytes:
    """The original bytes with this digest.

    Raises:
        LedgerError: if they are missing.
    """
    row = dossier.connection.execute("SELECT bytes FROM raw WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        raise LedgerError(f"the bytes {sha256[:12]}… are missing; run: accordingto verify")
    return bytes(row["bytes"])
