"""A text as the network reads it: word pieces, with what the pieces alone do not show."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from accordingto.core.span import Span
from accordingto.encode.quotes import Quotation
from accordingto.encode.wordpieces import cut

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]

PARAGRAPH = 2
"""The vocabulary's second unused piece, which begins every paragraph: a tokeniser for
sentences throws line breaks away, and they say much about who speaks."""
OPENING = 101
CLOSING = 102
"""`[CLS]` and `[SEP]`, which the encoder was pre-trained to find around its input."""
MASK = 103
"""`[MASK]`, for a piece that it is not to see."""

N_SHAPES = 12
N_QUOTED = 4
N_PLACES = 4

_WORD = re.compile(r"\w+")
_TITLE, _LEAD, _EARLY, _LATER = range(N_PLACES)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one article, in text order; all arrays are int64 [n_pieces].

    Every paragraph begins with a `PARAGRAPH` piece that covers no character.

    Args:
        ids: places in the vocabulary.
        start: first code point in the document's text.
        end: one past the last.
        shape: capitals of the whole word, times two, plus whether white space stands
            before the piece; the encoder's vocabulary is in lower case.
        quoted: 0 outside quotation marks, 1 inside, 2 inside two pairs, 3 inside marks
            of which one is missing.
        quotation: which outermost quotation holds the piece; -1 for none.
        block: which paragraph holds it.
        place: 0 headline, 1 first paragraph, 2 second and third, 3 later ones.
    """

    ids: Ints
    start: Ints
    end: Ints
    shape: Ints
    quoted: Ints
    quotation: Ints
    block: Ints
    place: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def between(self, first: int, last: int) -> "Pieces":
        """The pieces from `first` up to but without `last`."""
        return Pieces(*(getattr(self, name)[first:last] for name in self.__slots__))


def framed(window: Pieces) -> dict[str, Ints]:
    """What an encoder reads of a window: one text, its ends marked, int64 [1, n_pieces + 2]."""
    columns = {
        "ids": np.concatenate(([OPENING], window.ids, [CLOSING])),
        "shape": np.pad(window.shape, 1),
        "quoted": np.pad(window.quoted, 1),
        "place": np.pad(window.place, 1),
    }
    return {name: column[None].astype(np.int64) for name, column in columns.items()}


def pieces(
    text: str, blocks: Sequence[Span], title: Span | None, quoted: Sequence[Quotation]
) -> Pieces:
    """Cuts an article into word pieces.

    Args:
        text: the whole document's text.
        blocks: title and paragraphs, in text order.
        title: which of them is the headline.
        quoted: the quotations of these blocks.
    """
    words = [block.of(text) for block in blocks]
    held: list[list[tuple[int, Quotation]]] = [[] for _ in blocks]
    for which, quotation in enumerate(quoted):
        held[quotation.paragraph].append((which, quotation))
    places = _places(blocks, title)
    parts = [
        _block_pieces(block, words[n], held[n], (n, places[n])) for n, block in enumerate(blocks)
    ]
    if not parts:
        return Pieces(*(np.zeros(0, np.int64) for _ in range(8)))
    return Pieces(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _block_pieces(
    block: Span,
    words: str,
    held: Sequence[tuple[int, Quotation]],
    at: tuple[int, int],
) -> tuple[Ints, ...]:
    """The columns of `Pieces` for one paragraph, its `PARAGRAPH` piece first."""
    found = cut(words)
    first, n = found[:, 1], len(found)
    depth, which = _quoted(block, held)
    zero = np.zeros(1, np.int64)
    return (
        np.concatenate((zero + PARAGRAPH, found[:, 0])),
        np.concatenate((zero, first)) + block.start,
        np.concatenate((zero, found[:, 2])) + block.start,
        np.concatenate((zero, _shapes(words)[first])),
        np.concatenate((zero, depth[first])),
        np.concatenate((zero - 1, which[first])),
        np.full(n + 1, at[0], np.int64),
        np.full(n + 1, at[1], np.int64),
    )


def _places(blocks: Sequence[Span], title: Span | None) -> list[int]:
    places, n_before = [], 0
    for block in blocks:
        if block == title:
            places.append(_TITLE)
        else:
            places.append((_LEAD, _EARLY, _EARLY)[n_before] if n_before < 3 else _LATER)
            n_before += 1
    return places


def _shapes(words: str) -> Ints:
    """For each character, the shape of the word that it stands in."""
    shapes = np.zeros(len(words), dtype=np.int64)
    for match in _WORD.finditer(words):
        shapes[match.start() : match.end()] = 2 * _capitals(match.group())
    spaced = np.array([not i or words[i - 1].isspace() for i in range(len(words))], dtype=np.int64)
    return shapes + spaced


def _capitals(word: str) -> int:
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word[0].isupper() and word[1:].islower():
        return 2
    return 5 if word.isdecimal() else 4


def _quoted(block: Span, held: Sequence[tuple[int, Quotation]]) -> tuple[Ints, Ints]:
    """For each character of a paragraph, how it is quoted and by which outermost quotation."""
    depth = np.zeros(len(block), dtype=np.int64)
    which = np.full(len(block), -1, dtype=np.int64)
    for number, quotation in held:
        inside = slice(quotation.span.start - block.start, quotation.span.end - block.start)
        if quotation.depth:
            depth[inside] = 2
        else:
            depth[inside] = 1 if quotation.opened and quotation.closed else 3
            which[inside] = number
    return depth, which
