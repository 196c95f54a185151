import sys
from hashlib import sha256
from pathlib import Path

import pytest

from accordingto.errors import TrainError
from accordingto.train import encoders


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a made-up encoder package."""
    folder = tmp_path / "made_up_encoder"
    (folder / "model").mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "model" / "model.safetensors").write_bytes(b"weights")
    monkeypatch.setattr(encoders, "PACKAGE", folder.name)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    return folder


def test_the_official_weights_are_found_in_their_package(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoders, "SHA256", sha256(b"weights").hexdigest())
    assert encoders.minilm() == package / "model"


def test_other_weights_are_refused(package: Path) -> None:
    with pytest.raises(TrainError, match=f"not {encoders.SHA256}"):
        encoders.minilm()


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoders, "PACKAGE", "no_such_encoder")
    with pytest.raises(TrainError, match=r"make \.venv/\.train"):
        encoders.minilm()
