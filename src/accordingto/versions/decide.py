"""Which candidates are versions of one article, and which are refused."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from accordingto.core.step import Step
from accordingto.core.version import Candidate, Refused, Version, history_id
from accordingto.versions.candidates import Lane, Place, in_common
from accordingto.versions.order import order, ordered_by
from accordingto.versions.pairs import Pairs

STEP = Step("versions", "words", "1")
"""What made these records."""
MIN_SHARED = 0.3
"""Below this two articles are different stories, however long they are. Of 6 000 pairs of unrelated
pages in the benchmark article-pages, 99.9 % share less than 0.18 to 0.39, the more the longer they
are; a report that was edited or continued keeps most of its pairs of words."""
_MOST_NEEDED = 0.7
"""However short an article is, this share of it makes it a version."""


def least_shared(n_compared: int) -> float:
    """The share that a version needs: more where there are few pairs of words to share.

    Measured with the beginnings of 6 000 articles of PolNeAR's training part beside other
    articles of it. Of those of 12, 25, 50 and 100 words 2.0, 0.5, 0.2 and 0.07 % share
    `MIN_SHARED`, by small words that a long article has all of; with this 0.07, 0, 0 and
    0.02 %. Of briefs of 12 words in which every tenth was exchanged 92 % share enough, of those
    of 25 words 99 %; three times the second term would leave 79 and 85 %, and of briefs of 50
    words with a fifth exchanged 22 % for 98.

    Args:
        n_compared: how many pairs, or words, the shorter one has; see `compare.n_compared`.

    >>> round(least_shared(4), 2), least_shared(25), round(least_shared(2500), 2)
    (0.7, 0.5, 0.32)
    """
    return min(_MOST_NEEDED, MIN_SHARED + 1 / sqrt(max(n_compared, 1)))


@dataclass(frozen=True, slots=True)
class History:
    """The versions of one article.

    Args:
        candidates: at least two, in the order of versions.
    """

    candidates: tuple[Candidate, ...]

    @property
    def id(self) -> str:
        """A digest of the versions in order."""
        return history_id([candidate.id for candidate in self.candidates])


@dataclass(frozen=True, slots=True)
class Decided:
    """What is a version of what.

    Args:
        histories: in the order of their first versions.
        refused: for each article that could be a version of an earlier one and is of
            none, the most alike of the nearest of those, in the order of the articles.
    """

    histories: tuple[History, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    """Two articles that were compared."""

    earlier: Candidate
    later: Candidate
    place: Place
    shared: float
    is_enough: bool


def _link(earlier: Candidate, later: Candidate, place: Place, pairs: Pairs) -> _Link:
    share = pairs.shared(earlier, later)
    # Between the two bounds only, for it may need words that need not be read else.
    is_enough = share >= _MOST_NEEDED or (
        share >= MIN_SHARED and share >= least_shared(pairs.n_compared(earlier, later))
    )
    return _Link(earlier, later, place, share, is_enough)


def decide(lanes: Iterable[Lane], pairs: Pairs) -> Decided:
    """Put those into one history that share enough words, most alike first.

    Two articles of one document never get into one history: they stood beside each other.
    The result depends on the articles alone, not on the order in which they came.
    """
    accepted: dict[tuple[str, str], _Link] = {}
    nearest: dict[str, _Link] = {}
    for lane in lanes:
        for later, others in lane.asked():
            for number, earlier in enumerate(others):
                link = _link(earlier, later, lane.place, pairs)
                known = nearest.get(later.id)
                if number == 0 and (known is None or link.shared > known.shared):
                    nearest[later.id] = link
                if link.is_enough:
                    accepted[earlier.id, later.id] = link
                    break
    histories = _histories(accepted.values())
    return Decided(histories, _refused(nearest, histories))


def _histories(links: Iterable[_Link]) -> tuple[History, ...]:
    groups = _Groups()
    for link in sorted(links, key=lambda one: (-one.shared, order(one.later), order(one.earlier))):
        groups.join(link.earlier, link.later)
    found = (History(tuple(sorted(group, key=order))) for group in groups.all())
    return tuple(sorted(found, key=lambda history: order(history.candidates[0])))


class _Groups:
    """Sets of articles that grow together, no two articles of one document in one set."""

    def __init__(self) -> None:
        self._members: dict[str, list[Candidate]] = {}
        self._documents: dict[str, set[str]] = {}
        self._of: dict[str, str] = {}

    def join(self, one: Candidate, other: Candidate) -> None:
        names = [self._name(one), self._name(other)]
        # The smaller set moves, so that no article moves more than log n times.
        small, large = sorted(names, key=lambda name: len(self._members[name]))
        if small == large or not self._documents[small].isdisjoint(self._documents[large]):
            return
        for member in self._members[small]:
            self._of[member.id] = large
        self._members[large] += self._members.pop(small)
        self._documents[large] |= self._documents.pop(small)

    def _name(self, candidate: Candidate) -> str:
        if candidate.id not in self._of:
            self._of[candidate.id] = candidate.id
            self._members[candidate.id] = [candidate]
            self._documents[candidate.id] = {candidate.document_id}
        return self._of[candidate.id]

    def all(self) -> list[list[Candidate]]:
        return [members for members in self._members.values() if len(members) > 1]


def _refused(nearest: Mapping[str, _Link], histories: Sequence[History]) -> tuple[Refused, ...]:
    has_earlier = {later.id for history in histories for later in history.candidates[1:]}
    listed = sorted(
        (link for link in nearest.values() if link.later.id not in has_earlier),
        key=lambda link: order(link.later),
    )
    return tuple(
        Refused(
            link.later.id,
            link.earlier.id,
            *link.place,
            link.shared,
            "nearer-article" if link.is_enough else "too-few-words",
        )
        for link in listed
    )


def versions(history: History, pairs: Pairs) -> Iterator[Version]:
    """The versions of one article in order, each with its difference from the one before."""
    yield Version(history.candidates[0].id, 1)
    for number, (earlier, later) in enumerate(pairwise(history.candidates), 2):
        yield Version(
            later.id,
            number,
            ordered_by(earlier, later),
            *in_common(earlier, later),
            pairs.shared(earlier, later),
            pairs.changes(earlier, later),
        )
