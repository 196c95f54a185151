"""Inputs by the thousand in a process that they may break, watched by one that they may not."""

import os
import resource
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from accordingto.confine import limit_cpu
from tests.fuzz.judge import Outcome, judge
from tests.fuzz.mutate import made

MAX_CPU_S = 10
MAX_WALL_S = 60
MEMORY_BYTES = 4 << 30
_TWICE = 8
"""Every so manieth input is judged twice: the same must come of it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An input of which something does not hold that must.

    Args:
        kind: of file.
        number: of the input.
        what: one line; those with the same line are one finding.
        detail: more of it.
    """

    kind: str
    number: int
    what: str
    detail: str = ""


@dataclass(slots=True)
class Tally:
    """What a campaign came to.

    Args:
        n_inputs: how many, by kind.
        n_refused: how many of them gave no document.
        findings: those unlike each other.
        slowest: CPU seconds, kind and number of the slowest input.
        kept: kind and number of inputs that came to something new.
    """

    n_inputs: dict[str, int] = field(default_factory=dict)
    n_refused: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    slowest: tuple[float, str, int] = (0.0, "", 0)
    kept: list[tuple[str, int]] = field(default_factory=list)


def judged(raw: bytes) -> Outcome | str:
    """What came of some bytes, or the finding in one line."""
    try:
        return judge(raw)
    except MemoryError:
        return f"it needs more than {MEMORY_BYTES >> 20} MiB"
    except RecursionError as error:
        return f"RecursionError: {error}"
    except Exception as error:  # noqa: BLE001 - any at all is what is sought
        where = traceback.extract_tb(error.__traceback__)[-1]
        name = os.path.basename(where.filename)  # noqa: PTH119 - a name, no path
        return f"{type(error).__name__} in {name}, {where.name}: {str(error)[:200]}"


def run(
    kind: str, seed: int, numbers: range, until: float, tally: Tally, keep: set[tuple[str, str]]
) -> int:
    """Judge inputs of one kind until the time is up.

    Args:
        kind: of file.
        seed: of the run.
        numbers: of the inputs.
        until: `time.monotonic()` at which to stop.
        tally: what is found is put there.
        keep: signatures seen before; new ones are added.

    Returns:
        The number of the next input.
    """
    at = numbers.start
    while at < numbers.stop and time.monotonic() < until:
        for event in _watched(kind, seed, range(at, numbers.stop), until):
            at = event.number + 1
            _count(event, kind, tally, keep)
    return at


@dataclass(frozen=True, slots=True)
class _Event:
    number: int
    cpu_s: float
    finding: str
    refused: bool = False
    signature: str = ""


def _count(event: _Event, kind: str, tally: Tally, keep: set[tuple[str, str]]) -> None:
    tally.n_inputs[kind] = tally.n_inputs.get(kind, 0) + 1
    tally.n_refused[kind] = tally.n_refused.get(kind, 0) + event.refused
    tally.slowest = max(tally.slowest, (event.cpu_s, kind, event.number))
    if event.finding:
        if all((one.kind, one.what) != (kind, event.finding) for one in tally.findings):
            tally.findings.append(Finding(kind, event.number, event.finding))
            print(f"  {kind} {event.number}: {event.finding}", file=sys.stderr, flush=True)
    elif event.signature and (kind, event.signature) not in keep:
        keep.add((kind, event.signature))
        tally.kept.append((kind, event.number))


def _watched(kind: str, seed: int, numbers: range, until: float) -> Iterator[_Event]:
    """What a forked process says of inputs; its end is the last word on the last of them."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        _judge_all(kind, seed, numbers, until, writer)
    os.close(writer)
    begun, ended_by = numbers.start - 1, "hang"
    lines = _lines(reader)
    try:
        for line in lines:
            word, _, rest = line.partition(" ")
            if word == "begin":
                begun = int(rest)
            elif word == "done":
                begun = -1
                number, cpu_s, refused, signature, finding = rest.split("\t", 4)
                yield _Event(int(number), float(cpu_s), finding, refused == "1", signature)
        ended_by = ""
    except TimeoutError:
        os.kill(child, signal.SIGKILL)
    finally:
        os.close(reader)
        _, status = os.waitpid(child, 0)
    if begun >= numbers.start:
        if ended_by:
            what = f"it takes over {MAX_WALL_S} seconds"
        elif os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
            what = f"it takes over {MAX_CPU_S} CPU seconds"
        else:
            what = f"the process ends with status {os.waitstatus_to_exitcode(status)}"
        yield _Event(begun, float(MAX_CPU_S), what)


def _lines(reader: int) -> Iterator[str]:
    held = b""
    while True:
        ready, _, _ = select.select([reader], [], [], MAX_WALL_S)
        if not ready:
            raise TimeoutError
        piece = os.read(reader, 1 << 16)
        if not piece:
            return
        *whole, held = (held + piece).split(b"\n")
        for line in whole:
            yield line.decode("utf-8", "replace")


def _judge_all(kind: str, seed: int, numbers: range, until: float, writer: int) -> None:
    """Run in the forked process, and end it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(BrokenPipeError):
        for number in numbers:
            if time.monotonic() > until:
                break
            raw = made(kind, seed, number)
            os.write(writer, b"begin %d\n" % number)
            limit_cpu(MAX_CPU_S)
            os.write(writer, _said(number, raw, judged).encode("utf-8", "replace"))
    os._exit(0)


def _said(number: int, raw: bytes, judged: Callable[[bytes], Outcome | str]) -> str:
    began = time.process_time()
    first = judged(raw)
    cpu_s = time.process_time() - began
    if number % _TWICE == 0 and judged(raw) != first:
        first = "it is read in two ways"
    if isinstance(first, str):
        finding = " ".join(first.split())
        return f"done {number}\t{cpu_s:.3f}\t0\t\t{finding}\n"
    return f"done {number}\t{cpu_s:.3f}\t{int(not first.read)}\t{first.signature}\t\n"
