"""How often Python looks for objects that hold each other and nobody else does."""

import gc

_THRESHOLDS = 50_000, 20, 100
"""New objects before the youngest are looked through, and rounds before the older ones are; Python
begins at 700 or 2 000. An article makes some hundred thousand records, hardly two of which hold
each other: looking for those takes an eighth of the time in which speakers are found."""


def collect_seldom() -> None:
    """Look less often from now on, and never again through what is loaded by now."""
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
