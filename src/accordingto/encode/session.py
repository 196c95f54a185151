"""Opens trained networks in ONNX Runtime, on one thread of the CPU."""

import hashlib
import os
from collections.abc import Iterable
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from accordingto.errors import MissingExtraError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


def session(file: Traversable, *, purpose: str) -> "InferenceSession":
    """The network in a file, ready to run.

    Args:
        file: an ONNX file.
        purpose: what it is for, as a message that the extra is missing begins.

    Raises:
        MissingExtraError: if ONNX Runtime is not installed.
    """
    # Our bound keeps out the versions that report to their maker; should somebody
    # install one all the same, this keeps it silent. It is read once, on import.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        import onnxruntime  # noqa: PLC0415 - takes long, and is an extra
    except ImportError as error:
        raise MissingExtraError("annotate", purpose) from error
    options = onnxruntime.SessionOptions()
    # Documents are the unit of parallel work: one thread each. With one thread,
    # sums are also formed in one order, so that two runs give the same bytes.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        file.read_bytes(), options, providers=["CPUExecutionProvider"]
    )


def weights_digest(weights: Iterable[Traversable]) -> str:
    """A digest over names and bytes of the files of some weights."""
    hashed = hashlib.sha256()
    for file in weights:
        for part in (file.name.encode(), file.read_bytes()):
            hashed.update(len(part).to_bytes(8, "big"))
            hashed.update(part)
    return hashed.hexdigest()
