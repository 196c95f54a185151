"""A network in training, answering as the one in ONNX Runtime does."""

import numpy as np
import torch

from accordingto.encode.pieces import CLOSING, OPENING, Floats, Ints, Pieces
from accordingto.encode.windows import Window
from accordingto.train.corefer.network import Network


class TorchNetwork:
    """Lets the run-time decoder use a `Network`, to score it."""

    def __init__(self, network: Network) -> None:
        self._network = network.eval()

    @torch.inference_mode()
    def encode(self, article: Pieces, window: Window) -> tuple[Floats, Floats, Floats]:
        """As `corefer.coreference.Network.encode`."""
        cut = article.between(window.first, window.last)
        columns = (
            np.concatenate(([OPENING], cut.ids, [CLOSING])),
            np.pad(cut.shape, 1), np.pad(cut.quoted, 1), np.pad(cut.place, 1),
            np.ones(len(cut) + 2, np.int64),
        )  # fmt: skip
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self._network.encode(*(torch.from_numpy(c)[None] for c in columns))
            probability = self._network.kind(hidden).float().softmax(-1)
            keys = self._network.edges.word(hidden)
        one, two, three = (t[0, 1:-1].float().numpy() for t in (probability, hidden, keys))
        return one, two, three

    @torch.inference_mode()
    def mentions(
        self, heads: Floats, before: Floats, after: Floats
    ) -> tuple[Floats, Floats, Floats, Floats]:
        """As `corefer.coreference.Network.mentions`."""
        net = self._network
        vectors = torch.from_numpy(heads)
        first, last = net.edges(
            net.edges.head(vectors), (torch.from_numpy(before), torch.from_numpy(after))
        )
        one, two, three, four = (
            t.float().numpy() for t in (first, last, net.later(vectors), net.earlier(vectors))
        )
        return one, two, three, four

    @torch.inference_mode()
    def link(self, later: Floats, earlier: Floats, features: Ints) -> Floats:
        """As `corefer.coreference.Network.link`."""
        scores: Floats = (
            self._network.link(*(torch.from_numpy(a) for a in (later, earlier, features)))
            .float()
            .numpy()
        )
        return scores
