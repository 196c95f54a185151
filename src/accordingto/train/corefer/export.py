"""The trained network as the ONNX files that the run time loads, in 8 bits."""

from functools import partial
from pathlib import Path

import torch
from torch import Tensor, nn

from accordingto.corefer.coreference import EDGE
from accordingto.corefer.network import ENCODER, LINK, MENTIONS
from accordingto.corefer.pairs import SIZES
from accordingto.corefer.spans import N_AFTER, N_BEFORE
from accordingto.train.corefer.network import WIDTH
from accordingto.train.corefer.student import Student
from accordingto.train.onnx_files import in_8_bits, write


def export(network: Student, folder: Path) -> None:
    """Writes the upper half of the encoder, mentions and link into `folder`."""
    network = network.eval()
    in_8_bits(
        folder,
        {
            ENCODER: partial(_write_encoder, network),
            MENTIONS: partial(_write_mentions, network),
            LINK: partial(_write_link, network),
        },
    )


class _Encoder(nn.Module):
    """The upper half of the encoder and the heads that look at single pieces."""

    def __init__(self, network: Student) -> None:
        super().__init__()
        self.network = network

    def forward(self, lower: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        hidden = self.network(lower)
        probability = self.network.kind(hidden).softmax(-1)
        return probability, hidden, self.network.edges.word(hidden)


class _Mentions(nn.Module):
    def __init__(self, network: Student) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, heads: Tensor, before: Tensor, after: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        net = self.network
        first, last = net.edges(net.edges.head(heads), (before, after))
        return first, last, net.later(heads), net.earlier(heads)


def _write_encoder(network: Student, path: Path) -> None:
    found = ("probability", "hidden", "keys")
    axes = {name: {0: "n_pieces"} for name in ("lower", *found)}
    example = (torch.zeros(9, network.later.in_features),)
    write(_Encoder(network), example, path, ("lower",), found, axes)


def _write_mentions(network: Student, path: Path) -> None:
    d = network.later.in_features
    example = (torch.zeros(3, d), torch.zeros(3, N_BEFORE, EDGE), torch.zeros(3, N_AFTER, EDGE))
    names, found = ("heads", "before", "after"), ("first", "last", "later", "earlier")
    axes = {name: {0: "n_mentions"} for name in (*names, *found)}
    write(_Mentions(network), example, path, names, found, axes)


def _write_link(network: Student, path: Path) -> None:
    example = (
        torch.zeros(3, 2 * WIDTH), torch.zeros(3, 2 * WIDTH),
        torch.zeros(3, len(SIZES), dtype=torch.int64),
    )  # fmt: skip
    names = ("later", "earlier", "features")
    axes = {name: {0: "n_pairs"} for name in (*names, "score")}
    write(network.link, example, path, names, ("score",), axes)
