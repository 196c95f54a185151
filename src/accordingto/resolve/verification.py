"""What a text itself says of how well something is verified."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span, cover
from accordingto.core.speaker import VERIFICATION_KINDS, Verification, VerificationKind
from accordingto.resolve.words import sentence_at

_PARTS = {
    "{not}": r"(?: not|n't| never|not| neither)",
    "{adverb}": r"(?:\w+ly )?",
    "{verify}": (
        r"(?:verif(?:y|ied)|confirm(?:ed)?|corroborat(?:e|ed)|authenticat(?:e|ed)|substantiat(?:e|ed)"
        r"|establish(?:ed)?|geolocat(?:e|ed))"
    ),
}
_STRAIGHT = str.maketrans("’‘", "''")


def verifications(
    text: str, paragraphs: Sequence[Span], attributions: Sequence[Attribution]
) -> tuple[Verification, ...]:
    """Every place where an article says how well something is verified.

    Args:
        text: the document's text.
        paragraphs: of the article, in text order.
        attributions: the article's.

    Returns:
        In text order; where two patterns overlap, the one that begins first, then the
        longest. `about` is the attribution whose words it stands in or beside: of its own
        sentence, the nearest; else the last that begins before it in its paragraph or the
        one before; else None.
    """
    found = []
    for at, paragraph in enumerate(paragraphs):
        reach = Span(paragraphs[max(at - 1, 0)].start, paragraph.end)
        for kind, words in _apart(_stated(text, paragraph)):
            about = _about(text, words, paragraph, reach, attributions)
            found.append(Verification(kind, words, about))
    return tuple(found)


def _stated(text: str, paragraph: Span) -> Iterator[tuple[VerificationKind, Span]]:
    words = paragraph.of(text).translate(_STRAIGHT)
    for kind, pattern in _patterns():
        for match in pattern.finditer(words):
            span = Span(paragraph.start + match.start(), paragraph.start + match.end()).trim(text)
            if span is not None:
                yield kind, span


def _apart(
    stated: Iterator[tuple[VerificationKind, Span]],
) -> Iterator[tuple[VerificationKind, Span]]:
    end = -1
    for kind, span in sorted(stated, key=lambda one: (one[1].start, -one[1].end, one[0])):
        if span.start >= end:
            yield kind, span
            end = span.end


def _about(
    text: str,
    words: Span,
    paragraph: Span,
    reach: Span,
    attributions: Sequence[Attribution],
) -> int | None:
    sentence = sentence_at(text, words.start, paragraph)
    covers = [cover((*one.source, *one.cue, *one.content)) for one in attributions]
    here = [at for at, one in enumerate(covers) if one.overlaps(sentence)]
    if here:
        return min(here, key=lambda at: (_distance(words, attributions[at]), at))
    before = [at for at, one in enumerate(covers) if reach.start <= one.start < words.start]
    return max(before, key=lambda at: (covers[at].start, at), default=None)


def _distance(words: Span, one: Attribution) -> int:
    """Characters between some words and the nearest of an attribution's source and cue."""
    parts = (*one.source, *one.cue) or one.content
    return min(max(part.start - words.end, words.start - part.end, 0) for part in parts)


@cache
def _patterns() -> tuple[tuple[VerificationKind, re.Pattern[str]], ...]:
    table = files("accordingto.resolve").joinpath("data", "verification.txt")
    rows = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            named, _, written = line.partition(" | ")
            kind = next((one for one in VERIFICATION_KINDS if one == named), None)
            if kind is None:
                raise ValueError(f"verification.txt: no such kind: {line!r}")
            rows.append((kind, _pattern(written)))
    return tuple(rows)


def _pattern(written: str) -> re.Pattern[str]:
    for name, stands_for in _PARTS.items():
        written = written.replace(name, stands_for)
    # No-break spaces and line ends come out of scrapers where spaces were.
    spaced = re.sub(r"(?<!\\) ", r"\\s", written)
    return re.compile(rf"\b(?:{spaced})(?!\w)", re.IGNORECASE)
