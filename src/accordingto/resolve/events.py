"""Which articles of a dossier are about one event: groups of those that are alike.

Two reports on one event may have few words in common, and each still be like a third. So
articles are grouped by the mean likeness of all in one group to all in the other (UPGMA;
Sokal and Michener, 1958, "A statistical method for evaluating systematic relationships").
Since an article is a vector of length one, that mean is the product of the groups' sums.
"""

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

Vector = Mapping[str, float]

LEAST = 0.05
"""Mean cosine from which two groups are about one event. Of pairs of articles in ECB+ topics 1
to 25, which tell of two events of one kind each, 90 in 100 are told together or apart rightly."""
N_TELLING = 120
"""How many of an article's most telling words lead to others that may be about its event."""
N_NEAREST = 20
"""How many of these it is compared with, those that have most of the words in common."""
WINDOW = 30
"""How many articles on either side, by id, count of the many that have one telling word."""


def events(vectors: Mapping[str, Vector], telling: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The event of each article, called by the least id among its articles.

    Articles meet that share telling words, each with few others, so that work grows with their
    number and not with its square; only a very large group costs more, since whatever it met is
    measured again whenever it grows. The result does not depend on the order of articles.

    Args:
        vectors: of each article, by id; of length one, or empty.
        telling: of each, its most telling words first.
    """
    grouping = _Grouping(vectors)
    for one, other in _meeting(vectors, telling):
        grouping.meet(one, other)
    grouping.run()
    return {article: min(members) for members in grouping.members.values() for article in members}


def _meeting(
    vectors: Mapping[str, Vector], telling: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Each article with those that have most telling words in common with it."""
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(telling):
        for word in telling[article][:N_TELLING]:
            blocks[word].append(article)
    for article in sorted(telling):
        common: defaultdict[str, float] = defaultdict(float)
        for word in telling[article][:N_TELLING]:
            block = blocks[word]
            at = bisect_left(block, article)
            weight = vectors[article][word]
            for other in block[max(0, at - WINDOW) : at + WINDOW + 1]:
                common[other] += weight * vectors[other][word]
        common.pop(article, None)
        for other, _ in heapq.nsmallest(
            N_NEAREST, common.items(), key=lambda one: (-one[1], one[0])
        ):
            yield article, other


class _Grouping:
    """Groups as they grow; each keeps the id of the article that it began with."""

    def __init__(self, vectors: Mapping[str, Vector]) -> None:
        self.members: dict[str, list[str]] = {article: [article] for article in sorted(vectors)}
        self._sum: dict[str, dict[str, float]] = {a: dict(vectors[a]) for a in self.members}
        self._met: dict[str, set[str]] = {article: set() for article in self.members}
        self._waiting: list[tuple[float, str, str, int]] = []

    def meet(self, one: str, other: str) -> None:
        """Let two groups be compared."""
        if other not in self._met[one]:
            self._met[one].add(other)
            self._met[other].add(one)
            self._wait(one, other)

    def run(self) -> None:
        """Put the two together that are most alike, until none are alike enough."""
        while self._waiting:
            _, one, other, size = heapq.heappop(self._waiting)
            # What was measured before one of them grew, or went into another, counts no more.
            if one in self.members and other in self.members and size == self._size(one, other):
                self._join(one, other)

    def _join(self, one: str, other: str) -> None:
        self.members[one] += self.members.pop(other)
        for term, value in self._sum.pop(other).items():
            self._sum[one][term] = self._sum[one].get(term, 0.0) + value
        met = self._met.pop(other)
        for third in met:
            self._met[third].discard(other)
        self._met[one] |= met - {one}
        for third in sorted(self._met[one]):
            self._met[third].add(one)
            self._wait(one, third)

    def _wait(self, one: str, other: str) -> None:
        one, other = min(one, other), max(one, other)
        size = self._size(one, other)
        left, right = self._sum[one], self._sum[other]
        if len(left) > len(right):
            left, right = right, left
        product = sum(value * right[term] for term, value in left.items() if term in right)
        mean = product / (len(self.members[one]) * len(self.members[other]))
        if mean >= LEAST:
            heapq.heappush(self._waiting, (-mean, one, other, size))

    def _size(self, one: str, other: str) -> int:
        return len(self.members[one]) + len(self.members[other])
