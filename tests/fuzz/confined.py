"""The same inputs through the whole program: confined processes, ledger, `verify`."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from accordingto import pipeline
from accordingto.config import Settings
from accordingto.ledger import queries
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify import faults
from accordingto.read.reader import READER, read_part
from tests.fuzz.campaign import Finding, judged
from tests.fuzz.judge import Outcome
from tests.fuzz.mutate import made

BAD_CODES = frozenset({"crashed", "too-slow", "out-of-memory", "internal-error"})


def add_all(inputs: Sequence[tuple[str, int]], seed: int) -> list[Finding]:
    """Add inputs to a dossier, and see that each has its row and that the dossier verifies.

    Args:
        inputs: kind and number of each.
        seed: of the run.
    """
    with tempfile.TemporaryDirectory() as held:
        folder, path = Path(held) / "case", Path(held) / "x.dossier"
        folder.mkdir()
        named = {f"{kind}-{number}": (kind, number) for kind, number in inputs}
        for name, (kind, number) in named.items():
            (folder / name).write_bytes(made(kind, seed, number))
        try:
            pipeline.add(path, [folder], Settings(n_workers=1, document_s=20.0))
        except Exception as error:  # noqa: BLE001 - any at all is what is sought
            kind, number = inputs[0]
            return [Finding(kind, number, f"adding it and others fails: {error!r:.300}")]
        with Dossier.open(path) as dossier:
            return [
                Finding(*named[name], what) for name, what in _wrong(dossier, folder, list(named))
            ]


def _wrong(dossier: Dossier, folder: Path, names: Sequence[str]) -> list[tuple[str, str]]:
    """Name of a file and what is wrong with it."""
    found: list[tuple[str, str]] = []
    rows: dict[str, set[tuple[str, str]]] = {name: set() for name in names}
    for row in queries.intake(dossier):
        name = _file_of(row.origin)
        rows[name].add((row.origin, row.code))
        if row.code in BAD_CODES:
            found.append((name, f"{row.code}: {row.message}"))
    found += [(name, "it has no row") for name in names if not rows[name]]
    for fault in faults(dossier, reread=read_part, reader=READER.id):
        where = fault.where.partition("case/")[2]
        name = next((name for name in names if where.startswith(name)), names[0])
        found.append((name, f"it does not verify: {fault}"))
    texts = {
        (row["origin"], row["text_sha256"])
        for row in dossier.connection.execute("SELECT origin, text_sha256 FROM document")
    }
    for name in names:
        here = judged((folder / name).read_bytes())
        if isinstance(here, Outcome):
            there = {
                (origin.replace(f"case/{name}", "file", 1), digest)
                for origin, digest in texts
                if _file_of(origin) == name
            }
            if there != {(origin, digest) for origin, digest, _ in here.read}:
                found.append((name, "the confined process read something else"))
    return found


def _file_of(origin: str) -> str:
    """The name of the file that an origin is of, or lies in."""
    return origin.removeprefix("case/").partition("!/")[0]
