"""Time and memory of `accordingto add` on 1 000 articles, beside spaCy alone on the same text."""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from common import NOT_FOR_PARSING, Cost, cost_of, n_words, polnear_train, show, spacy_alone


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    texts = polnear_train(options.articles)
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        case.mkdir()
        # The corpus has fewer than 1 000: the first ones come again, as reprints do.
        paths = []
        for number in range(options.articles):
            paths.append(case / f"{number:04}.txt")
            shutil.copyfile(texts[number % len(texts)], paths[-1])
        rows = [
            (f"add, {workers} worker{'s' * (workers > 1)}", _add(case, workers))
            for workers in options.workers
        ]
        rows.append(("add again, nothing new", _add(case, 1, fresh=False)))
        rows.append(("verify", cost_of([*_command("verify"), str(case.parent / "x.dossier")])))
        parsing = spacy_alone(paths, without=NOT_FOR_PARSING)
        rows.append(("spaCy alone, tagger and parser", cost_of(parsing)))
        rows.append(("spaCy alone, whole pipeline", cost_of(spacy_alone(paths))))
        show(f"add, {options.articles} articles", n_words(paths), rows)


def _command(name: str) -> list[str]:
    return [sys.executable, "-m", "accordingto", name]


def _add(case: Path, workers: int, *, fresh: bool = True) -> Cost:
    dossier = case.parent / "x.dossier"
    if fresh:
        dossier.unlink(missing_ok=True)
    return cost_of([*_command("add"), str(dossier), str(case), "--workers", str(workers)])


if __name__ == "__main__":
    main()
