# ruff: noqa: E402 - what imports PyTorch comes after asking for it
import pytest

from accordingto.annotate.found import found
from accordingto.annotate.labels import N_LABELS
from accordingto.score.examples import Example
from accordingto.train.tensors import read_pieces
from tests.train.conftest import all_of, marked, need_torch, told

need_torch()

import numpy as np
import torch

from accordingto.train.network import Network
from accordingto.train.torch_network import TorchNetwork


def test_what_was_learned_by_heart_is_found(
    learned: Network, by_heart: tuple[Example, ...]
) -> None:
    network = TorchNetwork(learned)
    for one in by_heart:
        blocks, _ = one.layout()
        read = list(found(network, one.text, blocks, read_pieces(one)))
        assert len(read) == len(one.golds)
        for gold, f in zip(one.golds, read, strict=True):
            assert (f.source, f.cue, f.content) == (gold.source, gold.cue, gold.content), told(
                one, gold
            )
            assert f.outer > 0.8


def test_each_piece_has_probabilities_and_what_the_reader_needs(learned: Network) -> None:
    read = read_pieces(marked("Ada Lint said that the ferry lay still."))
    probability, piece, viewpoint = TorchNetwork(learned).encode(read, all_of(read))
    assert probability.shape == (len(read), 3)
    assert probability.sum(axis=1) == pytest.approx(np.ones(len(read)), abs=1e-5)
    assert len(piece) == len(viewpoint) == len(read)


def test_what_cannot_be_written_can_be_read(learned: Network) -> None:
    width = learned.piece.out_features
    flat = np.broadcast_to(np.zeros(7, np.int64), (1, 7))
    network = TorchNetwork(learned)
    pieces, anchor = np.zeros((1, 7, width), np.float32), np.zeros((1, width), np.float32)
    # PyTorch warns but once in a process; warnings are errors here.
    torch.set_warn_always(True)
    try:
        assert network.read(pieces, anchor, (flat, flat, flat)).shape == (1, 7, N_LABELS)
    finally:
        torch.set_warn_always(False)


def test_a_network_answers_without_dropout(learned: Network) -> None:
    read = read_pieces(marked("Ada Lint said that the ferry lay still."))
    network = TorchNetwork(learned.train())
    first, second = (network.encode(read, all_of(read))[0] for _ in range(2))
    assert (first == second).all()
