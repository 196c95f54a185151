# ruff: noqa: E402 - what imports PyTorch comes after asking for it
import json
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from accordingto.annotate import network as network_files
from accordingto.annotate.calibration import FEATURES
from accordingto.encode import lower
from accordingto.score.corpora import VARIABLE
from tests.train.conftest import SOURCES, TEMPLATES, marked, need_torch, tiny

need_torch()

from accordingto.train import encoders, recipe
from accordingto.train.__main__ import main

LOADER = """
import json
from pathlib import Path

def load_split(folder):
    return json.loads((Path(folder) / "records.json").read_text(encoding="utf-8"))
"""
JUDGE = """
def prepare(text, attributions):
    return [{i for a, b in one["content"] for i in range(a, b)} for one in attributions]

def verdict(gold, predicted):
    return {"lenient": bool(gold & predicted)}
"""


def records() -> list[dict[str, object]]:
    """Made-up articles in the shape of the corpus."""
    found: list[dict[str, object]] = []
    for number in range(recipe.HELD_BACK + 2):
        who = SOURCES[number % len(SOURCES)]
        words = [t.format(n=n, source=who, cue="said") for n, t in enumerate(TEMPLATES)]
        one = marked("\n\n".join(words))
        spans = [
            {r: [[s.start, s.end] for s in gold.spans(r)] for r in ("source", "cue", "content")}
            for gold in one.golds
        ]
        found.append({"doc_id": f"{number:02}", "text": one.text, "attributions": spans})
    return found


@pytest.fixture
def corpora(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder laid out as the shared corpora are, and an encoder that learns fast."""
    root = tmp_path / "made-up"
    split = root / "data" / "polnear" / "train"
    (split / "attributions").mkdir(parents=True)
    (split / "records.json").write_text(json.dumps(records()), encoding="utf-8")
    (root / "score").mkdir()
    for name, code in (("polnear", LOADER), ("score", JUDGE), ("slices", "")):
        (root / "score" / f"{name}.py").write_text(code, encoding="utf-8")
        # Whatever other tests loaded by these names comes back in the end.
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    tiny().encoder.save_pretrained(tmp_path / "encoder")
    monkeypatch.setattr(encoders, "minilm", lambda: tmp_path / "encoder")
    monkeypatch.setattr(recipe, "PLAN", replace(recipe.PLAN, n_epochs=1))
    return root


def test_without_corpora_one_sentence_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--corpora", str(tmp_path), "--folder", str(tmp_path / "build")]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == (
        f"There is no PolNeAR train in {tmp_path}; give --corpora, or set {VARIABLE}.\n"
    )
    assert not (tmp_path / "build").exists()


def test_from_corpora_to_weights_and_once_more_without_learning(
    corpora: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    package, below, folder = (tmp_path / name for name in ("package", "below", "build"))
    package.mkdir()
    below.mkdir()
    monkeypatch.setattr(network_files, "shipped", lambda: package)
    monkeypatch.setattr(lower, "shipped", lambda: below)
    arguments = ["--corpora", str(corpora), "--folder", str(folder), "--threads", "1"]

    assert main(arguments) == 0
    made = {name: (folder / "weights" / name).read_bytes() for name in network_files.FILES}
    calibration = json.loads(made["calibration.json"])
    assert tuple(calibration["weights"]) == FEATURES
    assert list(package.iterdir()) == list(below.iterdir()) == []
    assert "epoch 1 of 1" in capsys.readouterr().err

    assert main([*arguments, "--install"]) == 0
    assert {path.name: path.read_bytes() for path in package.iterdir()} == made
    assert [path.name for path in below.iterdir()] == [lower.LOWER]
    half = (folder / "weights" / lower.LOWER).read_bytes()
    assert (below / lower.LOWER).read_bytes() == half
    assert "epoch" not in capsys.readouterr().err
