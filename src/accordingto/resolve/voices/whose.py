"""Whose something is by a pronoun: "his campaign", "their lawyer"."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain

from accordingto.core.span import Span
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.genders import Pronoun, pronoun_for
from accordingto.resolve.wordlists import words_of

_FITS: dict[str, Pronoun] = {"his": "he", "her": "she"}
"""Pronouns for one person, and the other pronoun that fits those whom they mean."""
_TIMES = words_of("days and months")
"""What has nothing of its own in news: "on Tuesday its spokesman said"."""
_MOST = 20
"""Names back among which one is looked for that a pronoun fits."""


class Whose:
    """Finds the owner that a pronoun means.

    Args:
        text: the document's text.
        cast: the article's entities.
    """

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._fitting: dict[int, Pronoun | None] = {}
        self._people: list[tuple[int, int]] = []
        self._others: list[tuple[int, int]] = []
        for entity in range(cast.n_entities):
            listed = self._people if cast.kind(entity) == "person" else self._others
            named = (cast.mentions[n] for n in cast.members(entity))
            listed += [
                (one.span.start, entity)
                for one in named
                if one.form == "name" and one.head.of(text).lower() not in _TIMES
            ]
        self._people.sort()
        self._others.sort()

    def of(self, pronoun: Span, but: int | None = None) -> int | None:
        """Who is meant: by the network, else who was named last; only whom the pronoun fits.

        "His" and "her" mean a person; "its" and "their" somebody or something; "my" whoever
        says it, which who was named before does not tell.

        Args:
            pronoun: where it stands.
            but: who is not meant: nobody is "her aide" of herself.
        """
        word = pronoun.of(self._text).lower()
        linked = (self._cast.entity_of(n) for n in self._cast.within([pronoun]))
        before = iter(()) if word == "my" else self._before(pronoun.start, word)
        likely = chain(filter(self._cast.is_named, linked), before)
        return next((one for one in likely if one != but and self._may_be(one, word)), None)

    def _before(self, place: int, word: str) -> Iterator[int]:
        """Those named before a place, the last first."""
        listed = self._people if word in _FITS else self._others
        at = bisect_left(listed, (place, -1))
        yield from (entity for _, entity in listed[max(0, at - _MOST) : at][::-1])

    def _may_be(self, entity: int, word: str) -> bool:
        fits = _FITS.get(word)
        if fits is None:
            return True
        if self._cast.kind(entity) == "person" and entity not in self._fitting:
            own = [self._cast.mentions[n] for n in self._cast.members(entity)]
            self._fitting[entity] = pronoun_for(self._text, own)
        return self._fitting.get(entity) in (None, fits)
