"""How a piece stands to an anchor: how far, across how many paragraphs, in which quotation."""

import numpy as np

from accordingto.encode.pieces import Ints, Pieces

BEFORE = 128
AFTER = 192
"""How far the reader looks from an anchor, in pieces. Of PolNeAR train's attributions, 98.6 %
end within 50 words after their cue, and 99.6 % begin within 50 before it."""

_EDGES = np.array([1, 2, 3, 4, 5, 7, 10, 15, 23, 36, 61, 101])
_HALF = len(_EDGES)
N_BUCKETS = 2 * _HALF + 1
N_HOPS = 5
N_SHARED = 4


def relative(article: Pieces, anchors: Ints, low: int, high: int) -> tuple[Ints, Ints, Ints, Ints]:
    """How the pieces around anchors stand to them.

    Args:
        article: the pieces.
        anchors: indices of the anchors.
        low: no piece before this one is looked at.
        high: nor this one, nor any after it.

    Returns:
        Four arrays int64 [n_anchors, BEFORE + 1 + AFTER]: the index of each piece, -1 where
        there is none; bucket of its distance; paragraphs between, at most two either
        way, plus two; and 0 when neither stands in quotation marks, 1 when only the
        piece or in other ones, 2 when both in the same, 3 when only the anchor.
    """
    steps = np.arange(-BEFORE, AFTER + 1)
    index = anchors[:, None] + steps[None, :]
    there = (index >= low) & (index < high)
    safe = np.where(there, index, anchors[:, None])
    bucket = np.sign(steps) * np.searchsorted(_EDGES, np.abs(steps), side="right") + _HALF
    hops = np.clip(article.block[safe] - article.block[anchors][:, None], -2, 2) + 2
    of_piece, of_anchor = article.quotation[safe], article.quotation[anchors][:, None]
    shared = np.where(of_piece < 0, np.where(of_anchor < 0, 0, 3), 1)
    shared = np.where((of_piece >= 0) & (of_piece == of_anchor), 2, shared)
    return np.where(there, index, -1), np.broadcast_to(bucket, index.shape), hops, shared
