"""What is kept of an article's entities: those that are named, speak, or are spoken for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from accordingto.core.entity import ArticleEntity, EntityKind, Mention
from accordingto.core.span import Span
from accordingto.core.voices import Voices
from accordingto.resolve.closed import ALONE, RELATIVES
from accordingto.resolve.lexicon import known
from accordingto.resolve.voices.entity_kinds import entity_kind
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import words_in

_BEGINS = re.compile(r"(?:^|\n|[.!?:”\"]\s{1,3})[“\"‘']*\Z")
_FEW = 6
"""Characters that show that a sentence begins."""
_LONGEST_HEADING, _LONG = 160, 4
"""Characters of a heading, and letters of a word that has a capital in one."""
_TIMES = words_of("days and months")
_Record = TypeVar("_Record", Mention, ArticleEntity)
_SOMEBODY = frozenset(
    {"person", "official-body", "outlet", "armed-group", "party-or-movement", "company",
     "organisation"}
)  # fmt: skip


def kept(text: str, voices: Voices) -> Voices:
    """The voices without things that nobody asks a ledger for ("the results", "a day").

    Kept are entities with a name that is no date, those that speak or stand in a chain, and
    people and bodies that are mentioned more than once. Of mentions with the same words one is
    kept.
    What is kept gets the kind that its names tell.

    Args:
        text: the document's text.
        voices: all that was found.
    """
    voices = replace(voices, entities=_without_nouns(text, voices))
    inside = _inside(voices.mentions)
    speaking = {entity for one in voices.speakers for entity in one.entities}
    speaking |= {e for chain in voices.chains for hop in chain for e in hop.entities}
    chosen = [
        number
        for number, one in enumerate(voices.entities)
        if number in speaking or _is_named(text, voices, one, inside)
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


def _without_nouns(text: str, voices: Voices) -> tuple[ArticleEntity, ...]:
    """The entities, without names that are nouns with which sentences begin: "Officials"."""
    return tuple(
        replace(one, name=None)
        if one.name is not None
        and all(
            _is_noun(text, voices.mentions[n].span)
            for n in one.mentions
            if voices.mentions[n].form == "name"
        )
        else one
        for one in voices.entities
    )


def _is_noun(text: str, name: Span) -> bool:
    word = name.of(text)
    if not word.isalpha() or not word[0].isupper() or word[1:] != word[1:].lower():
        return False
    noun = known([word.lower()])
    is_any = word.lower() in ALONE | RELATIVES
    if not is_any and (noun is None or not noun.plural or not noun.noun.is_person):
        return False
    return _BEGINS.search(text, max(0, name.start - _FEW), name.start) is not None


def _inside(mentions: Sequence[Mention]) -> dict[int, Span]:
    """The names that stand in longer ones, each with the longest around it.

    "Joint Rivers" of "Joint Rivers Commission", "Water" of "Ministry of Water".
    """
    found: dict[int, Span] = {}
    outer: Span | None = None
    names = [n for n, one in enumerate(mentions) if one.form == "name"]
    for n in sorted(names, key=lambda n: (mentions[n].span.start, -mentions[n].span.end)):
        span = mentions[n].span
        if outer is not None and span.end <= outer.end and span != outer:
            found[n] = outer
        else:
            outer = span
    return found


def _is_named(text: str, voices: Voices, one: ArticleEntity, inside: Mapping[int, Span]) -> bool:
    """Whether a name of it is no date: nobody looks for who "Tuesday" or "June 16" is.

    Nor for what a name tells of nothing but in another: "Seismology" of an institute for it, nor
    for nouns that have capitals in a heading alone: "Background and Motivation".
    People are looked for, and what stands there with a place's name.
    """
    if one.name is None:
        return False
    names = [n for n in one.mentions if voices.mentions[n].form == "name"]
    if one.kind != "person" and all(n in inside for n in names):
        return False
    if one.kind == "other" and all(_is_in_heading(text, voices.mentions[n].span) for n in names):
        return False
    words = words_in(text, [voices.mentions[one.name].span])
    is_date = all(word.low in _TIMES or word.text.isdigit() for word in words if word.is_word)
    return one.kind == "person" or not is_date


def _is_in_heading(text: str, name: Span) -> bool:
    """Whether a name stands in a line in which every longer word has a capital."""
    start = text.rfind("\n", max(0, name.start - _LONGEST_HEADING), name.start) + 1
    end = text.find("\n", name.end, start + _LONGEST_HEADING)
    line = text[start : len(text) if end < 0 else end]
    if len(line) > _LONGEST_HEADING or line.rstrip().endswith("."):
        return False
    longer = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) >= _LONG]
    return len(longer) > 1 and all(word[0].isupper() for word in longer)


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
