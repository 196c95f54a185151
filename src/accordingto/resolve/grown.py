"""Groups of article entities as they grow, and what the members of each have between them.

A large group is asked of again for everybody who might join it, so what its members have
together is kept, and not gathered anew from each of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from accordingto.resolve.groups import Groups
from accordingto.resolve.names import Name
from accordingto.resolve.profiles import SORTS, Profile


class Grown:
    """Disjoint sets of places in a sequence of profiles.

    Args:
        profiles: of all article entities.
    """

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._groups: Groups[int] = Groups()
        self._named: list[dict[tuple[Name, ...], Profile]] = [
            {one.names: one} if one.names else {} for one in profiles
        ]
        self._known = [{one.known_as} - {""} for one in profiles]
        self._human = [one.is_person for one in profiles]
        self._borne = [set(_borne(one)) for one in profiles]
        self._bearers: defaultdict[str, set[int]] = defaultdict(set)
        for place, keys in enumerate(self._borne):
            for key in keys:
                self._bearers[key].add(place)
        self._asked: dict[int, list[int]] = {}

    def find(self, place: int) -> int:
        """The place that stands for a group."""
        return self._groups.find(place)

    def members(self, place: int) -> list[int]:
        """All places of a group, in the order in which they joined it."""
        return self._groups.members(place)

    def join(self, one: int, other: int) -> bool:
        """Make two groups one; False if they are."""
        before = self.find(one), self.find(other)
        if before[0] == before[1]:
            return False
        self._groups.join(one, other)
        kept = self.find(one)
        gone = before[0] if before[1] == kept else before[1]
        self._named[kept].update(self._named[gone])
        self._known[kept] |= self._known[gone]
        self._human[kept] |= self._human[gone]
        self._borne[kept] |= self._borne[gone]
        for key in self._borne[gone]:
            self._bearers[key].discard(gone)
            self._bearers[key].add(kept)
        self._asked.pop(kept, None)
        return True

    def named(self, place: int) -> list[Profile]:
        """One profile for each set of names in a group."""
        return list(self._named[self.find(place)].values())

    def known(self, place: int) -> Set[str]:
        """The newsroom's ids of the members of a group."""
        return self._known[self.find(place)]

    def has_person(self, place: int) -> bool:
        """Whether any member of a group is a person."""
        return self._human[self.find(place)]

    def bearers(self, keys: Iterable[str]) -> set[int]:
        """Groups whose full names have a surname or word for bodies, by what spellings share."""
        return {place for key in keys for place in self._bearers.get(key, ())}

    def some(self, place: int, n: int) -> list[int]:
        """`n` members of a group, evenly out of its sorted ones; all if there are no more."""
        root = self.find(place)
        if root not in self._asked:
            ordered = sorted(self.members(root))
            if len(ordered) > n:
                ordered = [ordered[at * (len(ordered) - 1) // (n - 1)] for at in range(n)]
            self._asked[root] = ordered
        return self._asked[root]


def _borne(one: Profile) -> Iterable[str]:
    """What others may be called by, of whom no more is known: a surname, or "the Ministry"."""
    if one.is_person:
        return (name.surname_key for name in one.names if name.is_full)
    full = (words for words in one.contents if len(words) > 1)
    return (word for words in full for word in words & SORTS)
