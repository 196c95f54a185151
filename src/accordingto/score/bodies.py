r"""Body text of real pages: ours against trafilatura's, by the measure of the benchmark itself.

The pages and their true body text are the half of scrapinghub's article extraction
benchmark that lies in `article-pages`. What is compared is text alone: of ours, the
paragraphs of every article that was found, in text order, without titles, one a line.

Reference:
    Scrapinghub (2019), "Article extraction benchmark", `evaluate.py` in
    github.com/scrapinghub/article-extraction-benchmark. As there: tokens are runs of
    `\w`, capitals kept; a page counts the runs of four tokens (all of them as one run
    where there are fewer, none where there is none), each as often as it occurs; true
    positives, false positives and false negatives are divided by their sum, so that long
    pages weigh no more than short ones; precision is the mean of tp / (tp + fp) over the
    pages for which something was predicted, recall that of tp / (tp + fn) over the pages
    with a true text, each 1 where nothing is wrong; F1 is that of these two means, not
    the mean of the pages' own. So a page on which a system finds nothing costs it recall
    alone. As there, the interval is 1.96 deviations of F1 over 1000 resamplings of the
    pages; unlike there they are seeded, so that two runs give one table.
"""

import gzip
import json
import random
import re
import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from accordingto.errors import ReadError
from accordingto.read.reader import read_document
from accordingto.score.corpora import Corpora

HALVES = ("even", "odd")
"""Pages in name order, counted from 0. Neither half is unseen: early rules and the choice
of trafilatura's setting were made on all pages, later ones with the even pages in sight and
with a check that no page of either half falls apart into several stories."""

_TOKEN = re.compile(r"\w+")
_N_GRAM = 4
_N_RESAMPLED = 1000


@dataclass(frozen=True, slots=True)
class Counts:
    """One page's shares of right, invented and missed runs; they sum to 1, or all are 0."""

    tp: float
    fp: float
    fn: float

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return _share(self.tp, self.fp, self.fn)

    @property
    def recall(self) -> float:
        """The share of the true text that was found."""
        return _share(self.tp, self.fn, self.fp)


def _share(right: float, wrong: float, other: float) -> float:
    if wrong == other == 0:
        return 1.0
    return right / (right + wrong) if right + wrong else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """The benchmark's figures over some pages."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two means."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """What one system did on the pages.

    Args:
        counts: one for each page, in name order.
    """

    counts: tuple[Counts, ...]

    def half(self, name: str) -> tuple[Counts, ...]:
        """The pages of one half."""
        return self.counts[HALVES.index(name) :: 2]


def compare(gold: str, predicted: str) -> Counts:
    """How far two texts are the same.

    >>> compare("a b c d e", "a b c d")
    Counts(tp=0.5, fp=0.0, fn=0.5)
    """
    ours, theirs = _runs(predicted), _runs(gold)
    tp, fp, fn = ((ours & theirs).total(), (ours - theirs).total(), (theirs - ours).total())
    total = (tp + fp + fn) or 1
    return Counts(tp / total, fp / total, fn / total)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    n_runs = max(1, len(tokens) - _N_GRAM + 1)
    return Counter(tuple(tokens[at : at + _N_GRAM]) for at in range(n_runs if tokens else 0))


def score(counts: Sequence[Counts]) -> Score:
    """The benchmark's figures; 0 where no page has anything to count."""
    precise = [one.precision for one in counts if one.tp + one.fp > 0]
    recalled = [one.recall for one in counts if one.tp + one.fn > 0]
    return Score(
        statistics.mean(precise) if precise else 0.0,
        statistics.mean(recalled) if recalled else 0.0,
    )


def interval(counts: Sequence[Counts]) -> float:
    """Half the width of the 95 % interval of F1: 1.96 deviations of resampled pages."""
    dice = random.Random(0)  # noqa: S311 - figures, not secrets
    drawn = [score(dice.choices(counts, k=len(counts))).f1 for _ in range(_N_RESAMPLED)]
    return 1.96 * statistics.stdev(drawn)


def pages(root: Path) -> tuple[tuple[bytes, str], ...]:
    """The bytes and the true body text of each page below the shared corpora, in name order."""
    folder = root / "data" / "article-pages"
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return tuple(
        (
            gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()),
            gold[name]["articleBody"],
        )
        for name in sorted(gold)
    )


def measure(corpora: Corpora) -> dict[str, Measured]:
    """Ask each system for the text of every page, in one run."""
    known = pages(corpora.root)
    return {name: _measured(ask, known) for name, ask in SYSTEMS.items()}


def _measured(ask: Callable[[bytes], str], known: Sequence[tuple[bytes, str]]) -> Measured:
    return Measured(tuple(compare(gold, ask(raw)) for raw, gold in known))


def ours(raw: bytes) -> str:
    """The paragraphs of all stories that this project finds."""
    try:
        reading = read_document(raw, origin="page")
    except ReadError:
        return ""
    text = reading.document.text
    return "\n".join(span.of(text) for article in reading.articles for span in article.body)


def trafilatura(raw: bytes) -> str:
    """The main text that trafilatura finds, with its best setting of five on the even pages."""
    from trafilatura import extract  # noqa: PLC0415 - slow to import

    return extract(raw, include_comments=False, favor_precision=True) or ""


SYSTEMS: dict[str, Callable[[bytes], str]] = {"ours": ours, "trafilatura": trafilatura}


def table(measured: dict[str, Measured]) -> str:
    """A Markdown table: a row for each system and half of the pages, and for all of them."""
    lines = [
        "| System | Pages | n | Precision | Recall | F1 |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for system, found in measured.items():
        rows = [*((half, found.half(half)) for half in HALVES), ("all", found.counts)]
        lines += [f"| {system} | {name} | {_cells(counts)} |" for name, counts in rows]
    return "\n".join(lines)


def _cells(counts: Sequence[Counts]) -> str:
    result = score(counts)
    return (
        f"{len(counts)} | {result.precision:.3f} | {result.recall:.3f} | "
        f"{result.f1:.3f} ± {interval(counts):.3f}"
    )
