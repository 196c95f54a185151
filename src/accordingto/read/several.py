"""Pages that hold several stories, and where each lies among the blocks."""

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from accordingto.read.blocks import Block
from accordingto.read.entries import (
    Look,
    Part,
    led_by_stamps,
    n_words,
    ruled_parts,
    stamped_parts,
    with_lead,
)
from accordingto.read.maintext import is_running
from accordingto.read.phrases import kind_of_phrase
from accordingto.read.stamps import Stamp, stamp_of

MIN_STORY_WORDS = 50
"""Running text of this length makes one story among several of a page in any case."""

_LEAST_WORDS = 25
_LEAST_SHARE = 6
"""Shorter text makes one too where the longest story has no more than six times its words:
beside long ones it is a teaser, among briefs a brief."""

_BARRIER_ZONES = frozenset({"comments", "related", "footer", "cookie"})
_STAMP_ZONES = frozenset({None, "dateline", "byline", "header"})
_SEPARATING = frozenset({"continue", "comments", "share"})
_ROUND_UP = re.compile(
    r"\b(?:in brief|briefs|briefly|(?:morning|evening|daily|news|weekly) briefing|round-?up|digest|"
    r"bulletin|at a glance|newsletter|"
    r"(?:news|week|day) in (?:review|short)|short news|news briefs|kurz notiert|kurzmeldungen|"
    r"en bref|en breve|in breve|коротко|дайджест)\b",
    re.IGNORECASE,
)
_STOPS = ".!?…\"'”’»)]"
_MAX_HEADING_WORDS = 30


def parts_of(blocks: Sequence[Block], names: Sequence[str]) -> list[Part]:
    """Where each story lies, if the page holds two or more; else nothing.

    Args:
        blocks: those of the page.
        names: what the page calls itself.
    """
    looks = [_look(block) for block in blocks]
    stamps = _stamps(blocks)
    # The stamp of an entry may stand in its footer.
    unbarred = [
        replace(look, is_barrier=False) if look.is_barrier and at in stamps else look
        for at, look in enumerate(looks)
    ]
    stamped = stamped_parts(unbarred, stamps) or led_by_stamps(looks, [b.words for b in blocks])
    if _is_chronology(blocks, looks, stamped):
        return []
    return (
        _with_lead(blocks, unbarred, _within(blocks, stamped))
        or _articles(blocks, looks)
        or _within(blocks, _sections(blocks, looks, names))
        or _within(blocks, _by_rules(blocks, looks))
    )


def _is_chronology(blocks: Sequence[Block], looks: Sequence[Look], parts: Sequence[Part]) -> bool:
    """Whether times are subheadings of one story, and what stands below each is short.

    Entries of live pages have elements or headlines of their own, or the length of a story.
    """
    title = next((at for at, block in enumerate(blocks) if block.heading == 1), None)
    if not parts or title is None or any(part.title is not None for part in parts):
        return False
    places = [part.stamp for part in parts if part.stamp is not None]
    levels = {blocks[at].heading if blocks[at].time_tag < 0 else 0 for at in places}
    stories = {blocks[at].story for at in (title, *places)}
    sizes = [n_words(looks, part.start, part.end) for part in parts]
    return (
        len(levels) == 1
        and min(levels) > 1
        and len(stories) == 1
        and -1 not in stories
        and statistics.median(sizes) < MIN_STORY_WORDS
    )


def is_label(block: Block) -> bool:
    """Whether a block is no text of a story though it may stand among it, such as a heading."""
    return bool(block.heading) or block.zone is not None or kind_of_phrase(block.words) is not None


def is_short_sentence(block: Block) -> bool:
    """Whether a block is a sentence that is too short to be told as running text by itself."""
    return (
        block.zone is None
        and not block.heading
        and block.n_words >= 3
        and block.link_share < 0.5
        and block.words[-1] in _STOPS
        and kind_of_phrase(block.words) is None
    )


def _within(blocks: Sequence[Block], parts: list[Part]) -> list[Part]:
    """The parts, the last without what lies further out than all of the parts before it."""
    if len(parts) < 2:
        return parts
    least = min(block.depth for part in parts[:-1] for block in blocks[part.start : part.end])
    last = parts[-1]
    end = next((at for at in range(last.start + 1, last.end) if blocks[at].depth < least), last.end)
    return [*parts[:-1], replace(last, end=end)]


def _look(block: Block) -> Look:
    running = is_running(block)
    return Look(
        block.n_words if running else 0,
        not running and _is_heading(block) and block.zone in (None, "header"),
        block.zone in _BARRIER_ZONES,
    )


def _is_heading(block: Block) -> bool:
    if block.n_words > _MAX_HEADING_WORDS or block.zone == "menu":
        return False
    bold = block.is_strong and block.n_words >= 2 and block.words[-1] not in ".,:;"
    return 1 <= block.heading <= 4 or bold


def _stamps(blocks: Sequence[Block]) -> dict[int, Stamp]:
    """The blocks that are time stamps; in a `<time>` element whatever else a line says."""
    found: dict[int, Stamp] = {}
    for at, block in enumerate(blocks):
        timed = block.time_tag >= 0
        own = block.zone in _STAMP_ZONES or (timed and block.zone == "footer")
        stamp = stamp_of(block.words) if own else None
        if stamp is not None:
            found[at] = Stamp(stamp.minutes, stamp.day, "" if timed else stamp.rest, stamp.end)
    return found


def _with_lead(blocks: Sequence[Block], looks: Sequence[Look], parts: list[Part]) -> list[Part]:
    first = parts[0].start if parts else 0
    title = next((at for at in range(first) if blocks[at].heading == 1), None)
    return with_lead(looks, parts, title)


def _articles(blocks: Sequence[Block], looks: Sequence[Look]) -> list[Part]:
    """The `<article>` elements that hold a headline and enough text of their own."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    titles: dict[int, int] = {}
    words: Counter[int] = Counter()
    for at, block in enumerate(blocks):
        first.setdefault(block.story, at)
        last[block.story] = at
        words[block.story] += looks[at].n_words
        if block.heading and block.zone != "menu":
            titles.setdefault(block.story, at)
    least = _least([words[number] for number in first if number >= 0])
    parts = [
        Part(titles[number], first[number], last[number] + 1, article=number)
        for number in first
        if number >= 0 and words[number] >= least and number in titles
    ]
    return _covering(parts, words, sum(look.n_words for look in looks))


def _covering(parts: list[Part], words: Counter[int], total: int) -> list[Part]:
    """The articles, if there are two or more and no longer story stands outside them."""
    n_inside = sum(words[part.article] for part in parts if part.article is not None)
    return parts if len(parts) >= 2 and n_inside * 2 >= total else []


def _least(sizes: Sequence[int]) -> float:
    """The words below which something is no story among stories of these sizes."""
    return min(MIN_STORY_WORDS, max(_LEAST_WORDS, max(sizes, default=0) / _LEAST_SHARE))


def _sections(blocks: Sequence[Block], looks: Sequence[Look], names: Sequence[str]) -> list[Part]:
    """The stories below headings that say that they lead to one each."""
    runs_on = _runs_on(looks)
    starts, briefs = _starts(blocks, looks, runs_on, names)
    if len(starts) < 2 or _are_subheadings(blocks, looks, starts):
        return []
    ends = [_stop(blocks, looks, runs_on, at, end) for at, end in pairwise([*starts, len(blocks)])]
    sizes = {at: n_words(looks, at, end) for at, end in zip(starts, ends, strict=True)}
    least = _least(list(sizes.values()))
    parts = [
        Part(at, at, end)
        for at, end in zip(starts, ends, strict=True)
        # Of a heading that is only a link, no more than a teaser may follow.
        if sizes[at] >= (least if at in briefs else MIN_STORY_WORDS)
    ]
    return parts if len(parts) >= 2 else []


def _are_subheadings(blocks: Sequence[Block], looks: Sequence[Look], starts: list[int]) -> bool:
    """Whether an article element holds a first headline, its opening, and all these headings."""
    first = next((at for at, block in enumerate(blocks) if block.heading == 1), starts[0])
    one = {blocks[at].story for at in (first, *starts)}
    opening = n_words(looks, first, starts[0]) if first < starts[0] else 0
    return len(one) == 1 and one != {-1} and opening >= MIN_STORY_WORDS


def _starts(
    blocks: Sequence[Block],
    looks: Sequence[Look],
    runs_on: Sequence[bool],
    names: Sequence[str],
) -> tuple[list[int], set[int]]:
    """The headings that lead to a story of their own, and those of them that may lead to briefs."""
    headings = [
        at for at, block in enumerate(blocks)
        if _is_heading(block) and block.zone in (None, "header") and block.n_words >= 2
    ]  # fmt: skip
    briefs = _of_one_level(
        blocks, [at for at in headings if _is_closed(blocks, looks, runs_on, at)]
    )
    if any(_ROUND_UP.search(name) for name in names):
        asked = [at for at in headings if _leads(looks, at) and blocks[at].words[-1] != "?"]
        briefs |= _of_one_level(blocks, asked)
    return [at for at in headings if at in briefs or _is_independent(blocks, at)], briefs


def _of_one_level(blocks: Sequence[Block], headings: Sequence[int]) -> set[int]:
    """The headings of the level that most of them have, if two or more do."""
    counts = Counter(blocks[at].heading for at in headings)
    level, n = max(counts.items(), key=lambda pair: pair[1], default=(0, 0))
    return {at for at in headings if blocks[at].heading == level} if n >= 2 else set()


def _is_independent(blocks: Sequence[Block], at: int) -> bool:
    """Whether a heading is a link, or a byline or date follows."""
    block = blocks[at]
    if not 1 <= block.heading <= 3 or block.n_words < 3:
        return False
    return block.link_share >= 0.8 or any(_signs(one) for one in blocks[at + 1 : at + 3])


def _signs(block: Block) -> bool:
    kind = kind_of_phrase(block.words)
    return kind in ("byline", "dateline")


def _leads(looks: Sequence[Look], at: int) -> bool:
    """Whether running text follows a heading before the next one."""
    for look in looks[at + 1 : at + 4]:
        if look.n_words:
            return True
        if look.is_title:
            return False
    return False


def _is_closed(
    blocks: Sequence[Block], looks: Sequence[Look], runs_on: Sequence[bool], at: int
) -> bool:
    """Whether "Read more" or its like is the last thing before the next heading."""
    seen = False
    for place in range(at + 1, len(blocks)):
        seen = seen or looks[place].n_words > 0
        if looks[place].is_title or looks[place].is_barrier:
            return False
        if seen and _closes(blocks[place]):
            return not runs_on[place + 1]
    return False


def _closes(block: Block) -> bool:
    return block.link_share >= 0.5 and kind_of_phrase(block.words) in _SEPARATING


def _runs_on(looks: Sequence[Look]) -> list[bool]:
    """For each place, and for the end, whether text follows before the next heading.

    A few words at the page's end are none.
    """
    found = [False] * (len(looks) + 1)
    n_following, is_last = 0, True
    for at in range(len(looks) - 1, -1, -1):
        if looks[at].is_title or looks[at].is_barrier:
            n_following, is_last = 0, False
        n_following += looks[at].n_words
        found[at] = n_following >= (_LEAST_WORDS if is_last else 1)
    return found


def _stop(
    blocks: Sequence[Block],
    looks: Sequence[Look],
    runs_on: Sequence[bool],
    start: int,
    end: int,
) -> int:
    """Where a section ends before the next: at a closing link, and the last one at comments too."""
    is_last = end == len(blocks)
    seen = False
    n_left = n_words(looks, start + 1, end)
    for at in range(start + 1, end):
        seen = seen or looks[at].n_words > 0
        if seen and _closes(blocks[at]) and not runs_on[at + 1]:
            return at
        if (
            seen
            and is_last
            and (looks[at].is_barrier or blocks[at].ruled)
            and n_left < _LEAST_WORDS
        ):
            return at
        n_left -= looks[at].n_words
    return end


def _by_rules(blocks: Sequence[Block], looks: Sequence[Look]) -> list[Part]:
    """The stories between rules: their headlines are of one level, and no `<article>` holds all."""
    ruled = [at for at, block in enumerate(blocks) if block.ruled]
    parts = ruled_parts(looks, ruled, lambda at: _opens(looks, at))
    titles = [blocks[part.title] for part in parts if part.title is not None]
    alike = len({block.heading for block in titles}) == 1
    held = len({block.story for block in titles}) == 1 and titles[0].story >= 0 if titles else False
    return parts if alike and not held else []


def _opens(looks: Sequence[Look], at: int) -> int | None:
    """The headline right behind a rule, perhaps below a label."""
    for place in range(at, min(at + 2, len(looks) - 1)):
        if looks[place].is_title and looks[place + 1].n_words:
            return place
    return None
