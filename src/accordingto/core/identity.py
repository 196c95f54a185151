"""Who is who across the articles of a dossier: entities, their names, and why they are one."""

from dataclasses import dataclass
from typing import Literal

from accordingto.core.entity import EntityKind
from accordingto.core.ids import digest

DecidedBy = Literal["features", "knowledge", "person"]
"""What made two one: the comparison of features, the newsroom's file, or a judgement."""


@dataclass(frozen=True, slots=True)
class NameUse:
    """One spelling of an entity's name, and who uses it.

    Args:
        name: the words as they stand in the articles.
        articles: ids of the articles that use it, sorted.
        outlets: their outlets, sorted, each once; "" where an article states none.
    """

    name: str
    articles: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that one or more articles of a dossier refer to.

    Args:
        id: a digest of its members, so that it changes when they do.
        name: the fullest name seen, or the fullest description where nobody gives a name.
        kind: the one that most members have; `outlet` also where an article of the dossier
            was printed under one of its names.
        kinds: all that members have, sorted.
        members: ids of the article entities that it gathers, sorted.
        names: every name seen and by whom, the most used first.
        known_as: its id in the newsroom's file of known entities, or "".
    """

    id: str
    name: str
    kind: EntityKind
    kinds: tuple[EntityKind, ...]
    members: tuple[str, ...]
    names: tuple[NameUse, ...]
    known_as: str = ""


def outlet_key(name: str) -> str:
    """What ways of writing an outlet's name have in common: "The Orrin Flash", "ORRIN FLASH"."""
    words = name.casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that speaks for or against two being one.

    Args:
        feature: the name of the function in `resolve/compare.py` that says so.
        value: what it gives, from 0 (nothing) to 1 (all of it).
        log_odds: by how much it moves the odds; below 0 it speaks against.
        words: the reason for people, with the words of the articles in quotation marks.
    """

    feature: str
    value: float
    log_odds: float
    words: str


@dataclass(frozen=True, slots=True)
class Merge:
    """That two article entities are one, and why.

    An entity of n members has n - 1 of these. It is undone by a judgement that says
    "different" of the two; then it is kept, marked, and what hung on it is decided anew.

    Args:
        one: id of the first article entity.
        other: id of the second; the two ids are sorted.
        probability: that the two are one, in [0, 1]; 1 where a person says so.
        decided_by: what made them one.
        grounds: what spoke, the weightiest first.
        undone: whether a judgement forbids it.
    """

    one: str
    other: str
    probability: float
    decided_by: DecidedBy
    grounds: tuple[Ground, ...]
    undone: bool = False

    @property
    def reason(self) -> str:
        """What speaks for it in words, the weightiest first."""
        return "; ".join(ground.words for ground in self.grounds if ground.log_odds > 0)


def entity_id(members: tuple[str, ...]) -> str:
    """The id of an entity: a digest of its members' ids, whatever their order."""
    return digest("entity", *sorted(members))
