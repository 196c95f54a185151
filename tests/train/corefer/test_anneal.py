# ruff: noqa: E402 - what imports PyTorch comes after asking for it
"""A student goes on with articles whose speakers are labelled."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from accordingto.corefer import network as network_files
from accordingto.encode.lower import LOWER, Lower
from accordingto.train.corefer.examples import examples
from accordingto.train.corefer.spoken import UNLABELLED, Spoken
from tests.train.conftest import need_torch
from tests.train.corefer.conftest import Silent, tiny, two_texts

need_torch()

import torch

from accordingto.train import onnx_files
from accordingto.train.corefer import anneal
from accordingto.train.corefer.export import export
from accordingto.train.corefer.packed import packed
from accordingto.train.corefer.student import Student
from accordingto.train.corefer.tune import word_vectors

PLAN = anneal.Plan(n_epochs=3, rate=1e-3, link_rate=3e-3, decay=0.9)
GATES, FERRY = examples(two_texts(), Silent())

Anneal = Callable[..., tuple[Student, list[str]]]


class StoppedError(Exception):
    """Somebody pulled the plug."""


def labelled(weight: float = 1) -> Spoken:
    """The text of the gates, with what it says of clusters alone."""
    unknown = np.full(len(GATES.words), -1, np.int64)
    text = replace(GATES, type=unknown, first=unknown, last=unknown)
    return Spoken(text, np.full(len(GATES.words), weight, np.float32))


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Lower:
    folder = tmp_path_factory.mktemp("below")
    onnx_files.in_8_bits(folder, {LOWER: partial(onnx_files.write_lower, tiny())})
    return Lower(folder)


@pytest.fixture(scope="module")
def new(below: Lower) -> Callable[[], Student]:
    """Makes a student that takes every word for a mention, so that all are compared."""

    def one() -> Student:
        student = Student(tiny(), below).eval()
        with torch.no_grad():
            student.kind.bias[0] = -2
        return student

    return one


@pytest.fixture
def annealed(new: Callable[[], Student], tmp_path: Path) -> Anneal:
    def one(
        folder: Path = tmp_path, *, plan: anneal.Plan = PLAN, weight: float = 1,
        stopped_after: int | None = None,
    ) -> tuple[Student, list[str]]:  # fmt: skip
        folder.mkdir(exist_ok=True)
        student, said = new(), list[str]()

        def say(line: str) -> None:
            if len(said) == stopped_after:
                raise StoppedError
            said.append(line)

        at = folder / "annealed.pt"
        anneal.anneal(student, [labelled(weight)], [FERRY], plan, checkpoint=at, say=say)
        return student, said

    return one


def lost(student: Student, new: Callable[[], Student], weight: float = 1) -> float:
    """How unlikely the right antecedents are, of the mentions that a new student finds."""
    before = anneal.before(new(), labelled(weight))
    with torch.inference_mode():
        return anneal.link_loss(student, before, word_vectors(student, GATES)).item()


def taken_for(student: Student) -> torch.Tensor:
    with torch.inference_mode():
        return student.kind(word_vectors(student, GATES)).softmax(-1)


def test_what_labels_say_is_learned(annealed: Anneal, new: Callable[[], Student]) -> None:
    student, _ = annealed(plan=replace(PLAN, n_epochs=40))
    assert lost(student, new) < 0.6 * lost(new(), new)


def test_where_nothing_counts_nothing_is_lost(new: Callable[[], Student]) -> None:
    assert lost(new(), new, weight=0) == 0
    assert lost(new(), new, weight=UNLABELLED) == pytest.approx(lost(new(), new), rel=0.5)


def test_a_labelled_pronoun_without_a_right_antecedent_does_not_count(
    new: Callable[[], Student],
) -> None:
    she = GATES.words.lower.index("she")
    alone = labelled(0)
    alone.weight[she] = 1
    with_one = anneal.before(new(), alone)
    without = replace(alone, text=replace(alone.text, cluster=np.full(len(GATES.words), -1)))
    with_none = anneal.before(new(), without)
    hidden = word_vectors(new(), GATES)
    assert anneal.link_loss(new(), with_one, hidden).item() > 0
    assert anneal.link_loss(new(), with_none, hidden).item() == 0
    # A noun may well be the first that is said of somebody.
    mayor = GATES.words.lower.index("mayor")
    without.weight[[she, mayor]] = 0, 1
    assert anneal.link_loss(new(), anneal.before(new(), without), hidden).item() > 0


def test_what_words_are_taken_for_stays_while_links_are_learned(
    annealed: Anneal, new: Callable[[], Student], tmp_path: Path
) -> None:
    moved = []
    for kept in (0.0, 100.0):
        plan = replace(PLAN, n_epochs=20, kept=kept)
        student, _ = annealed(tmp_path / str(kept), plan=plan)
        with torch.inference_mode():
            far = word_vectors(student, GATES) - word_vectors(new(), GATES)
        moved.append(far.square().mean().item())
        assert (taken_for(student) - taken_for(new())).abs().max() < 0.3
    assert moved[1] < 0.8 * moved[0]


@pytest.mark.parametrize("after", [1, 2])
def test_a_run_that_was_stopped_ends_with_the_same_weights(
    after: int, annealed: Anneal, tmp_path: Path
) -> None:
    whole, told = annealed()
    assert [line.split(":")[0] for line in told] == [f"epoch {n} of 3" for n in (1, 2, 3)]
    with pytest.raises(StoppedError):
        annealed(tmp_path / "other", stopped_after=after)
    student, said = annealed(tmp_path / "other")
    assert len(said) == 3 - after
    assert not student.training
    for name, value in student.state_dict().items():
        assert torch.equal(value, whole.state_dict()[name]), name


def test_a_student_out_of_its_files_is_the_one_that_was_written(
    new: Callable[[], Student], below: Lower, tmp_path: Path
) -> None:
    student = new()
    with torch.no_grad():
        for parameter in student.parameters():
            # Weights that are all 0 are stored once.
            parameter.add_(0.1 * torch.randn_like(parameter))
    export(student, tmp_path / "made")
    assert {path.name for path in (tmp_path / "made").iterdir()} == set(network_files.FILES)
    tiny(seed=4).encoder.save_pretrained(tmp_path / "encoder")
    read = packed(tmp_path / "made", tmp_path / "encoder", below)
    assert not read.training
    for name, value in student.state_dict().items():
        # In 8 bits, each column has a scale of its own.
        width = value.abs().max().item() / 127
        assert torch.allclose(read.state_dict()[name], value, atol=width + 1e-6), name
