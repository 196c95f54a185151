# ruff: noqa: E402 - what imports PyTorch comes after asking for it
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from accordingto.corefer.coreference import CORE
from accordingto.encode.article import cut_up
from accordingto.encode.lower import LOWER, Lower
from accordingto.encode.pieces import Pieces
from accordingto.train.corefer.examples import examples
from tests.annotate.conftest import lines
from tests.train.conftest import need_torch
from tests.train.corefer.conftest import FERRY, GATES, Silent, tiny, two_texts

need_torch()

import torch

from accordingto.train import onnx_files
from accordingto.train.corefer import distil, tune
from accordingto.train.corefer.distil import Lesson, lessons
from accordingto.train.corefer.loop import losses
from accordingto.train.corefer.network import Network
from accordingto.train.corefer.student import Student
from accordingto.train.corefer.torch_network import TorchNetwork

TAUGHT = distil.Plan(n_epochs=3, rate=3e-3, n_at_once=2, seed=5)
TUNED = tune.Plan(n_epochs=3, rate=3e-3, head_rate=3e-3, decay=0.9, seed=5)
TEXTS = examples(two_texts(), Silent())
LONG = "Ada Lint saw the old gates of Orrin leak.\n" * 80

Run = Callable[..., tuple[Student, list[str]]]


class StoppedError(Exception):
    """Somebody pulled the plug."""


def articles() -> list[Pieces]:
    return [
        cut_up.__wrapped__(text, tuple(lines(text)), None)[1] for text in (GATES, FERRY, LONG, "")
    ]


@pytest.fixture(scope="module")
def teacher() -> Network:
    return tiny().eval()


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Lower:
    """The lower half of another network."""
    folder = tmp_path_factory.mktemp("below")
    onnx_files.in_8_bits(folder, {LOWER: partial(onnx_files.write_lower, tiny(seed=9))})
    return Lower(folder)


@pytest.fixture(scope="module")
def new(teacher: Network, below: Lower) -> Callable[[], Student]:
    """Makes a student that has learned nothing yet."""
    return lambda: Student(teacher, below).eval()


@pytest.fixture(scope="module")
def read(teacher: Network, below: Lower) -> list[Lesson]:
    return lessons(articles(), TorchNetwork(teacher), below)


@pytest.fixture(params=["taught", "tuned"])
def run(
    request: pytest.FixtureRequest, new: Callable[[], Student], read: list[Lesson], tmp_path: Path
) -> Run:
    """Teaches or tunes a new student, and tells what was said of each epoch."""

    def one(
        folder: Path = tmp_path, *, stopped_after: int | None = None, n_epochs: int = 3
    ) -> tuple[Student, list[str]]:
        folder.mkdir(exist_ok=True)
        student, said = new(), list[str]()

        def say(line: str) -> None:
            # An epoch is told of before it is kept.
            if len(said) == stopped_after:
                raise StoppedError
            said.append(line)

        at = folder / "student.pt"
        if request.param == "taught":
            plan = replace(TAUGHT, n_epochs=n_epochs)
            distil.learn(student, read, plan, checkpoint=at, say=say)
        else:
            tune.tune(
                student, TEXTS, read, replace(TUNED, n_epochs=n_epochs), checkpoint=at, say=say
            )
        return student, said

    return one


def assert_equal(one: Student, other: Student) -> None:
    weights = other.state_dict()
    for name, value in one.state_dict().items():
        assert torch.equal(value, weights[name]), name


def changed(one: Student, other: Student) -> set[str]:
    weights = other.state_dict()
    return {n for n, value in one.state_dict().items() if not torch.equal(value, weights[n])}


def unexplained(student: Student, read: list[Lesson]) -> float:
    """The share of what the teacher's heads see that a student does not."""
    error = distil.Error(read, student.views())
    with torch.inference_mode():
        parts = [error.of(student, one, cut)[1] for one in read for cut in one.windows]
    return torch.stack(parts).mean().item()


def test_a_lesson_has_what_both_make_of_each_piece(
    read: list[Lesson], below: Lower, teacher: Network
) -> None:
    whole = [article for article in articles() if len(article)]
    assert len(read) == len(whole) == 3
    assert len(whole[2]) > 2 * CORE
    assert len(read[2].windows) > 2
    for lesson, article in zip(read, whole, strict=True):
        assert lesson.lower.shape == lesson.hidden.shape == (len(article), 16)
        assert (lesson.lower == below.whole(article)).all()
        for cut in lesson.windows:
            core = slice(cut.core_first - cut.first, cut.core_last - cut.first)
            hidden = TorchNetwork(teacher).encode(article, cut)[1][core]
            assert (lesson.hidden[cut.core_first : cut.core_last] == hidden.astype(np.half)).all()


def test_a_student_begins_with_the_layers_and_heads_of_its_teacher(
    new: Callable[[], Student], teacher: Network, below: Lower
) -> None:
    student = new()
    its = teacher.state_dict()
    for name, value in student.state_dict().items():
        assert name.startswith("layers.") or torch.equal(value, its[name]), name
    (article, *_) = articles()
    vectors = torch.from_numpy(below.whole(article).astype(np.float32))
    with torch.inference_mode():
        (layer,) = teacher.encoder.encoder.layer
        whole = layer(vectors[None])
        whole = whole if isinstance(whole, torch.Tensor) else whole[0]
        assert torch.allclose(student(vectors), whole[0], atol=1e-5)


def test_what_heads_see_are_all_directions_that_they_weigh(new: Callable[[], Student]) -> None:
    student = new()
    hidden = torch.randn(5, 16)
    seen = hidden @ student.views()
    heads = (student.kind, student.edges.word, student.edges.head, student.later, student.earlier)
    at = 0
    for head in heads:
        n = head.out_features
        assert torch.allclose(seen[:, at : at + n] + head.bias, head(hidden), atol=1e-5)
        at += n
    assert at == seen.shape[1]


@pytest.mark.parametrize("after", [1, 2])
def test_a_run_that_was_stopped_ends_with_the_same_weights(
    after: int, run: Run, tmp_path: Path
) -> None:
    unstopped, _ = run()
    with pytest.raises(StoppedError):
        run(tmp_path / "other", stopped_after=after)
    student, said = run(tmp_path / "other")
    assert len(said) == 3 - after
    assert_equal(student, unstopped)


def test_a_run_that_is_over_only_gives_its_weights(run: Run) -> None:
    first, said = run()
    assert [line.split(":")[0] for line in said] == [f"epoch {n} of 3" for n in (1, 2, 3)]
    again, nothing = run()
    assert nothing == []
    assert_equal(again, first)
    assert not again.training


def test_nobody_changes_the_teacher(run: Run, teacher: Network) -> None:
    before = {name: value.clone() for name, value in teacher.state_dict().items()}
    run()
    for name, value in teacher.state_dict().items():
        assert torch.equal(value, before[name]), name


@pytest.mark.parametrize("run", ["taught"], indirect=True)
def test_a_student_learns_what_its_teacher_makes_of_texts(
    run: Run, new: Callable[[], Student], read: list[Lesson]
) -> None:
    student, _ = run(n_epochs=40)
    assert unexplained(student, read) < 0.6 * unexplained(new(), read)


@pytest.mark.parametrize("run", ["taught"], indirect=True)
def test_of_a_teacher_only_the_layers_learn(run: Run, new: Callable[[], Student]) -> None:
    student, _ = run()
    layers = {name for name in student.state_dict() if name.startswith("layers.")}
    assert changed(student, new()) == layers


@pytest.mark.parametrize("run", ["tuned"], indirect=True)
def test_from_gold_layers_and_heads_learn(run: Run, new: Callable[[], Student]) -> None:
    student, _ = run(n_epochs=40)
    names = changed(student, new())
    assert {"kind.weight", "later.weight", "edges.word.weight", "link.out.weight"} <= names
    assert any(name.startswith("layers.") for name in names)
    before, after = (
        [part.item() for part in losses(one, TEXTS[0], _words(one), np.random.default_rng(0))]
        for one in (new(), student)
    )
    assert all(late < 0.6 * early for late, early in zip(after, before, strict=True))


def _words(student: Student) -> torch.Tensor:
    with torch.no_grad():
        return tune.word_vectors(student, TEXTS[0])


def test_the_words_of_a_long_text_are_read_in_its_windows(new: Callable[[], Student]) -> None:
    long = articles()[2]
    text = replace(TEXTS[0], pieces=long, words=replace(TEXTS[0].words, piece=np.arange(len(long))))
    student = new()
    with torch.inference_mode():
        found = tune.word_vectors(student, text)
        below = torch.from_numpy(student.lower.whole(long).astype(np.float32))
        alone = student(below[: CORE + 1])[5]
    assert len(found) == len(long)
    assert torch.allclose(found[5], alone, atol=0.2)
    assert not torch.equal(found[5], found[-5])


def test_the_teacher_is_not_forgotten_while_gold_is_learned(
    new: Callable[[], Student], read: list[Lesson], tmp_path: Path
) -> None:
    left = []
    for reminded in (0.0, 30.0):
        student = new()
        plan = replace(TUNED, n_epochs=20, reminded=reminded)
        checkpoint = tmp_path / f"{reminded}.pt"
        tune.tune(student, TEXTS, read, plan, checkpoint=checkpoint, say=lambda _: None)
        left.append(unexplained(_with_heads(student, new()), read))
    assert left[1] < 0.8 * left[0]


def _with_heads(student: Student, of: Student) -> Student:
    """The layers of a student under the heads of another, which look for other things."""
    layers = {n: v for n, v in student.state_dict().items() if n.startswith("layers.")}
    of.load_state_dict(layers, strict=False)
    return of
