"""Whom a description of one person means who was named before: "the senator", "the Neld mayor"."""

from accordingto.resolve.closed import INDEFINITE
from accordingto.resolve.phrase import PERSONAL, Phrase
from accordingto.resolve.voices.called import DEFINITE
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.offices import Offices
from accordingto.resolve.voices.people import SIGNS as _SIGNS
from accordingto.resolve.voices.people import Heard, Option, People
from accordingto.resolve.voices.weights import weights_of

SIGNS = (
    *_SIGNS, "has the title",
    "nobody named", "noun for staff", "described so before", "introduced as one",
)  # fmt: skip
"""What is weighed for each entity that may be meant, and, the last four, for none of them."""

WEIGHTS = weights_of("nominals", SIGNS)
"""How much each sign counts."""

NOBODY = -1
"""Stands for nobody who is named, as an option."""

_AGED = "-year-old"
_STAFF = frozenset({"aide", "sources", "witness", "relative", "lawyer", "public", "company"})
"""What those are who are mostly described only."""
_NOT_NOBODY = (0.0,) * 4
_NOBODY_ELSE = (0.0,) * (len(_SIGNS) + 1)


class Nominals:
    """Finds whom a definite description of one person means.

    Args:
        text: the document's text.
        cast: the article's entities.
        people: where they are mentioned.
        offices: who has which title.
    """

    def __init__(self, text: str, cast: Cast, people: People, offices: Offices) -> None:
        self._text = text
        self._cast = cast
        self._people = people
        self._offices = offices
        self.asked: dict[int, list[Option]] = {}
        """The options of each description that was asked for, by its place, for those who fit."""

    @staticmethod
    def may_mean_somebody(found: Phrase) -> bool:
        """Whether a phrase is a definite description of one person."""
        first = found.before[0].low if found.before else ""
        known = found.known
        if known is None:
            return first in DEFINITE and found.head[-1].low.endswith(_AGED)
        return first in DEFINITE and not known.plural and known.noun.kind in PERSONAL

    def meant(self, found: Phrase, heard: Heard) -> int | None:
        """The one who is likeliest to be meant; None if it is nobody who is named.

        Args:
            found: a phrase that may mean somebody.
            heard: who spoke before it.
        """
        noun = found.head[-1].low
        place = found.before[0].span.start
        holders = self._offices.holders(noun)
        options = [
            Option(one.entity, (*one.signs, float(one.entity in holders), *_NOT_NOBODY))
            for one in self._people.options(place, heard)
            if self._cast.is_named(one.entity)
        ]
        options.append(Option(NOBODY, (*_NOBODY_ELSE, *self._nobody(found, noun, place))))
        self.asked[place] = options
        best = max(options, key=lambda o: (o.weight(WEIGHTS), o.entity))
        return None if best.entity == NOBODY else best.entity

    def _nobody(self, found: Phrase, noun: str, place: int) -> tuple[float, ...]:
        """What speaks for nobody who is named."""
        is_staff = found.known is not None and found.known.noun.what in _STAFF
        before = self._cast.described_before(noun, place)
        if before is None or self._cast.is_named(before):
            return 1.0, float(is_staff), 0.0, 0.0
        first = self._cast.mentions[self._cast.members(before)[0]].span.of(self._text)
        is_introduced = first.partition(" ")[0].lower() in INDEFINITE
        return 1.0, float(is_staff), 1.0, float(is_introduced)
