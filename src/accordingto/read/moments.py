"""When each entry of a live page was written, from the stamp that it has of its own."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from accordingto.core.document import Stated
from accordingto.core.span import Span
from accordingto.read.blocks import Block, Split
from accordingto.read.dates import Order, find_dates, normal_date
from accordingto.read.stamps import Stamp, leading_stamp, stamp_of

_MAX_HEAD_WORDS = 20


def moments_of(
    split: Split,
    blocks: Sequence[Block],
    *,
    order: Order | None = None,
    tagged: Callable[[int], Stated | None] = lambda _: None,
) -> tuple[Stated | None, ...]:
    """For each story the time of its own stamp in ISO 8601, or None where that is not clear.

    A stamp that gives no day has that of a date above the first entry, as long as no
    stamp of the page passes midnight.

    Args:
        split: the stories and what stands around them.
        blocks: all blocks of the page.
        order: which number of the page's dates is the day.
        tagged: what the page's statement of a number states, for `<time>` elements.
    """
    stamps = [story.stamp for story in split.stories]
    day = _day_above(stamps, blocks, order)
    return tuple(None if stamp is None else _moment(stamp, day, order, tagged) for stamp in stamps)


def _moment(
    block: Block, day: str, order: Order | None, tagged: Callable[[int], Stated | None]
) -> Stated | None:
    hidden = tagged(block.time_tag) if block.time_tag >= 0 else None
    value = None if hidden is None else normal_date(hidden.value)
    if hidden is not None and value is not None and "T" in value:
        return Stated(value, hidden.span, hidden.bytes_at)
    stamp = _stamp(block)
    if stamp is None:
        return None
    for value, start, end in find_dates(block.words[: stamp.end], order):
        return Stated(value, Span(start, end).shift(block.span.start))
    if not day:
        return None
    hour, minute = divmod(stamp.minutes, 60)
    end = len(block.words[: stamp.end].rstrip())
    span = Span(block.span.start, block.span.start + end)
    return Stated(f"{day}T{hour:02}:{minute:02}", span)


def _stamp(block: Block) -> Stamp | None:
    return stamp_of(block.words) or leading_stamp(block.words)


def _day_above(stamps: Sequence[Block | None], blocks: Sequence[Block], order: Order | None) -> str:
    """The one day that the lines above the first stamp name; "" if none or several."""
    known = [(block, stamp) for block in stamps if block is not None if (stamp := _stamp(block))]
    if not known or _passes_midnight([stamp for _, stamp in known]):
        return ""
    first = min(block.span.start for block, _ in known)
    days = {
        value[:10]
        for block in blocks
        if block.span.start < first and block.n_words <= _MAX_HEAD_WORDS
        for value, _, _ in find_dates(block.words, order)
    }
    return days.pop() if len(days) == 1 else ""


def _passes_midnight(stamps: Sequence[Stamp]) -> bool:
    steps = [two.minutes - one.minutes for one, two in pairwise(stamps)]
    return min(steps, default=0) < 0 < max(steps, default=0)
