"""How the tables of `data/` are read: lines, fields between bars, words between commas."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import TypeVar

_T = TypeVar("_T", bound=str)


def entries(listed: str) -> Iterator[str]:
    """The words that commas part."""
    return (entry.strip() for entry in listed.split(","))


def fields(line: str, n_fields: int) -> list[str]:
    """The fields of a line, which bars part.

    Raises:
        ValueError: if there are more or fewer of them.
    """
    found = [field.strip() for field in line.split("|")]
    if len(found) != n_fields:
        raise ValueError(f"expected {n_fields} fields between bars, found {line!r}")
    return found


def one_of(word: str, allowed: Sequence[_T], line: str) -> _T:
    """A word as one of those that may stand there.

    Raises:
        ValueError: if it is none of them.
    """
    for one in allowed:
        if one == word:
            return one
    raise ValueError(f"{word!r} is none of {', '.join(allowed)}: {line!r}")


def lines(name: str) -> Iterator[str]:
    """The lines of a table in `data/`, without empty ones and remarks."""
    table = files("accordingto.resolve").joinpath("data", name).read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.strip() and not line.startswith("# ") and line != "#":
            yield line
