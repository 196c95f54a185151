"""The words by which two references can be told to be alike: a name whole, a noun's singular."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np

from accordingto.corefer.forms import (
    ABBREVIATIONS,
    BARE,
    BODIES,
    DEFINITE,
    INDEFINITE,
    JOINERS,
    NAME,
    OWNED,
    PEOPLES,
    TITLES,
)
from accordingto.corefer.words import Words
from accordingto.encode.pieces import Bools, Ints

(
    APART, SAME_NAME, SAME_END, SAME_START, SOME_SHARED, NO_SHARED, ACRONYM,
    SAME_NOUN, SAME_SINGULAR, OTHER_NOUN, NOUN_OF_NAME, NAME_AND_NOUN,
) = range(12)  # fmt: skip
"""How two references are alike by their words alone; `APART` where one is a pronoun.

Of two names one of which has all words of the other, `SAME_END` says that they end alike,
"Lint" and "Ada Lint", and `SAME_START` that they do not: "Ada" and "Ada Lint", but "Harbour"
and "Orrin Harbour Board" too.
"""

N_RELATIONS = 12

_NOMINAL = frozenset((DEFINITE, INDEFINITE, BARE, OWNED))
_LONGEST = 12
"""Words that a name may have on either side of its head."""

_NUMBERS = {-1: re.compile(r"\d+(?:st|nd|rd|th)$"), 1: re.compile(r"\d{1,3}$")}
"""Numbers that belong to a name: before it "the 4th Brigade", behind it "Channel 12"."""

_STATES = ("u", ".", "s")
_APOSTROPHES = "'’ʼ"
_CLITICS = frozenset(["d", "ll", "m", "re", "t", "ve"])
_ACRONYM = 3
"""Letters of an acronym that is no first part of a name: "TV and Radio Board" has one."""
_SHORTEST = 2
"""Words before what follows an apostrophe inside one."""

Key = tuple[str, ...]


def keys(article: Words, form: Ints, heads: Sequence[int]) -> list[Key]:
    """For each head its key: the words of a name, the noun of a nominal, none of a pronoun."""
    # Places in an array take longer to read than those in a list.
    listed: list[int] = form.tolist()
    return keys_of(article, listed, heads, names_around(article, listed, heads))


def names_around(
    article: Words, form: Sequence[int], heads: Sequence[int]
) -> dict[int, tuple[int, int]]:
    """By each head that is a name the first and the last word of it, as `name_around` says."""
    return {at: name_around(article, form, at) for at in heads if form[at] == NAME}


def keys_of(
    article: Words,
    form: Sequence[int],
    heads: Sequence[int],
    names: Mapping[int, tuple[int, int]],
) -> list[Key]:
    """As `keys`, where the names around the heads are known."""
    return [_key(article, form, at, names.get(at)) for at in heads]


def _key(article: Words, form: Sequence[int], at: int, name: tuple[int, int] | None) -> Key:
    if form[at] in _NOMINAL:
        return (article.lower[at],)
    if name is None:
        return ()
    first, last = name
    return tuple(
        article.lower[n]
        for n in range(first, last + 1)
        if form[n] == NAME or article.lower[n][0].isdigit()
    )


def name_around(article: Words, form: Ints | Sequence[int], at: int) -> tuple[int, int]:
    """The first and the last word of the name that a word stands in.

    "Food and Drug Administration" and "Ministry of Water and Energy" are one name, "Ada Lint
    and River Board" are two. A name neither begins nor ends with a word that joins names.
    """
    first, last = _edge(article, form, at, -1), _edge(article, form, at, 1)
    joins = [n for n in range(first, last) if article.lower[n] in ("and", "&")]
    if joins and not _is_one_body(article, first, joins[0], last):
        first = max([n + 1 for n in joins if n < at], default=first)
        last = min([n - 1 for n in joins if n > at], default=last)
        # "Lint and the Brandt Hall" are two, and neither has the "the".
        while form[first] != NAME:
            first += 1
        while form[last] != NAME and not _is_hyphened(article, last, 1):
            last -= 1
    return first, last + _is_stop(article, last)


def _is_stop(article: Words, last: int) -> bool:
    """Whether a name that ends there goes on with the last stop of "the F.B.I."."""
    return (
        0 < last < len(article) - 1
        and article.surface[last + 1] == "."
        and article.end[last] == article.start[last + 1]
        and len(article.surface[last]) == 1
        and article.surface[last - 1] == "."
    )


def _is_one_body(article: Words, first: int, join: int, last: int) -> bool:
    """Whether an "and" stands in the name of a body: "Food and Drug Administration".

    "The FBI and Justice Department" are two, since the first has a name of its own.
    """
    begins = article.surface[first]
    if len(begins) >= _ACRONYM and begins.isupper() and join == first + 1 and last > join + 1:
        return False
    named_so = {singular(article.lower[n]) in BODIES for n in (first, last)}
    return True in named_so and (join == first + 1 or singular(article.lower[first]) in BODIES)


def _edge(article: Words, form: Ints | Sequence[int], at: int, step: int) -> int:
    """The last word of the name in one direction; joiners stand only between names."""
    edge = here = at
    while abs(here + step - at) <= _LONGEST:
        here += step
        if not 0 <= here < len(article) or article.block[here] != article.block[at]:
            break
        if (
            form[here] == NAME
            or _is_hyphened(article, here, step)
            or _is_inside_a_word(article, here)
            or (abs(here - edge) == 1 and _NUMBERS[step].match(article.lower[here]))
        ):
            edge = here
        elif not _joins(article, here) or abs(here - edge) > 2:
            break
    return edge


def _joins(article: Words, at: int) -> bool:
    """Whether a word or mark may stand inside a name: "of", the hyphen of "al-Sham"."""
    word = article.lower[at]
    if word not in JOINERS:
        return False
    # "Lint - the Board": a mark with space before it parts two names.
    if word[0].isalnum() or word == "&":
        return True
    is_close = at > 0 and article.end[at - 1] == article.start[at]
    if word == "." and article.lower[max(0, at - 3) : at] == _STATES:
        return False  # "In the U.S. Lint said", and the Senate is called so without "U.S.".
    return is_close and (word != "." or _is_abbreviated(article.lower[at - 1]))


def _is_abbreviated(word: str) -> bool:
    """Whether a full stop behind a word is that of "J." or "Gen.", and ends no sentence.

    What stands on X is no "X. Lint", and neither is what "Channel 5" sent "5. Lint".
    """
    return (
        (len(word) == 1 and word.isalpha() and word != "x")
        or word in TITLES
        or word in ABBREVIATIONS
    )


def _is_inside_a_word(article: Words, at: int) -> bool:
    """Whether what follows an apostrophe belongs to the word: "Ta’ang", "the People’s Army"."""
    if at < _SHORTEST or article.surface[at - 1] not in _APOSTROPHES:
        return False
    before, here = at - 2, article.lower[at]
    whole = (
        article.end[before] == article.start[at - 1] and article.end[at - 1] == article.start[at]
    )
    if not whole or not article.surface[before][0].isupper():
        return False
    if here == "s":
        return article.lower[before] in PEOPLES
    return article.surface[at].isalpha() and here not in _CLITICS


def _is_hyphened(article: Words, at: int, step: int) -> bool:
    """Whether a word in small letters is the second part of "Ki-moon"."""
    return (
        step > 0
        and article.surface[at - 1] in "-‐‑"
        and article.end[at - 1] == article.start[at]
        and article.surface[at].isalpha()
    )


@lru_cache(maxsize=1 << 16)
def relation(later: Key, is_name: bool, earlier: Key, was_name: bool) -> int:  # noqa: FBT001
    """How two keys are alike."""
    if not later or not earlier:
        return APART
    if is_name and was_name:
        return _names(later, earlier)
    if not is_name and not was_name:
        if later == earlier:
            return SAME_NOUN
        return SAME_SINGULAR if singular(later[0]) == singular(earlier[0]) else OTHER_NOUN
    noun, name = (earlier, later) if is_name else (later, earlier)
    return NOUN_OF_NAME if noun[0] in name else NAME_AND_NOUN


def _names(later: Key, earlier: Key) -> int:
    if later == earlier:
        return SAME_NAME
    shorter, longer = (later, earlier) if len(later) <= len(earlier) else (earlier, later)
    words = set(longer)
    # Most names of an article share no word with most others.
    if words.isdisjoint(shorter):
        is_short = len(shorter) == 1 and len(longer) > 1
        return ACRONYM if is_short and shorter[0] == "".join(w[0] for w in longer) else NO_SHARED
    if words.issuperset(shorter):
        return SAME_END if shorter[-1] == longer[-1] else SAME_START
    return SOME_SHARED


@lru_cache(maxsize=1 << 14)
def singular(noun: str) -> str:
    """A noun without the ending of the plural, as far as that can be seen."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ses", "xes", "ches", "shes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return {"men": "man", "women": "woman", "people": "person", "children": "child"}.get(noun, noun)


def relations(later: Ints, earlier: Ints, key: Sequence[Key], names: Bools) -> Ints:
    """The relation of each pair of places in `key`, int64 [n_pairs].

    Args:
        later: places of the later mentions.
        earlier: and of those that each is compared with.
        key: of each mention.
        names: whether each mention is a name.
    """
    some = np.array([bool(one) for one in key], dtype=np.bool_)
    noun, name = some & ~names, some & names
    word = _numbers(one[-1] if one else "" for one in key)
    stem = _numbers(singular(one[-1]) if one else "" for one in key)
    both = noun[later] & noun[earlier]
    found = np.full(len(later), APART, np.int64)
    found[both] = OTHER_NOUN
    found[both & (stem[later] == stem[earlier])] = SAME_SINGULAR
    found[both & (word[later] == word[earlier])] = SAME_NOUN
    for nouns, of_names in ((later, earlier), (earlier, later)):
        mixed = np.flatnonzero(noun[nouns] & name[of_names])
        in_name = _in_name(nouns[mixed], of_names[mixed], key)
        found[mixed] = np.where(in_name, NOUN_OF_NAME, NAME_AND_NOUN)
    # Pairs of names are the fewest, and are compared word by word.
    named = np.flatnonzero(name[later] & name[earlier])
    found[named] = [
        relation(key[a], True, key[b], True)  # noqa: FBT003 - both are names
        for a, b in zip(later[named].tolist(), earlier[named].tolist(), strict=True)
    ]
    return found


def _in_name(nouns: Ints, names: Ints, key: Sequence[Key]) -> Bools:
    """Whether each noun is a word of the name beside it; both are places in `key`."""
    known = {word: n for n, word in enumerate({key[n][0]: None for n in set(nouns.tolist())})}
    number = np.array([known.get(one[0], 0) if one else 0 for one in key], dtype=np.int64)
    holding = [
        at * len(known) + known[word]
        for at in set(names.tolist())
        for word in key[at]
        if word in known
    ]
    found: Bools = np.isin(names * len(known) + number[nouns], holding)
    return found


def _numbers(words: Iterable[str]) -> Ints:
    known: dict[str, int] = {}
    return np.array([known.setdefault(word, len(known)) for word in words], dtype=np.int64)
