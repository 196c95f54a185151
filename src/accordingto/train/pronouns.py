"""`python -m accordingto.train.pronouns`: what the signs of a pronoun's meaning weigh.

Fits `WEIGHTS` of `resolve/voices/pronouns.py` on the parts `train` and `dev` of the
speakers labelled by hand, and prints them.

Reference:
    McFadden (1974), "Conditional logit analysis of qualitative choice behavior".
"""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize  # type: ignore[import-untyped]  # has no types

from accordingto.core.span import Span
from accordingto.corefer.stage import Coreference
from accordingto.resolve.voices import resolver
from accordingto.resolve.voices.pronouns import SIGNS
from accordingto.resolve.voices.sources import Sources
from accordingto.resolve.voices.told import Told
from accordingto.score import corpora
from accordingto.score.speakers import labelled
from accordingto.score.voices import is_right_option

L2 = 0.05
"""Ridge penalty."""

Floats = npt.NDArray[np.float64]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the weights in the order of `SIGNS`. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m accordingto.train.pronouns")
    parser.add_argument("--corpora", type=Path, help="the folder with data/ and score/")
    choices = _choices(corpora.Corpora(corpora.find(parser.parse_args(arguments).corpora)))
    found = fit(choices)
    right = sum(int((signs @ found).argmax()) in chosen for signs, chosen in choices)
    sys.stderr.write(f"{right} of {len(choices)} right where they were fitted\n")
    for name, weight in zip(SIGNS, found, strict=True):
        sys.stdout.write(f"{name}: {weight:.1f}\n")
    return 0


def fit(choices: Sequence[tuple[Floats, frozenset[int]]]) -> Floats:
    """The weights under which the right options are likeliest.

    Args:
        choices: for each pronoun the signs of all options, [n_options, n_signs], and which
            of them are right.
    """

    def loss(weights: Floats) -> float:
        total = L2 * float(weights @ weights)
        for signs, chosen in choices:
            score = signs @ weights
            score = score - score.max()
            total += float(np.log(np.exp(score).sum()) - np.log(np.exp(score[[*chosen]]).sum()))
        return total

    solved = minimize(loss, np.zeros(len(SIGNS)), method="L-BFGS-B")
    weights: Floats = solved.x
    return weights


def _choices(shared: corpora.Corpora) -> list[tuple[Floats, frozenset[int]]]:
    coreference = Coreference()
    found: list[tuple[Floats, frozenset[int]]] = []
    for article in labelled(shared, ("train", "dev")):
        blocks = [Span(*one.span()) for one in re.finditer(r"[^\n]+", article.text)]
        mentions, entities = coreference.read(article.text, blocks, article.attributions)
        told = Told(article.text, blocks, article.attributions, article.outlet)
        cast = resolver.cast_of(told, mentions, entities)
        sources = Sources(told, cast)
        sources.speakers()
        labels = {
            one.source[0].start: label
            for one, label in zip(article.attributions, article.labels, strict=True)
            if one.source
        }
        for place, options in sources.pronouns.asked.items():
            chosen = frozenset(
                n
                for n, option in enumerate(options)
                if is_right_option(article.text, labels[place], option.entity, cast)
            )
            if chosen and len(chosen) < len(options):
                found.append((np.array([o.signs for o in options]), chosen))
    return found


if __name__ == "__main__":
    sys.exit(main())
