"""Whom a described speaker belongs to, by the words of its own phrase."""

from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.resolve.closed import ARTICLES, OWNERS, RELATIVES
from accordingto.resolve.described import STOPS
from accordingto.resolve.heads import is_plain
from accordingto.resolve.lexicon import (
    attributes,
    body_kind,
    is_national,
    known,
    listed_kind,
    place,
)
from accordingto.resolve.phrase import Phrase
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, cover_words

_BELONGS = frozenset({"of", "for", "with", "at", "from", "in", "to", "on", "inside", "within"})
_OF_STATES = frozenset({"official", "diplomat", "police", "military", "intelligence", "politician"})
_FIRST = words_of("before a name")
_TIMES = words_of("days and months") | words_of("times that own")
_INSIDE = frozenset(["of", "for", "at", "and", "the"])
"""Small words inside the name of a body before a noun: "a University of Orrin poll"."""
_IN_BODIES = frozenset(["for", "on", "against", "to", "without"])
"""Small words in the names of bodies alone: "the Institute for the Study of Sluices"."""


def owner(found: Phrase, *, begins: bool) -> Span | None:
    """Whom they belong to: an owner, a name before them, or one after "of" and the like.

    Args:
        found: their phrase.
        begins: whether it begins a sentence, so that any first word is a capital.
    """
    before = [word for word in found.before if word.is_word]
    for at, word in enumerate(before):
        if word.low not in _TIMES and (word.owns or (word.low in OWNERS and not word.is_capital)):
            return cover_words(_name_back(before[: at + 1]))
    names = [at for at in range(len(before)) if _is_name(before, at, found, begins=begins)]
    strict = [at for at in names if place(before[at].plain) != "adjective"]
    if strict:
        return cover_words(_name_back(before[: strict[-1] + 1]))
    after = _name_after(found.after)
    if after is not None:
        return after
    told = found.known.noun.what if found.known else None
    nations = [at for at in names if is_national(before[at].plain)]
    return before[nations[-1]].span if nations and told in _OF_STATES else None


def _is_name(before: Sequence[Word], at: int, found: Phrase, *, begins: bool) -> bool:
    """Whether a word before a noun is part of a name, and has its capital for that."""
    word = before[at]
    if not word.is_capital or word.low in _TIMES or _is_stance(word):
        return False
    if at == 0 and word.low in _FIRST:
        return False
    goes_on = at + 1 < len(before) and before[at + 1].is_capital
    free = (at == 0 and begins and not goes_on) or found.head[-1].is_capital
    return not free or _is_own(word)


def _is_own(word: Word) -> bool:
    """Whether a word is a name though any word has a capital there: "FBI", no "Exit"."""
    listed = listed_kind(word.plain) is not None or place(word.plain) is not None
    return listed or word.text.isupper() or word.low not in attributes()


def _is_stance(word: Word) -> bool:
    """Whether it says no owner but for or against or by whom: "anti-Dolent", "Norway-backed"."""
    return "-" in word.text and (word.text[0].islower() or is_plain(word))


def _name_back(words: Sequence[Word]) -> Sequence[Word]:
    """The name or pronoun that ends `words`."""
    start = len(words) - 1
    while start:
        inside = 0
        while start > inside and words[start - 1 - inside].low in _INSIDE:
            inside += 1
        first = start - 1 - inside
        if first < 0 or not words[first].is_capital or _is_stance(words[first]):
            break
        if first == 0 and words[0].low in _FIRST:
            break
        start = first
    return words[start:]


def _name_after(after: Sequence[Word]) -> Span | None:
    for at, word in enumerate(after):
        if word.text in STOPS or word.low in RELATIVES:
            return None
        if word.low in _BELONGS:
            name = _leading_name(after[at + 1 :])
            if name:
                return cover_words(name)
    return None


def _leading_name(words: Sequence[Word]) -> list[Word]:
    """The name that `words` begin with, with the small words inside it."""
    name: list[Word] = []
    for word in words:
        if word.low in _TIMES:
            break
        if not name and word.low in ARTICLES | OWNERS:
            continue
        inside = ARTICLES | {"of"} | (_IN_BODIES if name and _is_body(name[0]) else frozenset())
        if not (word.is_capital and word.is_word) and not (name and word.low in inside):
            break
        name.append(word)
    while name and not name[-1].is_capital:
        name.pop()
    return name


def _is_body(word: Word) -> bool:
    noun = known([word.low])
    body = noun is not None and not noun.noun.is_person
    return body or body_kind(["", word.plain], 1) is not None
