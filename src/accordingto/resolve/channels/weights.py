"""What the signs of ways and relays weigh: `data/channels.json` and `data/relays.json`."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

Table = Literal["channels", "relays"]
"""What signs are of: the ways in which words came, or those through whom they did."""


@cache
def weights(table: Table = "channels") -> Mapping[str, float]:
    """The log-odds of each sign by name; the file says how they were made.

    Args:
        table: what the signs are of.
    """
    path = files("accordingto.resolve").joinpath("data", f"{table}.json")
    read: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    return read["log_odds"]
