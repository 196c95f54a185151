from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.corefer.keys import Key
from accordingto.corefer.linking import Links, _alike, linked
from accordingto.corefer.pairs import SIZES, Pairs
from tests.work import assert_in_proportion

Scores = Mapping[tuple[int, int], float]
"""Of pairs of a later mention and an earlier one."""


def link(keys: Sequence[str], scores: Scores, *, persons: Collection[int] = ()) -> Links:
    """Links mentions: "Ada Lint" is a name, "gate" a noun and "" a pronoun."""
    order = sorted(scores)
    later, earlier = np.array(order, dtype=np.int64).reshape(-1, 2).T
    asked = Pairs(later, earlier, np.zeros((len(order), len(SIZES)), np.int64))
    return linked(
        asked,
        np.array([scores[pair] for pair in order], np.float32),
        [tuple(key.lower().split()) for key in keys],
        np.array([key[:1].isupper() for key in keys], np.bool_),
        np.array([n in persons for n in range(len(keys))], np.bool_),
    )


def test_a_mention_takes_up_the_best_earlier_one() -> None:
    found = link(["gate", "ferry", ""], {(2, 0): 1.0, (2, 1): 2.0})
    assert found == Links(((0,), (1, 2)), (0.0, 0.0, 2.0))


def test_of_two_that_are_as_good_the_nearer_one_is_taken_up() -> None:
    assert link(["gate", "ferry", ""], {(2, 0): 1.0, (2, 1): 1.0}).clusters == ((0,), (1, 2))


@pytest.mark.parametrize("score", [0.0, -1.0, float("nan"), float("-inf")])
def test_without_a_score_above_0_a_mention_stands_alone(score: float) -> None:
    assert link(["gate", ""], {(1, 0): score}) == Links(((0,), (1,)), (0.0, 0.0))


def test_what_takes_up_the_same_is_the_same() -> None:
    found = link(["gate", "", "gate"], {(1, 0): 1.0, (2, 1): 1.0})
    assert found.clusters == ((0, 1, 2),)


def test_of_nothing_there_are_no_clusters() -> None:
    assert link([], {}) == Links((), ())


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("Ada Lint", "Ada Lint"), ("Guard", "Northern Guard"), ("OHB", "Orrin Harbour Board"),
        ("Northern Guard", "Northern Guard Council"),
    ],
)  # fmt: skip
def test_names_that_are_alike_join(later: str, earlier: str) -> None:
    assert link([earlier, later], {(1, 0): 1.0}).clusters == ((0, 1),)


@pytest.mark.parametrize(
    ("later", "earlier"),
    [("Lint", "Ada Lint"), ("Ada Lint", "Lint"), ("A Lint", "Ada Lint"), ("Mrs Lint", "Ada Lint")],
)
def test_a_surname_is_that_of_a_person_alone(later: str, earlier: str) -> None:
    assert link([earlier, later], {(1, 0): 1.0}, persons=[0, 1]).clusters == ((0, 1),)


def test_a_surname_in_common_does_not_make_one_of_two_people() -> None:
    names = ["Peter Lint", "Lint", "Carol Lint"]
    scores = {(1, 0): 5.0, (2, 1): 5.0, (2, 0): 5.0}
    assert link(names, scores, persons=[0, 1, 2]).clusters == ((0, 1), (2,))


def test_a_short_name_in_common_does_not_make_one_of_two_bodies() -> None:
    names = ["Orrin Harbour Board", "Harbour Board", "Selden Harbour Board"]
    scores = {(1, 0): 5.0, (2, 1): 5.0, (2, 0): 5.0}
    assert link(names, scores).clusters == ((0, 1), (2,))


def test_bodies_with_unlike_numbers_are_two() -> None:
    names = ["River Brigade 4", "River Brigade 47"]
    assert link(names, {(1, 0): 99.0}).clusters == ((0,), (1,))


def test_a_place_is_not_what_is_named_after_it() -> None:
    assert link(["Friends Orrin", "Orrin"], {(1, 0): 99.0}).clusters == ((0,), (1,))


def test_people_of_one_surname_with_unlike_given_names_never_join() -> None:
    names = ["Ada Lint", "Ola Lint"]
    assert link(names, {(1, 0): 99.0}, persons=[0, 1]).clusters == ((0,), (1,))


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("Odell", "Ada Lint"), ("Orrin", "Orrin Today"), ("Southern Guard", "Northern Guard"),
        ("Harbour Board", "Orrin Harbour Board Council"), ("Board Orrin", "Orrin Harbour Board"),
    ],
)  # fmt: skip
def test_names_that_are_not_alike_never_join(later: str, earlier: str) -> None:
    assert link([earlier, later], {(1, 0): 99.0}).clusters == ((0,), (1,))


def test_one_word_that_begins_a_name_is_enough_for_a_person_only() -> None:
    names, scores = ["Ada Lint", "Ada"], {(1, 0): 1.0}
    assert link(names, scores).clusters == ((0,), (1,))
    assert link(names, scores, persons=[1]).clusters == ((0, 1),)


def test_one_surname_is_enough_for_a_person_only() -> None:
    names, scores = ["Mayor Lint", "Ada Lint"], {(1, 0): 1.0}
    assert link(names, scores).clusters == ((0,), (1,))
    assert link(names, scores, persons=[1]).clusters == ((0, 1),)


@pytest.mark.parametrize("between", ["", "mayor"])
def test_names_that_are_not_alike_do_not_join_by_way_of_another_word(between: str) -> None:
    found = link(["Lint", between, "Odell"], {(1, 0): 1.0, (2, 1): 9.0})
    assert found == Links(((0, 1), (2,)), (0.0, 1.0, 0.0))


def test_a_name_that_may_not_take_up_the_best_takes_up_the_next() -> None:
    found = link(["Lint", "Odell", "", "Lint"], {(2, 1): 1.0, (3, 2): 9.0, (3, 0): 1.0})
    assert found == Links(((0, 3), (1, 2)), (0.0, 0.0, 1.0, 1.0))


def test_a_name_joins_words_without_one() -> None:
    found = link(["mayor", "", "Lint"], {(1, 0): 1.0, (2, 1): 1.0})
    assert found.clusters == ((0, 1, 2),)


def test_one_name_of_several_that_is_alike_is_enough() -> None:
    found = link(["Orrin Harbour Board", "OHB", "OHB"], {(1, 0): 1.0, (2, 1): 1.0})
    assert found.clusters == ((0, 1, 2),)


NAMES = st.sampled_from(
    ["", "gate", "mayor", "Ada", "Lint", "Ada Lint", "Odell", "Wim Odell", "Orrin", "Orrin Today"]
)


@given(st.lists(NAMES, max_size=12), st.data())
def test_clusters_part_the_mentions_and_hold_no_name_that_is_like_no_other(
    keys: list[str], data: st.DataObject
) -> None:
    n = len(keys)
    values = st.floats(-5, 5, width=32)
    scores = {(a, b): data.draw(values) for a in range(n) for b in range(a)}
    persons = data.draw(st.sets(st.integers(0, max(0, n - 1))))
    found = link(keys, scores, persons=persons)
    assert sorted(m for members in found.clusters for m in members) == list(range(n))
    assert [members[0] for members in found.clusters] == sorted(m[0] for m in found.clusters)
    for members in found.clusters:
        assert list(members) == sorted(members)
        assert [found.scores[m] > 0 for m in members] == [False] + [True] * (len(members) - 1)
        before: list[Key] = []
        for m in members:
            if keys[m][:1].isupper():
                key = tuple(keys[m].lower().split())
                alike = [_alike(key, other, is_person=m in persons) for other in before]
                assert any(alike) or not before
                before.append(key)


@pytest.mark.parametrize("name", ["Lint", "Lint{n}", "Given{n} Lint", "x"])
def test_work_is_in_proportion_to_the_number_of_pairs(name: str) -> None:
    def work(n: int) -> Links:
        keys = [name.format(n=m) for m in range(n)]
        scores = {(a, b): 1.0 for a in range(n) for b in range(max(0, a - 20), a)}
        return link(keys, scores, persons=range(n))

    work(500)  # How two names are alike is remembered.
    assert_in_proportion(work, 200, 800)


def test_a_cluster_with_many_names_is_searched_once_for_each_mention() -> None:
    """One person of many given names, and another name that is like none of them."""

    def work(n: int) -> Links:
        keys = [f"Given{m} Lint" for m in range(n)] + ["Odell"] * 50
        scores = {(a, 0): 1.0 for a in range(1, n)}
        scores |= {(a, b): 1.0 for a in range(n, n + 50) for b in range(n)}
        return link(keys, scores, persons=range(n))

    assert_in_proportion(work, 50, 500)
