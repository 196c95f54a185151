"""Which nouns for bodies cannot mean a body, by the words of its names."""

from collections.abc import Collection

from accordingto.resolve.lexicon import known
from accordingto.resolve.wordlists import lines_of, words_of

_OF_THE_STATE = words_of("bodies of the state")
_OF_ANY = frozenset({"government", "department"})
"""Said of bodies with other names too: "the department" is the Orrin Police as well."""
_OF_CITIZENS = frozenset({"group", "movement", "party"})
_SORTS = words_of("bodies")
_ALIKE = tuple(frozenset(line.split()) for line in lines_of("bodies of one sort"))


def is_no_such_body(noun: str, names: Collection[str]) -> bool:
    """Whether a noun means no body that is called so.

    A ministry is neither "the company" nor "the group", and the Neld Guard is no "ministry".

    Args:
        noun: in the singular, in small letters.
        names: the words of all names of a body, folded.
    """
    sorts = _SORTS.intersection(names) | _OF_THE_STATE.intersection(names)
    if not sorts or noun in names:
        return False
    if noun in _OF_THE_STATE:
        return noun not in _OF_ANY and not any(noun in row and row & sorts for row in _ALIKE)
    if not _OF_THE_STATE & sorts:
        return False
    found = known([noun])
    return noun in _OF_CITIZENS or (found is not None and found.kind in ("company", "outlet"))
