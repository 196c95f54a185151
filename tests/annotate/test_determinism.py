"""Two processes find the same: each has its own order of sets."""

import os
import subprocess
import sys
from importlib.resources import as_file, files

TEXT = """The deputy criticised the minister for the flood as a coward.
She briefed the council on the dam about the gate. He asked the guard for a boat of oak.
They praised Ada Lint for her speech as a model, and blamed the rain on the sky for it.
"""


def extracted(seed: str, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "accordingto", "extract", *arguments],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_the_order_of_sets_changes_nothing() -> None:
    with as_file(files("accordingto.sample") / "dossier") as folder:
        texts = sorted(str(path) for path in folder.iterdir())
        assert extracted("1", *texts) == extracted("2", *texts) == extracted("3", *texts)


def test_several_prepositions_of_one_cue_are_one_content() -> None:
    for seed in ("0", "1", "4"):
        assert given(seed) == given("2")


def given(seed: str) -> str:
    script = (
        f"from accordingto import pipeline\nfor found in pipeline.extract({TEXT!r}): print(found)"
    )
    return subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
