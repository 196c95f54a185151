"""What shows that a name is a person's, whatever the network takes it for."""

from collections.abc import Iterable

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.resolve.closed import GIVEN
from accordingto.resolve.lexicon import known
from accordingto.resolve.names import TITLES
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.genders import GENDERED
from accordingto.resolve.words import words_back, words_in

_LOOK = 24
"""Characters before a name in which a title stands."""
_WHO = (" who ", ", who ")


def tells_person(text: str, mentions: Iterable[Mention]) -> bool:
    """Whether a title, given name, description or pronoun says that somebody is a person.

    Args:
        text: the document's text.
        mentions: of one entity.
    """
    return any(_shows(text, one) for one in mentions)


def _shows(text: str, mention: Mention) -> bool:
    if mention.form == "pronoun":
        return mention.span.of(text).lower() in GENDERED
    if mention.form == "nominal":
        noun = known([mention.head.of(text).lower()])
        return noun is not None and noun.noun.is_person and not noun.plural
    return _is_personal(text, mention.span)


def _is_personal(text: str, name: Span) -> bool:
    """Whether a name has a given name, or a title in or before it: "Ada Lint", "miner Lint"."""
    words = [word for word in words_in(text, [name]) if word.is_word]
    if any(word.low in GIVEN for word in words[:-1]):
        return True
    if any(fold(word.plain) in TITLES for word in words) or text.startswith(_WHO, name.end):
        return True
    return _is_titled(text, name)


def _is_titled(text: str, name: Span) -> bool:
    start = max(0, name.start - _LOOK)
    if start == name.start:
        return False
    for word in words_back(text, Span(start, name.start)):
        if word.text == ".":
            continue
        noun = known([word.low])
        is_person = noun is not None and noun.noun.is_person
        return is_person or fold(word.plain) in TITLES
    return False
