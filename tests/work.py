"""How much a call does, counted in lines run rather than in seconds.

Seconds depend on the machine and on what runs beside a test. Lines do not, so
that a test may say that ten times the input costs ten times the work. What the
libraries in C do inside a line is not seen: a pattern that goes back over its
input is caught by a text long enough that it would run into `HANG_S`.
"""

import gc
import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import TraceFunction

# Far above what any test takes, and far below what squared time would.
HANG_S = 60.0


def lines_run(call: Callable[[], object]) -> int:
    """The lines of Python that `call` runs, in every function it calls."""
    count = 0

    def line(_frame: FrameType, event: str, _arg: object) -> "TraceFunction":
        nonlocal count
        count += event == "line"
        return line

    before = sys.gettrace()
    # What a finalizer of another test does is not this call's work.
    gc.collect()
    sys.settrace(line)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def assert_in_proportion(work: Callable[[int], object], small: int, large: int) -> None:
    """`work` of `large` runs lines in proportion to `work` of `small`, give or take a half."""
    work(small)  # What is done once, such as imports, counts for neither.
    few, many = lines_run(lambda: work(small)), lines_run(lambda: work(large))
    assert many < 1.5 * large / small * max(few, 1), f"{few} lines for {small}, {many} for {large}"
