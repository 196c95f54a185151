"""Which lines of a text without markup belong to which story, and which to none.

Pages copied as text keep a rhythm: paragraphs follow each other at one distance,
and what stands around a headline is set apart by more. A new story begins where
a headline stands apart, or follows a "Continue Reading", and enough running text
comes before and after. A subheading inside a story keeps the rhythm.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.core.document import BoilerplateKind
from accordingto.read.blocks import Block, Split, Story
from accordingto.read.feeds import feed_parts, split_feed
from accordingto.read.lines import Line, Rhythm, judge, rhythm_of, title_among
from accordingto.read.plain import headline, paragraphs

MIN_STORY_WORDS = 40
"""Running text below this does not make a second story of a page: the longest
teasers of the pages that we read have some 35 words."""

_FULL_STOP = re.compile(r"[.!…][\"'”’»)\]]*$")
_DATELINE = re.compile(
    r"[A-Z][A-Z.,’' -]{2,40}[^—–-]{0,40}[—–-]{1,2} ?[A-Z\"“]|"
    r"[A-Z]\w+[\w, ]{0,30}\([A-Z][\w ]+\) ?[—–-]"
)
_SEPARATING = frozenset({"continue", "comments", "share", "related"})
_LABELS = frozenset({"teaser", "dateline"})
# "Mira Sand, the leader of the dockers": a name with one apposition and no verb.
_NAME_AND_ROLE = re.compile(
    r"(?:[A-ZÀ-ÞЀ-Я][\w’'.-]*[ \u00a0]){1,4}?[\w’'.-]+, "
    r"(?:the|a|an|head|leader|chief|president) [^,.;:]{3,70}\.?"
)
_MAX_CAPTION_WORDS = 15
_WORD = re.compile(r"[^\W\d_]{4,}")

# Of the words in the second half of an article, 15 % or fewer occur in its first half in one
# article of 50, 27 % in one of four; with another article's first half it is half and three
# quarters of them (800 pairs from one corpus on politics). Without and with a separator: at
# 0.07, subheadings set apart by two more empty lines split 13 of 522 articles.
_MAX_SHARED_WORDS = (0.07, 0.3)
_MAX_SHARED_BY_STOPPED = 0.4

_WINDOW = 200
"""Lines looked at before and after a headline, so that long lists cost no more than short ones."""


def split_lines(blocks: Sequence[Block], *, rhythm: Rhythm | None = None) -> Split:
    """Part the lines of a text into stories and the rest.

    Args:
        blocks: the lines, in text order.
        rhythm: how the text sets its paragraphs apart, where that is known; else it
            is told from the lines.
    """
    judged = judge(blocks)
    parts = feed_parts(judged)
    if parts:
        return split_feed(judged, parts)
    rhythm = rhythm or rhythm_of(judged)
    starts = _starts(judged, rhythm)
    stories: list[Story] = []
    rest: list[tuple[Block, BoilerplateKind]] = []
    for start, end in zip(starts, [*starts[1:], len(judged)], strict=True):
        story, others = _segment(judged[start:end], rhythm, opens_page=start == 0)
        stories.extend(story)
        rest.extend(others)
    return Split(tuple(stories), tuple(rest))


def _starts(judged: Sequence[Line], rhythm: Rhythm) -> list[int]:
    """Where each story's lines begin; the first at 0."""
    starts = [0]
    n_before = 0
    separated = False
    for at, line in enumerate(judged):
        if line.is_prose and not (separated and line.is_title_like):
            n_before += line.block.n_words
            separated = False
        separated = separated or line.kind in _SEPARATING
        if n_before < MIN_STORY_WORDS or not line.is_title_like:
            continue
        if _begins_story(judged, at, rhythm, start=starts[-1], separated=separated):
            # A section's name with its age stands before the headline that it labels.
            starts.append(at - 1 if judged[at - 1].kind in _LABELS else at)
            n_before = 0
            separated = False
    return starts


def _begins_story(
    judged: Sequence[Line], at: int, rhythm: Rhythm, *, start: int, separated: bool
) -> bool:
    limit = _most_shared(judged, at, rhythm, separated=separated)
    if limit == 0:
        return False
    ahead = _running_text(judged[at + 1 : at + 1 + _WINDOW], rhythm)
    if sum(one.block.n_words for one in ahead) < MIN_STORY_WORDS:
        return False
    before = [one for one in judged[max(start, at - _WINDOW) : at] if one.is_prose]
    return limit >= 1 or _shared_words(before, ahead) < limit


def _most_shared(judged: Sequence[Line], at: int, rhythm: Rhythm, *, separated: bool) -> float:
    """How many words a story that began at this headline may share with the one before it.

    Returns:
        A share in [0, 1]: 1 where the layout alone decides, 0 where it is no headline.
    """
    line = judged[at]
    following = judged[at + 1] if at + 1 < len(judged) else line
    apart = line.block.gap > rhythm.gap
    signed = following.kind in ("byline", "dateline") or _DATELINE.match(following.block.words)
    set_apart = apart and rhythm.steady and (signed or following.block.gap > rhythm.gap)
    strong = bool(set_apart or (separated and apart))
    if line.is_prose or _is_sentence(line):
        return _MAX_SHARED_BY_STOPPED if strong else 0
    if strong:
        return 1
    # An advertisement inside a story is followed by "Continue reading" too, and a
    # subheading may be set apart from what is before it: other words must follow.
    return _MAX_SHARED_WORDS[separated] if separated or (apart and rhythm.steady) else 0


def _is_sentence(line: Line) -> bool:
    return _FULL_STOP.search(line.block.words[-9:]) is not None


def _running_text(following: Sequence[Line], rhythm: Rhythm) -> list[Line]:
    """The prose before the next line that may be another story's headline, or a list's."""
    found: list[Line] = []
    for line in following:
        if line.kind in ("continue", "teaser"):
            break
        apart = line.block.gap > rhythm.gap
        if found and line.is_title_like and not line.is_prose and apart:
            break
        if line.is_prose:
            found.append(line)
    return found


def _shared_words(before: Sequence[Line], after: Sequence[Line]) -> float:
    """How many of the words after a line, in [0, 1], occur before it too."""
    known = {word for line in before for word in _WORD.findall(line.block.words.lower())}
    counts = Counter(word for line in after for word in _WORD.findall(line.block.words.lower()))
    return sum(n for word, n in counts.items() if word in known) / max(counts.total(), 1)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Where the parts of one story's lines begin and end."""

    title: int | None
    first: int
    first_prose: int
    last: int
    tail: BoilerplateKind | None


def _segment(
    judged: Sequence[Line], rhythm: Rhythm, *, opens_page: bool
) -> tuple[list[Story], list[tuple[Block, BoilerplateKind]]]:
    """The story in these lines, if there is one, and the lines that are no part of it."""
    prose = [at for at, line in enumerate(judged) if line.is_prose]
    if not prose:
        return [], [(line.block, line.kind or _loose(line)) for line in judged]
    bounds = _bounds(judged, prose, rhythm, opens_page=opens_page)
    placed = [
        (line, _place(line, at, bounds, rhythm))
        for at, line in enumerate(judged)
        if at != bounds.title
    ]
    rest = [(line.block, kind) for line, kind in placed if kind is not None]
    body = tuple(line.block for line, kind in placed if kind is None)
    if not body:
        return [], [(line.block, line.kind or "heading") for line in judged]
    title = None if bounds.title is None else judged[bounds.title].block
    byline = next((line.names for line, _ in placed if line.names is not None), None)
    return [Story(title, body, byline, tuple(block for block, _ in rest))], rest


def _bounds(
    judged: Sequence[Line], prose: Sequence[int], rhythm: Rhythm, *, opens_page: bool
) -> _Bounds:
    title = title_among(judged, prose[0], rhythm)
    if len(prose) > 1 and _is_titled(judged, title, prose[0], opens_page=opens_page):
        title, prose = prose[0], prose[1:]
    first = prose[0] if title is None else title + 1
    last, tail = _last(judged, prose, rhythm)
    return _Bounds(title, min(first, prose[0]), prose[0], last, tail)


def _is_titled(judged: Sequence[Line], title: int | None, at: int, *, opens_page: bool) -> bool:
    """Whether the first sentence, at `at`, is the headline rather than what stands before it."""
    if not judged[at].is_title_like:
        return False
    if judged[at + 1].kind in ("byline", "dateline"):
        return title is None or judged[title].block.n_words < judged[at].block.n_words
    if title is not None:
        return False
    text = "\n".join(line.block.words for line in judged[at : at + 6] if line.kind is None)
    return not opens_page or headline(text, paragraphs(text)) is not None


def _last(
    judged: Sequence[Line], prose: Sequence[int], rhythm: Rhythm
) -> tuple[int, BoilerplateKind | None]:
    """The last line of the story, and what stands behind it where that is known."""
    ended, tail = _ended(judged, prose, rhythm)
    last = max(at for at in prose if at < ended)
    behind = range(last + 1, ended)
    if any(judged[at].truncated or judged[at].kind == "teaser" for at in behind):
        return last, tail or "teaser"
    stopped = [at for at in behind if judged[at].kind is None and _is_sentence(judged[at])]
    return (stopped[-1] if stopped else last), tail


def _ended(
    judged: Sequence[Line], prose: Sequence[int], rhythm: Rhythm
) -> tuple[int, BoilerplateKind | None]:
    """Where something else than the story begins for certain: comments, teasers, notices."""
    for at in range(prose[0] + 1, len(judged)):
        line = judged[at]
        following = judged[at + 1] if at + 1 < len(judged) else None
        if line.kind == "comments":
            return at, "comments"
        if line.kind == "continue" and (following is None or not following.is_prose):
            return at, "teaser"
        if _opens_notices(line, judged[at + 1 : at + 1 + 2 * MIN_STORY_WORDS], rhythm):
            return at, "other"
    return len(judged), None


def _opens_notices(line: Line, following: Sequence[Line], rhythm: Rhythm) -> bool:
    # A word or two set apart from a steady text, with little behind it, heads something else.
    return (
        rhythm.kept >= 0.7
        and line.kind is None
        and not line.is_stopped
        and line.block.n_words <= 2
        and line.block.gap > rhythm.gap
        and sum(one.block.n_words for one in following) <= 2 * MIN_STORY_WORDS
    )


def _place(line: Line, at: int, bounds: _Bounds, rhythm: Rhythm) -> BoilerplateKind | None:
    """Why line `at` is no part of the body; None if it is."""
    if line.kind is not None:
        return line.kind
    if at > bounds.last:
        return bounds.tail or _loose(line)
    if at < bounds.first:
        return "menu" if bounds.title is None or at < bounds.title else "other"
    return _caption(line, set_apart=at < bounds.first_prose and line.block.gap > rhythm.gap)


def _caption(line: Line, *, set_apart: bool) -> BoilerplateKind | None:
    words = line.block.words
    if line.block.n_words > _MAX_CAPTION_WORDS:
        return None
    if _NAME_AND_ROLE.fullmatch(words):
        return "caption"
    if line.is_stopped or line.block.n_words < 2:
        return None
    return "caption" if set_apart or words[0].islower() else None


def _loose(line: Line) -> BoilerplateKind:
    return "teaser" if line.truncated or line.block.n_words >= 4 else "other"
