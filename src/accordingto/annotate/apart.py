"""Words that two attributions claim, and words that a signature claims too many of."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from accordingto.annotate.found import Found
from accordingto.core.span import Span

_DASH = re.compile(r"[―—–-]+")


def set_apart(text: str, blocks: Sequence[Span], read: Sequence[Found]) -> list[Found]:
    """What was read, each span of a content left to one attribution where two claim it.

    Each anchor is read for itself, so that the second of two quotations may be
    claimed by the cue before it as well as by its own. The one that is surer of it
    keeps it, unless the other would lose all its content: two cues may share one.
    An attribution inside another's content takes nothing from it.

    Args:
        text: the document's text.
        blocks: title and paragraphs in text order.
        read: what is likely enough to be given out.
    """
    signed = [_signed(text, blocks, _with_one_source(one)) for one in read]
    lost: list[set[int]] = [set() for _ in signed]
    claims = sorted(
        (span, number, place)
        for number, one in enumerate(signed)
        for place, span in enumerate(one.content)
    )
    for at, (span, number, place) in enumerate(claims):
        for other_span, other, other_place in claims[at + 1 :]:
            if other_span.start >= span.end or place in lost[number]:
                break
            if number == other or other_place in lost[other] or not _contest(span, other_span):
                continue
            if _nested(signed[number], signed[other]):
                continue
            ours, theirs = signed[number].held[place], signed[other].held[other_place]
            loser, gone = (number, place) if ours < theirs else (other, other_place)
            if len(signed[loser].content) - len(lost[loser]) > 1:
                lost[loser].add(gone)
    return [_without(one, gone) for one, gone in zip(signed, lost, strict=True)]


def _with_one_source(one: Found) -> Found:
    """A source in two pieces is nearly always two guesses; the surer one stays."""
    if len(one.source) < 2:
        return one
    best = max(range(len(one.source)), key=lambda n: (one.named[n], -n))
    return replace(one, source=(one.source[best],), named=(one.named[best],))


def _signed(text: str, blocks: Sequence[Span], one: Found) -> Found:
    """A dash before a name signs what stands before it in the same paragraph, and no more."""
    if not one.cue or not _DASH.fullmatch(one.cue[0].of(text)):
        return one
    cue = one.cue[0]
    home = blocks[bisect_right([b.start for b in blocks], cue.start) - 1]
    beside = [n for n, s in enumerate(one.content) if home.start <= s.start and s.end <= cue.start]
    return _without(one, set(range(len(one.content))) - {beside[-1]}) if beside else one


def _contest(one: Span, other: Span) -> bool:
    """Whether two spans share more than half of the shorter one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > min(len(one), len(other))


def _nested(one: Found, other: Found) -> bool:
    return _holds(one, other.cue) or _holds(other, one.cue)


def _holds(one: Found, cue: Iterable[Span]) -> bool:
    return any(piece.contains(span) for piece in one.content for span in cue)


def _without(one: Found, gone: set[int]) -> Found:
    kept = [n for n in range(len(one.content)) if n not in gone]
    return replace(
        one, content=tuple(one.content[n] for n in kept), held=tuple(one.held[n] for n in kept)
    )
