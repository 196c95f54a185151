"""What the signs of `signs` weigh: `data/channels.json`."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def weights() -> Mapping[str, float]:
    """The log-odds of each sign by name; the file says how they were made."""
    table = files("accordingto.resolve").joinpath("data", "channels.json")
    read: dict[str, dict[str, float]] = json.loads(table.read_text(encoding="utf-8"))
    return read["log_odds"]
