"""Whom "he", "she", "they" and "it" take up where they are sources, weighed from many signs."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from accordingto.core.span import Span
from accordingto.core.speaker import SpeakerKind
from accordingto.resolve.voices import people as persons
from accordingto.resolve.voices import placed, threads
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.genders import GENDERED, Pronoun, pronoun_for
from accordingto.resolve.voices.people import NOBODY, Heard, Option, People
from accordingto.resolve.voices.placed import Place, Placed
from accordingto.resolve.voices.sorts import SORTS, Sorts
from accordingto.resolve.voices.threads import Threads
from accordingto.resolve.voices.told import Told
from accordingto.resolve.voices.weights import weights_of

Word = Literal["he", "she", "they", "it"]

_SIGNS = (
    *persons.SIGNS, *placed.SIGNS, "other pronoun", "same pronoun",
    "elsewhere other pronoun", "elsewhere same pronoun",
)  # fmt: skip
SIGNS = (*_SIGNS, *threads.SIGNS)
"""What is weighed for each entity that "he" and "she" may mean; values in [0, 1]."""
OTHERS_SIGNS = (
    *_SIGNS,
    *(f"they: {sort}" for sort in SORTS),
    *(f"it: {sort}" for sort in SORTS),
    *(f"{word}: {sign}" for word in ("they", "it") for sign in threads.OTHERS_SIGNS),
    "nobody",
)
"""The same for "they" and "it", and, the last, for none of them."""

WEIGHTS = weights_of("pronouns", SIGNS)
"""How much each sign of "he" and "she" counts."""
OTHERS_WEIGHTS = weights_of("others", OTHERS_SIGNS)
"""How much each sign of "they" and "it" counts."""

NUMBERED: dict[str, Literal["they", "it"]] = {
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "it": "it", "its": "it", "itself": "it",
}  # fmt: skip
_WORDS: dict[str, Word] = {**GENDERED, **NUMBERED}
_FITTING = {
    "they": ("several joined", "several people"),
    "it": ("one body", "a document", "a named thing"),
}
"""What each of them mostly takes up."""
_NO_PERSONS = ("outlet", "official-body", "company", "document", "armed-group",
               "party-or-movement", "other")  # fmt: skip
"""Kinds of speakers by their words, whatever the network takes them for."""
_NEAR = 2
"""Sentences back."""
_MOSTLY = 2
"""How often more than other pronouns one is used that fits no name."""
_SINCE = SIGNS.index("sentences since")
_UNFIT = SIGNS.index("other pronoun")
_FOUND_UNFIT = SIGNS.index("elsewhere other pronoun")
_FOUND_FIT = SIGNS.index("elsewhere same pronoun")
_NETWORK = SIGNS.index("network")


class Pronouns:
    """Finds whom pronouns mean where they are sources.

    Args:
        told: the article.
        cast: its entities.
        people: where people are mentioned.
        everything: where all are mentioned.
        kind: gives the kind of speaker that an entity is.
    """

    def __init__(
        self, told: Told, cast: Cast, people: People, everything: People,
        kind: Callable[[int], SpeakerKind],
    ) -> None:  # fmt: skip
        self._text = told.text
        self._cast = cast
        self._people = people
        self._everything = everything
        self._placed = Placed(told, cast)
        self._threads = Threads(told.text, told.attributions, cast, self._placed)
        self._kind = kind
        self._sorts = Sorts(told.text, cast, kind)
        self._n_mentions = len(cast.mentions)
        self._fits: dict[int, Pronoun | None] = {}
        # What the pronouns of an entity that has nothing else were found to take up.
        self._taken_up: dict[int, int] = {}
        self._meant: dict[str, int] = {}
        # By entity and number of its mentions, as many as it had when it was asked for.
        self._called: dict[tuple[int, int], tuple[Mapping[int, Word], Counter[Word]]] = {}
        self._said: dict[tuple[int, int], bool] = {}
        self.asked: dict[int, list[Option]] = {}
        """The options of each "he" and "she" that was asked for, by its place."""
        self.asked_others: dict[int, list[Option]] = {}
        """The same for "they" and "it"."""

    def meant(self, at: int, start: int, word: str, heard: Heard) -> int | None:
        """The likeliest to be meant; None if there is nobody.

        Args:
            at: which attribution's source it is.
            start: where the pronoun stands.
            word: one of `GENDERED` or `NUMBERED`.
            heard: who spoke before it.
        """
        sense = _WORDS[word]
        linked = heard.linked
        if linked is not None and not self._is_said(linked):
            heard = heard.taken_for(self._taken_up.get(linked))
        place = self._placed.place(at, start)
        hearers = self._placed.hearers(at)
        if word in GENDERED:
            options, weights = self._people_meant(place, sense, heard), WEIGHTS
            self.asked[start] = [one for one in options if one.entity not in hearers]
        else:
            options, weights = self._all_meant(place, sense, heard), OTHERS_WEIGHTS
            self.asked_others[start] = [one for one in options if one.entity not in hearers]
        options = [one for one in options if one.entity not in hearers]
        best = max(options, key=lambda o: (o.weight(weights), o.entity), default=None)
        if best is not None and best.entity == NOBODY:
            # Whoever was just told of and fits is likelier than the few that were fitted tell.
            near = (o for o in options if self._is_near(o, sense))
            best = max(near, key=lambda o: (o.weight(weights), o.entity), default=None)
        if best is None:
            return None
        if linked is not None:
            self._taken_up[linked] = best.entity
        self._meant[sense] = best.entity
        self._threads.take(start, sense, best.entity)
        return best.entity

    def spoke(self, source: Sequence[Span], entity: int) -> None:
        """Keeps whom a name or description means that spoke.

        Args:
            source: its words.
            entity: whom it means.
        """
        mentions = self._cast.mentions
        own = (n for n in self._cast.within(source) if mentions[n].span.start == source[0].start)
        outer = max(own, key=lambda n: mentions[n].span.end, default=None)
        if outer is None or self._cast.entity_of(outer) == entity or outer >= self._n_mentions:
            return
        if mentions[outer].form != "nominal" or self._cast.group(outer):
            return
        start = mentions[outer].head.start
        self._threads.take_said(start, entity)
        self._placed.says(entity, outer)
        self._people.says(start, entity)
        self._everything.says(start, entity)

    def read_on(self, start: int, heard: Heard) -> None:
        """Finds whom "he" and "she" mean that stand before a place and are no sources.

        Args:
            start: the place.
            heard: who spoke before them.
        """
        for mention in self._threads.waiting(start):
            head = self._cast.mentions[mention].head
            word = _WORDS[head.of(self._text).lower()]
            linked = self._cast.entity_of(mention)
            taken_for = linked if self._is_said(linked) else self._taken_up.get(linked)
            place = self._placed.place(None, head.start)
            options = self._people_meant(place, word, heard.taken_for(taken_for))
            best = max(options, key=lambda o: (o.weight(WEIGHTS), o.entity), default=None)
            if best is not None:
                self._threads.take(head.start, word, best.entity)

    def _is_near(self, option: Option, word: Word) -> bool:
        """Whether what a word mostly takes up was told of just before it, or is linked to it."""
        if option.entity == NOBODY or self._sorts.of(option.entity) not in _FITTING.get(word, ()):
            return False
        is_near = option.signs[_SINCE] * persons.REACH <= _NEAR
        return is_near or bool(option.signs[_NETWORK])

    def _people_meant(self, place: Place, word: Word, heard: Heard) -> list[Option]:
        """The people whom "he" or "she" may mean."""
        behind = self._placed.named_behind_comma(place)
        listed = [
            one
            for one in self._people.options(place.since, heard, [] if behind is None else [behind])
            # "TASS quoted her as saying": the network may take her for TASS.
            if self._cast.kind(one.entity) == "person"
            and self._sorts.of(one.entity) != "several people"
            and self._kind(one.entity) not in _NO_PERSONS
        ]  # fmt: skip
        options = self._weighed(place, listed, word)
        other = self._threads.of_other(place, word)
        options = [one for one in options if not _is_at_odds(one) and one.entity != other]
        thread = self._threads.signs(place, [one.entity for one in options], word, heard)
        return [Option(one.entity, (*one.signs, *thread[one.entity])) for one in options]

    def _all_meant(self, place: Place, word: Word, heard: Heard) -> list[Option]:
        """What "they" or "it" may mean, and nothing of it."""
        heard = heard.of_any_kind(heard.linked)
        listed = [
            one for one in self._everything.options(place.since, heard)
            if word == "they" or self._sorts.of(one.entity) != "one person"
        ]  # fmt: skip
        options = self._weighed(place, listed, word)
        entities = [one.entity for one in options]
        fitting = [one for one in entities if self._sorts.of(one) in _FITTING.get(word, ())]
        thread = self._threads.signs_of_others(place, entities, fitting, word)
        none = (0.0,) * len(threads.OTHERS_SIGNS)
        options = [
            Option(one.entity, (
                *one.signs, *self._sort(one.entity, word),
                *((*thread[one.entity], *none) if word == "they" else (*none, *thread[one.entity])),
                0.0,
            ))
            for one in options
        ]  # fmt: skip
        return [*options, Option(NOBODY, (*(0.0,) * (len(OTHERS_SIGNS) - 1), 1.0))]

    def _weighed(self, place: Place, listed: Sequence[Option], word: Word) -> list[Option]:
        """Options with the signs that all pronouns have."""
        entities = [one.entity for one in listed]
        stands = self._placed.signs(place, entities, self._meant.get(word))
        return [
            Option(one.entity, (
                *one.signs, *stands[one.entity],
                *self._gender(one.entity, word), *self._called_so(one.entity, word, place.start),
            ))
            for one in listed
        ]  # fmt: skip

    def _gender(self, entity: int, word: Word) -> tuple[float, float]:
        known = self.fitting(entity) if word in ("he", "she") else None
        return float(known not in (None, word)), float(known == word)

    def fitting(self, entity: int) -> Pronoun | None:
        """The pronoun that fits what the article calls somebody."""
        if entity not in self._fits:
            own = [self._cast.mentions[n] for n in self._cast.members(entity)]
            self._fits[entity] = pronoun_for(self._text, own)
        return self._fits[entity]

    def _called_so(self, entity: int, word: Word, start: int) -> tuple[float, float]:
        """The shares of other pronouns, and of this one, that the network takes for an entity."""
        known, counted = self._pronouns(entity)
        here = known.get(start)
        same = counted[word] - (here == word)
        n = max(1, len(known) - (here is not None))
        return (len(known) - (here is not None) - same) / n, same / n

    def _pronouns(self, entity: int) -> tuple[Mapping[int, Word], Counter[Word]]:
        """The pronouns among the mentions of an entity by their places, and how many of each."""
        key = entity, self._cast.n_mentions(entity)
        if key not in self._called:
            mentions = (self._cast.mentions[n] for n in self._cast.members(entity))
            heads = (one.head for one in mentions if one.form == "pronoun")
            words = ((head.start, head.of(self._text).lower()) for head in heads)
            known = {start: _WORDS[word] for start, word in words if word in _WORDS}
            self._called[key] = known, Counter(known.values())
        return self._called[key]

    def _sort(self, entity: int, word: Word) -> tuple[float, ...]:
        own = tuple(float(sort == self._sorts.of(entity)) for sort in SORTS)
        other = (0.0,) * len(SORTS)
        return (*own, *other) if word == "they" else (*other, *own)

    def _is_said(self, entity: int) -> bool:
        """Whether an entity has mentions that are no pronouns."""
        key = entity, self._cast.n_mentions(entity)
        if key not in self._said:
            own = self._cast.members(entity)
            self._said[key] = any(self._cast.mentions[n].form != "pronoun" for n in own)
        return self._said[key]


def _is_at_odds(option: Option) -> bool:
    """Whether another pronoun fits somebody, and the network does not mostly use this one.

    It links "he" to Mrs. Lint now and then, and with it the next ones; a name that both may
    have is taken up by one of them nearly always.
    """
    signs = option.signs
    return bool(signs[_UNFIT]) and signs[_FOUND_FIT] <= _MOSTLY * signs[_FOUND_UNFIT]
