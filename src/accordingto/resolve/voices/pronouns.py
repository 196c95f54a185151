"""Whom a pronoun that speaks takes up, weighed from several signs."""

from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.genders import Pronoun, pronoun_for
from accordingto.resolve.voices.people import SIGNS as _SIGNS
from accordingto.resolve.voices.people import Heard, Option, People
from accordingto.resolve.voices.told import Told
from accordingto.resolve.voices.weights import weights_of

SIGNS = (*_SIGNS, "other pronoun", "same pronoun")
"""What is weighed for each entity that may be meant; values in [0, 1]."""

WEIGHTS = weights_of("pronouns", SIGNS)
"""How much each sign counts."""

GENDERED: dict[str, Pronoun] = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip


class Pronouns:
    """Finds whom "he" and "she" mean where they are sources.

    Args:
        told: the article.
        cast: its entities.
        people: where they are mentioned.
    """

    def __init__(self, told: Told, cast: Cast, people: People) -> None:
        self._text = told.text
        self._cast = cast
        self._people = people
        self._fits: dict[int, Pronoun | None] = {}
        self.asked: dict[int, list[Option]] = {}
        """The options of each pronoun that was asked for, by its place, for those who fit."""

    def meant(self, place: int, word: str, heard: Heard) -> int | None:
        """The likeliest to be meant; None if there is nobody.

        Args:
            place: where the pronoun stands.
            word: one of `GENDERED`.
            heard: who spoke before it.
        """
        fits = GENDERED[word]
        options = [
            Option(one.entity, (*one.signs, *self._gender(one.entity, fits)))
            for one in self._people.options(place, heard)
            # "TASS quoted her as saying": the network may take her for TASS.
            if self._cast.kind(one.entity) == "person"
        ]
        self.asked[place] = options
        best = max(options, key=lambda o: (o.weight(WEIGHTS), o.entity), default=None)
        return None if best is None else best.entity

    def _gender(self, entity: int, fits: Pronoun) -> tuple[float, float]:
        known = self.fitting(entity)
        return float(known not in (None, fits)), float(known == fits)

    def fitting(self, entity: int) -> Pronoun | None:
        """The pronoun that fits what the article calls somebody."""
        if entity not in self._fits:
            own = [self._cast.mentions[n] for n in self._cast.members(entity)]
            self._fits[entity] = pronoun_for(self._text, own)
        return self._fits[entity]
