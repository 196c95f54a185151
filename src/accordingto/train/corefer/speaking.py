"""`python -m accordingto.train.corefer.speaking`: coreference learns who speaks in labelled news.

Goes on with the weights that `python -m accordingto.train.corefer` made. The articles are those of
the part `train` of the speakers labelled by hand; `dev`, `check` and `held` are not learned from.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from accordingto.annotate.trained import Trained
from accordingto.corefer import network as network_files
from accordingto.corefer.stage import Coreference
from accordingto.encode import lower
from accordingto.score import corpora
from accordingto.score.gum import texts
from accordingto.score.labels import labelled
from accordingto.train import encoders
from accordingto.train.corefer import command
from accordingto.train.corefer.__main__ import LEFT_OUT


def main(arguments: Sequence[str] | None = None) -> int:
    """Trains, or goes on with a run that was stopped. Returns the exit status."""
    options = _parser().parse_args(arguments)
    root = corpora.find(options.corpora)
    if not (root / "data" / "gum").is_dir():
        sys.stderr.write(f"There is no GUM in {root}; give --corpora, or set {corpora.VARIABLE}.\n")
        return 2
    begun = options.begin or options.folder / "weights"
    absent = [name for name in network_files.FILES if not (begun / name).is_file()]
    if absent:
        sys.stderr.write(
            f"There is no {absent[0]} in {begun}; run python -m accordingto.train.corefer "
            "before this, or say with --begin where weights are.\n"
        )
        return 2
    options.folder.mkdir(parents=True, exist_ok=True)
    made = options.folder / "speaking"
    _fit(root, begun, made, n_threads=options.threads)
    command.end(root, made, install=options.install)
    return 0


def _fit(root: Path, begun: Path, made: Path, *, n_threads: int) -> None:
    import torch  # noqa: PLC0415 - half a gigabyte, and not there at run time

    from accordingto.train.corefer import anneal, examples, export, packed, spoken  # noqa: PLC0415

    torch.set_num_threads(n_threads)
    plan = anneal.Plan()
    student = packed.packed(begun, encoders.minilm(), lower.shared())
    coreference = Coreference(network_files.OnnxNetwork(begun))
    articles = spoken.spoken(labelled(corpora.Corpora(root), ["train"]), coreference)
    gold = [text for text in texts(root, "train") if text.genre not in LEFT_OUT]
    learned = examples.examples(gold, Trained())
    checkpoint = made.with_name("speaking.pt")
    anneal.anneal(student, articles, learned, plan, checkpoint=checkpoint, say=command.say)
    export.export(student, made)


def _parser() -> argparse.ArgumentParser:
    parser = command.parser("accordingto.train.corefer.speaking", __doc__)
    parser.add_argument(
        "--begin", type=Path, help="the folder of the weights to go on with; FOLDER/weights if none"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
