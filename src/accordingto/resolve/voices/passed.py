"""Through whom rules find that words came: outlets they were told to, polls, who signs them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from accordingto.core.span import Span, cover
from accordingto.core.speaker import Hop, Reached, Speaker
from accordingto.resolve.channels.outlet_names import agency, is_own, with_short_names
from accordingto.resolve.frames import Frame, frame
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

Way = Literal["in print", "posted", "polled"]
"""What says through whom an attribution came: that its speaker writes for a paper, a signature,
or that shares of people speak."""
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


class Passed:
    """What rules find of an article.

    Args:
        told: the article.
        speakers: of each attribution.
        reached: how the words of each reached the reporter.
        cast: the article's entities; an outlet that is none of them yet is added.
    """

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
        self._signed = Signed(told.text, self._blocks, told.outlet, cast)
        self._places = [self._paragraph(at) for at in range(len(told.attributions))]
        self._ours: dict[int, bool] = {}
        self._contents: defaultdict[int, list[Span]] = defaultdict(list)
        for one in told.attributions:
            for span in one.content:
                self._contents[bisect_right(self._starts, span.start) - 1].append(span)

    def ways(self, at: int) -> Iterator[tuple[Way, Hop]]:
        """Through whom an attribution came, and what says so.

        Args:
            at: its place; to be asked in text order.
        """
        found: tuple[tuple[Way, Hop | None], ...] = (
            ("in print", self._in_print(at)), ("posted", self._posted(at)),
            ("polled", self._polled(at)),
        )  # fmt: skip
        yield from ((way, hop) for way, hop in found if hop is not None)

    def spoken(self, at: int) -> Hop | None:
        """The journalist whom an attribution's own sentence says it was told, or who spoke it.

        Args:
            at: its place.
        """
        if self._places[at] < 0 or not self._told.attributions[at].source:
            return None
        around = self._around(at)
        return self._asked(around) or self._spoken_by(around)

    def is_ours(self, at: int) -> bool:
        """Whether its own sentence names the outlet that prints."""
        if at not in self._ours:
            self._ours[at] = self._places[at] >= 0 and self._is_named(self._around(at))
        return self._ours[at]

    def _around(self, at: int) -> Frame:
        """The sentence of an attribution in a paragraph."""
        one, place = self._told.attributions[at], self._places[at]
        return frame(self._told.text, one, self._blocks[place], self._contents[place])

    def _is_named(self, around: Frame) -> bool:
        """Whether a sentence names the outlet that prints."""
        return any(re.search(rf"\b{re.escape(name)}\b", around.words) for name in self._outlet)

    def in_sentence(self, around: Frame) -> Iterator[tuple[str, Hop]]:
        """All through whom a sentence says that words came, and how it says so.

        Args:
            around: the sentence, without what is attributed in it.
        """
        found = outlets(around, self._own, self._may_be)
        for how, spans in found:
            through = self._through(spans)
            if through is not None:
                yield how, through
        if not any(how.startswith("told") for how, _ in found):
            through = self._asked(around)
            if through is not None:
                yield "asked", through
        through = self._spoken_by(around)
        if through is not None:
            yield "spoken by", through

    def _in_print(self, at: int) -> Hop | None:
        """The paper in whose pages its own journalist writes."""
        speaker = self._speakers[at]
        if (
            self._reached[at].channel != "published-work"
            or self.is_ours(at)
            or len(speaker.entities) != 1
        ):
            return None
        (writer,) = speaker.entities
        paper = interviewed_for(self._told.text, writer, self._cast)
        if paper is None or paper == writer or self.is_own(paper):
            return None
        return Hop("relay", (paper,), self._cast.mentions[self._cast.members(paper)[0]].span, None)

    def is_own(self, entity: int) -> bool:
        """Whether an entity is the outlet that prints."""
        names = (
            self._cast.mentions[n].span.of(self._told.text) for n in self._cast.members(entity)
        )
        return any(is_own(name, self._own) or self._begins_own(name) for name in names)

    def _begins_own(self, name: str) -> bool:
        """Whether an outlet is a part of the one that prints: "Courier Daily" of the Courier.

        The Courier of Neld is another.
        """
        plain = name.casefold().removeprefix("the ")
        begun = (own for own in self._own if plain.startswith(f"{own} "))
        return any(not plain.startswith(f"{own} of ") for own in begun)

    def _polled(self, at: int) -> Hop | None:
        speaker, reached = self._speakers[at], self._reached[at]
        return self._polls.relay(at, speaker, reached, self._places[at])

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
        head = Span(around.start + found.start() + found.group().rindex(" ") + 1, span.end)
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
        if any(char.isdigit() for char in words):
            return True  # "Pine411"
        kinds = [self._cast.mentions[n].kind for n in self._cast.within([span])]
        return bool(kinds) and not {"person", "place"}.intersection(kinds)

    def _paragraph(self, at: int) -> int:
        one = self._told.attributions[at]
        place = (one.cue or one.source or one.content)[0].start
        number = bisect_right(self._starts, place) - 1
        return number if number >= 0 and place < self._blocks[number].end else -1
