"""What both commands of this folder are told, say, and end with."""

import argparse
import os
import shutil
import sys
import time
from pathlib import Path

from accordingto.annotate.trained import Trained
from accordingto.corefer import network as network_files
from accordingto.score import within


def parser(module: str, about: str | None) -> argparse.ArgumentParser:
    """What a command can be told."""
    made = argparse.ArgumentParser(prog=f"python -m {module}", description=about)
    made.add_argument("--corpora", type=Path, help="the folder with data/ and score/")
    made.add_argument(
        "--folder", type=Path, default=Path("build/corefer"), help="where checkpoints are kept"
    )
    made.add_argument(
        "--install", action="store_true", help="also put the weights into the package"
    )
    made.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    return made


def end(root: Path, made: Path, *, install: bool) -> None:
    """Scores the weights in `made`, and puts them into the package if that was asked for."""
    say(f"the weights are in {made}")
    found = within.measure(root, Trained(), network_files.OnnxNetwork(made))
    sys.stdout.write(within.table(found) + "\n")
    if install:
        for name in network_files.FILES:
            shutil.copyfile(made / name, str(network_files.shipped().joinpath(name)))
        say("and in the package")


def say(message: str) -> None:
    """One line to the standard error, with the time."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {message}\n")
    sys.stderr.flush()
