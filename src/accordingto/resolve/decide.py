"""Which article entities are one across the dossier, why, and what people say about it."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accordingto.core.identity import DecidedBy, Entity, Ground, Merge
from accordingto.core.judgement import Judgement
from accordingto.core.step import Step
from accordingto.errors import AccordingtoError
from accordingto.resolve.candidates import candidates
from accordingto.resolve.compare import (
    grounds,
    log_odds,
    matters_exclude,
    names_exclude,
    numbers_exclude,
    people_exclude,
)
from accordingto.resolve.dossier import Dossier
from accordingto.resolve.entities import entity
from accordingto.resolve.grown import Grown
from accordingto.resolve.judged import NOBODY, Judged
from accordingto.resolve.pair import Pair
from accordingto.resolve.profiles import SORTS, Profile, profile
from accordingto.resolve.referents import Referent
from accordingto.resolve.weights import Weights, shipped

N_ASKED = 6
"""Of each of two groups, how many members at most are compared when they may become one."""
N_ROUNDS = 3
"""How often links that did not hold are tried again, since groups have grown meanwhile."""
LIMIT = 4.0
"""Log-odds beyond this, either way, count as this, so that no pair outvotes a group."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The entities of a dossier.

    Args:
        entities: sorted by the least id among their members.
        merges: why members are one, and what judgements undid, sorted by the two ids.
        contradicted: judgements that later ones rule out.
    """

    entities: tuple[Entity, ...]
    merges: tuple[Merge, ...]
    contradicted: tuple[Judgement, ...] = ()


def step(weights: Weights | None = None) -> Step:
    """What made these records."""
    return Step("resolve", "across", (weights or shipped()).version)


def decide(
    referents: Iterable[Referent],
    dossier: Dossier,
    *,
    judged: Judged = NOBODY,
    weights: Weights | None = None,
) -> Decided:
    """Put article entities together that are one, surest first, as long as nothing forbids it.

    People's judgements come first, then the newsroom's file, then what the articles say.
    Never made one: two that a judgement tells apart, two that the newsroom's file knows as
    two, and two people of one surname with different given names. The result depends on
    the articles and judgements alone, not on their order.

    Args:
        referents: of all articles, each with an id of its own.
        dossier: what the articles say together.
        judged: what people decided.
        weights: what features weigh; those that come with the package unless given.

    Raises:
        AccordingtoError: if two referents have one id.
    """
    profiles = [profile(r, dossier) for r in sorted(referents, key=lambda r: r.id)]
    ids = [p.referent.id for p in profiles]
    if len(set(ids)) < len(ids):
        raise AccordingtoError("two article entities have one id; give each article once")
    work = _Work(profiles, dossier, judged, weights or shipped())
    work.take_judgements()
    work.take_knowledge()
    work.take_links()
    groups = sorted({tuple(sorted(work.groups.members(n))) for n in range(len(profiles))})
    return Decided(
        tuple(entity([profiles[n] for n in group], dossier) for group in groups),
        tuple(sorted(work.merges, key=lambda m: (m.one, m.other))),
        judged.contradicted,
    )


class _Work:
    """Groups of places in the sequence of profiles, as they grow."""

    def __init__(
        self, profiles: Sequence[Profile], dossier: Dossier, judged: Judged, weights: Weights
    ) -> None:
        self.groups = Grown(profiles)
        self.merges: list[Merge] = []
        self._profiles = profiles
        self._dossier = dossier
        self._weights = weights
        self._judged = judged
        self._places = {p.referent.id: n for n, p in enumerate(profiles)}
        self._scores: dict[tuple[int, int], float] = {}
        self._apart = _apart(judged, self._places)

    def take_judgements(self) -> None:
        for (one, other), judgement in self._judged.same.items():
            if one in self._places and other in self._places:
                words = f"{judgement.who or 'somebody'} says so"
                ground = Ground("judgement", 1.0, LIMIT, words)
                self._join(self._places[one], self._places[other], 1.0, "person", (ground,))
        for one, other in self._judged.different:
            if one in self._places and other in self._places:
                self._undo(self._places[one], self._places[other])

    def take_knowledge(self) -> None:
        first: dict[str, int] = {}
        for place, one in enumerate(self._profiles):
            known = one.known_as
            if known and known not in first:
                first[known] = place
            elif known and not self._told_apart(first[known], place):
                words = f"the newsroom's file knows both as “{known}”"
                ground = Ground("knowledge", 1.0, LIMIT, words)
                self._join(first[known], place, 1.0, "knowledge", (ground,))

    def take_links(self) -> None:
        links = [
            pair
            for pair in candidates(self._profiles, self._dossier)
            if self._score(*pair) >= self._weights.threshold
        ]
        links.sort(key=lambda pair: (-self._score(*pair), pair))
        for _ in range(N_ROUNDS):
            left = [pair for pair in links if not self._try(*pair)]
            if len(left) == len(links):
                break
            links = left

    def _try(self, one: int, other: int) -> bool:
        """Whether the two are in one group now, or can never be."""
        if self.groups.find(one) == self.groups.find(other):
            return True
        if self._told_apart(one, other) or self._excluded(one, other):
            return True
        if self._may_be_another(one, other):
            return False
        linked = self._linkage(one, other)
        if linked < self._weights.threshold:
            return False
        found = grounds(self._pair(one, other), self._weights)
        self._join(one, other, _probability(linked), "features", found)
        return True

    def _linkage(self, one: int, other: int) -> float:
        """How well two groups fit: the mean over pairs of members, mixed with the best of them.

        Of a large group `N_ASKED` members are asked, evenly out of its sorted ones.
        """
        lefts, rights = (self.groups.some(place, N_ASKED) for place in (one, other))
        scores = [self._score(min(a, b), max(a, b)) for a in lefts for b in rights]
        best = max(*scores, self._score(min(one, other), max(one, other)))
        return self._weights.mix * best + (1 - self._weights.mix) * sum(scores) / len(scores)

    def _score(self, one: int, other: int) -> float:
        if (one, other) not in self._scores:
            found = log_odds(self._pair(one, other), self._weights)
            self._scores[one, other] = min(max(found, -LIMIT), LIMIT)
        return self._scores[one, other]

    def _pair(self, one: int, other: int) -> Pair:
        return Pair(self._profiles[one], self._profiles[other], self._dossier)

    def _told_apart(self, one: int, other: int) -> bool:
        """Whether a judgement, or the newsroom's file, tells a member of one from one of other."""
        if self._apart:
            lefts, rights = self.groups.members(one), self.groups.members(other)
            small, large = sorted((lefts, rights), key=len)
            held = set(large)
            if any(not self._apart.get(n, frozenset()).isdisjoint(held) for n in small):
                return True
        known = self.groups.known(one), self.groups.known(other)
        return bool(known[0] and known[1] and known[0].isdisjoint(known[1]))

    def _excluded(self, one: int, other: int) -> bool:
        lefts, rights = self.groups.named(one), self.groups.named(other)
        excludes = people_exclude, numbers_exclude, matters_exclude
        if any(differ(a, b) for a in lefts for b in rights for differ in excludes):
            return True
        # Two groups that both have names need one in common, or two that are alike.
        pairs = [(a, b) for a in lefts for b in rights]
        return bool(pairs) and all(names_exclude(Pair(a, b, self._dossier)) for a, b in pairs)

    def _may_be_another(self, one: int, other: int) -> bool:
        """Whether one group has a name alone that more groups than the other have.

        A surname, or a word for bodies: "the Ministry" where there are two of them.
        """
        for place in (one, other):
            bearers = self.groups.bearers(self._alone(place))
            if len(bearers - {self.groups.find(place)}) > 1:
                return True
        return False

    def _alone(self, place: int) -> list[str]:
        """The surnames or words for bodies that are all the names a group has, if they are."""
        named = self.groups.named(place)
        names = [name for own in named for name in own.names]
        if self.groups.has_person(place):
            return (
                [] if any(name.is_full for name in names) else [name.surname_key for name in names]
            )
        words = [words for own in named for words in own.contents]
        if not all(len(own) == 1 and own <= SORTS for own in words):
            return []
        return [word for own in words for word in sorted(own)]

    def _join(
        self,
        one: int,
        other: int,
        probability: float,
        by: DecidedBy,
        why: tuple[Ground, ...],
    ) -> None:
        if self.groups.join(one, other):
            self.merges.append(self._merge(one, other, probability, by, why))

    def _undo(self, one: int, other: int) -> None:
        """Keep, marked, what a judgement forbids and the articles alone would have made one."""
        score = self._score(min(one, other), max(one, other))
        if score >= self._weights.threshold:
            found = grounds(self._pair(one, other), self._weights)
            merge = self._merge(one, other, _probability(score), "features", found)
            self.merges.append(
                Merge(
                    merge.one, merge.other, merge.probability, merge.decided_by, found, undone=True
                )
            )

    def _merge(
        self, one: int, other: int, probability: float, by: DecidedBy, why: tuple[Ground, ...]
    ) -> Merge:  # fmt: skip
        first, second = sorted((self._profiles[one].referent.id, self._profiles[other].referent.id))
        return Merge(first, second, probability, by, why)


def _apart(judged: Judged, places: Mapping[str, int]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for one, other in judged.different:
        if one in places and other in places:
            found.setdefault(places[one], set()).add(places[other])
            found.setdefault(places[other], set()).add(places[one])
    return {place: frozenset(others) for place, others in found.items()}


def _probability(logit: float) -> float:
    return round(1 / (1 + math.exp(-logit)), 4)
