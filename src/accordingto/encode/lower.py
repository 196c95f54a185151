"""The lower half of the encoder, on which the networks of two stages stand.

What a word is, and what its neighbours are, is read once for both; what differs between who
says what and who is meant is left to the half that each has of its own.
"""

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


class Lower:
    """Reads windows of an article, and keeps what it made of the last one; loaded with the first.

    Args:
        folder: where the weights lie; those of the package unless given.

    Raises:
        MissingExtraError: on first use, if ONNX Runtime is not installed.
    """

    def __init__(self, folder: Traversable | None = None) -> None:
        self._folder = folder or shipped()
        self._article: Pieces | None = None
        self._kept: Halves = np.zeros((0, 0), np.float16)
        self._n_kept = 0

    def window(self, article: Pieces, window: Window) -> Floats:
        """Vectors of a window of an article and of the marks at its ends, [n_pieces + 2, d]."""
        vectors: Floats
        (vectors,) = self._session.run(None, framed(article.between(window.first, window.last)))
        self._keep(article, window, vectors[1:-1])
        return vectors

    def whole(self, article: Pieces) -> Halves:
        """Vectors of all pieces, [n_pieces, d], each from the window whose core it stands in.

        What was read of the same article last is not read again.
        """
        for window in windows(article):
            if article is not self._article or window.core_first >= self._n_kept:
                self.window(article, window)
        return self._kept if len(article) else self._kept[:0]

    def _keep(self, article: Pieces, window: Window, vectors: Floats) -> None:
        if article is not self._article:
            self._article, self._n_kept = article, 0
            self._kept = np.zeros((len(article), vectors.shape[1]), np.float16)
        # An article may be a million words long, and half the width is precise enough.
        if window.core_first == self._n_kept:
            core = slice(window.core_first - window.first, window.core_last - window.first)
            self._kept[window.core_first : window.core_last] = vectors[core]
            self._n_kept = window.core_last

    @cached_property
    def _session(self) -> "InferenceSession":
        return session(self._folder.joinpath(LOWER), purpose=PURPOSE)


@cache
def shared() -> Lower:
    """The one of the package, which both stages ask, so that each article is read once."""
    return Lower()
