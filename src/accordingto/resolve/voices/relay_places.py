"""Where an article names those through whom words may have come: outlets, polls, documents."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.core.speaker import Hop
from accordingto.resolve.channels.outlet_names import is_outlet_name
from accordingto.resolve.channels.reading import Reading
from accordingto.resolve.frames import Frame
from accordingto.resolve.lexicon import known
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.passed import Passed
from accordingto.resolve.wordlists import words_of

Kind = Literal["outlet", "outlet noun", "poll", "document", "person"]
"""What a place names: an outlet by its name or a noun, a poll, another document, or somebody."""

_BEFORE = re.compile(
    r"([\w']+)\s+(?:(?:the|an?|his|her|their|its|local|state|national|former)\s+|[\"']+)*$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[\"']*\s*(?:'s?)?\s*\"?([\w-]+)?")
_OWNS = re.compile(r"\"?'s?\s")
_NEAR = 40
"""Characters before and behind a name that say what it does there."""
_BEFORE_IT = words_of("before an outlet's name")
_BEHIND_IT = words_of("behind an outlet's name")


@dataclass(slots=True)
class Place:
    """One whom a sentence names, by all that it says of them.

    Args:
        hop: who it is.
        span: where it is named first.
        sentence: the place of the sentence.
        paragraph: the place of its paragraph.
        kind: what it is named as.
        shapes: what stands around the name.
        framed: whether a rule found that words came through them.
    """

    hop: Hop
    span: Span
    sentence: int
    paragraph: int
    kind: Kind
    shapes: dict[str, None] = field(default_factory=dict)
    framed: bool = False


def places(reading: Reading, cast: Cast, passed: Passed) -> list[Place]:
    """All who may have passed words on, each once for each sentence, in text order.

    What is said in what is attributed names nobody: only the words around it do.

    Args:
        reading: the article.
        cast: its entities; those whom a rule finds are added.
        passed: the rules.
    """
    return _Places(reading, cast, passed).all()


class _Places:
    def __init__(self, reading: Reading, cast: Cast, passed: Passed) -> None:
        self._reading = reading
        self._cast = cast
        self._passed = passed
        self._starts = [sentence.start for sentence in reading.sentences]
        self._found: dict[tuple[tuple[int, ...], int], Place] = {}

    def all(self) -> list[Place]:
        mentioned = list(self._mentioned())
        for sentence, words in enumerate(self._reading.told):
            if words.strip():
                span = self._reading.sentences[sentence]
                for how, hop in self._passed.in_sentence(Frame(span.start, words, span)):
                    kind: Kind = "person" if how in ("asked", "spoken by") else "outlet"
                    place = self._put(hop, hop.words or span, sentence, kind)
                    place.shapes[f"rule {how}"] = None
                    place.framed = True
        for n, sentence, kind in mentioned:
            mention = self._cast.mentions[n]
            hop = Hop("relay", (self._cast.entity_of(n),), mention.span, None)
            place = self._put(hop, mention.span, sentence, kind)
            for shape in self._shapes(mention, sentence, kind):
                place.shapes[shape] = None
        return sorted(self._found.values(), key=lambda one: (one.sentence, one.span))

    def _put(self, hop: Hop, span: Span, sentence: int, kind: Kind) -> Place:
        key = hop.entities, sentence
        if key not in self._found:
            paragraph = self._reading.paragraph_of[sentence]
            self._found[key] = Place(hop, span, sentence, paragraph, kind)
        elif kind == "outlet":
            self._found[key].kind = kind
        return self._found[key]

    def _mentioned(self) -> Iterator[tuple[int, int, Kind]]:
        """The mentions of outlets, polls and documents, each with its sentence."""
        own: defaultdict[int, bool | None] = defaultdict(lambda: None)
        for n, mention in enumerate(self._cast.mentions):
            kind = self._kind(n)
            sentence = bisect_right(self._starts, mention.span.start) - 1
            if kind is None or sentence < 0 or not self._words(sentence, mention.span).strip():
                continue
            entity = self._cast.entity_of(n)
            if kind == "outlet" and own[entity] is None:
                own[entity] = self._passed.is_own(entity)
            if kind != "outlet" or not own[entity]:
                yield n, sentence, kind

    def _kind(self, n: int) -> Kind | None:
        mention = self._cast.mentions[n]
        if mention.form == "pronoun":
            return None
        text = self._reading.text
        is_outlet = self._cast.kind(self._cast.entity_of(n)) == "outlet"
        if mention.form == "name" and (is_outlet or is_outlet_name(mention.span.of(text))):
            return "outlet"
        noun = known([mention.head.of(text).lower()])
        if noun is not None and noun.noun.kind == "document":
            return "poll" if noun.noun.what == "poll" else "document"
        is_noun = noun is not None and noun.noun.kind == "outlet"
        return "outlet noun" if is_noun or is_outlet else None

    def _words(self, sentence: int, span: Span) -> str:
        """What stands at a place without what is attributed."""
        start = self._starts[sentence]
        return self._reading.told[sentence][span.start - start : span.end - start]

    def _shapes(self, mention: Mention, sentence: int, kind: Kind) -> Iterator[str]:
        words, start = self._reading.told[sentence], self._starts[sentence]
        first, last = mention.span.start - start, mention.span.end - start
        before = _BEFORE.search(words, max(0, first - _NEAR), first)
        word = "start" if before is None else before[1].lower()
        yield f"before {word if word in _BEFORE_IT or before is None else 'other'}"
        behind = words[last : last + _NEAR]
        after = _AFTER.match(behind)
        word = ((after and after[1]) or "").lower()
        yield f"after {word if word in _BEHIND_IT else 'other'}"
        if _OWNS.match(behind):
            yield "possessive"
        if kind in ("poll", "document"):
            yield f"noun {mention.head.of(self._reading.text).lower()}"
