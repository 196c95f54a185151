"""Descriptions that stand beside a name: "a group called Dam Watch", "Dam Watch, a group"."""

import re
from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.resolve.closed import ARTICLES, GIVEN, IN_NAMES
from accordingto.resolve.names import TITLES
from accordingto.resolve.phrase import PERSONAL, Phrase
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, cover_words

_CALLED = (("called",), ("named",), ("dubbed",), ("known", "as"), ("calling", "itself"))
_QUOTES = "“”‘’\"'«»"
_BREAKS = ",—–-"
_INDEFINITE = ("a ", "an ", "one of ", "another ")
_IN = IN_NAMES | {"for"}
_TIMES = words_of("days and months")
_MOVEMENTS = frozenset(["campaign", "faction", "movement"])
"""Nouns for what people who are no body do together, which is called by its name alone."""
_FULL = 2
"""Words of a name that is known by nothing but where it stands."""
_MOST_WORDS = 16
"""Words behind a noun in which its name ends."""
_QUOTED = re.compile(r"(?:“|‘|''|\")([A-Z][^“”‘\"\n]*?)(?:,(?:”|’|''|\")|(?:”|’|''|\"),) \Z")
_LONGEST = 60
"""Characters of a name."""


def body_named(found: Phrase) -> tuple[Word, ...] | None:
    """The name that follows the description of one body: "one group, Dam Watch,"; else None.

    Args:
        found: the description.
    """
    noun = found.known
    if noun is None or noun.plural or noun.noun.kind in PERSONAL:
        return None
    after = [word for word in found.after[:_MOST_WORDS] if word.text not in _QUOTES]
    for words in _CALLED:
        if tuple(word.low for word in after[: len(words)]) == words:
            return _name(after[len(words) :], to_the_end=False)
    if after and after[0].text in _BREAKS:
        end = next((n for n, word in enumerate(after) if n and word.text in _BREAKS), len(after))
        return _name(after[1:end], to_the_end=True)
    return None


def _name(words: Sequence[Word], *, to_the_end: bool) -> tuple[Word, ...] | None:
    """The capitals and links that words begin with, or are all of if they go to the end."""
    start = 1 if words and words[0].low in ARTICLES else 0
    end = start
    while end < len(words) and (words[end].is_capital or (end > start and words[end].low in _IN)):
        end += 1
    while end > start and not words[end - 1].is_capital:
        end -= 1
    name = tuple(words[start:end])
    if to_the_end and (end < len(words) or len(name) < _FULL or _is_somebody(name)):
        return None
    return name if name and name[0].low not in _TIMES else None


def _is_somebody(name: Sequence[Word]) -> bool:
    return name[0].low in GIVEN or fold(name[0].plain) in TITLES


def name_before(text: str, cast: Cast, description: Span) -> Span | None:
    """The name beside which an indefinite description stands: "Dam Watch, a group".

    Args:
        text: the document's text.
        cast: the article's entities.
        description: the words of the description, from their article on.

    Returns:
        The words of a name that was found, or all that stands in quotation marks.
    """
    if not text.startswith(_INDEFINITE, description.start):
        return None
    quoted = _QUOTED.search(text, max(0, description.start - _LONGEST), description.start)
    if quoted is not None:
        return Span(*quoted.span(1))
    end = description.start - len(", ")
    if text[max(0, end) : description.start] != ", ":
        return None
    for n in cast.within([Span(max(0, end - _LONGEST), end)]):
        one = cast.mentions[n]
        if one.form == "name" and one.span.end == end:
            return None if one.head.of(text).lower() in _TIMES else one.span
    return None


def name_of_body(text: str, cast: Cast, found: Phrase) -> int | None:
    """The body whose name stands before a noun for what it is: "the Neld Herald newspaper".

    Only nouns are asked that say no more than the name: a "Dam Watch member" is not Dam Watch,
    and neither is a "Dam Watch group" that is only of it.

    Args:
        text: the document's text.
        cast: the article's entities.
        found: a description.
    """
    noun, before = found.known, found.before
    if noun is None or noun.plural or found.head[-1].is_capital:
        return None
    if noun.noun.kind != "outlet" and found.head[-1].low not in _MOVEMENTS:
        return None
    start = len(before)
    while start and before[start - 1].is_capital and before[start - 1].low not in ARTICLES:
        start -= 1
    name = before[start:]
    if not name or any(word.owns for word in name):
        return None
    entity = cast.called(cover_words(name).of(text))
    is_body = entity is not None and cast.kind(entity) not in ("person", "place")
    return entity if is_body else None


def without_title(name: Sequence[Word]) -> Sequence[Word]:
    """The words of a name behind its title and what stands before that."""
    start = next((n for n in range(len(name) - 1, 0, -1) if fold(name[n - 1].plain) in TITLES), 0)
    while name[start].text == "." and start + 1 < len(name):
        start += 1
    return name[start:]
