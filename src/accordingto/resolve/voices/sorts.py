"""What sort of thing an entity is for "they" and "it": several, one body, a document."""

from collections.abc import Callable, Sequence

from accordingto.core.speaker import SpeakerKind
from accordingto.resolve.nouns import is_plural
from accordingto.resolve.voices.called import BODIES
from accordingto.resolve.voices.cast import Cast

SORTS = (
    "one person", "one body", "a document", "a place", "a thing", "a named thing",
    "several joined", "several people", "several things",
)  # fmt: skip
_OF_SEVERAL = ("party-or-movement", "experts", "public")
"""Kinds of those who are called by a plural that looks like a name: "Democrats"."""


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
        heads = (self._cast.mentions[n].head.of(self._text) for n in own)
        kind, taken_for = self._kind(entity), self._cast.kind(entity)
        several = not is_named and any(map(is_plural, heads))
        sorts = (
            (
                several and (taken_for != "other" or kind not in ("other", "document")),
                "several people",
            ),
            (several, "several things"),
            (kind in _OF_SEVERAL and taken_for in ("person", "other"), "several people"),
            (taken_for == "person", "one person"),
            (kind == "document", "a document"),
            (taken_for == "place", "a place"),
            (taken_for in BODIES or kind in BODIES, "one body"),
            (is_named, "a named thing"),
        )
        return next((sort for is_one, sort in sorts if is_one), "a thing")

    def _said(self, entity: int) -> Sequence[int]:
        """The mentions of an entity that are no pronouns."""
        own = self._cast.members(entity)
        return [n for n in own if self._cast.mentions[n].form != "pronoun"]
