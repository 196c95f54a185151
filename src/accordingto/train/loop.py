"""One training run: epochs over examples, with checkpoints to go on from."""

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from accordingto.annotate import labels
from accordingto.score.examples import Example
from accordingto.train import running
from accordingto.train.batches import Batch, batches
from accordingto.train.network import Network
from accordingto.train.plan import Plan
from accordingto.train.tensors import NONE_OR_INNER, Cueness, Seen, seen

Epoch = Callable[[int, np.random.Generator], Sequence[Example]]
"""Gives the examples of an epoch, so that damage differs from one to the next."""


def train(
    network: Network,
    epoch: Epoch,
    cueness: Cueness,
    plan: Plan,
    *,
    checkpoint: Path,
    say: Callable[[str], None],
) -> None:
    """Trains `network` in place, and leaves the running mean of its weights in it.

    A run that was stopped goes on after the last whole epoch in `checkpoint`.
    """
    torch.manual_seed(plan.seed)
    optimiser = _optimiser(network, plan)
    mean = {k: v.detach().clone().float() for k, v in network.state_dict().items()}
    begun, n_steps, total = 0, 0, 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        mean, begun, n_steps = state["mean"], state["epoch"], state["steps"]
        total = state.get("total", 0)
    for number in range(begun, plan.n_epochs):
        rng = np.random.default_rng((plan.seed, number))
        torch.manual_seed(plan.seed * 1000 + number)
        windows = _windows(epoch(number, rng), cueness, rng)
        ordered = list(batches(windows, n_pieces=plan.n_pieces, rng=rng))
        total = total or len(ordered) * (plan.n_planned or plan.n_epochs)
        network.train()
        losses = np.zeros(2)
        began = time.perf_counter()
        for done, batch in enumerate(ordered, 1):
            running.set_rates(optimiser, running.schedule(n_steps, total))
            losses += _step(network, optimiser, batch)
            n_steps += 1
            running.average(mean, network, n_steps, plan.decay)
            if done % 50 == 0 or done == len(ordered):
                rate = sum(int(b.inputs.mask.sum()) for b in ordered[:done])
                say(
                    f"epoch {number + 1} of {plan.n_epochs}, batch {done} of {len(ordered)}: "
                    f"anchors {losses[0] / done:.4f}, paths {losses[1] / done:.3f}; "
                    f"{rate / (time.perf_counter() - began):,.0f} pieces a second"
                )
        state = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "mean": mean}
        running.keep(state | {"epoch": number + 1, "steps": n_steps, "total": total}, checkpoint)
    network.load_state_dict({k: v.to(network.state_dict()[k].dtype) for k, v in mean.items()})
    network.eval()


def loss(network: Network, batch: Batch) -> tuple[Tensor, Tensor]:
    """The loss of anchors and the loss of paths, each a mean over the batch's gold anchors."""
    with torch.autocast("cpu", torch.bfloat16):
        hidden = network.encode(batch.inputs)
        piece, viewpoint = network.views(hidden)
        emissions = network.reader(
            piece[batch.rows[:, None], batch.index],
            viewpoint[batch.rows, batch.at],
            batch.relative,
        )
        logits = network.anchor(hidden)
    n = max(len(batch.rows), 8)
    paths = _path_loss(emissions.float(), batch, network)
    return anchor_loss(logits.float(), batch) / n, paths / n


def _path_loss(emissions: Tensor, batch: Batch, network: Network) -> Tensor:
    """The path loss; pieces that do not stand are outside for certain and cost nothing."""
    if not len(batch.rows):
        return emissions.sum() * 0
    gone = torch.full((labels.N_LABELS,), labels.FORBIDDEN)
    gone[labels.OUTSIDE] = 0
    emissions = torch.where(batch.mask.unsqueeze(2), emissions, gone)
    everywhere = torch.ones_like(batch.mask)
    each = network.reader.path_loss(emissions, batch.gold, everywhere)
    return (each * batch.gold_weights).sum()


def anchor_loss(logits: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy summed over pieces; inside a content, none and inner are both right."""
    log = nn.functional.log_softmax(logits, dim=-1)
    target = batch.anchors
    open_target = target == NONE_OR_INNER
    either = torch.logsumexp(log[..., [labels.NO_ANCHOR, labels.INNER_ANCHOR]], dim=-1)
    plain = log.gather(-1, target.clamp(0, 2).unsqueeze(-1)).squeeze(-1)
    each = torch.where(open_target, either, plain) * batch.weights
    return -(each * (target >= 0)).sum()


def _step(network: Network, optimiser: torch.optim.Optimizer, batch: Batch) -> np.ndarray:
    anchors, paths = loss(network, batch)
    (anchors + 0.3 * paths).backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    optimiser.zero_grad()
    return np.array([anchors.item(), paths.item()])


def _windows(examples: Iterable[Example], cueness: Cueness, rng: np.random.Generator) -> list[Seen]:
    found = []
    for one in examples:
        # Cores of varying length put the cuts elsewhere in every epoch.
        found += list(seen(one, cueness, core=int(rng.integers(224, 321)), context=16))
    return found


def _optimiser(network: Network, plan: Plan) -> torch.optim.Optimizer:
    encoder, heads, plain = [], [], []
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        if not name.startswith("encoder."):
            heads.append(parameter)
        elif parameter.ndim < 2:
            plain.append(parameter)
        else:
            encoder.append(parameter)
    return torch.optim.AdamW(
        [
            {"params": encoder, "weight_decay": 0.01, "peak": plan.rate},
            {"params": plain, "weight_decay": 0.0, "peak": plan.rate},
            {"params": heads, "weight_decay": 0.01, "peak": plan.head_rate},
        ],
        lr=plan.rate,
        betas=(0.9, 0.98),
    )
