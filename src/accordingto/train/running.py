"""What every training run does: rates that rise and fall, a running mean, and checkpoints."""

import math
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn


def set_rates(optimiser: torch.optim.Optimizer, factor: float) -> None:
    """Each group of weights learns at this share of its peak rate."""
    for group in optimiser.param_groups:
        group["lr"] = group["peak"] * factor


def schedule(step: int, total: int) -> float:
    """The share of the peak rate: up in a line, down as a cosine, to a little."""
    warm = max(1, int(0.06 * total))
    if step < warm:
        return (step + 1) / warm
    # Later epochs may be longer than the first, by which `total` is reckoned.
    done = min(1, (step - warm) / max(1, total - warm))
    return max(0.02, 0.5 * (1 + math.cos(math.pi * done)))


def average(mean: dict[str, Tensor], network: nn.Module, n_steps: int, decay: float) -> None:
    """Moves a running mean towards the weights, the faster the fewer steps there were.

    Args:
        mean: by the names of `network.state_dict()`.
        network: in training.
        n_steps: taken so far.
        decay: the share of the mean that stays after many steps.
    """
    moved = 1 - min(decay, (1 + n_steps) / (10 + n_steps))
    with torch.no_grad():
        for name, value in network.state_dict().items():
            mean[name].lerp_(value.float(), moved)


def keep(state: Mapping[str, object], checkpoint: Path) -> None:
    """Writes a checkpoint beside the last one and renames it: a run stopped now keeps the last."""
    written = checkpoint.with_name(checkpoint.name + ".new")
    torch.save(dict(state), written)
    written.replace(checkpoint)


def begin(
    network: nn.Module, optimiser: torch.optim.Optimizer, checkpoint: Path
) -> tuple[dict[str, Tensor], int, int]:
    """Goes on where a run was stopped, or begins one.

    Returns:
        The running mean of the weights, how many epochs are done, and how many steps.
    """
    if not checkpoint.exists():
        state = network.state_dict()
        return {name: value.detach().clone().float() for name, value in state.items()}, 0, 0
    kept = torch.load(checkpoint, weights_only=True)
    network.load_state_dict(kept["network"])
    optimiser.load_state_dict(kept["optimiser"])
    return kept["mean"], kept["epoch"], kept["steps"]


def keep_epoch(
    network: nn.Module,
    optimiser: torch.optim.Optimizer,
    done: tuple[dict[str, Tensor], int, int],
    checkpoint: Path,
) -> None:
    """Writes what `begin` goes on from: the weights, and what it returns."""
    mean, epoch, steps = done
    state = {"network": network.state_dict(), "optimiser": optimiser.state_dict()}
    keep(state | {"mean": mean, "epoch": epoch, "steps": steps}, checkpoint)
