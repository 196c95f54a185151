"""An annotator on the sample dossier: our own gold, which has what PolNeAR does not mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accordingto.annotate.annotator import Annotator
from accordingto.core.attribution import ROLES, Attribution
from accordingto.score.corpora import Corpora, scorer
from accordingto.score.sample import GoldArticle, gold_articles

PROPERTIES = ("form", "kind", "stance", "hedged", "negated", "inner")


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """What an annotator finds in the sample dossier, inner voices included.

    Args:
        figures: the scorer's, over all attributions.
        n_pairs: gold and found attributions that meet the lenient criterion.
        agreed: property → in how many of those pairs both say the same.
        usual: property → in how many gold says its most frequent value: what a
            constant answer would get.
    """

    figures: dict[str, Any]
    n_pairs: int
    agreed: dict[str, int]
    usual: dict[str, int]


def own_figures(corpora: Corpora, annotator: Annotator) -> OwnFigures:
    """Annotate the sample's articles and compare with its gold ledger.

    Raises:
        ScoreError: if the gold does not stand in the articles as we read them.
    """
    score = scorer(corpora.root)["score"]
    gold_docs: dict[str, dict[str, Any]] = {}
    predicted: dict[str, list[dict[str, Any]]] = {}
    pairs: list[tuple[dict[str, object], dict[str, object]]] = []
    for article in gold_articles():
        found = annotator.annotate(article.text, article.article.body, title=article.article.title)
        key = article.record["key"]
        gold_docs[key] = {"text": article.text, "attributions": _gold(article)}
        predicted[key] = _predicted(found)
        gold = score.prepare(article.text, gold_docs[key]["attributions"])
        pred = score.prepare(article.text, predicted[key])
        pairs += [
            (_gold_properties(article, i), _found_properties(found[j]))
            for i, j in score.pair(gold, pred)
            if score.verdict(gold[i], pred[j])["lenient"]
        ]
    return OwnFigures(
        score.score(gold_docs, predicted),
        len(pairs),
        {name: sum(one[name] == other[name] for one, other in pairs) for name in PROPERTIES},
        {name: _most_frequent([one[name] for one, _ in pairs]) for name in PROPERTIES},
    )


def _gold(article: GoldArticle) -> list[dict[str, Any]]:
    return [
        {role: [[s.start, s.end] for s in one.parts[role]] for role in ROLES}
        for one in article.attributions
    ]


def _predicted(found: Sequence[Attribution]) -> list[dict[str, Any]]:
    return [{role: [[s.start, s.end] for s in a.spans(role)] for role in ROLES} for a in found]


def _gold_properties(article: GoldArticle, number: int) -> dict[str, object]:
    record = article.attributions[number].record
    named = {name: record[name] for name in ("form", "kind", "stance", "hedged", "negated")}
    return {**named, "inner": record["parent"] is not None}


def _found_properties(found: Attribution) -> dict[str, object]:
    return {
        "form": found.form,
        "kind": found.kind,
        "stance": found.stance,
        "hedged": found.hedged,
        "negated": found.negated,
        "inner": found.parent is not None,
    }


def _most_frequent(values: Sequence[object]) -> int:
    return max((values.count(value) for value in set(values)), default=0)
