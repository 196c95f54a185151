"""Whom "both" and "the two" mean: two people who were joined, or who alone spoke before."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from accordingto.resolve.phrase import Phrase
from accordingto.resolve.voices.cast import JOINS, Cast
from accordingto.resolve.voices.told import Told

_ALONE = (["both"], ["the", "two"], ["the", "pair"], ["the", "couple"], ["the", "duo"])
_BEFORE_NOUNS = (["both"], ["the", "two"], ["both", "the"])
_NEAR = 2
"""Paragraphs back."""
_LISTED = 2
"""Characters that join a name to a list before it."""
_MOST = 8
"""Speakers back."""


def is_pair(found: Phrase) -> bool:
    """Whether a source says no more of two people than that they are two: "both senators"."""
    before = [word.low for word in found.before]
    if found.after or found.counted:
        return False
    if _is_bare(found):
        return True
    are_people = found.known is not None and found.known.plural and found.known.noun.is_person
    return are_people and before in _BEFORE_NOUNS


class Pairs:
    """Knows which two people were last told of together.

    Args:
        told: the article.
        cast: its entities.
    """

    def __init__(self, told: Told, cast: Cast) -> None:
        self._cast = cast
        self._starts = sorted(block.start for block in told.paragraphs)
        self._places: list[int] = []
        self._pairs: list[tuple[int, int]] = []
        self._spoke: list[tuple[int, int]] = []
        joined = (
            n for n, one in enumerate(cast.mentions) if one.head.of(told.text).lower() in JOINS
        )
        for n in sorted(joined, key=lambda n: cast.mentions[n].span.end):
            people = cast.group(n)
            span = cast.mentions[n].span
            # "Rowe, Lint and Brandt" are three.
            before = told.text[max(0, span.start - _LISTED) : span.start]
            is_two = len(people) == 2 and not before.rstrip().endswith(",")
            if is_two and all(_is_one(cast, one) for one in people):
                self._places.append(span.end)
                self._pairs.append((people[0], people[1]))

    def spoke(self, place: int, entities: Sequence[int]) -> None:
        """Adds who spoke, in text order."""
        if len(entities) == 1 and _is_one(self._cast, entities[0]):
            self._spoke.append((place, entities[0]))
        elif len(entities) == 2:
            self._spoke += ((place, one) for one in entities)

    def meant(self, found: Phrase, place: int) -> list[int]:
        """Whom a source means that is a pair; nobody if it is not told.

        Those who were named together near before it; where nothing is said of who the two
        are, else the two who spoke, if nobody else did near.
        """
        here = bisect_right(self._starts, place)
        near = self._starts[max(0, here - 1 - _NEAR)] if self._starts else 0
        at = bisect_left(self._places, place) - 1
        if at >= 0 and self._places[at] >= near:
            return list(self._pairs[at])
        if not _is_bare(found):
            return []
        last = (one for since, one in self._spoke[-_MOST:][::-1] if near <= since < place)
        people = list(dict.fromkeys(last))
        return people[::-1] if len(people) == 2 else []


def _is_bare(found: Phrase) -> bool:
    return [word.low for word in (*found.before, *found.head)] in _ALONE


def _is_one(cast: Cast, entity: int) -> bool:
    return cast.kind(entity) == "person" and cast.is_named(entity)
