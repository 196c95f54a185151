"""Nouns, names and places for speakers, as the tables in `data/` have them.

The tables were written for this project; each says what its columns mean.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypeVar

from accordingto.core.speaker import DESCRIBED, SPEAKER_KINDS, Described, SpeakerKind

LONGEST_NOUN = 4
"""Words in the longest noun of the table."""

_IES_MIN = 5
_T = TypeVar("_T", bound=str)


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun says of whoever it stands for.

    Args:
        what: what they are.
        kind: the kind of speaker.
        general: whether the words beside it may say more.
        mass: whether it means several though it has no plural ending.
    """

    what: Described
    kind: SpeakerKind
    general: bool
    mass: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A noun that ends some words.

    Args:
        noun: what it says.
        n_words: of how many words it is.
        plural: whether it means several.
    """

    noun: Noun
    n_words: int
    plural: bool


def known(lowered: Sequence[str]) -> Known | None:
    """The longest noun of the table that `lowered`, words in lower case, end with.

    Of a last word that has hyphens and that no line has, its last part counts: "ex-aides"
    are aides.
    """
    found = _known(tuple(lowered[-LONGEST_NOUN:]))
    if found is not None or not lowered or "-" not in lowered[-1]:
        return found
    first, _, last = lowered[-1].rpartition("-")
    return _known((last,)) if first and last else None


@lru_cache(maxsize=1 << 14)
def _known(lowered: tuple[str, ...]) -> Known | None:
    for n_words in range(len(lowered), 0, -1):
        phrase = " ".join(lowered[-n_words:])
        for singular, plural in ((phrase, False), *((form, True) for form in _singulars(phrase))):
            noun = nouns().get(singular)
            if noun is not None:
                return Known(noun, n_words, plural or noun.mass or _irregular(singular))
    return None


def _singulars(phrase: str) -> Iterator[str]:
    if phrase.endswith("men"):
        yield phrase[:-3] + "man"
    if phrase.endswith("ies") and len(phrase) >= _IES_MIN:
        yield phrase[:-3] + "y"
    if phrase.endswith("s") and not phrase.endswith("ss"):
        yield phrase[:-1]
    if phrase.endswith("es"):
        yield phrase[:-2]


def _irregular(noun: str) -> bool:
    return noun.endswith(("men", "people"))


@cache
def nouns() -> Mapping[str, Noun]:
    """Every noun of `data/nouns.txt`.

    Raises:
        ValueError: if a line names something that is no type or kind of ours.
    """
    found: dict[str, Noun] = {}
    for line in _lines("nouns.txt"):
        listed, what, kind = _fields(line, 3)
        name, _, star = what.partition(" ")
        for noun in _entries(listed):
            found[noun.lstrip("#")] = Noun(
                _one_of(name, DESCRIBED, line), _one_of(kind, SPEAKER_KINDS, line),
                star == "*", noun.startswith("#"),
            )  # fmt: skip
    return found


def modified(lowered: Sequence[str]) -> Described | None:
    """What words around a general noun say of it; see `data/modifiers.txt`."""
    phrase = f" {' '.join(lowered)} "
    for what, marks in _modifiers():
        if any(f" {mark} " in phrase for mark in marks):
            return what
    return None


@cache
def _modifiers() -> tuple[tuple[Described, tuple[str, ...]], ...]:
    rows = (_fields(line, 2) for line in _lines("modifiers.txt"))
    return tuple(
        (_one_of(what, DESCRIBED, listed), tuple(_entries(listed))) for listed, what in rows
    )


def place(name: str) -> str | None:
    """Whether a name is a `state`, a `capital` or an `adjective` of one; else None."""
    return _places().get(name)


def states_of(adjective: str) -> tuple[str, ...]:
    """The states that an adjective may stand for, by its letters: Israel of "Israeli"."""
    if place(adjective) != "adjective":
        return ()
    return tuple(
        name
        for name, kind in _places().items()
        if kind == "state" and name[:4].casefold() == adjective[:4].casefold()
    )


@cache
def _places() -> Mapping[str, str]:
    rows = (_fields(line, 2) for line in _lines("places.txt"))
    return {entry.rstrip("."): kind for kind, listed in rows for entry in _entries(listed)}


def body_kind(name: Sequence[str], head: int) -> SpeakerKind | None:
    """The kind of body that a name's words tell, or None if they tell of none.

    Args:
        name: its words, without article and possessive ending.
        head: place of the word that it is named after: of "University of Oslo" the first.
    """
    return _body_kind(tuple(name), head)


@lru_cache(maxsize=1 << 12)
def _body_kind(name: tuple[str, ...], head: int) -> SpeakerKind | None:
    whole = " ".join(name)
    for kind, where, entries in _names():
        if where == "name" and whole in entries:
            return kind
        if len(name) > 1 and where == "last" and name[head] in entries:
            return kind
        if len(name) > 1 and where == "word" and not entries.isdisjoint(name):
            return kind
    return None


def is_outlet(name: str) -> bool:
    """Whether a name, "The" left out, is that of an outlet, by the list or by its shape."""
    listed = name.split()
    return body_kind(listed, len(listed) - 1) == "outlet"


@cache
def _names() -> tuple[tuple[SpeakerKind, str, frozenset[str]], ...]:
    rows = (_fields(line, 3) for line in _lines("names.txt"))
    return tuple(
        (
            _one_of(kind, SPEAKER_KINDS, listed),
            where,
            frozenset(entry.rstrip(".") for entry in _entries(listed)),
        )
        for kind, where, listed in rows
    )


def _entries(listed: str) -> Iterator[str]:
    return (entry.strip() for entry in listed.split(","))


def _fields(line: str, n_fields: int) -> list[str]:
    fields = [field.strip() for field in line.split("|")]
    if len(fields) != n_fields:
        raise ValueError(f"expected {n_fields} fields between bars, found {line!r}")
    return fields


def _one_of(word: str, allowed: Sequence[_T], line: str) -> _T:
    for one in allowed:
        if one == word:
            return one
    raise ValueError(f"{word!r} is none of {', '.join(allowed)}: {line!r}")


def _lines(name: str) -> Iterator[str]:
    table = files("accordingto.resolve").joinpath("data", name).read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.strip() and not line.startswith("# ") and line != "#":
            yield line
