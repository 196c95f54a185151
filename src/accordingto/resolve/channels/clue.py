"""Words of an attribution's own sentence that tell how it came to the reporter."""

from dataclasses import dataclass
from typing import Literal

from accordingto.core.speaker import Reached

How = Literal[
    "silence", "post", "embedded", "share", "source", "told", "interview", "some interview",
    "the interview", "on air", "near", "cue", "transcript", "wrote", "reports", "outlet", "writer",
]  # fmt: skip
"""What kind of words a clue is."""


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that tell how something came.

    Args:
        reached: what they tell, and where they stand.
        how: what kind of words they are.
    """

    reached: Reached
    how: How
