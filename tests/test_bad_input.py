"""What a folder from the world may hold: each costs its own row, and nothing else."""

import os

import pytest

from accordingto import pipeline
from accordingto.config import Settings
from accordingto.ledger import queries
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify import faults
from accordingto.ledger.views import IntakeRow

GOOD = "The gate held, said Ada Lint, the mayor of Orrin. “Nobody was warned,” she added.\n"


@pytest.fixture(scope="module")
def intake(tmp_path_factory: pytest.TempPathFactory) -> dict[str, IntakeRow]:
    """The intake report of a folder with one file of each kind."""
    folder = tmp_path_factory.mktemp("bad") / "case"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_bytes(b" \r\n\t\xc2\xa0\n")
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(5000))
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "broken.txt").write_bytes((GOOD * 5).encode()[:-3] + b"\xff\xfe\xe2\x80 end.\n")
    (folder / "nul.txt").write_bytes(GOOD.replace(" ", " \0", 3).encode())
    page = "<html><body><p>" + "The gate held all night. " * 1_600_000
    (folder / "huge.html").write_text(page)
    nested = "<div>" * 100_000 + f"<p>{GOOD * 3}</p>"
    (folder / "nested.html").write_text(f"<html><body>{nested}")
    (folder / "again").symlink_to(folder, target_is_directory=True)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    loop = folder.parent / "loop.txt"
    loop.symlink_to(loop)
    path = folder.parent / "x.dossier"
    added = pipeline.add(path, [folder, loop], Settings(n_workers=2))
    assert added.n_failed == 5
    with Dossier.open(path) as dossier:
        assert list(faults(dossier)) == []
        return {row.origin.rpartition("/")[2]: row for row in queries.intake(dossier)}


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("good.txt", "read", "read"),
        ("empty.txt", "failed", "empty"),
        ("blank.txt", "failed", "empty"),
        ("photo.txt", "skipped", "no-text"),
        ("noise.txt", "failed", "binary"),
        ("broken.txt", "read", "read"),
        ("nul.txt", "read", "read"),
        ("huge.html", "failed", "too-large"),
        ("nested.html", "read", "read"),
        ("again", "skipped", "link"),
        ("photo.jpg", "skipped", "no-text"),
        ("loop.txt", "failed", "unreadable"),
    ],
)
def test_each_file_has_its_row(
    intake: dict[str, IntakeRow], name: str, status: str, code: str
) -> None:
    assert (intake[name].status, intake[name].code) == (status, code)


def test_every_reason_is_one_sentence_that_says_what_to_do(intake: dict[str, IntakeRow]) -> None:
    for row in intake.values():
        if row.status != "read":
            assert 20 < len(row.message) < 250
            assert "\n" not in row.message
            assert ";" in row.message, f"{row.origin}: found, and then what to do"


def test_what_was_not_as_it_should_be_is_noted(intake: dict[str, IntakeRow]) -> None:
    assert "undecodable-bytes" in dict(intake["broken.txt"].notes)
    assert intake["nul.txt"].notes
    assert intake["good.txt"].notes == ()


def test_sizes_are_those_of_the_files(intake: dict[str, IntakeRow]) -> None:
    assert intake["good.txt"].n_bytes == len(GOOD.encode())
    assert intake["empty.txt"].n_bytes == 0
