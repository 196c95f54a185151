"""Entities of one article made one by their names, where the network left them apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.resolve.acronyms import is_acronym
from accordingto.resolve.bodies import OF_PARLIAMENTS
from accordingto.resolve.lexicon import known, place
from accordingto.resolve.names import Name, given_names_differ, parse, without_article
from accordingto.resolve.voices.beside_names import join_by_apposition, join_by_title
from accordingto.resolve.voices.by_acronym import join_by_acronym
from accordingto.resolve.voices.genders import GENDERED, Pronoun, of_name
from accordingto.resolve.voices.headlines import join_by_headline
from accordingto.resolve.voices.joining import Joining
from accordingto.resolve.wordlists import lines_of, words_of

_PAPERS = next(set(line.split()) for line in lines_of("bodies of one sort") if "herald" in line)
_BODIES = (
    words_of("bodies") - OF_PARLIAMENTS - frozenset(["court", "department", "ministry"])
) | _PAPERS
"""Nouns for bodies, but for those of which each state has one."""
_AT_ENDS = (
    words_of("bodies") | words_of("forms of bodies") | {"news", "college", "foundation"}
) - words_of("named after people")
"""Nouns at the end of names that may be left away: "Vesper" is the Vesper Group.

But "Lint", whom the network need not take for a person, is no Lint administration.
"""
_BOTH = 2
"""Genders that nobody is called by together."""


def joined(
    text: str,
    paragraphs: Sequence[Span],
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
    groups = Joining(names, [entity.kind == "person" for entity in entities])
    _by_place(mentions, entities, groups)
    join_by_headline(text, paragraphs, mentions, entities, groups)
    join_by_title(text, mentions, entities, groups)
    join_by_apposition(text, mentions, entities, groups)
    _by_whole_name(names, groups)
    _by_outer_words(names, entities, groups)
    join_by_acronym(text, paragraphs, mentions, entities, names, groups)
    _by_last_words(names, entities, groups)
    _by_noun_of_body(names, entities, groups)
    _by_first_word(names, entities, groups)
    _by_one_word(text, mentions, names, entities, groups)
    return groups.entities(mentions, entities)


def _names(text: str, mentions: Sequence[Mention], entity: ArticleEntity) -> list[Name]:
    written = [mentions[n].span.of(text) for n in entity.mentions if mentions[n].form == "name"]
    return [name for name in dict.fromkeys(map(parse, written)) if name.words]


def _by_place(
    mentions: Sequence[Mention], entities: Sequence[ArticleEntity], groups: Joining
) -> None:
    """The same words are the same entity, whichever of them was taken for the head."""
    first: dict[Span, int] = {}
    for number, entity in enumerate(entities):
        for one in entity.mentions:
            groups.join(first.setdefault(mentions[one].span, number), number)


def _by_whole_name(names: Sequence[Sequence[Name]], groups: Joining) -> None:
    first: dict[tuple[str, ...], int] = {}
    for number, own in enumerate(names):
        for name in own:
            # A surname alone is looked at later, since two people may share it.
            if name.is_full or is_acronym(name.written):
                words = tuple(map(without_article, name.words))
                groups.join(first.setdefault(words, number), number)


def _by_outer_words(
    names: Sequence[Sequence[Name]], entities: Sequence[ArticleEntity], groups: Joining
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


def _by_last_words(
    names: Sequence[Sequence[Name]], entities: Sequence[ArticleEntity], groups: Joining
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


def _by_noun_of_body(
    names: Sequence[Sequence[Name]], entities: Sequence[ArticleEntity], groups: Joining
) -> None:
    """Gives the noun that ends a body's name to the only one whose name it ends: "the Guard"."""
    ending: defaultdict[str, set[int]] = defaultdict(set)
    for number, one in enumerate(entities):
        for name in names[number] if one.kind not in ("person", "place") else ():
            if name.is_full:
                ending[name.words[-1]].add(number)
    for number, one in enumerate(entities):
        # The network may take "Guard" for a person where it is said what the Guard says.
        for name in names[number] if one.kind != "place" else ():
            if name.is_full or name.words[0] not in _BODIES:
                continue
            longer = {groups.find(n) for n in ending[name.words[0]]} - {groups.find(number)}
            if len(longer) == 1:
                groups.join(min(longer), number)


def _by_first_word(
    names: Sequence[Sequence[Name]], entities: Sequence[ArticleEntity], groups: Joining
) -> None:
    """Gives a body's name of one word to the only one whose name it begins, before a noun.

    "Vesper" is the Vesper Tool Group, but the House is no House Committee, and the UN no UN Board.
    """
    beginning: defaultdict[str, set[int]] = defaultdict(set)
    bodies = [n for n, one in enumerate(entities) if one.kind not in ("person", "place", "other")]
    for number in bodies:
        for name in names[number]:
            if name.is_full and name.words[-1] in _AT_ENDS:
                beginning[name.words[0]].add(number)
    # A word alone tells the network little of what it names.
    for number in (n for n, one in enumerate(entities) if one.kind not in ("person", "place")):
        for name in names[number]:
            if name.is_full or _has_bodies_of_its_own(name):
                continue
            longer = {groups.find(n) for n in beginning[name.words[0]]} - {groups.find(number)}
            if len(longer) == 1:
                groups.join(min(longer), number)


def _has_bodies_of_its_own(name: Name) -> bool:
    """Whether a word before that for a body tells whose it is: "the House", a state, "QZX"."""
    word = name.words[0]
    found = known([word])
    is_official = found is not None and found.noun.kind == "official-body"
    return is_official or place(name.written) is not None or is_acronym(name.written)


def _by_one_word(
    text: str,
    mentions: Sequence[Mention],
    names: Sequence[Sequence[Name]],
    entities: Sequence[ArticleEntity],
    groups: Joining,
) -> None:
    """Gives each entity with a name of one word to the only fuller name that it can mean.

    "Mrs. Lint" is Ada Lint beside an Ole Lint, and so is the Lint who is taken up by "she".
    """
    by_surname: defaultdict[str, set[int]] = defaultdict(set)
    by_given: defaultdict[str, set[int]] = defaultdict(set)
    by_last: defaultdict[str, set[int]] = defaultdict(set)
    alone: defaultdict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(names):
        # "Orrin" is not short for "Friends of Orrin".
        is_person = entities[number].kind == "person"
        for name in own:
            if not name.is_full:
                alone[without_article(name.words[0])].append(number)
            elif is_person:
                by_surname[without_article(name.surname)].add(number)
                by_given[name.words[0]].add(number)
                # "Brandt" of "Ben Brandt", where "Ben" may begin a surname.
                by_last[without_article(name.words[-1])].add(number)
    # One entity may be a bearer of several words, and in the group of several.
    told = cache(lambda number: _genders(text, mentions, entities[number]))
    for word, numbers in alone.items():
        bearers = by_surname[word] or by_given[word] or by_last[word]
        fuller = {groups.find(n) for n in bearers if entities[n].kind == "person"}
        genders = {
            n: frozenset[Pronoun]().union(*map(told, groups.members(n)))
            for n in (*numbers, *fuller)
        }
        for first, *others in _of_one_gender(numbers, genders):
            groups.join(first, *others)
            called = frozenset[Pronoun]().union(*(genders[n] for n in (first, *others)))
            if not called and len(fuller) > 1:
                called = _taken_up_by(text, mentions, [entities[n] for n in (first, *others)])
            fitting = [n for n in fuller if len(called | genders[n]) < _BOTH]
            if len(fitting) == 1:
                (one,) = fitting
                if _may_join(entities[first], entities[one], names[first], names[one]):
                    groups.join(one, first)


def _genders(text: str, mentions: Sequence[Mention], entity: ArticleEntity) -> frozenset[Pronoun]:
    """What the titles and given names of an entity tell; nothing of no person."""
    if entity.kind != "person":
        return frozenset()
    names = (mentions[n] for n in entity.mentions if mentions[n].form == "name")
    found = (of_name(text, one) for one in names)
    return frozenset(one for one in found if one is not None)


def _taken_up_by(
    text: str, mentions: Sequence[Mention], own: Iterable[ArticleEntity]
) -> frozenset[Pronoun]:
    """The pronouns that the network takes for entities; nothing of a single one."""
    words = (mentions[n].head.of(text).lower() for entity in own for n in entity.mentions)
    found = [GENDERED[word] for word in words if word in GENDERED]
    return frozenset(found if len(found) > 1 else ())


def _of_one_gender(
    numbers: Sequence[int], genders: Mapping[int, frozenset[Pronoun]]
) -> list[list[int]]:
    """Entities of one surname, apart where both a man and a woman are called by it."""
    if len(frozenset[Pronoun]().union(*(genders[n] for n in numbers))) < _BOTH:
        return [list(numbers)]
    parts: defaultdict[frozenset[Pronoun], list[int]] = defaultdict(list)
    for number in numbers:
        parts[genders[number]].append(number)
    return list(parts.values())


def _may_join(
    short: ArticleEntity, whole: ArticleEntity, names: Sequence[Name], others: Sequence[Name]
) -> bool:
    # Who has the surname is a person, whatever else it goes with was taken for.
    if short.kind == "place" or {short.kind, whole.kind} == {"person", "place"}:
        return False
    return not any(
        given_names_differ(a, b) for a in names for b in others if a.surname == b.surname
    )
