"""Whom an article describes first and names below: "A baker says", then "Ada Lint, a baker"."""

import re
from itertools import islice

from accordingto.resolve.phrase import Phrase
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.offices import Offices
from accordingto.resolve.voices.people import People
from accordingto.resolve.voices.portraits import Portraits
from accordingto.resolve.voices.told import Told, title_of

_ANY = frozenset(["a", "an", "one", "another"])
_BEHIND = r",? (?:\d+, )?(?:who )?(?:(?:is|was) )?(?:an?|the) (?:[\w’'-]+ ){0,4}?"
"""What stands between a name and the noun for whom it names."""
_MOST_NAMES = 3
"""Names of one behind which it may be said who it is; who is named more often was introduced."""
_FEW_WORDS = 8
"""Words behind a noun that say whose somebody is."""


class Leads:
    """Finds whom descriptions in the headline and the first paragraph below it mean.

    News begins with what somebody is, and names them where it tells more.

    Args:
        told: the article.
        cast: its entities.
        people: where they are mentioned.
        offices: who has which title.
        portraits: what is said of whom.
    """

    def __init__(
        self, told: Told, cast: Cast, people: People, offices: Offices, portraits: Portraits
    ) -> None:
        self._text = told.text
        self._cast = cast
        self._people = people
        self._offices = offices
        self._portraits = portraits
        title = title_of(told.text, told.paragraphs)
        below = (block for block in told.paragraphs if block.start >= title.end)
        self._end = min(below, default=title).end

    def may_tell(self, found: Phrase) -> bool:
        """Whether a phrase for one person brings them up there: "a baker", "another mayor"."""
        first = found.before[0] if found.before else None
        return first is not None and first.low in _ANY and first.span.start < self._end

    def meant(self, found: Phrase) -> int | None:
        """The only one who is named first below and called by the noun; None if there is none.

        Where names tell whose somebody is, one of them stands near the name as well.

        Args:
            found: a phrase that may tell of somebody.
        """
        listed = (*found.before[1:], *found.after[:_FEW_WORDS])
        names = {fold(word.plain) for word in listed if word.is_word and word.is_capital}
        called = [
            one.entity
            for one, _ in self._people.later(found.before[0].span.start)
            if self._is_called(one.entity, found.head[-1].low)
            and (not names or names & self._portraits.of(one.entity).words)
        ]
        return called[0] if len(called) == 1 else None

    def _is_called(self, entity: int, noun: str) -> bool:
        """Whether a noun stands beside a name: "spokesman Ada Lint", "Ada Lint, a spokesman"."""
        if entity in self._offices.holders(noun):
            return True
        behind = re.compile(rf"{_BEHIND}{re.escape(noun)}\b")
        own = (self._cast.mentions[n] for n in self._cast.members(entity))
        names = islice((one for one in own if one.form == "name"), _MOST_NAMES)
        return any(behind.match(self._text, one.span.end) for one in names)
