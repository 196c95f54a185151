"""How likely it is that a trained annotator would mark what the network read."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from accordingto.annotate import network
from accordingto.annotate.found import Found

FEATURES = ("anchor", "source", "cue", "content", "sourceless", "pieces")
"""What the probability rests on, in the order of the weights."""

_LOWEST = 1e-4


def features(one: Found, anchor: float) -> tuple[float, ...]:
    """Log-odds of the anchor, log of how sure each part is, and two that say what kind it is.

    Args:
        one: what was read.
        anchor: how likely its anchor is, in [0, 1].
    """
    odds = min(max(anchor, _LOWEST), 1 - _LOWEST)
    return (
        math.log(odds / (1 - odds)),
        *(math.log(max(sure, _LOWEST)) for sure in one.sure),
        0.0 if one.source else 1.0,
        float(len(one.source) > 1) + float(len(one.content) > 2),
    )


CLAUSE, SURE = 0.15, 0.70
"""The threshold for "has spread word that …" with a source, where the network is as sure as
that of each part. Few verbs with a noun behind them occur in the corpus as often as verbs
alone, so it thinks too little of them. On dev four more are found, and F1 rises a little."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression on `FEATURES`, fitted on articles kept out of training.

    Args:
        bias: log-odds when all features are 0.
        weights: one for each feature.
        threshold: what is less likely is not given out.
        sourceless: the same where no source was found.
        unclaimed: the same for words in quotation marks without a source, most of
            which are scare quotes.

    Reference:
        Platt (1999), "Probabilistic outputs for support vector machines"; ours has
        several inputs, and right means what the scorer's lenient criterion means.
    """

    bias: float
    weights: tuple[float, ...]
    threshold: float
    sourceless: float
    unclaimed: float

    def lowest(self, one: Found, *, quoted: bool, clause: bool = False) -> float:
        """The probability from which on an attribution is given out.

        Args:
            one: what was read.
            quoted: whether its words stand in quotation marks.
            clause: whether a cue of several words comes with a clause of "that".
        """
        if one.source and clause and min(one.sure) >= SURE:
            return min(self.threshold, CLAUSE)
        if one.source:
            return self.threshold
        return self.unclaimed if quoted else self.sourceless

    def probability(self, values: Sequence[float]) -> float:
        """From features, in the order of `FEATURES`."""
        odds = self.bias + sum(w * v for w, v in zip(self.weights, values, strict=True))
        return 1 / (1 + math.exp(-odds))


@cache
def shipped() -> Calibration:
    """The calibration that belongs to the shipped weights."""
    stored = json.loads(network.shipped().joinpath("calibration.json").read_text(encoding="utf-8"))
    weights = tuple(stored["weights"][name] for name in FEATURES)
    lowest = (stored[name] for name in ("threshold", "sourceless", "unclaimed"))
    return Calibration(stored["bias"], weights, *lowest)
