"""Texts of GUM as the network in training sees them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from accordingto.annotate.annotator import Annotator
from accordingto.corefer.entities import TYPES
from accordingto.corefer.forms import forms
from accordingto.corefer.words import Voices, Words, covered, voices, words
from accordingto.encode.pieces import Ints, Pieces, pieces
from accordingto.encode.quotes import quotations
from accordingto.score.gum import GoldMention, GoldText

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Example:
    """One text; all arrays are int64 [n_words] but for the pieces.

    Args:
        name: of the text.
        pieces: what the encoder reads.
        words: over the pieces.
        form: the form of each word.
        voices: who is found to say each word.
        type: 0 for a word that heads no mention, else 1 and more by `TYPES`; -1 where
            that is not known.
        first: the first word of the mention that this word heads, else -1.
        last: the last one.
        cluster: which cluster the mention is in, else -1.
    """

    name: str
    pieces: Pieces
    words: Words
    form: Ints
    voices: Voices
    type: Ints
    first: Ints
    last: Ints
    cluster: Ints


def examples(gold: Iterable[GoldText], annotator: Annotator) -> list[Example]:
    """The texts as examples, with the voices that the annotator finds in them."""
    return [_example(one, annotator) for one in gold]


def _example(gold: GoldText, annotator: Annotator) -> Example:
    quoted = quotations(gold.text, gold.blocks)
    article = pieces(gold.text, gold.blocks, gold.title, quoted)
    cut = words(gold.text, article)
    n = len(cut)
    columns = tuple(np.full(n, fill, np.int64) for fill in (0, -1, -1, -1))
    kind, first, last, cluster = columns
    # Of two mentions with one head the longer wins, and OntoGUM's before GUM's.
    for mention in sorted(gold.mentions, key=lambda m: len(m.span)):
        _put(cut, mention, columns, NOBODY)
    for number, members in enumerate(gold.clusters):
        for mention in members:
            _put(cut, mention, columns, number)
    found = annotator.annotate(gold.text, gold.blocks, title=gold.title)
    return Example(
        gold.name, article, cut, forms(cut), voices(cut, found), kind, first, last, cluster
    )


def _put(cut: Words, mention: GoldMention, columns: Sequence[Ints], number: int) -> None:
    kind, first, last, cluster = columns
    at = head(cut, mention)
    whole = covered(cut, mention.span)
    if number != NOBODY and cluster[at] != NOBODY:
        return
    if mention.type:
        kind[at] = 1 + TYPES.index(mention.type)
    elif not kind[at]:
        kind[at] = NOBODY
    first[at], last[at], cluster[at] = whole.start, whole.stop - 1, number


def head(cut: Words, mention: GoldMention) -> int:
    """The word that heads a mention: the first letter or figure of its head's token."""
    inside = covered(cut, mention.head)
    return next(
        (n for n in range(inside.start, inside.stop) if cut.lower[n][0].isalnum()), inside.start
    )
