"""The student learns from gold as its teacher did, and is reminded of what that one knows."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from accordingto.corefer.coreference import CONTEXT, CORE
from accordingto.encode.windows import even_windows
from accordingto.train import running
from accordingto.train.corefer.distil import Error, Lesson
from accordingto.train.corefer.examples import Example
from accordingto.train.corefer.loop import losses, masked
from accordingto.train.corefer.student import Student


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn.

    Args:
        n_epochs: passes over all texts with gold.
        rate: peak learning rate of the layers.
        head_rate: and of the heads.
        masked: share of word pieces that are not seen, anew in each epoch.
        n_windows: of other texts that are learned from the teacher beside each.
        reminded: what these count for beside gold.
        decay: of the running mean of the weights, which is what is kept.
        seed: of everything that is drawn.
    """

    n_epochs: int = 4
    rate: float = 1e-4
    head_rate: float = 2e-4
    masked: float = 0.1
    n_windows: int = 4
    reminded: float = 0.5
    decay: float = 0.99
    seed: int = 1


def tune(
    student: Student,
    texts: Sequence[Example],
    read: Sequence[Lesson],
    plan: Plan,
    *,
    checkpoint: Path,
    say: Callable[[str], None],
) -> None:
    """Trains a student in place, and leaves the running mean of its weights in it.

    Args:
        student: as it was taught.
        texts: with gold.
        read: lessons of its teacher.
        plan: how.
        checkpoint: where a run that was stopped goes on after the last whole epoch.
        say: is told how far it is.
    """
    torch.manual_seed(plan.seed)
    asked = [(lesson, cut) for lesson in read for cut in lesson.windows]
    # As the teacher's heads see: those of the student learn from here on.
    error = Error(read, student.views())
    optimiser = _optimiser(student, plan)
    mean, begun, n_steps = running.begin(student, optimiser, checkpoint)
    for number in range(begun, plan.n_epochs):
        torch.manual_seed(plan.seed * 1000 + number)
        rng = np.random.default_rng((plan.seed, number))
        student.train()
        lost, began = np.zeros(4), time.perf_counter()
        for which in rng.permutation(len(texts)).tolist():
            running.set_rates(optimiser, running.schedule(n_steps, len(texts) * plan.n_epochs))
            parts = _gold_losses(student, masked(texts[which], plan.masked, rng), rng)
            few = [asked[at] for at in rng.integers(0, len(asked), plan.n_windows)]
            forgot = [torch.stack(error.of(student, *one)).sum() / len(few) for one in few]
            (sum(parts) + plan.reminded * torch.stack(forgot).sum()).backward()
            nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            n_steps += 1
            lost += [*(part.item() for part in parts), sum(part.item() for part in forgot)]
            running.average(mean, student, n_steps, plan.decay)
        kind, edge, link, forgotten = lost / len(texts)
        say(
            f"epoch {number + 1} of {plan.n_epochs}: mentions {kind:.4f}, edges {edge:.4f}, "
            f"links {link:.4f}, forgotten {forgotten:.4f}; {time.perf_counter() - began:.0f} s"
        )
        running.keep_epoch(student, optimiser, (mean, number + 1, n_steps), checkpoint)
    student.load_state_dict(mean)
    student.eval()


def _gold_losses(student: Student, text: Example, rng: np.random.Generator) -> tuple[Tensor, ...]:
    with torch.autocast("cpu", torch.bfloat16):
        return losses(student, text, student.dropout(word_vectors(student, text)), rng)


def word_vectors(student: Student, text: Example) -> Tensor:
    """What the student makes of each word, [n_words, d]: of its first piece."""
    below, pieces, found = student.lower.whole(text.pieces), text.words.piece, []
    for cut in even_windows(text.pieces, core=CORE, context=CONTEXT):
        inside = (pieces >= cut.core_first) & (pieces < cut.core_last)
        if inside.any():
            hidden = student(torch.from_numpy(below[cut.first : cut.last].astype(np.float32)))
            found.append(hidden[torch.from_numpy(pieces[inside] - cut.first)])
    return torch.cat(found)


def _optimiser(student: Student, plan: Plan) -> torch.optim.Optimizer:
    layers, heads = list[nn.Parameter](), list[nn.Parameter]()
    for name, parameter in student.named_parameters():
        (layers if name.startswith("layers.") else heads).append(parameter)
    return torch.optim.AdamW(
        [{"params": layers, "peak": plan.rate}, {"params": heads, "peak": plan.head_rate}],
        lr=plan.rate, weight_decay=0.01,
    )  # fmt: skip
