"""The words of an article, each over the pieces that the encoder reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span, cover
from accordingto.encode.pieces import PARAGRAPH, Bools, Ints, Pieces
from accordingto.encode.wordpieces import vocabulary


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one article in text order; all arrays are int64 [n_words].

    A word is one mark, or all that stands between marks and white space; "U.S." is four
    of them.

    Args:
        surface: each as it stands in the text.
        lower: the same in lower case.
        piece: its first piece.
        start: first code point in the document's text.
        end: one past the last.
        block: which paragraph holds it.
        quotation: which outermost quotation holds it; -1 for none.
    """

    surface: tuple[str, ...]
    lower: tuple[str, ...]
    piece: Ints
    start: Ints
    end: Ints
    block: Ints
    quotation: Ints

    def __len__(self) -> int:
        return len(self.surface)


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is found to say what, word by word; int64 [n_words], -1 for nobody.

    Args:
        said_by: the speaker in whose words this one stands, the innermost.
        speaker: the speaker that this word is part of.
    """

    said_by: Ints
    speaker: Ints


def words(text: str, article: Pieces) -> Words:
    """Groups the pieces of an article into words.

    Args:
        text: the whole document's text.
        article: the article's pieces.
    """
    n = len(article)
    begins = ~_continuing()[article.ids] & (article.ids != PARAGRAPH)
    piece = np.flatnonzero(begins)
    # A word ends with its last piece: before the next word or paragraph.
    breaks = np.flatnonzero(begins | (article.ids == PARAGRAPH))
    last = np.append(breaks, n)[np.searchsorted(breaks, piece, side="right")] - 1
    start, end = article.start[piece], article.end[last]
    surface = tuple(text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True))
    return Words(
        surface, tuple(w.lower() for w in surface), piece, start, end, article.block[piece],
        article.quotation[piece],
    )  # fmt: skip


def voices(article: Words, attributions: Sequence[Attribution]) -> Voices:
    """Who says each word, as the annotator found it, whatever the order of attributions.

    Speakers are numbered by their first word, so that two attributions with one
    source have one speaker.
    """
    n = len(article)
    said_by, speaker = np.full(n, -1, np.int64), np.full(n, -1, np.int64)
    for one in sorted(attributions, key=_inwards):
        if not one.source:
            continue
        who = covered(article, one.source[0]).start
        for span in one.source:
            speaker[covered(article, span)] = who
        for span in one.content:
            said_by[covered(article, span)] = who
    return Voices(said_by, speaker)


def covered(article: Words, span: Span) -> slice:
    """The words that a span touches, as a slice."""
    first = int(np.searchsorted(article.end, span.start, side="right"))
    last = int(np.searchsorted(article.start, span.end, side="left"))
    return slice(first, last)


def _inwards(one: Attribution) -> tuple[object, ...]:
    """Sorts attributions so that inner ones come after those that hold them.

    The longest first; of two voices around the same words, "quoted her as saying", the one
    that begins first.
    """
    within, whole = cover(one.content), cover((*one.source, *one.cue, *one.content))
    return (
        -len(within), one.content, whole.start, -whole.end, one.rule, one.source, one.cue,
    )  # fmt: skip


@cache
def _continuing() -> Bools:
    """For each piece of the vocabulary, whether it continues a word."""
    known = vocabulary()
    table = np.zeros(max(known.values()) + 1, dtype=np.bool_)
    for piece, number in known.items():
        table[number] = piece.startswith("##") and len(piece) > 2
    return table
