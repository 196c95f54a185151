"""The dynamic programmes against every sequence written out."""

from itertools import pairwise, product

import numpy as np
import pytest

from accordingto.annotate import labels
from accordingto.annotate.paths import Floats, paths, viterbi


def chain(seed: int, n_pieces: int) -> tuple[Floats, Floats]:
    rng = np.random.default_rng(seed)
    emissions = rng.normal(0, 2, (2, n_pieces, labels.N_LABELS)).astype(np.float32)
    moves = rng.normal(0, 1, (labels.N_LABELS, labels.N_LABELS)).astype(np.float32)
    return emissions, np.where(labels.allowed(), moves, labels.FORBIDDEN).astype(np.float32)


def sequences(n_pieces: int) -> list[tuple[int, ...]]:
    may, first, last = labels.allowed(), labels.may_start(), labels.may_end()
    return [
        s
        for s in product(range(labels.N_LABELS), repeat=n_pieces)
        if first[s[0]] and last[s[-1]] and all(may[a, b] for a, b in pairwise(s))
    ]


def weight(s: tuple[int, ...], emissions: Floats, moves: Floats) -> float:
    return float(
        sum(emissions[i, label] for i, label in enumerate(s))
        + sum(moves[a, b] for a, b in pairwise(s))
    )


@pytest.mark.parametrize("seed", range(4))
def test_the_best_path_is_the_best_of_all(seed: int) -> None:
    emissions, moves = chain(seed, 4)
    read = paths(emissions, np.zeros((2, 4), np.int64), moves)
    for row in range(2):
        best = max(sequences(4), key=lambda s: weight(s, emissions[row], moves))
        assert tuple(read.best[row]) == best


@pytest.mark.parametrize("seed", range(4))
def test_marginals_are_sums_over_all_paths(seed: int) -> None:
    emissions, moves = chain(seed, 3)
    read = paths(emissions, np.zeros((2, 3), np.int64), moves)
    for row in range(2):
        total = np.zeros((3, labels.N_LABELS))
        for s in sequences(3):
            for at, label in enumerate(s):
                total[at, label] += np.exp(weight(s, emissions[row], moves))
        expected = total / total.sum(axis=1, keepdims=True)
        assert np.allclose(read.marginals[row], expected, atol=1e-4)


def test_where_no_piece_stands_the_label_is_outside() -> None:
    emissions, moves = chain(0, 5)
    index = np.array([[-1, 0, 1, 2, -1], [0, 1, 2, 3, 4]])
    read = paths(emissions, index, moves)
    assert read.best[0, 0] == read.best[0, 4] == labels.OUTSIDE
    assert read.marginals[0, 0, labels.OUTSIDE] == pytest.approx(1)


def test_large_weights_do_no_harm() -> None:
    emissions, moves = chain(1, 200)
    read = paths(emissions * 400, np.zeros((2, 200), np.int64), moves)
    assert np.isfinite(read.marginals).all()
    assert np.allclose(read.marginals.sum(axis=2), 1, atol=1e-4)


def test_chains_without_pieces_or_anchors_have_no_labels() -> None:
    _, moves = chain(0, 1)
    assert viterbi(np.zeros((0, 5, labels.N_LABELS), np.float32), moves).shape == (0, 5)
