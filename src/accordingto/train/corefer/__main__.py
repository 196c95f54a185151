"""`python -m accordingto.train.corefer`: from GUM to the weights that find who is meant.

A whole network learns from GUM. What is shipped has only the upper half of its encoder: it stands
on the lower half of the annotator's, which lies in the package, and learns from the whole one what
to make of it.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from accordingto.annotate.trained import Trained
from accordingto.core.ids import sha256_hex
from accordingto.encode import lower
from accordingto.encode.article import cut_up
from accordingto.encode.pieces import Pieces
from accordingto.read.plain import paragraphs
from accordingto.score import corpora, labels
from accordingto.score.gum import texts
from accordingto.train import encoders
from accordingto.train.corefer import command

LEFT_OUT = ("conversation", "vlog")
"""Genres that are not learned from: speech between people whom nothing on the page tells apart."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Trains, or goes on with a run that was stopped. Returns the exit status."""
    options = command.parser("accordingto.train.corefer", __doc__).parse_args(arguments)
    root = corpora.find(options.corpora)
    if not (root / "data" / "gum").is_dir():
        sys.stderr.write(f"There is no GUM in {root}; give --corpora, or set {corpora.VARIABLE}.\n")
        return 2
    options.folder.mkdir(parents=True, exist_ok=True)
    made = options.folder / "weights"
    _fit(root, options.folder, made, n_threads=options.threads)
    command.end(root, made, install=options.install)
    return 0


def _fit(root: Path, folder: Path, made: Path, *, n_threads: int) -> None:
    import torch  # noqa: PLC0415 - half a gigabyte, and not there at run time

    from accordingto.train.corefer import distil, examples, export, loop, network, tune  # noqa: PLC0415
    from accordingto.train.corefer.student import Student  # noqa: PLC0415
    from accordingto.train.corefer.torch_network import TorchNetwork  # noqa: PLC0415

    torch.set_num_threads(n_threads)
    plan = loop.Plan()
    # The heads' first weights are drawn too.
    torch.manual_seed(plan.seed)
    learner = network.on_minilm(encoders.minilm())
    gold = [text for text in texts(root, "train") if text.genre not in LEFT_OUT]
    learned = examples.examples(gold, Trained())
    loop.train(learner, learned, plan, checkpoint=folder / "checkpoint.pt", say=command.say)
    read = distil.lessons(unmarked(root), TorchNetwork(learner), lower.shared())
    student = Student(learner, lower.shared())
    distil.learn(student, read, distil.Plan(), checkpoint=folder / "student.pt", say=command.say)
    tune.tune(student, learned, read, tune.Plan(), checkpoint=folder / "tuned.pt", say=command.say)
    export.export(student, made)


def unmarked(root: Path) -> Iterator[Pieces]:
    """Texts to learn from a teacher: GUM's and PolNeAR's training parts, every second headed.

    The articles of PolNeAR by which speakers are judged are left out.
    """
    judged = {
        one["sha256"] for one in labels.read()["articles"] if one["part"] in ("check", "held")
    }
    for text in texts(root, "train"):
        yield cut_up(text.text, text.blocks, text.title)[1]
    for number, record in enumerate(corpora.Corpora(root).polnear("train")):
        if sha256_hex(record["text"]) not in judged:
            blocks = tuple(paragraphs(record["text"]))
            title = blocks[0] if number % 2 else None
            yield cut_up(record["text"], blocks, title)[1]


if __name__ == "__main__":
    sys.exit(main())
