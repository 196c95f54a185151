"""`python -m accordingto.train.channels`: what the signs of a channel weigh.

Fits `resolve/data/channels.json` on the parts `train` and `dev` of the speakers labelled by
hand, each article twice: with the speakers that the labels name, and with those that the words
of sources tell. The parts `check` and `held` are never looked at. Takes a few minutes.

Reference:
    McFadden (1974), "Conditional logit analysis of qualitative choice behavior". Unlike there,
    several options may be of the channel that a label names; their probabilities add up.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize  # type: ignore[import-untyped]  # has no types
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from accordingto.core.span import Span
from accordingto.core.speaker import Channel
from accordingto.resolve.channels.reading import Reading
from accordingto.resolve.channels.same_speaker import by_words
from accordingto.resolve.channels.signs import Option, Options, Signs
from accordingto.score import corpora
from accordingto.score.speakers import Labelled, labelled, speaker_of

PARTS = ("train", "dev")
L2 = 3.0
"""Ridge penalty; with five parts of the articles left out in turn, 1 to 5 come out alike."""
RARE = 0.1
"""The power of a channel's rarity with which its labels count: 0 would be all alike."""
LEAST = 0.02
"""Weights nearer to 0 are left out."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """One attribution.

    Args:
        options: the ways in which it may have come.
        channel: that of its label.
    """

    options: Sequence[Option]
    channel: Channel


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the weights. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m accordingto.train.channels")
    parser.add_argument("--corpora", type=Path, help="the folder with data/ and score/")
    shared = corpora.Corpora(corpora.find(parser.parse_args(arguments).corpora))
    articles = list(labelled(shared, PARTS))
    choices = [choice for article in articles for choice in choices_of(article)]
    found = fit(choices)
    made = (
        f"python -m accordingto.train.channels: {len(articles)} articles labelled by hand "
        f"({', '.join(PARTS)}), L2 {L2}"
    )
    kept = {name: round(w, 2) for name, w in sorted(found.items()) if abs(w) >= LEAST}
    table = files("accordingto.resolve").joinpath("data", "channels.json")
    Path(str(table)).write_text(
        json.dumps({"made": made, "log_odds": kept}, indent=1) + "\n", encoding="utf-8"
    )
    sys.stderr.write(f"{len(kept)} weights from {len(choices)} attributions\n")
    return 0


def choices_of(article: Labelled) -> Iterator[Choice]:
    """Every attribution of an article, under both ways of telling speakers apart."""
    paragraphs = [Span(*one.span()) for one in re.finditer(r"[^\n]+", article.text)]
    for speakers in (
        [speaker_of(label) for label in article.labels],
        by_words(article.text, article.attributions),
    ):
        options = Options(
            Reading(article.text, article.attributions, paragraphs, speakers, article.outlet)
        )
        for at, label in enumerate(article.labels):
            yield Choice(options.of(at), label["channel"])


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    """The weights under which the labels' channels are likeliest, by sign.

    Args:
        choices: attributions; those with no option of the label's channel teach nothing.
    """
    kept = [choice for choice in choices if any(_rights(choice))]
    names, signs = _matrix([option.signs for choice in kept for option in choice.options])
    right = np.array([float(one) for choice in kept for one in _rights(choice)])
    lengths = np.array([len(choice.options) for choice in kept])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    of_choice = np.repeat(np.arange(len(kept)), lengths)
    counted = Counter(choice.channel for choice in choices)
    counts = np.array(
        [(len(choices) / len(counted) / counted[one.channel]) ** RARE for one in kept]
    )

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = signs @ weights
        scores = np.exp(scores - np.maximum.reduceat(scores, starts)[of_choice])
        every = np.add.reduceat(scores, starts)
        rights = np.add.reduceat(scores * right, starts)
        cost = float((counts * (np.log(every) - np.log(rights))).sum())
        likelier = scores / every[of_choice] - scores * right / rights[of_choice]
        slope = signs.T @ (likelier * counts[of_choice]) + L2 * weights
        return cost + L2 * float(weights @ weights) / 2, slope

    solved = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, map(float, solved.x), strict=True))


def _rights(choice: Choice) -> list[bool]:
    return [option.reached.channel == choice.channel for option in choice.options]


def _matrix(rows: Sequence[Signs]) -> tuple[list[str], csr_matrix]:
    """The names of all signs, and their values, [n_options, n_signs]."""
    places: Mapping[str, int] = {
        name: n for n, name in enumerate(dict.fromkeys(name for row in rows for name in row))
    }
    listed = [(n, places[name], value) for n, row in enumerate(rows) for name, value in row.items()]
    down, across, values = zip(*listed, strict=True)
    return list(places), csr_matrix((values, (down, across)), shape=(len(rows), len(places)))


if __name__ == "__main__":
    sys.exit(main())
