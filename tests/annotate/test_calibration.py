import math

import pytest

from accordingto.annotate.calibration import FEATURES, Calibration, features, shipped
from accordingto.annotate.found import Found
from accordingto.core.span import Span


def found(*, source: bool = True, sure: float = 0.9) -> Found:
    who = (Span(0, 2),) if source else ()
    return Found(who, (Span(3, 5),), (Span(6, 9),), 0.8, 0.1, (sure, sure, sure), (sure,), (sure,))


def test_the_surer_the_reading_the_higher_the_probability() -> None:
    made = shipped()
    low, high = (made.probability(features(found(sure=s), a)) for s, a in ((0.4, 0.5), (0.95, 0.9)))
    assert 0 < low < 0.5 < high < 1


def test_a_probability_is_that_of_the_logistic_function() -> None:
    made = Calibration(1.0, (2.0,) + (0.0,) * (len(FEATURES) - 1), 0.3, 0.2, 0.4)
    odds = 1 + 2 * math.log(0.8 / 0.2)
    assert made.probability(features(found(), 0.8)) == pytest.approx(1 / (1 + math.exp(-odds)))


def test_certainty_is_finite() -> None:
    for anchor in (0.0, 1.0):
        assert all(math.isfinite(v) for v in features(found(sure=0.0), anchor))


def test_what_nobody_is_named_for_has_a_threshold_of_its_own() -> None:
    made = Calibration(0.0, (0.0,) * len(FEATURES), 0.3, 0.2, 0.4)
    assert made.lowest(found(), quoted=True) == made.lowest(found(), quoted=False) == 0.3
    assert made.lowest(found(source=False), quoted=False) == 0.2
    assert made.lowest(found(source=False), quoted=True) == 0.4


def test_a_verb_with_its_noun_and_a_clause_needs_less_where_each_part_is_sure() -> None:
    made = Calibration(0.0, (0.0,) * len(FEATURES), 0.3, 0.2, 0.4)
    assert made.lowest(found(), quoted=False, clause=True) == 0.15
    assert made.lowest(found(sure=0.6), quoted=False, clause=True) == 0.3
    assert made.lowest(found(source=False), quoted=True, clause=True) == 0.4
