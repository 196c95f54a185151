"""Entities that grow together, but never over names that are at odds."""

from collections import defaultdict
from collections.abc import Sequence

from accordingto.core.entity import ArticleEntity, EntityKind, Mention
from accordingto.resolve.groups import Groups
from accordingto.resolve.names import Name, given_names_differ, spelled_alike


class Joining:
    """Groups of entities that grow together, but never over names that are at odds.

    Args:
        names: of each entity.
        people: whether each is a person.
    """

    def __init__(self, names: Sequence[Sequence[Name]], people: Sequence[bool]) -> None:
        self._groups: Groups[int] = Groups()
        self._names = [list(own) for own in names]
        self._people = people

    def find(self, one: int) -> int:
        """The entity that stands for the group."""
        return self._groups.find(one)

    def members(self, one: int) -> list[int]:
        """All entities of the group."""
        return self._groups.members(one)

    def join(self, one: int, *others: int) -> None:
        """Makes their groups one, unless a name of the one cannot be the other's."""
        for other in others:
            self._join(one, other)

    def _join(self, one: int, other: int) -> None:
        if one == other:
            return
        left, right = self.find(one), self.find(other)
        if left == right:
            return
        are_people = self._people[left] or self._people[right]
        if any(
            _at_odds(a, b, are_people=are_people)
            for a in self._names[left]
            for b in self._names[right]
        ):
            return
        self._groups.join(left, right)
        kept, gone = self.find(left), left if self.find(left) == right else right
        known = set(self._names[kept])
        self._names[kept] += [name for name in self._names[gone] if name not in known]

    def entities(
        self, mentions: Sequence[Mention], entities: Sequence[ArticleEntity]
    ) -> tuple[ArticleEntity, ...]:
        """The entities with those of one group made one, by their first mention."""
        gathered: defaultdict[int, list[ArticleEntity]] = defaultdict(list)
        for number, entity in enumerate(entities):
            gathered[self.find(number)].append(entity)
        whole = (merged(mentions, own) for own in gathered.values())
        return tuple(sorted(whole, key=lambda entity: entity.mentions))


def _at_odds(one: Name, other: Name, *, are_people: bool) -> bool:
    """Whether two names of several words cannot be one's: "Ada Lint", "Piet Lint"."""
    if not (one.is_full and other.is_full):
        return False
    if are_people and not one.content & other.content:
        return not (spelled_alike(one.surname, other.surname))
    if one.words[-1] != other.words[-1]:
        return False
    if are_people:
        return given_names_differ(one, other)
    return bool(one.content - other.content and other.content - one.content)


def merged(mentions: Sequence[Mention], own: Sequence[ArticleEntity]) -> ArticleEntity:
    """One entity of all mentions of several, with the kind and the name that fit best."""
    members = tuple(sorted(n for entity in own for n in entity.mentions))
    kind = own[0].kind if len(own) == 1 else _likeliest(own)
    named = [n for n in members if mentions[n].form == "name"]
    fullest = max(named, key=lambda n: (len(mentions[n].span), -n), default=None)
    return ArticleEntity(kind, members, fullest)


def _likeliest(own: Sequence[ArticleEntity]) -> EntityKind:
    """The kind that most mentions of several entities have."""
    kinds = [entity.kind for entity in own for _ in entity.mentions]
    return max(sorted(set(kinds)), key=lambda k: (k != "other", kinds.count(k)))
