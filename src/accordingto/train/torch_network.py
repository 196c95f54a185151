"""A network in training, answering as the one in ONNX Runtime does."""

import numpy as np
import torch

from accordingto.annotate.paths import Floats
from accordingto.encode.pieces import CLOSING, OPENING, Ints, Pieces
from accordingto.encode.windows import Window
from accordingto.train.network import Inputs, Network, Relative


class TorchNetwork:
    """Lets the run-time decoder use a `Network`, to score it and to teach with it."""

    def __init__(self, network: Network) -> None:
        self._network = network.eval()
        with torch.inference_mode():
            self.transitions: Floats = network.reader.allowed_transitions().float().numpy()

    @torch.inference_mode()
    def encode(self, article: Pieces, window: Window) -> tuple[Floats, Floats, Floats]:
        """As `annotate.found.Network.encode`."""
        cut = article.between(window.first, window.last)
        ids, shape, quoted, place = (
            torch.from_numpy(np.concatenate(([a], column, [b])))[None]
            for column, a, b in (
                (cut.ids, OPENING, CLOSING),
                (cut.shape, 0, 0),
                (cut.quoted, 0, 0),
                (cut.place, 0, 0),
            )
        )
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self._network.encode(Inputs(ids, shape, quoted, place, torch.ones_like(ids)))
            piece, viewpoint = self._network.views(hidden)
            logits = self._network.anchor(hidden)
        probability = logits.float().softmax(-1)
        one, two, three = (t[0, 1:-1].float().numpy() for t in (probability, piece, viewpoint))
        return one, two, three

    @torch.inference_mode()
    def read(self, pieces: Floats, anchors: Floats, how: tuple[Ints, Ints, Ints]) -> Floats:
        """As `annotate.found.Network.read`."""
        with torch.autocast("cpu", torch.bfloat16):
            out = self._network.reader(
                torch.from_numpy(pieces),
                torch.from_numpy(anchors),
                Relative(*(torch.from_numpy(h.copy()) for h in how)),
            )
        emissions: Floats = out.float().numpy()
        return emissions
