"""Articles with their attributions marked in them; the texts are invented."""

import re
from collections.abc import Sequence

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.resolve.channels.reading import Reading
from accordingto.resolve.channels.same_speaker import by_words


def marked(marked_text: str) -> tuple[str, list[Attribution]]:
    """The text and its attributions: `{source}`, `[cue]` and `<content>`, in rows of three.

    An empty source is `{}`.
    """
    text, spans = "", dict[str, list[Span | None]]()
    opened: list[int] = []
    for char in marked_text:
        if char in "{[<":
            opened.append(len(text))
        elif char in "}]>":
            start = opened.pop()
            spans.setdefault(char, []).append(Span(start, len(text)) if start < len(text) else None)
        else:
            text += char
    rows = zip(spans.get("}", []), spans.get("]", []), spans.get(">", []), strict=True)
    return text, [
        Attribution(
            _one(source), _one(cue), _one(content), form="indirect", kind="said", stance="asserts",
            hedged=False, negated=False, parent=None, probability=1.0,
        )
        for source, cue, content in rows
    ]  # fmt: skip


def _one(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


def lines(text: str) -> list[Span]:
    """Each line, a paragraph."""
    return [Span(*found.span()) for found in re.finditer(r"[^\n]+", text)]


def reading(marked_text: str, outlet: Sequence[str] = ("Far Bank",)) -> Reading:
    """The article, its speakers by their words."""
    text, found = marked(marked_text)
    return Reading(text, found, lines(text), by_words(text, found), outlet)
