"""Who holds an office that an article names them by: "the senator" after "Sen. Ada Lint"."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.wordlists import lines_of
from accordingto.resolve.words import words_back

_SHORT = {form: line.split()[0] for line in lines_of("short titles") for form in line.split()}
_WORDS_BEFORE = 3
_CHARS_BEFORE = 60


class Offices:
    """Finds people by the titles before their names.

    Args:
        text: the document's text.
        cast: the article's entities.
    """

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._holders: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        mentioned: list[tuple[int, int]] = []
        self._beside: defaultdict[int, set[str]] = defaultdict(set)
        for entity in range(cast.n_entities):
            for n in cast.members(entity):
                mention = cast.mentions[n]
                if mention.form == "name":
                    self._beside[entity] |= self._titles(mention)
                    if cast.kind(entity) == "person":
                        mentioned.append((mention.span.start, entity))
        for at, entity in sorted(mentioned):
            for title in self._beside[entity]:
                self._holders[title].append((at, entity))

    def described(self, noun: str, origins: Sequence[str]) -> int | None:
        """The only one before whose name a noun stands with where it is from.

        "The Orrinese group" is the Dam Watch after "the Orrinese militant group Dam Watch".

        Args:
            noun: the main word of a description, small.
            origins: words in it that say where somebody is from; none fit nobody.
        """
        wanted = {noun, *(fold(word) for word in origins)}
        found = [entity for entity, words in self._beside.items() if wanted <= words]
        return found[0] if origins and len(found) == 1 else None

    def held_before(self, noun: str, place: int) -> int | None:
        """Who of those with this title was named last before a place; None if nobody was."""
        title = _SHORT.get(noun, noun)
        holders = self._holders.get(title, [])
        n_before = bisect_left(holders, (place, -1))
        return holders[n_before - 1][1] if n_before else None

    def _titles(self, mention: Mention) -> set[str]:
        start = max(self._text.rfind("\n", 0, mention.span.start) + 1,
                    mention.span.start - _CHARS_BEFORE)  # fmt: skip
        if start >= mention.span.start:
            return set()
        words = words_back(self._text, Span(start, mention.span.start))
        found: set[str] = set()
        for word in islice(words, _WORDS_BEFORE):
            if word.text in ".-" or (word.text == "," and not found):
                continue
            if not word.is_word:
                break
            folded = fold(word.plain)
            found.add(_SHORT.get(folded, folded))
        return found
