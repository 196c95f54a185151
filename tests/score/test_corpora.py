from pathlib import Path

import pytest

from accordingto.score.__main__ import main
from accordingto.score.corpora import VARIABLE, Corpora, find


def make(root: Path) -> Corpora:
    for folder, name in (("text", "a.txt"), ("attributions", "a_0000.ann")):
        path = root / "data" / "polnear" / "dev" / folder / name
        path.parent.mkdir(parents=True)
        path.write_text("words", encoding="utf-8")
    return Corpora(root)


def test_the_given_folder_wins_over_the_named_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "elsewhere")
    assert find(Path("here")) == Path("here")
    assert find() == Path("elsewhere")


def test_the_corpora_are_looked_for_beside_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert find() == Path(__file__).resolve().parents[3] / "shared"


def test_the_digest_changes_with_a_byte_and_with_a_name(tmp_path: Path) -> None:
    corpora = make(tmp_path)
    before = corpora.digest("dev")
    assert before == corpora.digest("dev")
    text = tmp_path / "data" / "polnear" / "dev" / "text" / "a.txt"
    text.write_text("word", encoding="utf-8")
    changed = corpora.digest("dev")
    assert changed != before
    text.rename(text.with_name("b.txt"))
    assert corpora.digest("dev") not in (before, changed)


def test_a_split_that_is_absent_is_known(tmp_path: Path) -> None:
    corpora = make(tmp_path)
    assert corpora.has("dev")
    assert not corpora.has("train")


def test_without_corpora_one_sentence_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--corpora", str(tmp_path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == (
        f"There is no PolNeAR dev in {tmp_path}; give --corpora, or set {VARIABLE}.\n"
    )
