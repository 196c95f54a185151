"""The weights of the package as a student that can learn on."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from accordingto.corefer.network import ENCODER, LINK, MENTIONS
from accordingto.encode.lower import Lower
from accordingto.train.corefer import network
from accordingto.train.corefer.student import Student


def packed(folder: Path, encoder: Path, lower: Lower) -> Student:
    """A student with the weights that lie in `folder`, as `export` wrote them.

    Args:
        folder: with the ONNX files.
        encoder: the folder of a pre-trained encoder of the same shape.
        lower: the half that it stands on.
    """
    student = Student(network.on_minilm(encoder), lower)
    read = {
        **_weights(folder / ENCODER, "network."),
        **_weights(folder / MENTIONS, "network."),
        **{f"link.{name}": value for name, value in _weights(folder / LINK, "").items()},
    }
    student.load_state_dict(read)
    return student.eval()


def _weights(path: Path, prefix: str) -> dict[str, Tensor]:
    """The weights of a file at full width, by their names behind a prefix."""
    stored = {one.name: numpy_helper.to_array(one) for one in onnx.load(path).graph.initializer}
    found = {}
    for name, value in stored.items():
        whole = name.removesuffix("_quantized")
        if whole != name:
            zero = stored[f"{whole}_zero_point"].astype(np.float32)
            # A matrix is stored as it is multiplied, the other way round than PyTorch has it.
            found[whole] = ((value.astype(np.float32) - zero) * stored[f"{whole}_scale"]).T
        elif not name.endswith(("_scale", "_zero_point")):
            found[name] = value
    return {
        name.removeprefix(prefix): torch.from_numpy(np.array(value, order="C"))
        for name, value in found.items()
    }
