"""The words around a head among which its mention begins and ends."""

import numpy as np

from accordingto.corefer.words import Words
from accordingto.encode.pieces import Bools, Ints

N_BEFORE, N_AFTER = 16, 48
"""Words up to the head and from it that are looked at, the head included; 99.5 of 100
mentions of GUM train begin and end among them."""


def around(article: Words, heads: Ints) -> tuple[tuple[Ints, Bools], tuple[Ints, Bools]]:
    """The words that a mention may begin with, and those it may end with.

    Returns:
        For both the places of the words, int64 [n_heads, N_BEFORE] (the head in the last
        column) and [n_heads, N_AFTER] (the head in the first), and which of them stand
        in the head's paragraph.
    """
    return (
        _beside(article, heads, np.arange(1 - N_BEFORE, 1)),
        _beside(article, heads, np.arange(N_AFTER)),
    )


def _beside(article: Words, heads: Ints, steps: Ints) -> tuple[Ints, Bools]:
    places = heads[:, None] + steps
    within = np.clip(places, 0, max(0, len(article) - 1))
    there = (places == within) & (article.block[within] == article.block[heads][:, None])
    return within, there
