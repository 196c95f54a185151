"""Sources that describe several and name some of them: "critics, such as Lint and Brandt"."""

from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.resolve.closed import ALONE
from accordingto.resolve.phrase import phrase_of
from accordingto.resolve.voices.several import MARKS, named_parts
from accordingto.resolve.words import Word, cover_words, words_in

_OPENERS = (("including",), ("like",), ("such", "as"), ("among", "them"), ("led", "by"))
"""Words between those who are described and the names of some of them."""
_MOST_WORDS = 80


def described_and_named(text: str, source: Sequence[Span]) -> tuple[Span, list[Span]] | None:
    """The words that describe several, and those that name each of some of them.

    Args:
        text: the document's text.
        source: the source's spans.

    Returns:
        None where a source does not do both: "critics, including members of Lint's party".
    """
    listed = words_in(text, source)
    found = _opener(listed[:_MOST_WORDS])
    if found is None:
        return None
    start, end = found
    described = phrase_of(listed[:start])
    if described is None:
        return None
    plural = described.known is not None and described.known.plural
    if not plural and described.head[-1].low not in ALONE:
        return None
    names = named_parts(listed[end:])
    return (cover_words(listed[:start]), [cover_words(one) for one in names]) if names else None


def _opener(listed: Sequence[Word]) -> tuple[int, int] | None:
    """Where the words before examples end, and where those begin."""
    for at in range(1, len(listed)):
        for words in _OPENERS:
            if tuple(word.low for word in listed[at : at + len(words)]) == words:
                end = at
                while end and listed[end - 1].text in MARKS:
                    end -= 1
                return (end, at + len(words)) if end else None
    return None
