"""How they stand in a text whom a pronoun may take up: near, as a subject, in whose words."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accordingto.core.span import Covered, Span
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.told import Told
from accordingto.resolve.words import sentences

SIGNS = (
    "in this paragraph", "owns something", "behind a preposition", "in what is said",
    "in others' words", "mentioned since by a pronoun", "mentioned often", "not named",
    "taken up last", "opens this paragraph", "named right behind",
)  # fmt: skip
"""What is weighed for each; values in [0, 1]."""

_OFTEN = 10
"""Mentions of whom a story is about."""
QUOTES = ('"', "“", "‘", "''", "«", "„", "'", "`")
_BETWEENQUOTES = " \n\xa0\"“”‘’'.,"
_OWNS = ("'s", "’s", "' ", "’ ")
_BEFORE_CHARS = 16
_PREPOSITIONS = frozenset(
    ["of", "in", "at", "from", "with", "for", "on", "to", "by", "near", "against", "about", "like",
     "behind", "over", "including", "between", "around", "under", "than", "alongside", "into",
     "toward", "towards", "without", "through"]
)  # fmt: skip
_BEHIND_CHARS = 40
"""Characters behind a cue in which its object is named: "told Mayor Ada Lint"."""
_FRONTED = 12
"""Characters of a sentence before a pronoun that stands in a clause set before its subject."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands.

    Args:
        start: its first character.
        since: where what is told ends before it: before the quotation behind which it stands.
        sentence: the sentence around it.
        before: where the sentence before begins.
        paragraph: where its paragraph begins.
        said: the words that it says.
    """

    start: int
    since: int
    sentence: Span
    before: int
    paragraph: int
    said: Sequence[Span]

    def says(self, place: int) -> bool:
        """Whether a place stands in what it says."""
        return any(span.start <= place < span.end for span in self.said)


class Placed:
    """Knows where all entities of an article are mentioned.

    Args:
        told: the article.
        cast: its entities, as they are before any source is resolved.
    """

    def __init__(self, told: Told, cast: Cast) -> None:
        self._text = told.text
        self._all = told.attributions
        self._cast = cast
        self._paragraphs = sorted(told.paragraphs)
        self._starts = [one.start for one in self._paragraphs]
        self._sentences = [one for p in self._paragraphs for one in sentences(told.text, p)]
        self._sentence_starts = [one.start for one in self._sentences]
        self._said: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self._pronouns: defaultdict[int, list[int]] = defaultdict(list)
        self._moved: dict[int, int] = {}
        self._n_known = cast.n_entities
        for entity in range(cast.n_entities):
            for n in cast.members(entity):
                if cast.mentions[n].form == "pronoun":
                    self._pronouns[entity].append(cast.mentions[n].head.start)
                else:
                    self._said[entity].append((cast.mentions[n].head.start, n))
        for listed in self._said.values():
            listed.sort()
        for places in self._pronouns.values():
            places.sort()
        self._contents = Covered(span for one in told.attributions for span in one.content)

    def place(self, at: int | None, start: int) -> Place:
        """Where a pronoun stands, as the source of an attribution or of none."""
        said = () if at is None else self._all[at].content
        since = self._since(start, said)
        n = max(0, bisect_right(self._sentence_starts, since) - 1)
        paragraph = max(0, bisect_right(self._starts, since) - 1)
        sentence = self._sentences[n] if self._sentences else Span(start, start + 1)
        return Place(
            start,
            since,
            sentence,
            self._sentences[n - 1].start if n > 0 else sentence.start,
            self._starts[paragraph] if self._starts else start,
            said,
        )

    def _since(self, start: int, said: Sequence[Span]) -> int:
        """Where the quotation begins that a pronoun stands right behind, or else the pronoun.

        Of "'Yes,' said Ada Lint. 'No,' he said" it is the second, though both are hers.
        """
        since = start
        for one in sorted(said, reverse=True):
            if one.start >= start or not self._text.startswith(QUOTES, one.start):
                continue
            if since < start and self._text[one.end : since].strip(_BETWEENQUOTES):
                break
            since = one.start
        return since

    def back(self, place: Place, most: int) -> list[Span]:
        """The last sentences before that of a place, the nearest first."""
        n = bisect_left(self._sentence_starts, place.sentence.start)
        return self._sentences[max(0, n - most) : n][::-1]

    def paragraph_before(self, place: Place) -> list[Span]:
        """The sentences of the paragraph before that of a place, in text order."""
        n = bisect_left(self._starts, place.paragraph) - 1
        if n < 0:
            return []
        first = bisect_left(self._sentence_starts, self._starts[n])
        return self._sentences[first : bisect_left(self._sentence_starts, place.paragraph)]

    def seen(self, entity: int, place: Place) -> int:
        """Where an entity was named or described last before a place; -1 if nowhere."""
        own = self._said_of(entity)
        at = bisect_left(own, (place.since, -1)) - 1
        return own[at][0] if at >= 0 else -1

    def _said_of(self, entity: int) -> list[tuple[int, int]]:
        """Where an entity is named or described, also one that was added as it spoke."""
        if entity >= self._n_known and not self._said[entity]:
            mentions = self._cast.mentions
            own = (n for n in self._cast.members(entity) if mentions[n].form != "pronoun")
            self._said[entity] = sorted((mentions[n].head.start, n) for n in own)
        return self._said[entity]

    def is_new(self, entity: int, place: Place) -> bool:
        """Whether an entity with a name is told of for the first time just before a place."""
        own = self._said[entity]
        is_before = bool(own) and place.before <= own[0][0] < place.since
        return is_before and self._cast.is_named(entity)

    def says(self, entity: int, mention: int) -> None:
        """Puts a mention to whom it was found to mean, who is not whom the network took it for."""
        own = self._cast.mentions[mention].head.start, mention
        before = self._said[self._moved.get(mention, self._cast.entity_of(mention))]
        del before[bisect_left(before, own)]
        insort(self._said[entity], own)
        self._moved[mention] = entity

    def named_behind_comma(self, place: Place) -> int | None:
        """Who is named where the clause ends that a pronoun opens: "In her letter, Ada Lint"."""
        if not 0 < place.start - place.sentence.start <= _FRONTED:
            return None
        comma = self._text.find(", ", place.start, place.sentence.end)
        if comma < 0:
            return None
        behind = self._cast.within([Span(comma, comma + _BEHIND_CHARS)])
        named = (n for n in behind if self._cast.mentions[n].form == "name")
        first = next((n for n in named if self._is_right_behind(n, comma)), None)
        return None if first is None else self._cast.entity_of(first)

    def _is_right_behind(self, mention: int, comma: int) -> bool:
        """Whether nothing but titles stands between a comma and a name."""
        between = self._text[comma + 1 : self._cast.mentions[mention].span.start].split()
        return all(word[0].isupper() for word in between)

    def hearers(self, at: int) -> set[int]:
        """Those who are named right behind the cue of an attribution: "he told Ada Lint".

        What stands for its source takes up none of them.
        """
        cue = self._all[at].cue
        source = self._all[at].source
        if not cue or not source or cue[-1].end < source[0].start:
            return set()
        behind = self._cast.within([Span(cue[-1].end, cue[-1].end + _BEHIND_CHARS)])
        return {
            self._cast.entity_of(n)
            for n in behind
            if self._cast.mentions[n].form == "name"
            and self._text[cue[-1].end : self._cast.mentions[n].span.start] == " "
        }

    def signs(
        self, place: Place, entities: Sequence[int], taken_up: int | None
    ) -> Mapping[int, tuple[float, ...]]:
        """The signs of each of some entities.

        Args:
            place: where the pronoun stands.
            entities: who may be meant.
            taken_up: whom the last such pronoun took up.
        """
        opens = self._first(place, entities, place.paragraph, place.since)
        behind = None
        if 0 < place.start - place.sentence.start <= _FRONTED:
            behind = self._first(place, entities, place.start, place.sentence.end)
        return {
            entity: (
                *self._signs(place, entity),
                *(float(entity == one) for one in (taken_up, opens, behind)),
            )
            for entity in entities
        }

    def _signs(self, place: Place, entity: int) -> tuple[float, ...]:
        own, by_pronoun = self._said_of(entity), self._pronouns[entity]
        at = bisect_left(own, (place.since, -1)) - 1
        seen, mention = own[at] if at >= 0 else (-1, None)
        since = bisect_left(by_pronoun, place.since) - 1
        pronoun = by_pronoun[since] if since >= 0 else -1
        return (
            float(seen >= place.paragraph),
            float(mention is not None and self.owns(mention)),
            float(mention is not None and self.is_behind_a_preposition(mention)),
            float(place.says(seen)),
            float(self._contents.has(seen) and not place.says(seen)),
            float(pronoun > seen and pronoun >= place.before and not place.says(pronoun)),
            min(1.0, (len(own) + len(by_pronoun)) / _OFTEN),
            float(not self._cast.is_named(entity)),
        )

    def _first(self, place: Place, entities: Sequence[int], start: int, end: int) -> int | None:
        """Who is mentioned first between two places, not in the words that are said."""
        found = []
        for entity in entities:
            own = self._said[entity]
            at = bisect_left(own, (start, -1))
            if at < len(own) and own[at][0] < end and not place.says(own[at][0]):
                found.append((own[at][0], entity))
        return min(found)[1] if found else None

    def owns(self, mention: int) -> bool:
        """Whether a mention is whose something is."""
        return self._text.startswith(_OWNS, self._cast.mentions[mention].head.end)

    def is_behind_a_preposition(self, mention: int) -> bool:
        """Whether a preposition stands right before a mention."""
        start = self._cast.mentions[mention].span.start
        before = self._text[max(0, start - _BEFORE_CHARS) : start].split()
        return bool(before) and before[-1].lower() in _PREPOSITIONS
