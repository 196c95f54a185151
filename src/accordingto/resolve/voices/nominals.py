"""Whom a description of one person means who is named: "the senator", "Lint's eldest daughter"."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from accordingto.resolve.closed import INDEFINITE, JOINERS, NO_ADJECTIVES, OF_TITLES, OWNERS
from accordingto.resolve.joined_to import is_twice_described
from accordingto.resolve.names import TITLES
from accordingto.resolve.phrase import Phrase
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.ages import AGED, Ages
from accordingto.resolve.voices.called import DEFINITE
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.genders import Pronoun, pronoun_for
from accordingto.resolve.voices.leads import Leads
from accordingto.resolve.voices.offices import LESS, Offices
from accordingto.resolve.voices.people import NOBODY, Heard, Option, People
from accordingto.resolve.voices.people import SIGNS as _SIGNS
from accordingto.resolve.voices.portraits import Portraits, words_of_description
from accordingto.resolve.voices.told import Contents, Told, title_of
from accordingto.resolve.voices.weights import weights_of
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, cover_words

_SAID = (
    "has the title", "noun said of them", "words said of them", "no word said of them",
    "other gender", "named in what is said", "named later", "named later, title or noun",
    "named later, sentences", "another has the title", "named most", "in the headline",
)  # fmt: skip
_NOBODYS = (
    "nobody named", "noun for staff", "described so before", "introduced as one",
    "headline", "owned", "more is said", "nobody has a word", "noun for the unnamed",
)  # fmt: skip
SIGNS = (*_SIGNS, *_SAID, *_NOBODYS)
"""What is weighed for each entity that may be meant, and, the last ones, for none of them."""

WEIGHTS = weights_of("nominals", SIGNS)
"""How much each sign counts."""

_STAFF = frozenset({"aide", "sources", "witness", "relative", "lawyer", "public", "company"})
"""What those are who are mostly described only."""
_UNNAMED = words_of("mostly without a name")
_NOBODY_YET = words_of("nobody yet")
_MEN, _WOMEN = words_of("men"), words_of("women")
_NOT_NOBODY = (0.0,) * len(_NOBODYS)
_NOBODY_ELSE = (0.0,) * (len(_SIGNS) + len(_SAID))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A description that is asked for.

    Args:
        phrase: its words.
        place: where it begins.
        noun: that heads it, in small letters.
        words: what it says besides.
        named: who is named in what its source says.
        holders: who is called so right before their name.
    """

    phrase: Phrase
    place: int
    noun: str
    words: frozenset[str]
    named: frozenset[int]
    holders: frozenset[int]


class Nominals:
    """Finds whom a definite description of one person means.

    Args:
        told: the article.
        cast: its entities.
        people: where they are mentioned.
        offices: who has which title.
        is_somebody: whether an entity has the name of one.
    """

    def __init__(
        self, told: Told, cast: Cast, people: People, offices: Offices,
        is_somebody: Callable[[int], bool],
    ) -> None:  # fmt: skip
        self._text = told.text
        self._cast = cast
        self._people = people
        self._offices = offices
        self._is_somebody = is_somebody
        self._portraits = Portraits(told.text, cast)
        self._leads = Leads(told, cast, people, offices, self._portraits)
        title = title_of(told.text, told.paragraphs)
        self._title = title
        self._in_title = frozenset(
            cast.entity_of(n) for n in cast.within([title])
            if cast.mentions[n].form == "name" and title.contains(cast.mentions[n].span)
        )  # fmt: skip
        self._ages = Ages(told.text, cast)
        self._fits: dict[int, Pronoun | None] = {}
        self._contents = Contents(told)
        self.asked: dict[int, list[Option]] = {}
        """The options of each description that was asked for, by its place, for those who fit."""

    def may_mean_somebody(self, found: Phrase) -> bool:
        """Whether a phrase is a definite description of one person."""
        first = found.before[0].low if found.before else ""
        known = found.known
        if known is None:
            return first in DEFINITE and found.head[-1].low.endswith(AGED)
        if known.plural or not known.noun.is_person or found.counted or self._is_name(found):
            return False
        if any(word.low in _NOBODY_YET for word in found.before):
            return False
        is_joined = bool(found.after) and found.after[0].low in JOINERS
        if is_joined and not is_twice_described(found):
            return False  # "Neld's mayor and aldermen"
        if self._leads.may_tell(found):
            return True
        return first in DEFINITE or _owner_end(found) > 0 or self._is_bare(found)

    def _is_name(self, found: Phrase) -> bool:
        """Whether a noun is a body's name by its capital, and no title: "the Guard denied it".

        One of a party is no body, though the noun is a name: "the Orrin Liberal".
        """
        noun = _main(found)
        if not noun.is_capital or fold(noun.plain) in TITLES:
            return False
        if found.known is not None and found.known.noun.what == "party":
            return False
        heads = self._cast.within([noun.span])
        return any(self._cast.mentions[n].form == "name" for n in heads)

    def _is_bare(self, found: Phrase) -> bool:
        """Whether a headline leaves out the article: "Neld mayor quits"."""
        listed = (*found.before, *found.head)
        in_title = self._title.contains(listed[0].span)
        return in_title and not any(word.low in NO_ADJECTIVES for word in listed)

    def meant(self, found: Phrase, heard: Heard) -> int | None:
        """The one who is likeliest to be meant; None if it is nobody who is named.

        Args:
            found: a phrase that may mean somebody.
            heard: who spoke before it.
        """
        if self._leads.may_tell(found):
            return self._leads.meant(found)
        listed = (*found.before, *found.head, *found.after)
        place, noun = listed[0].span.start, _main(found).low

        named = self._cast.named_in(self._contents.of(place))
        holders = self._offices.holders(_office(found))
        asked = _Asked(found, place, noun, words_of_description(found), named, holders)
        # "Lint's aide" is not Lint.
        inside = {self._cast.entity_of(n) for n in self._cast.within([cover_words(listed)])}
        inside.discard(-1 if heard.linked is None else heard.linked)
        earlier = ((one, None) for one in self._people.options(place, heard))
        offered = [
            (one, since)
            for one, since in (*earlier, *self._people.later(place))
            if one.entity not in inside and self._may_be(asked, one.entity, heard)
        ]
        held = {one.entity for one, _ in offered} & holders
        most = max((self._cast.n_names(one.entity) for one, _ in offered), default=1)
        options = [
            Option(
                one.entity,
                (
                    *one.signs, *self._said(asked, one.entity, since),
                    *self._of_all(one.entity, held, most), *_NOT_NOBODY,
                ),
            )
            for one, since in offered
        ]  # fmt: skip
        nobody = Option(NOBODY, (*_NOBODY_ELSE, *self._nobody(asked, options)))
        options = (
            [nobody]
            if not options
            else self._ages.of_that_age(noun, place, options) or [*options, nobody]
        )
        self.asked[place] = options
        best = max(options, key=lambda o: (o.weight(WEIGHTS), o.entity))
        return None if best.entity == NOBODY else best.entity

    def _may_be(self, asked: _Asked, entity: int, heard: Heard) -> bool:
        """Whether an entity has a name, and is somebody's only if it is said to be so.

        No woman is a "businessman", unless the network takes her for that one.
        """
        if not self._is_somebody(entity):
            return False
        if entity == heard.linked:
            return True
        if self._is_of_other_gender(asked, entity):
            return False
        if not _owner_end(asked.phrase):
            return True
        portrait = self._portraits.of(entity)
        before = asked.phrase.before[_owner_end(asked.phrase) :]
        words = words_of_description(replace(asked.phrase, before=before))
        return not {asked.noun, *words}.isdisjoint(portrait.nouns | portrait.words)

    def _of_all(self, entity: int, held: Collection[int], most: int) -> tuple[float, ...]:
        """What tells of one beside all others who may be meant.

        Args:
            entity: the one.
            held: who of them has the title.
            most: how often one of them is named at most.
        """
        is_without = bool(held) and entity not in held
        share = self._cast.n_names(entity) / max(1, most)
        return float(is_without), share, float(entity in self._in_title)

    def _said(self, asked: _Asked, entity: int, later: float | None) -> tuple[float, ...]:
        """What tells how one is called, and how far on one is named who was not before."""
        portrait = self._portraits.of(entity)
        has_title = entity in asked.holders
        is_called = has_title or asked.noun in portrait.nouns or asked.noun in portrait.words
        n_said = len(asked.words & portrait.words)
        other = self._is_of_other_gender(asked, entity)
        is_later = later is not None
        return tuple(map(float, (
            has_title, asked.noun in portrait.nouns, n_said / max(1, len(asked.words)),
            bool(asked.words) and not n_said, other, entity in asked.named,
            is_later, is_later and is_called, later or 0.0,
        )))  # fmt: skip

    def _is_of_other_gender(self, asked: _Asked, entity: int) -> bool:
        fits = _fitting(asked.noun)
        return fits is not None and self._fitting(entity) not in (None, fits)

    def _fitting(self, entity: int) -> Pronoun | None:
        if entity not in self._fits:
            own = [self._cast.mentions[n] for n in self._cast.members(entity)]
            self._fits[entity] = pronoun_for(self._text, own)
        return self._fits[entity]

    def _nobody(self, asked: _Asked, options: Sequence[Option]) -> tuple[float, ...]:
        """What speaks for nobody who is named."""
        known = asked.phrase.known
        before = self._cast.described_before(asked.noun, asked.place)
        is_before = is_introduced = False
        if before is not None and not self._cast.is_named(before):
            first = self._cast.mentions[self._cast.members(before)[0]].span.of(self._text)
            is_before = True
            is_introduced = first.partition(" ")[0].lower() in INDEFINITE
        has_words = bool(asked.words)
        return tuple(map(float, (
            1.0, known is not None and known.noun.what in _STAFF, is_before, is_introduced,
            self._is_bare(asked.phrase), _owner_end(asked.phrase) > 0, has_words,
            has_words and not any(one.signs[_WORDS] for one in options), asked.noun in _UNNAMED,
        )))  # fmt: skip


_WORDS = (*_SIGNS, *_SAID).index("words said of them")


def _owner_end(found: Phrase) -> int:
    """How many words stand before a noun up to its owner; 0 if it is nobody's."""
    before = enumerate(found.before, 1)
    return max((n for n, w in before if w.low in OWNERS or w.owns or w.text in "’'"), default=0)


def _main(found: Phrase) -> Word:
    """The main word of a noun of several: "secretary" of "secretary of state"."""
    of = next((n for n, word in enumerate(found.head) if n and word.low in OF_TITLES), None)
    return found.head[-1 if of is None else of - 1]


def _office(found: Phrase) -> str:
    """The noun, or what a word before makes of it: "vice president"."""
    noun = _main(found).low
    less = found.before[-1].low if found.before and len(found.head) == 1 else ""
    return f"{less} {noun}" if less in LESS else noun


def _fitting(noun: str) -> Pronoun | None:
    """The pronoun for whom a noun tells to be a man or a woman."""
    if noun in _MEN:
        return "he"
    return "she" if noun in _WOMEN else None
