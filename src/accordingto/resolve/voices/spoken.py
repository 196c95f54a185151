"""Sources that are what somebody says: "her remarks" say what she says."""

from accordingto.core.span import Span
from accordingto.resolve.closed import OWNERS
from accordingto.resolve.phrase import Phrase
from accordingto.resolve.wordlists import words_of

_SAID = words_of("what somebody says")
_TIMES = words_of("days and months") | words_of("times that own")


def whose_words(found: Phrase) -> Span | None:
    """The words for whose the remarks, speech or answer are that a source is.

    Args:
        found: the source.

    Returns:
        A pronoun or a name or description without its ending; None where the source is
        something else, or nobody's.
    """
    if found.head[-1].low not in _SAID:
        return None
    before = found.before
    for at, word in enumerate(before):
        if word.low in OWNERS:
            return word.span
        is_plural = word.text in ("’", "'") and at > 0 and before[at - 1].low.endswith("s")
        if is_plural or (word.owns and word.low not in _TIMES):
            end = word.span.start if is_plural else word.span.end - len("’s")
            return Span(before[0].span.start, end)
    return None
