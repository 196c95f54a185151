"""How often each rule is right, measured; the probability of what it finds.

`data/precision.txt` is written by `python -m accordingto.score --rules`.
"""

from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "precision.txt"

SMOOTHING_N = 10.0
SMOOTHING_RIGHT = 7.0
"""Every rule is measured as if it had also found ten attributions of which seven were
right, the share of all rules together on PolNeAR train (69.5 %): a rule seen thrice
should not be sure of anything. Rules seen often hardly change."""


def probability(rule: str) -> float:
    """That a trained annotator would mark what `rule` found."""
    n, n_right = _counts().get(rule, (0, 0))
    return round((n_right + SMOOTHING_RIGHT) / (n + SMOOTHING_N), 3)


@cache
def _counts() -> dict[str, tuple[int, int]]:
    """Rule → how many it found and how many were right by the lenient criterion."""
    counts: dict[str, tuple[int, int]] = {}
    if TABLE.is_file():
        for line in TABLE.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                rule, n, n_right = line.split(" | ")
                counts[rule] = (int(n), int(n_right))
    return counts
