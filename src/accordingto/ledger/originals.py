"""The documents of a dossier and the bytes they were read from."""

from dataclasses import dataclass

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


def raw_bytes(dossier: Dossier, sha256: str) -> bytes:
    """The original bytes with this digest.

    Raises:
        LedgerError: if they are missing.
    """
    row = dossier.connection.execute("SELECT bytes FROM raw WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        raise LedgerError(f"the bytes {sha256[:12]}… are missing; run: accordingto verify")
    return bytes(row["bytes"])
