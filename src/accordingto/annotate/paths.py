"""The best sequence of labels as seen from an anchor, and how sure each label is."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from accordingto.annotate import labels
from accordingto.encode.pieces import Ints

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Paths:
    """What was read from some anchors.

    Args:
        best: the likeliest labels, int64 [n_anchors, n_pieces].
        marginals: probability of each label at each piece, float32
            [n_anchors, n_pieces, n_labels].
    """

    best: Ints
    marginals: Floats


def paths(emissions: Floats, index: Ints, transitions: Floats) -> Paths:
    """Decodes a linear chain for each anchor.

    Args:
        emissions: log-weights, float32 [n_anchors, n_pieces, n_labels].
        index: the piece at each place, -1 where none stands; there the label is outside.
        transitions: log-weights, float32 [n_labels, n_labels], what cannot be included.

    Reference:
        Lafferty, McCallum and Pereira (2001), "Conditional random fields", ICML, and
        Rabiner (1989), "A tutorial on hidden Markov models", IEEE, sections III.A and
        III.B with the scaling of V.A.
    """
    weights = np.where(index[:, :, None] >= 0, emissions, _gone())
    return Paths(viterbi(weights, transitions), marginals(weights, transitions))


def viterbi(weights: Floats, transitions: Floats) -> Ints:
    """The likeliest labels of each chain, int64 [n_anchors, n_pieces]; of equals the first."""
    n_anchors, n_pieces, n_labels = weights.shape
    best = weights[:, 0] + np.where(labels.may_start(), 0, labels.FORBIDDEN)
    back = np.zeros(weights.shape, dtype=np.int8)
    moves = transitions.T[None].astype(np.float32)
    each = np.arange(n_anchors * n_labels)
    for at in range(1, n_pieces):
        options = best[:, None, :] + moves
        before = options.argmax(axis=2)
        back[:, at] = before
        # Picked by index: a second reduction would cost as much as the first.
        picked = options.reshape(-1, n_labels)[each, before.ravel()]
        best = picked.reshape(n_anchors, n_labels) + weights[:, at]
    best = best + np.where(labels.may_end(), 0, labels.FORBIDDEN)
    found = np.zeros((n_anchors, n_pieces), dtype=np.int64)
    if n_pieces == 0 or n_anchors == 0:
        return found
    rows = np.arange(n_anchors)
    found[:, -1] = best.argmax(axis=1)
    for at in range(n_pieces - 1, 0, -1):
        found[:, at - 1] = back[rows, at, found[:, at]]
    return found


def marginals(weights: Floats, transitions: Floats) -> Floats:
    """The probability of each label at each piece, float32 [n_anchors, n_pieces, n_labels]."""
    n_pieces = weights.shape[1]
    # Bounded below, so that a message never sums to nothing: what cannot be is in
    # the transitions.
    scaled = np.maximum(weights - weights.max(axis=2, keepdims=True), -60.0)
    likely = np.exp(scaled.astype(np.float64))
    moves = np.exp(transitions.astype(np.float64))
    forward = np.empty_like(likely)
    backward = np.empty_like(likely)
    message = likely[:, 0] * labels.may_start()
    for at in range(n_pieces):
        if at:
            message = (message @ moves) * likely[:, at]
        message = message / message.sum(axis=1, keepdims=True)
        forward[:, at] = message
    message = np.broadcast_to(labels.may_end().astype(np.float64), likely[:, 0].shape)
    for at in range(n_pieces - 1, -1, -1):
        backward[:, at] = message
        message = (message * likely[:, at]) @ moves.T
        message = message / message.sum(axis=1, keepdims=True)
    both = forward * backward
    out: Floats = (both / both.sum(axis=2, keepdims=True)).astype(np.float32)
    return out


def _gone() -> Floats:
    weights = np.full(labels.N_LABELS, labels.FORBIDDEN, dtype=np.float32)
    weights[labels.OUTSIDE] = 0
    return weights
