"""Acronyms: what one is, what it may stand for, and where an article says what it does."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from accordingto.resolve.lexicon import body_kind, place
from accordingto.resolve.names import SMALL
from accordingto.resolve.scripts import fold, skeleton

_ACRONYM = r"[\"“”'‘’]?(?P<short>(?:[^\W\d_]\.){2,7}|[^\W\d_][^\W_]{1,7})[\"“”'‘’]?"
_BEHIND = re.compile(
    rf"(?:\s?\(\s*(?:or |the )?|,\s(?:or|known as)\s(?:the\s)?){_ACRONYM}\s*[),;.]"
)
_BEFORE = re.compile(rf"\b{_ACRONYM}\s?\(\s?(?:the )?(?P<long>[^()\n]{{3,120}})\)")
_NO_SPACE = re.compile(r"\S+")
_MARKS = "\"“”'‘’«»(),;:"
_CAPITAL = re.compile(r"[\"“”'‘’«]*(?:[a-z]{1,4}[-‑’'])?(?P<first>[^\W\d_])")
_LOOK_BACK_CHARS = 160
_MAX_WORDS = 12
_LEAST_TRANSLATED = 3
_TERRITORIES = frozenset(["City", "County", "District", "Province", "State"])


@dataclass(frozen=True, slots=True)
class Definition:
    """That an article gives an acronym beside the name that it stands for.

    Args:
        short: the acronym's key.
        long: the name's key: skeletons of its words, small words left out.
        words: both as they stand there.
        start: where the name begins.
    """

    short: str
    long: str
    words: str
    start: int = field(compare=False)


def is_acronym(word: str) -> bool:
    """Whether a word looks like an acronym: two to eight letters, most of them capitals.

    >>> [is_acronym(word) for word in ("RDC", "U.N.", "AfD", "Rome", "A", "РДК")]
    [True, True, True, False, False, True]
    """
    letters = [char for char in word if char.isalnum()]
    n_upper = sum(char.isupper() for char in letters)
    return (
        2 <= len(letters) <= 8
        and " " not in word
        and n_upper >= 2
        and n_upper * 2 >= len(letters)
        and letters[0].isalpha()
    )


def acronym_key(word: str) -> str:
    """An acronym's letters, in Latin and small."""
    return fold(word.replace(".", "")).replace(" ", "")


@lru_cache(maxsize=65_536)
def long_key(name: str) -> str:
    """What tells a long name from others: its words' skeletons without the small ones."""
    return " ".join(skeleton(word) for word in fold(name).split() if word not in SMALL)


def home_key(name: str) -> str:
    """The same without the word for where it is from: "Russian Federal Guard", "Federal Guard"."""
    words = name.split()
    while len(words) > 2 and place(words[0]) == "adjective":
        words.pop(0)
    return long_key(" ".join(words))


@lru_cache(maxsize=65_536)
def initials(name: str) -> tuple[str, ...]:
    """The acronyms that a name of several words may have, the plainest first.

    Small words are skipped or counted; parts of hyphened words are counted or not.

    >>> initials("Board of Anti-Flood Works")
    ('bfw', 'baw', 'bafw', 'bofw', 'boaw', 'boafw')
    >>> initials("Orrin")
    ()
    """
    whole = [fold(part).replace(" ", "") for part in re.split(r"\s+", name)]
    split = fold(name).split()
    if len(split) < 2:
        return ()
    lasts = [fold(part).split()[-1:] or [""] for part in re.split(r"\s+", name)]
    found = [
        _letters([last[0] for last in lasts], counted=False),
        _letters(whole, counted=False),
        _letters(split, counted=False),
        _letters([last[0] for last in lasts], counted=True),
        _letters(whole, counted=True),
        _letters(split, counted=True),
    ]
    return tuple(dict.fromkeys(one for one in found if len(one) > 1))


def _letters(words: list[str], *, counted: bool) -> str:
    return "".join(word[0] for word in words if word and (counted or word not in SMALL))


def definitions(text: str) -> Iterator[Definition]:
    """Where a text gives an acronym beside its name, in either order.

    Of a name whose initials fit, as many words are taken as the acronym has letters. An
    acronym out of another language ("Russian Volunteer Corps (RDC)") has its first letter in
    common with the name, of which all capitalised words are taken then, or stands behind a
    name that ends as those of bodies do ("Orrin Liberation Front (FLO)").
    """
    for found in _BEHIND.finditer(text):
        start = max(found.start() - _LOOK_BACK_CHARS, 0)
        words = [*_NO_SPACE.finditer(text, start, found.start())]
        yield from _defined(found["short"], words[-_MAX_WORDS:], is_behind=True)
    for found in _BEFORE.finditer(text):
        words = [*_NO_SPACE.finditer(text, *found.span("long"))]
        yield from _defined(found["short"], words[:_MAX_WORDS], is_behind=False)


def _defined(
    short: str, found: Sequence[re.Match[str]], *, is_behind: bool
) -> Iterator[Definition]:
    if not is_acronym(short):
        return
    key = acronym_key(short)
    words = [one.group() for one in found]
    at = _capitalised_end(words)
    bare = [word.strip(_MARKS) for word in words[at:]]
    first = _fitting(key, bare)
    if first is None and is_behind:
        first = _translated(key, bare)
    if first is not None:
        long, word = " ".join(bare[first:]), words[at + first]
        start = found[at + first].start() + len(word) - len(word.lstrip(_MARKS))
        yield Definition(key, long_key(long), f"{long} ({short})", start)


def _capitalised_end(words: Sequence[str]) -> int:
    """Where the last capitalised words begin, with small ones such as "of" between them."""
    at = len(words)
    while at and (_is_capital(words[at - 1]) or fold(words[at - 1]) in SMALL):
        at -= 1
        if at < len(words) - 1 and words[at].endswith((",", ".", ";", ":")) and len(words[at]) > 3:
            at += 1
            break
    while at < len(words) and not _is_capital(words[at]):
        at += 1
    return at


def _is_capital(word: str) -> bool:
    """Whether a word begins as names do, in quotation marks and behind an article too."""
    found = _CAPITAL.match(word)
    return found is not None and found["first"].isupper()


def _fitting(short: str, words: Sequence[str]) -> int | None:
    """Where in `words` begins what the acronym stands for, which goes on to their end."""
    starts = [
        n for n, word in enumerate(words[:-1]) if word[:1].isupper() and fold(word) not in SMALL
    ]
    for first in starts:
        if short in initials(" ".join(words[first:])):
            return first
    return next((first for first in starts if fold(words[first])[:1] == short[0]), None)


def _translated(short: str, words: Sequence[str]) -> int | None:
    """Where a body's name begins whose acronym behind it is out of another language.

    "Orrin Liberation Front (FLO)", "the National Gate Army (EPN)": it ends with a word for
    bodies, and begins behind the last "the". "Harbour County (TX)" says where that is.
    """
    if len(short) < _LEAST_TRANSLATED:
        return None
    first = max((n + 1 for n, word in enumerate(words) if fold(word) == "the"), default=0)
    name = words[first:]
    if len(name) < 2 or not all(word[:1].isupper() or fold(word) in SMALL for word in name):
        return None
    kind = body_kind(name, len(name) - 1)
    is_body = kind not in (None, "outlet", "document") and name[-1] not in _TERRITORIES
    return first if is_body and name[0][:1].isupper() else None
