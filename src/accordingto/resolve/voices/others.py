"""Descriptions that were taken for somebody’s, and are another’s by what stands beside them."""

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.resolve.voices.cast import Cast

_SAID_OF = frozenset(["is", "was", "be", "as", "became", "and", "now", "not", "also", "like"])
_VERB = 10
_NAME = 40
"""Characters behind a noun in which the name beside it ends."""


def is_said(text: str, described: Mention) -> bool:
    """Whether a description is set beside somebody, or said of them: "Lint is a guard"."""
    start = described.span.start
    before = text[max(0, start - _VERB) : start].split()
    return bool(before) and (before[-1][-1] in ",—–-(" or before[-1] in _SAID_OF)


def is_beside_another(text: str, described: Mention, entity: int, cast: Cast) -> bool:
    """Whether a description stands right before another's name: "the envoy, Piet Brandt".

    Args:
        text: the document's text.
        described: a description of `entity`, as it was taken.
        entity: somebody.
        cast: the article's entities.
    """
    end = described.head.end
    for n in cast.within([Span(end, end + _NAME)]):
        name = cast.mentions[n]
        if name.form == "name" and name.kind == "person":
            gap = text[end : max(end, name.span.start)].strip(" ,")
            return not gap and cast.entity_of(n) != entity
    return False
