"""Which articles may be versions of one, from where they came alone."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from accordingto.core.version import Candidate, MatchedBy
from accordingto.versions.addresses import normal_address
from accordingto.versions.order import moment, order

LOOK_BACK = 4
"""How many earlier articles are asked for each, the nearest first, until one is a version:
an address that shows two or three stories in turn still gives two or three histories."""

Place = tuple[MatchedBy, str]
"""An address or an origin that several articles may have in common."""


def places(candidate: Candidate) -> tuple[Place, ...]:
    """Where an article stood: its addresses in their normal form, and its document's origin."""
    addresses = sorted({normal_address(url) for url in candidate.urls} - {""})
    found: list[Place] = [("address", one) for one in addresses]
    return (*found, ("origin", candidate.origin))


def in_common(one: Candidate, other: Candidate) -> Place:
    """The first place that two articles have in common, an address before an origin."""
    theirs = set(places(other))
    return next((place for place in places(one) if place in theirs), ("other-version", ""))


def shared_places(candidates: Iterable[Candidate]) -> frozenset[Place]:
    """The places at which articles of more than one document stand."""
    first: dict[Place, str] = {}
    found: set[Place] = set()
    for candidate in candidates:
        for place in places(candidate):
            if first.setdefault(place, candidate.document_id) != candidate.document_id:
                found.add(place)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Lane:
    """Articles at one place that are alike in one more thing, in their order.

    Each may be a version of one of the last few before it.

    Args:
        place: the address or origin that they have in common.
        candidates: at least two, in the order of versions.
    """

    place: Place
    candidates: tuple[Candidate, ...]

    def asked(self) -> Iterator[tuple[Candidate, tuple[Candidate, ...]]]:
        """Each article with the earlier ones it is compared with, the nearest first.

        Articles of one document are different articles, so those are left out.
        """
        for at, later in enumerate(self.candidates):
            earlier = self.candidates[max(at - LOOK_BACK, 0) : at]
            others = tuple(e for e in reversed(earlier) if e.document_id != later.document_id)
            if others:
                yield later, others


def lanes(
    candidates: Sequence[Candidate],
    common_places: frozenset[Place],
    words_digest: Callable[[Candidate], str],
) -> Iterator[Lane]:
    """Articles at one place that also have position, headline, words or time in common.

    So two stories of one page are told apart: each is compared with what stood at the same
    position, under the same headline, in the same words or with the same time of
    publication when the page was saved before. A day alone is that of too many. The number
    of comparisons grows with that of the articles, not its square.

    Args:
        candidates: articles of the whole dossier.
        common_places: what `shared_places` says of them.
        words_digest: a digest of an article's words; asked only at common places.
    """
    at_place: dict[Place, list[Candidate]] = defaultdict(list)
    for candidate in sorted(candidates, key=order):
        for place in places(candidate):
            if place in common_places:
                at_place[place].append(candidate)
    for place in sorted(at_place):
        alike: dict[tuple[str, object], list[Candidate]] = defaultdict(list)
        for candidate in at_place[place]:
            alike["position", candidate.position].append(candidate)
            if candidate.title:
                alike["headline", _headline(candidate)].append(candidate)
            if "T" in candidate.published:
                alike["published", moment(candidate.published)].append(candidate)
            alike["words", words_digest(candidate)].append(candidate)
        for found in alike.values():
            if len(found) > 1:
                yield Lane(place, tuple(found))


def _headline(candidate: Candidate) -> str:
    return " ".join(candidate.title.casefold().split())
