"""The paragraphs that a network reads."""

from collections.abc import Sequence

from accordingto.core.span import Span


def in_text_order(paragraphs: Sequence[Span], title: Span | None) -> tuple[Span, ...]:
    """Paragraphs and title in text order, without a title that is also a paragraph."""
    blocks = list(paragraphs)
    if title is not None and not any(title.overlaps(p) for p in blocks):
        blocks.append(title)
    return tuple(sorted(blocks))
