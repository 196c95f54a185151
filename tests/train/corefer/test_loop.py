# ruff: noqa: E402 - what imports PyTorch comes after asking for it
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.corefer.coreference import CORE
from accordingto.encode.pieces import MASK, PARAGRAPH, Floats
from accordingto.train.corefer.examples import Example, examples
from tests.annotate.conftest import lines
from tests.train.conftest import need_torch
from tests.train.corefer.conftest import Silent, gold, mention, tiny, two_texts

need_torch()

import torch

from accordingto.corefer.coreference import read
from accordingto.train.corefer.loop import (
    Plan,
    logsumexp,
    loss,
    masked,
    train,
    word_vectors,
)
from accordingto.train.corefer.network import Network
from accordingto.train.corefer.torch_network import TorchNetwork

TEXTS = examples(two_texts(), Silent())
QUICK = Plan(n_epochs=3, rate=3e-3, head_rate=3e-3, decay=0.9, seed=5)
LONGER = replace(QUICK, n_epochs=60, masked=0.0)


class StoppedError(Exception):
    """Somebody pulled the plug."""


def run(
    network: Network, folder: Path, plan: Plan = QUICK, *, stopped_after: int | None = None
) -> list[str]:
    said: list[str] = []

    def say(line: str) -> None:
        # An epoch is told of before it is kept.
        if len(said) == stopped_after:
            raise StoppedError
        said.append(line)

    train(network, TEXTS, plan, checkpoint=folder / "checkpoint.pt", say=say)
    return said


def assert_equal(one: Network, other: Network) -> None:
    weights = other.state_dict()
    for name, value in one.state_dict().items():
        assert torch.equal(value, weights[name]), name


@pytest.fixture(scope="module")
def unstopped(tmp_path_factory: pytest.TempPathFactory) -> Network:
    network = tiny()
    run(network, tmp_path_factory.mktemp("unstopped"))
    return network


@pytest.mark.parametrize("after", [1, 2])
def test_a_run_that_was_stopped_ends_with_the_same_weights(
    after: int, unstopped: Network, tmp_path: Path
) -> None:
    with pytest.raises(StoppedError):
        run(tiny(), tmp_path, stopped_after=after)
    network = tiny(seed=9)
    assert len(run(network, tmp_path)) == 3 - after
    assert_equal(network, unstopped)


def test_a_run_stopped_while_it_wrote_goes_on_from_the_epoch_before(
    unstopped: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StoppedError):
        run(tiny(), tmp_path, stopped_after=1)

    def torn(_state: object, path: Path) -> None:
        path.write_bytes(b"PK half a file")
        raise StoppedError

    with monkeypatch.context() as patched:
        patched.setattr(torch, "save", torn)
        with pytest.raises(StoppedError):
            run(tiny(), tmp_path)
    network = tiny(seed=9)
    run(network, tmp_path)
    assert_equal(network, unstopped)


def test_a_run_that_is_over_only_gives_its_weights(unstopped: Network, tmp_path: Path) -> None:
    run(tiny(), tmp_path)
    network = tiny(seed=9)
    assert run(network, tmp_path) == []
    assert_equal(network, unstopped)
    assert not network.training


def test_another_seed_gives_another_network(unstopped: Network, tmp_path: Path) -> None:
    network = tiny()
    run(network, tmp_path, replace(QUICK, seed=6))
    assert not torch.equal(network.kind.weight, unstopped.kind.weight)


def test_a_run_says_how_far_it_is(tmp_path: Path) -> None:
    assert [line.split(":")[0] for line in run(tiny(), tmp_path)] == [
        f"epoch {n} of 3" for n in (1, 2, 3)
    ]


def test_learning_finds_mentions_and_links_them(tmp_path: Path) -> None:
    network = tiny()
    run(network, tmp_path, LONGER)
    before, after = (
        [part.item() for part in loss(of.eval(), TEXTS[0], np.random.default_rng(0))]
        for of in (tiny(), network)
    )
    assert all(late < 0.5 * early for late, early in zip(after, before, strict=True))
    one = two_texts()[0]
    found = read(TorchNetwork(network), one.text, one.blocks, None, ())
    assert [m.span for m in found.mentions] == sorted(m.span for m in one.mentions)
    assert found.clusters == ((0, 1, 2), (3, 4))


def test_what_is_masked_is_unknown_and_paragraphs_stay() -> None:
    unknown = masked(TEXTS[0], 0.5, np.random.default_rng(1)).pieces
    before = TEXTS[0].pieces
    hidden = unknown.ids == MASK
    assert 0 < hidden.sum() < len(hidden)
    assert (unknown.ids[~hidden] == before.ids[~hidden]).all()
    assert (before.ids[hidden] != PARAGRAPH).all()
    assert (masked(TEXTS[0], 0.0, np.random.default_rng(1)).pieces.ids == before.ids).all()


def without_mentions() -> Example:
    return examples([gold("It rained.", ())], Silent())[0]


def test_a_text_without_mentions_has_no_loss_of_edges_and_links() -> None:
    network = tiny().eval()
    # It takes no word for a head.
    torch.nn.init.zeros_(network.kind.weight)
    network.kind.bias.data[0] = 20.0
    kind, edges, links = loss(network, without_mentions(), np.random.default_rng(0))
    assert 0 <= kind.item() < 0.01
    assert edges.item() == links.item() == 0
    (kind + edges + links).backward()
    assert all(p.grad is None or p.grad.isfinite().all() for p in network.parameters())


def test_a_mention_that_reaches_too_far_has_no_loss_of_edges() -> None:
    text = "stone " * 100 + "gate"
    one = examples([gold(text, [mention(text, text, "gate")])], Silent())[0]
    parts = loss(tiny().eval(), one, np.random.default_rng(0))
    assert all(part.isfinite() for part in parts)


def test_windows_of_one_text_are_read_as_the_run_time_reads_them() -> None:
    text = "Ada Lint saw the old gates of Orrin leak.\n" * 80
    one = examples([gold(text, [mention(text, "Ada Lint")])], Silent())[0]
    assert len(one.pieces) > 2 * CORE
    network = tiny().eval()
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        vectors = word_vectors(network, one).float().numpy()

    class Watching(TorchNetwork):
        def mentions(
            self, heads: Floats, before: Floats, after: Floats
        ) -> tuple[Floats, Floats, Floats, Floats]:
            seen.append(heads)
            return super().mentions(heads, before, after)

    seen: list[Floats] = []
    # Below every probability, so that all words but marks are heads.
    read(Watching(network), text, lines(text), None, (), threshold=-1.0)
    assert seen[0] == pytest.approx(vectors[one.form > 0], abs=0.05)


@given(
    st.lists(st.tuples(st.integers(0, 4), st.floats(-40, 40, width=32)), max_size=12),
    st.sampled_from([0.0, -1e4]),
)
def test_the_sum_over_the_pairs_of_a_row_is_that_of_pytorch(
    pairs: list[tuple[int, float]], none: float
) -> None:
    row = torch.tensor([r for r, _ in pairs], dtype=torch.int64)
    score = torch.tensor([s for _, s in pairs], dtype=torch.float32)
    found = logsumexp(score, row, 5, none=none)
    for r in range(5):
        if none == 0 or (row == r).any():
            of = torch.cat((score[row == r], torch.tensor([none])))
            assert found[r].item() == pytest.approx(torch.logsumexp(of, 0).item(), abs=1e-4)
