"""B³: how well predicted clusters of mentions agree with gold ones."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BCubed:
    """Sums over mentions, so that those of several topics add up.

    Args:
        n: how many mentions.
        precision_sum: of each mention's share of its predicted cluster that is right.
        recall_sum: of each mention's share of its gold cluster that was found.
    """

    n: int = 0
    precision_sum: float = 0.0
    recall_sum: float = 0.0

    def __add__(self, other: "BCubed") -> "BCubed":
        return BCubed(
            self.n + other.n,
            self.precision_sum + other.precision_sum,
            self.recall_sum + other.recall_sum,
        )

    @property
    def precision(self) -> float:
        """The mean over mentions; 1 where there is none."""
        return self.precision_sum / self.n if self.n else 1.0

    @property
    def recall(self) -> float:
        """The mean over mentions; 1 where there is none."""
        return self.recall_sum / self.n if self.n else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both means."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(gold: Sequence[Hashable], predicted: Sequence[Hashable]) -> BCubed:
    """Compare two clusterings of the same mentions.

    Args:
        gold: the gold cluster of each mention.
        predicted: its predicted cluster, in the same order.

    Raises:
        ValueError: if they are not equally many.

    Reference:
        Bagga and Baldwin (1998), "Algorithms for scoring coreference chains", with equal
        weights: each mention counts the same, in whichever cluster it stands.
    """
    both = Counter(zip(gold, predicted, strict=True))
    of_gold, of_predicted = Counter(gold), Counter(predicted)
    right = {pair: n * n for pair, n in both.items()}
    return BCubed(
        len(gold),
        sum(n / of_predicted[p] for (_, p), n in sorted(right.items(), key=str)),
        sum(n / of_gold[g] for (g, _), n in sorted(right.items(), key=str)),
    )
