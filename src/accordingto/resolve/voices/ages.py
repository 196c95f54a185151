"""Whom an age may mean that an article gives for the first time: "the 43-year-old"."""

import re
from collections.abc import Sequence

from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.people import Option

AGED = "-year-old"
_AGES = re.compile(r"(?<!\bthe )\b\w+-year-old\b", re.IGNORECASE)


class Ages:
    """Knows where an article gives which age.

    Args:
        text: the document's text.
        cast: its entities.
    """

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        # Where each age is first given, but for "the 43-year-old".
        self._first: dict[str, int] = {}
        for one in _AGES.finditer(text):
            self._first.setdefault(one[0].lower(), one.start())

    def of_that_age(self, noun: str, place: int, options: Sequence[Option]) -> list[Option]:
        """Who may be called by an age that the article did not give before: "the 43-year-old".

        Nobody new is called so, for it tells nothing of them. It is those whose age is said
        to be that, or anybody if it is nobody's.

        Args:
            noun: the main word of a description, in small letters.
            place: where it begins.
            options: who may be meant.

        Returns:
            None of them where it is no such description, or a nobody of that age was told of:
            "a 43-year-old baker".
        """
        if not noun.endswith(AGED) or self._first.get(noun, place) < place:
            return []
        behind = re.compile(rf",? (?:aged? )?{re.escape(noun.removesuffix(AGED))}\b")
        return [one for one in options if self._has_behind(one.entity, behind)] or list(options)

    def _has_behind(self, entity: int, words: re.Pattern[str]) -> bool:
        """Whether words stand behind a name of somebody: "Ada Lint, 43"."""
        own = (self._cast.mentions[n] for n in self._cast.members(entity))
        return any(m.form == "name" and words.match(self._text, m.span.end) for m in own)
