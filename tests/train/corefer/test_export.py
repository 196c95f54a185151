# ruff: noqa: E402 - what imports PyTorch comes after asking for it
from pathlib import Path

import numpy as np
import pytest

from accordingto.corefer.coreference import EDGE
from accordingto.corefer.network import FILES, OnnxNetwork
from accordingto.corefer.pairs import SIZES
from accordingto.corefer.spans import N_AFTER, N_BEFORE
from accordingto.encode.article import cut_up
from accordingto.encode.pieces import Pieces
from tests.annotate.conftest import lines
from tests.train.conftest import need_torch
from tests.train.corefer.conftest import FERRY, GATES, tiny

need_torch()

import torch

from accordingto.train import onnx_files
from accordingto.train.corefer.export import export
from accordingto.train.corefer.network import WIDTH, Network
from accordingto.train.corefer.torch_network import TorchNetwork


@pytest.fixture(scope="module")
def network() -> Network:
    """One whose answers are wide enough apart to tell a wrong one from a rounded one."""
    made = tiny()
    attention = made.encoder.encoder.layer[0].attention.self
    for part in (attention.query, attention.key, attention.value):
        torch.nn.init.normal_(part.weight, std=0.5)
    torch.nn.init.normal_(made.kind.weight, std=0.5)
    torch.nn.init.normal_(made.edges.before)
    torch.nn.init.normal_(made.edges.after)
    torch.nn.init.normal_(made.link.out.weight, std=0.5)
    return made


@pytest.fixture(scope="module")
def small(network: Network, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("weights") / "made"
    export(network, made)
    return made


@pytest.fixture(scope="module")
def wide(network: Network, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same at full width."""
    made = tmp_path_factory.mktemp("wide") / "made"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            onnx_files, "_quantise", lambda source, to: to.write_bytes(source.read_bytes())
        )
        export(network, made)
    return made


def article(text: str) -> Pieces:
    return cut_up(text, tuple(lines(text)), None)[1]


def drawn(n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(n)
    shapes = ((n, 16), (n, N_BEFORE, EDGE), (n, N_AFTER, EDGE))
    heads, before, after = (rng.normal(size=shape).astype(np.float32) for shape in shapes)
    return heads, before, after


def pairs(n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(n)
    later, earlier = (rng.normal(size=(n, 2 * WIDTH)).astype(np.float32) for _ in range(2))
    return later, earlier, rng.integers(0, SIZES, size=(n, len(SIZES)))


def test_the_files_are_those_that_the_run_time_loads(small: Path, network: Network) -> None:
    assert {path.name for path in small.iterdir()} == set(FILES)
    words = network.encoder.get_input_embeddings().weight
    assert (small / FILES[0]).stat().st_size < 2 * words.numel()


# The word table is in 8 bits in both, and PyTorch reckons in bfloat16, which has three digits.
@pytest.mark.parametrize("text", [GATES, FERRY, "It rained.", GATES * 4])
@pytest.mark.parametrize("width", ["small", "wide"])
def test_the_encoder_answers_as_the_network_does(
    width: str, text: str, network: Network, request: pytest.FixtureRequest
) -> None:
    onnx = OnnxNetwork(request.getfixturevalue(width))
    for ours, theirs in zip(
        onnx.encode(article(text)), TorchNetwork(network).encode(article(text)), strict=True
    ):
        assert ours.dtype == theirs.dtype == np.float32
        assert ours.shape == theirs.shape
        assert ours == pytest.approx(theirs, abs=0.12)


@pytest.mark.parametrize("n", [1, 2, 7])
@pytest.mark.parametrize(("width", "near"), [("small", 0.12), ("wide", 1e-4)])
def test_mentions_are_answered_as_the_network_does(
    width: str, near: float, n: int, network: Network, request: pytest.FixtureRequest
) -> None:
    onnx = OnnxNetwork(request.getfixturevalue(width))
    asked = drawn(n)
    for ours, theirs in zip(
        onnx.mentions(*asked), TorchNetwork(network).mentions(*asked), strict=True
    ):
        assert ours.shape == theirs.shape
        assert ours == pytest.approx(theirs, abs=near)


@pytest.mark.parametrize("n", [1, 2, 50])
@pytest.mark.parametrize(("width", "near"), [("small", 0.25), ("wide", 1e-4)])
def test_pairs_are_answered_as_the_network_does(
    width: str, near: float, n: int, network: Network, request: pytest.FixtureRequest
) -> None:
    onnx = OnnxNetwork(request.getfixturevalue(width))
    ours, theirs = onnx.link(*pairs(n)), TorchNetwork(network).link(*pairs(n))
    assert ours.shape == theirs.shape == (n,)
    assert np.ptp(TorchNetwork(network).link(*pairs(50))) > 1
    assert ours == pytest.approx(theirs, abs=near)


def test_the_network_answers_without_dropout(network: Network) -> None:
    whole = TorchNetwork(network.train())
    assert (whole.link(*pairs(5)) == whole.link(*pairs(5))).all()
