"""The trained annotator as the ONNX files that the run time loads, in 8 bits."""

from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from accordingto.annotate.network import ENCODER, READER, TRANSITIONS
from accordingto.encode.lower import LOWER
from accordingto.train.network import WIDTH, Network, Relative
from accordingto.train.onnx_files import Layer, in_8_bits, n_lower, write, write_lower


def export(network: Network, folder: Path) -> None:
    """Writes both halves of the encoder, reader and transitions into `folder`."""
    network = network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    table = network.reader.allowed_transitions().detach().float().numpy()
    np.save(folder / TRANSITIONS, table)
    in_8_bits(
        folder,
        {
            LOWER: partial(write_lower, network),
            ENCODER: partial(_write_encoder, network),
            READER: partial(_write_reader, network),
        },
    )


class _Encoder(nn.Module):
    """The upper half of the encoder and the heads that look at single pieces."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        layers = network.encoder.encoder.layer[n_lower(network) :]
        self.layers = nn.ModuleList(Layer(layer) for layer in layers)

    def forward(self, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        for layer in self.layers:
            hidden = layer(hidden)
        piece, viewpoint = self.network.views(hidden)
        probability = self.network.anchor(hidden).softmax(-1)
        return probability[None], piece[None], viewpoint[None]


class _Reader(nn.Module):
    """The reader, its convolutions written as matrix products, which can be stored in 8 bits."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.reader = network.reader
        self.near = _Windowed(network.reader.near)
        self.wide = _Windowed(network.reader.wide)

    def forward(
        self, piece: Tensor, viewpoint: Tensor, distance: Tensor, hops: Tensor, shared: Tensor
    ) -> Tensor:
        seen = self.reader.gathered(piece, viewpoint, Relative(distance, hops, shared))
        near = seen + nn.functional.gelu(self.near(seen))
        wide = near + nn.functional.gelu(self.wide(near))
        out: Tensor = self.reader.out(wide)
        return out


class _Windowed(nn.Module):
    """A convolution of three pieces as one product over the three side by side."""

    def __init__(self, layer: nn.Conv1d) -> None:
        super().__init__()
        self.step = layer.dilation[0]
        weight = layer.weight.detach()
        self.product = nn.Linear(3 * WIDTH, WIDTH)
        self.product.weight = nn.Parameter(weight.permute(0, 2, 1).reshape(WIDTH, 3 * WIDTH))
        self.product.bias = nn.Parameter(layer.bias.detach())

    def forward(self, seen: Tensor) -> Tensor:
        padded = nn.functional.pad(seen, (0, 0, self.step, self.step))
        n = seen.shape[1]
        beside = [padded[:, at * self.step : at * self.step + n] for at in range(3)]
        out: Tensor = self.product(torch.cat(beside, dim=-1))
        return out


def _write_encoder(network: Network, path: Path) -> None:
    d = network.piece.in_features
    found = ("probability", "piece", "viewpoint")
    axes = {name: {1: "n_pieces"} for name in found} | {"lower": {0: "n_pieces"}}
    write(_Encoder(network), (torch.zeros(9, d),), path, ("lower",), found, axes)


def _write_reader(network: Network, path: Path) -> None:
    seen = tuple(torch.ones(3, 9, dtype=torch.int64) for _ in range(3))
    example = (torch.zeros(3, 9, 2 * WIDTH), torch.zeros(3, 2 * WIDTH), *seen)
    names = ("piece", "viewpoint", "distance", "hops", "shared")
    axes = {name: {0: "n_anchors", 1: "n_pieces"} for name in (*names, "emissions")}
    axes["viewpoint"] = {0: "n_anchors"}
    write(_Reader(network), example, path, names, ("emissions",), axes)
