"""Where the words beside a name end that say something of its bearer."""

from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.resolve.closed import ARTICLES, RELATIVES
from accordingto.resolve.roles.posts import is_role
from accordingto.resolve.surroundings import LONG_TITLE
from accordingto.resolve.words import Word

_STOPS = frozenset('.;:?!—–()[]“”"')
_ABBREVIATED = 4
_LINE = 240
"""Characters of a line, before and after a name, by whose capitals it is a headline."""


def last_part(listed: Sequence[Word]) -> list[Word]:
    """The words behind the last mark that ends a clause; a stop behind an abbreviation is none."""
    for at in range(len(listed) - 1, -1, -1):
        if _is_stop(listed, at):
            return list(listed[at + 1 :])
    return list(listed)


def apposition(listed: Sequence[Word]) -> list[Word]:
    """The words of an apposition: up to its comma, and on where another role or name follows."""
    for at, word in enumerate(listed):
        if _is_stop(listed, at):
            return list(listed[:at])
        if word.text == "," and at and at + 1 < len(listed):
            following = listed[at + 1]
            goes_on = following.low in ARTICLES | RELATIVES or following.is_capital
            if not goes_on and not is_role(listed, at + 1):
                return list(listed[:at])
    return list(listed)


def _is_stop(listed: Sequence[Word], at: int) -> bool:
    if listed[at].text not in _STOPS:
        return False
    before = listed[at - 1] if at and listed[at].text == "." else None
    return before is None or len(before.text) > _ABBREVIATED or not before.is_capital


def is_headline(text: str, span: Span) -> bool:
    """Whether a line has capitals all over, which show no names.

    Args:
        text: the document's text.
        span: words of the line.
    """
    start = text.rfind("\n", max(0, span.start - _LINE), span.start) + 1
    end = text.find("\n", span.end, span.end + _LINE)
    line = text[max(start, span.start - _LINE) : span.end + _LINE if end < 0 else end].split()
    return sum(word[0].isupper() for word in line) > len(line) * LONG_TITLE
