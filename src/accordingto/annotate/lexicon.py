"""The words that attribute: what they do, and where their content stands.

The table is `data/cues.txt`, written for this project; `data/forms.txt` has the
inflected forms that no rule gives. Both are read once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from accordingto.core.attribution import KINDS, STANCES, Kind, Stance

PartOfSpeech = Literal["v", "n", "a"]

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Cue:
    """One word that attributes.

    Args:
        lemma: its base form, in lower case.
        part_of_speech: `v` verb, `n` noun, `a` adjective.
        kind: how the source holds the content.
        stance: what the cue does.
        frames: where the content stands; the letters are explained in `data/cues.txt`.
        hedged: whether the word by itself lowers commitment.
        turns: frames in which it does something else: "called it a lie", "called for it".
    """

    lemma: str
    part_of_speech: PartOfSpeech
    kind: Kind
    stance: Stance
    frames: frozenset[str]
    hedged: bool
    turns: tuple[tuple[str, Stance], ...] = ()

    @property
    def quotable(self) -> bool:
        """Whether it introduces words in quotation marks."""
        return "q" in self.frames

    def used_with(self, frame: str) -> "Cue":
        """The cue as it is when its content stands in `frame`."""
        stance = dict(self.turns).get(frame)
        return self if stance is None else replace(self, stance=stance)


def verb(form: str) -> Cue | None:
    """The verb that `form` (lower case) is a form of, if it attributes."""
    return _by_form("v").get(form)


def noun(form: str) -> Cue | None:
    """The noun that `form` (lower case) is a form of, if it attributes."""
    return _by_form("n").get(form)


def adjective(form: str) -> Cue | None:
    """The adjective `form` (lower case), if it attributes."""
    return _by_form("a").get(form)


@cache
def cues() -> tuple[Cue, ...]:
    """Every entry of the table; a lemma that stands in two groups has the frames of both."""
    merged: dict[tuple[str, str], Cue] = {}
    for cue in _rows():
        key = (cue.part_of_speech, cue.lemma)
        if key in merged:
            # The first group decides what the word does, later ones add frames.
            first = merged[key]
            both = first.frames | cue.frames
            cue = replace(first, frames=both, turns=first.turns + cue.turns)  # noqa: PLW2901 - the merged entry replaces the row
        merged[key] = cue
    return tuple(merged.values())


def inflections(lemma: str) -> tuple[str, ...]:
    """The forms of a regular English verb, the lemma first.

    >>> inflections("deny")
    ('deny', 'denies', 'denied', 'denying')
    """
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return (lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    if lemma.endswith("ee"):
        return (lemma, lemma + "s", lemma + "d", lemma + "ing")
    if lemma.endswith("e"):
        return (lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing")
    third = lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh")) else "s")
    return (lemma, third, lemma + "ed", lemma + "ing")


def plural(lemma: str) -> str:
    """The plural of a regular English noun.

    >>> plural("theory")
    'theories'
    """
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def _by_form(part_of_speech: PartOfSpeech) -> dict[str, Cue]:
    forms: dict[str, Cue] = {}
    for cue in cues():
        if cue.part_of_speech == part_of_speech:
            for form in _forms_of(cue):
                # "found" belongs to "find", whichever of two lemmas comes first.
                forms.setdefault(form, cue)
    return forms


def verb_forms(lemma: str) -> tuple[str, ...]:
    """Every form of a verb, regular or not, the lemma first."""
    return _irregular().get(lemma) or inflections(lemma)


def words(listed: str) -> frozenset[str]:
    """A set of words written with spaces between them."""
    return frozenset(listed.split())


def _forms_of(cue: Cue) -> tuple[str, ...]:
    if cue.part_of_speech == "v":
        return verb_forms(cue.lemma)
    if cue.part_of_speech == "n":
        return (cue.lemma, plural(cue.lemma))
    return (cue.lemma,)


def _lines(name: str) -> Iterator[str]:
    table = files("accordingto.annotate").joinpath("data", name).read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {line.split()[0]: tuple(line.split()) for line in _lines("forms.txt")}


def _rows() -> Iterator[Cue]:
    for line in _lines("cues.txt"):
        lemmas, part_of_speech, kind_and_stance, frames = (f.strip() for f in line.split("|"))
        kind, stance = kind_and_stance.split()
        if part_of_speech not in ("v", "n", "a") or kind not in KINDS:
            raise ValueError(f"cues.txt: no such part of speech or kind: {line!r}")
        marks = [mark.partition(">") for mark in frames.split()]
        turns = tuple((frame, _stance(turn, line)) for frame, _, turn in marks if turn)
        names = frozenset(frame for frame, _, _ in marks)
        for lemma in lemmas.split():
            yield Cue(
                lemma,
                cast("PartOfSpeech", part_of_speech),
                kind,
                _stance(stance, line),
                names - {"!hedged"},
                "!hedged" in names,
                turns,
            )


def _stance(word: str, line: str) -> Stance:
    for stance in STANCES:
        if stance == word:
            return stance
    raise ValueError(f"cues.txt: {word!r} is no stance: {line!r}")
