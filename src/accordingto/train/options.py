"""What the signs of options weigh, fitted to choices among them, and how that is written.

Reference:
    McFadden (1974), "Conditional logit analysis of qualitative choice behavior". Unlike there,
    several options may be right; their probabilities add up.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize  # type: ignore[import-untyped]  # has no types
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from accordingto.resolve.channels.signs import Signs
from accordingto.resolve.channels.weights import Table

LEAST = 0.02
"""Weights nearer to 0 are left out."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """A choice among options.

    Args:
        options: the signs of each.
        rights: which of them are right; where none is, it teaches nothing.
        counts: how much it counts.
    """

    options: Sequence[Signs]
    rights: Sequence[bool]
    counts: float = 1.0


def fit(choices: Sequence[Choice], l2: float) -> dict[str, float]:
    """The weights under which what is right is likeliest, by sign.

    Args:
        choices: what was chosen from.
        l2: ridge penalty.
    """
    kept = [choice for choice in choices if any(choice.rights)]
    names, signs = _matrix([signs for choice in kept for signs in choice.options])
    right = np.array([float(one) for choice in kept for one in choice.rights])
    lengths = np.array([len(choice.options) for choice in kept])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    of_choice = np.repeat(np.arange(len(kept)), lengths)
    counts = np.array([choice.counts for choice in kept])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = signs @ weights
        scores = np.exp(scores - np.maximum.reduceat(scores, starts)[of_choice])
        every = np.add.reduceat(scores, starts)
        rights = np.add.reduceat(scores * right, starts)
        cost = float((counts * (np.log(every) - np.log(rights))).sum())
        likelier = scores / every[of_choice] - scores * right / rights[of_choice]
        slope = signs.T @ (likelier * counts[of_choice]) + l2 * weights
        return cost + l2 * float(weights @ weights) / 2, slope

    solved = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, map(float, solved.x), strict=True))


def write(table: Table, made: str, found: Mapping[str, float]) -> int:
    """Writes weights where `channels.weights` reads them. Returns how many were kept."""
    kept = {name: round(w, 2) for name, w in sorted(found.items()) if abs(w) >= LEAST}
    path = files("accordingto.resolve").joinpath("data", f"{table}.json")
    Path(str(path)).write_text(
        json.dumps({"made": made, "log_odds": kept}, indent=1) + "\n", encoding="utf-8"
    )
    return len(kept)


def _matrix(rows: Sequence[Signs]) -> tuple[list[str], csr_matrix]:
    """The names of all signs, and their values, [n_options, n_signs]."""
    places: Mapping[str, int] = {
        name: n for n, name in enumerate(dict.fromkeys(name for row in rows for name in row))
    }
    listed = [(n, places[name], value) for n, row in enumerate(rows) for name, value in row.items()]
    down, across, values = zip(*listed, strict=True)
    return list(places), csr_matrix((values, (down, across)), shape=(len(rows), len(places)))
