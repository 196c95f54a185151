"""What the signs of options weigh, on choices made up."""

import pytest

from accordingto.train.options import Choice, fit

FOR, AGAINST = {"for": 1.0}, {"against": 1.0}


def test_a_sign_of_what_is_right_gets_a_weight_above_0() -> None:
    found = fit([Choice([FOR, AGAINST], [True, False])] * 20, 2.0)
    assert found["for"] > 0.3 > -0.3 > found["against"]


def test_a_choice_counts_as_often_as_it_says() -> None:
    some = [Choice([FOR, AGAINST], [True, False]), Choice([FOR, AGAINST], [False, True])]
    assert fit(some, 2.0)["for"] == pytest.approx(0.0, abs=1e-3)
    assert fit([some[0], Choice([FOR, AGAINST], [False, True], 3.0)], 2.0)["for"] < -0.1


def test_a_choice_with_nothing_right_teaches_nothing() -> None:
    some = [Choice([FOR, AGAINST], [True, False])] * 5
    nothing = Choice([FOR, AGAINST], [False, False])
    assert fit([*some, nothing], 2.0) == pytest.approx(fit(some, 2.0), abs=1e-3)
