"""Entities of one article made one by their names, where the network left them apart."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.resolve.acronyms import (
    acronym_key,
    definitions,
    home_key,
    initials,
    is_acronym,
    long_key,
)
from accordingto.resolve.closed import PREPOSITIONS, RELATIVES
from accordingto.resolve.groups import Groups
from accordingto.resolve.lexicon import known
from accordingto.resolve.names import (
    Name,
    given_names_differ,
    parse,
    spelled_alike,
    without_article,
)
from accordingto.resolve.words import words_in

_BESIDE = re.compile(r",[ \xa0](?=(?:the|an?|its|their)[ \xa0])")


def joined(
    text: str,
    paragraphs: Iterable[Span],
    mentions: Sequence[Mention],
    entities: Sequence[ArticleEntity],
) -> tuple[ArticleEntity, ...]:
    """The entities with those of one name made one, by their first mention.

    One name whole is one entity; a surname, or a given name, belongs to the only one who
    has it; an acronym to the name that the article gives beside it. A surname that two
    people have is left where the network put it.

    Args:
        text: the document's text.
        paragraphs: of the article.
        mentions: its mentions.
        entities: which of them refer to one.
    """
    names = [_names(text, mentions, entity) for entity in entities]
    groups = _Joining(names, [entity.kind == "person" for entity in entities])
    _by_place(mentions, entities, groups)
    _by_title(text, mentions, entities, groups)
    _by_apposition(text, mentions, entities, groups)
    _by_whole_name(names, groups)
    _by_outer_words(names, entities, groups)
    _by_acronym(text, paragraphs, mentions, entities, names, groups)
    _by_last_words(names, entities, groups)
    _by_one_word(names, entities, groups)
    gathered: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(len(entities)):
        gathered[groups.find(number)].append(number)
    return tuple(
        sorted(
            (_merged(mentions, [entities[n] for n in own]) for own in gathered.values()),
            key=lambda entity: entity.mentions,
        )
    )


class _Joining:
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


def _names(text: str, mentions: Sequence[Mention], entity: ArticleEntity) -> list[Name]:
    written = [mentions[n].span.of(text) for n in entity.mentions if mentions[n].form == "name"]
    return [name for name in dict.fromkeys(map(parse, written)) if name.words]


def _by_place(
    mentions: Sequence[Mention], entities: Sequence[ArticleEntity], groups: "_Joining"
) -> None:
    """The same words are the same entity, whichever of them was taken for the head."""
    first: dict[Span, int] = {}
    for number, entity in enumerate(entities):
        for one in entity.mentions:
            groups.join(first.setdefault(mentions[one].span, number), number)


def _by_title(
    text: str,
    mentions: Sequence[Mention],
    entities: Sequence[ArticleEntity],
    groups: "_Joining",
) -> None:
    """Makes one of a description of one that ends with a name, and the name: "baker Ada Lint"."""
    ends = {
        mentions[one].span.end: (mentions[one].span.start, number)
        for number, entity in enumerate(entities)
        for one in entity.mentions
        if mentions[one].form == "name" and mentions[one].kind == "person"
    }
    for number, entity in enumerate(entities):
        for one in entity.mentions:
            whole = mentions[one]
            start, named = ends.get(whole.span.end, (-1, number))
            titles = whole.form == "nominal" and entity.kind == "person"
            if titles and whole.head.end <= start and _is_title(text, whole, start):
                groups.join(named, number)


def _is_title(text: str, whole: Mention, name: int) -> bool:
    """Whether a noun and the name at the end of its words may be one: no "friends of Ada Lint".

    Args:
        text: the document's text.
        whole: the words.
        name: where the name in them begins.
    """
    noun = known([whole.head.of(text).lower()])
    if noun is not None and noun.plural and noun.noun.is_person:
        return False
    between = [word.low for word in words_in(text, [Span(whole.head.end, name)])]
    if not between or not RELATIVES.isdisjoint(between):
        return not between
    return between[-1] not in PREPOSITIONS and not between[-1].endswith("ing")


def _by_apposition(
    text: str,
    mentions: Sequence[Mention],
    entities: Sequence[ArticleEntity],
    groups: "_Joining",
) -> None:
    """Makes one of a person's name and the description set beside it: "Ada Lint, the mayor"."""
    described = {
        mentions[one].span.start: number
        for number, entity in enumerate(entities)
        if entity.name is None and entity.kind == "person"
        for one in entity.mentions
        if mentions[one].form == "nominal"
    }
    for number, entity in enumerate(entities):
        if entity.kind != "person":
            continue
        for one in entity.mentions:
            if mentions[one].form != "name":
                continue
            found = _BESIDE.match(text, mentions[one].span.end)
            if found is not None and found.end() in described:
                groups.join(number, described[found.end()])


def _by_whole_name(names: Sequence[Sequence[Name]], groups: "_Joining") -> None:
    first: dict[tuple[str, ...], int] = {}
    for number, own in enumerate(names):
        for name in own:
            # A surname alone is looked at later, since two people may share it.
            if name.is_full or is_acronym(name.written):
                words = tuple(map(without_article, name.words))
                groups.join(first.setdefault(words, number), number)


def _by_outer_words(
    names: Sequence[Sequence[Name]], entities: Sequence[ArticleEntity], groups: "_Joining"
) -> None:
    """Makes one of people's names that differ in middle names: "Ada Lint", "Ada M. Lint"."""
    by_outer: defaultdict[tuple[str, str], list[tuple[int, Name]]] = defaultdict(list)
    for number, own in enumerate(names):
        if entities[number].kind == "person":
            for name in own:
                if name.is_full:
                    by_outer[name.words[0], name.surname].append((number, name))
    for bearers in by_outer.values():
        longest = max((name for _, name in bearers), key=lambda name: len(name.words))
        if all(set(name.words) <= set(longest.words) for _, name in bearers):
            groups.join(*(number for number, _ in bearers))


def _by_acronym(
    text: str,
    paragraphs: Iterable[Span],
    mentions: Sequence[Mention],
    entities: Sequence[ArticleEntity],
    names: Sequence[Sequence[Name]],
    groups: "_Joining",
) -> None:
    short: dict[str, int] = {}
    long: dict[str, int] = {}
    whole: dict[str, int] = {}
    for number, own in enumerate(names):
        for name in own:
            if is_acronym(name.written):
                short.setdefault(acronym_key(name.written), number)
            elif name.is_full:
                for key in (long_key, home_key):
                    long.setdefault(key(name.written), number)
                whole.setdefault(name.written, number)
    begins = {
        mentions[n].span.start: number
        for number, entity in enumerate(entities)
        for n in entity.mentions
        if mentions[n].form == "name" and mentions[n].kind != "place"
    }
    for paragraph in paragraphs:
        for one in definitions(paragraph.of(text)):
            named = long.get(one.long, begins.get(paragraph.start + one.start))
            if one.short in short and named is not None:
                groups.join(short.pop(one.short), named)
    _by_initials(short, whole, groups)


def _by_initials(short: dict[str, int], whole: dict[str, int], groups: "_Joining") -> None:
    """Takes an acronym that is defined nowhere for the only name that it can be short for."""
    fitting: defaultdict[str, set[int]] = defaultdict(set)
    for written, number in whole.items():
        for letters in initials(written):
            fitting[letters].add(groups.find(number))
    for letters, number in short.items():
        if len(fitting[letters]) == 1:
            groups.join(number, *fitting[letters])


def _by_last_words(
    names: Sequence[Sequence[Name]], entities: Sequence[ArticleEntity], groups: "_Joining"
) -> None:
    """Gives a surname of several words ("de Brandt", "Lint Vennick") to the only full name."""
    ending: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    people = [number for number, one in enumerate(entities) if one.kind == "person"]
    for number in people:
        for name in names[number]:
            for first in range(1, len(name.words) - 1):
                ending[name.words[first:]].add(number)
    for number in people:
        for name in names[number]:
            longer = ending.get(name.words)
            if longer is None:
                continue
            fuller = {groups.find(n) for n in longer} - {groups.find(number)}
            if len(fuller) == 1:
                groups.join(min(fuller), number)


def _by_one_word(
    names: Sequence[Sequence[Name]], entities: Sequence[ArticleEntity], groups: "_Joining"
) -> None:
    """Gives each entity with a name of one word to the only fuller name that it can mean."""
    by_surname: defaultdict[str, set[int]] = defaultdict(set)
    by_given: defaultdict[str, set[int]] = defaultdict(set)
    alone: defaultdict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(names):
        # "Orrin" is not short for "Friends of Orrin".
        is_person = entities[number].kind == "person"
        for name in own:
            if not name.is_full:
                alone[name.words[0]].append(number)
            elif is_person:
                by_surname[name.surname].add(number)
                by_given[name.words[0]].add(number)
    for word, numbers in alone.items():
        for number in numbers:
            groups.join(numbers[0], number)
        fuller = {groups.find(n) for n in by_surname[word]} or {
            groups.find(n) for n in by_given[word] if entities[n].kind == "person"
        }
        if len(fuller) == 1:
            (one,) = fuller
            if _may_join(entities[numbers[0]], entities[one], names[numbers[0]], names[one]):
                groups.join(one, numbers[0])


def _may_join(
    short: ArticleEntity, whole: ArticleEntity, names: Sequence[Name], others: Sequence[Name]
) -> bool:
    if {short.kind, whole.kind} == {"person", "place"}:
        return False
    return not any(
        given_names_differ(a, b) for a in names for b in others if a.surname == b.surname
    )


def _merged(mentions: Sequence[Mention], own: Sequence[ArticleEntity]) -> ArticleEntity:
    members = tuple(sorted(n for entity in own for n in entity.mentions))
    kinds = [entity.kind for entity in own for _ in entity.mentions]
    kind = max(sorted(set(kinds)), key=lambda k: (k != "other", kinds.count(k)))
    named = [n for n in members if mentions[n].form == "name"]
    fullest = max(named, key=lambda n: (len(mentions[n].span), -n), default=None)
    return ArticleEntity(kind, members, fullest)
