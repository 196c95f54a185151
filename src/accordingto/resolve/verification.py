"""What a text itself says of how well something is verified."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span, cover
from accordingto.core.speaker import VERIFICATION_KINDS, Verification, VerificationKind
from accordingto.resolve.gates import Gates
from accordingto.resolve.words import sentences

_PART = re.compile(r"(\{[a-z]+\}) = (.+)")


class Row(NamedTuple):
    """A line of the table.

    Args:
        kind: what it finds.
        needed: parts of words, in lower case, one of which is in whatever it matches.
        written: what is looked for.
    """

    kind: VerificationKind
    needed: frozenset[str]
    written: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """What is looked for in words with straight apostrophes."""
        return _pattern(self.written)


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
    covers = [cover((*one.source, *one.cue, *one.content)) for one in attributions]
    found = []
    for at, paragraph in enumerate(paragraphs):
        stated = list(_apart(_stated(text, paragraph)))
        if not stated:
            continue
        reach = Span(paragraphs[max(at - 1, 0)].start, paragraph.end)
        near = [n for n, one in enumerate(covers) if one.overlaps(reach)]
        parts = sentences(text, paragraph)
        ends = [one.end for one in parts]
        for kind, words in stated:
            sentence = parts[min(bisect_right(ends, words.start), len(parts) - 1)]
            here = [n for n in near if covers[n].overlaps(sentence)]
            before = [n for n in near if reach.start <= covers[n].start < words.start]
            about = _about(words, here, before, attributions)
            found.append(Verification(kind, words, about))
    return tuple(found)


def _stated(text: str, paragraph: Span) -> Iterator[tuple[VerificationKind, Span]]:
    words = paragraph.of(text).replace("’", "'").replace("‘", "'")
    # Most paragraphs have few of the words, and a pattern takes a hundred times as long.
    for at in _gates().open(words.lower()):
        row = rows()[at]
        for match in row.pattern.finditer(words):
            span = Span(paragraph.start + match.start(), paragraph.start + match.end()).trim(text)
            if span is not None:
                yield row.kind, span


def _apart(
    stated: Iterator[tuple[VerificationKind, Span]],
) -> Iterator[tuple[VerificationKind, Span]]:
    end = -1
    for kind, span in sorted(stated, key=lambda one: (one[1].start, -one[1].end, one[0])):
        if span.start >= end:
            yield kind, span
            end = span.end


def _about(
    words: Span, here: Sequence[int], before: Sequence[int], attributions: Sequence[Attribution]
) -> int | None:
    """The nearest attribution of the same sentence, else the last of those before it."""
    if here:
        return min(here, key=lambda at: (_distance(words, attributions[at]), at))
    return max(before, key=lambda at: (_first(attributions[at]), at), default=None)


def _first(one: Attribution) -> int:
    return cover((*one.source, *one.cue, *one.content)).start


def _distance(words: Span, one: Attribution) -> int:
    """Characters between some words and the nearest of an attribution's source and cue."""
    parts = (*one.source, *one.cue) or one.content
    return min(max(part.start - words.end, words.start - part.end, 0) for part in parts)


@cache
def _gates() -> Gates:
    return Gates([row.needed for row in rows()])


@cache
def rows() -> tuple[Row, ...]:
    """The table, `data/verification.txt`."""
    table = files("accordingto.resolve").joinpath("data", "verification.txt")
    parts: dict[str, str] = {}
    found = []
    for line in table.read_text(encoding="utf-8").splitlines():
        part = _PART.fullmatch(line)
        if part is not None:
            parts[part[1]] = _with_parts(part[2], parts)
        elif line and not line.startswith("#"):
            named, words, written = line.split(" | ", 2)
            kind = next((one for one in VERIFICATION_KINDS if one == named), None)
            if kind is None:
                raise ValueError(f"verification.txt: no such kind: {line!r}")
            needed = frozenset(_with_parts(words, parts).split())
            found.append(Row(kind, needed, _with_parts(written, parts)))
    return tuple(found)


def _with_parts(written: str, parts: Mapping[str, str]) -> str:
    return re.sub(r"\{[a-z]+\}", lambda found: parts[found.group()], written)


# Made when first needed: an article has words for a few, and each takes a millisecond or two.
@cache
def _pattern(written: str) -> re.Pattern[str]:
    # No-break spaces and line ends come out of scrapers where spaces were.
    spaced = re.sub(r"(?<!\\) ", r"\\s", written)
    return re.compile(rf"\b(?:{spaced})(?!\w)", re.IGNORECASE)
