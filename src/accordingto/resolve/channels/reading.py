"""An article as channels are read from it: its sentences, and where its attributions stand."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.resolve.channels.clue import Clue
from accordingto.resolve.channels.clues import clues
from accordingto.resolve.channels.outlet_names import agency, with_short_names
from accordingto.resolve.channels.patterns import Hit, hits
from accordingto.resolve.closed import PRONOUNS, RELATIVES
from accordingto.resolve.frames import blanked
from accordingto.resolve.kinds import appositive, kind_of
from accordingto.resolve.phrase import Phrase, phrase
from accordingto.resolve.words import Word, sentences, words_in


@dataclass(frozen=True, slots=True)
class Source:
    """The words of one attribution's source.

    Args:
        words: all of them.
        phrase: what they make up; None if there are none.
        kind: what kind of speaker they tell of.
    """

    words: tuple[Word, ...]
    phrase: Phrase | None
    kind: str

    @property
    def lowered(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset(word.low for word in self.words)

    @property
    def is_pronoun(self) -> bool:
        """Whether it is nothing but pronouns or relatives."""
        return bool(self.words) and self.lowered <= PRONOUNS | RELATIVES

    @property
    def surname(self) -> str | None:
        """The last word of a person's or a body's name, if it is one."""
        if self.phrase is None or self.is_pronoun:
            return None
        name = appositive(self.phrase)
        if name is not None:
            return name[-1].plain
        return self.phrase.head[-1].plain if self.phrase.named else None


@dataclass(slots=True)
class Reading:
    """One article.

    Args:
        text: the document's text.
        attributions: the article's.
        paragraphs: of the article, title included, in text order.
        speakers: for each attribution whatever is equal for one speaker; None if unknown.
        outlet: the names of the outlet that prints; an agency in the dateline is added.
    """

    text: str
    attributions: Sequence[Attribution]
    paragraphs: Sequence[Span]
    speakers: Sequence[Hashable | None]
    outlet: Sequence[str]
    sentences: list[Span] = field(init=False)
    """All sentences, in text order."""
    paragraph_of: list[int] = field(init=False)
    """For each sentence the place of its paragraph."""
    placed: list[int] = field(init=False)
    """For each attribution the place of its paragraph."""
    sentence_of: list[int] = field(init=False)
    """For each attribution the place of its sentence."""
    sources: list[Source] = field(init=False)
    """For each attribution."""
    clues: list[list[Clue]] = field(init=False)
    """For each attribution what its own sentence says, surest first."""
    told: list[str] = field(init=False)
    """The words of each sentence, with spaces for what is attributed in it."""
    scene_hits: list[tuple[Hit, ...]] = field(init=False)
    """What the words of each sentence tell of occasions."""

    def __post_init__(self) -> None:
        start = self.paragraphs[0].start if self.paragraphs else 0
        end = self.paragraphs[-1].end if self.paragraphs else 0
        writes = agency(self.text, start) if self.paragraphs else None
        own = with_short_names(self.text[start:end], self.outlet)
        self.outlet = own if writes is None else (*own, writes)
        self.sentences, self.paragraph_of = [], []
        for number, paragraph in enumerate(self.paragraphs):
            listed = sentences(self.text, paragraph)
            self.sentences += listed
            self.paragraph_of += [number] * len(listed)
        starts = [sentence.start for sentence in self.sentences]
        self.placed = [self._paragraph(_start(one)) or 0 for one in self.attributions]
        self.sentence_of = [
            max(0, bisect_right(starts, _start(one)) - 1) for one in self.attributions
        ]
        contents = self._contents()
        self.sources = [_source(self.text, one) for one in self.attributions]
        self.clues = [
            clues(self.text, one, self.paragraphs[at], contents[at], outlet=self.outlet)
            if self.paragraphs
            else []
            for one, at in zip(self.attributions, self.placed, strict=True)
        ]
        self.told = [
            blanked(self.text, sentence, inside)
            for sentence, inside in zip(self.sentences, self._inside(starts), strict=True)
        ]
        self.scene_hits = [hits("scene", words) for words in self.told]

    def _paragraph(self, place: int) -> int | None:
        at = bisect_right(self.paragraphs, place, key=lambda block: block.start) - 1
        return at if at >= 0 and place < self.paragraphs[at].end else None

    def _contents(self) -> defaultdict[int, list[Span]]:
        """What is attributed in each paragraph."""
        found: defaultdict[int, list[Span]] = defaultdict(list)
        for one in self.attributions:
            for span in one.content:
                at = self._paragraph(span.start)
                if at is not None:
                    found[at].append(span)
        return found

    def _inside(self, starts: Sequence[int]) -> list[list[Span]]:
        """What is attributed in each sentence, or goes on over it.

        Args:
            starts: where the sentences begin.
        """
        found: list[list[Span]] = [[] for _ in starts]
        for one in self.attributions:
            for span in one.content:
                first = max(0, bisect_right(starts, span.start) - 1)
                for inside in found[first : bisect_left(starts, span.end)]:
                    inside.append(span)
        return found


def _start(one: Attribution) -> int:
    return (one.cue or one.source or one.content)[0].start


def _source(text: str, one: Attribution) -> Source:
    words = tuple(word for word in words_in(text, one.source) if word.is_word)
    found = phrase(text, one.source) if one.source else None
    return Source(words, found, "none" if found is None else str(kind_of(found)))
