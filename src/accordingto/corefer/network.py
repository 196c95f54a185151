"""The trained network in ONNX Runtime, on one thread of the CPU."""

from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

import numpy as np

from accordingto.encode import lower
from accordingto.encode.pieces import Floats, Ints, Pieces
from accordingto.encode.session import session, weights_digest
from accordingto.encode.windows import Window

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

ENCODER, MENTIONS, LINK = "encoder.onnx", "mentions.onnx", "link.onnx"
FILES = (ENCODER, MENTIONS, LINK)
"""The files of the weights, in `corefer/data/network`; below them stands `encode/lower.py`."""

PURPOSE = "Finding who is meant"


def shipped() -> Traversable:
    """Where the weights lie in the package."""
    return files("accordingto.corefer").joinpath("data", "network")


class OnnxNetwork:
    """Answers what the decoder asks; loaded with the first article.

    Args:
        folder: where the weights lie; those of the package unless given.
        below: the lower half of the encoder; that of the package unless given.

    Raises:
        MissingExtraError: on first use, if ONNX Runtime is not installed.
    """

    def __init__(
        self, folder: Traversable | None = None, *, below: lower.Lower | None = None
    ) -> None:
        self._folder = folder or shipped()
        self._lower = below or lower.shared()

    def encode(self, article: Pieces, window: Window) -> tuple[Floats, Floats, Floats]:
        """As `coreference.Network.encode`."""
        vectors = self._lower.whole(article)[window.first : window.last]
        out = self._encoder.run(None, {"lower": vectors.astype(np.float32)})
        probability, hidden, keys = out
        return probability, hidden, keys

    def mentions(
        self, heads: Floats, before: Floats, after: Floats
    ) -> tuple[Floats, Floats, Floats, Floats]:
        """As `coreference.Network.mentions`."""
        first, last, later, earlier = self._mentions.run(
            None, {"heads": heads, "before": before, "after": after}
        )
        return first, last, later, earlier

    def link(self, later: Floats, earlier: Floats, features: Ints) -> Floats:
        """As `coreference.Network.link`."""
        (scores,) = self._link.run(None, {"later": later, "earlier": earlier, "features": features})
        found: Floats = scores
        return found

    @cached_property
    def _encoder(self) -> "InferenceSession":
        return session(self._folder.joinpath(ENCODER), purpose=PURPOSE)

    @cached_property
    def _mentions(self) -> "InferenceSession":
        return session(self._folder.joinpath(MENTIONS), purpose=PURPOSE)

    @cached_property
    def _link(self) -> "InferenceSession":
        return session(self._folder.joinpath(LINK), purpose=PURPOSE)


def weights_sha256() -> str:
    """A digest over names and bytes of the files of the weights, the lower half among them."""
    return weights_digest([lower.shipped().joinpath(lower.LOWER), *map(shipped().joinpath, FILES)])
