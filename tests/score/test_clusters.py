import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.score.clusters import b_cubed


def test_the_example_of_bagga_and_baldwin() -> None:
    """Their figure: {1..5}, {6, 7}, {8..C}; the response joins the first and the last."""
    gold = [1] * 5 + [2] * 2 + [3] * 5
    found = b_cubed(gold, [1] * 5 + [2] * 2 + [1] * 5)
    assert found.precision == pytest.approx(7 / 12)
    assert found.recall == 1.0
    small = b_cubed(gold, [1] * 5 + [2] * 7)
    assert small.precision == pytest.approx(0.76, abs=0.005)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=20))
def test_b_cubed_equals_its_definition(drawn: list[tuple[int, int]]) -> None:
    gold, predicted = zip(*drawn, strict=True)
    naive = [
        sum(g == gold[i] and p == predicted[i] for g, p in drawn) / predicted.count(predicted[i])
        for i in range(len(drawn))
    ]
    assert b_cubed(gold, predicted).precision_sum == pytest.approx(sum(naive))
    turned = b_cubed(predicted, gold)
    assert turned.recall_sum == pytest.approx(sum(naive))


def test_the_same_clusters_are_perfect_and_other_lengths_an_error() -> None:
    assert b_cubed("aab", "xxy").f1 == 1.0
    with pytest.raises(ValueError, match="zip"):
        b_cubed("ab", "a")
