"""The noun or name that heads a phrase, told apart: "Senate aides", "Stephen King"."""

from collections.abc import Sequence
from itertools import islice

from accordingto.resolve.closed import ALONE, ARTICLES, GIVEN, NOUN_SURNAMES
from accordingto.resolve.lexicon import (
    LONGEST_NOUN,
    Known,
    attributes,
    body_kind,
    known,
    listed_kind,
    nouns,
    place,
)
from accordingto.resolve.names import TITLES
from accordingto.resolve.words import Word

_MOST_BEFORE = 12
"""Words and marks before a name that may be the last words of its title."""
_LONGEST_NAME = 6


def is_any(word: Word) -> bool:
    """Whether what begins with `word` is one of several: "another Upstate Democrat"."""
    return word.low in ("a", "an") or (word.low in ALONE and not word.is_capital)


def is_plain(word: Word) -> bool:
    """Whether a word is no name, whatever its first part: "military", "Norway-run"."""
    return word.text.rpartition("-")[2].islower()


def is_surname(piece: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a noun stands alone as only a name can: "Baker", not "Officials"."""
    if len(piece) != 1 or not piece[0].is_capital or (after and after[0].is_word):
        return False
    if piece[0].text.isupper() or piece[0].low in TITLES - NOUN_SURNAMES:
        return False
    if piece[0].low in NOUN_SURNAMES:
        return True
    found = known([piece[0].low])
    if found is None or found.plural:
        return False
    return found.noun.is_person or found.kind in ("public", "company")


def known_head(piece: Sequence[Word]) -> Known | None:
    """What the table says of the noun that ends a phrase; None if a name or nothing known does."""
    if not piece or not piece[-1].is_word:
        return None
    words = [word for word in piece[-_MOST_BEFORE:] if word.is_word]
    found = known([word.low for word in words])
    if found is None:
        return None
    # The "security" of "Harbour Security officials" belongs to a name.
    begins = words[-found.n_words - 1 : len(words) - found.n_words + 1]
    in_name = len(begins) == 2 and all(word.is_capital for word in begins)
    if found.n_words > 1 and in_name and not words[-1].is_capital:
        found = known([words[-1].low])
    return found if found is None or not _is_name(piece[0], words, found) else None


def _is_name(first: Word, words: Sequence[Word], found: Known) -> bool:
    """Whether a noun in capitals is the last word of a name: of "Stephen King".

    Args:
        first: the first word of its phrase.
        words: the last ones.
        found: what the table says of the noun that ends them.
    """
    own = words[-found.n_words :]
    if _is_call_sign(own[-1], found):
        return True
    if not all(word.is_capital for word in own) or len(words) == len(own):
        return False
    before = words[-found.n_words - 1]
    strange = place(before.plain) is None and known([before.low]) is None
    if found.noun.what == "party":
        # A "New Hampshire Republican" is one of a state, as a "Texas Republican" is.
        two = " ".join(word.plain for word in words[-found.n_words - 2 : -found.n_words])
        strange = strange and place(two) is None
    # "Federal Judge" is none in a headline either; "Far Bank" may be one.
    strange = strange and not (found.noun.is_person and before.low in attributes())
    named = strange or before.low in GIVEN | TITLES
    if named and before.is_capital and own[0].low in NOUN_SURNAMES and not before.owns:
        return True
    # "Senate Aides" and "Labour MP" are no names.
    if found.plural or own[-1].text.isupper() or (is_any(first) and found.noun.is_person):
        return False
    # A capital "A" that does not begin the phrase is an initial.
    is_article = before.low in ARTICLES and (not before.is_capital or before == first)
    return strange and before.is_capital and not before.owns and not is_article


def _is_call_sign(word: Word, found: Known) -> bool:
    """Whether only a part of a word in capitals is a noun: the last of "KVSP-TV"."""
    if "-" not in word.text or not word.text[0].isupper() or word.low in nouns():
        return False
    return word.text.isupper() or not found.noun.is_person


def listed_name_start(piece: Sequence[Word]) -> int | None:
    """Where the listed name begins that ends a phrase, small words and all: "Save the Children"."""
    if not piece or not piece[-1].is_capital:
        return None
    for start in range(max(0, len(piece) - LONGEST_NOUN), len(piece) - 2):
        words = piece[start:]
        small = all(word.is_capital for word in words)
        if small or not words[0].is_capital:
            continue
        if listed_kind(" ".join(word.plain for word in words)) is not None:
            return start
    return None


def name_start(piece: Sequence[Word]) -> int:
    """Where the name at the end of `piece` begins, titles and descriptions left out."""
    start = len(piece)
    while start and (piece[start - 1].is_capital or not piece[start - 1].is_word):
        start -= 1
        if start < len(piece) - 1 and (piece[start].owns or _owns_as_plural(piece, start)):
            return start + 1
    if start == len(piece):
        return start - 1
    while start < len(piece) - 1 and is_plain(piece[start]):
        start += 1
    for at in range(len(piece) - 1, start, -1):
        if _ends_title(piece[max(0, at - _MOST_BEFORE) : at], piece[at : at + _LONGEST_NAME]):
            return at
    return start


def _owns_as_plural(piece: Sequence[Word], at: int) -> bool:
    """Whether a lone apostrophe ends a possessive: "Vesper News’ Ada Lint"."""
    if piece[at].text not in ("’", "'") or not at:
        return False
    last = piece[at - 1]
    opened = any(word.text == "‘" for word in piece[max(0, at - _MOST_BEFORE) : at])
    return last.span.end == piece[at].span.start and last.low.endswith("s") and not opened


def _ends_title(before: Sequence[Word], name: Sequence[Word]) -> bool:
    """Whether the words before a name end in a noun for one person, as a title is."""
    # No more than the longest noun of the table: a line of ten thousand names is no long title.
    words = (word for word in reversed(before) if word.is_word)
    found = known([word.low for word in islice(words, LONGEST_NOUN)][::-1])
    if found is None or not found.noun.is_person or found.plural:
        return False
    last = before[-1]
    if found.n_words == 1 and last.low in NOUN_SURNAMES and last.low not in TITLES:
        return False  # "Hunter" may be a first name.
    if not last.is_capital or (found.noun.kinds != "public" and place(last.plain) != "adjective"):
        return True
    # "American Legion", but "Democrat Ada Lint".
    plain = [word.plain for word in name if word.is_word]
    body = body_kind(plain, len(plain) - 1) is not None or known([plain[-1].lower()]) is not None
    return len(plain) > 1 and not body and found.noun.kinds == "party-or-movement"
