"""What an article says of each of its people: the words around their names, the nouns for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.resolve.closed import NO_ADJECTIVES, RELATIVES
from accordingto.resolve.lexicon import states_of
from accordingto.resolve.names import TITLES
from accordingto.resolve.phrase import Phrase
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.wordlists import lines_of
from accordingto.resolve.words import Word, line_start, words_back, words_in

_FULL = {line.split()[0]: line.split()[1:] for line in lines_of("short forms of states")}
_BEFORE, _AFTER = 5, 12
"""Words around a name that may say something of who has it."""
_CHARS = 90
_MOST_MENTIONS = 20
"""Names of one that are looked at; who is named more often was introduced long before."""
_MOST_WORDS = 8
_SMALL = NO_ADJECTIVES | RELATIVES | {"former", "own", "same", "first", "only", "last"}
_STOPS = frozenset(".!?;:")


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is said of one.

    Args:
        words: folded, near their names and in descriptions of them.
        nouns: that head descriptions of them.
    """

    words: frozenset[str]
    nouns: frozenset[str]


class Portraits:
    """Knows what is said of each person of an article.

    Args:
        text: the document's text.
        cast: the article's entities.
    """

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._known: dict[int, Portrait] = {}

    def of(self, entity: int) -> Portrait:
        """The portrait of one, as it was when it was first asked for."""
        if entity not in self._known:
            own = [self._cast.mentions[n] for n in self._cast.members(entity)]
            names = [one for one in own if one.form == "name"][:_MOST_MENTIONS]
            nominals = [one for one in own if one.form == "nominal"][:_MOST_MENTIONS]
            words = {word for one in names for word in self._near(one)}
            for one in nominals:
                before = Span(one.span.start, max(one.span.start + 1, one.head.start))
                words.update(_said(words_in(self._text, [before])))
            nouns = frozenset(one.head.of(self._text).lower() for one in nominals)
            self._known[entity] = Portrait(frozenset(words), nouns)
        return self._known[entity]

    def _near(self, name: Mention) -> Iterable[str]:
        """The words before and behind a name in its sentence."""
        start = line_start(self._text, name.span.start, _CHARS)
        if start < name.span.start:
            before = words_back(self._text, Span(start, name.span.start))
            yield from _said(list(islice(before, _BEFORE)), back=True)
        line = self._text.find("\n", name.span.end, name.span.end + _CHARS)
        end = min(name.span.end + _CHARS, len(self._text)) if line < 0 else line
        if name.span.end < end:
            yield from _said(words_in(self._text, [Span(name.span.end, end)])[:_AFTER])


def _said(words: Sequence[Word], *, back: bool = False) -> Iterable[str]:
    """The words that say something, up to the end of a sentence, or back to its beginning."""
    for at, word in enumerate(words):
        if word.text in _STOPS:
            last = words[at + 1 : at + 2] if back else words[max(0, at - 1) : at]
            if word.text != "." or not any(map(_is_short, last)):
                return
        for part in word.low.split("-"):
            yield fold(part)
            yield from _FULL.get(part.rstrip("."), ())


def _is_short(word: Word) -> bool:
    """Whether a stop behind a word ends no sentence: "Sen.", "J."."""
    is_state = word.low.rpartition("-")[2] in _FULL
    return len(word.text) == 1 or fold(word.plain) in TITLES or is_state


def words_of_description(found: Phrase) -> frozenset[str]:
    """What a description says besides its noun: "florida" of "the Florida senator"."""
    after: Sequence[Word] = found.after[:_MOST_WORDS]
    end = next((n for n, w in enumerate(after) if not w.is_word or w.low in RELATIVES), len(after))
    listed = [w for w in (*found.before, *found.head[:-1], *after[:end]) if w.is_word]
    words: set[str] = set()
    for word in listed:
        if word.low not in _SMALL:
            words.update(fold(part) for part in word.low.split("-"))
            words.update(fold(state) for state in states_of(word.plain))
    return frozenset(words)
