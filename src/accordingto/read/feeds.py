"""Texts without markup that hold several stories in a row: tickers, channels, letters, wires."""

import re
from collections.abc import Sequence

from accordingto.core.document import BoilerplateKind
from accordingto.read.blocks import Split, Story
from accordingto.read.entries import (
    Look,
    Part,
    labelled_parts,
    led_by_stamps,
    ruled_parts,
    stamped_parts,
    with_lead,
)
from accordingto.read.lines import Line
from accordingto.read.stamps import Stamp, stamp_of

_BARRIERS = frozenset({"comments", "related", "cookie", "footer"})
_RULE = re.compile(r"(?P<sign>[*#=_~•·⁂—–-])(?:\s*(?P=sign)){2,}|⁂")
_LABEL = re.compile(r"[^\W\d_][\w &’'/-]{2,40}:?")
# "LAKE PORT, Aug 9 (Unity Press) - Grain prices": place, perhaps a day, an agency, a dash.
_WIRED = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,3})(?:, [^()\n]{1,30})? "
    r"\([A-ZÀ-Þ][\w .&’'/-]{1,40}\) ?(?:[—–-]{1,2}|:) ?\S"
)
# "KESTREL BAY – The pool": a place in capitals alone is a dateline among others only.
_PLACED = re.compile(r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .’'-]{2,40}?)(?:, [^—–\n]{1,25})? ?[—–-]{1,2} \S")
_MIN_PLACED = 3
_BRACKETED = re.compile(r"\[[^\]]*\]")
_MIN_SHORT_WORDS = 3
"""Shorter sentences between two paragraphs of an entry are labels more often than text."""


def feed_parts(judged: Sequence[Line]) -> list[Part]:
    """Where each story of a feed lies among the lines; empty if the text is none."""
    looks = [_look(line) for line in judged]
    words = [line.block.words for line in judged]
    return (
        _with_lead(looks, stamped_parts(looks, _stamps(judged)) or led_by_stamps(looks, words))
        or _wired(judged, looks)
        or ruled_parts(looks, _behind_rules(judged), lambda at: _opens(judged, looks, at))
        or labelled_parts(looks, [_is_label(line) for line in judged])
    )


def split_feed(judged: Sequence[Line], parts: Sequence[Part]) -> Split:
    """Each part as a story, and every other line as the rest."""
    stories = []
    placed: set[int] = set()
    for part in parts:
        body = _body(judged, part)
        used = {*body, *(() if part.title is None else (part.title,))}
        near = tuple(judged[at].block for at in range(part.start, part.end) if at not in used)
        names = (judged[at].names for at in range(part.start, part.end))
        stories.append(Story(
            None if part.title is None else judged[part.title].block,
            tuple(judged[at].block for at in body),
            next((one for one in names if one is not None), None),
            near,
            None if part.stamp is None else judged[part.stamp].block,
        ))  # fmt: skip
        placed |= used
    stamps = {part.stamp for part in parts}
    rest = [
        (line.block, "dateline" if at in stamps else _kind(line, before=at < parts[0].start))
        for at, line in enumerate(judged)
        if at not in placed
    ]
    return Split(tuple(stories), tuple(rest))


def _look(line: Line) -> Look:
    return Look(
        line.block.n_words if line.is_prose else 0,
        line.is_title_like and not line.is_prose and not _BRACKETED.fullmatch(line.block.words),
        line.kind in _BARRIERS,
    )


def _with_lead(looks: Sequence[Look], parts: list[Part]) -> list[Part]:
    first = parts[0].start if parts else 0
    return with_lead(looks, parts, next((at for at in range(first) if looks[at].is_title), None))


def _stamps(judged: Sequence[Line]) -> dict[int, Stamp]:
    found = ((at, stamp_of(line.block.words)) for at, line in enumerate(judged))
    return {at: stamp for at, stamp in found if stamp is not None}


def _wired(judged: Sequence[Line], looks: Sequence[Look]) -> list[Part]:
    """The stories of a wire: each begins with a dateline, and no two at one place."""
    opened = _datelined(judged, _WIRED)
    if len(opened) < 2:
        opened = _datelined(judged, _PLACED)
        if len(opened) < max(_MIN_PLACED, sum(look.n_words > 0 for look in looks) / 2):
            return []
    titled = [at - 1 if at and looks[at - 1].is_title else at for at in opened]
    titled[0] = opened[0] if len(opened) > 1 and titled[1:] == opened[1:] else titled[0]
    return [
        Part(start if start < at else None, start, end)
        for at, start, end in zip(opened, titled, [*titled[1:], len(judged)], strict=True)
    ]


def _datelined(judged: Sequence[Line], form: re.Pattern[str]) -> list[int]:
    """The paragraphs that begin with a dateline; none if two of them name one place."""
    opened = [
        (at, match["place"])
        for at, line in enumerate(judged)
        if line.is_prose and (match := form.match(line.block.words)) is not None
    ]
    return [at for at, _ in opened] if len({place for _, place in opened}) == len(opened) else []


def _behind_rules(judged: Sequence[Line]) -> list[int]:
    """The places right behind rules such as "* * *"."""
    return [at + 1 for at, line in enumerate(judged[:-1]) if _RULE.fullmatch(line.block.words)]


def _opens(judged: Sequence[Line], looks: Sequence[Look], at: int) -> int | None:
    """The headline behind a rule, perhaps below a label."""
    for place in range(at, min(at + 2, len(judged) - 1)):
        if looks[place].is_title and looks[place + 1].n_words:
            return place
    return None


def _is_label(line: Line) -> bool:
    words = line.block.words
    return line.block.n_words <= 3 and words.isupper() and _LABEL.fullmatch(words) is not None


def _body(judged: Sequence[Line], part: Part) -> list[int]:
    """The running text of a part, with short sentences that stand among it."""
    places = [at for at in range(part.start, part.end) if at != part.title]
    prose = [at for at in places if judged[at].is_prose]
    if not prose:
        return []
    return [
        at for at in places
        if judged[at].is_prose or (prose[0] < at < prose[-1] and _is_short_sentence(judged[at]))
    ]  # fmt: skip


def _is_short_sentence(line: Line) -> bool:
    return line.kind is None and line.is_stopped and line.block.n_words >= _MIN_SHORT_WORDS


def _kind(line: Line, *, before: bool) -> BoilerplateKind:
    if line.kind is not None:
        return line.kind
    if line.truncated:
        return "teaser"
    if before:
        return "heading" if line.is_title_like else "menu" if line.block.n_words < 3 else "other"
    return "heading" if _is_label(line) else "other"
