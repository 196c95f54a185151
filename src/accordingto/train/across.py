"""`python -m accordingto.train.across`: fit what the features of entity resolution weigh.

On ECB+ topics 1 to 25; topics 26 to 35 are for choosing thresholds and stay out of the fit.
Writes `resolve/data/across.json` and `score/data/links.json`. Takes a few minutes.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]  # has no types
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from accordingto.annotate.trained import Trained
from accordingto.resolve.compare import AGAINST, FEATURES, FOR
from accordingto.resolve.dossier import Dossier
from accordingto.resolve.pair import Pair
from accordingto.resolve.profiles import Profile, profile
from accordingto.resolve.referents import Referent, referents
from accordingto.resolve.surroundings import surroundings
from accordingto.score import gold_mentions, links
from accordingto.score.across import Reader
from accordingto.score.corpora import find
from accordingto.score.gold_mentions import Topic

FIT = (1, 25)
"""First and last topic of ECB+ that the weights are fitted on."""
L2 = 6.0
"""Ridge penalty. On topics 26 to 35, 1 gives the same B³ within 0.3."""
MIN_SEEN = 20
"""A feature of links seen in fewer pairs gets no weight."""
LINK_THRESHOLD = -0.4
THRESHOLD = -0.6
MIX = 0.6
"""Chosen on topics 26 to 35, where B³ is within 0.2 of this from -0.8 to -0.4."""
BY_HAND = {"acronym_defined": 6.0, "acronym_fits": 2.5, "kinds_clash": -0.7}
"""Log-odds of features that ECB+ hardly shows: a definition says it outright, initials that
fit need another ground beside them; kinds there are a tagger's, and worse than ours."""
VERSION = "2"

Rows = list[tuple[Mapping[str, float], float, float]]
"""Features, whether the pair is one (as a share), and what the pair counts."""


def link_rows(topics: Iterable[Topic], reader: Reader) -> Rows:
    """The pairs of mentions within each article."""
    rows: Rows = []
    for topic in topics:
        dossier = Dossier([surroundings(gold.article) for gold in topic])
        for gold in topic:
            pairing = links.Pairing(gold, dossier, reader.said(gold))
            for one, other in combinations(range(pairing.n), 2):
                same = gold.mentions[one].entity == gold.mentions[other].entity
                rows.append((pairing.features(one, other), float(same), 1.0))
    return rows


def across_rows(topics: Iterable[Topic], reader: Reader, weights: Mapping[str, float]) -> Rows:
    """The pairs of article entities within each topic, as links within articles make them.

    A pair is one to the share of its pairs of mentions that are.
    """
    rows: Rows = []
    for topic in topics:
        articles = [surroundings(gold.article) for gold in topic]
        plain = Dossier(articles)
        found: list[Referent] = []
        gold_of: list[Counter[str]] = []
        for gold in topic:
            pairing = links.Pairing(gold, plain, reader.said(gold))
            own = links.linked(pairing, gold, weights, LINK_THRESHOLD)
            found += referents(gold.article, [m.mention for m in gold.mentions], own)
            gold_of += [Counter(gold.mentions[n].entity for n in e.mentions) for e in own]
        dossier = Dossier(articles, found)
        profiles = [profile(referent, dossier) for referent in found]
        for one, other in combinations(range(len(found)), 2):
            if not _is_comparable(profiles[one]) or not _is_comparable(profiles[other]):
                continue
            pair = Pair(profiles[one], profiles[other], dossier)
            features = {f.__name__: f(pair).value for f in FEATURES}
            left, right = gold_of[one], gold_of[other]
            n_pairs = left.total() * right.total()
            share = sum(left[e] * right[e] for e in left) / n_pairs
            rows.append((features, share, n_pairs**0.5))
    return rows


def _is_comparable(found: Profile) -> bool:
    return bool(found.names or found.nouns)


Bounds = Mapping[str, tuple[float | None, float | None]]


def fit(rows: Rows, names: Sequence[str], bounds: Bounds | None = None) -> dict[str, float]:
    """Weights of a logistic regression with a ridge penalty, rounded.

    Args:
        rows: the pairs.
        names: the features that get a weight.
        bounds: the least and the greatest weight, for features that have them.
    """
    place = {name: n for n, name in enumerate(names)}
    entries = [
        (row, place[name], value)
        for row, (features, _, _) in enumerate(rows)
        for name, value in features.items()
        if value and name in place
    ]
    at, of, values = zip(*entries, strict=True)
    matrix = csr_matrix((values, (at, of)), shape=(len(rows), len(names)))
    share = np.array([row[1] for row in rows])
    counts = np.array([row[2] for row in rows])

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = matrix @ w
        gradient = matrix.T @ (counts * (1 / (1 + np.exp(-logits)) - share)) + L2 * w
        total = (counts * (np.logaddexp(0, logits) - share * logits)).sum() + L2 / 2 * (w @ w)
        return float(total), gradient

    limits = [(bounds or {}).get(name, (None, None)) for name in names]
    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=limits).x
    return {name: round(float(w), 3) for name, w in zip(names, found, strict=True)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Fits both and writes them."""
    parser = argparse.ArgumentParser(prog="python -m accordingto.train.across", description=__doc__)
    parser.add_argument("--corpora", type=Path, help="the folder with data/")
    options = parser.parse_args(arguments)
    topics = gold_mentions.ecb(find(options.corpora) / "data" / "ecbplus", *FIT)
    reader = Reader(Trained())
    of_links = link_rows(topics, reader)
    seen = Counter(name for features, _, _ in of_links for name, v in features.items() if v)
    link_weights = fit(of_links, sorted(name for name, n in seen.items() if n >= MIN_SEEN))
    names = [feature.__name__ for feature in FEATURES]
    bounds: Bounds = {f.__name__: (0.0, None) for f in FOR} | {
        f.__name__: (None, 0.0) for f in AGAINST
    }
    weights = fit(across_rows(topics, reader, link_weights), names, bounds) | BY_HAND
    made = f"python -m accordingto.train.across: ECB+ topics {FIT[0]} to {FIT[1]}, L2 {L2}"
    _write(
        "accordingto.score", "links.json",
        {"made": made, "threshold": LINK_THRESHOLD, "log_odds": link_weights},
    )  # fmt: skip
    _write(
        "accordingto.resolve", "across.json",
        {
            "made": f"{made}; by hand: {', '.join(sorted(BY_HAND))}; threshold and mix chosen "
            "on topics 26 to 35",
            "version": VERSION, "threshold": THRESHOLD, "mix": MIX, "log_odds": weights,
        },
    )  # fmt: skip
    return 0


def _write(package: str, name: str, content: Mapping[str, object]) -> None:
    target = Path(str(files(package))) / "data" / name
    target.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"wrote {name}\n")


if __name__ == "__main__":
    sys.exit(main())
