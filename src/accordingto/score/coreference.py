"""Coreference within a text: MUC, B³ and CEAF over gold and predicted clusters of spans.

References:
    Vilain et al. (1995), "A model-theoretic coreference scoring scheme", MUC-6;
    Bagga and Baldwin (1998), "Algorithms for scoring coreference chains";
    Luo (2005), "On coreference resolution performance metrics", HLT/EMNLP;
    Pradhan et al. (2014), "Scoring coreference partitions of predicted mentions: a
    reference implementation", ACL: their mean is the CoNLL score.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

from accordingto.core.span import Span

Clusters = Sequence[Iterable[Span]]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Numerators and denominators of precision and recall, so that those of texts add up."""

    right_of_predicted: float = 0.0
    n_predicted: float = 0.0
    right_of_gold: float = 0.0
    n_gold: float = 0.0

    def __add__(self, other: "Ratio") -> "Ratio":
        return Ratio(
            self.right_of_predicted + other.right_of_predicted,
            self.n_predicted + other.n_predicted,
            self.right_of_gold + other.right_of_gold,
            self.n_gold + other.n_gold,
        )

    @property
    def precision(self) -> float:
        """0 where nothing was predicted."""
        return self.right_of_predicted / self.n_predicted if self.n_predicted else 0.0

    @property
    def recall(self) -> float:
        """0 where there is no gold."""
        return self.right_of_gold / self.n_gold if self.n_gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Conll:
    """The three measures of CoNLL 2012 and that of mentions."""

    muc: Ratio = field(default_factory=Ratio)
    b_cubed: Ratio = field(default_factory=Ratio)
    ceaf: Ratio = field(default_factory=Ratio)
    mentions: Ratio = field(default_factory=Ratio)

    def __add__(self, other: "Conll") -> "Conll":
        return Conll(
            self.muc + other.muc, self.b_cubed + other.b_cubed, self.ceaf + other.ceaf,
            self.mentions + other.mentions,
        )  # fmt: skip

    @property
    def f1(self) -> float:
        """The mean of the three F1s."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf.f1) / 3


def conll(gold: Clusters, predicted: Clusters) -> Conll:
    """Compares the clusters of one text; clusters of one mention are left out."""
    right = _several(gold)
    found = _several(predicted)
    in_gold = {span: n for n, cluster in enumerate(right) for span in cluster}
    in_found = {span: n for n, cluster in enumerate(found) for span in cluster}
    both = len(in_gold.keys() & in_found.keys())
    return Conll(
        Ratio(*_links(found, in_gold), *_links(right, in_found)),
        Ratio(*_shares(found, right, in_gold), *_shares(right, found, in_found)),
        _ceaf(right, found),
        Ratio(both, len(in_found), both, len(in_gold)),
    )


def _several(clusters: Clusters) -> list[frozenset[Span]]:
    found = [frozenset(cluster) for cluster in clusters]
    return [cluster for cluster in found if len(cluster) > 1]


def _links(clusters: Sequence[frozenset[Span]], other: dict[Span, int]) -> tuple[float, float]:
    """How many of the links that hold the clusters together stand in the other ones too."""
    right = total = 0
    for cluster in clusters:
        parts = {other[span] for span in cluster if span in other}
        alone = sum(span not in other for span in cluster)
        right += len(cluster) - len(parts) - alone
        total += len(cluster) - 1
    return right, total


def _shares(
    clusters: Sequence[frozenset[Span]], others: Sequence[frozenset[Span]], other: dict[Span, int]
) -> tuple[float, float]:
    """Each mention's share of its cluster that stands with it in the other ones."""
    right, total = 0.0, 0
    for cluster in clusters:
        total += len(cluster)
        for span in cluster:
            if span in other:
                right += len(cluster & others[other[span]]) / len(cluster)
    return right, total


def _ceaf(gold: Sequence[frozenset[Span]], found: Sequence[frozenset[Span]]) -> Ratio:
    """With the similarity of entities that the CoNLL score takes, φ4."""
    if not gold or not found:
        return Ratio(0.0, len(found), 0.0, len(gold))
    alike = np.array([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold])
    rows, columns = linear_sum_assignment(-alike)
    total = float(alike[rows, columns].sum())
    return Ratio(total, len(found), total, len(gold))
