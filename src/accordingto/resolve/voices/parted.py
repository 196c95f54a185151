"""Mentions taken out of entities that they cannot be of, where the network put them there."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from accordingto.core.entity import ArticleEntity, EntityKind, Mention
from accordingto.resolve.acronyms import is_acronym
from accordingto.resolve.closed import JOINERS
from accordingto.resolve.groups import Groups
from accordingto.resolve.kinds import name_kind
from accordingto.resolve.lexicon import Known, body_kind, known
from accordingto.resolve.names import parse
from accordingto.resolve.nouns import is_plural, singular
from accordingto.resolve.phrase import PERSONAL, phrase
from accordingto.resolve.voices.entity_kinds import as_entity
from accordingto.resolve.voices.genders import GENDERED, Pronoun, of_name
from accordingto.resolve.voices.unlike_bodies import is_no_such_body

_NO_PERSONS = frozenset({"document", "outlet", "company", "official-body", "armed-group"})
"""Kinds of speakers that no person is."""
_NO_PLACE_FOR_ONE = frozenset({"place", "organisation", "official-body", "outlet", "company"})
"""Kinds of entities with names that no single person is."""
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_TWO = 2
_NEW = ("A ", "An ", "Another ")
_ENDS = (".", "!", "?", "\n", '."', ".”")
_BEFORE_CHARS = 4


def parted(
    text: str, mentions: Sequence[Mention], entities: Sequence[ArticleEntity]
) -> tuple[ArticleEntity, ...]:
    """The entities, without names and descriptions of somebody or something else.

    "Brandt's spokesman" is not Brandt, "the editorial" no person, "the senator from Orrin"
    not Orrin. All descriptions of an entity by one such noun become an entity of their own.
    Nor is Ada Lint Piet Brandt: whatever else the network takes for the two of them goes with
    whom it names last before.

    Args:
        text: the document's text.
        mentions: of one article.
        entities: which of them refer to one.
    """
    # Most are mentioned once, and nothing can be taken out of them.
    found = [one for one in entities if len(one.mentions) == 1]
    people = _people(text, mentions)
    named = _first_named(text, mentions)
    settled = (
        one
        for whole in entities
        if len(whole.mentions) > 1
        for one in _without_newcomers(text, mentions, whole, named)
    )
    whole_bodies = (
        one
        for whole in settled
        for named in _by_gender(text, mentions, whole)
        for one in _without_parts(text, mentions, named)
    )
    for entity in (
        one for body in whole_bodies for one in _by_person(text, mentions, body, people)
    ):
        strange = _strangers(text, mentions, entity)
        kept = tuple(n for n in entity.mentions if not any(n in own for own in strange))
        kind = _kind_left(mentions, kept, entity.kind) if strange else entity.kind
        found.append(replace(entity, kind=kind, mentions=kept))
        found += (
            ArticleEntity(_kind(text, mentions[own[0]], entity.kind), tuple(own), None)
            for own in strange
        )
    return tuple(sorted((one for one in found if one.mentions), key=lambda one: one.mentions))


def _people(text: str, mentions: Sequence[Mention]) -> frozenset[str]:
    """The words of all full names of people."""
    names = (
        parse(one.span.of(text)) for one in mentions if one.form == "name" and one.kind == "person"
    )
    return frozenset(word for name in names if name.is_full for word in name.content)


def _first_named(text: str, mentions: Sequence[Mention]) -> dict[str, int]:
    """Where each word of people's full names stands first, below the headline.

    What a headline says by name, the first sentence may say without.
    """
    found: dict[str, int] = {}
    headline = text.find("\n")
    for one in mentions:
        if one.form == "name" and one.kind == "person" and one.span.start > headline:
            name = parse(one.span.of(text))
            for word in name.content if name.is_full else ():
                found[word] = min(found.get(word, one.span.start), one.span.start)
    return found


def _without_newcomers(
    text: str, mentions: Sequence[Mention], entity: ArticleEntity, named: Mapping[str, int]
) -> list[ArticleEntity]:
    """An entity, and apart from it whoever is brought up after it was named.

    "A doctor", with which a sentence begins, is not Ada Lint of whom it told before, nor are
    the pronouns up to the next name; "A doctor, Ada Lint" is.
    """
    if entity.kind != "person":
        return [entity]
    own = [mentions[n] for n in entity.mentions]
    names = [one for one in own if one.form == "name"]
    words = {word for one in names for word in parse(one.span.of(text)).content}
    since = min((named[word] for word in words if word in named), default=len(text))
    groups: list[list[int]] = [[]]
    at = 0
    for n, one in zip(entity.mentions, own, strict=True):
        if one.span.start > since and _brings_up(text, one, names):
            groups.append([])
            at = len(groups) - 1
        elif one.form == "name":
            at = 0
        groups[at].append(n)
    return [
        replace(entity, mentions=tuple(kept), name=entity.name if entity.name in kept else None)
        for kept in groups
        if kept
    ]


def _brings_up(text: str, one: Mention, names: Sequence[Mention]) -> bool:
    """Whether a description opens a sentence as that of somebody new does."""
    if one.form != "nominal" or not one.span.of(text).startswith(_NEW):
        return False
    before = text[max(0, one.span.start - _BEFORE_CHARS) : one.span.start].rstrip(" \xa0")
    beside = any(one.span.start <= name.span.start <= one.span.end + len(", ") for name in names)
    return not beside and before.endswith(_ENDS)


def _by_gender(
    text: str, mentions: Sequence[Mention], entity: ArticleEntity
) -> list[ArticleEntity]:
    """An entity, or two where names in it are a man's and a woman's: "Mr. Lint", "Mrs. Lint".

    "He" and "she" go to theirs, all else to whom was named last before.
    """
    if entity.kind != "person":
        return [entity]
    names = [n for n in entity.mentions if mentions[n].form == "name"]
    if len(names) < _TWO:
        return [entity]
    found = {n: of_name(text, mentions[n]) for n in names}
    known = [one for one in found.values() if one is not None]
    if len(set(known)) < _TWO:
        return [entity]
    last = known[0]
    own: dict[Pronoun, list[int]] = {"he": [], "she": []}
    for n in entity.mentions:
        last = found.get(n) or last
        pronoun = GENDERED.get(mentions[n].span.of(text).lower())
        own[pronoun or last].append(n)
    return [replace(entity, mentions=tuple(places), name=None) for places in own.values()]


def _without_parts(
    text: str, mentions: Sequence[Mention], entity: ArticleEntity
) -> list[ArticleEntity]:
    """An entity, and apart from it the bodies that its letters begin the names of.

    "DWB Council" is a part of the DWB, not its full name.
    """
    names = {
        n: mentions[n].span.of(text).split() for n in entity.mentions if mentions[n].form == "name"
    }
    letters = {words[0] for words in names.values() if len(words) == 1 and is_acronym(words[0])}
    parts: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, words in names.items():
        if words[0] in letters and body_kind(words[1:], len(words) - 2) == "official-body":
            parts[tuple(words)].append(n)
    if not parts:
        return [entity]
    of_part = {n for own in parts.values() for n in own}
    kept = tuple(n for n in entity.mentions if n not in of_part)
    return [
        replace(entity, kind=_kind_left(mentions, kept, entity.kind), mentions=kept, name=None),
        *(ArticleEntity("official-body", tuple(own), own[0]) for own in parts.values()),
    ]


def _by_person(
    text: str, mentions: Sequence[Mention], entity: ArticleEntity, people: frozenset[str]
) -> list[ArticleEntity]:
    """An entity, or one for each of the people whose names in it have no word in common.

    That one of them is known by a single word ("Ada Lint, the Owl") is no other's name, unless
    that stands in a full name elsewhere, or behind "Mr.".
    """
    if entity.kind != "person":
        return [entity]
    names = {
        n: parse(mentions[n].span.of(text)) for n in entity.mentions if mentions[n].form == "name"
    }
    alike: Groups[str] = Groups()
    first = {n: min(name.content, default="") for n, name in names.items()}
    for n, name in names.items():
        for word in name.content:
            alike.join(first[n], word)
    of = {n: alike.find(word) for n, word in first.items()}
    full = {of[n] for n, name in names.items() if name.is_full}
    others = {of[n] for n, name in names.items() if people.issuperset(name.content)}
    surnames = {of[n] for n in names if _is_surname(text, mentions[n])}
    if not (full or len(surnames) > 1) or len(full | others | surnames) < _TWO:
        return [entity]
    own: dict[str, list[int]] = {one: [] for one in of.values()}
    last = next(iter(own))
    for n in entity.mentions:
        last = of.get(n, last)
        own[last].append(n)
    return [replace(entity, mentions=tuple(places), name=None) for places in own.values()]


def _is_surname(text: str, name: Mention) -> bool:
    """Whether "Mr." or the like stands before a name, which then is no byname."""
    start = name.span.start
    return text[max(0, start - _BEFORE_CHARS - 1) : start].endswith(("Mr. ", "Mrs. ", "Ms. "))


def _strangers(text: str, mentions: Sequence[Mention], entity: ArticleEntity) -> list[list[int]]:
    """The descriptions of an entity that are not of it, together by their nouns."""
    own = [mentions[n] for n in entity.mentions if mentions[n].form != "pronoun"]
    names = [one for one in own if one.form == "name"]
    if len(own) < _TWO or len(names) == len(own):
        return []  # Most are named or described once, which takes no reading of words.
    kind = "organisation" if _names_a_body(text, names) else entity.kind
    words = {word for one in names for word in parse(one.span.of(text)).words}
    by_noun: defaultdict[str, list[int]] = defaultdict(list)
    several = entity.kind == "person" and any(
        one.form == "nominal" and one.head.of(text).lower() in JOINERS for one in own
    )
    by_start = sorted(own, key=lambda one: one.span)
    for n in entity.mentions:
        if several and names and _is_of_several(text, mentions[n]):
            by_noun["and"].append(n)
        elif mentions[n].form == "nominal":
            by_noun[singular(mentions[n].head.of(text).lower())].append(n)
    return [
        alike
        for noun, alike in by_noun.items()
        if (several and noun == "and")
        or (names and (_is_no_such_thing(known([noun]), kind) or is_no_such_body(noun, words)))
        or any(_holds_another(mentions[n], by_start) for n in alike)
    ]


def _is_of_several(text: str, mention: Mention) -> bool:
    """Whether a mention is of several: "Lint and Brandt", "both men", "they"."""
    head = mention.head.of(text).lower()
    if mention.form == "pronoun":
        return head in _THEY
    return mention.form == "nominal" and (head in JOINERS or is_plural(head))


def _names_a_body(text: str, names: Sequence[Mention]) -> bool:
    """Whether the words of a name are those of a body, whatever the network takes it for."""
    return any(
        found is not None and name_kind(found) in _NO_PERSONS
        for found in (phrase(text, [one.span]) for one in names)
    )


def _kind_left(mentions: Sequence[Mention], kept: Sequence[int], kind: EntityKind) -> EntityKind:
    """What the network takes what is left for."""
    kinds = [mentions[n].kind for n in kept if mentions[n].form != "pronoun"]
    return max(sorted(set(kinds)), key=kinds.count, default=kind)


def _is_no_such_thing(noun: Known | None, kind: EntityKind) -> bool:
    """Whether a noun means what no entity of that kind is."""
    if noun is None:
        return False
    if kind == "person":
        return noun.noun.kind in _NO_PERSONS
    is_one = noun.noun.kind in PERSONAL and not noun.plural
    return kind in _NO_PLACE_FOR_ONE and is_one and noun.noun.what not in ("party", "company")


def _holds_another(whole: Mention, own: Sequence[Mention]) -> bool:
    """Whether the words before a head are somebody, of whom the noun then is another.

    In "Mayor Ada Lint" the name stands behind the noun, and is the mayor's.

    Args:
        whole: the description.
        own: whom they may be, in text order.
    """
    first = bisect_left(own, whole.span.start, key=lambda one: one.span.start)
    end = bisect_left(own, whole.head.start, key=lambda one: one.span.start)
    return any(one.span.end <= whole.head.start for one in own[first:end])


def _kind(text: str, first: Mention, kind: EntityKind) -> EntityKind:
    noun = known([first.head.of(text).lower()])
    if noun is None:
        return kind
    if noun.noun.kind in PERSONAL:
        return "person"
    return as_entity(noun.noun.kind)
