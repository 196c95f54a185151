# ruff: noqa: E402 - what imports PyTorch comes after asking for it
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from accordingto.annotate import labels
from accordingto.score.examples import Example
from accordingto.train.tensors import NONE_OR_INNER, Cueness, seen
from tests.train.conftest import SOURCES, TEMPLATES, marked, need_torch, tiny

need_torch()

import torch

from accordingto.train.batches import Batch, batch
from accordingto.train.loop import (
    _path_loss,
    anchor_loss,
    loss,
    train,
)
from accordingto.train.network import Network
from accordingto.train.plan import Plan

EXAMPLES = [
    marked(template.format(n=n, source=SOURCES[n % 4], cue="said"))
    for n, template in enumerate(TEMPLATES)
]
CUENESS = Cueness.of(EXAMPLES)
QUICK = Plan(n_epochs=3, rate=3e-3, head_rate=3e-3, n_pieces=120, decay=0.9, seed=5)


class StoppedError(Exception):
    """Somebody pulled the plug."""


def growing(number: int, _rng: np.random.Generator) -> Sequence[Example]:
    """Epochs of different length, as with texts made longer and shorter at random."""
    return EXAMPLES * (1 + 2 * number)


def stopping(before: int) -> Callable[[int, np.random.Generator], Sequence[Example]]:
    def epoch(number: int, rng: np.random.Generator) -> Sequence[Example]:
        if number == before:
            raise StoppedError
        return growing(number, rng)

    return epoch


def everything() -> Batch:
    return batch([w for one in EXAMPLES for w in seen(one, CUENESS, core=300)])


def run(network: Network, epoch: Callable[..., Sequence[Example]], folder: Path) -> list[str]:
    said: list[str] = []
    train(network, epoch, CUENESS, QUICK, checkpoint=folder / "checkpoint.pt", say=said.append)
    return said


def assert_equal(one: Network, other: Network) -> None:
    weights = other.state_dict()
    for name, value in one.state_dict().items():
        assert torch.equal(value, weights[name]), name


@pytest.fixture(scope="module")
def unstopped(tmp_path_factory: pytest.TempPathFactory) -> Network:
    network = tiny()
    run(network, growing, tmp_path_factory.mktemp("unstopped"))
    return network


def test_learning_makes_the_loss_fall(unstopped: Network) -> None:
    with torch.inference_mode():
        before, after = (
            [part.item() for part in loss(network.eval(), everything())]
            for network in (tiny(), unstopped)
        )
    assert after[0] < 0.7 * before[0]
    assert after[1] < 0.7 * before[1]


def test_a_run_says_how_far_it_is(tmp_path: Path) -> None:
    said = run(tiny(), lambda _number, _rng: EXAMPLES, tmp_path)
    assert [line.split(",")[0] for line in said] == [f"epoch {n} of 3" for n in (1, 2, 3)]


@pytest.mark.parametrize("before", [1, 2])
def test_a_run_that_was_stopped_ends_with_the_same_weights(
    before: int, unstopped: Network, tmp_path: Path
) -> None:
    with pytest.raises(StoppedError):
        run(tiny(), stopping(before), tmp_path)
    network = tiny(seed=9)
    run(network, growing, tmp_path)
    assert_equal(network, unstopped)


def test_a_run_stopped_while_it_wrote_goes_on_from_the_epoch_before(
    unstopped: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StoppedError):
        run(tiny(), stopping(1), tmp_path)

    def torn(_state: object, path: Path) -> None:
        path.write_bytes(b"PK half a file")
        raise StoppedError

    with monkeypatch.context() as patched:
        patched.setattr(torch, "save", torn)
        with pytest.raises(StoppedError):
            run(tiny(), growing, tmp_path)
    network = tiny(seed=9)
    run(network, growing, tmp_path)
    assert_equal(network, unstopped)


def test_a_run_that_is_over_only_gives_its_weights(unstopped: Network, tmp_path: Path) -> None:
    run(tiny(), growing, tmp_path)
    network = tiny(seed=9)
    assert run(network, stopping(0), tmp_path) == []
    assert_equal(network, unstopped)
    assert not network.training


def test_nothing_and_inner_are_both_right_inside_a_content() -> None:
    made = everything()
    logits = torch.full((*made.anchors.shape, labels.N_ANCHOR_CLASSES), -20.0)
    right = made.anchors.clamp(min=0)
    either = torch.rand(right.shape) < 0.5
    right = torch.where(right == NONE_OR_INNER, torch.where(either, 0, labels.INNER_ANCHOR), right)
    logits.scatter_(2, right.unsqueeze(2), 20.0)
    assert anchor_loss(logits, made).item() == pytest.approx(0, abs=1e-5)
    open_place = (made.anchors == NONE_OR_INNER).nonzero()[0].tolist()
    logits[*open_place] = torch.tensor([-20.0, 20.0, -20.0])
    assert anchor_loss(logits, made).item() > 30


def test_what_is_no_piece_of_the_article_costs_nothing() -> None:
    made = everything()
    logits = torch.zeros(*made.anchors.shape, labels.N_ANCHOR_CLASSES)
    before = anchor_loss(logits, made).item()
    logits[made.anchors < 0] = torch.tensor([0.0, 9.0, 0.0])
    assert anchor_loss(logits, made).item() == before


def test_pieces_out_of_sight_do_not_change_the_loss_of_paths() -> None:
    made, network = everything(), tiny()
    torch.manual_seed(2)
    emissions = torch.randn(*made.gold.shape, labels.N_LABELS)
    others = torch.where(made.mask.unsqueeze(2), emissions, torch.randn_like(emissions))
    first, second = (_path_loss(e, made, network).item() for e in (emissions, others))
    assert first == second > 0


def test_without_gold_there_is_no_loss_of_paths() -> None:
    made = batch(list(seen(marked("The ferry lay still."), CUENESS, core=300)))
    _, paths = loss(tiny(), made)
    assert paths.item() == 0
