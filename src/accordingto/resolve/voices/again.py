"""Descriptions that go on from an earlier one by the same noun: "the officials", "those voters"."""

from accordingto.core.span import Span
from accordingto.resolve.described import tail
from accordingto.resolve.phrase import Phrase
from accordingto.resolve.voices.cast import Cast

_TOLD_OF = ("the", "those")
_NEAR = 300
"""Characters before "those voters" in which they were told of."""


class Again:
    """Knows again whom the sources of one article describe, asked in text order.

    Args:
        cast: its entities.
    """

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._described: dict[str, int] = {}

    def known_again(self, place: int, found: Phrase, entity: int) -> int:
        """Who was described by the same noun before, or holds the office that it names.

        Args:
            place: where the source begins.
            found: its phrase.
            entity: of which it is a mention.
        """
        noun = found.head[-1].low
        words = [word.low for word in (*found.before, *found.head) if word.is_word]
        first = words[0] if words else ""
        alone = self._cast.n_mentions(entity) == 1
        bare = all(word in (*_TOLD_OF, noun) for word in words) and not tail(found)
        # "Critics" may be others than those who were called critics before.
        is_any = first not in _TOLD_OF and found.known is not None and found.known.plural
        if alone and bare and not is_any:
            if noun in self._described and first != "those":
                return self._described[noun]
            before = self._cast.described_before(noun, place)
            if before is not None and self._goes_on(first, before, place):
                entity = before
        self._described[noun] = entity
        return entity

    def _goes_on(self, first: str, before: int, place: int) -> bool:
        """Whether "the" goes on from whoever was described before, or "those" from one near."""
        near = self._cast.within([Span(max(0, place - _NEAR), max(1, place))])
        return first == "the" or (first == "those" and before in map(self._cast.entity_of, near))
