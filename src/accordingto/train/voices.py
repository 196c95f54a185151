"""Puts voices around voices: PolNeAR marks only the outer one, the network must find both.

Paragraphs of an article are given to a speaker of another article, as a statement,
a quotation, a block quotation over several paragraphs, or a turn in an interview.
What was marked in them becomes inner. The speakers and cues are those of the corpus;
the words are used in training only.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from accordingto.core.attribution import ROLES, Role
from accordingto.core.span import Span
from accordingto.read.plain import paragraphs
from accordingto.score.edits import shifted
from accordingto.score.examples import Example, Gold

SAID = (
    "said", "says", "told reporters", "said in a statement", "wrote", "added", "stated",
    "explained", "announced", "insisted", "argued", "claimed", "recalled", "reported",
)  # fmt: skip
THAT = (
    "said that", "says that", "reported that", "claimed that", "wrote that",
    "told reporters that", "added that", "believes that", "argued that", "stated that",
)  # fmt: skip
QUOTED = ("was quoted as saying", "was cited as saying", "told the agency", "told journalists")

_DOUBLE = re.compile('[“”"]')
_NAME = re.compile(r"^(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w.’'-]+$")


@dataclass(slots=True)
class _Draft:
    """A text in the making: words, and where the parts of the outer voice stand."""

    words: str = ""
    parts: tuple[tuple[str, int, int], ...] = ()

    def spans(self, role: Role) -> tuple[Span, ...]:
        return tuple(Span(a, b) for r, a, b in self.parts if r == role)

    def add(self, words: str, role: str = "") -> None:
        if role and words:
            self.parts += ((role, len(self.words), len(self.words) + len(words)),)
        self.words += words


def speakers(examples: Sequence[Example]) -> tuple[str, ...]:
    """Sources of the corpus short enough to speak elsewhere, in order of appearance."""
    found = dict.fromkeys(
        words
        for one in examples
        for gold in one.golds
        if len(gold.source) == 1
        and 2 < len(words := gold.source[0].of(one.text)) < 60
        and "\n" not in words
        and words.lower() not in ("that", "who", "which")
    )
    return tuple(found)


def with_voices(
    one: Example, others: Sequence[str], rng: np.random.Generator, *, share: float
) -> Example:
    """The example with about `share` of its paragraphs given to somebody else to say."""
    blocks = paragraphs(one.text)
    text, golds = "", []
    kept: list[tuple[Span, int]] = []
    number = 0
    while number < len(blocks):
        speaks = number > 0 and rng.random() < share
        n = int(rng.integers(2, 5)) if speaks and rng.random() < 0.3 else 1
        taken = blocks[number : number + n]
        inside = _inside(one, taken) if speaks else None
        if inside is not None and all(len(b) > 40 for b in taken):
            words, new = _spoken([b.of(one.text) for b in taken], taken, inside, others, rng)
            golds += [_shift(g, len(text)) for g in new]
        else:
            taken = taken[:1]
            words = taken[0].of(one.text)
            kept.append((taken[0], len(text) - taken[0].start))
        number += len(taken)
        text += words + "\n\n"
    golds += _kept(one.golds, kept)
    whole = (g for g in golds if g.cue and g.content)
    return replace(one, text=text, golds=tuple(sorted(whole, key=lambda g: g.cue)))


def _kept(golds: Sequence[Gold], kept: Sequence[tuple[Span, int]]) -> list[Gold]:
    """The attributions that stand wholly in paragraphs left as they were, where they are now."""
    starts = [block.start for block, _ in kept]
    moved = []
    for gold in golds:
        homes = [bisect_right(starts, p.start) - 1 for p in gold.parts]
        if all(h >= 0 and kept[h][0].contains(p) for h, p in zip(homes, gold.parts, strict=True)):
            spans = {
                role: tuple(
                    s.shift(kept[bisect_right(starts, s.start) - 1][1]) for s in gold.spans(role)
                )
                for role in ROLES
            }
            moved.append(
                replace(gold, source=spans["source"], cue=spans["cue"], content=spans["content"])
            )
    return moved


def _inside(one: Example, taken: Sequence[Span]) -> list[Gold] | None:
    """The attributions of these paragraphs; None if one of them reaches out of them."""
    whole = Span(taken[0].start, taken[-1].end)
    inside = []
    for gold in one.golds:
        parts = [whole.contains(p) for p in gold.parts]
        if any(parts) and not all(parts):
            return None
        if all(parts):
            inside.append(gold)
    return inside


def _spoken(
    words: Sequence[str],
    blocks: Sequence[Span],
    inside: Sequence[Gold],
    others: Sequence[str],
    rng: np.random.Generator,
) -> tuple[str, list[Gold]]:
    """Paragraphs as the words of somebody else, and all attributions in them."""
    who = str(rng.choice(others))
    draft = _Draft()
    way = rng.random()
    starts: list[int] = []
    if len(words) > 1:
        _block_quotation(draft, words, who, starts, rng)
    elif way < 0.35:
        _quotation(draft, words[0], who, starts, rng)
    elif way < 0.75:
        _statement(draft, words[0], who, starts, rng)
    elif way < 0.9:
        name = who if _NAME.match(who) else who[:1].upper() + who[1:]
        draft.add(name, "source")
        draft.add(":", "cue")
        draft.add(" ")
        _content(draft, words[0], starts)
    else:
        _content(draft, "“" + words[0] + "”", starts, skip=1)
        draft.add("\n")
        draft.add(str(rng.choice(["— ", "– ", "- "])).strip(), "cue")
        draft.add(" ")
        draft.add(who, "source")
    outer = Gold(draft.spans("source"), draft.spans("cue"), draft.spans("content"))
    inner = []
    for gold in inside:
        spans = {}
        for role in ROLES:
            spans[role] = tuple(
                moved for s in gold.spans(role) if (moved := _moved(s, blocks, starts)) is not None
            )
        if spans["cue"] and spans["content"]:
            inner.append(Gold(spans["source"], spans["cue"], spans["content"], inner=True))
    return draft.words, [outer, *inner]


def _moved(span: Span, blocks: Sequence[Span], starts: Sequence[int]) -> Span | None:
    for block, start in zip(blocks, starts, strict=True):
        if block.contains(span):
            return span.shift(start - block.start)
    return None


def _content(draft: _Draft, words: str, starts: list[int], skip: int = 0) -> None:
    starts.append(len(draft.words) + skip)
    draft.add(words, "content")


def _quotation(
    draft: _Draft, words: str, who: str, starts: list[int], rng: np.random.Generator
) -> None:
    said = _said(rng)
    body = _DOUBLE.sub("'", words)
    if rng.random() < 0.5:
        if body.endswith("."):
            body = body[:-1] + ","
        _content(draft, f"“{body}”", starts, skip=1)
        draft.add(" ")
        _who_said(draft, who, said, rng)
        draft.add(".")
    else:
        _who_said(draft, who, said, rng, inverted=False)
        draft.add(str(rng.choice([", ", ": "])))
        _content(draft, f"“{body}”", starts, skip=1)


def _statement(
    draft: _Draft, words: str, who: str, starts: list[int], rng: np.random.Generator
) -> None:
    first = words[:1].lower()
    # A letter that grows ("İ") would move what stands after it.
    body = words if rng.random() < 0.4 or len(first) > 1 else first + words[1:]
    way = rng.random()
    if way < 0.25:
        draft.add("According to", "cue")
        draft.add(" ")
        draft.add(who, "source")
        draft.add(", ")
        _content(draft, body.rstrip("."), starts)
    elif way < 0.45:
        _content(draft, words.rstrip("."), starts)
        draft.add(", ")
        _who_said(draft, who, _said(rng), rng)
    else:
        draft.add(_capital(who), "source")
        draft.add(" ")
        cue, _, that = str(rng.choice(THAT)).rpartition(" ")
        verb, _, rest = cue.partition(" ")
        draft.add(verb, "cue")
        draft.add(f" {rest} " if rest else " ")
        start = len(draft.words)
        draft.words += f"{that} "
        starts.append(len(draft.words))
        draft.words += body.rstrip(".")
        draft.parts += (("content", start, len(draft.words)),)
    draft.add(".")


def _block_quotation(
    draft: _Draft, words: Sequence[str], who: str, starts: list[int], rng: np.random.Generator
) -> None:
    """Paragraphs of one speech: each opens or none does, the last closes, most often."""
    _who_said(draft, who, _said(rng), rng, inverted=False)
    draft.add(":\n\n")
    opens = bool(rng.random() < 0.6)
    closes = bool(rng.random() < 0.8)
    for number, paragraph in enumerate(words):
        body = _DOUBLE.sub("'", paragraph) if opens or closes else paragraph
        first = "“" if opens and (number == 0 or rng.random() < 0.85) else ""
        last = "”" if closes and number == len(words) - 1 else ""
        _content(draft, first + body + last, starts, skip=len(first))
        if number < len(words) - 1:
            draft.add("\n\n")


def _who_said(
    draft: _Draft, who: str, said: str, rng: np.random.Generator, *, inverted: bool | None = None
) -> None:
    verb, _, rest = said.partition(" ")
    if said in QUOTED:
        verb, rest = said, ""
    turned = bool(rng.random() < 0.25) if inverted is None else inverted
    if turned and not rest and verb == said and said not in QUOTED:
        draft.add(verb, "cue")
        draft.add(" ")
        draft.add(who, "source")
        return
    at_start = not draft.words
    draft.add(_capital(who) if at_start else who, "source")
    draft.add(" ")
    draft.add(verb, "cue")
    draft.add(f" {rest}" if rest else "")


def _said(rng: np.random.Generator) -> str:
    return str(rng.choice(QUOTED if rng.random() < 0.12 else SAID))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _shift(gold: Gold, by: int) -> Gold:
    return replace(
        gold,
        source=shifted(gold.source, by),
        cue=shifted(gold.cue, by),
        content=shifted(gold.content, by),
    )
