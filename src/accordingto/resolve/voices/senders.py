"""Who put out a document: "Brandt released a report", "the Neld Board, in a letter on Monday,"."""

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.resolve.roles.makers import OF_OTHERS, SHOWN
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import words_in

_PUT_OUT = words_of("what is done with documents by who made them")
_LITTLE = frozenset(
    ["out", "up", "also", "then", "later", "just", "recently", "has", "have", "had"]
)
_BACK = 120
"""Characters before a document in which it is said who put it out."""
_FEW = 6
"""Words between a document and the verb, or between that and who does it."""
_LINKS = frozenset(["in", "on", "at", "to", "with", "for", "from", "of"])
_LINK = 10
_BODIES = ("person", "organisation", "official-body", "company", "party-or-movement", "outlet",
           "armed-group")  # fmt: skip


def sender(text: str, document: Mention, cast: Cast) -> int | None:
    """The entity that is said to put out a document right where it is brought up.

    Args:
        text: the document's text.
        document: its first mention.
        cast: the article's entities.
    """
    start = max(0, document.span.start - _BACK)
    start = max(start, text.rfind("\n", start, document.span.start) + 1)
    if start >= document.span.start:
        return None
    before = words_in(text, [Span(start, document.span.start)])
    back = range(len(before) - 1, max(-1, len(before) - 1 - _FEW), -1)
    verb = next((n for n in back if before[n].low not in _LITTLE), None)
    if verb is None or before[verb].low not in _PUT_OUT:
        return None
    if document.head.of(text).lower() in OF_OTHERS and before[verb].low in SHOWN:
        return None  # "the Board released emails" of others
    near = before[max(0, verb - _FEW) : verb]
    found = None
    for n in cast.within([Span(near[0].span.start, near[-1].span.end)] if near else []):
        mention = cast.mentions[n]
        if mention.kind in _BODIES and not _is_behind(text, mention):
            found = cast.entity_of(n)
    return found


def _is_behind(text: str, mention: Mention) -> bool:
    """Whether a preposition stands before a mention."""
    before = text[max(0, mention.span.start - _LINK) : mention.span.start].lower().split()
    return bool(_LINKS.intersection(before[-2:] if before[-1:] == ["the"] else before[-1:]))
