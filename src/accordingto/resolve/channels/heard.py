"""Words that tell who heard something."""

from dataclasses import dataclass
from typing import Literal

from accordingto.core.speaker import Channel

How = Literal["told", "interview", "some interview", "the interview", "on air"]


@dataclass(frozen=True, slots=True)
class Heard:
    """Words that tell who heard it.

    Args:
        channel: what that makes of it.
        how: what kind of words they are.
        start: where they begin in the words searched.
        end: where they end.
    """

    channel: Channel
    how: How
    start: int
    end: int
