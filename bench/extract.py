"""Words a CPU second of `accordingto extract --plain`, start-up included, beside the baseline
and spaCy alone; then start-up by itself, and the size of the weights."""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from accordingto.annotate import network as annotate
from accordingto.corefer import network as corefer
from accordingto.encode import lower
from common import NOT_FOR_PARSING, cost_of, n_words, polnear_train, show, spacy_alone

EXTRACT = [sys.executable, "-m", "accordingto", "extract", "--plain"]

# The same command with the annotator by rules in place of the trained one.
BASELINE = """
import sys
from accordingto import pipeline
from accordingto.__main__ import main
from accordingto.annotate.baseline import Baseline
made = Baseline()
pipeline.default_annotator = lambda: made
sys.argv[0] = "accordingto"
sys.exit(main())
"""

# The same command, which finds attributions and asks of none who its speaker is.
WITHOUT_SPEAKERS = """
import sys
from accordingto import pipeline
from accordingto.__main__ import main
from accordingto.core.speaker import Speaker
from accordingto.core.voices import Voices
nobody = Speaker(None, (), is_outlet=False, unnamed=None, rule="not asked")
pipeline.find_voices = lambda told, *_: Voices(speakers=(nobody,) * len(told.attributions))
class Nothing:
    def read(self, *_, **__):
        return (), ()
made = Nothing()
pipeline.coreference = lambda: made
sys.argv[0] = "accordingto"
sys.exit(main())
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=200, help="how many PolNeAR train texts")
    parser.add_argument("--rounds", type=int, default=3, help="the median round is shown")
    options = parser.parse_args()
    paths = polnear_train(options.texts)
    commands = {
        "accordingto extract --plain": [*EXTRACT, *map(str, paths)],
        "the same without speakers": [
            sys.executable, "-c", WITHOUT_SPEAKERS, "extract", "--plain", *map(str, paths),
        ],
        "the same by the baseline": [
            sys.executable, "-c", BASELINE, "extract", "--plain", *map(str, paths),
        ],
        "spaCy alone, tagger and parser": spacy_alone(paths, without=NOT_FOR_PARSING),
        "spaCy alone, whole pipeline": spacy_alone(paths),
    }  # fmt: skip
    # In turn, so that a machine that grows slower or faster does so for all.
    rounds = [[cost_of(command) for command in commands.values()] for _ in range(options.rounds)]
    rounds.sort(key=lambda costs: costs[0].cpu_s / costs[-1].cpu_s)
    show(
        f"extract --plain, {len(paths)} texts, one thread, median of {options.rounds} rounds",
        n_words(paths),
        list(zip(commands, rounds[len(rounds) // 2], strict=True)),
    )
    _start_up(options.rounds)
    for what, folder, names in (
        ("both", lower.shipped(), (lower.LOWER,)),
        ("attributions", annotate.shipped(), annotate.FILES),
        ("speakers", corefer.shipped(), corefer.FILES),
    ):
        n_bytes = sum(len(folder.joinpath(name).read_bytes()) for name in names)
        print(f"\nweights for {what}: {n_bytes / 1e6:.1f} MB")


def _start_up(n_rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.txt"
        path.write_text("“It leaks,” she said.\n", encoding="utf-8")
        ours = [cost_of([*EXTRACT, str(path)]) for _ in range(n_rounds)]
        bare = [cost_of([sys.executable, "-c", "import numpy"]) for _ in range(n_rounds)]
    print(
        f"\nstart-up, one sentence: {statistics.median(c.wall_s for c in ours):.2f} s, "
        f"{statistics.median(c.peak_mib for c in ours):.0f} MiB; Python with numpy alone: "
        f"{statistics.median(c.wall_s for c in bare):.2f} s"
    )


if __name__ == "__main__":
    main()
