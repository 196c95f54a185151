"""Where the shared corpora are, and the scorer that comes with them.

Neither is part of the project: they are found, loaded and used where they lie.
"""

import hashlib
import importlib.util
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

VARIABLE = "ACCORDINGTO_SHARED"
"""The environment variable that says where the corpora are."""

_PROJECT = Path(__file__).resolve().parents[3]
_SCORER = ("polnear", "score", "slices")


@dataclass(frozen=True, slots=True)
class Corpora:
    """The shared corpora and their scorer.

    Args:
        root: the folder with `data/` and `score/`.
    """

    root: Path

    def polnear(self, split: str) -> Iterator[dict[str, Any]]:
        """The records of a PolNeAR split, in name order, as `polnear.py` gives them."""
        records = scorer(self.root)["polnear"].load_split(str(self._folder(split)))
        yield from records

    def digest(self, split: str) -> str:
        """SHA-256 over the names and bytes of a split's files, in name order."""
        hashed = hashlib.sha256()
        folder = self._folder(split)
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            for field in (path.relative_to(folder).as_posix().encode(), path.read_bytes()):
                hashed.update(len(field).to_bytes(8, "big"))
                hashed.update(field)
        return hashed.hexdigest()

    def has(self, split: str) -> bool:
        """Whether the split is there."""
        return (self._folder(split) / "attributions").is_dir()

    def _folder(self, split: str) -> Path:
        return self.root / "data" / "polnear" / split


def find(given: Path | None = None) -> Path:
    """The folder to look in: the given one, the one the environment names, or `../shared`."""
    if given is not None:
        return given
    named = os.environ.get(VARIABLE)
    return Path(named) if named else _PROJECT.parent / "shared"


def scorer(root: Path) -> dict[str, ModuleType]:
    """The modules `polnear`, `score` and `slices` of the corpora's scorer.

    They import one another by these bare names, so they are loaded in order and
    known by them from then on.
    """
    loaded: dict[str, ModuleType] = {}
    for name in _SCORER:
        path = root / "score" / f"{name}.py"
        module = sys.modules.get(name)
        if module is None or getattr(module, "__file__", None) != str(path):
            spec = importlib.util.spec_from_file_location(name, path)
            if spec is None or spec.loader is None:
                raise FileNotFoundError(f"there is no scorer in {path}")
            module = importlib.util.module_from_spec(spec)
            sys.modules[name] = module
            spec.loader.exec_module(module)
        loaded[name] = module
    return loaded
