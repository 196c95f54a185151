"""An annotator on PolNeAR: the scorer's figures, and what each rule is worth."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from accordingto.annotate.annotator import Annotator
from accordingto.core.attribution import ROLES, Attribution, flat
from accordingto.read.plain import headline, paragraphs
from accordingto.score.corpora import Corpora, scorer

ROUNDS = 2000
"""How often documents are drawn again for an interval; more changes no first decimal."""

N_BINS = 10


@dataclass(frozen=True, slots=True)
class Run:
    """What an annotator found in one split, beside the gold.

    Args:
        gold: document name → record with `text` and `attributions`, as the scorer reads it.
        found: document name → the outermost attributions found.
    """

    gold: Mapping[str, dict[str, Any]]
    found: Mapping[str, Sequence[Attribution]]

    def predicted(self) -> dict[str, list[dict[str, list[list[int]]]]]:
        """What was found, in the scorer's form."""
        return {
            name: [
                {role: [[s.start, s.end] for s in a.spans(role)] for role in ROLES}
                for a in attributions
            ]
            for name, attributions in self.found.items()
        }


@dataclass(slots=True)
class Tally:
    """How many of the attributions found are right.

    Args:
        n: found.
        n_right: right by the lenient criterion.
        expected: the sum of their probabilities.
    """

    n: int = 0
    n_right: int = 0
    expected: float = 0.0

    def add(self, probability: float, *, is_right: bool) -> None:
        """Counts one attribution."""
        self.n += 1
        self.n_right += is_right
        self.expected += probability


@dataclass(slots=True)
class Tallies:
    """Attributions found, by rule and by probability."""

    by_rule: dict[str, Tally] = field(default_factory=dict)
    by_bin: dict[int, Tally] = field(default_factory=dict)

    def add(self, attribution: Attribution, *, is_right: bool) -> None:
        """Counts one attribution."""
        place = min(int(attribution.probability * N_BINS), N_BINS - 1)
        for tally in (
            self.by_rule.setdefault(attribution.rule, Tally()),
            self.by_bin.setdefault(place, Tally()),
        ):
            tally.add(attribution.probability, is_right=is_right)

    def calibration_error(self) -> float:
        """Expected calibration error: how far probabilities are off, on average, in ten bins.

        Reference:
            Naeini, Cooper and Hauskrecht (2015), "Obtaining well calibrated
            probabilities using Bayesian binning", AAAI, equation 4, with ten
            bins of equal width.
        """
        total = sum(t.n for t in self.by_bin.values())
        off = sum(abs(t.n_right - t.expected) for t in self.by_bin.values())
        return off / total if total else 0.0


def run(annotator: Annotator, records: Iterable[dict[str, Any]]) -> Run:
    """Annotates each record as `extract --plain --flat` would."""
    gold: dict[str, dict[str, Any]] = {}
    found: dict[str, Sequence[Attribution]] = {}
    for record in records:
        gold[record["doc_id"]] = record
        found[record["doc_id"]] = flat(annotated(annotator, record["text"]))
    return Run(gold, found)


def annotated(annotator: Annotator, text: str) -> tuple[Attribution, ...]:
    """The attributions of a text without markup, its headline read as one."""
    lines = paragraphs(text)
    title = headline(text, lines)
    body = [line for line in lines if line != title]
    return annotator.annotate(text, body, title=title)


def scores(corpora: Corpora, result: Run) -> dict[str, Any]:
    """What `score.py` prints, with 95 % intervals of lenient and strict F1."""
    score = scorer(corpora.root)["score"]
    predicted = result.predicted()
    figures: dict[str, Any] = score.score(result.gold, predicted)
    figures["interval"] = {
        criterion: score.interval(result.gold, predicted, criterion, ROUNDS)
        for criterion in ("lenient", "strict")
    }
    return figures


def tallies(corpora: Corpora, result: Run) -> Tallies:
    """What each rule, and each tenth of probability, is worth by the lenient criterion."""
    score = scorer(corpora.root)["score"]
    found = Tallies()
    predicted = result.predicted()
    for name, record in result.gold.items():
        gold = score.prepare(record["text"], record["attributions"])
        pred = score.prepare(record["text"], predicted[name])
        right = {j for i, j in score.pair(gold, pred) if score.verdict(gold[i], pred[j])["lenient"]}
        for number, attribution in enumerate(result.found[name]):
            found.add(attribution, is_right=number in right)
    return found


def slices(corpora: Corpora, result: Run) -> list[tuple[str, int, float]]:
    """Kind of gold attribution, how many, and lenient recall; all first, then by name."""
    modules = scorer(corpora.root)
    score, kinds = modules["score"], modules["slices"].kinds
    n: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    predicted = result.predicted()
    for name, record in result.gold.items():
        text = record["text"]
        gold = score.prepare(text, record["attributions"])
        pred = score.prepare(text, predicted[name])
        hit = {i for i, j in score.pair(gold, pred) if score.verdict(gold[i], pred[j])["lenient"]}
        for number, attribution in enumerate(record["attributions"]):
            for kind in ("all", *kinds(text, attribution)):
                n[kind] += 1
                hits[kind] += number in hit
    order = sorted(n, key=lambda kind: (kind != "all", kind))
    return [(kind, n[kind], hits[kind] / n[kind]) for kind in order]
