"""The chain of voices from the outlet that prints to the first who spoke."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from accordingto.core.span import Span, cover
from accordingto.core.speaker import Hop, Reached, Speaker
from accordingto.resolve.lexicon import is_outlet
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.principals import principal
from accordingto.resolve.voices.told import Told
from accordingto.resolve.words import sentence_at

_PASSED_ON = frozenset({"press-report", "published-work", "social-post"})
_NAME = re.compile(
    r"(?:[Tt]he )?(?P<name>[A-Z][\w.&’'-]*(?: (?:of the |of |and )?[A-Z\d][\w.&’'-]*){0,5})"
)
_REACH = 100
"""Characters behind the words for a channel among which the outlet is named."""


def chains(
    told: Told, speakers: Sequence[Speaker], reached: Sequence[Reached], cast: Cast
) -> tuple[tuple[Hop, ...], ...]:
    """The chain of each attribution, outlet first.

    The voices come from the outlet that prints; the agency or outlet that it credits for
    the article; for each attribution from the outermost in, the outlet that its words
    were told to or printed by, and its speaker; and whom the innermost speaks for.

    Args:
        told: the article.
        speakers: of each attribution.
        reached: how the words of each reached the reporter.
        cast: the article's entities.
    """
    made = _Chains(told, speakers, reached, cast)
    outermost = [Hop("outlet", (), None, None), *made.credited(told.credits)]
    return tuple((*outermost, *made.voices(at)) for at in range(len(told.attributions)))


class _Chains:
    def __init__(
        self, told: Told, speakers: Sequence[Speaker], reached: Sequence[Reached], cast: Cast
    ) -> None:
        self._text = told.text
        self._all = told.attributions
        self._speakers = speakers
        self._reached = reached
        self._cast = cast
        self._own = {_plain(name) for name in told.outlet}
        contents = sorted(span for one in self._all for span in one.content)
        self._content_starts = [span.start for span in contents]
        # The furthest end of all that begin no later.
        self._content_ends = list(accumulate((span.end for span in contents), max))
        self._blocks = sorted(told.paragraphs)
        self._starts = [block.start for block in self._blocks]
        self._principals: dict[Speaker, tuple[int, Span] | None] = {}

    def credited(self, credits_: Sequence[Span]) -> Iterator[Hop]:
        """Those whom the whole article is credited to, but for the outlet itself."""
        for span in credits_:
            name = _NAME.search(self._text, span.start, span.end)
            if name is not None and _plain(name["name"]) not in self._own:
                at = Span(*name.span("name"))
                yield Hop("relay", (self._entity(at),), at, None)

    def voices(self, at: int) -> tuple[Hop, ...]:
        hops: list[Hop] = []
        said: set[int] = set()
        for one in self._path(at):
            relay = self._relay(one)
            own = self._speakers[one]
            if relay is not None and not said.union(own.entities).intersection(relay.entities):
                hops.append(relay)
                said.update(relay.entities)
            if own.is_outlet:
                continue
            if hops and own.entities and hops[-1].entities == own.entities:
                # In a speech, what its speaker says of what she said is one voice.
                hops[-1] = replace(hops[-1], attribution=one)
                continue
            source = self._all[one].source
            hops.append(Hop("speaker", own.entities, cover(source) if source else None, one))
            said.update(own.entities)
        beyond = self._principal(self._speakers[at])
        if beyond is not None:
            hops.append(Hop("principal", (beyond[0],), beyond[1], None))
        return tuple(hops)

    def _path(self, at: int) -> list[int]:
        """An attribution and those whose content holds it, the outermost first."""
        path = {at: None}
        parent = self._all[at].parent
        while parent is not None and parent not in path:
            path[parent] = None
            parent = self._all[parent].parent
        return list(path)[::-1]

    def _is_content(self, span: Span) -> bool:
        """Whether words are part of what is attributed to somebody."""
        at = bisect_right(self._content_starts, span.start) - 1
        return at >= 0 and span.end <= self._content_ends[at]

    def _principal(self, speaker: Speaker) -> tuple[int, Span] | None:
        # Whoever speaks often does so for the same body each time.
        same = replace(speaker, rule="")
        if same not in self._principals:
            self._principals[same] = principal(self._text, speaker, self._cast)
        return self._principals[same]

    def _relay(self, at: int) -> Hop | None:
        """The outlet that the words of an attribution were told to or printed by."""
        how = self._reached[at]
        if how.channel not in _PASSED_ON or how.evidence is None:
            return None
        sentence = self._sentence(how.evidence.start)
        end = min(max(sentence.end, how.evidence.end), how.evidence.end + _REACH)
        for start, stop in (
            (how.evidence.start, end),
            (max(sentence.start, how.evidence.start - _REACH), how.evidence.start),
        ):
            for found in _NAME.finditer(self._text, start, max(start, stop)):
                at_ = Span(*found.span("name"))
                words = at_.of(self._text).rstrip(".")
                if (
                    is_outlet(words)
                    and _plain(words) not in self._own
                    and not self._is_content(at_)
                ):
                    at_ = Span(at_.start, at_.start + len(words))
                    return Hop("relay", (self._entity(at_),), at_, None)
        return None

    def _sentence(self, place: int) -> Span:
        at = bisect_right(self._starts, place) - 1
        if at < 0 or place >= self._blocks[at].end:
            return Span(place, place + 1)
        return sentence_at(self._text, place, self._blocks[at])

    def _entity(self, span: Span) -> int:
        heads = self._cast.within([span])
        if heads:
            return self._cast.entity_of(heads[-1])
        called = self._cast.called(span.of(self._text))
        if called is not None:
            return called
        return self._cast.add(span, span, "name", "outlet")


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")
