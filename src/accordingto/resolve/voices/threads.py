"""Of whom a text goes on to tell: whom its sentences are about, whom its pronouns took up."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from accordingto.core.attribution import Attribution
from accordingto.core.span import Covered, Span
from accordingto.resolve.lexicon import known
from accordingto.resolve.names import TITLES
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.genders import GENDERED
from accordingto.resolve.voices.people import Heard
from accordingto.resolve.voices.placed import QUOTES, Place, Placed

SIGNS = (
    "subject before", "subject here", "taken up just before", "taken up here",
    "named in what is said", "called by one word", "last speaker, quotation",
    "last speaker, this paragraph", "in this sentence", "in the sentence before", "told of here",
    "named behind a comma", "brought up just before", "paragraph before told of",
)  # fmt: skip
"""What is weighed for each person whom "he" or "she" may mean; values in [0, 1]."""
OTHERS_SIGNS = (
    "subject before", "subject here", "taken up just before", "in this sentence",
    "in the sentence before",
)  # fmt: skip
"""The same for what "they" and "it" may mean."""

_BACK = 4
"""Sentences back in which a subject is looked for."""
_NEAR = 2
"""Sentences back in which it counts how often somebody is told of."""
_OFTEN = 4
_FAR = 1_000
"""Characters of a sentence, of what is said and of what was told that are looked at."""
_BEHIND_CHARS = 30
_SUBJECTS = ("he", "she")
_FRONTED = re.compile(
    r"[\"“'‘]*(?:(?:But|And|Yet|So|Even),? )?(?:When|While|As|After|Before|Although|Though|If|"
    r"Since|Because|Once|Until|Unless|Whereas)\b",
    re.IGNORECASE,
)
"""Words that open a clause set before that of which it is a part."""


@dataclass(frozen=True, slots=True)
class _Thread:
    """Whom the words around a pronoun are about.

    Args:
        signs: for each of the first signs but the fifth and sixth, whose it is.
        named: who is named or described in what is said.
        told: how often each is told of near it.
    """

    signs: tuple[int | None, int | None, int | None, int | None]
    named: Collection[int]
    told: Mapping[int, int]


class Threads:
    """Knows whom each sentence is about, and whom the pronouns in it took up.

    Args:
        text: the document's text.
        attributions: of the article.
        cast: its entities, as they are before any source is resolved.
        placed: where they stand.
    """

    def __init__(
        self, text: str, attributions: Sequence[Attribution], cast: Cast, placed: Placed
    ) -> None:
        self._text = text
        self._cast = cast
        self._placed = placed
        self._quoted = Covered(
            span for one in attributions for span in one.content
            if text.startswith(QUOTES, span.start)
        )  # fmt: skip
        sources = set(cast.within(span for one in attributions for span in one.source))
        self._waiting = [
            n
            for n in cast.within([Span(0, len(text))] if text else [])
            if n not in sources and self._takes_up(n)
        ]
        self._n_read = 0
        self._taken: dict[int, int] = {}
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._of_one_word: dict[int, bool] = {}

    def waiting(self, place: int) -> Sequence[int]:
        """The pronouns before a place that are no sources and were not asked for yet."""
        first = self._n_read
        mentions = self._cast.mentions
        while self._n_read < len(self._waiting):
            if mentions[self._waiting[self._n_read]].head.start >= place:
                break
            self._n_read += 1
        return self._waiting[first : self._n_read]

    def take(self, start: int, word: str, entity: int) -> None:
        """Keeps whom a pronoun takes up."""
        self._taken[start] = entity
        self._places[word].append(start)

    def take_said(self, start: int, entity: int) -> None:
        """Keeps whom a name or description that spoke means."""
        self._taken[start] = entity

    def of_other(self, place: Place, word: str) -> int | None:
        """Whom the other pronoun took up last in the sentence before a place: no "she" is "he"."""
        other = self._places["she" if word == "he" else "he"]
        at = bisect_left(other, place.start) - 1
        last = other[at] if at >= 0 else -1
        return self._taken.get(last) if last >= place.sentence.start else None

    def signs(
        self, place: Place, entities: Sequence[int], word: str, heard: Heard
    ) -> Mapping[int, tuple[float, ...]]:
        """The signs of each of some people.

        Args:
            place: where the pronoun stands.
            entities: who may be meant.
            word: "he" or "she".
            heard: who spoke before it.
        """
        thread = self._thread(place, frozenset(entities), word)
        is_behind = place.since < place.start
        is_near = heard.at is not None and heard.at >= place.paragraph
        behind = self._placed.named_behind_comma(place)
        opened = self._opened_with(place, frozenset(entities)) if is_behind else None
        found = {}
        for entity in entities:
            seen = self._placed.seen(entity, place)
            found[entity] = (
                *(float(entity == one) for one in thread.signs),
                float(entity in thread.named),
                float(self._is_of_one_word(entity)),
                float(is_behind and entity in heard.last),
                float(is_near and entity in heard.last),
                float(seen >= place.sentence.start),
                float(place.before <= seen < place.sentence.start),
                min(1.0, thread.told[entity] / _OFTEN),
                float(entity == behind),
                # Who is called by one word may be no person.
                float(self._placed.is_new(entity, place) and not self._is_of_one_word(entity)),
                float(entity == opened),
            )
        return found

    def _opened_with(self, place: Place, entities: frozenset[int]) -> int | None:
        """Of whom the paragraph before tells first, where a quotation opens the next."""
        if place.since > place.paragraph + len(QUOTES[0]):
            return None
        subjects = (
            self._subject(sentence, entities, place, is_person=False)
            for sentence in self._placed.paragraph_before(place)[:_BACK]
        )
        return next((one for one in subjects if one is not None), None)

    def signs_of_others(
        self, place: Place, entities: Sequence[int], fitting: Collection[int], word: str
    ) -> Mapping[int, tuple[float, ...]]:
        """The signs of each of some entities of all kinds.

        Args:
            place: where the pronoun stands.
            entities: what may be meant.
            fitting: those of them that it mostly takes up.
            word: "they" or "it".
        """
        thread = self._thread(place, frozenset(fitting), word)
        return {
            entity: (
                *(float(entity == one) for one in thread.signs[: len(("before", "here", "taken"))]),
                float(seen >= place.sentence.start),
                float(place.before <= seen < place.sentence.start),
            )
            for entity, seen in ((one, self._placed.seen(one, place)) for one in entities)
        }

    def _thread(self, place: Place, entities: frozenset[int], word: str) -> _Thread:
        back = self._placed.back(place, _BACK)
        is_person = word in _SUBJECTS
        subjects = (
            self._subject(sentence, entities, place, is_person=is_person) for sentence in back
        )
        before = next((one for one in subjects if one is not None), None)
        here = None
        if place.sentence.start < place.since:
            before_it = Span(place.sentence.start, place.since)
            here = self._subject(before_it, entities, place, is_person=is_person)
        same = self._places[word]
        at = bisect_left(same, place.since) - 1
        last = same[at] if at >= 0 else -1
        taken = self._taken.get(last)
        signs = (
            before, here,
            taken if last >= place.before else None,
            taken if last >= place.sentence.start else None,
        )  # fmt: skip
        said = self._cast.within(Span(s.start, min(s.end, s.start + _FAR)) for s in place.said)
        named = {
            self._cast.entity_of(n) for n in said if self._cast.mentions[n].form != "pronoun"
        }  # fmt: skip
        first = min([place.paragraph, *(one.start for one in back[:_NEAR])])
        first = max(first, place.since - _FAR)
        told = self._told(Span(first, place.since)) if first < place.since else Counter[int]()
        return _Thread(signs, named, told)

    def _told(self, words: Span) -> Counter[int]:
        """How often each is mentioned in some words."""
        mentions, taken = self._cast.mentions, self._taken
        within = self._cast.within([words])
        return Counter(taken.get(mentions[n].head.start, self._cast.entity_of(n)) for n in within)

    def _subject(
        self, sentence: Span, entities: frozenset[int], place: Place, *, is_person: bool
    ) -> int | None:
        """The first of some entities in a sentence of whom it may tell something.

        In "On Ada Lint's day baker Piet Brandt" that is Brandt; in a quotation it is nobody.
        """
        listed = self._cast.within([Span(sentence.start, min(sentence.end, sentence.start + _FAR))])
        for n in self._behind_fronted(sentence, listed):
            start = self._cast.mentions[n].head.start
            entity = self._meant(n)
            if entity is None or self._quoted.has(start) or place.says(start):
                continue
            if entity not in entities and not (is_person and self._cast.kind(entity) == "person"):
                continue
            if self._may_be_subject(n):
                return entity if entity in entities else None
        return None

    def _behind_fronted(self, sentence: Span, listed: Sequence[int]) -> Sequence[int]:
        """The mentions of a sentence from its subject on: of "When Lint came, Brandt" Brandt."""
        if _FRONTED.match(self._text, sentence.start) is None:
            return listed
        spans = (self._cast.mentions[n].span for n in listed)
        first = next((n for n, one in enumerate(spans) if self._is_behind_comma(one)), 0)
        return listed[first:]

    def _is_behind_comma(self, mention: Span) -> bool:
        """Whether a comma stands before words, or before the title of a name: ", Mr. Lint"."""
        before = self._text[max(0, mention.start - _BEHIND_CHARS) : mention.start]
        _, comma, title = before.rpartition(", ")
        words = title.split()
        return bool(comma) and all(fold(word.strip(".")) in TITLES for word in words)

    def _meant(self, mention: int) -> int | None:
        """Whom a name, a description, or a "he" that was taken up means."""
        one = self._cast.mentions[mention]
        if one.form != "pronoun":
            return self._taken.get(one.head.start, self._cast.entity_of(mention))
        is_subject = one.head.of(self._text).lower() in _SUBJECTS
        return self._taken.get(one.head.start) if is_subject else None

    def _may_be_subject(self, mention: int) -> bool:
        """Whether something may be told of somebody, whose name begins no other's."""
        if self._placed.owns(mention) or self._placed.is_behind_a_preposition(mention):
            return False
        end = self._cast.mentions[mention].span.end
        behind = self._text[end : end + _BEHIND_CHARS].split()
        if not behind or self._text[end] != " ":
            return True
        return known([behind[0].strip(".,;:").lower()]) is None

    def _takes_up(self, mention: int) -> bool:
        """Whether a mention is a pronoun for one, and not in somebody's own words."""
        one = self._cast.mentions[mention]
        is_one = one.form == "pronoun" and one.head.of(self._text).lower() in GENDERED
        return is_one and not self._quoted.has(one.head.start)

    def _is_of_one_word(self, entity: int) -> bool:
        """Whether somebody is called by a single word wherever they are named: "Lint"."""
        if entity not in self._of_one_word:
            names = self._cast.names(entity)
            is_more = any(len(one.words) > 1 or one.titles for one in names)
            self._of_one_word[entity] = bool(names) and not is_more
        return self._of_one_word[entity]
