"""Cuts words into the pieces of the encoder's vocabulary.

The usual library for this installs a client that fetches models from a hub, which
a tool that must never use a network does not want; the algorithm is short.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

MAX_WORD_CHARS = 100
"""A longer word is one unknown piece, as in BERT."""

UNKNOWN = 100

Cut = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""Piece ids, and where each begins and ends in the word."""


def cut(words: str) -> npt.NDArray[np.int64]:
    """The pieces of a text: id, start and end of each, int64 [n_pieces, 3], in text order.

    Agrees with `tokenizers.BertWordPieceTokenizer`, lower case, on every text.

    Reference:
        Schuster and Nakajima (2012), "Japanese and Korean voice search", ICASSP; greedy
        from the left as in Devlin et al. (2019), whose marks and white space these are.
    """
    rows: list[tuple[int, int, int]] = []
    for match in _words(words).finditer(words):
        at = match.start()
        rows += (
            (piece, at + start, at + end)
            for piece, start, end in zip(*_pieces(match.group()), strict=True)
        )
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


@cache
def vocabulary() -> dict[str, int]:
    """Piece → id: the uncased vocabulary of BERT."""
    listed = files("accordingto.encode").joinpath("data", "vocabulary.txt")
    lines = listed.read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


# News has few distinct words and repeats them; a hostile text has many.
@lru_cache(maxsize=1 << 16)
def _pieces(word: str) -> Cut:
    letters, places = _plain(word)
    if not letters:
        return (), (), ()
    if len(letters) > MAX_WORD_CHARS:
        return (UNKNOWN,), (places[0],), (places[-1] + 1,)
    known = vocabulary()
    found: list[tuple[int, int, int]] = []
    at = 0
    while at < len(letters):
        prefix = "##" if at else ""
        end = next(
            (e for e in range(len(letters), at, -1) if prefix + letters[at:e] in known), None
        )
        if end is None:
            return (UNKNOWN,), (places[0],), (places[-1] + 1,)
        found.append((known[prefix + letters[at:end]], places[at], places[end - 1] + 1))
        at = end
    ids, starts, ends = zip(*found, strict=True)
    return ids, starts, ends


def _plain(word: str) -> tuple[str, range | list[int]]:
    """A word in lower case without accents and control characters, and where each letter stood."""
    if word.isascii() and word.isprintable():
        return word.lower(), range(len(word))
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(word):
        if _is_removed(char):
            continue
        for letter in unicodedata.normalize("NFD", char):
            if unicodedata.category(letter) != "Mn":
                lower = letter.lower()
                letters.append(lower)
                places += [place] * len(lower)
    return "".join(letters), places


def _is_removed(char: str) -> bool:
    return char in "\0\ufffd" or unicodedata.category(char) in ("Cc", "Cf", "Co")


def _words(words: str) -> re.Pattern[str]:
    """A mark or an ideograph alone, or everything between white space and these."""
    # The classes are made from the characters that occur: a pattern of all of
    # Unicode's marks takes a second to build.
    strange = sorted(c for c in set(words) if not c.isascii())
    alone = "".join(c for c in strange if _stands_alone(c))
    spaces = "".join(c for c in strange if unicodedata.category(c) in ("Zs", "Zl", "Zp"))
    return _pattern(alone, spaces)


@lru_cache(maxsize=256)
def _pattern(alone: str, spaces: str) -> re.Pattern[str]:
    marks = r"!-/:-@\[-`{-~" + re.escape(alone)
    return re.compile(f"[{marks}]|[^{marks} \t\n\r{re.escape(spaces)}]+")


@lru_cache(maxsize=1 << 12)
def _stands_alone(char: str) -> bool:
    return unicodedata.category(char)[0] == "P" or _is_ideograph(ord(char))


def _is_ideograph(code: int) -> bool:
    return any(
        low <= code <= high
        for low, high in (
            (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
            (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
        )
    )  # fmt: skip
