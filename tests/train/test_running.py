# ruff: noqa: E402 - what imports PyTorch comes after asking for it
from pathlib import Path

import pytest

from tests.train.conftest import need_torch

need_torch()

import torch

from accordingto.train.running import average, keep, schedule, set_rates


def test_the_rate_rises_to_its_peak_and_falls_to_a_little() -> None:
    rates = [schedule(step, 100) for step in range(120)]
    assert rates.index(max(rates)) == 5
    assert max(rates) == 1
    assert rates[:6] == sorted(rates[:6])
    assert rates[6:] == sorted(rates[6:], reverse=True)
    assert rates[-1] == 0.02


def test_each_group_learns_at_a_share_of_its_own_peak() -> None:
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "peak": n} for n in (1.0, 4.0)]
    optimiser = torch.optim.SGD(groups, lr=1.0)
    set_rates(optimiser, 0.5)
    assert [group["lr"] for group in optimiser.param_groups] == [0.5, 2.0]


def test_the_mean_follows_at_first_and_hardly_moves_later() -> None:
    network = torch.nn.Linear(1, 1, bias=False)
    torch.nn.init.ones_(network.weight)
    moved = []
    for n_steps in (0, 8, 10_000):
        mean = {"weight": torch.zeros(1, 1)}
        average(mean, network, n_steps, 0.9)
        moved.append(mean["weight"].item())
    assert moved == pytest.approx([0.9, 0.5, 0.1])


def test_a_checkpoint_is_whole_or_the_last_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkpoint = tmp_path / "one.pt"
    keep({"epoch": 1}, checkpoint)

    def torn(_state: object, path: Path) -> None:
        path.write_bytes(b"PK half a file")
        raise KeyboardInterrupt

    monkeypatch.setattr(torch, "save", torn)
    with pytest.raises(KeyboardInterrupt):
        keep({"epoch": 2}, checkpoint)
    assert torch.load(checkpoint, weights_only=True) == {"epoch": 1}
