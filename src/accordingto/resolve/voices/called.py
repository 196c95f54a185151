"""What each entity of an article is called: by which nouns, and with which words."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.core.speaker import Described, SpeakerKind
from accordingto.resolve.lexicon import Noun, is_national, known
from accordingto.resolve.nouns import is_plural
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.words import words_in

DEFINITE = frozenset({"the", "this", "that"})
BODIES = ("organisation", "official-body", "outlet", "company", "party-or-movement",
          "armed-group")  # fmt: skip
"""Kinds of entities that are bodies."""
_LONG = 160
"""Characters of a mention that are looked at; what stands behind is a clause."""


_BEFORE = re.compile(r"([^\W\d_]+) \Z")


@dataclass(frozen=True, slots=True)
class Called:
    """What one entity is called.

    Args:
        nouns: in the singular that head descriptions of it, with how often.
        senses: what those nouns say of it, with how often.
        in_names: the words of its names, folded.
        words: all words of its names and descriptions, folded, with in how many they stand.
        kind: the kind of speaker that it is.
        is_introduced: whether what it is called first is a description that can stand for what
            was not spoken of before: "a report", "their report".
    """

    nouns: Counter[str]
    senses: Counter[tuple[Described, SpeakerKind]]
    in_names: frozenset[str]
    words: Counter[str]
    kind: SpeakerKind
    is_introduced: bool


class Calling:
    """Knows what the entities of an article are called.

    Args:
        text: the document's text.
        cast: the article's entities.
        kind: gives the kind of speaker that an entity is.
    """

    def __init__(self, text: str, cast: Cast, kind: Callable[[int], SpeakerKind]) -> None:
        self._text = text
        self._cast = cast
        self._kind = kind
        self._known: dict[int, Called] = {}

    def called(self, entity: int) -> Called:
        """What an entity is called, as it was when it was first asked for."""
        if entity not in self._known:
            self._known[entity] = self._gathered(entity)
        return self._known[entity]

    def _gathered(self, entity: int) -> Called:
        mentions = (self._cast.mentions[n] for n in self._cast.members(entity))
        own = [one for one in mentions if one.form != "pronoun"]
        nouns: Counter[str] = Counter()
        senses: Counter[tuple[Described, SpeakerKind]] = Counter()
        in_names: set[str] = set()
        words: Counter[str] = Counter()
        for one in own:
            listed = self._words(one)
            words.update({*listed, *self._origin(one)})
            if one.form == "name":
                in_names.update(listed)
                continue
            head = one.head.of(self._text).lower()
            if not is_plural(head):
                nouns[head] += 1
            said = known([head])
            if said is not None:
                senses[sense_of(said.noun)] += 1
        is_introduced = (
            bool(own) and own[0].form == "nominal" and self._words(own[0])[:1] not in _TAKING_UP
        )
        return Called(nouns, senses, frozenset(in_names), words, self._kind(entity), is_introduced)

    def _origin(self, mention: Mention) -> list[str]:
        """The people or country that stands right before a name: "the Uzbek" of "the Uzbek KTJ"."""
        before = _BEFORE.search(self._text, max(0, mention.span.start - _LONG), mention.span.start)
        is_told = mention.form == "name" and before is not None and is_national(before[1])
        return [fold(before[1])] if is_told and before is not None else []

    def _words(self, mention: Mention) -> list[str]:
        span = Span(mention.span.start, min(mention.span.end, mention.span.start + _LONG))
        return [fold(word.plain) for word in words_in(self._text, [span]) if word.is_word]


_TAKING_UP = [[word] for word in sorted(DEFINITE)]


def sense_of(noun: Noun) -> tuple[Described, SpeakerKind]:
    """What a noun says of what it stands for."""
    return noun.what, noun.kind
