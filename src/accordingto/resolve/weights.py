"""What each feature weighs, and from which log-odds on two are one: `data/across.json`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files


@dataclass(frozen=True)
class Weights:
    """A logistic model over the features of `compare`.

    Args:
        log_odds: by feature, in the order in which `compare.FEATURES` lists them.
        threshold: two groups become one from this on, as `decide.linkage` measures it.
        mix: how much the best pair of two groups counts beside the mean of all, in [0, 1].
        version: rises whenever the same articles would give other entities.
    """

    log_odds: Mapping[str, float]
    threshold: float
    mix: float
    version: str

    @cached_property
    def ordered(self) -> tuple[float, ...]:
        """The weights alone, in order."""
        return tuple(self.log_odds.values())


@cache
def shipped() -> Weights:
    """The weights that come with the package; the file says how they were made."""
    text = (files("accordingto.resolve") / "data" / "across.json").read_text(encoding="utf-8")
    read = json.loads(text)
    return Weights(read["log_odds"], read["threshold"], read["mix"], read["version"])
