"""Whom a pronoun that speaks takes up, weighed from several signs."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.core.span import Span
from accordingto.resolve.nouns import is_plural as _is_plural
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.genders import Pronoun, pronoun_for
from accordingto.resolve.voices.told import Told
from accordingto.resolve.words import sentences

SIGNS = (
    "last speaker", "network", "first in the sentence", "first in the one before",
    "other pronoun", "same pronoun", "sentences since", "nearest",
)  # fmt: skip
"""What is weighed for each entity that may be meant; values in [0, 1]."""

WEIGHTS = (2.6, 1.6, -0.4, 0.3, -2.9, 3.3, -3.4, 0.7)
"""How much each sign counts; `train/pronouns.py` fitted them to 119 pronouns."""

_REACH = 12
"""Sentences back in which somebody may have been mentioned last."""

_MOST = 500
"""Mentions back that are looked at; `_REACH` sentences of a news story have a tenth of that."""

GENDERED: dict[str, Pronoun] = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    """An entity that a pronoun may take up.

    Args:
        entity: its place in the cast.
        signs: values of `SIGNS`.
    """

    entity: int
    signs: tuple[float, ...]

    @property
    def weight(self) -> float:
        """All signs together."""
        return sum(w * value for w, value in zip(WEIGHTS, self.signs, strict=True))


class Pronouns:
    """Finds whom "he" and "she" mean where they are sources.

    Args:
        told: the article.
        cast: its entities.
    """

    def __init__(self, told: Told, cast: Cast) -> None:
        self._text = told.text
        self._cast = cast
        self._sentences = [s for p in sorted(told.paragraphs) for s in sentences(told.text, p)]
        self._starts = [s.start for s in self._sentences]
        people = self._mentions_of_people()
        self._heads = [head for head, _, _ in people]
        self._people = [(sentence, entity) for _, sentence, entity in people]
        self._fits: dict[int, Pronoun | None] = {}
        self.asked: dict[int, list[Option]] = {}
        """The options of each pronoun that was asked for, by its place, for those who fit."""

    def options(
        self, pronoun: Span, word: str, last: Sequence[int], linked: int | None
    ) -> list[Option]:
        """Everybody who may be meant, in no particular order.

        Args:
            pronoun: where it stands.
            word: one of `GENDERED`.
            last: the entities that spoke last before it.
            linked: the entity that the network takes it for, if any.
        """
        fits = GENDERED[word]
        here = self._sentence(pronoun.start)
        since: dict[int, int] = {}
        opening: dict[int, int] = {}
        nearest: int | None = None
        before = bisect_left(self._heads, pronoun.start)
        for sentence, entity in self._people[max(0, before - _MOST) : before]:
            if here - sentence > _REACH:
                continue
            since[entity] = here - sentence
            opening.setdefault(sentence, entity)
            nearest = entity
        for entity in (*last, *([] if linked is None else [linked])):
            since.setdefault(entity, _REACH)
        return [
            Option(
                entity,
                (
                    float(entity in last),
                    float(entity == linked),
                    float(opening.get(here) == entity),
                    float(here not in opening and opening.get(here - 1) == entity),
                    float(self._pronoun(entity) not in (None, fits)),
                    float(self._pronoun(entity) == fits),
                    min(distance, _REACH) / _REACH,
                    float(entity == nearest),
                ),
            )
            for entity, distance in since.items()
        ]

    def meant(
        self, pronoun: Span, word: str, last: Sequence[int], linked: int | None
    ) -> int | None:
        """The likeliest of `options`; None if there is nobody."""
        options = self.options(pronoun, word, last, linked)
        self.asked[pronoun.start] = options
        return max(options, key=lambda o: (o.weight, o.entity)).entity if options else None

    def _pronoun(self, entity: int) -> Pronoun | None:
        if entity not in self._fits:
            own = [self._cast.mentions[n] for n in self._cast.members(entity)]
            self._fits[entity] = pronoun_for(self._text, own)
        return self._fits[entity]

    def _mentions_of_people(self) -> list[tuple[int, int, int]]:
        """Mentions of people by name or noun: place, sentence and entity, in text order."""
        found = []
        for entity in range(self._cast.n_entities):
            if self._cast.kind(entity) != "person":
                continue
            for n in self._cast.members(entity):
                mention = self._cast.mentions[n]
                if mention.form == "name" or (
                    mention.form == "nominal" and not _is_plural(mention.head.of(self._text))
                ):
                    place = mention.head.start
                    found.append((place, self._sentence(place), entity))
        return sorted(found, key=lambda one: one[0])

    def _sentence(self, place: int) -> int:
        return max(0, bisect_right(self._starts, place) - 1)
