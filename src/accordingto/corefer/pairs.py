"""Which earlier mentions each mention is compared with, and how the two stand to each other."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from accordingto.corefer.forms import BARE, DEFINITE, INDEFINITE, N_FORMS, NAME, OWNED, WHO
from accordingto.corefer.keys import (
    N_RELATIONS,
    NAME_AND_NOUN,
    OTHER_NOUN,
    Key,
    keys,
    relations,
    singular,
)
from accordingto.corefer.words import Voices, Words
from accordingto.encode.pieces import Bools, Ints

NEAR = 40
"""Mentions before it that each is compared with, whatever they are."""

FAR = 4
"""And, of every word that it shares with mentions before, the last few of these and the first."""

N_GAPS, N_WIDTHS, N_BLOCKS, N_VOICES, N_QUOTED = 10, 12, 6, 8, 5

SIZES = (N_GAPS, N_WIDTHS, N_BLOCKS, N_RELATIONS, N_FORMS * N_FORMS, N_VOICES, N_QUOTED)
"""How many values each feature of a pair has, in the order of the columns of `features`."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of a mention and one before it, by the later one and then by the earlier.

    Args:
        later: places in the sequence of mentions, int64 [n_pairs].
        earlier: as above.
        features: int64 [n_pairs, len(SIZES)].
    """

    later: Ints
    earlier: Ints
    features: Ints


def pairs(
    article: Words,
    form: Ints,
    voices: Voices,
    heads: Ints,
    key: Sequence[Key] | None = None,
    *,
    unlikely: bool = False,
) -> Pairs:
    """The pairs of an article.

    Args:
        article: its words.
        form: the form of each word.
        voices: who says each word.
        heads: the words that head mentions, rising, int64 [n_mentions].
        key: of each of them, as `keys.keys` gives it, where that is known.
        unlikely: with the pairs that hardly ever refer to the same, for training.
    """
    key = keys(article, form, heads.tolist()) if key is None else key
    later, earlier = (np.array(column, dtype=np.int64) for column in _near(key))
    alike = relations(later, earlier, key, form[heads] == NAME)
    if not unlikely:
        asked = _may_refer(form[heads[later]], form[heads[earlier]], alike)
        later, earlier, alike = later[asked], earlier[asked], alike[asked]
    i, j = heads[later], heads[earlier]
    blocks = np.minimum(article.block[i] - article.block[j], 4)
    blocks[(article.block[j] == 0) & (blocks > 1)] = 5
    columns = (
        np.minimum(_log2(later - earlier) + (later - earlier > 2), N_GAPS - 1),
        np.minimum(_log2(i - j), N_WIDTHS - 1),
        blocks,
        alike,
        form[i] * N_FORMS + form[j],
        _said(voices, i, j),
        _quoted(article.quotation[i], article.quotation[j]),
    )
    return Pairs(later, earlier, np.stack(columns, axis=1))


def _near(key: Sequence[Key]) -> tuple[list[int], list[int]]:
    """The later and the earlier one of each pair that is near enough or shares a word."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    later: list[int] = []
    earlier: list[int] = []
    for at, words in enumerate(key):
        nearest = max(0, at - NEAR)
        far: set[int] = set()
        for word in {singular(word) for word in words}:
            held = holding[word]
            far.update(one for one in (*held[:1], *held[-FAR:]) if one < nearest)
            held.append(at)
        earlier += sorted(far)
        earlier += range(nearest, at)
        later += [at] * (len(earlier) - len(later))
    return later, earlier


def _may_refer(later: Ints, earlier: Ints, alike: Ints) -> Bools:
    """Whether the later of each two could take up the earlier by their forms.

    "A driver" and "drivers" take up nobody who was named or described in other words before,
    and no description a pronoun; of the pairs that the network linked in 40 articles, these
    are one in two hundred.
    """
    strange = (alike == OTHER_NOUN) | (alike == NAME_AND_NOUN)
    begins = np.isin(later, (INDEFINITE, BARE, OWNED)) & strange
    named = (later == NAME) & np.isin(earlier, (BARE, INDEFINITE, OWNED)) & strange
    described = (later == DEFINITE) & np.isin(earlier, (BARE, OWNED)) & strange
    again = (later >= DEFINITE) & (earlier <= WHO)
    found: Bools = ~(begins | named | described | again)
    return found


def _log2(distance: Ints) -> Ints:
    return np.floor(np.log2(np.maximum(distance, 1))).astype(np.int64)


def _said(voices: Voices, i: Ints, j: Ints) -> Ints:
    """How the two stand to those who speak."""
    by_i, by_j = voices.said_by[i], voices.said_by[j]
    is_i, is_j = voices.speaker[i], voices.speaker[j]
    return np.select(
        (
            (by_i >= 0) & (by_i == is_j),
            (by_j >= 0) & (by_j == is_i),
            (is_i >= 0) & (is_j >= 0),
            (by_i >= 0) & (by_i == by_j),
            (by_i >= 0) & (by_j >= 0),
            by_i >= 0,
            by_j >= 0,
        ),
        (1, 2, 3, 4, 5, 6, 7),
        0,
    )


def _quoted(i: Ints, j: Ints) -> Ints:
    return np.select(
        ((i < 0) & (j < 0), (i >= 0) & (i == j), (i >= 0) & (j >= 0), i >= 0), (0, 1, 2, 3), 4
    )
