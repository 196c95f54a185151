"""The lines near a story in which its date and its authors stand."""

from dataclasses import dataclass
from itertools import takewhile

from accordingto.read.blocks import Block, Story

_MAX_LINE_WORDS = 20
_STOPS = '.!?…:;"”»’'
_N_BEFORE, _N_AFTER = 60, 40
"""Blocks looked at before and behind a story's text, so that long pages cost no more."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The blocks near a story, each group in text order.

    Args:
        before: before its first whole sentence. Where a page says little else, the
            line with its date counts as text: so the short lines that the text
            begins with are among them.
        inside: between its paragraphs.
        after: behind its last paragraph.
    """

    before: tuple[Block, ...]
    inside: tuple[Block, ...]
    after: tuple[Block, ...]


def beside(story: Story) -> Beside:
    """The blocks near a story."""
    opening = list(takewhile(_is_line, story.body[:-1]))
    first, last = story.body[len(opening)].span.start, story.body[-1].span.start
    before = [block for block in story.near if block.span.start < first]
    rest = story.near[len(before) :]
    inside = [block for block in rest if block.span.start < last]
    return Beside(
        tuple(sorted((*before[-_N_BEFORE:], *opening), key=lambda block: block.span)),
        tuple(inside[:_N_AFTER]),
        rest[len(inside) : len(inside) + _N_AFTER],
    )


def _is_line(block: Block) -> bool:
    """Whether a paragraph is a line of names or dates rather than a sentence."""
    return block.n_words <= _MAX_LINE_WORDS and block.words[-1] not in _STOPS
