import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.versions import align
from accordingto.versions.align import common
from tests.work import HANG_S

ELEMENTS = st.lists(st.integers(0, 5), max_size=40)


def longest(one: list[int], other: list[int]) -> int:
    """The length of a longest common subsequence, by the textbook's table."""
    row = [0] * (len(other) + 1)
    for a in one:
        before = row
        row = [0]
        for j, b in enumerate(other):
            row.append(before[j] + 1 if a == b else max(before[j + 1], row[j]))
    return row[-1]


def assert_common(one: list[int], other: list[int], pairs: list[tuple[int, int]]) -> None:
    assert all(one[i] == other[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@given(ELEMENTS, ELEMENTS)
def test_short_sequences_have_as_much_in_common_as_there_can_be(
    one: list[int], other: list[int]
) -> None:
    pairs = common(one, other)
    assert_common(one, other, pairs)
    assert len(pairs) == longest(one, other)


@given(ELEMENTS, ELEMENTS, st.sampled_from([0, 300, 1000, 3000]))
def test_what_is_too_long_is_cut_at_landmarks_and_stays_right(
    one: list[int], other: list[int], max_cells: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(align, "MAX_CELLS", max_cells)
        assert_common(one, other, common(one, other))
        assert common(one, one) == [(i, i) for i in range(len(one))]


def test_a_landmark_is_found_between_words_that_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(align, "MAX_CELLS", 0)
    assert common([1, 2, 1, 7, 3, 3, 4], [5, 5, 7, 6, 6, 6]) == [(3, 2)]


def test_unlike_landmarks_do_not_cross(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(align, "MAX_CELLS", 0)
    assert common([0, 1, 2, 3, 4, 9], [8, 3, 4, 1, 2, 7]) in ([(1, 3), (2, 4)], [(3, 1), (4, 2)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([0, 1] * 100_000, [1, 0] * 100_000),
        ([0] * 100_000 + [1] * 100_000, [1] * 100_000 + [0] * 100_000),
        ([2, *[0] * 200_000], [*[0] * 100_000, 3]),
        # Landmarks that come to light one after the other, each in what the last one left.
        (
            [n for k in range(100_000) for n in (k + 1, k)],
            [n for k in range(100_000) for n in (-k - 1, k)],
        ),
        (list(range(200_000)), list(range(200_000, 0, -1))),
        ([n % 440 for n in range(200_000)], [n * n % 439 for n in range(200_000)]),
    ],
    ids=["turns", "swapped", "shifted", "peeled", "backwards", "periods"],
)
def test_no_sequence_takes_more_than_seconds(one: list[int], other: list[int]) -> None:
    began = time.process_time()
    assert_common(one, other, common(one, other))
    assert time.process_time() - began < HANG_S
