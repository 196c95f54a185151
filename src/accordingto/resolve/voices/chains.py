"""The chain of voices from the outlet that prints to the first who spoke."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from accordingto.core.span import Span, cover
from accordingto.core.speaker import Hop, Speaker
from accordingto.resolve.channels.occasions import Heard
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.cited import cited
from accordingto.resolve.voices.descriptions import NOBODY
from accordingto.resolve.voices.principals import described_for, principal
from accordingto.resolve.voices.relays import relays
from accordingto.resolve.voices.told import Told
from accordingto.resolve.words import words_in

_NAME = re.compile(
    r"(?:[Tt]he )?(?P<name>[A-Z][\w.&’'-]*(?: (?:of the |of |and )?[A-Z\d][\w.&’'-]*){0,5})"
)
_OWNER = re.compile(r"['’]s? $")
_LONGEST_OUTLET = 60
_FEW = 4
"""Words of somebody of whom nothing is said: "a campaign spokesman"."""
_SUBJECT = 40
_STATEMENTS = frozenset(["statement", "release", "email", "e-mail", "letter", "message", "memo"])
_KNOWN_ONES = _STATEMENTS | {"the", "this", "that"}
_BACK = 4
"""Attributions back in which whoever made a statement spoke."""
_SPOKEN_FOR = ("person", "organisation", "official-body", "company", "party-or-movement",
               "armed-group")  # fmt: skip


def chains(
    told: Told, speakers: Sequence[Speaker], heard: Heard, cast: Cast
) -> tuple[tuple[Hop, ...], ...]:
    """The chain of each attribution, outlet first.

    The voices come from the outlet that prints; the agency or outlet that it credits for
    the article; for each attribution from the outermost in, the outlet that its words
    were told to or printed by, and its speaker; and whom the innermost cites or speaks for.

    Args:
        told: the article.
        speakers: of each attribution.
        heard: how the words of each reached the reporter.
        cast: the article's entities.
    """
    made = _Chains(told, speakers, heard, cast)
    outlet = Hop("outlet", (), None, None)
    credited = tuple(made.credited(told.credits))

    def whole(hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
        # An agency that speaks in its own story is one voice.
        first = hops[0].entities if hops else ()
        return (outlet, *(one for one in credited if one.entities != first), *hops)

    return tuple(whole(made.voices(at)) for at in range(len(told.attributions)))


class _Chains:
    def __init__(self, told: Told, speakers: Sequence[Speaker], heard: Heard, cast: Cast) -> None:
        self._text = told.text
        self._all = told.attributions
        self._speakers = speakers
        self._cast = cast
        self._own = {_plain(name) for name in told.outlet}
        self._relays = relays(told, speakers, heard, cast)
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
            relay = self._relays[one]
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
            # "It should be noted": there are words in a speaker's place, and no speaker.
            words = () if own == NOBODY else self._all[one].source
            hops.append(Hop("speaker", own.entities, cover(words) if words else None, one))
            said.update(own.entities)
        source = cited(self._text, self._all[at], self._cast)
        if source is not None and not said.intersection(source.entities):
            return (*hops, source)
        beyond = self._beyond(at)
        if beyond is not None and beyond[0] not in said:
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

    def _principal(self, speaker: Speaker) -> tuple[int, Span] | None:
        # Whoever speaks often does so for the same body each time.
        same = replace(speaker, rule="")
        if same not in self._principals:
            self._principals[same] = principal(self._text, speaker, self._cast)
        return self._principals[same]

    def _beyond(self, at: int) -> tuple[int, Span] | None:
        """For whom the speaker of an attribution speaks.

        Not a part of the outlet that prints, which is no voice between: "the Courier's board".
        """
        found = self._spoken_for(at)
        return None if found is None or self._is_part_of_own(found[1]) else found

    def _is_part_of_own(self, words: Span) -> bool:
        before = self._text[max(0, words.start - _LONGEST_OUTLET) : words.start]
        owner = _OWNER.sub("", before)
        if owner == before:
            return False
        # "Outpost's" does not end with the Post.
        low = owner.casefold()
        parted = ((low[: len(low) - len(one)], one) for one in self._own if low.endswith(one))
        return any(one and not rest[-1:].isalnum() for rest, one in parted)

    def _spoken_for(self, at: int) -> tuple[int, Span] | None:
        return (
            self._principal(self._speakers[at])
            or self._by_own_words(at)
            or self._by_content(at)
            or self._by_statement(at)
        )

    def _by_own_words(self, at: int) -> tuple[int, Span] | None:
        """For whom somebody with a name speaks by what they are called where they speak.

        It is not said of them elsewhere, where it would mean somebody else if they were not meant.
        """
        speaker, source = self._speakers[at], self._all[at].source
        is_one = len(speaker.entities) == len(source) == 1 and speaker.kind == "person"
        if not is_one or speaker.unnamed is not None:
            return None
        return described_for(self._text, source[0], speaker, self._cast)

    def _by_statement(self, at: int) -> tuple[int, Span] | None:
        """Whose a statement is of which nothing is said: whoever spoke last before it."""
        nobody = self._speakers[at].unnamed
        if nobody is None or nobody.what != "document" or nobody.of is not None:
            return None
        words = words_in(self._text, [nobody.words])
        if words[0].low not in _KNOWN_ONES or words[-1].low not in _STATEMENTS:
            return None
        for before in range(at - 1, max(-1, at - 1 - _BACK), -1):
            speaker = self._speakers[before]
            said = speaker.unnamed
            if len(speaker.entities) != 1 or (said is not None and said.what == "document"):
                continue
            if self._cast.is_named(speaker.entities[0]):
                return speaker.entities[0], nobody.words
            return self._principal(speaker)
        return None

    def _by_content(self, at: int) -> tuple[int, Span] | None:
        """Of whom a spokesman speaks of whom nothing is said: "Lint is ill, a spokesman said".

        It is whoever is named first in what he says, as its subject.
        """
        nobody = self._speakers[at].unnamed
        if nobody is None or nobody.what not in ("aide", "lawyer") or nobody.of is not None:
            return None
        words = words_in(self._text, [nobody.words])
        is_one = words[0].low in ("a", "an", "the") and nobody.many == 1
        are_aides = len(words) == 1 and nobody.what == "aide"
        if len(words) > _FEW or not (is_one or are_aides):
            return None
        content = self._all[at].content[0]
        start = Span(content.start, min(content.end, content.start + _SUBJECT))
        for n in self._cast.within([start]):
            mention = self._cast.mentions[n]
            entity = self._cast.entity_of(n)
            if self._cast.is_named(entity) and mention.kind in _SPOKEN_FOR:
                return entity, nobody.words
        return None

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
