"""Whom an age may mean that an article gives for the first time: "the 43-year-old"."""

import re
from collections.abc import Sequence

from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.people import Option

AGED = "-year-old"
_AGES = re.compile(r"(?<!\bthe )\b\w+-year-old\b", re.IGNORECASE)
_BEHIND = re.compile(r",? (?:aged? )?((\w+)(?:-\w+)?)")
"""Where an age may stand, and all of it or its first part: "forty-three", "43-year"."""


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
        # By entity and number of its names, as many as it had when it was asked for.
        self._found: dict[tuple[int, int], frozenset[str]] = {}
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
        age = noun.removesuffix(AGED)
        return [one for one in options if age in self._behind(one.entity)] or list(options)

    def _behind(self, entity: int) -> frozenset[str]:
        """What stands behind names of somebody where an age does: the 43 of "Ada Lint, 43"."""
        key = entity, self._cast.n_names(entity)
        if key not in self._found:
            own = (self._cast.mentions[n] for n in self._cast.members(entity))
            found = (_BEHIND.match(self._text, m.span.end) for m in own if m.form == "name")
            self._found[key] = frozenset(age for one in found if one for age in one.groups())
        return self._found[key]
