"""`python -m accordingto.score`: accuracy on the shared corpora, or the rules' precision."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from accordingto.annotate import rules
from accordingto.annotate.annotator import Annotator
from accordingto.annotate.baseline import Baseline
from accordingto.annotate.trained import Trained
from accordingto.corefer.stage import Coreference
from accordingto.score import (
    across,
    attribution,
    bodies,
    corpora,
    errors,
    origins,
    own,
    own_voices,
    readers,
    report,
    robust,
    speakers,
    stories,
    voices,
    within,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Scores the default annotator and the baseline, and prints the page."""
    options = _parser().parse_args(arguments)
    shared = corpora.Corpora(corpora.find(options.corpora))
    split = "train" if options.rules else options.split
    if not shared.has(split):
        sys.stderr.write(
            f"There is no PolNeAR {split} in {shared.root}; "
            f"give --corpora, or set {corpora.VARIABLE}.\n"
        )
        return 2
    if options.rules:
        _measure_rules(shared, Baseline())
    else:
        _score(shared, split, options.markdown)
    return 0


def _score(shared: corpora.Corpora, split: str, target: Path | None) -> None:
    text = report.page(report.Measured(
        split, shared.digest(split),
        _scored(shared, split, Trained()), _scored(shared, split, Baseline()), errors.read(),
        _pages(shared), _entities(shared),
    ))  # fmt: skip
    sys.stdout.write(text)
    if target is not None:
        target.write_text(text, encoding="utf-8")


def _pages(shared: corpora.Corpora) -> tuple[tuple[str, str], ...]:
    """How pages are read, beside the libraries that do so."""
    return (
        ("Body text of pages", bodies.table(bodies.measure(shared))),
        ("Stories of pages that hold several", stories.table(stories.measure())),
        ("Dates, bylines and outlets", origins.table(origins.measure(shared))),
    )


def _entities(shared: corpora.Corpora) -> tuple[tuple[str, str], ...]:
    """Who is who."""
    return (
        ("Entities across articles", across.table(across.measure(shared, Trained()))),
        ("Coreference within an article", within.table(within.measure(shared.root, Trained()))),
        ("Speakers by their own words, and channels", speakers.table(speakers.measure(shared))),
        ("Speakers resolved, and chains", voices.table(voices.measure(shared, Coreference()))),
        ("Two readers of who speaks", readers.table(readers.measure(shared))),
        (
            "Speakers and chains of the sample dossier",
            own_voices.table(own_voices.own_voices(Coreference())),
        ),
    )


def _scored(shared: corpora.Corpora, split: str, annotator: Annotator) -> report.Scored:
    result = attribution.run(annotator, shared.polnear(split))
    return report.Scored(
        annotator.step, attribution.scores(shared, result), attribution.tallies(shared, result),
        attribution.slices(shared, result), own.own_figures(shared, annotator),
        robust.on_damaged_copies(shared, split, annotator),
    )  # fmt: skip


def _measure_rules(shared: corpora.Corpora, annotator: Annotator) -> None:
    result = attribution.run(annotator, shared.polnear("train"))
    table = report.precision_table(attribution.tallies(shared, result))
    rules.TABLE.write_text(table, encoding="utf-8")
    sys.stdout.write(table)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m accordingto.score", description=__doc__)
    parser.add_argument("--corpora", type=Path, help="the folder with data/ and score/")
    parser.add_argument("--split", default="dev", choices=("train", "dev"))
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="also write the page here")
    parser.add_argument(
        "--rules", action="store_true", help="measure each rule on train and write its table"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
