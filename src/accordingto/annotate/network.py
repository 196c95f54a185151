"""The trained network in ONNX Runtime, on one thread of the CPU."""

from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

import numpy as np

from accordingto.annotate.paths import Floats
from accordingto.encode import lower
from accordingto.encode.pieces import Ints, Pieces
from accordingto.encode.session import session, weights_digest
from accordingto.encode.windows import Window

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

ENCODER, READER, TRANSITIONS = "encoder.onnx", "reader.onnx", "transitions.npy"
FILES = (ENCODER, READER, TRANSITIONS, "calibration.json")
"""The files of the weights, in `annotate/data/network`; below them stands `encode/lower.py`."""

PURPOSE = "Finding attributions"


def shipped() -> Traversable:
    """Where the weights lie in the package."""
    return files("accordingto.annotate").joinpath("data", "network")


class OnnxNetwork:
    """Answers what the decoder asks; loaded with the first article.

    Args:
        folder: where the weights lie, the lower half of the encoder among them; those of the
            package unless given.

    Raises:
        MissingExtraError: on first use, if ONNX Runtime is not installed.
    """

    def __init__(self, folder: Traversable | None = None) -> None:
        self._folder = folder or shipped()
        self._lower = lower.Lower(folder) if folder is not None else lower.shared()

    @cached_property
    def transitions(self) -> Floats:
        """As `found.Network.transitions`."""
        with self._folder.joinpath(TRANSITIONS).open("rb") as file:
            table: Floats = np.load(file, allow_pickle=False)
        return table

    def encode(self, article: Pieces, window: Window) -> tuple[Floats, Floats, Floats]:
        """As `found.Network.encode`."""
        out = self._encoder.run(None, {"lower": self._lower.window(article, window)})
        probability, piece, viewpoint = (o[0, 1:-1] for o in out)
        return probability, piece, viewpoint

    def read(self, pieces: Floats, anchors: Floats, how: tuple[Ints, Ints, Ints]) -> Floats:
        """As `found.Network.read`."""
        distance, hops, shared = how
        (out,) = self._reader.run(
            None,
            {
                "piece": pieces,
                "viewpoint": anchors,
                "distance": distance,
                "hops": hops,
                "shared": shared,
            },
        )
        emissions: Floats = out
        return emissions

    @cached_property
    def _encoder(self) -> "InferenceSession":
        return session(self._folder.joinpath(ENCODER), purpose=PURPOSE)

    @cached_property
    def _reader(self) -> "InferenceSession":
        return session(self._folder.joinpath(READER), purpose=PURPOSE)


def weights_sha256() -> str:
    """A digest over names and bytes of the files of the weights, the lower half among them."""
    return weights_digest([lower.shipped().joinpath(lower.LOWER), *map(shipped().joinpath, FILES)])
