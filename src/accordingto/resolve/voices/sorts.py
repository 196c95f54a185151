"""What sort of thing an entity is for "they" and "it": several, one body, a document."""

from collections.abc import Callable, Sequence

from accordingto.core.entity import EntityKind
from accordingto.core.span import Span
from accordingto.core.speaker import SpeakerKind
from accordingto.resolve.counted import AT_LARGE
from accordingto.resolve.nouns import is_plural
from accordingto.resolve.voices.called import BODIES
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.wordlists import words_of

SORTS = (
    "one person", "one body", "a document", "a place", "a thing", "a named thing",
    "several joined", "several people", "several things",
)  # fmt: skip
_OF_SEVERAL = ("party-or-movement", "experts", "public")
"""Kinds of those who are called by a plural that looks like a name: "Democrats"."""
_PARTS = words_of("parts")


class Sorts:
    """Tells the sort of each entity of an article.

    Args:
        text: the document's text.
        cast: its entities.
        kind: gives the kind of speaker that an entity is.
    """

    def __init__(self, text: str, cast: Cast, kind: Callable[[int], SpeakerKind]) -> None:
        self._text = text
        self._cast = cast
        self._kind = kind
        self._sorts: dict[int, str] = {}

    def of(self, entity: int) -> str:
        """One of `SORTS`."""
        if entity not in self._sorts:
            self._sorts[entity] = self._sort(entity)
        return self._sorts[entity]

    def _sort(self, entity: int) -> str:
        own = self._said(entity)
        if own and self._cast.group(own[0]):
            return "several joined"
        is_named = self._cast.is_named(entity)
        heads = [self._cast.mentions[n].head for n in own]
        kind, taken_for = self._kind(entity), self._cast.kind(entity)
        at_large = not is_named and any(
            head.of(self._text).casefold() in AT_LARGE for head in heads
        )
        several = not is_named and any(self._is_of_several(head, taken_for) for head in heads)
        may_speak = taken_for != "other" or kind not in ("other", "document")
        sorts = (
            (at_large or (several and may_speak), "several people"),
            (several, "several things"),
            (kind in _OF_SEVERAL and taken_for in ("person", "other"), "several people"),
            (taken_for == "person", "one person"),
            (kind == "document", "a document"),
            (taken_for == "place", "a place"),
            (taken_for in BODIES or kind in BODIES, "one body"),
            (is_named, "a named thing"),
        )
        return next((sort for is_one, sort in sorts if is_one), "a thing")

    def _is_of_several(self, head: Span, taken_for: EntityKind) -> bool:
        """Whether a noun is a plural, or stands for several all the same: "a crowd of divers"."""
        noun = head.of(self._text)
        is_part = noun.casefold() in _PARTS and self._text.startswith(" of ", head.end)
        return is_plural(noun) or (is_part and taken_for == "person")

    def _said(self, entity: int) -> Sequence[int]:
        """The mentions of an entity that are no pronouns."""
        own = self._cast.members(entity)
        return [n for n in own if self._cast.mentions[n].form != "pronoun"]
