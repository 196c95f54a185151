"""Names of people without the titles and descriptions before them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import takewhile

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.resolve.acronyms import is_acronym
from accordingto.resolve.closed import ARTICLES, JOINERS, OWNERS
from accordingto.resolve.lexicon import known, place
from accordingto.resolve.names import PARTICLES, SUFFIXES, TITLES
from accordingto.resolve.phrase import Phrase, phrase
from accordingto.resolve.scripts import fold
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import (
    Word,
    cover_words,
    is_abbreviation,
    is_modifier,
    words_back,
    words_in,
)

_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<![.!?…])[.!?…]+[\"'”’»)]*\s+(?=[\"'“‘«(]*[A-Z])")
_OF_PERSON = re.compile(r"[A-Z][a-zà-ÿ]+(?:[ \xa0][A-Z]\.)+[ \xa0][A-Z][\w’'-]+ of [A-Z].*")
"""A name that its initial makes a person's, with where they are from: "Ada M. Lint of Orrin"."""
_OWNS = re.compile(r"[’'](?:s\b)?[ \xa0]")
_OPENING = re.compile(r"[A-Z][a-z]{2,}(?:al|at|ed|ent|ant|ing|ous)ly")
"""Adverbs that open sentences: "Interestingly Lint left"."""
_AFTER_NAMES = words_of("after a person's name")
_NAMED_AFTER = words_of("named after people")
_CHIEF_OF = ("Chief of ", "chief of ")
_PLATFORMS = words_of("platforms")
_CHANNELS = frozenset(["account", "blog", "channel", "chat", "feed", "group", "page"])
"""Nouns for what somebody has on a platform."""
_SIDES = frozenset(["North", "South", "East", "West", "Central"])
_LOOK = 40
"""Characters before the noun for a body in which an owner of it stands."""
_FULL, _LONGEST = 2, 4
"""Words of a full name."""


def bare(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, those that name people cut to the name: "Lint" of "Mayor Ada Lint".

    Args:
        text: the document's text.
        mentions: of one article.
    """
    named = {one.span.end for one in mentions if one.form == "name"}
    return tuple(
        _bare(text, one) if one.form == "name" else _nominal(text, one, named) for one in mentions
    )


def _nominal(text: str, mention: Mention, named: Collection[int]) -> Mention:
    """A description, as the name that it ends with where no other mention is that name."""
    found = _in_sentence(text, mention)
    if _begins_with_particle(text, found):
        return replace(found, form="name")
    is_open = found.form == "nominal" and found.kind == "person" and found.span.end not in named
    return _at_the_end(text, found) if is_open else found


def _begins_with_particle(text: str, mention: Mention) -> bool:
    """Whether a mention is a surname with its particle: "De Lint", "Al-Lint", "de Lint".

    At the beginning of a sentence its capital told nothing, since the particle stands elsewhere
    in small letters; there it is a name's only where it was taken for the head.
    """
    if mention.form != "nominal" or mention.kind != "person":
        return False
    first, *others = words_in(text, [mention.span])
    particle, hyphen, rest = first.plain.partition("-")
    if fold(particle) not in PARTICLES or not (first.is_capital or mention.head == first.span):
        return False
    is_name = rest[:1].isupper() if hyphen else bool(others)
    return is_name and all(w.is_capital or fold(w.plain) in PARTICLES for w in others if w.is_word)


def _at_the_end(text: str, mention: Mention) -> Mention:
    """As a name where only a full one follows the noun: "baker Ada Lint"."""
    noun = known([mention.head.of(text).lower()])
    if noun is None or noun.plural or not noun.noun.is_person:
        return mention
    words = [word for word in words_in(text, [mention.span]) if word.span.start >= mention.head.end]
    plain = [word for word in words if word.is_word or word.text != "."]
    if not _FULL <= len(plain) <= _LONGEST or not all(word.is_capital for word in plain):
        return mention
    return replace(mention, span=cover_words(words), head=plain[-1].span, form="name")


def _in_sentence(text: str, mention: Mention) -> Mention:
    """A mention without the sentences that the network let it run into."""
    ends = _SENTENCE_END.finditer(text, mention.head.end, mention.span.end)
    several = mention.head.of(text).lower() in JOINERS  # "Mr. Lint and Mr. Brandt"
    found = next((e for e in ends if not (several and is_abbreviation(text, 0, e.start()))), None)
    if found is not None:
        end = max(found.start(), mention.head.end)
        mention = replace(mention, span=Span(mention.span.start, end))
    return _named_after(text, mention)


def _named_after(text: str, mention: Mention) -> Mention:
    """As a name where it is one: "Lint campaign" of "the Lint campaign"."""
    if mention.form != "nominal" or mention.head.of(text) not in _NAMED_AFTER:
        return mention
    before = Span(mention.span.start, max(mention.head.start, mention.span.start + 1))
    words = [word for word in words_in(text, [before]) if word.span.end <= mention.head.start]
    first = len(words)
    while first and words[first - 1].is_capital and words[first - 1].low not in ARTICLES | OWNERS:
        first -= 1
    own = words[first:]
    if not own or own[-1].owns or place(" ".join(word.plain for word in own)) == "adjective":
        return mention
    return replace(mention, span=Span(own[0].span.start, mention.head.end), form="name")


def _bare(text: str, mention: Mention) -> Mention:
    mention = _without_owned(text, mention)
    words = [word.plain for word in words_in(text, [mention.span]) if word.is_word]
    if words and (are_origins(words) or is_modifier(words[-1])):
        # "Russian" and "North Caucasian" say where somebody is from, and "Orrin-backed" who
        # stands behind them; they name nobody.
        return replace(mention, form="nominal")
    if len(words) > 1 and fold(words[-1]) in TITLES and are_origins(words[:-1]):
        return replace(mention, form="nominal")  # "US Representative Ada Lint"
    if mention.kind == "person" or _OF_PERSON.fullmatch(mention.span.of(text)):
        return _cut(text, mention)
    if len(words) == 1:
        return _with_owner(text, mention)
    return _without_platform(text, _without_origin(text, mention))


def _without_owned(text: str, mention: Mention) -> Mention:
    """A name without what its bearer owns: "Miners" of "Miners' Orrin", where they are the head.

    The network took on the name that a noun behind has before it: "the Miners' Orrin hall".
    """
    end = mention.head.end
    if (
        mention.kind == "person"
        and end < mention.span.end
        and _OWNS.match(text, end, mention.span.end)
    ):
        return replace(mention, span=Span(mention.span.start, end))
    return mention


def _without_platform(text: str, mention: Mention) -> Mention:
    """The name of a channel without where it is: "Orrin" of "the channel Orrin Telegram"."""
    words = [word for word in words_in(text, [mention.span]) if word.is_word]
    if len(words) < _FULL or words[-1].low not in _PLATFORMS:
        return mention
    start = max(0, mention.span.start - _LOOK)
    before = (
        next(words_back(text, Span(start, mention.span.start)), None)
        if start < mention.span.start
        else None
    )
    if before is None or before.low not in _CHANNELS:
        return mention
    return replace(mention, span=cover_words(words[:-1]), head=words[-2].span)


def _with_owner(text: str, mention: Mention) -> Mention:
    """The noun for a body with the office that has it: "Office" of "the Mayor’s Office"."""
    noun = known([mention.span.of(text).lower()])
    if noun is None or noun.plural or noun.noun.is_person or not mention.span.start:
        return mention
    start = max(0, mention.span.start - _LOOK)
    before = list(takewhile(_is_in_name, words_back(text, Span(start, mention.span.start))))
    if not before or not before[0].owns or known([before[0].low]) is None:
        return mention
    if any(word.owns for word in before[1:]):
        return mention
    return replace(mention, span=Span(before[-1].span.start, mention.span.end))


def are_origins(words: Sequence[str]) -> bool:
    """Whether words say where somebody is from: "Russian", "Uzbek", "North Caucasian"."""
    return all(map(_is_origin, words)) and words[-1] not in _SIDES


def _is_origin(word: str) -> bool:
    return word in _SIDES or all(place(part) in ("adjective", "people") for part in word.split("-"))


def _is_in_name(word: Word) -> bool:
    return word.is_capital and word.low not in ARTICLES | OWNERS


def _without_origin(text: str, mention: Mention) -> Mention:
    """An acronym without where it is from: "FSB" of "Russian FSB"."""
    words = [word for word in words_in(text, [mention.span]) if word.is_word]
    of_people = len(words) == 2 and place(words[0].plain) in ("adjective", "people")
    if of_people and is_acronym(words[1].plain):
        return replace(mention, span=words[1].span, head=words[1].span)
    return mention


def _cut(text: str, mention: Mention) -> Mention:
    found = phrase(text, [mention.span])
    words = [w for w in words_in(text, [mention.span]) if w.is_word]
    start = mention.span.start
    if len(words) > 1 and _OPENING.fullmatch(words[0].text):
        start = words[1].span.start
    if found is not None and found.known is None and found.head:
        start = max(start, _with_particles(found))
    if text.endswith(_CHIEF_OF, 0, start) and len(words) > 1 and words[0].low == "staff":
        start = words[1].span.start
    for at, word in enumerate(words[:-1]):
        following = words[at + 1]
        if fold(word.plain) in TITLES and fold(following.plain) not in SUFFIXES:
            start = max(start, following.span.start)
    kept = [word for word in words if word.span.start >= start]
    # "Lint of Orrin", "Lint Wednesday".
    ends = next((n for n, word in enumerate(kept) if n and word.low in _AFTER_NAMES), len(kept))
    if not kept[:ends]:
        return mention
    span = Span(kept[0].span.start, kept[ends - 1].span.end)
    if span.contains(mention.head):
        return replace(mention, span=span)
    # The title was taken for the head: "President" of "President Lint".
    last = kept[ends - 1].span
    return replace(mention, span=span, head=last) if span.contains(last) else mention


def _with_particles(found: Phrase) -> int:
    """Where a name begins, with the given name before a particle: "Ada de Lint"."""
    start = len(found.before)
    while start and fold(found.before[start - 1].plain) in PARTICLES:
        start -= 1
    if start == len(found.before):
        return found.head[0].span.start
    while start and found.before[start - 1].is_capital and not _is_titled(found.before[start - 1]):
        start -= 1
    return found.before[start].span.start


def _is_titled(word: Word) -> bool:
    noun = known([word.low])
    return fold(word.plain) in TITLES or (noun is not None and noun.noun.is_person)
