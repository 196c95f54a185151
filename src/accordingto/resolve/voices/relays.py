"""Through whom words came: outlets that they were told to, polls through which shares speak."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from accordingto.core.span import Span, cover
from accordingto.core.speaker import Hop, Reached, Speaker
from accordingto.resolve.channels.manners import ASKS
from accordingto.resolve.channels.outlet_names import agency, is_own, with_short_names
from accordingto.resolve.frames import Frame, blanked, frame
from accordingto.resolve.kinds import name_kind
from accordingto.resolve.lexicon import place
from accordingto.resolve.phrase import phrase
from accordingto.resolve.roles.body_words import Body
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.meant import meant_in
from accordingto.resolve.voices.outlets import asked, outlets
from accordingto.resolve.voices.polls import Polls
from accordingto.resolve.voices.principals import interviewed_for
from accordingto.resolve.voices.signed import Signed
from accordingto.resolve.voices.told import Told
from accordingto.resolve.wordlists import lines_of
from accordingto.resolve.words import sentence_at

_PASSED_ON = frozenset({"press-report", "published-work", "told-outlet"})
_PAPER = re.compile(r"[ \xa0](?:magazine|newspaper|paper|television|radio|tv)\b")
_AGENCIES = {
    name: tuple(one.replace("-", " ") for one in line.split())
    for line in lines_of("names of agencies")
    for name in (one.replace("-", " ") for one in line.split())
}
_SPOKEN_BY = re.compile(
    r"\b(?:[Tt]hrough|[Vv]ia|[Pp]er) (?:an?|his|her|their|its|the) (?:[\w-]+ )?"
    r"(?:spokes(?:man|woman|person)|lawyer|attorney|interpreter|translator|representative)\b"
)
"""Who says somebody's words for them: "she said through an interpreter"."""
_WORKS = frozenset({"column", "op-ed", "article", "editorial", "piece", "essay", "post", "blog"})


def relays(
    told: Told, speakers: Sequence[Speaker], reached: Sequence[Reached], cast: Cast
) -> tuple[Hop | None, ...]:
    """Who passed on the words of each attribution, beside the speakers that hold it.

    Where the words that say how it reached the reporter stand in another sentence, "Lint told
    the Courier that … . Lint said …", it is the outlet of that sentence.

    Args:
        told: the article.
        speakers: of each attribution.
        reached: how the words of each reached the reporter.
        cast: the article's entities; an outlet that is none of them yet is added.
    """
    return _Relays(told, speakers, reached, cast).all()


class _Relays:
    def __init__(
        self, told: Told, speakers: Sequence[Speaker], reached: Sequence[Reached], cast: Cast
    ) -> None:
        self._told = told
        self._speakers = speakers
        self._reached = reached
        self._meant = meant_in(told.text, cast)
        self._polls = Polls(told, cast)
        self._cast = cast
        self._blocks = sorted(told.paragraphs)
        self._starts = [block.start for block in self._blocks]
        start = self._starts[0] if self._starts else 0
        end = self._blocks[-1].end if self._blocks else 0
        writes = agency(told.text, start)
        self._outlet = with_short_names(told.text[start:end], told.outlet)
        names = [*self._outlet, *([] if writes is None else [writes])]
        plain = {name.casefold().removeprefix("the ") for name in names}
        self._own = frozenset(one for name in plain for one in (name, *_AGENCIES.get(name, ())))
        self._of_evidence: dict[Span, Hop | None] = {}
        self._signed = Signed(told.text, self._blocks, told.outlet, cast)
        self._ours: set[int] = set()
        """Attributions of which their own sentence says that they were told to the outlet."""
        self._places = [self._paragraph(at) for at in range(len(told.attributions))]
        self._contents: defaultdict[int, list[Span]] = defaultdict(list)
        for one in told.attributions:
            for span in one.content:
                self._contents[bisect_right(self._starts, span.start) - 1].append(span)

    def all(self) -> tuple[Hop | None, ...]:
        stated = [self._stated(at) for at in range(len(self._places))]
        found: list[Hop | None] = []
        last: dict[tuple[tuple[int, ...], str], Hop] = {}
        for at, own in enumerate(stated):
            relay = self._unless_theirs(at, own or self._of_occasion(at)) or self._in_print(at)
            same = self._speakers[at].entities, self._reached[at].channel
            if relay is not None:
                last[same] = relay
            elif self._is_told_of(at):
                relay = last.get(same)
            found.append(relay or self._posted(at) or self._polled(at))
        return tuple(found)

    def _is_told_of(self, at: int) -> bool:
        """Whether an attribution's own sentence says how it came, and through no outlet by name.

        "Lint wrote in the Courier … . Lint wrote …": it is the one of which was told before.
        """
        channel, evidence = self._reached[at].channel, self._reached[at].evidence
        cue = self._told.attributions[at].cue
        if evidence is None or channel not in _PASSED_ON or at in self._ours or not cue:
            return False
        block = self._blocks[self._places[at]]
        return block.contains(evidence) and sentence_at(
            self._told.text, evidence.start, block
        ).contains(cue[0])

    def _unless_theirs(self, at: int, relay: Hop | None) -> Hop | None:
        """An outlet, but for what is asked in its name: its own host's words, a question."""
        one = self._told.attributions[at]
        if relay is None or (
            not one.source and any(ASKS.search(w.of(self._told.text)) for w in one.cue)
        ):
            return None
        works_for = (
            interviewed_for(self._told.text, e, self._cast) for e in self._speakers[at].entities
        )
        return None if any(of in relay.entities for of in works_for) else relay

    def _in_print(self, at: int) -> Hop | None:
        """The paper in whose pages its own journalist writes."""
        speaker = self._speakers[at]
        if (
            self._reached[at].channel != "published-work"
            or at in self._ours
            or len(speaker.entities) != 1
        ):
            return None
        (writer,) = speaker.entities
        paper = interviewed_for(self._told.text, writer, self._cast)
        if paper is None or paper == writer or self._is_own(paper):
            return None
        return Hop("relay", (paper,), self._cast.mentions[self._cast.members(paper)[0]].span, None)

    def _is_own(self, entity: int) -> bool:
        """Whether an entity is the outlet that prints."""
        names = (
            self._cast.mentions[n].span.of(self._told.text) for n in self._cast.members(entity)
        )
        return any(is_own(name, self._own) for name in names)

    def _polled(self, at: int) -> Hop | None:
        speaker, reached = self._speakers[at], self._reached[at]
        return self._polls.relay(at, speaker, reached, self._places[at])

    def _stated(self, at: int) -> Hop | None:
        """The outlets that its own sentence says an attribution was told to."""
        one, place = self._told.attributions[at], self._places[at]
        if place < 0:
            return None
        around = frame(self._told.text, one, self._blocks[place], self._contents[place])
        if any(re.search(rf"\b{re.escape(name)}\b", around.words) for name in self._outlet):
            self._ours.add(at)
        if not one.source:
            return None
        spans = outlets(around, self._own, self._may_be)
        source = phrase(self._told.text, one.source)
        if not spans:
            return self._asked(around) or self._spoken_by(around)
        # "according to the Courier" names no voice behind the Courier; a column in it is one.
        is_work = source is not None and source.head[-1].low in _WORKS
        if not is_work and any(_overlap(span, own) for span in spans for own in one.source):
            return None
        return self._through(spans)

    def _of_occasion(self, at: int) -> Hop | None:
        """The outlets in the sentence that tells of the occasion on which it was said."""
        channel, evidence = self._reached[at].channel, self._reached[at].evidence
        if evidence is None or channel not in _PASSED_ON or at in self._ours:
            return None
        if evidence not in self._of_evidence:
            self._of_evidence[evidence] = self._told_in(evidence)
        return self._of_evidence[evidence]

    def _told_in(self, evidence: Span) -> Hop | None:
        number = bisect_right(self._starts, evidence.start) - 1
        if number < 0 or evidence.start >= self._blocks[number].end:
            return None
        sentence = sentence_at(self._told.text, evidence.start, self._blocks[number])
        words = blanked(self._told.text, sentence, self._contents[number])
        around = Frame(sentence.start, words, evidence)
        spans = outlets(around, self._own, self._may_be, on_air=True)
        return self._through(spans) if spans else self._asked(around)

    def _through(self, spans: Sequence[Span]) -> Hop | None:
        known = tuple(dict.fromkeys(e for e in map(self._entity, spans) if e is not None))
        return Hop("relay", known, cover(spans), None) if known else None

    def _asked(self, around: Frame) -> Hop | None:
        """The outlet of a journalist whom words were told, or the journalist."""
        for span in asked(around):
            for n in self._cast.within([span])[-1:]:
                person = self._cast.entity_of(n)
                if self._cast.kind(person) != "person":
                    continue
                through = interviewed_for(self._told.text, person, self._cast)
                if through is not None:
                    return Hop("relay", (through,), span, None)
        return None

    def _spoken_by(self, around: Frame) -> Hop | None:
        """The interpreter, lawyer or aide through whom somebody said it."""
        found = _SPOKEN_BY.search(around.words)
        if found is None:
            return None
        start = found.group().index(" ") + 1
        span = around.span(found.start() + start, found.end())
        heads = self._cast.within([span])
        if heads:
            return Hop("relay", (self._cast.entity_of(heads[-1]),), span, None)
        head = Span(span.start + span.of(self._told.text).rindex(" ") + 1, span.end)
        return Hop("relay", (self._cast.add(span, head, "nominal", "person"),), span, None)

    def _posted(self, at: int) -> Hop | None:
        """Who signs the post, the letter or the summary that an attribution stands in."""
        place = self._places[at]
        own = (self._told.attributions[at].cue or self._told.attributions[at].content)[0]
        span = self._signed.of(place) if place >= 0 else None
        if span is None or span.start < own.end:
            return None
        entity = self._meant.entity(Body(span, None))
        if entity is None:
            entity = self._cast.add(span, span, "name", "person")
        return Hop("relay", (entity,), span, None)

    def _entity(self, span: Span) -> int | None:
        """The outlet that a name means."""
        entity = self._meant.entity(Body(span, None))
        behind = _PAPER.match(self._told.text, span.end)
        if entity is None or behind is None or self._cast.kind(entity) != "place":
            return entity
        if self._cast.n_mentions(entity) > 1 or place(span.of(self._told.text)):
            # "Orrin magazine" is no place.
            whole = Span(span.start, behind.end())
            return self._cast.add(whole, Span(behind.start() + 1, behind.end()), "name", "outlet")
        return entity

    def _may_be(self, span: Span) -> bool:
        """Whether a name may be an outlet's: no person's, no place's, no network's."""
        words = span.of(self._told.text)
        found = phrase(self._told.text, [span])
        if place(words) or found is None or name_kind(found) in ("company", "official-body"):
            return False
        kinds = [self._cast.mentions[n].kind for n in self._cast.within([span])]
        return bool(kinds) and not {"person", "place"}.intersection(kinds)

    def _paragraph(self, at: int) -> int:
        one = self._told.attributions[at]
        place = (one.cue or one.source or one.content)[0].start
        number = bisect_right(self._starts, place) - 1
        return number if number >= 0 and place < self._blocks[number].end else -1


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
