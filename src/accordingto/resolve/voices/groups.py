"""Sources of several: each of those who are named, while nobodies of all kinds are one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from accordingto.core.span import Span
from accordingto.core.speaker import Speaker
from accordingto.resolve.closed import ARTICLES, FIELDS, PRONOUNS
from accordingto.resolve.joined_to import is_twice_described, nobodies_beside
from accordingto.resolve.kinds import name_kind
from accordingto.resolve.phrase import Phrase, phrase
from accordingto.resolve.voices.cast import JOINS, Cast
from accordingto.resolve.voices.descriptions import Descriptions, speaker
from accordingto.resolve.voices.examples import described_and_named
from accordingto.resolve.voices.families import family
from accordingto.resolve.voices.people import Heard
from accordingto.resolve.voices.several import is_field, people_listed, two_names
from accordingto.resolve.words import Word

_IN_NAMES = ("of", "the", "for")
_DASHES = "—–-"
_MOST_IN_BRACKETS = 6
_OTHERS = ("others", "other")
_ONE = ("one", "another")
_NEITHER = re.compile(r"neither\s+(\S.{0,80}?)\s+nor\s+(\S.*)", re.IGNORECASE)


class Groups:
    """Finds the entities of sources that join several.

    Args:
        text: the document's text.
        cast: the article's entities; what no mention was found of is added.
        descriptions: says who each of them is.
    """

    def __init__(self, text: str, cast: Cast, descriptions: Descriptions) -> None:
        self._text = text
        self._cast = cast
        self._descriptions = descriptions

    def several(self, source: Sequence[Span], found: Phrase, heard: Heard) -> list[int]:
        """The entities of a source of several: "Lint and Brandt"; none where it is one.

        "Marchers and spectators" are one source, since nobody could tell them apart.
        """
        examples = described_and_named(self._text, source)
        if examples is not None:
            whole, names = examples
            return self._each([[whole], *([name] for name in names)], heard)
        if _has_titles(found):
            return []
        people = family(found, self._cast) or self._in_a_headline(source)
        if people:
            return people
        people = self._each(([words] for words in people_listed(self._text, source)), heard)
        if people:
            return people
        if name_kind(found) in (None, "public") and nobodies_beside(found) is not None:
            return []
        neither = self._each(([part] for part in _neither_nor(self._text, source)), heard)
        joined = [self._by_name(one, source, heard) for one in self._joined(source, found)]
        return neither or list(dict.fromkeys(joined)) or self._parted(source, found, heard)

    def with_others(self, one: Speaker, others: Span) -> Speaker:
        """Who "she and her aides" are, of whom "she" is known."""
        beside = self._descriptions.described([others], Heard((), (), None))
        several = list(dict.fromkeys((*one.entities, *beside.entities)))
        if not one.entities or len(several) == len(one.entities):
            return one
        nobody = self._descriptions.nobody_among(several, [others])
        return speaker(self._descriptions.kind_of_group(several), several, "group", nobody)

    def _in_a_headline(self, source: Sequence[Span]) -> list[int]:
        """Two people with nothing but a comma between their names: "Lint, Brandt agree"."""
        names = two_names(self._text, source)
        called = [self._cast.called(name.of(self._text)) for name in names]
        found = [one for one in called if one is not None and self._cast.kind(one) == "person"]
        return found if len(set(found)) > 1 else []

    def _joined(self, source: Sequence[Span], found: Phrase) -> list[int]:
        """The entities that a mention in the source joins."""
        for mention in self._cast.within(source):
            joined = self._cast.group(mention)
            whole = self._cast.mentions[mention].span
            kinds = {self._cast.kind(entity) for entity in joined}
            # "Minister of Water and Energy Ada Lint" is not Water and Ada Lint.
            by_chance = "person" in kinds and not kinds.isdisjoint({"other", "place"})
            if len(joined) > 1 and whole.start <= found.head[-1].span.end and not by_chance:
                return joined
        return []

    def _by_name(self, entity: int, source: Sequence[Span], heard: Heard) -> int:
        """Whom one of several means who is described: Ada Lint of "the mayor and her aides"."""
        if self._cast.is_named(entity):
            return entity
        for n in self._cast.within(source):
            mention = self._cast.mentions[n]
            if self._cast.entity_of(n) == entity and mention.form == "nominal":
                meant = self._descriptions.named(mention.span, heard)
                return entity if meant is None else meant.entities[0]
        return entity

    def _parted(self, source: Sequence[Span], found: Phrase, heard: Heard) -> list[int]:
        at = _parting(found)
        if at is None:
            return []
        start = found.before[1].span.start if _is_both(found) else source[0].start
        own = (*found.head, *found.after[:at])
        ends = [word.span.end for word in own if word.is_word or word.text == ")"]
        parts = Span(start, ends[-1]), Span(found.after[at + 1].span.start, source[-1].end)
        return self._each(([part] for part in parts), heard)

    def _each(self, parts: Iterable[Sequence[Span]], heard: Heard) -> list[int]:
        described = (self._descriptions.described(part, heard) for part in parts)
        found = list(dict.fromkeys(entity for one in described for entity in one.entities))
        return found if len(found) > 1 else []


def behind_field(found: Phrase) -> int | None:
    """Where the rest begins of "Water and Energy Minister Ada Lint", behind "Water and"."""
    is_first = ARTICLES.issuperset(word.low for word in found.before)
    is_long = len(found.after) >= len(("and", "Energy", "Minister"))
    if not is_first or not is_long or not is_field(found.head):
        return None
    joiner, field = found.after[:2]
    return field.span.start if joiner.low in JOINS and field.low in FIELDS else None


def behind_pronoun(source: Sequence[Span], found: Phrase) -> Span | None:
    """The words for those whom an "and" joins to a pronoun: "her aides" of "she and her aides"."""
    joiner, *others = found.after or (found.head[-1],)
    is_pronouns = PRONOUNS.issuperset(word.low for word in others)
    if found.counted or joiner.low != "and" or not others or is_pronouns:
        return None
    return Span(others[0].span.start, source[-1].end)


def _neither_nor(text: str, source: Sequence[Span]) -> list[Span]:
    """The two of "neither Lint nor her rivals"; none where a source has no such words."""
    if len(source) != 1:
        return []
    found = _NEITHER.match(text, source[0].start, source[0].end)
    if found is None:
        return []
    one, other = Span(*found.span(1)), Span(*found.span(2))
    second = phrase(text, [other])
    # "Neither Lint nor Brandt's rivals" may be the rivals of both.
    owned = second is not None and any(word.owns and word.is_capital for word in second.before)
    return [] if owned else [one, other]


def _is_plural(found: Phrase) -> bool:
    return name_kind(found) in (None, "public") and (found.known is not None and found.known.plural)


def _has_titles(found: Phrase) -> bool:
    """Whether an "and" joins what one person is: "the baker and poet Ada Lint"."""
    joins = any(word.low in JOINS for word in found.before)
    if joins and found.named:
        return found.before[0].low != "both" and name_kind(found) == "person"
    return is_twice_described(found)


def _is_both(found: Phrase) -> bool:
    return len(found.before) > 1 and found.before[0].low == "both"


def one_of(source: Phrase | None, meant: Speaker, cast: Cast) -> Speaker:
    """One of several who are described, who is somebody else than all of them; else as given.

    Args:
        source: "one of the miners", "another of them".
        meant: whom "the miners" or "them" means.
        cast: the article's entities, to which the one is added.
    """
    counted = () if source is None else source.counted
    if source is None or not counted or counted[0].low not in _ONE:
        return meant
    if meant.unnamed is None or len(meant.entities) != 1:
        return meant
    one = counted[0].span
    span = Span(one.start, source.head[-1].span.end)
    entity = cast.add(span, one, "nominal", cast.kind(meant.entities[0]))
    return replace(meant, entities=(entity,), unnamed=replace(meant.unnamed, many=1))


def _parting(found: Phrase) -> int | None:
    """Where the "and" stands that parts two sources; None if there is none.

    Right behind the first ("Lint and Brandt"), between two names of several words each
    of which has its article ("the Friends of Orrin and the Board"), or behind a dash.
    """
    start = _behind_brackets(found)
    for at, word in enumerate(found.after[start:-1], start):
        following = found.after[at + 1]
        if word.low not in JOINS:
            if not (word.is_capital or word.low in _IN_NAMES or word.text in _DASHES):
                return None
        elif at == start:
            return at if _begins_another(found, following) else None
        elif following.low in ARTICLES and name_kind(found) is not None:
            return at
        elif found.after[at - 1].text in _DASHES:
            return at if _is_plural(found) else None
    return None


def _behind_brackets(found: Phrase) -> int:
    """Where what follows a name goes on behind "(R)", and behind a comma before "and others"."""
    after = found.after[:_MOST_IN_BRACKETS]
    is_opened = bool(after) and after[0].text == "("
    closed = (n + 1 for n, word in enumerate(after) if word.text == ")")
    start = next(closed, 0) if is_opened else 0
    others = [word.low for word in found.after[start : start + 3]]
    return start + 1 if others[:1] == [","] and others[2:] in (["others"], ["other"]) else start


def _begins_another(found: Phrase, following: Word) -> bool:
    if following.is_capital or following.low in ARTICLES | PRONOUNS or found.named:
        return True
    return following.low in _OTHERS and name_kind(found) is not None
