"""Whether words tell what somebody is now, or what they were once."""

from collections.abc import Sequence
from itertools import pairwise

from accordingto.resolve.roles.body_words import Body
from accordingto.resolve.surroundings import FUNCTION_WORDS
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word

_ONCE = words_of("no longer")
_THEN = "then-"
_AGO = ("years", "ago")
_FORMERLY = ("ex-", "then-")
_MOST_FORMER = 6
_RANKS = frozenset(["lady", "minister", "secretary", "vice", "deputy", "sergeant"])
"""Behind "first" they say how high a role is, and not that another has it by now."""
_KINDS = words_of("first of their kind")
_ADVERBS = frozenset(["then", "late", "once", "past"])
"""With a capital they begin a sentence, and say nothing of a role."""
MEANWHILE = frozenset(["now", "currently"])


def is_over(words: Sequence[Word], at: int) -> bool:
    """Whether somebody had a role and has it no longer: "a former senior aide".

    Args:
        words: of a description.
        at: where the role stands.
    """
    if words[at].low.startswith(_FORMERLY):
        return True
    for n in range(at - 1, max(0, at - _MOST_FORMER) - 1, -1):
        word = words[n]
        if word.is_capital and word.low in _ADVERBS:
            return False
        if word.low in _ONCE or word.low.startswith(_FORMERLY) or _is_first(words, n):
            return True
        if not word.is_word and word.text not in "-’'":
            return False
        if word.low in FUNCTION_WORDS - {"and", "or"}:
            return False
    return False


def _is_first(words: Sequence[Word], at: int) -> bool:
    """Whether somebody was first in a role, and another is by now: "Lint’s first envoy".

    Who is first of their kind in it may have it still: "Orrin’s first female mayor".
    """
    is_ordinal = words[at].low == "first" and words[at + 1].low not in _RANKS | _KINDS
    return is_ordinal and at > 0 and words[at - 1].owns


def is_past(words: Sequence[Word], body: Body, end: int) -> bool:
    """Whether it is said of a body that one served it once: "to then-President Lint".

    Args:
        words: of the description.
        body: what was found in it.
        end: where it ends.
    """
    inside = (word for word in words if body.span.contains(word.span))
    is_then = any(word.low.startswith(_THEN) for word in inside)
    after = [word.low for word in words[end : end + _MOST_FORMER]]
    return is_then or _AGO in pairwise(after)


def is_now(words: Sequence[Word], at: int) -> bool:
    """Whether a clause says that something is done now: "who now heads the Neld Works".

    Args:
        words: of a description.
        at: where in the text it says what is done.
    """
    found = next((n for n, word in enumerate(words) if word.span.start == at), 0)
    return found > 0 and words[found - 1].low in MEANWHILE
