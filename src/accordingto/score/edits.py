"""Changes a text and lets what was marked in it follow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from accordingto.core.span import Span
from accordingto.score.examples import Example


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Puts `words` in place of `[start, end)`; an empty stretch is an insertion."""

    start: int
    end: int
    words: str


def edited(one: Example, edits: Iterable[Edit]) -> Example:
    """The example after edits that do not overlap; those that do are passed over, first come.

    A span keeps the characters that stay and those put in their place; a span of
    which nothing stays is gone.
    """
    text, starts, ends = _apply(one.text, edits)
    golds = tuple(g for g in (g.moved(starts, ends) for g in one.golds) if g.cue and g.content)
    return replace(one, text=text, golds=golds)


def _apply(text: str, edits: Iterable[Edit]) -> tuple[str, Sequence[int], Sequence[int]]:
    """The new text; for each old character where it now begins, and where it ends."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    length = 0
    for edit in [*sorted(edits), Edit(len(text), len(text), "")]:
        at = len(starts)
        if edit.start < at:
            continue
        kept = edit.start - at
        starts += range(length, length + kept)
        ends += range(length + 1, length + kept + 1)
        length += kept
        gone = edit.end - edit.start
        starts += [length] * gone
        ends += [length + len(edit.words)] * gone
        length += len(edit.words)
        parts += [text[at : edit.start], edit.words]
    return "".join(parts), starts, ends


def shifted(spans: Iterable[Span], by: int) -> tuple[Span, ...]:
    """Spans of a piece of text that now begins `by` further on."""
    return tuple(s.shift(by) for s in spans)
