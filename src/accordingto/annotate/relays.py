"""One voice that passes on another in so many words: "TASS quoted her as saying"."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from accordingto.annotate.draft import Draft
from accordingto.annotate.fit import joined
from accordingto.core.span import Span

_RELAY = re.compile(
    r"(?P<cue>(?:quot|cit)(?:e[sd]?|ing))\s+(?P<who>\S(?:[^.!?:;\n]{0,80}?\S)?)\s+"
    r"as\s+(?P<said>saying|stating|writing|telling|having\s+said)\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"(?:the\s+)?following:?", re.IGNORECASE)
RELAYED = "relay"
"""What the inner voice says in `rule`."""


def with_relayed_voices(
    text: str, blocks: Sequence[Span], drafts: Iterable[Draft]
) -> Iterator[Draft]:
    """The drafts, "X quoted Y as saying Z" made two: X quotes, and inside it Y says Z.

    PolNeAR marks one voice there, so that the network finds one.

    Args:
        text: the document's text.
        blocks: title and paragraphs in text order.
        drafts: what was found.
    """
    starts = [b.start for b in blocks]
    given = list(drafts)
    by_cue = {draft.cue[0]: draft for draft in reversed(given)}
    voiced: set[Span] = set()
    for draft in given:
        cue = draft.cue[0]
        if cue in voiced:
            continue
        block = blocks[bisect_right(starts, cue.start) - 1]
        relay = _RELAY.search(text, cue.start, block.end)
        if relay is None or relay.start() >= cue.end or _speaks(draft, Span(*relay.span("who"))):
            yield draft
            continue
        who, said = Span(*relay.span("who")), Span(*relay.span("said"))
        # The network may have found the voice passed on as well, and know more of it.
        inner = by_cue.get(said, replace(draft, rule=RELAYED, cue=(said,)))
        content = tuple(_after(text, inner.content, said.end))
        if not content:
            yield draft
            continue
        head = Span(who.start, max(s.end for s in (said, cue, *content) if s.start < block.end))
        if any(head.overlaps(s) for s in draft.source):
            yield draft
            continue
        voiced.add(said)
        beyond = (
            s for s in (*draft.content, *content) if s.start >= head.end or s.end <= cue.start
        )
        outer = joined((head, *dict.fromkeys(beyond)))
        yield replace(draft, cue=(Span(cue.start, relay.end("cue")),), content=outer)
        yield replace(inner, source=(who,), content=content)


def _after(text: str, spans: Iterable[Span], place: int) -> Iterator[Span]:
    """What of the spans lies behind a place."""
    for span in spans:
        rest = Span(max(span.start, place), span.end).trim(text) if span.end > place else None
        if rest is not None and not _ANNOUNCED.fullmatch(text, rest.start, rest.end):
            yield rest


def _speaks(draft: Draft, who: Span) -> bool:
    return any(s.overlaps(who) for s in draft.source)
