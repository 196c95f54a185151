"""The noun phrase of a source: its main noun or name, what stands before and after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from accordingto.core.span import Span
from accordingto.resolve.lexicon import LONGEST_NOUN, Known, known, place
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, words_in

RELATIVES = frozenset({"who", "which", "that", "whose", "whom", "where", "when", "whoever"})
PRONOUNS = words_of("pronouns of speakers")
ARTICLES = frozenset({"the", "a", "an"})
OWNERS = frozenset(["my", "his", "her", "its", "our", "your", "their", "whose"])
_PREPOSITIONS = words_of("after a noun")
_LEADING = words_of("before a source")
_TRAILING = words_of("after a source")
_JOINERS = frozenset({"and", "or", "&"})
_NUMBERS = words_of("numbers")
QUANTIFIERS = words_of("quantifiers")
ALONE = _NUMBERS | QUANTIFIERS
"""Words that may stand for those they count: "two", "most"."""
_FEW_WORDS = 4
_MOST_BEFORE = 12
"""Words and marks before a name that may be the last words of its title."""
_NO_ADJECTIVES = ARTICLES | OWNERS | RELATIVES | _PREPOSITIONS | _JOINERS | ALONE
PERSONAL = ("unnamed", "experts", "party-or-movement")
"""Kinds of nouns that stand for persons."""
PARTS = words_of("parts")
"""Nouns before "of" that only count: "a group of miners" is miners."""
_COUNTING = PARTS | ALONE
_DETERMINERS = ARTICLES | OWNERS


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
    while start < len(listed) and (cut := _leads(listed[start : start + _FEW_WORDS])):
        start += cut
    return _phrase(listed[start:], ()) if start < len(listed) else None


def phrase_of(listed: tuple[Word, ...]) -> Phrase | None:
    """The noun phrase that `listed` begin with; None if there is none."""
    while listed and not listed[0].is_word:
        listed = listed[1:]
    return _phrase(listed, ()) if listed else None


def _phrase(listed: tuple[Word, ...], counted: tuple[Word, ...]) -> Phrase:
    piece, after = _cut(listed)
    while _only_counts(piece) and len(after) > 1 and after[0].low == "of":
        counted = (*counted, *piece)
        piece, after = _cut(after[1:])
    found = None if _is_surname(piece, after) else _known_head(piece)
    if found is None and not piece[-1].is_capital:
        cut = _end_of_known(piece)
        piece, after = piece[:cut], (*piece[cut:], *after)
        found = _known_head(piece)
    if found is None:
        start = _name_start(piece)
        return Phrase(piece[:start], piece[start:], after, counted)
    start = len(piece) - found.n_words
    return Phrase(piece[:start], piece[start:], after, counted, found)


def _cut(listed: tuple[Word, ...]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words up to the main one, and those after it."""
    cut = _end(listed)
    while cut > 1 and not listed[cut - 1].is_word:
        cut -= 1
    return listed[:cut], listed[cut:]


def _end(listed: tuple[Word, ...]) -> int:
    """Where the words after the main one begin."""
    for place_, word in enumerate(listed):
        if place_ == 0:
            continue
        if not word.is_word and (
            word.text not in "’'.-%$“”\"&/‘" or _is_dash(word, listed, place_)
        ):
            if not _joins_adjectives(listed, place_):
                return place_
            continue
        if word.low in RELATIVES:
            return place_
        inside = _is_determiner(listed[place_ - 1]) or _describes(listed, place_)
        if word.low in _PREPOSITIONS and not word.is_capital and not inside:
            return place_
        if word.low in _JOINERS and not _is_adjective(listed[place_ - 1]):
            return place_
    return len(listed)


def _leads(listed: tuple[Word, ...]) -> int:
    """How many words stand before the phrase: "among", "more than", "as many as"."""
    if not listed[0].is_word:
        return 1
    low = [word.low for word in listed[:4]]
    if low[:1] == low[2:3] == ["as"] and low[3:]:
        return 3
    if low[1:2] == ["than"] and low[2:] and low[0] in ("more", "fewer", "less", "other"):
        return 2
    return int(len(low) > 1 and low[0] in _LEADING)


def _end_of_known(piece: tuple[Word, ...]) -> int:
    """Where a known noun ends that only adverbs and participles follow: "voters overall"."""
    for place_ in range(1, len(piece)):
        word = piece[place_]
        trails = word.low in _TRAILING or word.low.endswith(("ed", "ing", "ly"))
        if trails and not word.is_capital and _known_head(piece[:place_]) is not None:
            return place_
    return len(piece)


def _joins_adjectives(listed: tuple[Word, ...], place_: int) -> bool:
    """Whether a comma stands between what describes a noun: "the tall, bearded engineer"."""
    if listed[place_].text != "," or place_ + 2 > len(listed) or place_ > _FEW_WORDS:
        return False
    last, following = listed[place_ - 1], listed[place_ + 1]
    begins = following.is_word and not following.is_capital and following.low not in _NO_ADJECTIVES
    plain = not last.is_capital and known([last.low]) is None and last.low not in ALONE
    return plain and begins and listed[0].low in _DETERMINERS


def _describes(listed: tuple[Word, ...], place_: int) -> bool:
    """Whether what may end a phrase stands in it: "two leading engineers", "outside experts"."""
    word, following = listed[place_], listed[place_ + 1 : place_ + 2]
    if word.low in ("leading", "running") or not following:
        return word.low in ("leading", "running")
    goes_on = following[0].is_word and following[0].low not in _NO_ADJECTIVES
    if word.low == "close":
        return goes_on
    return word.low in ("outside", "inside") and goes_on and not following[0].is_capital


def _is_determiner(word: Word) -> bool:
    return word.low in _DETERMINERS or (word.owns and word.is_capital)


def is_any(word: Word) -> bool:
    """Whether what begins with `word` is one of several: "another Upstate Democrat"."""
    return word.low in ("a", "an") or (word.low in ALONE and not word.is_capital)


def _is_dash(word: Word, listed: tuple[Word, ...], place_: int) -> bool:
    """Whether a hyphen stands for a dash: between blanks, or beside another."""
    if word.text != "-":
        return False
    return listed[place_ - 1].span.end < word.span.start or (
        place_ + 1 < len(listed) and listed[place_ + 1].text == "-"
    )


def _is_surname(piece: tuple[Word, ...], after: tuple[Word, ...]) -> bool:
    """Whether a noun stands alone as only a name can: "Baker", not "Officials"."""
    if len(piece) != 1 or not piece[0].is_capital or (after and after[0].is_word):
        return False
    found = known([piece[0].low])
    if found is None or found.plural or piece[0].text.isupper():
        return False
    return found.noun.kind in ("unnamed", "experts", "public", "company")


def _is_adjective(word: Word) -> bool:
    if place(word.plain) == "adjective":
        return True
    return not word.is_capital and known([word.low]) is None and word.low not in PRONOUNS


def _only_counts(piece: tuple[Word, ...]) -> bool:
    last = piece[-1].low
    return last in _COUNTING or last.rstrip("%").replace(",", "").isdigit()


def _known_head(piece: tuple[Word, ...]) -> Known | None:
    words = [word for word in piece if word.is_word]
    if not words or words[-1] != piece[-1]:
        return None
    found = known([word.low for word in words])
    if found is None or not words[-1].is_capital:
        return found
    # "Senate Aides" is no name, "Stephen King" is one.
    if found.plural or len(words) == found.n_words:
        return found
    before = words[-found.n_words - 1]
    # A capital "A" that does not begin the phrase is an initial.
    is_article = before.low in ARTICLES and (not before.is_capital or before == words[0])
    if is_any(words[0]) and found.noun.kind in PERSONAL:
        return found
    if is_article or not before.is_capital or before.owns:
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
        if _ends_title(piece[max(start, place_ - _MOST_BEFORE) : place_]):
            return place_
    return start


def _ends_title(before: tuple[Word, ...]) -> bool:
    # No more than the longest noun of the table: a line of ten thousand names is no long title.
    words = (word for word in reversed(before) if word.is_word)
    found = known([word.low for word in islice(words, LONGEST_NOUN)][::-1])
    return found is not None and found.noun.kind in ("unnamed", "experts") and not found.plural
