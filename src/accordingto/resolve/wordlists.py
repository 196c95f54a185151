"""The lists of words in `data/words.txt`."""

from functools import cache

from accordingto.encode.wordlists import read_lists


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(word for line in _lists()[name] for word in line.split())


def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a list, in order."""
    return _lists()[name]


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    return read_lists("accordingto.resolve")
