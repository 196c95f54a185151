"""Which thing or body a description means that was spoken of before: "the report", "the group"."""

from collections.abc import Mapping
from dataclasses import dataclass

from accordingto.resolve.closed import ALONE
from accordingto.resolve.nouns import is_plural
from accordingto.resolve.phrase import Phrase
from accordingto.resolve.roles.body_words import GENERIC, OF_SOMEBODY
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.called import BODIES, DEFINITE, Called, Calling, sense_of
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.people import SIGNS as _SIGNS
from accordingto.resolve.voices.people import Heard, Option, People
from accordingto.resolve.voices.unlike_bodies import is_no_such_body
from accordingto.resolve.voices.weights import weights_of
from accordingto.resolve.wordlists import words_of

SIGNS = (
    *_SIGNS,
    "same noun", "noun in the name", "noun alike", "kind fits", "kind at odds", "a body",
    "named", "named, kind fits", "no word shared",
    "introduced", "never introduced", "nearest of the noun",
    "itself", "itself, words before", "itself, words behind", "itself, noun was said",
)  # fmt: skip
"""What is weighed for each entity that may be meant, and, the last four, for something new."""

WEIGHTS = weights_of("things", SIGNS)
"""How much each sign counts."""

_NOTHING_HEARD = (0.0,) * len(_SIGNS)
_NOTHING_SAID = (0.0,) * 11
_NOT_ITSELF = (0.0,) * 4
_SINCE = _SIGNS.index("sentences since")
_AT_ODDS = SIGNS.index("kind at odds")
_NEAR = 2 / 3
"""How far back, as a share of all that is looked at, a body was named that a noun takes up."""
_ONE_OF_MANY = (words_of("bodies of one sort") | {"union", "movement", "coalition"}) - {
    "court",
    "tribunal",
    "parliament",
    "legislature",
    "assembly",
    "senate",
    "house",
    "chamber",
}
"""Nouns for bodies, but for those of which a state has one."""
_VAGUE = ("other", "unnamed", None)
"""Kinds that much is of."""

_PEOPLE = ("unnamed", "experts")
_APART = ("official-body", "armed-group", "outlet", "document", "party-or-movement")
"""Kinds of which nothing is two."""

Signs = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A description that is asked for.

    Args:
        phrase: its words.
        noun: that heads it, in small letters.
        words: folded, that stand between its article and its noun.
        itself: the entity that it is a mention of.
    """

    phrase: Phrase
    noun: str
    words: frozenset[str]
    itself: int

    @property
    def place(self) -> int:
        """Where it begins."""
        return self.phrase.before[0].span.start


class Things:
    """Finds what a definite description of no person means.

    Args:
        cast: the article's entities.
        everything: where all of them are mentioned.
        calling: what they are called.
    """

    def __init__(self, cast: Cast, everything: People, calling: Calling) -> None:
        self._cast = cast
        self._everything = everything
        self._calling = calling
        # What a description meant: it is meant by all that the network takes for the same.
        self._same: dict[int, int] = {}
        self.asked: dict[int, list[Option]] = {}
        """The options of each description that was asked for, by its place, for those who fit."""

    @staticmethod
    def may_mean_something(found: Phrase) -> bool:
        """Whether a phrase is a definite description of one thing or body."""
        first = found.before[0].low if found.before else ""
        if first not in DEFINITE or found.named:
            return False
        known = found.known
        if known is None:
            noun = found.head[-1].low
            return noun not in ALONE and not is_plural(noun)
        return not known.plural and known.noun.kind not in _PEOPLE

    def meant(self, found: Phrase, itself: int, heard: Heard) -> int:
        """The likeliest to be meant, which may be what the description itself is a mention of.

        Args:
            found: a phrase that may mean something.
            itself: the entity that it is a mention of.
            heard: who spoke before it.
        """
        noun = found.head[-1].low
        words = frozenset(fold(word.plain) for word in found.before[1:] if word.is_word)
        asked = _Asked(found, noun, words, itself)
        options = self._options(asked, heard)
        self.asked[asked.place] = options
        if self._was_named(asked):
            named = [one for one in options if self._may_have_been(one)]
            options = named or options
        best = max(options, key=lambda o: (o.weight(WEIGHTS), o.entity)).entity
        if not self._cast.is_named(itself):
            self._same[itself] = best
        return best

    def _was_named(self, asked: _Asked) -> bool:
        """Whether a noun without any word more takes up a body that it was not yet said of.

        "The agency" says which one only where one was named: there are many.
        """
        is_one_of_many = asked.noun.replace("-", "") in _ONE_OF_MANY
        is_alone = not asked.words and not asked.phrase.after
        if not is_one_of_many or not is_alone or not self._cast.is_new(asked.itself, asked.place):
            return False
        return self._cast.described_before(asked.noun, asked.place) is None

    def _may_have_been(self, one: Option) -> bool:
        """Whether a body was named not far back, and a noun for its kind may mean it."""
        fits = one.signs[_SINCE] <= _NEAR and not one.signs[_AT_ODDS]
        return fits and self._cast.is_named(one.entity) and self._cast.kind(one.entity) in BODIES

    def _options(self, asked: _Asked, heard: Heard) -> list[Option]:
        heard_of = self._heard_of(asked, heard)
        with_noun = [e for e in heard_of if self._count(asked, e) > 0]
        alike = [e for e in with_noun if not self._lacks_words(asked, e)]
        nearest = min(alike, key=lambda e: (heard_of[e][_SINCE], e), default=None)
        options = []
        for entity, signs in heard_of.items():
            is_new = entity == asked.itself and self._cast.is_new(entity, asked.place)
            said = _NOTHING_SAID if is_new else self._said(asked, entity)
            itself: Signs = _NOT_ITSELF
            if is_new:
                more = bool(asked.words), bool(asked.phrase.after), bool(with_noun)
                itself = (1.0, *map(float, more))
            options.append(Option(entity, (*signs, *said, float(entity == nearest), *itself)))
        return options

    def _heard_of(self, asked: _Asked, heard: Heard) -> Mapping[int, Signs]:
        """What tells of each who may be meant where it was mentioned; a person is no thing."""
        found: dict[int, Signs] = {asked.itself: _NOTHING_HEARD}
        is_seen = {asked.itself: False}
        for one in self._everything.options(asked.place, heard):
            entity = self._same.get(one.entity, one.entity)
            if entity != asked.itself and self._is_no_such_thing(asked, entity):
                continue
            found[entity] = _both(found[entity], one.signs) if is_seen.get(entity) else one.signs
            is_seen[entity] = True
        return found

    def _is_no_such_thing(self, asked: _Asked, entity: int) -> bool:
        """Whether a noun cannot mean an entity: no ministry is an armed group."""
        if self._cast.kind(entity) == "person":
            return True
        if is_no_such_body(asked.noun, self._calling.called(entity).in_names):
            return True
        known = asked.phrase.known
        kinds = {None if known is None else known.noun.kind, self._calling.called(entity).kind}
        return len(kinds) > 1 and kinds.issubset(_APART)

    def _said(self, asked: _Asked, entity: int) -> Signs:
        """What tells how an entity is called."""
        called = self._calling.called(entity)
        is_named = self._cast.is_named(entity)
        is_same = self._count(asked, entity) > 0
        known = asked.phrase.known
        kind = None if known is None else known.noun.kind
        fits = kind not in _VAGUE and called.kind == kind
        is_body = self._cast.kind(entity) in BODIES and asked.noun in GENERIC | OF_SOMEBODY
        return tuple(map(float, (
            is_same,
            asked.noun in called.in_names,
            not is_same and self._is_alike(asked, entity, called),
            fits,
            kind not in _VAGUE and called.kind not in (*_VAGUE, kind),
            is_body and is_named,
            is_named,
            is_named and fits,
            self._lacks_words(asked, entity),
            called.is_introduced,
            not is_named and not called.is_introduced,
        )))  # fmt: skip

    def _count(self, asked: _Asked, entity: int) -> int:
        """How often an entity is called by the noun, this once left out."""
        return self._calling.called(entity).nouns[asked.noun] - (entity == asked.itself)

    def _is_alike(self, asked: _Asked, entity: int, called: Called) -> bool:
        known = asked.phrase.known
        if known is None or known.noun.what == "other":
            return False
        return called.senses[sense_of(known.noun)] - (entity == asked.itself) > 0

    def _lacks_words(self, asked: _Asked, entity: int) -> bool:
        """Whether words stand before the noun, and an entity is called by none of them."""
        own = entity == asked.itself
        words = self._calling.called(entity).words
        return bool(asked.words) and not any(words[word] - own > 0 for word in asked.words)


def _both(one: Signs, other: Signs) -> Signs:
    """The signs of what was taken for two."""
    pairs = enumerate(zip(one, other, strict=True))
    return tuple(min(pair) if n == _SINCE else max(pair) for n, pair in pairs)
