"""Text without markup: its paragraphs, and the line that is its headline."""

import re
from collections.abc import Sequence

from accordingto.core.span import Span

LINE = re.compile(r"[^\n\r\v\f\u2028\u2029]+")
"""A line: what stands between two line ends of any kind."""

MAX_HEADLINE_WORDS = 24
"""Of the 840 articles of PolNeAR's training part the longest headline has 22 words."""

_MAX_HEADLINE_CHARS = 170
_STOPPED = re.compile(r"[.!…][\"'”’»)\]]*$")
_SENTENCE_BREAK = re.compile(r"[a-z\d]{4}[.!][\"'”’»)]* +[\"'“‘«(]?[A-Z]")
_DATELINE = re.compile(
    r"^(?:[A-Z]{3,}[\w.,' ’]{0,40}|[A-Z][\w.,' ’]{1,40}\([\w ]+\))\s*[—–―-]{1,2}\s"
)
_INTRODUCES = re.compile(r"[:,;]$")


def paragraphs(text: str) -> tuple[Span, ...]:
    """The lines of `text` that hold anything, in order, without white space at their edges.

    White space is what `str.isspace` says, no-break spaces among it.
    """
    lines = (Span(*match.span()).trim(text) for match in LINE.finditer(text))
    return tuple(line for line in lines if line is not None)


def headline(text: str, paragraphs: Sequence[Span]) -> Span | None:
    """The first of `paragraphs` if it is the headline of those after it; else None.

    A headline is short and stands before something longer. One that ends in a
    full stop must be a single sentence, must not begin with a dateline, and
    must stand before a paragraph half as long again.
    """
    if len(paragraphs) < 2:
        return None
    first = paragraphs[0]
    words = first.of(text)
    n_words = len(words.split())
    if n_words > MAX_HEADLINE_WORDS or len(words) > _MAX_HEADLINE_CHARS:
        return None
    if _DATELINE.match(words) or _INTRODUCES.search(words.rstrip("; ")):
        return None
    longest = max(len(p) for p in paragraphs[1:4])
    if not _STOPPED.search(words):
        return first if longest > len(first) else None
    if _SENTENCE_BREAK.search(words) or longest < 1.5 * len(first):
        return None
    return first
