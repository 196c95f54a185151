"""What the signs of a reference weigh: `data/referring.json`."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, TypedDict, get_args

Chosen = Literal["pronouns", "others", "nominals", "things"]
"""The modules that weigh whom a reference may mean."""
CHOSEN: tuple[Chosen, ...] = get_args(Chosen)


class Part(TypedDict):
    """The weights of one module, and how they were made."""

    made: str
    log_odds: dict[str, float]


def weights_of(chosen: Chosen, signs: Sequence[str]) -> tuple[float, ...]:
    """The log-odds of each sign, in their order; 0 for one that the file does not have."""
    own = table()[chosen]["log_odds"]
    return tuple(own.get(sign, 0.0) for sign in signs)


@cache
def table() -> Mapping[Chosen, Part]:
    """The whole file."""
    path = files("accordingto.resolve").joinpath("data", "referring.json")
    read: dict[Chosen, Part] = json.loads(path.read_text(encoding="utf-8"))
    return read
