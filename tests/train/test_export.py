# ruff: noqa: E402 - what imports PyTorch comes after asking for it
from pathlib import Path

import numpy as np
import pytest

from accordingto.annotate.found import found
from accordingto.annotate.network import ENCODER, READER, TRANSITIONS, OnnxNetwork
from accordingto.annotate.relative import relative
from accordingto.encode.lower import LOWER
from accordingto.score.examples import Example
from accordingto.train.tensors import read_pieces
from tests.train.conftest import all_of, marked, need_torch

need_torch()

from accordingto.train.export import export
from accordingto.train.network import Network
from accordingto.train.torch_network import TorchNetwork


@pytest.fixture(scope="module")
def folder(learned: Network, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("weights") / "made"
    export(learned, made)
    return made


def test_the_files_are_those_that_the_run_time_loads(folder: Path, learned: Network) -> None:
    assert {path.name for path in folder.iterdir()} == {LOWER, ENCODER, READER, TRANSITIONS}
    words = learned.encoder.get_input_embeddings().weight
    # One byte for each number of the word table, and a scale of four for each row.
    assert (folder / LOWER).stat().st_size < 2 * words.numel()
    assert (folder / ENCODER).stat().st_size < words.numel() / 2


def test_eight_bits_answer_nearly_as_thirty_two(
    folder: Path, learned: Network, by_heart: tuple[Example, ...]
) -> None:
    small, whole = OnnxNetwork(folder), TorchNetwork(learned)
    assert (small.transitions == whole.transitions).all()
    for one in by_heart:
        read = read_pieces(one)
        for ours, theirs in zip(
            small.encode(read, all_of(read)), whole.encode(read, all_of(read)), strict=True
        ):
            assert ours.dtype == theirs.dtype == np.float32
            assert ours == pytest.approx(theirs, abs=0.1)


@pytest.mark.parametrize("anchors", [[2], [1, 3, 4]])
def test_the_reader_reads_from_any_number_of_anchors(
    folder: Path, learned: Network, anchors: list[int]
) -> None:
    small, whole = OnnxNetwork(folder), TorchNetwork(learned)
    read = read_pieces(marked("Ada Lint said the ferry lay still."))
    _, piece, viewpoint = whole.encode(read, all_of(read))
    index, *how = relative(read, np.array(anchors), 0, len(read))
    distance, hops, shared = (np.ascontiguousarray(h) for h in how)
    asked = piece[np.maximum(index, 0)], viewpoint[anchors], (distance, hops, shared)
    ours, theirs = small.read(*asked), whole.read(*asked)
    there = index >= 0
    # Bfloat16, in which the other one reckons, has three digits.
    assert ours[there] == pytest.approx(theirs[there], abs=0.2)


def test_what_was_learned_by_heart_is_found_in_eight_bits(
    folder: Path, by_heart: tuple[Example, ...]
) -> None:
    network = OnnxNetwork(folder)
    for one in by_heart:
        blocks, _ = one.layout()
        read = list(found(network, one.text, blocks, read_pieces(one)))
        parts = [(f.source, f.cue, f.content) for f in read]
        assert parts == [(g.source, g.cue, g.content) for g in one.golds]


def test_spans_found_in_a_text_never_seen_lie_inside_it(folder: Path) -> None:
    text = (
        "Dykes of Orrin hold\n\n“No gate leaked,” Ines Varga wrote. She said\n\nthat it rained.\n"
    )
    one = Example("unseen", text * 20, ())
    blocks, _ = one.layout()
    for f in found(OnnxNetwork(folder), one.text, blocks, read_pieces(one)):
        for span in (*f.source, *f.cue, *f.content):
            assert any(block.contains(span) for block in blocks)
