"""Whom a speaker cites, where nothing says what they said: "the paper cited its sources"."""

import re

from accordingto.core.attribution import Attribution
from accordingto.core.entity import MentionForm
from accordingto.core.span import Span
from accordingto.core.speaker import Hop, SpeakerKind
from accordingto.resolve.kinds import name_kind
from accordingto.resolve.phrase import Phrase, phrase
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.words import cover_words

_CITES = re.compile(r"\b(?:cit|quot)(?:e|es|ed|ing)$", re.IGNORECASE)
_MOST_CHARS = 160
_VOICES: tuple[SpeakerKind | None, ...] = (
    "person", "official-body", "armed-group", "party-or-movement", "company", "outlet",
)  # fmt: skip


def cited(text: str, one: Attribution, cast: Cast) -> Hop | None:
    """The voice with which the content begins, if the cue is that it is cited.

    Whoever cites a statement or a figure cites nobody.

    Args:
        text: the document's text.
        one: an attribution.
        cast: the article's entities; a described nobody who is none of them yet is added.
    """
    if not one.cue or not one.content or _CITES.search(one.cue[-1].of(text)) is None:
        return None
    content = one.content[0]
    if text[one.cue[-1].end : content.start].strip(" \xa0"):
        return None
    found = phrase(text, [Span(content.start, min(content.end, content.start + _MOST_CHARS))])
    if found is None or not _speaks(found):
        return None
    words = cover_words([*found.before, *found.head])
    heads = cast.within([cover_words(found.head)])
    if heads:
        return Hop("speaker", (cast.entity_of(heads[-1]),), words, None)
    form: MentionForm = "name" if found.named else "nominal"
    span = cover_words(found.head) if found.named else words
    return Hop("speaker", (cast.add(span, found.head[-1].span, form, "person"),), words, None)


def _speaks(found: Phrase) -> bool:
    """Whether a phrase is somebody who can speak: people, or a body with a name."""
    if found.head[-1].owns:
        return False
    if found.known is not None:
        return found.known.noun.is_person and not found.known.noun.mass
    return found.named and name_kind(found) in _VOICES
