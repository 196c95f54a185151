"""What every network needs to become an ONNX file in 8 bits."""

import tempfile
import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import torch
from torch import Tensor, nn

OPSET = 18


def n_lower(network: nn.Module) -> int:
    """How many layers of a network's encoder are its lower half."""
    return len(network.encoder.encoder.layer) // 2


class Lower(nn.Module):
    """The input of a BERT-like encoder, its word table in 8 bits, and the lower of its layers.

    Args:
        network: has `encoder`, and the tables `shape`, `quoted` and `place`.
    """

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network
        table = network.encoder.get_input_embeddings().weight.detach()
        scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)
        self.first = network.encoder.embeddings
        layers = network.encoder.encoder.layer[: n_lower(network)]
        self.layers = nn.ModuleList(Layer(layer) for layer in layers)

    def forward(self, ids: Tensor, shape: Tensor, quoted: Tensor, place: Tensor) -> Tensor:
        """Vectors of one text, [n_pieces, width of the encoder]."""
        net = self.network
        words = self.table[ids].float() * self.scale[ids]
        words = words + net.shape(shape) + net.quoted(quoted) + net.place(place)
        order = torch.arange(ids.shape[1])
        words = words + self.first.position_embeddings.weight[order]
        words = words + self.first.token_type_embeddings.weight[0]
        hidden: Tensor = self.first.LayerNorm(words)[0]
        for layer in self.layers:
            hidden = layer(hidden)
        return hidden


class Layer(nn.Module):
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
        """[n_pieces, width] to the same."""
        n = hidden.shape[0]
        every = self.all(hidden).view(n, 3, self.n_heads, self.width).permute(1, 2, 0, 3)
        query, key, value = every[0], every[1], every[2]
        weights = torch.matmul(query, key.transpose(1, 2)).softmax(-1)
        mixed = torch.matmul(weights, value).transpose(0, 1).reshape(n, -1)
        hidden = self.attended.LayerNorm(self.attended.dense(mixed) + hidden)
        wide = nn.functional.gelu(self.widened(hidden))
        out: Tensor = self.narrowed.LayerNorm(self.narrowed.dense(wide) + hidden)
        return out


def write_lower(network: nn.Module, path: Path) -> None:
    """Writes the lower half of a network's encoder at full width."""
    example = tuple(torch.ones(1, 9, dtype=torch.int64) for _ in range(4))
    names = ("ids", "shape", "quoted", "place")
    axes = {name: {1: "n_pieces"} for name in names} | {"lower": {0: "n_pieces"}}
    write(Lower(network), example, path, names, ("lower",), axes)


def in_8_bits(folder: Path, writers: Mapping[str, Callable[[Path], None]]) -> None:
    """Has each file written at full width, and puts it into `folder` in 8 bits.

    Matrices are stored with one scale for each output channel. The floats in between
    stay 32 bits wide.

    Reference:
        Jacob et al. (2018), "Quantization and training of neural networks for
        efficient integer-arithmetic-only inference", CVPR; inputs of each product
        are scaled when it is computed, from their own range.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name, write_to in writers.items():
            write_to(Path(scratch) / name)
            _quantise(Path(scratch) / name, folder / name)


def write(
    module: nn.Module,
    example: tuple[Tensor, ...],
    path: Path,
    inputs: Iterable[str],
    outputs: Iterable[str],
    axes: dict[str, dict[int, str]],
) -> None:
    """Traces a module over an example into a file at full width."""
    with warnings.catch_warnings():
        # The exporter that traces is on its way out; the one that replaces it
        # writes graphs in which ONNX Runtime finds no attention to fuse.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(), example, str(path), input_names=list(inputs),
            output_names=list(outputs), dynamic_axes=axes, opset_version=OPSET, dynamo=False,
        )  # fmt: skip


def _quantise(source: Path, target: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415 - slow

    quantize_dynamic(
        source, target, per_channel=True, op_types_to_quantize=["MatMul"],
        weight_type=QuantType.QInt8,
    )  # fmt: skip
