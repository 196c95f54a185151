"""Who is described before their name: "the Orrinese group" after "the Orrinese group Dam Watch"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from accordingto.core.span import Span
from accordingto.resolve.closed import NO_ADJECTIVES
from accordingto.resolve.lexicon import known
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.wordlists import lines_of
from accordingto.resolve.words import Word, line_start, words_back

SHORT = {form: line.split()[0] for line in lines_of("short titles") for form in line.split()}
"""The title that each short form stands for: "sen" is a senator."""
_WORDS_BEFORE = 3
_LONGEST_SHORT = 3
"""Letters of what a stop mostly makes short: "Adm."."""
_CHARS_BEFORE = 60
LESS = frozenset(["vice", "deputy", "assistant", "under", "shadow", "co"])
"""Words that make another office of one: a vice president is no president."""
_OF_SEVERAL = re.compile(
    r"\b([A-Z][a-z]+s)\.?(?: (?:[^\W\d_a-z][\w.’'-]*|\([^()\n]*\)|and|&)|,)+ $"
)
"""A title before several names, up to one that is not the first: "Sens. Ada Lint and ..."."""


class Offices:
    """Finds somebody or something by the words before its names.

    Args:
        text: the document's text.
        cast: the article's entities.
    """

    def __init__(self, text: str, cast: Cast) -> None:
        self._beside: defaultdict[int, set[str]] = defaultdict(set)
        self._titled: defaultdict[int, set[str]] = defaultdict(set)
        for entity in range(cast.n_entities):
            for n in cast.members(entity):
                mention = cast.mentions[n]
                if mention.form == "name":
                    self._beside[entity] |= _titles(text, mention.span.start)
                    self._titled[entity] |= _title(text, mention.span.start)

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

    def holders(self, noun: str) -> frozenset[int]:
        """Those right before whose names a noun or its short form stands."""
        title = SHORT.get(noun, noun)
        return frozenset(entity for entity, words in self._titled.items() if title in words)


# Asked once for those who are described, and once for those who are spoken for.
@lru_cache(maxsize=1 << 10)
def _titles(text: str, start: int) -> frozenset[str]:
    """The words before a name."""
    first = line_start(text, start, _CHARS_BEFORE)
    if first >= start:
        return frozenset()
    words = words_back(text, Span(first, start))
    found: set[str] = set()
    for word in islice(words, _WORDS_BEFORE):
        if word.text in ".-" or (word.text == "," and not found):
            continue
        if not word.is_word:
            break
        if word.low in NO_ADJECTIVES and (not found or word.low != "of"):
            break
        folded = fold(word.plain)
        found.add(SHORT.get(folded, folded))
    return frozenset(found)


@lru_cache(maxsize=1 << 10)
def _title(text: str, start: int) -> frozenset[str]:
    """What a name is called right before it: the word there, and the noun that ends there.

    Of "Judge Says Ada Lint" no judge is told, as headlines write all words large.
    """
    first = line_start(text, start, _CHARS_BEFORE)
    if first >= start:
        return frozenset()
    words = list(reversed(list(_run(words_back(text, Span(first, start))))))
    found = known(words)
    titles = set(words[-1:])
    if found is not None and found.n_words > 1:
        titles.add(" ".join(words[-found.n_words :]))
        titles.add(words[-found.n_words])  # "secretary" of "secretary of state"
    if set(words[-2:-1]) & LESS:
        titles = {" ".join(words[-2:])}
    several = _OF_SEVERAL.search(text, first, start)
    if several is not None:
        titles.add(SHORT.get(fold(several[1]), fold(several[1]).removesuffix("s")))
    return frozenset(titles)


def _run(back: Iterable[Word]) -> Iterator[str]:
    """The words before a name up to a mark, in full: "governor" of "Gov."."""
    short = False
    for word in islice(back, 2 * _WORDS_BEFORE):
        folded = fold(word.plain)
        if short and SHORT.get(folded, folded) == folded and len(folded) > _LONGEST_SHORT:
            return  # The stop of another sentence.
        short = word.text == "."
        if not word.is_word and not short and word.text != "-":
            return
        if word.is_word:
            yield SHORT.get(folded, folded)
