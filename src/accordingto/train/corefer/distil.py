"""The student learns what the teacher makes of many texts, with checkpoints to go on from."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from accordingto.corefer.coreference import CONTEXT, CORE
from accordingto.encode.lower import Halves, Lower
from accordingto.encode.pieces import Pieces
from accordingto.encode.windows import Window, even_windows
from accordingto.train import running
from accordingto.train.corefer.student import Student
from accordingto.train.corefer.torch_network import TorchNetwork


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn.

    Args:
        n_epochs: passes over all texts.
        rate: peak learning rate.
        n_at_once: windows in a step.
        seed: of the order.
    """

    n_epochs: int = 3
    rate: float = 3e-4
    n_at_once: int = 6
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Lesson:
    """One text, float16 [n_pieces, d].

    Args:
        lower: what the student is given.
        hidden: what the teacher makes of the text.
        windows: in which it is read.
    """

    lower: Halves
    hidden: Halves
    windows: tuple[Window, ...]


def lessons(texts: Iterable[Pieces], teacher: TorchNetwork, lower: Lower) -> list[Lesson]:
    """The texts that are not empty, read by both."""
    return [_lesson(text, teacher, lower) for text in texts if len(text)]


def _lesson(text: Pieces, teacher: TorchNetwork, lower: Lower) -> Lesson:
    cuts = tuple(even_windows(text, core=CORE, context=CONTEXT))
    found = [teacher.encode(text, cut)[1][_core(cut)] for cut in cuts]
    return Lesson(lower.whole(text), np.concatenate(found).astype(np.float16), cuts)


def _core(cut: Window) -> slice:
    return slice(cut.core_first - cut.first, cut.core_last - cut.first)


def learn(
    student: Student,
    read: Sequence[Lesson],
    plan: Plan,
    *,
    checkpoint: Path,
    say: Callable[[str], None],
) -> None:
    """Trains the student's layers in place; its heads stay the teacher's.

    A run that was stopped goes on after the last whole epoch in `checkpoint`.
    """
    asked = [(lesson, cut) for lesson in read for cut in lesson.windows]
    error = Error(read, student.views())
    layers = {"params": list(student.layers.parameters()), "peak": plan.rate}
    optimiser = torch.optim.AdamW([layers], lr=plan.rate, weight_decay=0.01)
    begun = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        student.load_state_dict(state["student"])
        optimiser.load_state_dict(state["optimiser"])
        begun = state["epoch"]
    total = plan.n_epochs * len(asked)
    student.train()
    for number in range(begun, plan.n_epochs):
        order = np.random.default_rng((plan.seed, number)).permutation(len(asked))
        losses, began = np.zeros(2), time.perf_counter()
        for first in range(0, len(order), plan.n_at_once):
            few = [asked[at] for at in order[first : first + plan.n_at_once]]
            running.set_rates(optimiser, running.schedule(number * len(asked) + first, total))
            for lesson, cut in few:
                parts = error.of(student, lesson, cut)
                (sum(parts) / len(few)).backward()
                losses += [part.item() for part in parts]
            nn.utils.clip_grad_norm_(student.layers.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
        hidden, seen = losses / len(asked)
        say(
            f"epoch {number + 1} of {plan.n_epochs}: unexplained of the teacher's vectors "
            f"{hidden:.3f}, of what its heads see {seen:.3f}; {time.perf_counter() - began:.0f} s"
        )
        kept = {"student": student.state_dict(), "optimiser": optimiser.state_dict()}
        running.keep(kept | {"epoch": number + 1}, checkpoint)
    student.eval()


class Error:
    """The shares of the variance of the teacher's vectors that a student leaves unexplained."""

    def __init__(self, read: Sequence[Lesson], views: Tensor) -> None:
        some = np.concatenate([lesson.hidden for lesson in read[:: max(1, len(read) // 32)]])
        hidden = torch.from_numpy(some.astype(np.float32))
        self._views = views
        self._scale = hidden.var(0).clamp(min=1e-6)
        self._seen = (hidden @ views).var(0).clamp(min=1e-6)

    def of(self, student: Student, lesson: Lesson, cut: Window) -> tuple[Tensor, Tensor]:
        """Of the vectors, and of what the heads see in them, over the core of a window."""
        lower, gold = (
            torch.from_numpy(column[cut.first : cut.last].astype(np.float32))
            for column in (lesson.lower, lesson.hidden)
        )
        with torch.autocast("cpu", torch.bfloat16):
            hidden = student(lower)
        wrong = (hidden.float() - gold)[_core(cut)]
        return (wrong**2 / self._scale).mean(), ((wrong @ self._views) ** 2 / self._seen).mean()
