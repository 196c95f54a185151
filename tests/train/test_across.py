from accordingto.resolve.compare import FEATURES
from accordingto.resolve.weights import shipped
from accordingto.train.across import BY_HAND, MIX, THRESHOLD, VERSION, Rows, fit


def test_a_feature_of_pairs_that_are_one_gets_a_weight_above_0() -> None:
    rows: Rows = [({"always": 1.0, "for": 1.0}, 1.0, 1.0)] * 20
    rows += [({"always": 1.0, "against": 1.0}, 0.0, 1.0)] * 20
    found = fit(rows, ["always", "for", "against"])
    assert found["for"] > 0.3 > -0.3 > found["against"]


def test_bounds_hold() -> None:
    rows: Rows = [({"always": 1.0, "x": 1.0}, 0.0, 1.0)] * 20
    rows += [({"always": 1.0}, 1.0, 1.0)] * 20
    assert fit(rows, ["always", "x"], {"x": (0.0, None)})["x"] == 0.0
    assert fit(rows, ["always", "x"])["x"] < 0


def test_the_shipped_weights_are_of_todays_features_and_constants() -> None:
    weights = shipped()
    assert list(weights.log_odds) == [feature.__name__ for feature in FEATURES]
    assert (weights.threshold, weights.mix, weights.version) == (THRESHOLD, MIX, VERSION)
    assert {name: weights.log_odds[name] for name in BY_HAND} == BY_HAND
