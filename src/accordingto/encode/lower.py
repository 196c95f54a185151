"""The lower half of the encoder, on which the networks of two stages stand.

What a word is, and what its neighbours are, is read once for both; what differs between who
says what and who is meant is left to the half that each has of its own.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from accordingto.encode.pieces import Floats, Pieces, framed
from accordingto.encode.session import session
from accordingto.encode.windows import Window, windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

LOWER = "lower.onnx"
"""The file of the weights, in `encode/data/network`."""

PURPOSE = "Finding attributions and who is meant"

Halves = npt.NDArray[np.float16]


def shipped() -> Traversable:
    """Where the weights lie in the package."""
    return files("accordingto.encode").joinpath("data", "network")


@dataclass(slots=True)
class _Kept:
    """What was made of one article so far: of its first `n` pieces."""

    article: Pieces
    vectors: Halves
    n: int = 0


class Lower:
    """Reads windows of an article, and keeps what it made of the last one; loaded with the first.

    Threads may ask for different articles at once; each gets the vectors of its own.

    Args:
        folder: where the weights lie; those of the package unless given.

    Raises:
        MissingExtraError: on first use, if ONNX Runtime is not installed.
    """

    def __init__(self, folder: Traversable | None = None) -> None:
        self._folder = folder or shipped()
        self._last: _Kept | None = None

    def window(self, article: Pieces, window: Window) -> Floats:
        """Vectors of a window of an article and of the marks at its ends, [n_pieces + 2, d]."""
        return self._read(self._of(article), window)

    def whole(self, article: Pieces) -> Halves:
        """Vectors of all pieces, [n_pieces, d], each from the window whose core it stands in.

        What was read of the same article last is not read again.
        """
        kept = self._of(article)
        # Asked for with each window of a stage, it is cut up only where some is not read.
        for window in windows(article) if kept.n < len(article) else ():
            if window.core_first >= kept.n:
                self._read(kept, window)
        return kept.vectors

    def _of(self, article: Pieces) -> _Kept:
        """What is kept of an article; the one before is let go before this one is read."""
        kept = self._last
        if kept is None or kept.article is not article:
            self._last = kept = _Kept(article, np.zeros((0, 0), np.float16))
        return kept

    def _read(self, kept: _Kept, window: Window) -> Floats:
        vectors: Floats
        pieces = kept.article.between(window.first, window.last)
        (vectors,) = self._session.run(None, framed(pieces))
        if not len(kept.vectors):
            kept.vectors = np.zeros((len(kept.article), vectors.shape[1]), np.float16)
        # An article may be a million words long, and half the width is precise enough.
        if window.core_first == kept.n:
            core = slice(window.core_first - window.first, window.core_last - window.first)
            kept.vectors[window.core_first : window.core_last] = vectors[1:-1][core]
            kept.n = window.core_last
        return vectors

    @cached_property
    def _session(self) -> "InferenceSession":
        return session(self._folder.joinpath(LOWER), purpose=PURPOSE)


@cache
def shared() -> Lower:
    """The one of the package, which both stages ask, so that each article is read once."""
    return Lower()
