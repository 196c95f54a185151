"""Pages that put several stories under each other, and where each lies among the blocks.

The same evidence counts with and without markup: time stamps in order, rules between
headlines, labels above headlines.
"""

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from accordingto.read.stamps import Stamp, are_in_order, leading_stamp, usual_rests

MIN_ENTRY_WORDS = 12
"""An entry of a live page below this is a remark, and with it goes its stamp."""

MIN_LEAD_WORDS = 25
"""What stands above the entries of a live page is a story of its own from this length on."""

_MIN_LABELLED = 3

_MEDIAN_ENTRY_WORDS = 25
"""Chronologies inside a story have one short sentence to a time, entries a paragraph."""

_MIN_FULL = 0.6
"""The share of stamps that must have an entry: times in lists of teasers have none."""

_MIN_COVERED = 0.5
"""The share of a page's running text that must lie in stamped entries."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one block or line is among others.

    Args:
        n_words: its words if it is running text, else 0.
        is_title: whether it may be a headline; never if it is running text.
        is_barrier: whether something else than stories begins with it, such as comments.
    """

    n_words: int = 0
    is_title: bool = False
    is_barrier: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Where one story of several lies.

    Args:
        title: the place of its headline, or None.
        start: the first place that belongs to it.
        end: the place behind its last.
        stamp: the place of its time stamp, or None.
        article: the number of the `<article>` that holds it all, or None.
    """

    title: int | None
    start: int
    end: int
    stamp: int | None = None
    article: int | None = None


def stamped_parts(looks: Sequence[Look], stamps: Mapping[int, Stamp]) -> list[Part]:
    """The entries of a live page, each with its stamp; empty if the page is none.

    A stamp may stand before its entry, between its headline and its text, or behind it,
    in the same way on the whole page. A line may be stamp and text in one.
    """
    rests = usual_rests(list(stamps.values()))
    places = [at for at in sorted(stamps) if stamps[at].rest in rests]
    if not are_in_order([stamps[at] for at in places]):
        return []
    parts = [_with_title(looks, part) for part in _bounded(looks, places)]
    kept = [part for part in parts if n_words(looks, part.start, part.end) >= MIN_ENTRY_WORDS]
    sizes = [n_words(looks, part.start, part.end) for part in kept]
    if len(kept) < max(3, _MIN_FULL * len(parts)) or statistics.median(sizes) < _MEDIAN_ENTRY_WORDS:
        return []
    return kept if sum(sizes) >= _MIN_COVERED * n_words(looks, 0, len(looks)) else []


def led_by_stamps(looks: Sequence[Look], words: Sequence[str]) -> list[Part]:
    """The entries of a live page whose paragraphs begin with the time; empty if it is none."""
    stamps = {
        at: stamp
        for at, look in enumerate(looks)
        if look.n_words and (stamp := leading_stamp(words[at])) is not None
    }
    sizes = [looks[at].n_words for at in stamps]
    if not sizes or statistics.median(sizes) < _MEDIAN_ENTRY_WORDS:
        return []
    return stamped_parts(looks, stamps)


def with_lead(looks: Sequence[Look], parts: Sequence[Part], title: int | None) -> list[Part]:
    """The entries after what stands above them, if that is text enough.

    Args:
        looks: the blocks.
        parts: the entries, none or more.
        title: the place of the page's own headline, or None.
    """
    if not parts:
        return []
    start = 0 if title is None else title
    if n_words(looks, start, parts[0].start) < MIN_LEAD_WORDS:
        return list(parts)
    return [Part(title, start, parts[0].start), *parts]


def n_words(looks: Sequence[Look], start: int, end: int) -> int:
    """The words of running text between two places."""
    return sum(look.n_words for look in looks[start:end])


def _bounded(looks: Sequence[Look], places: Sequence[int]) -> Iterator[Part]:
    last = _end(looks, places[-1] + 1)
    if not looks[places[-1]].n_words and not n_words(looks, places[-1] + 1, last):
        yield from _behind(looks, places)
        return
    shift = 1 if _follow_titles(looks, places) else 0
    starts = [at - shift if looks[at - shift].is_title else at for at in places]
    for at, start, end in zip(places, starts, [*starts[1:], last], strict=True):
        yield Part(start if start < at else None, start, _end(looks, at + 1, end), at)


def _behind(looks: Sequence[Look], places: Sequence[int]) -> Iterator[Part]:
    """Entries that end with their stamps; the first begins with the text right before its own."""
    first = next((at for at in range(places[0]) if looks[at].n_words), 0)
    for at in range(first, places[0]):
        if looks[at].is_barrier:
            first = at + 1
    if first and looks[first - 1].is_title:
        first -= 1
    for start, end in zip([first, *(at + 1 for at in places)], places, strict=False):
        yield Part(None, start, end + 1, end)


def _follow_titles(looks: Sequence[Look], places: Sequence[int]) -> bool:
    found = [
        at > 0 and looks[at - 1].is_title and at + 1 < len(looks) and looks[at + 1].n_words > 0
        for at in places
    ]
    return sum(found) >= _MIN_FULL * len(places)


def _end(looks: Sequence[Look], start: int, end: int | None = None) -> int:
    """The first barrier from `start` on, or the end."""
    stop = len(looks) if end is None else end
    return next((at for at in range(start, stop) if looks[at].is_barrier), stop)


def _with_title(looks: Sequence[Look], part: Part) -> Part:
    """The part with the first line that may be a headline before its text, if it has none yet."""
    if part.title is not None or part.stamp is None or looks[part.stamp].n_words:
        return part
    text = next((at for at in range(part.start, part.end) if looks[at].n_words), part.start)
    title = next(
        (at for at in range(part.start, text) if looks[at].is_title and at != part.stamp), None
    )
    return replace(part, title=title)


def ruled_parts(
    looks: Sequence[Look], rules: Sequence[int], opens: Callable[[int], int | None]
) -> list[Part]:
    """The stories between rules, each with its headline; empty if rules part no stories.

    Args:
        looks: the blocks.
        rules: the places at which something new begins behind a rule, rising.
        opens: the place of the headline that begins at a place or right behind it, or
            None; -1 where a story begins without one, as with a dateline.
    """
    edges = [0, *(at for at in rules if at > 0), len(looks)]
    full = [
        (start, _end(looks, start, end))
        for start, end in pairwise(edges)
        if n_words(looks, start, end) >= 2 * MIN_ENTRY_WORDS
    ]
    opened = [(start, end, at) for start, end in full if (at := opens(start)) is not None]
    # Before the first and behind the last may stand greetings and notices.
    if len(opened) < 2 or len(opened) < len(full) - 2:
        return []
    # A headline and its opening above the first rule: the rules part sections of one story.
    if full[0][0] != opened[0][0] and any(look.is_title for look in looks[slice(*full[0])]):
        return []
    return [Part(None if at < 0 else at, start if at < 0 else at, end) for start, end, at in opened]


def labelled_parts(looks: Sequence[Look], labels: Sequence[bool]) -> list[Part]:
    """The stories below "POLITICS", "ABROAD": label, headline, text, at least three times."""
    starts = [
        at
        for at in range(len(looks) - 2)
        if labels[at] and looks[at + 1].is_title and not labels[at + 1] and looks[at + 2].n_words
    ]
    if len(starts) < _MIN_LABELLED or n_words(looks, 0, starts[0]) >= 2 * MIN_ENTRY_WORDS:
        return []
    ends = [*starts[1:], len(looks)]
    return [
        Part(at + 1, at + 1, _end(looks, at + 1, end))
        for at, end in zip(starts, ends, strict=True)
        if n_words(looks, at, end) >= MIN_ENTRY_WORDS
    ]
