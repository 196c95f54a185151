"""Words as versions are compared: each with its place, white space left out."""

import re
from collections.abc import Iterable, Iterator

from accordingto.core.span import Span
from accordingto.core.version import Wording

_ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han and kana, which put no spaces between words: each character counts as one."""
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u200c\u200d\ufe0e\ufe0f"
)
"""Signs that belong to the letter before them although they are no letters."""
_LETTERS = rf"(?:[^\W{_ALONE}]|[{_MARKS}])+"
_WORD = re.compile(rf"{_LETTERS}(?:['’.,:·-]{_LETTERS})*|\S[{_MARKS}]*")


def words(text: str, region: Span) -> Iterator[tuple[int, int]]:
    """Start and end of the words of a stretch of text, and of every other sign, in order.

    They cover everything but white space. Apostrophes, hyphens, points and commas
    within a word or number belong to it. Thai, Lao, Khmer and Burmese, which put
    spaces between phrases, are compared phrase by phrase.

    >>> text = "She didn't pay 3,000."
    >>> [text[start:end] for start, end in words(text, Span(4, 21))]
    ["didn't", 'pay', '3,000', '.']
    """
    return (match.span() for match in _WORD.finditer(text, region.start, region.end))


def folded(wording: Wording) -> list[str]:
    """Each paragraph with its white space folded; where two are equal, so are their words."""
    return [" ".join(span.of(wording.text).split()) for span in wording.paragraphs]


class Numbered:
    """Gives the same number to the same words, so that long sequences compare fast."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, items: Iterable[str]) -> list[int]:
        """A number for each item."""
        numbers = self._numbers
        return [numbers.setdefault(item, len(numbers)) for item in items]
