"""Who holds an office that an article names them by: "the senator" after "Sen. Ada Lint"."""

from bisect import bisect_left
from collections import defaultdict

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.wordlists import lines_of
from accordingto.resolve.words import words_in

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
        titles: defaultdict[int, set[str]] = defaultdict(set)
        for entity in range(cast.n_entities):
            if cast.kind(entity) != "person":
                continue
            for n in cast.members(entity):
                mention = cast.mentions[n]
                if mention.form == "name":
                    titles[entity] |= self._titles(mention)
                    mentioned.append((mention.span.start, entity))
        for place, entity in sorted(mentioned):
            for title in titles[entity]:
                self._holders[title].append((place, entity))

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
        words = words_in(self._text, [Span(start, mention.span.start)])
        found: set[str] = set()
        for word in words[::-1][:_WORDS_BEFORE]:
            if word.text in ".-" or (word.text == "," and not found):
                continue
            if not word.is_word:
                break
            folded = fold(word.plain)
            found.add(_SHORT.get(folded, folded))
        return found
