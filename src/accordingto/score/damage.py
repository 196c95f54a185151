"""What scrapers, editors and bad software do to a text, put in at random."""

import re
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from accordingto.read.plain import paragraphs
from accordingto.score.edits import Edit, edited
from accordingto.score.examples import Example

Damage = Callable[[Example, np.random.Generator], Iterator[Edit]]

_DOUBLE = re.compile('[“”"]')
_APOSTROPHE = re.compile("(?<=\\w)[’'](?=\\w)")
_BREAK = re.compile(r"[ \t]*\n\s*")
_SPACE = re.compile(r"(?<=\S) (?=\S)")


def straight(one: Example, _rng: np.random.Generator) -> Iterator[Edit]:
    """Straight marks for curly ones."""
    for match in re.finditer("[“”‘’]", one.text):
        yield Edit(*match.span(), '"' if match.group() in "“”" else "'")


def curly(one: Example, _rng: np.random.Generator) -> Iterator[Edit]:
    """Curly marks for straight ones."""
    for match in re.finditer('"', one.text):
        opens = match.start() == 0 or one.text[match.start() - 1] in " \n\t(—–-["
        yield Edit(*match.span(), "“" if opens else "”")
    for match in _APOSTROPHE.finditer(one.text):
        yield Edit(*match.span(), "’")


def other_marks(one: Example, rng: np.random.Generator) -> Iterator[Edit]:
    """Single, angled, low-high or doubled marks for double ones."""
    pairs = (("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("``", "''"), ("''", "''"))
    opening, closing = pairs[int(rng.integers(len(pairs)))]
    for match in _DOUBLE.finditer(one.text):
        start = match.start()
        opens = match.group() == "“" or (
            match.group() == '"' and (start == 0 or one.text[start - 1] in " \n\t(—–-[")
        )
        yield Edit(*match.span(), opening if opens else closing)


def missing_marks(one: Example, rng: np.random.Generator) -> Iterator[Edit]:
    """Marks lost: all, the opening ones, the closing ones, or one in six."""
    way = int(rng.integers(4))
    for match in _DOUBLE.finditer(one.text):
        start = match.start()
        opens = match.group() == "“" or (
            match.group() == '"' and (start == 0 or one.text[start - 1] in " \n\t(—–-[")
        )
        lost = (True, opens, not opens, rng.random() < 0.17)[way]
        if lost:
            yield Edit(*match.span(), "")


def odd_spaces(one: Example, rng: np.random.Generator) -> Iterator[Edit]:
    """No-break and thin spaces, and spaces inside the marks."""
    for match in _SPACE.finditer(one.text):
        if rng.random() < 0.05:
            yield Edit(*match.span(), "\u00a0" if rng.random() < 0.8 else "\u2009")


def glued(one: Example, rng: np.random.Generator) -> Iterator[Edit]:
    """Words glued where a tag stood: at the edges of what is said, beside marks, anywhere."""
    edges = {p.start - 1 for g in one.golds for p in g.parts} | {
        p.end for g in one.golds for p in g.parts
    }
    for match in _SPACE.finditer(one.text):
        near = one.text[match.start() - 1] + one.text[match.end()]
        chance = 0.15 if match.start() in edges else 0.08 if set(near) & set('“”"') else 0.004
        if rng.random() < chance:
            yield Edit(*match.span(), "")


def lost_breaks(one: Example, rng: np.random.Generator) -> Iterator[Edit]:
    """Paragraphs run together, with a space between them or without."""
    share, joint = float(rng.choice([0.15, 0.5, 1.0])), str(rng.choice([" ", " ", ""]))
    for match in _BREAK.finditer(one.text):
        if match.end() < len(one.text) and rng.random() < share:
            yield Edit(*match.span(), joint)


def capitals(one: Example, rng: np.random.Generator) -> Iterator[Edit]:
    """A headline or the first words of leads in capitals."""
    blocks = paragraphs(one.text)
    whole = rng.random() < 0.5
    for number, block in enumerate(blocks[:3]):
        end = block.end if whole and number == 0 else _words_end(one.text, block.start, 4)
        for at in range(block.start, min(end, block.end)):
            upper = one.text[at].upper()
            if len(upper) == 1 and upper != one.text[at]:
                yield Edit(at, at + 1, upper)


def bullets(one: Example, rng: np.random.Generator) -> Iterator[Edit]:
    """Paragraphs made a list."""
    sign = str(rng.choice(["- ", "• ", "* ", "– "]))
    for block in paragraphs(one.text)[1:]:
        if rng.random() < 0.3:
            yield Edit(block.start, block.start, sign)


def _words_end(text: str, start: int, n_words: int) -> int:
    for match in re.finditer(r"\S+", text[start:]):
        n_words -= 1
        if n_words < 0:
            return start + match.start()
    return len(text)


DAMAGES: dict[Damage, float] = {
    straight: 0.2,
    curly: 0.1,
    other_marks: 0.08,
    missing_marks: 0.08,
    odd_spaces: 0.12,
    glued: 0.12,
    lost_breaks: 0.12,
    capitals: 0.08,
    bullets: 0.05,
}
"""Each kind of damage, and how often an article suffers it in training."""


def damaged(
    one: Example, rng: np.random.Generator, chances: Mapping[Damage, float] = DAMAGES
) -> Example:
    """The example with some damage: in training most often none or one kind."""
    for damage, chance in chances.items():
        if rng.random() < chance:
            one = edited(one, damage(one, rng))
    return one
