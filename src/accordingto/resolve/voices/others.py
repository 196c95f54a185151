"""Whom "they" and what "it" takes up where they are sources, weighed from several signs."""

from collections.abc import Callable, Sequence
from typing import Literal

from accordingto.core.speaker import SpeakerKind
from accordingto.resolve.nouns import is_plural
from accordingto.resolve.voices.called import BODIES
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.people import SIGNS as _SIGNS
from accordingto.resolve.voices.people import Heard, Option, People
from accordingto.resolve.voices.pronouns import GENDERED
from accordingto.resolve.voices.told import Told
from accordingto.resolve.voices.weights import weights_of

Number = Literal["they", "it"]

_SORTS = (
    "one person", "one body", "a document", "a place", "a thing", "a named thing",
    "several joined", "several",
)  # fmt: skip
SIGNS = (
    *_SIGNS, "same pronoun", "other pronoun", "a source", "mentioned often",
    *(f"they: {sort}" for sort in _SORTS), *(f"it: {sort}" for sort in _SORTS),
)  # fmt: skip
"""What is weighed for each entity that may be meant; values in [0, 1]."""

WEIGHTS = weights_of("others", SIGNS)
"""How much each sign counts."""

NUMBERED: dict[str, Number] = {
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "it": "it", "its": "it", "itself": "it",
}  # fmt: skip
_PRONOUNS: dict[str, str] = {**NUMBERED, **GENDERED}
_OFTEN = 10
"""Mentions of whom a story is about."""
_OF_SEVERAL = ("party-or-movement", "experts", "public")
"""Kinds of those who are called by a plural that looks like a name: "Democrats"."""


class Others:
    """Finds whom "they" and what "it" means where they are sources.

    Args:
        told: the article.
        cast: its entities.
        everything: where all of them are mentioned.
        kind: gives the kind of speaker that an entity is.
    """

    def __init__(
        self, told: Told, cast: Cast, everything: People, kind: Callable[[int], SpeakerKind]
    ) -> None:
        self._text = told.text
        self._cast = cast
        self._everything = everything
        self._kind = kind
        self._sorts: dict[int, str] = {}
        # What the pronouns of an entity that has nothing else were found to take up.
        self._taken_up: dict[int, int] = {}
        self._sources = {
            cast.entity_of(n)
            for one in told.attributions
            for n in cast.within(one.source)
            if cast.mentions[n].form != "pronoun"
        }
        self.asked: dict[int, list[Option]] = {}
        """The options of each pronoun that was asked for, by its place, for those who fit."""

    def meant(self, place: int, word: str, heard: Heard) -> int | None:
        """The likeliest to be meant; None if there is nothing.

        Args:
            place: where the pronoun stands.
            word: one of `NUMBERED`.
            heard: who spoke before it.
        """
        number = NUMBERED[word]
        linked = heard.linked
        named = linked
        if linked is not None and not self._said(linked):
            named = self._taken_up.get(linked)
        heard = heard.of_any_kind(named)
        options = [
            Option(one.entity, (
                *one.signs,
                *self._called_so(one.entity, number, place),
                float(one.entity in self._sources),
                min(1.0, self._cast.n_mentions(one.entity) / _OFTEN),
                *self._fits(one.entity, number),
            ))
            for one in self._everything.options(place, heard)
            if number == "they" or self._sort_of(one.entity) != "one person"
        ]  # fmt: skip
        self.asked[place] = options
        best = max(options, key=lambda o: (o.weight(WEIGHTS), o.entity), default=None)
        if best is None:
            return None
        if linked is not None:
            self._taken_up[linked] = best.entity
        return best.entity

    def _called_so(self, entity: int, number: Number, place: int) -> tuple[float, float]:
        """Whether the network takes this pronoun, and any other, for an entity elsewhere."""
        mentions = (self._cast.mentions[n] for n in self._cast.members(entity))
        called = {
            _PRONOUNS.get(one.head.of(self._text).lower())
            for one in mentions
            if one.form == "pronoun" and one.head.start != place
        }
        return float(number in called), float(not called <= {number, None})

    def _fits(self, entity: int, number: Number) -> tuple[float, ...]:
        own = tuple(float(sort == self._sort_of(entity)) for sort in _SORTS)
        other = (0.0,) * len(_SORTS)
        return (*own, *other) if number == "they" else (*other, *own)

    def _sort_of(self, entity: int) -> str:
        if entity not in self._sorts:
            self._sorts[entity] = self._sort(entity)
        return self._sorts[entity]

    def _sort(self, entity: int) -> str:
        own = self._said(entity)
        if own and self._cast.group(own[0]):
            return "several joined"
        is_named = self._cast.is_named(entity)
        heads = (self._cast.mentions[n].head.of(self._text) for n in own)
        kind, taken_for = self._kind(entity), self._cast.kind(entity)
        sorts = (
            (not is_named and any(map(is_plural, heads)), "several"),
            (kind in _OF_SEVERAL and taken_for in ("person", "other"), "several"),
            (taken_for == "person", "one person"),
            (kind == "document", "a document"),
            (taken_for == "place", "a place"),
            (taken_for in BODIES or kind in BODIES, "one body"),
            (is_named, "a named thing"),
        )
        return next((sort for is_one, sort in sorts if is_one), "a thing")

    def _said(self, entity: int) -> Sequence[int]:
        """The mentions of an entity that are no pronouns."""
        own = self._cast.members(entity)
        return [n for n in own if self._cast.mentions[n].form != "pronoun"]
