"""Where the nouns and names among some words begin, read back from their last word."""

from collections.abc import Sequence

from accordingto.resolve.closed import (
    ALONE,
    ARTICLES,
    INDEFINITE,
    JOINERS,
    NO_ADJECTIVES,
    OWNERS,
    PARTS,
    PREPOSITIONS,
)
from accordingto.resolve.lexicon import LONGEST_NOUN, Known, attributes, known
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word

PEOPLE = ("unnamed", "experts", "public", "party-or-movement")
"""Kinds of nouns that a clause of "who" can be about."""
INSIDE = "’'.-%$&"
"""Marks inside names and numbers."""
_MOST_BESIDE = 6
"""Words that may describe a noun from before it."""
_LONGEST_SHORT = 4
_BESIDE = words_of("before a name")
_SMALL = PREPOSITIONS | words_of("function words") | {"instead", "meanwhile", "however", "still"}
_ADJECTIVES = ("al", "ive", "ic", "ous", "ant", "ent", "an", "ish", "less", "ful", "ary", "ory",
               "able", "ible", "er", "or", "y", "time")  # fmt: skip
_FIRST = ARTICLES | OWNERS | INDEFINITE
_PARTICIPLES = ("ed", "ing")


def is_short(word: Word) -> bool:
    """Whether a stop behind a word ends no sentence: "Mrs."."""
    return word.is_capital and len(word.text) <= _LONGEST_SHORT


def noun_at(before: Sequence[Word], at: int) -> Known | None:
    """The noun of the table that ends at a place."""
    return known([word.low for word in before[max(0, at - LONGEST_NOUN + 1) : at + 1]])


def ends_a_name(before: Sequence[Word], at: int) -> bool:
    """Whether a capital ends a name, and no word for people: "Baker", not "Voters"."""
    word = before[at]
    if not word.is_capital or not word.is_word or word.owns or not ends(before, at):
        return False
    if word.low in _SMALL or (at == 0 and word.low.endswith("ly")):
        return False  # "In", "Instead" and "Lately" begin a sentence.
    noun = noun_at(before, at)
    if noun is None or noun.kind not in PEOPLE:
        return True
    after_name = at > 0 and before[at - 1].is_capital
    return not noun.plural and (after_name or noun.noun.kinds != "party-or-movement")


def ends(before: Sequence[Word], at: int) -> bool:
    """Whether a word may be the last of a name or of what stands for somebody."""
    after = before[at + 1 : at + 2]
    if not after:
        return True
    return after[0].low in NO_ADJECTIVES if after[0].is_word else after[0].text not in INSIDE


def name_start(before: Sequence[Word], at: int) -> int:
    """Where a name begins that a word ends: in "… it. But Mrs. Lint" with the title."""
    first = at
    while first and _goes_on(before, first - 1):
        first -= 1
    return next((n for n in range(first, at) if before[n].low not in _SMALL - ARTICLES), at)


def _goes_on(before: Sequence[Word], at: int) -> bool:
    """Whether a name may go on before a word, or stop, of it."""
    word = before[at]
    return word.is_capital or (word.text == "." and at > 0 and is_short(before[at - 1]))


def noun_start(before: Sequence[Word], at: int) -> int:
    """Where the words begin that describe the noun at a place."""
    noun = noun_at(before, at)
    start = at if noun is None else max(0, at - noun.n_words + 1)
    while start and at - start < _MOST_BESIDE and _describes(before, start - 1):
        start -= 1
    if start and before[start - 1].low in ARTICLES | OWNERS:
        start -= 1
    while start and _counts(before[start - 1]):
        start -= 1
    if start > 1 and before[start - 1].low == "of" and _counts(before[start - 2]):
        return noun_start(before, start - 2)
    return start


def one_start(before: Sequence[Word], start: int) -> int:
    """Where the words for one begin that a noun and what describes it end: at its article.

    "A longtime Fund for Sluices donor", "a miner of Orrin" no more than that; "a baker and
    local miner" are one.
    """
    if before[start].low in _FIRST or before[start].owns:
        return start
    if start > 1 and before[start - 1].low in JOINERS:
        other = noun_at(before, start - 2)
        is_one = other is not None and other.noun.is_person and not other.plural
        return one_start(before, noun_start(before, start - 2)) if is_one else start
    for at in range(start - 1, max(-1, start - _MOST_BESIDE), -1):
        word = before[at]
        if word.low in _FIRST:
            return at
        is_link = word.low in NO_ADJECTIVES and not before[at + 1].is_capital
        if not word.is_word or is_link or word.low.endswith(_PARTICIPLES):
            return start
    return start


def _counts(word: Word) -> bool:
    return word.low in ALONE | PARTS or word.text[0].isdigit()


def _describes(before: Sequence[Word], at: int) -> bool:
    """Whether a word before a noun is part of its phrase, and no verb that it is the object of."""
    word = before[at]
    if not word.is_word or word.low in NO_ADJECTIVES | PARTS:
        return False
    if word.low.endswith(_PARTICIPLES):
        return at > 0 and before[at - 1].low in ARTICLES | OWNERS | ALONE
    if word.is_capital and word.low in _SMALL:
        return False  # "But" begins a sentence.
    if word.is_capital or word.low in _BESIDE | attributes() or known([word.low]) is not None:
        return True
    return "-" in word.text or word.low.endswith(_ADJECTIVES)
