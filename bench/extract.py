"""Words a CPU second of `accordingto extract --plain`, start-up included, beside spaCy alone."""

import argparse
import sys

from common import NOT_FOR_PARSING, cost_of, n_words, polnear_train, show, spacy_alone


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=200, help="how many PolNeAR train texts")
    parser.add_argument("--rounds", type=int, default=3, help="the median round is shown")
    options = parser.parse_args()
    paths = polnear_train(options.texts)
    commands = {
        "accordingto extract --plain": [
            sys.executable, "-m", "accordingto", "extract", "--plain", *map(str, paths),
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


if __name__ == "__main__":
    main()
