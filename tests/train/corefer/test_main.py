# ruff: noqa: E402 - what imports PyTorch comes after asking for it
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from accordingto.core.ids import sha256_hex
from accordingto.corefer import network as network_files
from accordingto.encode import lower
from accordingto.encode.lower import LOWER, Lower
from accordingto.score import corpora, labels, within
from accordingto.score.gum import GoldText
from tests.train.conftest import need_torch
from tests.train.corefer.conftest import Silent, two_texts

need_torch()

import torch

from accordingto.train import encoders, onnx_files
from accordingto.train.corefer import __main__ as command
from accordingto.train.corefer import command as ends
from accordingto.train.corefer import distil, loop, tune
from tests.train.corefer.conftest import tiny

RECORDS = [{"text": f"{n} gates leak\n\nAda Lint said so."} for n in ("Two", "Six", "Ten")]


class Records:
    """The corpora, of which only texts are asked."""

    def __init__(self, _root: Path) -> None:
        pass

    def polnear(self, _split: str) -> Iterator[dict[str, Any]]:
        yield from RECORDS


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Corpora of two texts with gold and three without, and networks that are narrow."""
    folder = tmp_path / "made-up"
    (folder / "data" / "gum").mkdir(parents=True)

    def texts(_root: Path, _part: str) -> Iterator[GoldText]:
        yield from two_texts()
        yield replace(two_texts()[0], genre="vlog")

    for module in (command, within):
        monkeypatch.setattr(module, "texts", texts)
    for module in (command, ends):
        monkeypatch.setattr(module, "Trained", Silent)
    monkeypatch.setattr(corpora, "Corpora", Records)
    monkeypatch.setattr(corpora, "find", lambda _given: folder)
    judged = {"sha256": sha256_hex(RECORDS[1]["text"]), "part": "held"}
    learned = {"sha256": sha256_hex(RECORDS[2]["text"]), "part": "train"}
    monkeypatch.setattr(labels, "read", lambda: {"articles": [judged, learned]})
    tiny().encoder.save_pretrained(tmp_path / "encoder")
    monkeypatch.setattr(encoders, "minilm", lambda: tmp_path / "encoder")
    below = tmp_path / "below"
    onnx_files.in_8_bits(below, {LOWER: partial(onnx_files.write_lower, tiny(seed=9))})
    half = Lower(below)
    monkeypatch.setattr(lower, "shared", lambda: half)
    for module in (loop, distil, tune):
        monkeypatch.setattr(module, "Plan", partial(module.Plan, n_epochs=1))
    return folder


def test_without_gum_one_sentence_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["--corpora", str(tmp_path), "--folder", str(tmp_path / "build")]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"There is no GUM in {tmp_path}; ")


def test_texts_without_gold_are_all_but_those_by_which_speakers_are_judged(root: Path) -> None:
    found = list(command.unmarked(root))
    assert len(found) == 3 + 2
    # The headline of every second record is marked, and the second is left out.
    assert [bool((one.place == 0).any()) for one in found[3:]] == [False, False]
    ends = [int(one.end.max()) for one in found[3:]]
    assert ends == [len(RECORDS[0]["text"]), len(RECORDS[2]["text"])]


def test_every_second_text_has_a_headline(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labels, "read", lambda: {"articles": []})
    found = list(command.unmarked(root))[3:]
    assert [bool((one.place == 0).any()) for one in found] == [False, True, False]


def test_from_corpora_to_weights_and_once_more_without_learning(
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    package, folder = tmp_path / "package", tmp_path / "build"
    package.mkdir()
    monkeypatch.setattr(network_files, "shipped", lambda: package)
    arguments = ["--corpora", str(root), "--folder", str(folder), "--threads", "1"]
    before = torch.get_num_threads()
    try:
        assert command.main(arguments) == 0
        said = capsys.readouterr()
        assert [said.err.count(word) for word in ("links", "unexplained", "forgotten")] == [2, 1, 1]
        assert "| all genres | 3 |" in said.out
        made = {name: (folder / "weights" / name).read_bytes() for name in network_files.FILES}
        assert list(package.iterdir()) == []

        assert command.main([*arguments, "--install"]) == 0
        assert {path.name: path.read_bytes() for path in package.iterdir()} == made
        assert "epoch" not in capsys.readouterr().err
    finally:
        torch.set_num_threads(before)
