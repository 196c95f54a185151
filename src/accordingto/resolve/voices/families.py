"""Several people by the one surname that they have: "the Lints"."""

from accordingto.resolve.phrase import Phrase
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.cast import Cast

_MOST = 3
"""More people of one name are hardly all meant."""


def family(found: Phrase, cast: Cast) -> list[int]:
    """The people whom a surname in the plural means; none where it is no such name.

    Args:
        found: a source's phrase.
        cast: the article's entities, at least two of which have that surname.
    """
    words = [word for word in (*found.before, *found.head) if word.low != "the"]
    if found.after or len(words) != 1 or not words[0].is_capital or words[0].owns:
        return []
    name = fold(words[0].text)
    if not name.endswith("s") or cast.surnamed(name):
        return []
    people = cast.surnamed(name.removesuffix("es")) if name.endswith("es") else []
    people = people or cast.surnamed(name.removesuffix("s"))
    return people if 1 < len(people) <= _MOST else []
