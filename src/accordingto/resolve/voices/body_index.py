"""The people and bodies of an article, by what else they may be called."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.resolve.acronyms import acronym_key, initials, is_acronym
from accordingto.resolve.bodies import OF_PARLIAMENTS
from accordingto.resolve.lexicon import place
from accordingto.resolve.names import SMALL, parse
from accordingto.resolve.nouns import singular
from accordingto.resolve.roles.body_words import GENERIC, NAMING, OF_SOMEBODY
from accordingto.resolve.roles.runs import is_name
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.called import BODIES
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.wordlists import lines_of, words_of
from accordingto.resolve.words import Word, words_in

_SORTS = {
    noun: tuple(sorted(line.split())) for line in lines_of("bodies of one sort")
    for noun in line.split()
}  # fmt: skip
_PARTIES = words_of("names of parties")
_FORMS = GENERIC | words_of("forms of bodies") | {"news", "tv", "radio"}
_FEW = 8
"""Mentions on either side of a noun among which the body is looked for that it takes up."""
_NEAR = 60
_INDEFINITE = ("a ", "an ")

Placed = tuple[int, int]
"""Where a mention begins, and its place in the cast or its entity's."""


class BodyIndex:
    """Finds entities by surnames, acronyms, the beginnings of names, and nouns for bodies.

    Args:
        text: the document's text.
        cast: the article's entities, as they are now.
    """

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._people: defaultdict[str, list[int]] = defaultdict(list)
        self._acronyms: defaultdict[str, list[int]] = defaultdict(list)
        self._beginnings: defaultdict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        self._whole: dict[tuple[str, ...], int] = {}
        self._by_noun: defaultdict[str, list[Placed]] = defaultdict(list)
        self._owned: dict[tuple[str, str], int] = {}
        self._merged: dict[tuple[str, ...], list[Placed]] = {}
        self._by_head: defaultdict[str, list[Placed]] = defaultdict(list)
        self._persons: list[Placed] = []
        self._bodies: list[Placed] = []
        self._endings: defaultdict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        self._parties: list[Placed] = []
        for entity in range(cast.n_entities):
            self._add(entity)
        for listed in (*self._by_noun.values(), *self._by_head.values(),
                       self._persons, self._parties, self._bodies):  # fmt: skip
            listed.sort()

    def _add(self, entity: int) -> None:
        is_person = self._cast.kind(entity) == "person"
        names = self._cast.names(entity)
        for name in names:
            if is_person and name.is_full:
                self._people[name.surname].append(entity)
            elif name.is_full:
                self._whole.setdefault(name.words, entity)
                self._beginnings[name.words[0]].append((name.words, entity))
                self._endings[name.words[-1]].append((name.words, entity))
                for short in initials(name.written):
                    self._acronyms[short].append(entity)
        is_party = any(len(name.words) == 1 and name.words[0] in _PARTIES for name in names)
        for n in self._cast.members(entity):
            mention = self._cast.mentions[n]
            if mention.form == "name":
                fitting = (
                    (is_person, self._persons), (mention.kind in BODIES, self._bodies),
                    (is_party, self._parties),
                )  # fmt: skip
                for fits, listed in fitting:
                    listed.extend([(mention.span.start, entity)] * fits)
            if not is_person and mention.form != "pronoun":
                self._add_nouns(n, mention)

    def _add_nouns(self, n: int, mention: Mention) -> None:
        if mention.form == "name":
            listed = words_in(self._text, [mention.span])
            nouns = {word.low for word in listed if word.low in GENERIC}
            # "Newspaper" of "Newspaper Says No" names none.
            for noun in nouns if len(listed) > 1 else nouns & NAMING:
                self._by_noun[noun].append((mention.span.start, n))
                if len(listed) > 1 and noun == listed[-1].low:
                    self._owned.setdefault((noun, fold(listed[-2].plain)), n)
            return
        noun = mention.head.of(self._text).lower()
        if noun not in GENERIC:
            return
        self._by_head[noun].append((mention.span.start, n))
        words = self.named_words(n)
        is_any = mention.span.of(self._text).lower().startswith(_INDEFINITE)
        if not is_any and any(self._is_name(word) and _may_name(word, noun) for word in words[:-1]):
            self._by_noun[noun].append((mention.span.start, n))
        self._owned.setdefault((noun, fold(words[0].plain)), n)

    def _is_name(self, word: Word) -> bool:
        """Whether a word with a capital does not only begin its sentence."""
        if not is_name(word):
            return False
        before = self._text[max(0, word.span.start - 3) : word.span.start].rstrip(" \xa0")
        if before and before[-1] not in '.!?\n“"':
            return True
        return any(self._cast.mentions[n].form == "name" for n in self._cast.within([word.span]))

    def named_words(self, mention: int) -> Sequence[Word]:
        """The noun that heads a mention, with the word before it."""
        one = self._cast.mentions[mention]
        start = max(one.span.start, one.head.start - _NEAR)
        return words_in(self._text, [Span(start, one.head.end)])[-2:]

    def person(self, surname: str) -> int | None:
        """Who of those with a full name and this surname is mentioned most."""
        found = self._people.get(parse(surname).surname, [])
        return max(found, key=lambda one: (self._cast.n_mentions(one), -one), default=None)

    def whole(self, words: str) -> int | None:
        """Whose whole name of several words it is, first found."""
        return self._whole.get(parse(words).words)

    def short_for(self, acronym: str) -> int | None:
        """Whose name has an acronym as its initials, who is mentioned most."""
        found = self._acronyms.get(acronym_key(acronym), []) if is_acronym(acronym) else []
        return max(found, key=lambda one: (self._cast.n_mentions(one), -one), default=None)

    def longer(self, words: str) -> int | None:
        """Whose name begins or ends with `words`, and says more.

        "Orrin Courier" is the Orrin Courier Magazine, "Orrin Council" the Orrin Council on Dams,
        "Courier" the Orrin Courier if there is one alone.
        """
        short = parse(words).words
        if not short:
            return None
        for name, entity in self._beginnings.get(short[0], []):
            if name[: len(short)] == short and _goes_on(name[len(short) :], words):
                return entity
        if len(short) > 1 or words.lower() in OF_PARLIAMENTS:
            return None  # "House" is not the White House.
        found = {entity for name, entity in self._endings.get(short[0], []) if len(name) > 1}
        return found.pop() if len(found) == 1 else None

    def owned(self, noun: str, owners: set[str]) -> int | None:
        """The mention of a body right before whose noun one of its owners stands.

        Args:
            noun: the noun for the body.
            owners: words for the owner, folded.
        """
        found = [self._owned[noun, one] for one in owners if (noun, one) in self._owned]
        return min(found, default=None)

    def named(self, noun: str, span: Span) -> int | None:
        """The mention of a body with a name that a noun takes up, by the noun or one like it."""
        for nouns in ((noun,), _SORTS.get(noun, ())):
            if nouns not in self._merged:
                self._merged[nouns] = sorted(one for n in nouns for one in self._by_noun.get(n, []))
            found = _nearest(self._merged[nouns], span)
            if found is not None:
                return found
        return None

    def described(self, noun: str, span: Span, *, more: bool) -> int | None:
        """The mention of a body without a name that a noun takes up.

        Args:
            noun: the noun for the body.
            span: where it stands.
            more: whether more must be said of the body than that noun.
        """
        listed = self._by_head.get(noun, [])
        place = bisect_left(listed, (span.start, -1))
        for _, n in chain(listed[max(0, place - _FEW) : place][::-1], listed[place : place + _FEW]):
            own = self._cast.mentions[n].span
            says_more = len(own) > len(noun) + len("the ")
            if own.of(self._text).lower().startswith(_INDEFINITE):
                continue  # It is none that is known.
            if not own.contains(span) and (says_more or not more):
                return n
        return None

    def is_named(self, entity: int, noun: str) -> bool:
        """Whether a body has a name, and not only its noun in capitals: "Committee Chair Lint"."""
        names = self._cast.names(entity)
        return any(noun in NAMING or name.written.lower() != noun for name in names)

    def party(self, span: Span) -> int | None:
        """The party that was named last before a place, else the first behind it."""
        return _nearest(self._parties, span)

    def first_between(self, start: int, end: int) -> int | None:
        """The person or body that is named first in a stretch of the text."""
        found = []
        for listed in (self._persons, self._bodies):
            at = bisect_left(listed, (start, -1))
            found += [one for one in listed[at : at + 1] if one[0] < end]
        return min(found)[1] if found else None

    def last_body(self, place: int) -> int | None:
        """The body that was named last before a place."""
        at = bisect_left(self._bodies, (place, -1))
        return self._bodies[at - 1][1] if at else None


def _may_name(word: Word, noun: str) -> bool:
    """Whether a word names the body before whose noun it stands: "a Republican committee" is none.

    Args:
        word: with a capital.
        noun: for a body.
    """
    return noun in OF_SOMEBODY or place(word.plain) != "adjective"


def _goes_on(rest: tuple[str, ...], words: str) -> bool:
    """Whether the rest of a longer name leaves it the same body's."""
    if not rest or {singular(word) for word in rest} <= _FORMS:
        # "Obama" is not the Obama administration.
        return bool(rest) and OF_SOMEBODY.isdisjoint(rest)
    several = len(words.split()) > 1
    # "Orrin Police" is whole, and not the Orrin Police Patrolmen.
    is_whole = words.rsplit(maxsplit=1)[-1].lower() in GENERIC
    return (several and (rest[0] in SMALL or (len(rest) == 1 and not is_whole))) or (
        (several or _is_odd(words)) and singular(rest[-1]) in _FORMS
    )


def _is_odd(word: str) -> bool:
    """Whether a word is as no place and no person is called: "G-III", "NASA"."""
    return sum(char.isupper() or char.isdigit() for char in word) > 1


def _nearest(listed: Sequence[Placed], span: Span) -> int | None:
    """The last that stands before a place, else the first behind it."""
    if not listed:
        return None
    at = bisect_left(listed, (span.start, -1))
    return listed[at - 1][1] if at else listed[0][1]
