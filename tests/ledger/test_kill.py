"""A dossier survives its writer being killed at any moment."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from accordingto.ledger.dump import rows
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify import faults

ROOT = Path(__file__).parent.parent.parent

# Writes four documents, three with who speaks in them, and who is who, and kills itself
# right before the nth SQL statement, with no chance to tidy up. Statements are counted by
# SQLite itself, so that the moments lie inside transactions as well as between them.
WRITER = """
import os, signal, sys
from pathlib import Path
from accordingto.core.part import Part
from accordingto.ledger.entities import put_entities
from accordingto.ledger.store import Dossier
from accordingto.ledger.write import add_document
from accordingto.testing import ANNOTATOR
from tests.ledger.conftest import FOUND, case
from tests.ledger.spoken import ACROSS, ENTITIES, MERGES, TOLD

path, left = Path(sys.argv[1]), int(sys.argv[2])

def count(statement):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

with Dossier.open(path, create=True) as dossier:
    dossier.connection.set_trace_callback(count)
    for number in range(4):
        raw, reading = case(f"case/{number}.txt")
        add_document(dossier, Part(raw, ""), reading, {0: FOUND}, ANNOTATOR)
    for one in TOLD:
        one.add(dossier)
    put_entities(dossier, ENTITIES, MERGES, ACROSS)
print(-left)
"""


def write(path: Path, *, die_before: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WRITER, str(path), str(die_before)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))},
        capture_output=True,
        text=True,
        check=False,
    )


def documents(path: Path) -> int:
    with Dossier.open(path) as dossier:
        assert list(faults(dossier)) == []
        return int(dossier.connection.execute("SELECT count(*) FROM document").fetchone()[0])


def test_a_writer_killed_at_any_statement_leaves_whole_documents(tmp_path: Path) -> None:
    whole = tmp_path / "whole.dossier"
    n_statements = int(write(whole, die_before=0).stdout)
    with Dossier.open(whole) as dossier:
        expected = list(rows(dossier))
    seen = set()
    for die_before in range(1, n_statements, n_statements // 24):
        path = tmp_path / f"{die_before}.dossier"
        assert write(path, die_before=die_before).returncode == -signal.SIGKILL
        seen.add(documents(path))
        assert write(path, die_before=0).returncode == 0
        with Dossier.open(path) as dossier:
            assert list(rows(dossier)) == expected
    assert seen >= {0, 1, 2, 3, 4, 7}


def test_a_writer_killed_again_and_again_gets_done(tmp_path: Path) -> None:
    path = tmp_path / "case.dossier"
    for die_before in range(20, 400, 40):
        if write(path, die_before=die_before).returncode == 0:
            break
        documents(path)
    assert write(path, die_before=0).returncode == 0
    assert documents(path) == 7
