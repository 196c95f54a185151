"""Who of the people of an article may be meant at a place, and what speaks for each."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from accordingto.core.span import Covered
from accordingto.resolve.nouns import is_plural as _is_plural
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.told import Told
from accordingto.resolve.words import sentences

SIGNS = (
    "last speaker", "spoke before", "network", "first in the sentence before", "sentences since",
    "nearest", "last mentioned by others",
)  # fmt: skip
"""What is weighed for everybody who may be meant; values in [0, 1]."""

NOBODY = -1
"""Stands for nobody who is offered, as an option."""

REACH = 12
"""Sentences back in which somebody may have been mentioned last."""

_LATER = (0.0,) * len(SIGNS)
_MOST = 500
"""Mentions back that are looked at; `REACH` sentences of a news story have a tenth of that."""


@dataclass(frozen=True, slots=True)
class Option:
    """An entity that may be meant.

    Args:
        entity: its place in the cast.
        signs: a value for each.
    """

    entity: int
    signs: tuple[float, ...]

    def weight(self, weights: Sequence[float]) -> float:
        """All signs together."""
        return sum(w * value for w, value in zip(weights, self.signs, strict=True))


@dataclass(frozen=True, slots=True)
class Heard:
    """Who spoke up to a place.

    Args:
        last: the entities that spoke last, if those are people.
        before: all that spoke.
        linked: the entity that the network takes what stands there for, if any.
        last_of_any: the entities that spoke last, whatever they are.
        at: where the words stand for those.
    """

    last: Collection[int]
    before: Collection[int]
    linked: int | None
    last_of_any: Collection[int] = ()
    at: int | None = None

    def of_any_kind(self, linked: int | None) -> "Heard":
        """The same for what may be no person, and is taken for `linked`."""
        return Heard(self.last_of_any, self.before, linked, self.last_of_any, self.at)

    def taken_for(self, linked: int | None) -> "Heard":
        """The same where the network takes it for `linked`."""
        return replace(self, linked=linked)


class People:
    """Knows where people, or all entities, are mentioned by names and descriptions.

    Args:
        told: the article.
        cast: its entities, as they are before any source is resolved.
        all_kinds: whether things, bodies and several people are known as well.
    """

    def __init__(self, told: Told, cast: Cast, *, all_kinds: bool = False) -> None:
        self._text = told.text
        self._cast = cast
        self._all_kinds = all_kinds
        self._starts = [s.start for p in sorted(told.paragraphs) for s in sentences(told.text, p)]
        self._contents = Covered(span for one in told.attributions for span in one.content)
        people = self._mentions_of_people()
        self._heads = [head for head, _, _ in people]
        self._people = [(sentence, entity) for _, sentence, entity in people]
        self._first: dict[int, int] = {}
        for head, _, entity in people:
            self._first.setdefault(entity, head)

    def options(self, place: int, heard: Heard, others: Sequence[int] = ()) -> list[Option]:
        """Everybody who may be meant at a place, in no particular order.

        Args:
            place: the place.
            heard: who spoke before it.
            others: who may be meant for other reasons than what stands before it.
        """
        here = self._sentence(place)
        last: dict[int, int] = {}
        opening: dict[int, int] = {}
        end = bisect_left(self._heads, place)
        for at in range(max(0, end - _MOST), end):
            sentence, entity = self._people[at]
            if here - sentence <= REACH:
                last[entity] = at
                opening.setdefault(sentence, entity)
        linked = [] if heard.linked is None else [heard.linked]
        for entity in (*heard.last, *linked, *others):
            last.setdefault(entity, -1)
        return [
            Option(entity, self._signs(entity, at, here, opening, heard, end))
            for entity, at in last.items()
        ]

    def says(self, head: int, entity: int) -> None:
        """Puts a mention to whom it was found to mean, who is not whom the network took it for.

        Args:
            head: where its main word begins.
            entity: whom it means.
        """
        at = bisect_left(self._heads, head)
        if at < len(self._heads) and self._heads[at] == head:
            self._people[at] = self._people[at][0], entity

    def later(self, place: int) -> list[tuple[Option, float]]:
        """Those who are first mentioned behind a place, and how far on as a share of `REACH`."""
        here = self._sentence(place)
        found: dict[int, tuple[Option, float]] = {}
        start = bisect_left(self._heads, place)
        for at in range(start, min(len(self._people), start + _MOST)):
            sentence, entity = self._people[at]
            if sentence - here > REACH:
                break
            if entity not in found and self._first[entity] >= place:
                found[entity] = Option(entity, _LATER), (sentence - here) / REACH
        return list(found.values())

    def _signs(
        self, entity: int, at: int, here: int, opening: dict[int, int], heard: Heard, end: int
    ) -> tuple[float, ...]:
        is_seen = at >= 0
        if is_seen:
            since = here - self._people[at][0]
        elif entity in heard.last_of_any and heard.at is not None:
            # "An aide" whom the network did not see as a mention.
            since = min(REACH, max(0, here - self._sentence(heard.at)))
        else:
            since = REACH
        return (
            float(entity in heard.last),
            float(entity in heard.before),
            float(entity == heard.linked),
            float(here not in opening and opening.get(here - 1) == entity),
            since / REACH,
            float(at == end - 1),
            float(is_seen and self._contents.has(self._heads[at])),
        )

    def _mentions_of_people(self) -> list[tuple[int, int, int]]:
        """Mentions of people by name or noun: place, sentence and entity, in text order."""
        found = []
        for entity in range(self._cast.n_entities):
            if not self._all_kinds and self._cast.kind(entity) != "person":
                continue
            for n in self._cast.members(entity):
                mention = self._cast.mentions[n]
                if mention.form == "name" or (
                    mention.form == "nominal"
                    and (self._all_kinds or not _is_plural(mention.head.of(self._text)))
                ):
                    place = mention.head.start
                    found.append((place, self._sentence(place), entity))
        return sorted(found, key=lambda one: one[0])

    def _sentence(self, place: int) -> int:
        return max(0, bisect_right(self._starts, place) - 1)
