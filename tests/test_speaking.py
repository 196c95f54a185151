"""Who speaks, through the whole pipeline, with real weights and easy texts."""

import json
import shutil
from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.cli import main
from accordingto.config import Settings
from accordingto.core.judgement import Judgement
from accordingto.ledger.dump import rows
from accordingto.ledger.judgements import add_judgement
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify import faults
from accordingto.resolve.judged import DIFFERENT, TARGET

ONE = Settings(n_workers=1)
STORIES = {
    "one.txt": "The gate of Orrin\n\nMayor Ada Lint said that the gate held.\n",
    "two.txt": "The wall of Orrin\n\nAda Lint said that the wall was old.\n",
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two short stories."""
    folder = tmp_path_factory.mktemp("speaking") / "case"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture(scope="module")
def whole(case: Path) -> Path:
    """A dossier of them."""
    path = case.parent / "whole.dossier"
    assert pipeline.add(path, [case], ONE).failures == []
    return path


def dump(path: Path) -> list[object]:
    with Dossier.open(path) as dossier:
        return list(rows(dossier))


def names(path: Path) -> list[str]:
    with Dossier.open(path) as dossier:
        return [name for (name,) in dossier.connection.execute("SELECT name FROM entity")]


def test_a_dossier_with_voices_and_entities_verifies(whole: Path) -> None:
    with Dossier.open(whole) as dossier:
        assert list(faults(dossier)) == []
        spoken = dossier.connection.execute("SELECT count(*) FROM speaker_entity").fetchone()
    assert spoken[0] >= 2
    assert names(whole).count("Ada Lint") == 1


def test_adding_again_changes_no_byte(case: Path, whole: Path) -> None:
    before = whole.read_bytes()
    pipeline.add(whole, [case], ONE)
    assert whole.read_bytes() == before


def test_two_workers_give_the_rows_of_one(case: Path, whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "two.dossier"
    pipeline.add(path, [case], Settings(n_workers=2))
    assert dump(path) == dump(whole)


def test_extract_prints_name_and_kind_of_the_speaker(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", "--plain", str(case / "one.txt")]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    speakers = [one["speaker"] for one in json.loads(line)["attributions"]]
    assert {"name": "Ada Lint", "kind": "person"} in speakers


def members(path: Path, name: str) -> list[str]:
    """The ids of the articles' entities that are the one of a name."""
    with Dossier.open(path) as dossier:
        found = dossier.connection.execute(
            "SELECT article_entity_id FROM entity_member JOIN entity ON entity.id = entity_id "
            "WHERE name = ? ORDER BY 1", (name,),
        )  # fmt: skip
        return [one for (one,) in found]


@pytest.mark.parametrize("command", ["add", "rebuild"])
def test_a_judgement_is_taken_up_by_the_next_run(
    case: Path, whole: Path, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "x.dossier"
    shutil.copy(whole, path)
    one, other = members(path, "Ada Lint")
    with Dossier.open(path, write=True) as dossier:
        judgement = Judgement("2031-05-03T10:00:00Z", "Ida", TARGET, one, DIFFERENT, other)
        add_judgement(dossier, judgement)
    if command == "add":
        pipeline.add(path, [case], ONE)
    else:
        assert pipeline.rebuild(path, ONE) == ()
    assert names(path).count("Ada Lint") == 2
    with Dossier.open(path) as dossier:
        assert list(faults(dossier)) == []


def test_a_newsrooms_file_makes_two_names_one(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "one.txt").write_text(STORIES["one.txt"])
    (folder / "two.txt").write_text(STORIES["two.txt"].replace("Ada Lint", "Ines Brandt"))
    file = tmp_path / "known.csv"
    file.write_text("id,kind,name,aliases\nq1,person,Ada Lint,Ines Brandt\n")
    path = tmp_path / "x.dossier"
    add = ["add", str(path), str(folder), "--workers", "1"]
    assert main(add) == 0
    assert {"Ada Lint", "Ines Brandt"} <= set(names(path))
    assert main([*add, "--knowledge", str(file)]) == 0
    assert not {"Ada Lint", "Ines Brandt"} <= set(names(path))
    (name,) = {"Ada Lint", "Ines Brandt"} & set(names(path))
    assert len(members(path, name)) == 2
