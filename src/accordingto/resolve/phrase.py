"""The noun phrase of a source: its main noun or name, what stands before and after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.core.span import Span
from accordingto.resolve.lexicon import Known, known, place
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, words_in

RELATIVES = frozenset({"who", "which", "that", "whose", "whom", "where", "when", "whoever"})
PRONOUNS = words_of("pronouns of speakers")
ARTICLES = frozenset({"the", "a", "an"})
_PREPOSITIONS = words_of("after a noun")
_JOINERS = frozenset({"and", "or", "&"})
_NUMBERS = words_of("numbers")
QUANTIFIERS = words_of("quantifiers")
PARTS = words_of("parts")
"""Nouns before "of" that only count: "a group of miners" is miners."""


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
    listed = words_in(text, source)
    while listed and not listed[0].is_word:
        listed = listed[1:]
    return _phrase(listed, ()) if listed else None


def _phrase(listed: tuple[Word, ...], counted: tuple[Word, ...]) -> Phrase:
    cut = _end(listed)
    piece, after = listed[:cut], listed[cut:]
    if _only_counts(piece) and len(after) > 1 and after[0].low == "of":
        return _phrase(after[1:], (*counted, *piece))
    found = _known_head(piece)
    if found is None:
        start = _name_start(piece)
        return Phrase(piece[:start], piece[start:], after, counted)
    start = len(piece) - found.n_words
    return Phrase(piece[:start], piece[start:], after, counted, found)


def _end(listed: tuple[Word, ...]) -> int:
    """Where the words after the main one begin."""
    for place_, word in enumerate(listed):
        if place_ == 0:
            continue
        if not word.is_word and word.text not in "’'.-%$“”\"&/‘":
            return place_
        if word.low in RELATIVES or (word.low in _PREPOSITIONS and not word.is_capital):
            return place_
        if word.low in _JOINERS and not _is_adjective(listed[place_ - 1]):
            return place_
    return len(listed)


def _is_adjective(word: Word) -> bool:
    if place(word.plain) == "adjective":
        return True
    return not word.is_capital and known([word.low]) is None and word.low not in PRONOUNS


def _only_counts(piece: tuple[Word, ...]) -> bool:
    last = piece[-1].low
    return last in PARTS | QUANTIFIERS | _NUMBERS or last.rstrip("%").replace(",", "").isdigit()


def _known_head(piece: tuple[Word, ...]) -> Known | None:
    words = [word for word in piece if word.is_word]
    if not words or words[-1] != piece[-1] or words[-1].owns:
        return None
    found = known([word.low for word in words])
    if found is None or not words[-1].is_capital:
        return found
    # "Senate Aides" is no name, "Stephen King" is one.
    if found.plural or len(words) == found.n_words:
        return found
    before = words[-found.n_words - 1]
    if before.low in ARTICLES or not before.is_capital or before.owns:
        return found
    return found if place(before.plain) or known([before.low]) else None


def _name_start(piece: tuple[Word, ...]) -> int:
    """Where the name at the end of `piece` begins, titles and descriptions left out."""
    start = len(piece)
    while start and (piece[start - 1].is_capital or not piece[start - 1].is_word):
        start -= 1
        if start < len(piece) - 1 and piece[start].owns:
            return start + 1
    if start == len(piece):
        return start - 1
    for place_ in range(len(piece) - 1, start, -1):
        if _ends_title(piece[start:place_]):
            return place_
    return start


def _ends_title(before: tuple[Word, ...]) -> bool:
    found = known([word.low for word in before if word.is_word])
    return found is not None and found.noun.kind in ("unnamed", "experts") and not found.plural
