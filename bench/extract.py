"""Words a CPU second of `accordingto extract --plain`, start-up included, beside spaCy alone."""

import argparse
import sys

from common import SPACY_ALONE, cost_of, n_words, polnear_train, show


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=200, help="how many PolNeAR train texts")
    parser.add_argument("--rounds", type=int, default=3, help="the median round is shown")
    options = parser.parse_args()
    paths = polnear_train(options.texts)
    names = [str(path) for path in paths]
    ours = [sys.executable, "-m", "accordingto", "extract", "--plain", *names]
    alone = [sys.executable, "-c", SPACY_ALONE, *names]
    # In turn, so that a machine that grows slower or faster does so for both.
    rounds = [(cost_of(ours), cost_of(alone)) for _ in range(options.rounds)]
    rounds.sort(key=lambda pair: pair[0].cpu_s / pair[1].cpu_s)
    one, other = rounds[len(rounds) // 2]
    show(
        f"extract --plain, {len(paths)} texts, one thread, median of {options.rounds} rounds",
        n_words(paths),
        [("accordingto extract --plain", one), ("spaCy alone, same texts", other)],
    )


if __name__ == "__main__":
    main()
