# ruff: noqa: E402 - what imports PyTorch comes after asking for it
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accordingto.annotate import labels
from accordingto.annotate.relative import AFTER, BEFORE
from accordingto.core.attribution import ROLES
from accordingto.encode.pieces import CLOSING, OPENING
from accordingto.score.examples import Example
from accordingto.train.tensors import Cueness, Seen, seen
from tests.train.conftest import articles, marked, need_torch

need_torch()

from accordingto.train.batches import Batch, _mended, batch, batches

ARTICLES = st.lists(articles(), min_size=1, max_size=4)


def windows(examples: Sequence[Example], core: int = 40) -> list[Seen]:
    cueness = Cueness(Counter(), Counter())
    return [w for one in examples for w in seen(one, cueness, core=core, context=4)]


@given(ARTICLES)
def test_windows_are_padded_to_the_longest(examples: list[Example]) -> None:
    cut = windows(examples)
    made = batch(cut)
    width = max(len(w.pieces) for w in cut) + 2
    assert made.inputs.ids.shape == (len(cut), width)
    for row, window in enumerate(cut):
        ids, mask = made.inputs.ids[row].tolist(), made.inputs.mask[row].tolist()
        n = len(window.pieces)
        padding = width - n - 2
        assert ids == [OPENING, *window.pieces.ids, CLOSING, *[0] * padding]
        assert mask == [1] * (n + 2) + [0] * padding
        assert made.anchors[row].tolist() == [-1, *window.anchors, *[-1] * (padding + 1)]
        for name in ("shape", "quoted", "place"):
            column = getattr(made.inputs, name)[row].tolist()
            assert column == [0, *getattr(window.pieces, name), *[0] * (padding + 1)]


@given(ARTICLES)
def test_every_gold_is_seen_from_its_own_anchor(examples: list[Example]) -> None:
    cut = windows(examples)
    made = batch(cut)
    golds = [(row, at, i) for row, w in enumerate(cut) for i, at in enumerate(w.at)]
    assert made.rows.tolist() == [row for row, _, _ in golds]
    for number, (row, at, i) in enumerate(golds):
        ids = cut[row].pieces.ids
        assert made.inputs.ids[row, made.at[number]] == ids[at]
        there = made.mask[number]
        assert made.index[number, BEFORE] == made.at[number]
        assert made.inputs.ids[row, made.index[number][there]].tolist() == ids.tolist()
        assert made.gold[number][there].tolist() == cut[row].labels[i].tolist()
        assert not made.gold[number][~there].any()
        assert ROLES[(int(made.gold[number, BEFORE]) - 1) // 4] == "cue"


def test_without_gold_there_is_nobody_to_see_from() -> None:
    made = batch(windows([marked("The ferry lay still."), marked("It rained.")]))
    width = BEFORE + 1 + AFTER
    assert made.rows.shape == made.at.shape == made.gold_weights.shape == (0,)
    for tensor in (made.index, made.mask, made.gold, made.relative.hops):
        assert tensor.shape == (0, width)


@given(ARTICLES, st.integers(1, 300), st.integers(0, 99))
def test_all_windows_are_in_a_batch_once_and_no_batch_is_too_large(
    examples: list[Example], n_pieces: int, seed: int
) -> None:
    cut = windows(examples)
    made = list(batches(cut, n_pieces=n_pieces, rng=np.random.default_rng(seed)))

    def rows(of: Batch) -> list[tuple[int, ...]]:
        return [
            tuple(ids[mask.bool()].tolist()[1:-1])
            for ids, mask in zip(of.inputs.ids, of.inputs.mask, strict=True)
        ]

    assert sorted(r for b in made for r in rows(b)) == sorted(
        tuple(w.pieces.ids.tolist()) for w in cut
    )
    assert all(b.inputs.ids.numel() <= n_pieces or len(b.inputs.ids) == 1 for b in made)


def test_batches_are_the_same_for_the_same_draw_and_others_for_another() -> None:
    cut = windows([marked(f"The ferry lay still {'again ' * n}") for n in range(20)])

    def first(seed: int) -> list[int]:
        drawn = batches(cut, n_pieces=60, rng=np.random.default_rng(seed))
        return [b.inputs.ids.numel() for b in drawn]

    assert first(1) == first(1)
    assert len({tuple(first(seed)) for seed in range(5)}) > 1


SEQUENCES = st.lists(st.integers(0, labels.N_LABELS - 1), min_size=1, max_size=12)


def is_allowed(sequence: Sequence[int]) -> bool:
    closed = [labels.OUTSIDE, *sequence, labels.OUTSIDE]
    may = labels.allowed()
    return all(may[a, b] for a, b in pairwise(closed))


@st.composite
def proper(draw: st.DrawFn) -> list[int]:
    """Labels that follow one another as allowed."""
    found: list[int] = []
    for role in draw(st.lists(st.sampled_from([None, *ROLES]), min_size=1, max_size=5)):
        n = draw(st.integers(1, 4))
        if role is None:
            found += [labels.OUTSIDE] * n
        elif n == 1:
            found.append(labels.label(role, labels.SINGLE))
        else:
            found.append(labels.label(role, labels.BEGIN))
            found += [labels.label(role, labels.INSIDE)] * (n - 2)
            found.append(labels.label(role, labels.END))
    return found


@given(SEQUENCES)
def test_mended_labels_follow_one_another_as_allowed(sequence: list[int]) -> None:
    assert is_allowed(_mended(np.array([sequence]))[0].tolist())


@given(proper())
def test_what_is_allowed_is_left_as_it_is(sequence: list[int]) -> None:
    assert _mended(np.array([sequence])).tolist() == [sequence]


@given(proper(), st.integers(0, 20), st.integers(0, 20))
def test_a_cut_span_keeps_its_role_where_it_is_seen(
    sequence: list[int], first: int, last: int
) -> None:
    cut = np.array([[0, *sequence[first : last + 1], 0]])
    mended = _mended(cut)
    assert is_allowed(mended[0].tolist())
    assert ((mended + 3) // 4).tolist() == ((cut + 3) // 4).tolist()
