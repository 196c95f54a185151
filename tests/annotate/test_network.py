"""The library that runs the network stays on the machine."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import onnxruntime

HOST = b"events.data.microsoft.com"
"""Where versions from 1.29 on send what they gather, in native code."""


def test_the_library_does_not_hold_an_uploader() -> None:
    folder = Path(onnxruntime.__file__).parent
    native = [p for p in folder.rglob("*") if p.suffix in (".so", ".dylib", ".pyd", ".dll")]
    native += list(folder.rglob("*.so.*"))
    assert native
    for path in native:
        assert HOST not in path.read_bytes(), f"{path.name} reports to its maker: pin an older one"


def test_reading_leaves_nothing_at_home_and_starts_no_thread(tmp_path: Path) -> None:
    script = (
        "import os\n"
        "from accordingto import pipeline\n"
        "assert pipeline.extract('She said that the gate had held all night.')\n"
        "assert os.environ['ORT_DISABLE_TELEMETRY'] == '1'\n"
        "if os.path.isdir('/proc/self/task'):\n"
        "    print(len(os.listdir('/proc/self/task')))\n"
    )
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, **home, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() in ("1", "")
    assert list(tmp_path.rglob("*")) == []


def test_nothing_of_training_is_imported_to_read() -> None:
    script = (
        "import sys\n"
        "from accordingto import pipeline\n"
        "pipeline.extract('She said that the gate had held all night.')\n"
        "print([m for m in ('torch', 'transformers', 'onnx', 'spacy') if m in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
    assert importlib.util.find_spec("onnxruntime") is not None
