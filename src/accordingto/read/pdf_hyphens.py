"""Words broken at the end of a line, put together again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"[^\W\d_]+")
_HYPHENS = "-‐"
_DASHES = "–—"
_SOFT = "\xad"
# "Mid- and long-term": the hyphen stands for what comes later.
_LINKS = frozenset({"and", "or", "und", "oder", "bis", "et", "ou", "и", "или"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that stand unbroken in a document, in lower case.

    Args:
        whole: words without hyphens, and compounds with all of theirs.
        firsts: what stands before a hyphen in a compound.
        lasts: what stands behind one.
    """

    whole: frozenset[str]
    firsts: frozenset[str]
    lasts: frozenset[str]


def vocabulary_of(lines: Iterable[str]) -> Vocabulary:
    """The words of these lines, without the last of each that ends in a hyphen."""
    whole: set[str] = set()
    firsts: set[str] = set()
    lasts: set[str] = set()
    for line in lines:
        for match in _WORD.finditer(line):
            if line[match.end() :][:1] in ("-", "‐", _SOFT):
                continue
            word = match[0].lower().replace("‐", "-")
            whole.add(word)
            if "-" in word:
                first, *_, last = word.split("-")
                firsts.add(first)
                lasts.add(last)
    return Vocabulary(frozenset(whole), frozenset(firsts), frozenset(lasts))


def join(before: str, after: str, known: Vocabulary) -> tuple[str, str]:
    """How a line is joined to the next one of its paragraph.

    A hyphen is left out where what follows goes on in small letters, unless the
    document writes that compound, or both its parts in compounds, elsewhere. A soft
    hyphen always goes.

    Args:
        before: the line.
        after: the line after it.
        known: the document's words.

    Returns:
        The line as it is kept, and what comes between it and the next: a space or nothing.
    """
    if before.endswith(_SOFT):
        return before[:-1], ""
    if len(before) < 2 or before[-2] == " " or before[-1] not in _HYPHENS + _DASHES:
        return before, " "
    first, last = _LAST.search(before[:-1]), _FIRST.match(after)
    if before[-1] in _DASHES or first is None or last is None:
        return before, ""
    return _joined(before, first[0], last[0], known)


def _joined(before: str, first: str, last: str, known: Vocabulary) -> tuple[str, str]:
    if last in _LINKS and first.lower() + last not in known.whole:
        return before, " "
    if not last[0].islower() or _is_compound(first.lower(), last.lower(), known):
        return before, ""
    return before[:-1], ""


def _is_compound(first: str, last: str, known: Vocabulary) -> bool:
    if first + last in known.whole:
        return False
    return f"{first}-{last}" in known.whole or (first in known.firsts and last in known.lasts)
