from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.span import Span
from accordingto.score.coreference import Conll, Ratio, conll


def spans(*clusters: str) -> list[list[Span]]:
    """Clusters of mentions that are called by one letter each."""
    return [[Span(ord(letter), ord(letter) + 1) for letter in cluster] for cluster in clusters]


GOLD, RESPONSE = spans("abc", "defg"), spans("ab", "cd", "fghi")
"""The example of Pradhan et al. (2014), section 3."""


def both(of: Ratio) -> tuple[float, float]:
    return of.precision, of.recall


def test_the_worked_example_of_the_reference_implementation() -> None:
    found = conll(GOLD, RESPONSE)
    assert both(found.muc) == pytest.approx((2 / 5, 2 / 5))
    # a and b are wholly right, c, d, f and g by half, h and i are not there.
    assert both(found.b_cubed) == pytest.approx((4 / 8, (3 * 2 / 3 - 1 / 3 + 1 / 4 + 1) / 7))
    # "abc" goes with "ab", 2 * 2 / (3 + 2), and "defg" with "fghi", 2 * 2 / (4 + 4).
    assert both(found.ceaf) == pytest.approx((1.3 / 3, 1.3 / 2))
    assert both(found.mentions) == pytest.approx((6 / 8, 6 / 7))
    assert found.f1 == pytest.approx((0.4 + 0.454545 + 0.52) / 3, abs=1e-5)


def test_the_example_of_vilain_et_al() -> None:
    """Their table: A-B-C-D against A-B and C-D, recall 2/3, precision 2/2."""
    found = conll(spans("abcd"), spans("ab", "cd"))
    assert both(found.muc) == pytest.approx((1.0, 2 / 3))


def test_the_example_of_bagga_and_baldwin() -> None:
    """Their figure: {1..5}, {6, 7}, {8..C}; the response joins the first and the last."""
    found = conll(spans("12345", "67", "89ABC"), spans("1234589ABC", "67"))
    assert both(found.b_cubed) == pytest.approx((7 / 12, 1.0))
    assert both(found.muc) == pytest.approx((9 / 10, 1.0))


def test_the_same_clusters_are_perfect() -> None:
    found = conll(GOLD, [list(reversed(cluster)) for cluster in reversed(GOLD)])
    for ratio in (found.muc, found.b_cubed, found.ceaf, found.mentions):
        assert both(ratio) == (1.0, 1.0)
    assert found.f1 == 1.0


def test_clusters_of_one_mention_do_not_count() -> None:
    assert conll([*GOLD, *spans("x")], [*RESPONSE, *spans("y", "x", "e")]) == conll(GOLD, RESPONSE)


@pytest.mark.parametrize(("gold", "found"), [(GOLD, []), ([], GOLD), ([], [])])
def test_nothing_is_right_where_there_is_nothing(
    gold: list[list[Span]], found: list[list[Span]]
) -> None:
    scored = conll(gold, found)
    assert scored.f1 == scored.mentions.f1 == 0.0
    assert scored.ceaf.n_gold == len(gold)
    assert scored.ceaf.n_predicted == len(found)


def test_figures_of_texts_add_up_before_they_are_divided() -> None:
    one, other = conll(GOLD, RESPONSE), conll(spans("pq"), spans("pq"))
    total = one + other
    assert total.muc.precision == pytest.approx((2 + 1) / (5 + 1))
    assert total.ceaf.recall == pytest.approx((1.3 + 1) / (2 + 1))
    assert total.mentions.recall == pytest.approx((6 + 2) / (7 + 2))
    assert one + Conll() == one


LETTERS = "abcdefghij"


@st.composite
def partitions(draw: st.DrawFn) -> list[list[Span]]:
    """Some letters in a few clusters."""
    which = draw(st.lists(st.integers(-1, 3), min_size=len(LETTERS), max_size=len(LETTERS)))
    names = ["".join(a for a, n in zip(LETTERS, which, strict=True) if n == k) for k in range(4)]
    return spans(*(name for name in names if name))


def several(clusters: Sequence[Sequence[Span]]) -> list[set[Span]]:
    return [set(cluster) for cluster in clusters if len(cluster) > 1]


@given(partitions(), partitions())
def test_gold_and_predicted_exchanged_exchange_precision_and_recall(
    gold: list[list[Span]], found: list[list[Span]]
) -> None:
    one, other = conll(gold, found), conll(found, gold)
    for name in ("muc", "b_cubed", "ceaf", "mentions"):
        there, back = both(getattr(one, name)), both(getattr(other, name))
        assert there == pytest.approx(back[::-1])
        assert all(0 <= part <= 1 + 1e-9 for part in there)


@given(partitions(), partitions())
def test_b_cubed_and_muc_equal_their_definitions(
    gold: list[list[Span]], found: list[list[Span]]
) -> None:
    right, made, scored = several(gold), several(found), conll(gold, found)
    shares = [
        len(g & f) ** 2 / len(g) for g in right for f in made
    ]  # Each of the mentions in both has that share of its cluster.
    assert scored.b_cubed.right_of_gold == pytest.approx(sum(shares))
    taken = set().union(*made)
    # The fewest links that join what the response leaves apart.
    missing = sum(sum(bool(g & f) for f in made) + len(g - taken) - 1 for g in right)
    assert scored.muc.n_gold - scored.muc.right_of_gold == missing


@given(partitions(), partitions())
def test_ceaf_equals_the_best_of_all_alignments(
    gold: list[list[Span]], found: list[list[Span]]
) -> None:
    few, many = sorted((several(gold), several(found)), key=len)
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(few, chosen, strict=True))
        for chosen in permutations(many, len(few))
    )
    assert conll(gold, found).ceaf.right_of_gold == pytest.approx(best)
