"""Which outlet that was named "the newspaper" is."""

from bisect import bisect_left

from accordingto.resolve.closed import INDEFINITE
from accordingto.resolve.lexicon import is_outlet
from accordingto.resolve.phrase import Phrase
from accordingto.resolve.voices.cast import Cast

_FAR = 2_000
"""Characters back in which an outlet is named that a noun takes up."""


class Papers:
    """The outlets that an article names, by where.

    Args:
        text: the document's text.
        cast: the article's entities.
    """

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._named = sorted(
            (one.span.start, n)
            for n, one in enumerate(cast.mentions)
            if one.form == "name" and is_outlet(one.span.of(text).removeprefix("The "))
        )

    def meant(self, found: Phrase, entity: int) -> int | None:
        """The outlet that was named last before "the newspaper"; None for other nouns.

        Nor does a newspaper that was brought up as "a newspaper" take up one with a name.

        Args:
            found: the words of one thing, as `Things.may_mean_something` tells.
            entity: whom the network takes them for.
        """
        known, before = found.known, found.before
        if known is None or known.noun.kind != "outlet" or not before:
            return None
        if before[0].low != "the" or any(word.is_capital for word in before[1:]):
            return None
        if any(self._is_any(n) for n in self._cast.members(entity)):
            return None
        place = before[0].span.start
        at = bisect_left(self._named, (place, -1))
        if not at or place - self._named[at - 1][0] > _FAR:
            return None
        return self._cast.entity_of(self._named[at - 1][1])

    def _is_any(self, mention: int) -> bool:
        words = self._cast.mentions[mention].span.of(self._text)
        return words.partition(" ")[0].lower() in INDEFINITE
