"""Descriptions with a name in them, "the envoy to Orrin Ada Lint", or that end one, "the Guard"."""

from itertools import takewhile

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

    Or the body whose name ends with all that a description says: "the Guard".

    The name is not what the office is of: a word stands between the two that is neither
    preposition nor title nor another person, "the envoy to Orrin Ada Lint", unlike "the envoy
    of President Ada Lint" and "the lawyer of the miner Ada Lint".

    Args:
        found: the description.
        cast: the article's entities.
    """
    body = _body_for_short(found, cast)
    if body is not None:
        return body
    if found.known is None or found.known.plural or not found.known.noun.is_person:
        return None
    # What stands in brackets is no part of it, as in "Ada Lint (R-Neld)".
    after = list(takewhile(lambda word: word.text != "(", found.after))
    # "Speaker of the House Rep. Ada Lint" has two titles, but "the lawyer of Rep. Ada Lint" none.
    is_title = not found.before and found.head[-1].is_capital
    words = [word for word in after if word.is_word]
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
            and all(word.is_word or word.text == "." for word in after)
            and (_is_of(between[-1]) or (is_title and fold(between[-1].plain) in TITLES))
        ):
            return cast.entity_of(n)
    return None


def _body_for_short(found: Phrase, cast: Cast) -> int | None:
    """The one body whose name of several words ends with a noun in capitals: "the Guard"."""
    word = found.head[-1]
    is_alone = len(found.head) == 1 and [w.low for w in found.before] == ["the"] and not found.after
    if found.known is None or not is_alone or not word.text.istitle():
        return None
    entity = cast.called(word.text)
    if entity is None or cast.kind(entity) in ("person", "place"):
        return None
    ends = (name.words[-1] for name in cast.names(entity) if len(name.words) >= _FULL)
    return entity if fold(word.plain) in ends else None


def _is_of(word: Word) -> bool:
    """Whether a word may end what an office is of."""
    noun = known([word.low])
    is_person = noun is not None and noun.noun.is_person and not noun.noun.mass
    is_title = fold(word.plain) in TITLES
    return not (is_person or is_title or word.owns or word.low in NO_ADJECTIVES)
