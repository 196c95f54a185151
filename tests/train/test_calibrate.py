import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize  # type: ignore[import-untyped]  # no stubs

from accordingto.annotate.calibration import FEATURES, Calibration
from accordingto.train.calibrate import logistic, stored


@given(st.integers(0, 9999), st.sampled_from([0.1, 1.0, 10.0]))
def test_the_regression_agrees_with_an_independent_solver(seed: int, ridge: float) -> None:
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(60, 3))
    y = (rng.random(60) < 1 / (1 + np.exp(-(x @ [1.5, -0.5, 0.0] + 0.3)))).astype(np.float64)

    def penalised(beta: np.ndarray) -> float:
        odds = beta[0] + x @ beta[1:]
        return float((np.logaddexp(0, odds) - y * odds).sum() + ridge / 2 * (beta[1:] ** 2).sum())

    best = minimize(penalised, np.zeros(4), method="BFGS").x
    bias, weights = logistic(x, y, ridge=ridge)
    assert [bias, *weights] == pytest.approx(best.tolist(), abs=1e-3)


def test_the_mean_probability_is_the_share_of_what_is_right() -> None:
    """The bias is free, so that the slope of the likelihood along it is 0."""
    rng = np.random.default_rng(5)
    x, y = rng.normal(size=(80, 2)), (rng.random(80) < 0.3).astype(np.float64)
    bias, weights = logistic(x, y)
    assert (1 / (1 + np.exp(-(bias + x @ weights)))).mean() == pytest.approx(y.mean(), abs=1e-6)


def test_a_feature_that_tells_all_has_a_finite_weight() -> None:
    x = np.repeat([[-1.0], [1.0]], 20, axis=0)
    y = np.repeat([0.0, 1.0], 20)
    bias, (weight,) = logistic(x, y)
    assert bias == pytest.approx(0, abs=1e-6)
    assert 1 < weight < 5


def test_a_calibration_is_stored_by_the_names_of_its_features() -> None:
    weights = tuple(float(i) for i in range(len(FEATURES)))
    written = stored(Calibration(0.5, weights, 0.4, 0.2, 0.6))
    assert written == {
        "bias": 0.5,
        "weights": dict(zip(FEATURES, weights, strict=True)),
        "threshold": 0.4,
        "sourceless": 0.2,
        "unclaimed": 0.6,
    }
