"""`python -m accordingto.train`: from the shared corpora to the shipped weights."""

import argparse
import json
import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from accordingto.annotate import network as network_files
from accordingto.encode import lower
from accordingto.score import corpora
from accordingto.score.examples import example
from accordingto.train import encoders, recipe


def main(arguments: Sequence[str] | None = None) -> int:
    """Trains, or goes on with a run that was stopped. Returns the exit status."""
    options = _parser().parse_args(arguments)
    shared = corpora.Corpora(corpora.find(options.corpora))
    if not shared.has("train"):
        sys.stderr.write(
            f"There is no PolNeAR train in {shared.root}; "
            f"give --corpora, or set {corpora.VARIABLE}.\n"
        )
        return 2
    options.folder.mkdir(parents=True, exist_ok=True)
    records = tuple(shared.polnear("train"))
    plan = recipe.Recipe(tuple(example(record) for record in records))
    _fit(plan, options.folder, n_threads=options.threads)
    made = options.folder / "weights"
    _finish(plan, records, options.folder, made, shared.root)
    _say(f"the weights are in {made}")
    if options.install:
        for name in network_files.FILES:
            shutil.copyfile(made / name, str(network_files.shipped().joinpath(name)))
        shutil.copyfile(made / lower.LOWER, str(lower.shipped().joinpath(lower.LOWER)))
        _say("and in the package")
    return 0


def _fit(plan: recipe.Recipe, folder: Path, *, n_threads: int) -> None:
    """Trains to the end of the plan, and leaves the network in `folder`."""
    import torch  # noqa: PLC0415 - half a gigabyte, and not there at run time

    from accordingto.train import loop, network  # noqa: PLC0415

    torch.set_num_threads(n_threads)
    # The heads' first weights are drawn too.
    torch.manual_seed(recipe.PLAN.seed)
    learner = network.Network(network.load_encoder(encoders.minilm()))
    loop.train(
        learner, plan.epoch, plan.cueness, recipe.PLAN,
        checkpoint=folder / "checkpoint.pt", say=_say,
    )  # fmt: skip
    torch.save(learner.state_dict(), folder / "network.pt")


def _finish(
    plan: recipe.Recipe, records: Sequence[dict[str, Any]], folder: Path, made: Path, root: Path
) -> None:
    """Writes what the run time loads: 8 bits, and calibrated as they are."""
    import torch  # noqa: PLC0415

    from accordingto.train import calibrate, export, network  # noqa: PLC0415

    learner = network.Network(network.load_encoder(encoders.minilm()))
    learner.load_state_dict(torch.load(folder / "network.pt", weights_only=True))
    export.export(learner, made)
    kept = {one.name for one in plan.held_back}
    calibration = calibrate.calibrated(
        network_files.OnnxNetwork(made),
        [record for record in records if record["doc_id"] in kept],
        plan.held_back,
        root,
    )
    stored = json.dumps(calibrate.stored(calibration), indent=1) + "\n"
    (made / "calibration.json").write_text(stored, encoding="utf-8")


def _say(message: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {message}\n")
    sys.stderr.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m accordingto.train", description=__doc__)
    parser.add_argument("--corpora", type=Path, help="the folder with data/ and score/")
    parser.add_argument(
        "--folder", type=Path, default=Path("build/train"), help="where checkpoints are kept"
    )
    parser.add_argument(
        "--install", action="store_true", help="also put the weights into the package"
    )
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    return parser


if __name__ == "__main__":
    sys.exit(main())
