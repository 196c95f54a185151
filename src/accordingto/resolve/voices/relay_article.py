"""What is gathered of an article to tell through whom its attributions came."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.core.span import Span
from accordingto.core.speaker import Channel, Speaker
from accordingto.resolve.channels.manners import ASKS
from accordingto.resolve.channels.occasions import Heard
from accordingto.resolve.channels.signs import Signs
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.passed import Passed
from accordingto.resolve.voices.polls import is_share_in
from accordingto.resolve.voices.principals import interviewed_for
from accordingto.resolve.voices.relay_places import Place, places

_LEAD, _LEADING = 4, 6
"""The last paragraph of a lead, and places in it that are looked at from everywhere."""
_PRINTED: tuple[Channel, ...] = ("press-report", "published-work")
_LEAST = 0.02
"""Channels less likely than this are no signs."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is true of an attribution, whoever passed it on.

    Args:
        at: its place.
        sentence: the place of its sentence.
        speaker: who speaks, as the reading tells speakers apart.
        entities: who speaks.
        likely: the channels by which it may have come, as signs.
        through: how likely it came by what each sentence tells.
        manner: of its words.
        works: the outlets that its speakers work for.
        what: what an unnamed speaker is.
        is_share: whether a share of people speaks.
        questions: the share of the attributions beside it that are questions.
    """

    at: int
    sentence: int
    speaker: object
    entities: tuple[int, ...]
    likely: Signs
    through: dict[int, float]
    manner: frozenset[str]
    works: tuple[int | None, ...]
    what: str | None
    is_share: bool
    questions: float


class Gathered:
    """An article by its sentences, its speakers and the places that name relays.

    Args:
        heard: the article, with who speaks, and how the words of each may have come.
        speakers: of each attribution.
        cast: the article's entities; those whom a rule finds are added.
        passed: what rules find.
    """

    def __init__(
        self, heard: Heard, speakers: Sequence[Speaker], cast: Cast, passed: Passed
    ) -> None:
        reading, weighed = heard.reading, heard.weighed
        self.reading = reading
        self.speakers = speakers
        self.cast = cast
        self.places = places(reading, cast, passed)
        self.times = heard.times
        self.press = [sum(one.likely.get(c, 0.0) for c in _PRINTED) for one in weighed]
        self.mean_press = sum(self.press) / (len(self.press) or 1)
        self._weighed = weighed
        self._manners = heard.manners
        self._starts = [sentence.start for sentence in reading.sentences]
        text = reading.text
        self._asks = [
            any(ASKS.search(span.of(text)) for span in one.cue) for one in reading.attributions
        ]
        self._gather_attributions()
        self._gather_places()

    def _gather_attributions(self) -> None:
        reading = self.reading
        self._order = sorted(
            range(len(reading.attributions)), key=lambda at: (reading.sentence_of[at], at)
        )
        self._rank = {at: rank for rank, at in enumerate(self._order)}
        self._spoken: defaultdict[object, list[int]] = defaultdict(list)
        self.said_in: defaultdict[int, list[int]] = defaultdict(list)
        """The attributions of each sentence."""
        self.speakers_in: defaultdict[int, set[object]] = defaultdict(set)
        """Who speaks in each sentence."""
        self.press_in: defaultdict[tuple[int, object], float] = defaultdict(float)
        """How likely what a speaker, or anybody, says in a sentence was printed elsewhere."""
        for rank, at in enumerate(self._order):
            sentence, speaker = reading.sentence_of[at], reading.speakers[at]
            self._spoken[speaker].append(rank)
            self.said_in[sentence].append(at)
            for who in {None, speaker}:
                key = sentence, who
                self.press_in[key] = max(self.press_in[key], self.press[at])
            if speaker is not None:
                self.speakers_in[sentence].add(speaker)

    def _gather_places(self) -> None:
        self.sentences = [place.sentence for place in self.places]
        self.leading = [one for one in self.places if one.paragraph <= _LEAD][:_LEADING]
        self.own: defaultdict[object, list[Place]] = defaultdict(list)
        """The places in sentences in which somebody speaks."""
        self.named: dict[int, frozenset[int]] = {}
        """Whom each sentence with a place names."""
        self.in_sentence: defaultdict[int, set[tuple[int, ...]]] = defaultdict(set)
        """Who may be relays by each sentence."""
        self._framed: list[int] = []
        self._framed_of: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        sources: dict[int, list[Span]] = {}
        self.in_source: set[tuple[tuple[int, ...], int]] = set()
        """Those of a sentence who are named in the source of something."""
        for rank, place in enumerate(self.places):
            sentence, who = place.sentence, place.hop.entities
            if sentence not in self.named:
                within = self.cast.within([self.reading.sentences[sentence]])
                self.named[sentence] = frozenset(self.cast.entity_of(n) for n in within)
                listed = (self.reading.attributions[at] for at in self.said_in.get(sentence, ()))
                sources[sentence] = sorted(span for one in listed for span in one.source)
            if touches(place.span, sources[sentence]):
                self.in_source.add((who, sentence))
            self.in_sentence[sentence].add(who)
            if place.framed:
                self._framed.append(rank)
                self._framed_of[who].append(rank)
            for speaker in self.speakers_in.get(sentence, ()):
                self.own[speaker].append(place)
        self.n_named = len({place.hop.entities for place in self.places})

    def asked(self, at: int) -> Asked:
        """What is true of the attribution at a place."""
        speaker, weighed = self.speakers[at], self._weighed[at]
        through: defaultdict[int, float] = defaultdict(float)
        for place, value in weighed.by_evidence:
            through[bisect_right(self._starts, place) - 1] += value
        text, source = self.reading.text, self.reading.attributions[at].source
        return Asked(
            at=at,
            sentence=self.reading.sentence_of[at],
            speaker=self.reading.speakers[at],
            entities=speaker.entities,
            likely={f"P {c}": p for c, p in weighed.likely.items() if p >= _LEAST},
            through=dict(through),
            manner=self._manners[at],
            works=tuple(interviewed_for(text, one, self.cast) for one in speaker.entities),
            what=None if speaker.unnamed is None else speaker.unnamed.what,
            is_share=is_share_in(text, source),
            questions=sum(self._asks[o] for o in self.beside(at) if o is not None) / 2,
        )

    def is_open_question(self, at: int) -> bool:
        """Whether an attribution is a question of which nobody is said to ask it."""
        return self._asks[at] and not self.reading.attributions[at].source

    def beside(self, at: int) -> tuple[int | None, int | None]:
        """The attributions before and after one."""
        rank = self._rank[at]
        before = self._order[rank - 1] if rank else None
        after = self._order[rank + 1] if rank + 1 < len(self._order) else None
        return before, after

    def share(self, speaker: object) -> float:
        """The share of the article's attributions that a speaker has."""
        return 0.0 if speaker is None else len(self._spoken[speaker]) / len(self._order)

    def framed_share(self, who: tuple[int, ...]) -> float:
        """The share of all that rules find that is of one."""
        return len(self._framed_of[who]) / (len(self._framed) or 1)

    def own_before(self, speaker: object, sentence: int) -> int:
        """How many of a speaker's places stand up to the end of a sentence."""
        return bisect_right(self.own.get(speaker, []), sentence, key=lambda one: one.sentence)

    def last_own(self, asked: Asked) -> Place | None:
        """The last place up to an attribution in a sentence in which its speaker speaks."""
        cut = self.own_before(asked.speaker, asked.sentence)
        return self.own[asked.speaker][cut - 1] if cut else None

    def others_framed(self, place: Place, sentence: int) -> int:
        """How many others rules find between a place and the end of a later sentence."""
        first = bisect_right(self.sentences, place.sentence)
        last = bisect_right(self.sentences, sentence)
        own = self._framed_of[place.hop.entities]
        return _between(self._framed, first, last) - _between(own, first, last)

    def spoken_between(self, at: int, other: int) -> tuple[int, int]:
        """How often the speaker of an attribution, and others, speak between it and one before."""
        low, high = sorted((self._rank[at], self._rank[other]))
        own = _between(self._spoken[self.reading.speakers[at]], low + 1, high)
        return own, max(0, high - low - 1) - own


def touches(one: Span, spans: Sequence[Span]) -> bool:
    """Whether a place is in one of `spans`, or holds some of it."""
    return any(span.start < one.end and one.start < span.end for span in spans)


def _between(ranks: Sequence[int], first: int, last: int) -> int:
    return bisect_left(ranks, last) - bisect_left(ranks, first)
