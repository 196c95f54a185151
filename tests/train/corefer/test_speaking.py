# ruff: noqa: E402 - what imports PyTorch comes after asking for it
"""The command that goes on with labelled news."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from accordingto.corefer import network as network_files
from accordingto.encode import lower
from accordingto.encode.lower import LOWER, Lower
from accordingto.score import corpora, within
from accordingto.score.gum import GoldText
from accordingto.score.labels import Labelled
from accordingto.testing import attribution
from tests.train.conftest import need_torch
from tests.train.corefer.conftest import GATES, Silent, tiny, two_texts

need_torch()

import torch

from accordingto.train import encoders, onnx_files
from accordingto.train.corefer import anneal, command, speaking
from accordingto.train.corefer.export import export
from accordingto.train.corefer.student import Student

LABEL = {
    "speaker": [{"at": [0, 8], "name": "Ada Lint"}], "kind": "person", "what": None,
    "channel": "not-stated", "chain": None,
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Corpora of two texts with gold and one with labels, and weights of a narrow network."""
    folder = tmp_path / "made-up"
    (folder / "data" / "gum").mkdir(parents=True)
    asked = list[tuple[str, ...]]()

    def texts(_root: Path, _part: str) -> Iterator[GoldText]:
        yield from two_texts()

    def labelled(_corpora: object, parts: list[str]) -> Iterator[Labelled]:
        asked.append(tuple(parts))
        found = attribution(GATES, "she", "said", "They leak,")
        yield Labelled("train", GATES, (), (found,), (LABEL,), ())

    for module in (speaking, within):
        monkeypatch.setattr(module, "texts", texts)
    monkeypatch.setattr(speaking, "labelled", labelled)
    for module in (speaking, command):
        monkeypatch.setattr(module, "Trained", Silent)
    monkeypatch.setattr(corpora, "find", lambda _given: folder)
    tiny().encoder.save_pretrained(tmp_path / "encoder")
    monkeypatch.setattr(encoders, "minilm", lambda: tmp_path / "encoder")
    below = tmp_path / "below"
    onnx_files.in_8_bits(below, {LOWER: partial(onnx_files.write_lower, tiny())})
    half = Lower(below)
    monkeypatch.setattr(lower, "shared", lambda: half)
    monkeypatch.setattr(anneal, "Plan", partial(anneal.Plan, n_epochs=1))
    student = Student(tiny(), half)
    with torch.no_grad():
        for parameter in student.parameters():
            parameter.add_(0.1 * torch.randn_like(parameter))
    export(student, tmp_path / "build" / "weights")
    yield folder
    assert asked == [("train",)] * len(asked)


def test_without_gum_or_weights_one_sentence_and_status_2(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert speaking.main(["--corpora", str(root), "--folder", str(tmp_path / "none")]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"There is no encoder.onnx in {tmp_path / 'none' / 'weights'}; ")
    (root / "data" / "gum").rmdir()
    assert speaking.main(["--corpora", str(root)]) == 2
    assert capsys.readouterr().err.startswith(f"There is no GUM in {root}; ")


def test_from_weights_to_weights_and_once_more_without_learning(
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
        assert speaking.main(arguments) == 0
        said = capsys.readouterr()
        assert said.err.count("links of speakers") == 1
        assert "| all genres | 2 |" in said.out
        made = {name: (folder / "speaking" / name).read_bytes() for name in network_files.FILES}
        begun = {name: (folder / "weights" / name).read_bytes() for name in network_files.FILES}
        assert all(made[name] != begun[name] for name in network_files.FILES)
        assert list(package.iterdir()) == []

        again = [*arguments, "--begin", str(folder / "weights"), "--install"]
        assert speaking.main(again) == 0
        assert {path.name: path.read_bytes() for path in package.iterdir()} == made
        assert "epoch" not in capsys.readouterr().err
    finally:
        torch.set_num_threads(before)
