"""What is kept of an article's entities: those that are named, speak, or are spoken for."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from accordingto.core.entity import ArticleEntity, EntityKind, Mention
from accordingto.core.span import Span
from accordingto.core.voices import Voices
from accordingto.resolve.voices.entity_kinds import entity_kind

_Record = TypeVar("_Record", Mention, ArticleEntity)
_SOMEBODY = frozenset(
    {"person", "official-body", "outlet", "armed-group", "party-or-movement", "company",
     "organisation"}
)  # fmt: skip


def kept(text: str, voices: Voices) -> Voices:
    """The voices without things that nobody asks a ledger for ("the results", "a day").

    Kept are entities with a name, those that speak or stand in a chain, and people and
    bodies that are mentioned more than once. Of mentions with the same words one is kept.
    What is kept gets the kind that its names tell.

    Args:
        text: the document's text.
        voices: all that was found.
    """
    speaking = {entity for one in voices.speakers for entity in one.entities}
    speaking |= {e for chain in voices.chains for hop in chain for e in hop.entities}
    chosen = [
        number
        for number, one in enumerate(voices.entities)
        if number in speaking or one.name is not None
        or (one.kind in _SOMEBODY and len(one.mentions) > 1)
    ]  # fmt: skip
    mentions, entities = _with_kinds(text, *_renumbered(voices, chosen))
    place = {old: new for new, old in enumerate(chosen)}

    def moved(old: Iterable[int]) -> tuple[int, ...]:
        return tuple(place[one] for one in old)

    return replace(
        voices,
        mentions=mentions,
        entities=entities,
        speakers=tuple(replace(s, entities=moved(s.entities)) for s in voices.speakers),
        chains=tuple(
            tuple(replace(hop, entities=moved(hop.entities)) for hop in chain)
            for chain in voices.chains
        ),
    )


def _renumbered(
    voices: Voices, chosen: list[int]
) -> tuple[tuple[Mention, ...], tuple[ArticleEntity, ...]]:
    members = [_unlike(voices, voices.entities[number].mentions) for number in chosen]
    place = {old: new for new, old in enumerate(sorted(n for own in members for n in own))}
    entities = []
    for number, own in zip(chosen, members, strict=True):
        one = voices.entities[number]
        name = None
        if one.name is not None:
            words = voices.mentions[one.name].span
            name = next(place[n] for n in own if voices.mentions[n].span == words)
        entities.append(ArticleEntity(one.kind, tuple(place[n] for n in own), name))
    return tuple(voices.mentions[n] for n in place), tuple(entities)


def _with_kinds(
    text: str, mentions: tuple[Mention, ...], entities: tuple[ArticleEntity, ...]
) -> tuple[tuple[Mention, ...], tuple[ArticleEntity, ...]]:
    found = [entity_kind(text, [mentions[n] for n in one.mentions], one.kind) for one in entities]
    kinds = {n: kind for one, kind in zip(entities, found, strict=True) for n in one.mentions}
    return (
        tuple(_of_kind(one, kinds[n]) for n, one in enumerate(mentions)),
        tuple(_of_kind(one, kind) for one, kind in zip(entities, found, strict=True)),
    )


def _of_kind(one: _Record, kind: EntityKind) -> _Record:
    return one if one.kind == kind else replace(one, kind=kind)


def _unlike(voices: Voices, own: Iterable[int]) -> list[int]:
    first: dict[Span, int] = {}
    for one in own:
        first.setdefault(voices.mentions[one].span, one)
    return sorted(first.values())
