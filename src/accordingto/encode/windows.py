"""Cuts an article into windows that fit the encoder, each with context around it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from accordingto.encode.pieces import PARAGRAPH, Pieces

CORE = 320
"""Most pieces that a window is read for. Attention takes time quadratic in it; longer
windows share the cost of the context among more pieces."""

CONTEXT = 16
"""Pieces before and after the core that the encoder sees as well. 98 of 100 attributions
of PolNeAR train lie within one paragraph, and cores end with paragraphs where they can."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of pieces, `[first, last)`; its core is `[core_first, core_last)`."""

    first: int
    last: int
    core_first: int
    core_last: int


def windows(article: Pieces, *, core: int = CORE, context: int = CONTEXT) -> Iterator[Window]:
    """Windows whose cores cover every piece once, in order.

    A core ends before a paragraph where one begins in its second half, else at its
    longest.
    """
    n = len(article)
    starts = np.flatnonzero(article.ids == PARAGRAPH)
    at = 0
    while at < n:
        limit = at + core
        end = n
        if n > limit:
            before = starts[(starts > at + core // 2) & (starts <= limit)]
            end = int(before[-1]) if len(before) else limit
        yield Window(max(0, at - context), min(n, end + context), at, end)
        at = end


def even_windows(article: Pieces, *, core: int, context: int) -> Iterator[Window]:
    """As few windows as `core` allows, all of one length but for a piece, in order.

    For readings that look beyond paragraphs anyway.
    """
    n = len(article)
    n_windows = -(-n // core)
    for which in range(n_windows):
        first, last = which * n // n_windows, (which + 1) * n // n_windows
        yield Window(max(0, first - context), min(n, last + context), first, last)
