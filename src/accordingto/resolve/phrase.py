"""The noun phrase of a source: its main noun or name, what stands before and after it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from accordingto.core.span import Span
from accordingto.resolve.closed import (
    ALONE,
    ARTICLES,
    GIVEN,
    JOINERS,
    NUMBERS,
    OF_TITLES,
    OWNERS,
    PARTS,
    QUANTIFIERS,
    RELATIVES,
)
from accordingto.resolve.ends import leads, phrase_end
from accordingto.resolve.heads import is_surname, known_head, listed_name_start, name_start
from accordingto.resolve.lexicon import Known, known
from accordingto.resolve.senses import PROMINENT, sense
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, words_in

PERSONAL = ("unnamed", "experts", "party-or-movement")
"""Kinds of nouns that stand for persons."""
_TRAILING = words_of("after a source")
_DAYS = words_of("days and months")
_CLOSING = '”"’'
_WHO = re.compile(r",? who(?:m|se)?\b")
_FEW_CHARACTERS = 8
_FEW_WORDS = 4
_MOST_WORDS = 12
"""Words in which the noun of a phrase is looked for before others follow it."""
_LONGEST = 40
_FEW_OF_MANY = frozenset(["few", "dozen", "couple", "number", "handful", "hundred", "thousand",
                          "million", "lot", "score", "great", "good", "total"])  # fmt: skip
"""Words after "a" that let a plural follow it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase.

    Args:
        before: the words before the main noun or name, article and number among them.
        head: the words of the main noun or name.
        after: everything after it in the source.
        counted: the words that count it, when it stands after "of": "dozens" of "dozens of
            miners"; they are not in `before`.
        known: what the table of nouns says of the head; None for a name.
    """

    before: tuple[Word, ...]
    head: tuple[Word, ...]
    after: tuple[Word, ...]
    counted: tuple[Word, ...] = ()
    known: Known | None = None

    @property
    def named(self) -> bool:
        """Whether the main word is a name."""
        return self.known is None and self.head[-1].is_capital


def phrase(text: str, source: Sequence[Span]) -> Phrase | None:
    """The noun phrase of a source; None if it has no words."""
    return _phrase_in(text, tuple(source))


# Each of a dozen rules asks for the phrase of a source again: this holds those of an article.
@lru_cache(maxsize=1 << 10)
def _phrase_in(text: str, source: tuple[Span, ...]) -> Phrase | None:
    listed = words_in(text, source)
    start = 0
    while start < len(listed) and (cut := leads(listed[start : start + _FEW_WORDS])):
        start += cut
    found = _phrase(listed[start:], ()) if start < len(listed) else None
    if found is None or found.head[-1].low not in PROMINENT:
        return found
    of_persons = known(["public", found.head[-1].low])
    follows = text[(end := found.head[-1].span.end) : end + _FEW_CHARACTERS]
    return replace(found, known=of_persons) if _WHO.match(follows) else found


def phrase_of(listed: tuple[Word, ...]) -> Phrase | None:
    """The noun phrase that `listed` begin with; None if there is none."""
    while listed and not listed[0].is_word:
        listed = listed[1:]
    return _phrase(listed, ()) if listed else None


def _phrase(listed: tuple[Word, ...], counted: tuple[Word, ...]) -> Phrase:
    piece, after = _cut(listed)
    while len(after) > 1 and after[0].low == "of" and _counts(piece, after[1:]):
        counted = (*counted, *piece)
        piece, after = _cut(after[1:])
    if is_surname(piece, after):
        return Phrase((), piece, after, counted)
    start = listed_name_start(piece)
    if start is not None:
        return Phrase(piece[:start], piece[start:], after, counted)
    found = known_head(piece)
    if found is None or _is_at_odds(piece, found):
        cut = _end_of_one(piece) if found is not None else _end_of_known(piece)
        piece, after = piece[:cut], (*piece[cut:], *after)
        found = known_head(piece)
    if found is None:
        start = name_start(piece)
        return Phrase(piece[:start], piece[start:], after, counted)
    titled = _titled(piece, after, found)
    if titled is not None:
        return titled
    start = len(piece) - found.n_words
    found = sense(piece[:start], piece[start:], after, counted, found)
    return Phrase(piece[:start], piece[start:], after, counted, found)


def _titled(piece: tuple[Word, ...], after: tuple[Word, ...], found: Known) -> Phrase | None:
    """A name that stands after titles of several parts, as no single noun does.

    "Former prosecutor and Neldian Mayor Ada Lint", "the actor and activist Ada Lint",
    "chief of staff Ada Lint".
    """
    if not found.noun.is_person or found.plural or not after:
        return None
    end = next((n for n, w in enumerate(after) if not w.is_word or w.low in RELATIVES), len(after))
    joined = after[0].low in JOINERS
    rest = after[1:end]
    if len(rest) < 3 or not (joined or after[0].low in OF_TITLES):
        return None
    bare = piece[0].low not in ARTICLES | OWNERS | ALONE and not any(w.owns for w in piece)
    if rest[0].low in ARTICLES | OWNERS or not (bare or (joined and not rest[0].is_capital)):
        return None
    start = name_start(rest)
    given = next((n for n, word in enumerate(rest) if n and word.low in GIVEN), start)
    if start == 0 and rest[given].is_capital:
        start = given  # "Supervisor of Elections Ada Lint"
    if len(rest) - start < 2 or start == 0 or not all(w.is_capital for w in rest[start:]):
        return None
    title = known([w.low for w in rest[:start]])
    ends = title is not None and title.noun.is_person and not title.plural
    if not ends and (joined or (rest[start - 1].is_capital and start != given)):
        return None
    before = (*piece, after[0], *rest[:start])
    return Phrase(before, rest[start:], after[end:])


def _is_at_odds(piece: tuple[Word, ...], found: Known) -> bool:
    """Whether "a" begins a phrase that ends in a plural: "a paper engineers published"."""
    if not found.plural or found.noun.mass or piece[0].low not in ("a", "an"):
        return False
    return not any(word.low in _FEW_OF_MANY | ALONE or word.text[0].isdigit() for word in piece)


def _end_of_one(piece: tuple[Word, ...]) -> int:
    """Where the first noun in the singular ends, if one does before the last word."""
    for end in range(2, min(len(piece), _MOST_WORDS)):
        found = known_head(piece[:end])
        if found is not None and not found.plural:
            longer = known_head(piece[: end + 1])
            return end + 1 if longer is not None and not longer.plural else end
    return len(piece)


def _cut(listed: tuple[Word, ...]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words up to the main one, and those after it."""
    cut = phrase_end(listed)
    while cut > 1 and not listed[cut - 1].is_word:
        cut -= 1
    rest = cut
    while rest < len(listed) and listed[rest].text in _CLOSING:
        rest += 1
    return listed[:cut], listed[rest:]


def _end_of_known(piece: tuple[Word, ...]) -> int:
    """Where a known noun ends that only adverbs and participles follow: "voters overall"."""
    for place_ in range(1, min(len(piece), _LONGEST)):
        word = piece[place_]
        trails = word.low in _TRAILING or word.low.endswith(("ed", "ing", "ly"))
        if not (trails and not word.is_capital) and word.low not in _DAYS:
            continue
        found = known_head(piece[:place_])
        # "Actor turned mayor Ada Lint" is no actor of whom more is said.
        if found is not None and (found.plural or _is_set(piece[0]) or not piece[-1].is_capital):
            return place_
    return len(piece)


def _is_set(first: Word) -> bool:
    return first.low in ARTICLES | OWNERS | ALONE or first.owns


def _counts(piece: tuple[Word, ...], rest: tuple[Word, ...]) -> bool:
    """Whether words before "of" only say how many there are of those in `rest`.

    An average counts voters where a share follows, and is a poll else; a panel of reporters
    are reporters, but one of judges is a court.
    """
    if piece[-1].low not in ("average", "panel"):
        return _only_counts(piece)
    whole, _ = _cut(rest)
    if piece[-1].low == "average":
        return whole[-1].low.endswith(("percent", "%")) and _only_counts(whole)
    found = known_head(whole)
    people = found is not None and found.plural and found.noun.is_person
    return found is not None and people and found.noun.what != "official"


def _only_counts(piece: tuple[Word, ...]) -> bool:
    last = piece[-1].low
    if last == "out" and len(piece) > 1:  # "two out of three divers"
        return _only_counts(piece[:-1])
    return last in PARTS | QUANTIFIERS | NUMBERS or last.rstrip("%").replace(",", "").isdigit()
