"""A person whose name stands behind their office: "the envoy to Orrin Ada Lint"."""

from accordingto.resolve.closed import NO_ADJECTIVES
from accordingto.resolve.lexicon import known
from accordingto.resolve.names import TITLES
from accordingto.resolve.phrase import Phrase
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.words import Word

_FULL, _LONGEST = 2, 4
"""Words of a name."""
_MOST_BETWEEN = 6
"""Words between an office and a name: "of the Orrin Water Board"."""


def holder(found: Phrase, cast: Cast) -> int | None:
    """The entity of the full name with which a description of one person ends.

    The name is not what the office is of: a word stands between the two that is neither
    preposition nor title nor another person, "the envoy to Orrin Ada Lint", unlike "the envoy
    of President Ada Lint" and "the lawyer of the miner Ada Lint".

    Args:
        found: the description.
        cast: the article's entities.
    """
    if found.known is None or found.known.plural or not found.known.noun.is_person:
        return None
    words = [word for word in found.after if word.is_word]
    if not words:
        return None
    for n in cast.within([word.span for word in words[-_LONGEST:]]):
        mention = cast.mentions[n]
        between = [word for word in words if word.span.end <= mention.span.start]
        if (
            mention.form == "name"
            and mention.kind == "person"
            and mention.span.end == words[-1].span.end
            and len(words) - len(between) >= _FULL
            and 1 < len(between) <= _MOST_BETWEEN
            and all(word.is_word for word in found.after)
            and _is_of(between[-1])
        ):
            return cast.entity_of(n)
    return None


def _is_of(word: Word) -> bool:
    """Whether a word may end what an office is of."""
    noun = known([word.low])
    is_person = noun is not None and noun.noun.is_person and not noun.noun.mass
    is_title = fold(word.plain) in TITLES
    return not (is_person or is_title or word.owns or word.low in NO_ADJECTIVES)
