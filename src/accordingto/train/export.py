"""A trained network as the ONNX files that the run time loads, in 8 bits."""

import tempfile
import warnings
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from accordingto.annotate.network import ENCODER, READER, TRANSITIONS
from accordingto.train.network import WIDTH, Network, Relative

OPSET = 18


def export(network: Network, folder: Path) -> None:
    """Writes encoder, reader and transitions into `folder`.

    Matrices and the word table are stored in 8 bits, one scale for each output
    channel or row. The floats in between stay 32 bits wide.

    Reference:
        Jacob et al. (2018), "Quantization and training of neural networks for
        efficient integer-arithmetic-only inference", CVPR; inputs of each product
        are scaled when it is computed, from their own range.
    """
    network = network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    table = network.reader.allowed_transitions().detach().float().numpy()
    np.save(folder / TRANSITIONS, table)
    with tempfile.TemporaryDirectory() as scratch:
        for name, write in ((ENCODER, _write_encoder), (READER, _write_reader)):
            write(network, Path(scratch) / name)
            _in_8_bits(Path(scratch) / name, folder / name)


class _Encoder(nn.Module):
    """The encoder and the heads that look at single pieces, with an 8-bit word table."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        table = network.encoder.get_input_embeddings().weight.detach()
        scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

        self.first = network.encoder.embeddings
        self.layers = nn.ModuleList(_Layer(layer) for layer in network.encoder.encoder.layer)

    def forward(
        self, ids: Tensor, shape: Tensor, quoted: Tensor, place: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        net = self.network
        words = self.table[ids].float() * self.scale[ids]
        words = words + net.shape(shape) + net.quoted(quoted) + net.place(place)
        order = torch.arange(ids.shape[1])
        words = words + self.first.position_embeddings.weight[order]
        words = words + self.first.token_type_embeddings.weight[0]
        hidden = self.first.LayerNorm(words)[0]
        for layer in self.layers:
            hidden = layer(hidden)
        piece, viewpoint = net.views(hidden)
        probability = net.anchor(hidden).softmax(-1)
        return probability[None], piece[None], viewpoint[None]


class _Layer(nn.Module):
    """A layer of BERT over one text, its three inner products made one.

    The library's own layer quantises its input once for each of them.

    Reference:
        Devlin et al. (2019), "BERT", NAACL; Vaswani et al. (2017), "Attention is all
        you need", section 3.2.2, the scale of which is put into the queries.
    """

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        inner = layer.attention.self
        self.n_heads = inner.num_attention_heads
        self.width = inner.attention_head_size
        scale = self.width**-0.5
        parts = ((inner.query, scale), (inner.key, 1.0), (inner.value, 1.0))
        size = self.n_heads * self.width
        self.all = nn.Linear(size, 3 * size)
        self.all.weight = nn.Parameter(torch.cat([p.weight.detach() * by for p, by in parts]))
        self.all.bias = nn.Parameter(torch.cat([p.bias.detach() * by for p, by in parts]))
        self.attended = layer.attention.output
        self.widened = layer.intermediate.dense
        self.narrowed = layer.output

    def forward(self, hidden: Tensor) -> Tensor:
        n = hidden.shape[0]
        every = self.all(hidden).view(n, 3, self.n_heads, self.width).permute(1, 2, 0, 3)
        query, key, value = every[0], every[1], every[2]
        weights = torch.matmul(query, key.transpose(1, 2)).softmax(-1)
        mixed = torch.matmul(weights, value).transpose(0, 1).reshape(n, -1)
        hidden = self.attended.LayerNorm(self.attended.dense(mixed) + hidden)
        wide = nn.functional.gelu(self.widened(hidden))
        out: Tensor = self.narrowed.LayerNorm(self.narrowed.dense(wide) + hidden)
        return out


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
    example = tuple(torch.ones(1, 9, dtype=torch.int64) for _ in range(4))
    names = ("ids", "shape", "quoted", "place")
    _write(
        _Encoder(network), example, path, names, ("probability", "piece", "viewpoint"),
        {name: {1: "n_pieces"} for name in (*names, "probability", "piece", "viewpoint")},
    )  # fmt: skip


def _write_reader(network: Network, path: Path) -> None:
    seen = tuple(torch.ones(3, 9, dtype=torch.int64) for _ in range(3))
    example = (torch.zeros(3, 9, 2 * WIDTH), torch.zeros(3, 2 * WIDTH), *seen)
    names = ("piece", "viewpoint", "distance", "hops", "shared")
    axes = {name: {0: "n_anchors", 1: "n_pieces"} for name in (*names, "emissions")}
    axes["viewpoint"] = {0: "n_anchors"}
    _write(_Reader(network), example, path, names, ("emissions",), axes)


def _write(
    module: nn.Module,
    example: tuple[Tensor, ...],
    path: Path,
    inputs: Iterable[str],
    outputs: Iterable[str],
    axes: dict[str, dict[int, str]],
) -> None:
    with warnings.catch_warnings():
        # The exporter that traces is on its way out; the one that replaces it
        # writes graphs in which ONNX Runtime finds no attention to fuse.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(), example, str(path), input_names=list(inputs),
            output_names=list(outputs), dynamic_axes=axes, opset_version=OPSET, dynamo=False,
        )  # fmt: skip


def _in_8_bits(source: Path, target: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415 - slow

    quantize_dynamic(
        source, target, per_channel=True, op_types_to_quantize=["MatMul"],
        weight_type=QuantType.QInt8,
    )  # fmt: skip
