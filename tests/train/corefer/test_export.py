# ruff: noqa: E402 - what imports PyTorch comes after asking for it
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from accordingto.corefer.coreference import EDGE
from accordingto.corefer.network import FILES, OnnxNetwork
from accordingto.corefer.pairs import SIZES
from accordingto.corefer.spans import N_AFTER, N_BEFORE
from accordingto.encode.article import cut_up
from accordingto.encode.lower import LOWER, Lower
from accordingto.encode.pieces import Floats, Pieces
from accordingto.encode.windows import Window
from tests.annotate.conftest import lines
from tests.train.conftest import all_of, need_torch
from tests.train.corefer.conftest import FERRY, GATES

need_torch()

import torch
from transformers import BertConfig, BertModel

from accordingto.train import onnx_files
from accordingto.train.corefer.export import export
from accordingto.train.corefer.network import WIDTH, Network
from accordingto.train.corefer.student import Student
from accordingto.train.corefer.torch_network import TorchNetwork


@pytest.fixture(scope="module")
def network() -> Network:
    """One whose answers are wide enough apart to tell a wrong one from a rounded one."""
    torch.manual_seed(0)
    two_layers = BertConfig(
        hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
        vocab_size=30522, attention_probs_dropout_prob=0.0,
    )  # fmt: skip
    made = Network(BertModel(two_layers, add_pooling_layer=False))
    for layer in made.encoder.encoder.layer:
        attention = layer.attention.self
        for part in (attention.query, attention.key, attention.value):
            torch.nn.init.normal_(part.weight, std=0.5)
    torch.nn.init.normal_(made.kind.weight, std=0.5)
    torch.nn.init.normal_(made.edges.before)
    torch.nn.init.normal_(made.edges.after)
    torch.nn.init.normal_(made.link.out.weight, std=0.5)
    return made


@pytest.fixture(scope="module")
def small(network: Network, below: Lower, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("weights") / "made"
    export(Student(network, below), made)
    return made


@pytest.fixture(scope="module")
def below(network: Network, tmp_path_factory: pytest.TempPathFactory) -> Lower:
    """The lower half of the same network."""
    made = tmp_path_factory.mktemp("below")
    onnx_files.in_8_bits(made, {LOWER: partial(onnx_files.write_lower, network)})
    return Lower(made)


@pytest.fixture(scope="module")
def wide(network: Network, below: Lower, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same at full width."""
    made = tmp_path_factory.mktemp("wide") / "made"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            onnx_files, "_quantise", lambda source, to: to.write_bytes(source.read_bytes())
        )
        export(Student(network, below), made)
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
    # The word table is in the lower half.
    assert (small / FILES[0]).stat().st_size < words.numel() / 2


@pytest.mark.parametrize("text", [GATES, FERRY, "It rained.", GATES * 4])
@pytest.mark.parametrize(("width", "near"), [("small", 0.12), ("wide", 1e-4)])
def test_the_encoder_answers_as_the_student_does(
    width: str,
    near: float,
    text: str,
    network: Network,
    below: Lower,
    request: pytest.FixtureRequest,
) -> None:
    onnx = OnnxNetwork(request.getfixturevalue(width), below=below)
    student, read = Student(network, below).eval(), article(text)
    for window in (all_of(read), Window(2, 5, 3, 4)):
        lower = below.whole(read)[window.first : window.last].astype(np.float32)
        with torch.inference_mode():
            hidden = student(torch.from_numpy(lower))
            theirs = student.kind(hidden).softmax(-1), hidden, student.edges.word(hidden)
        for mine, its in zip(onnx.encode(read, window), theirs, strict=True):
            assert mine.dtype == np.float32
            assert mine.shape == its.shape
            assert mine == pytest.approx(its.numpy(), abs=near)


def test_both_halves_answer_nearly_as_the_teacher_does(
    wide: Path, below: Lower, network: Network
) -> None:
    # The marks at the ends of a window are read by the lower half alone.
    read = article(GATES)
    mine = OnnxNetwork(wide, below=below).encode(read, all_of(read))[1]
    its = TorchNetwork(network).encode(read, all_of(read))[1]
    other = TorchNetwork(network).encode(article(FERRY), Window(0, len(read), 0, len(read)))[1]
    assert _alike(mine, its) > 0.9
    assert _alike(mine[: len(other)], other) < 0.9


def _alike(one: Floats, other: Floats) -> float:
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


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
