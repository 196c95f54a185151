"""The lists of words in `data/words.txt`."""

from functools import cache
from importlib.resources import files


def words_of(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(word for line in _lists()[name] for word in line.split())


def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a list, in order."""
    return _lists()[name]


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    name = ""
    text = (files("accordingto.resolve") / "data" / "words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = []
        elif line and not line.startswith("#"):
            found[name].append(line)
    return {name: tuple(listed) for name, listed in found.items()}
