"""Windows put together into batches of one length."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from accordingto.annotate import labels
from accordingto.annotate.relative import AFTER, BEFORE, relative
from accordingto.encode.pieces import CLOSING, OPENING
from accordingto.train.network import Inputs, Relative
from accordingto.train.tensors import Seen


@dataclass(frozen=True, slots=True)
class Batch:
    """Some windows and what they should give.

    Args:
        inputs: the windows, with the encoder's own first and last piece.
        anchors: targets as in `Seen.anchors`, -1 where no piece of the article stands.
        weights: of the targets.
        rows: window of each gold anchor, int64 [n_anchors].
        at: its piece in the window.
        index: pieces seen from it, int64 [n_anchors, n_seen].
        mask: which of them stand.
        relative: how they stand to it.
        gold: their labels.
        gold_weights: float32 [n_anchors].
    """

    inputs: Inputs
    anchors: Tensor
    weights: Tensor
    rows: Tensor
    at: Tensor
    index: Tensor
    mask: Tensor
    relative: Relative
    gold: Tensor
    gold_weights: Tensor


def batches(windows: Sequence[Seen], *, n_pieces: int, rng: np.random.Generator) -> Iterator[Batch]:
    """All windows once, of similar length together, batches in random order.

    Args:
        windows: in any order.
        n_pieces: most pieces in a batch, padding included.
        rng: decides the order.
    """
    noisy = [len(w.pieces) + rng.uniform(0, 24) for w in windows]
    order = sorted(range(len(windows)), key=lambda i: (noisy[i], i))
    groups: list[list[Seen]] = [[]]
    for i in order:
        group = [*groups[-1], windows[i]]
        if groups[-1] and len(group) * (max(len(w.pieces) for w in group) + 2) > n_pieces:
            groups.append([windows[i]])
        else:
            groups[-1] = group
    for which in rng.permutation(len(groups)):
        yield batch(groups[which])


def batch(windows: Sequence[Seen]) -> Batch:
    """Windows as one batch, padded to the longest."""
    n = max(len(w.pieces) for w in windows) + 2
    ids = np.zeros((len(windows), n), np.int64)
    shape, quoted, place, mask = (np.zeros_like(ids) for _ in range(4))
    anchors = np.full((len(windows), n), -1, np.int64)
    weights = np.ones((len(windows), n), np.float32)
    rows, spots, indices, seen, golds, gold_weights = [], [], [], [], [], []
    for row, window in enumerate(windows):
        k = len(window.pieces)
        inside = slice(1, k + 1)
        ids[row, 0], ids[row, inside], ids[row, k + 1] = OPENING, window.pieces.ids, CLOSING
        shape[row, inside] = window.pieces.shape
        quoted[row, inside] = window.pieces.quoted
        place[row, inside] = window.pieces.place
        mask[row, : k + 2] = 1
        anchors[row, inside] = window.anchors
        weights[row, inside] = window.weights
        if not len(window.at):
            continue
        index, *how = relative(window.pieces, window.at, 0, k)
        rows.append(np.full(len(window.at), row))
        spots.append(window.at)
        indices.append(index)
        seen.append(how)
        label = np.take_along_axis(window.labels, np.maximum(index, 0), axis=1)
        golds.append(_mended(np.where(index >= 0, label, labels.OUTSIDE)))
        gold_weights.append(window.gold_weights)
    if not rows:
        width = BEFORE + 1 + AFTER
        rows, spots, gold_weights = (
            [np.zeros(0, np.int64)],
            [np.zeros(0, np.int64)],
            [np.zeros(0, np.float32)],
        )
        indices, golds = [np.zeros((0, width), np.int64)], [np.zeros((0, width), np.int64)]
        seen = [[np.zeros((0, width), np.int64)] * 3]
    index = np.concatenate(indices)
    return Batch(
        Inputs(*(torch.from_numpy(a) for a in (ids, shape, quoted, place, mask))),
        torch.from_numpy(anchors),
        torch.from_numpy(weights),
        torch.from_numpy(np.concatenate(rows)),
        torch.from_numpy(np.concatenate(spots)) + 1,
        torch.from_numpy(np.maximum(index, 0)) + 1,
        torch.from_numpy(index >= 0),
        Relative(*(torch.from_numpy(np.concatenate([s[i] for s in seen])) for i in range(3))),
        torch.from_numpy(np.concatenate(golds)),
        torch.from_numpy(np.concatenate(gold_weights).astype(np.float32)),
    )


def _mended(sequences: np.ndarray) -> np.ndarray:
    """Labels whose spans were cut by the edge of what is seen, begun and ended there."""
    out = sequences.copy()
    width = out.shape[1]
    may = labels.allowed()
    padded = np.concatenate(
        [np.zeros((len(out), 1), np.int64), out, np.zeros((len(out), 1), np.int64)], axis=1
    )
    for row, at in np.argwhere(~may[padded[:, :-1], padded[:, 1:]]):
        # What stands before may have been begun a moment ago.
        before, after = out[row, at - 1] if at else labels.OUTSIDE, padded[row, at + 1]
        if after and at < width and (after - 1) % 4 in (labels.INSIDE, labels.END):
            turned = labels.BEGIN if (after - 1) % 4 == labels.INSIDE else labels.SINGLE
            out[row, at] = after - (after - 1) % 4 + turned
        if before and at > 0 and (before - 1) % 4 in (labels.BEGIN, labels.INSIDE):
            turned = labels.SINGLE if (before - 1) % 4 == labels.BEGIN else labels.END
            out[row, at - 1] = before - (before - 1) % 4 + turned
    return out
