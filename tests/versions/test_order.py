from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.versions.order import moment, order, ordered_by
from tests.versions.case import held

DATES = st.sampled_from(["", "2031-05-01", "2031-05-02T08:00+02:00", "2031-05", "soon"])
CANDIDATES = st.builds(
    lambda number, version, captured, updated, published: held(
        number, version=version, captured=captured, updated=updated, published=published
    ),
    st.integers(0, 5), st.integers(1, 2), DATES, DATES, DATES,
)  # fmt: skip


def test_the_capture_decides_before_all_other_dates() -> None:
    first = held(9, captured="2031-05-01T10:00Z", updated="2031-06-01", published="2031-06-01")
    second = held(1, captured="2031-05-01T11:00Z", updated="2031-04-01")
    assert order(first) < order(second)
    assert ordered_by(first, second) == "captured"


def test_a_first_version_without_an_update_stands_before_the_one_that_states_it() -> None:
    first = held(9, published="2031-05-01T08:00Z")
    second = held(1, published="2031-05-01T08:00Z", updated="2031-05-01T09:00Z")
    assert order(first) < order(second)
    assert ordered_by(first, second) == "updated"


@pytest.mark.parametrize(
    ("first", "second", "decided"),
    [
        ({"updated": "2031-05-01"}, {"updated": "2031-05-02"}, "updated"),
        ({"published": "2031-05-01"}, {"published": "2031-05-02"}, "published"),
        ({"origin": "a", "version": 1}, {"origin": "a", "version": 2}, "document-version"),
        ({"origin": "a"}, {"origin": "b"}, "origin"),
        ({"origin": "a", "position": 0}, {"origin": "a", "position": 1}, "position"),
        ({"captured": "2031-05-01"}, {"captured": ""}, "captured"),
        ({"captured": "2031-05-01", "published": "2031-05-02"},
         {"captured": "2031-05-01T00:00Z"}, "published"),
    ],
)  # fmt: skip
def test_what_decides_is_named_and_missing_dates_come_last(
    first: dict[str, object], second: dict[str, object], decided: str
) -> None:
    earlier, later = held(1, **first), held(1, **{"id": "article-002", **second})
    assert order(earlier) < order(later)
    assert ordered_by(earlier, later) == decided


@given(st.lists(CANDIDATES, min_size=3, max_size=3))
def test_the_order_is_one_whatever_comes_first(three: list[object]) -> None:
    found = {tuple(sorted(order(c) for c in some)) for some in permutations(three)}  # type: ignore[arg-type]  # candidates
    assert len(found) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2031-05-01T00:30+02:00", "2031-04-30T23:00Z"),
        ("2031-05", "2031-05-01T00:00:01"),
        ("2031", "2031-02"),
        ("0001-01-01T00:00+14:00", "0001-01-01"),
        ("9999-12-31T23:59-14:00", "no date"),
    ],
)
def test_moments_sort_by_their_first_instant(one: str, other: str) -> None:
    assert moment(one) < moment(other)
