"""Which of many patterns could match some words at all, told by the words that they need."""

from collections import defaultdict
from collections.abc import Collection, Sequence

_BEGINNING = 3


class Gates:
    """Tells which of many rows have one of their words in a text.

    A text is asked of for every row of a table, thousands of times, and few rows have one:
    so those words are looked for of which the first characters stand in it somewhere.

    Args:
        needed: of each row parts of words, one of which stands in whatever it matches; the
            empty one stands everywhere.
    """

    def __init__(self, needed: Sequence[Collection[str]]) -> None:
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for row, parts in enumerate(needed):
            for part in parts:
                rows[part].append(row)
        self._short = [(part, of) for part, of in rows.items() if len(part) < _BEGINNING]
        self._by_beginning: defaultdict[str, list[tuple[str, list[int]]]] = defaultdict(list)
        for part, of in rows.items():
            if len(part) >= _BEGINNING:
                self._by_beginning[part[:_BEGINNING]].append((part, of))

    def open(self, text: str) -> list[int]:
        """The rows that have a word in a text, rising.

        Args:
            text: in the case of the words.
        """
        found = {row for part, of in self._short if part in text for row in of}
        threes = {text[at : at + _BEGINNING] for at in range(len(text) - _BEGINNING + 1)}
        for beginning in threes & self._by_beginning.keys():
            for part, of in self._by_beginning[beginning]:
                if part in text:
                    found.update(of)
        return sorted(found)
