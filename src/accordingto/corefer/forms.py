"""What form of reference a word can carry: which pronoun, a name, a nominal."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from accordingto.corefer.words import Words
from accordingto.encode.pieces import Ints
from accordingto.encode.wordlists import read_lists

(
    MARK, FIRST, FIRST_PLURAL, SECOND, HE, SHE, IT, THEY, THIS, WHO, ONE,
    NAME, DEFINITE, INDEFINITE, BARE, OWNED,
) = range(16)  # fmt: skip
"""Forms; what is no pronoun and no name is a nominal by what stands before it."""

N_FORMS = 16

_LISTS = read_lists("accordingto.corefer")


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in _LISTS[name] for word in line.split())


PRONOUNS = {
    word: form
    for form, name in (
        (FIRST, "first person"), (FIRST_PLURAL, "first person, plural"), (SECOND, "second person"),
        (HE, "he"), (SHE, "she"), (IT, "it"), (THEY, "they"), (THIS, "demonstratives"),
        (WHO, "relatives"), (ONE, "indefinite pronouns"),
    )
    for word in sorted(_words(name))
}  # fmt: skip

_DEFINITE = _words("definite")
_INDEFINITE = _words("indefinite")
_OWNERS = _words("owners")
# "What a mess. The man": these begin sentences with a capital and are no names.
_OPENERS = _DEFINITE | _INDEFINITE | _OWNERS | frozenset(PRONOUNS) | _words("openers")
JOINERS = _words("joiners")
BODIES = _words("bodies")
"""Last words of names that may have an "and" in them."""
SHORT_NAMES = BODIES | _words("short for a body")
"""Last words by which bodies are called for short: "the Guard"."""
PEOPLES = _words("peoples")
"""Those whose bodies are: "the People's Army"."""
ABBREVIATIONS = _words("abbreviations")
"""Words that stand in names with a full stop; titles have it too."""
TITLES = _words("titles")
"""Words that stand before a person's name."""
_NO_PRONOUNS = frozenset({"WHO", "US"})
"""Acronyms that would be pronouns in small letters."""
_ENDS = frozenset(".!?:;\"“”'‘’«»()[]—–…|")
_HEADLINE = 0.6
"""A paragraph with a larger share of capitals is a headline."""
_REACH = 6
"""How many words before a nominal's head are searched for what makes it definite."""


def forms(article: Words) -> Ints:
    """The form of each word as the head of a reference, int64 [n_words]."""
    initials = letters_with_stops(article)
    names = _names(article, initials)
    blocks = article.block.tolist()
    # Places in an array take longer to write than those in a list.
    found = [MARK] * len(article)
    for at, lower in enumerate(article.lower):
        if not lower[0].isalnum():
            continue
        if at in initials:
            found[at] = NAME
        elif lower in PRONOUNS and article.surface[at] not in _NO_PRONOUNS:
            found[at] = PRONOUNS[lower]
        elif names[at]:
            found[at] = NAME
        else:
            found[at] = _nominal(article.lower, blocks, at)
    return np.array(found, dtype=np.int64)


def _nominal(lower: Sequence[str], blocks: Sequence[int], at: int) -> int:
    for before in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = lower[before]
        if blocks[before] != blocks[at]:
            return BARE
        if word in _DEFINITE:
            return DEFINITE
        if word in _INDEFINITE:
            return INDEFINITE
        if word in _OWNERS or (word == "s" and before and lower[before - 1] in "'’"):
            return OWNED
        if not word[0].isalnum() and word not in "-'’":
            return BARE
    return BARE


def letters_with_stops(article: Words) -> frozenset[int]:
    """The letters of acronyms that have a full stop behind each: "U.S.", "the F.B.I."."""
    letters = [
        at for at, word in enumerate(article.surface)
        if len(word) == 1 and word.isupper()
    ]  # fmt: skip
    surface, end, start = article.surface, article.end, article.start
    pairs = (
        (at, at + 2) for at in letters
        if at + 2 < len(article) and surface[at + 1] == "." and end[at] == start[at + 1]
        and end[at + 1] == start[at + 2] and len(surface[at + 2]) == 1
        and surface[at + 2].isupper()
    )  # fmt: skip
    return frozenset(at for pair in pairs for at in pair)


def _names(article: Words, initials: frozenset[int]) -> list[bool]:
    """Whether each word looks like part of a name: a capital that no sentence put there."""
    surely, small = set(), set()
    opens = [one and at not in initials for at, one in enumerate(_opens(article))]
    for at, word in enumerate(article.surface):
        if word[0].isupper() and not opens[at]:
            surely.add(article.lower[at])
        elif word[0].islower():
            small.add(word)
    return [
        word[0].isupper()
        and (lower not in _OPENERS or word in _NO_PRONOUNS)
        and (not first or lower in surely or lower not in small)
        for word, lower, first in zip(article.surface, article.lower, opens, strict=True)
    ]


def _opens(article: Words) -> list[bool]:
    """Whether each word opens a sentence or a quotation, where any word has a capital."""
    if not len(article):
        return []
    headlines = _headlines(article)
    inner = (
        here != there or before in _ENDS or there in headlines
        for (before, (here, there)) in zip(
            article.surface, pairwise(article.block.tolist()), strict=False
        )
    )
    return [True, *inner]


def _headlines(article: Words) -> frozenset[int]:
    """The paragraphs In Which Most Words Have Capitals, that there say nothing of names."""
    n_words, n_capitals = Counter[int](), Counter[int]()
    for word, block in zip(article.surface, article.block.tolist(), strict=True):
        if word[0].isalpha():
            n_words[block] += 1
            n_capitals[block] += word[0].isupper()
    return frozenset(b for b, n in n_words.items() if n > 3 and n_capitals[b] > _HEADLINE * n)
