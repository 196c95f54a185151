import numpy as np

from accordingto.annotate.relative import AFTER, BEFORE, N_BUCKETS, N_HOPS, N_SHARED, relative
from accordingto.encode.pieces import Pieces


def article(quotation: list[int], block: list[int]) -> Pieces:
    zero = np.zeros(len(block), np.int64)
    return Pieces(zero, zero, zero, zero, zero, np.array(quotation), np.array(block), zero)


def test_pieces_are_seen_from_the_anchor() -> None:
    seen = article([-1, 4, 4, -1, 5], [0, 0, 1, 1, 4])
    index, distance, hops, shared = relative(seen, np.array([1, 3]), 0, 5)
    assert index.shape == (2, BEFORE + 1 + AFTER)
    here = slice(BEFORE - 1, BEFORE + 4)
    assert index[0, here].tolist() == [0, 1, 2, 3, 4]
    assert hops[0, here].tolist() == [2, 2, 3, 3, 4]
    # From inside the marks: the piece outside them, the anchor, its neighbour, outside, others'.
    assert shared[0, here].tolist() == [3, 2, 2, 3, 1]
    assert shared[1, BEFORE - 3 : BEFORE + 2].tolist() == [0, 1, 1, 0, 1]
    assert distance[0, BEFORE] == (N_BUCKETS - 1) // 2


def test_what_lies_outside_the_window_is_not_seen() -> None:
    index, *how = relative(article([-1] * 9, [0] * 9), np.array([4]), 2, 7)
    assert sorted(set(index[0].tolist())) == [-1, 2, 3, 4, 5, 6]
    for values, limit in zip(how, (N_BUCKETS, N_HOPS, N_SHARED), strict=True):
        assert 0 <= values.min() <= values.max() < limit


def test_distances_grow_in_ever_wider_steps() -> None:
    _, distance, _, _ = relative(article([-1], [0]), np.array([0]), 0, 1)
    after = distance[0, BEFORE:].tolist()
    assert after == sorted(after)
    assert after[0] < after[1] < after[2]
    assert after[150] == after[160]
    assert distance[0, BEFORE - 1] < distance[0, BEFORE]
