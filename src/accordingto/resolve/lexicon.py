"""Nouns, names and places for speakers, as the tables in `data/` have them.

The tables were written for this project; each says what its columns mean.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from accordingto.core.speaker import DESCRIBED, SPEAKER_KINDS, Described, SpeakerKind
from accordingto.resolve.tables import entries, fields, lines, one_of
from accordingto.resolve.wordlists import words_of

LONGEST_NOUN = 4
"""Words in the longest noun of the table."""

_IES_MIN = 5
_VES_MIN = 5
_SHORTEST_STEM = 3
"""Letters before an ending that says what a noun is: "bricoleurist" but no "list"."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun says of whoever it stands for.

    Args:
        what: what they are.
        kind: the kind of speaker, where it stands for one.
        kinds: the kind of several.
        general: whether the words beside it may say more.
        mass: whether it means several though it has no plural ending.
    """

    what: Described
    kind: SpeakerKind
    kinds: SpeakerKind
    general: bool
    mass: bool

    @property
    def is_person(self) -> bool:
        """Whether one of them is a person: a voter, no electorate and no report."""
        return self.kind == "unnamed"


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

    @property
    def kind(self) -> SpeakerKind:
        """The kind of the one or several that it stands for."""
        return self.noun.kinds if self.plural else self.noun.kind


def known(lowered: Sequence[str]) -> Known | None:
    """The longest noun of the table that `lowered`, words in lower case, end with.

    Of a word that has hyphens its last part counts where the whole is on no line: "ex-aides"
    are aides, and a "Neldian-led coalition" is a "led coalition". What no line has may tell
    what it is by its ending.
    """
    return _at_end(tuple(lowered[-LONGEST_NOUN:]))


# Rules ask for the same few words again and again.
@lru_cache(maxsize=1 << 15)
def _at_end(lowered: tuple[str, ...]) -> Known | None:
    for n_words in range(len(lowered), 0, -1):
        first, *others = lowered[-n_words:]
        before, _, last = first.rpartition("-")
        found = _known(" ".join((first, *others)), n_words)
        if found is None and before and last:  # "poll-workers" are poll workers.
            found = _known(" ".join((first.replace("-", " "), *others)), n_words)
        if found is None and before and last:
            found = _known(" ".join((last, *others)), n_words)
        if found is not None:
            return found
    return _by_ending(lowered[-1]) if lowered else None


def _known(phrase: str, n_words: int) -> Known | None:
    for singular, plural in ((phrase, False), *((form, True) for form in _singulars(phrase))):
        noun = nouns().get(singular)
        if noun is not None:
            return Known(noun, n_words, plural or noun.mass or _irregular(singular))
    return None


def _by_ending(word: str) -> Known | None:
    if not word.isalpha():
        return None
    found: Known | None = None
    longest = 0
    for singular, plural in ((word, False), *((form, True) for form in _singulars(word))):
        for ending, noun in _endings():
            ends = singular.endswith(ending) and len(singular) >= len(ending) + _SHORTEST_STEM
            if ends and len(ending) > longest:
                longest, found = len(ending), Known(noun, 1, plural or noun.mass)
    return found


def _singulars(phrase: str) -> Iterator[str]:
    head, of, rest = phrase.partition(" of ")
    if of:
        yield from (f"{one} of {rest}" for one in _singulars(head))
    if phrase.endswith("men"):
        yield phrase[:-3] + "man"
    if phrase.endswith("ies") and len(phrase) >= _IES_MIN:
        yield phrase[:-3] + "y"
    if phrase.endswith("ves") and len(phrase) >= _VES_MIN:
        yield from (phrase[:-3] + "fe", phrase[:-3] + "f")
    if phrase.endswith("s") and not phrase.endswith("ss"):
        yield phrase[:-1]
    if phrase.endswith("es"):
        yield phrase[:-2]


def _irregular(noun: str) -> bool:
    return noun.endswith(("men", "people"))


def nouns() -> Mapping[str, Noun]:
    """Every noun of `data/nouns.txt`.

    Raises:
        ValueError: if a heading names something that is no type or kind of ours, or a noun
            stands in two groups.
    """
    return _table()[0]


@cache
def attributes() -> frozenset[str]:
    """Words that stand before nouns and are no names: "exit" of "exit poll"."""
    inside = (word for noun in nouns() for word in noun.split()[:-1])
    return words_of("before nouns").union(inside)


def _endings() -> tuple[tuple[str, Noun], ...]:
    return _table()[1]


@cache
def _table() -> tuple[Mapping[str, Noun], tuple[tuple[str, Noun], ...]]:
    found: dict[str, Noun] = {}
    endings: list[tuple[str, Noun]] = []
    heading = ""
    for line in lines("nouns.txt"):
        if line.startswith("["):
            heading = line.strip("[]")
            continue
        for entry in entries(line.removesuffix(",")):
            noun = _noun(heading, mass=entry.startswith("#"))
            bare = entry.removeprefix("#")
            if bare.startswith("-"):
                endings.append((bare[1:], noun))
            elif found.setdefault(bare, noun) is not noun:
                raise ValueError(
                    f"{bare!r} stands twice in nouns.txt, the second time in [{heading}]"
                )
    return found, tuple(endings)


def _noun(heading: str, *, mass: bool) -> Noun:
    what, kind = fields(heading, 2)
    name, _, star = what.partition(" ")
    one, _, several = kind.partition(", ")
    return Noun(
        one_of(name, DESCRIBED, heading), one_of(one, SPEAKER_KINDS, heading),
        one_of(several or one, SPEAKER_KINDS, heading), star == "*", mass,
    )  # fmt: skip


def modified(lowered: Sequence[str]) -> Described | None:
    """What words around a general noun say of it; see `data/modifiers.txt`."""
    phrase = f" {' '.join(lowered)} "
    for what, marks in _modifiers():
        if any(f" {mark} " in phrase for mark in marks):
            return what
    return None


@cache
def _modifiers() -> tuple[tuple[Described, tuple[str, ...]], ...]:
    rows = (fields(line, 2) for line in lines("modifiers.txt"))
    return tuple((one_of(what, DESCRIBED, listed), tuple(entries(listed))) for listed, what in rows)


def place(name: str) -> str | None:
    """Whether a name is a `state`, a `capital` or an `adjective` of one; else None."""
    return _places().get(name)


def is_national(word: str) -> bool:
    """Whether a word is an adjective or noun for the people of a state: "Iranian", "Turks"."""
    return {word, word.removesuffix("s")} & _nationals() != set()


@cache
def _nationals() -> frozenset[str]:
    rows = (fields(line, 2) for line in lines("places.txt"))
    told = (listed for kind, listed in rows if kind in ("adjective", "people"))
    return frozenset(entry.rstrip(".") for listed in told for entry in entries(listed))


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
    rows = (fields(line, 2) for line in lines("places.txt"))
    return {
        entry.rstrip("."): "adjective" if kind == "group" else kind
        for kind, listed in rows
        for entry in entries(listed)
    }


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
    for kind, where, listed in _names():
        if where == "name" and whole in listed:
            return kind
        if len(name) > 1 and where == "last" and name[head] in listed:
            return kind
        if len(name) > 1 and where == "first" and head == 0 and name[0] in listed:
            return kind
        if len(name) > 1 and where == "word" and not listed.isdisjoint(name):
            return kind
        if where == "words" and any(entry in whole for entry in listed):
            return kind
    return None


def listed_kind(name: str) -> SpeakerKind | None:
    """The kind of a body that is listed by its whole name, "the" left out; else None."""
    for kind, where, listed in _names():
        if where == "name" and name in listed:
            return kind
    return None


def is_outlet(name: str) -> bool:
    """Whether a name, "The" left out, is that of an outlet, by the list or by its shape."""
    listed = name.split()
    return body_kind(listed, len(listed) - 1) == "outlet"


@cache
def _names() -> tuple[tuple[SpeakerKind, str, frozenset[str]], ...]:
    rows = (fields(line, 3) for line in lines("names.txt"))
    return tuple(
        (
            one_of(kind, SPEAKER_KINDS, listed),
            where,
            frozenset(entry.rstrip(".") for entry in entries(listed)),
        )
        for kind, where, listed in rows
    )
