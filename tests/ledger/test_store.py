import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from accordingto.core.part import Part
from accordingto.errors import DossierFullError, LedgerError, NewerDossierError, NotADossierError
from accordingto.ledger.dump import TABLES
from accordingto.ledger.queries import attributions
from accordingto.ledger.schema import APPLICATION_ID, migrations
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify import faults
from accordingto.ledger.write import add_document
from accordingto.testing import ANNOTATOR
from tests.ledger.conftest import FOUND, TEXT, case


def test_a_new_dossier_has_the_newest_tables(tmp_path: Path) -> None:
    with Dossier.open(tmp_path / "new.dossier", create=True) as dossier:
        (version,) = dossier.connection.execute("PRAGMA user_version").fetchone()
        (application,) = dossier.connection.execute("PRAGMA application_id").fetchone()
    assert version == len(migrations())
    assert application == APPLICATION_ID


def test_a_dossier_is_one_file(path: Path) -> None:
    assert [item.name for item in path.parent.iterdir()] == ["case.dossier"]


def test_a_missing_dossier_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="make one with: accordingto add"):
        Dossier.open(tmp_path / "no.dossier")


def test_a_dossier_of_a_newer_version_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    connection.close()
    before = path.read_bytes()
    for write in (False, True):
        with pytest.raises(NewerDossierError, match="upgrade with: pip install"):
            Dossier.open(path, write=write)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotADossierError, match="another program"):
        Dossier.open(path, create=True)
    assert path.read_bytes() == before


def test_a_text_file_is_no_dossier(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("The gate held all night, and so did the wall. " * 40)
    with pytest.raises(NotADossierError, match="no SQLite file"):
        Dossier.open(path, create=True)


def test_a_folder_is_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(NotADossierError, match="is a folder"):
        Dossier.open(tmp_path, create=True)


def test_an_empty_file_becomes_a_dossier_only_by_adding(tmp_path: Path) -> None:
    path = tmp_path / "empty.dossier"
    path.touch()
    with pytest.raises(NotADossierError, match="is empty"):
        Dossier.open(path)
    Dossier.open(path, create=True).close()
    Dossier.open(path).close()


def test_a_reader_can_change_nothing(path: Path) -> None:
    with Dossier.open(path) as dossier, pytest.raises(LedgerError), dossier.transaction() as rows:
        rows.execute("DELETE FROM intake")


def test_a_reader_needs_no_right_to_write(path: Path) -> None:
    path.chmod(stat.S_IRUSR)
    with Dossier.open(path) as dossier:
        assert dossier.connection.execute("SELECT count(*) FROM document").fetchone()[0] == 2


def half_written(path: Path, to: Path) -> Path:
    """A copy of a dossier as a writer leaves it that is killed in the middle of a document."""
    with Dossier.open(path, write=True) as dossier:
        dossier.connection.execute("PRAGMA cache_size = 1")
        dossier.connection.execute("BEGIN IMMEDIATE")
        dossier.connection.execute("CREATE TABLE half (words)")
        dossier.connection.executemany("INSERT INTO half VALUES (?)", [("x" * 9000,)] * 200)
        for end in ("", "-journal"):
            shutil.copy(f"{path}{end}", f"{to}{end}")
        dossier.connection.execute("ROLLBACK")
    assert to.stat().st_size > path.stat().st_size
    return to


def test_a_reader_takes_back_what_a_killed_writer_left_half_written(
    path: Path, tmp_path: Path
) -> None:
    left = half_written(path, tmp_path / "left.dossier")
    with Dossier.open(left) as dossier, Dossier.open(path) as whole:
        assert next(faults(dossier), None) is None
        assert list(dossier.connection.iterdump()) == list(whole.connection.iterdump())
        with pytest.raises(sqlite3.OperationalError):
            dossier.connection.execute("SELECT count(*) FROM half")
    assert not Path(f"{left}-journal").exists()


def test_a_full_disk_keeps_what_was_written(path: Path) -> None:
    with Dossier.open(path, write=True) as dossier:
        (n_pages,) = dossier.connection.execute("PRAGMA page_count").fetchone()
        dossier.connection.execute(f"PRAGMA max_page_count = {n_pages}")
        raw, reading = case("case/three.txt", TEXT + "The wall held. " * 9000)
        with pytest.raises(DossierFullError, match="free some disk space"):
            add_document(dossier, Part(raw, ""), reading, {0: ()}, ANNOTATOR)
    with Dossier.open(path) as dossier:
        assert dossier.connection.execute("SELECT count(*) FROM document").fetchone()[0] == 2


def test_a_second_writer_waits_and_then_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accordingto.ledger.store._BUSY_S", 0.05)
    raw, reading = case("case/three.txt")
    with (
        Dossier.open(path, write=True) as one,
        Dossier.open(path, write=True) as two,
        one.transaction(),
        pytest.raises(LedgerError, match="being written by another program"),
    ):
        add_document(two, Part(raw, ""), reading, {0: FOUND}, ANNOTATOR)


def test_a_truncated_file_says_what_to_do(path: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.dossier"
    shutil.copy(path, cut)
    with cut.open("r+b") as file:
        file.truncate(cut.stat().st_size // 2)
    raw, reading = case("case/three.txt")
    with pytest.raises(LedgerError), Dossier.open(cut, write=True) as dossier:
        add_document(dossier, Part(raw, ""), reading, {0: FOUND}, ANNOTATOR)


def as_first_tables(path: Path) -> None:
    """Put the rows of a dossier into the tables of version 1."""
    older = path.with_name("older")
    connection = sqlite3.connect(older)
    connection.executescript(migrations()[0])
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.execute("ATTACH ? AS newer", (str(path),))
    for table in TABLES:
        columns = [f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})")]
        if columns:
            names = ", ".join(columns)
            connection.execute(
                f"INSERT INTO main.{table} ({names}) SELECT {names} FROM newer.{table}"
            )
    connection.execute(
        "INSERT INTO main.block_search (rowid, words) SELECT number, words FROM main.block_words"
    )
    connection.commit()
    connection.close()
    older.replace(path)


def test_a_dossier_of_older_tables_is_brought_up_to_date_and_still_verifies(path: Path) -> None:
    """Its digests were made before tables knew of negation, and nothing in it is negated."""
    as_first_tables(path)
    with pytest.raises(LedgerError, match=r"bring it up to date.*accordingto rebuild"):
        Dossier.open(path)
    Dossier.open(path, write=True).close()
    with Dossier.open(path) as dossier:
        assert [found.negated for found in attributions(dossier)] == [False] * 8
        assert list(faults(dossier)) == []
