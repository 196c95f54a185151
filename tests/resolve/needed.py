"""Whether a pattern can match words that hold none of some parts of words."""

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

# Only this tells what a pattern is made of; it is no part of the public library.
_PARSER: Any = import_module("re._parser")


def without(pattern: re.Pattern[str], needed: Iterable[str]) -> bool:
    """Whether a pattern may match words that hold none of `needed`.

    It may if it can be walked to its end without one of them. All that has to be known on
    the way is how much of one has been read. Of a place where several characters may stand
    it is taken that none of them goes on with one, which is the worst that can be.
    """
    parsed = _PARSER.parse(pattern.pattern, pattern.flags)
    return bool(_walked(parsed, frozenset([""]), tuple(needed)))


def _walked(
    items: Iterable[tuple[object, Any]], read: frozenset[str], needed: tuple[str, ...]
) -> frozenset[str]:
    for named, argument in items:
        name = str(named)
        if name == "LITERAL":
            read = _read(read, chr(argument), needed)
        elif name == "IN" and all(str(one) == "LITERAL" for one, _ in argument):
            read = frozenset().union(*(_read(read, chr(one), needed) for _, one in argument))
        elif name in ("IN", "ANY", "NOT_LITERAL"):
            read = frozenset([""]) if read else read
        elif name == "SUBPATTERN":
            read = _walked(argument[-1], read, needed)
        elif name == "BRANCH":
            read = frozenset().union(*(_walked(one, read, needed) for one in argument[1]))
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, part = argument
            for _ in range(least):
                read = _walked(part, read, needed)
            before, left = None, most - least
            while left and read != before:
                before, left = read, left - 1
                read |= _walked(part, read, needed)
        else:
            assert name in ("AT", "ASSERT", "ASSERT_NOT"), f"{name}: not known to this test"
    return read


def _read(before: frozenset[str], character: str, needed: tuple[str, ...]) -> frozenset[str]:
    """What of a word has been read after one more character, of all that have not ended one."""
    found = set()
    for one in before:
        whole = one + character.lower()
        if not whole.endswith(needed):
            ends = (whole[n:] for n in range(len(whole) + 1))
            found.add(next(end for end in ends if any(word.startswith(end) for word in needed)))
    return frozenset(found)
