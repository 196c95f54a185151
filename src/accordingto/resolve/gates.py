"""Which of many patterns could match some words at all, told by the words that they need."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import chain

_BEGINNING = 3
_KEPT, _LONGEST = 1 << 13, 32
"""Words whose rows are kept: those that most texts have, and those of a few articles."""


class Gates:
    """Tells which of many rows have one of their words in a text.

    A text is asked of for every row of a table, thousands of times, and few rows have one:
    so what each word of a text opens is found once, by the parts of which the first
    characters stand in it somewhere.

    Args:
        needed: of each row parts of words without white space, one of which stands in whatever
            it matches; the empty one stands everywhere.
    """

    def __init__(self, needed: Sequence[Collection[str]]) -> None:
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for row, parts in enumerate(needed):
            for part in parts:
                rows[part].append(row)
        self._always = frozenset(rows.pop("", ()))
        self._short = [(part, of) for part, of in rows.items() if len(part) < _BEGINNING]
        self._by_beginning: defaultdict[str, list[tuple[str, list[int]]]] = defaultdict(list)
        for part, of in rows.items():
            if len(part) >= _BEGINNING:
                self._by_beginning[part[:_BEGINNING]].append((part, of))
        self._kept = lru_cache(maxsize=_KEPT)(self._by_word)

    def open(self, text: str) -> list[int]:
        """The rows that have a word in a text, rising.

        Args:
            text: in the case of the words.
        """
        words = set(text.split())
        long = {word for word in words if len(word) > _LONGEST}
        opened = chain(map(self._kept, words - long), map(self._by_word, long))
        return sorted(self._always.union(*filter(None, opened)))

    def _by_word(self, word: str) -> frozenset[int]:
        found = {row for part, of in self._short if part in word for row in of}
        threes = {word[at : at + _BEGINNING] for at in range(len(word) - _BEGINNING + 1)}
        for beginning in threes & self._by_beginning.keys():
            for part, of in self._by_beginning[beginning]:
                if part in word:
                    found.update(of)
        return frozenset(found)
