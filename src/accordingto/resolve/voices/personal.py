"""What shows that a name is a person's or a thing's, whatever the network takes it for."""

from collections.abc import Iterable
from itertools import islice

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.core.speaker import SpeakerKind
from accordingto.resolve.closed import GIVEN
from accordingto.resolve.lexicon import LONGEST_NOUN, known
from accordingto.resolve.names import TITLES
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.genders import GENDERED
from accordingto.resolve.words import line_start, words_back, words_in

_LOOK = 24
"""Characters before a name in which a title stands."""
_OF = (" of ", " at ", " for ", " in ", " of the ", " at the ", " for the ", " in the ")
_OPEN = "“‘\"'«"
_FAR, _MOST_WORDS = 80, 8
"""Characters and words before a name that may say what it is the name of."""
_MOST_NAMES = 3
"""Names that are looked at: what something is, is said where it is brought up."""


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
    if any(fold(word.plain) in TITLES for word in words) or _is_told_more_of(text, name):
        return True
    return _is_titled(text, name)


def _is_told_more_of(text: str, name: Span) -> bool:
    """Whether "who" takes up a name; of "an aide of the Neld Works, who" it may be the aide."""
    if text.startswith(" who ", name.end):
        return True
    return text.startswith(", who ", name.end) and not text[
        max(0, name.start - _LOOK) : name.start
    ].endswith(_OF)


def thing_called(text: str, mentions: Iterable[Mention]) -> SpeakerKind | None:
    """The kind of thing that the noun before a name says it is: "a chat “Neld Dawn”".

    The name stands in quotation marks: who told "the paper Lint lied" is no paper's.

    Args:
        text: the document's text.
        mentions: of one entity.
    """
    names = (one for one in mentions if one.form == "name")
    found = (_noun_before(text, one.span) for one in islice(names, _MOST_NAMES))
    return next((one for one in found if one is not None), None)


def _noun_before(text: str, name: Span) -> SpeakerKind | None:
    start = line_start(text, name.start, _FAR)
    if start >= name.start or text[name.start - 1] not in _OPEN:
        return None
    back = list(islice(words_back(text, Span(start, name.start)), _MOST_WORDS))
    words = [word for word in back[1:] if word.is_word]
    noun = known([word.low for word in reversed(words[:LONGEST_NOUN])]) if words else None
    if noun is None or noun.plural or noun.noun.is_person or words[0].is_capital:
        return None
    return noun.kind


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
