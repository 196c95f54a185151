import errno
import gc
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from accordingto import workers
from accordingto.analysing import WIRE, Analysed
from accordingto.child import Ready
from accordingto.config import Settings
from accordingto.core.failure import Failure
from accordingto.core.part import Part
from accordingto.core.span import Span
from accordingto.errors import AccordingtoError, WorkerError
from accordingto.pipeline import default_annotator, load_annotator
from accordingto.read.reader import READER, read_document
from accordingto.workers import analyse_all

TEXT = "The gate held all night, said Ada Lint. " * 200

FAST = Settings(n_workers=2, document_s=30)


def wait(seconds: str) -> str:
    time.sleep(float(seconds))
    return "done waiting"


def spin(_: str) -> str:
    while True:
        pass


def die(_: str) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return "never"


def slip(_: str) -> str:
    raise KeyError("our own fault")


def misplace(_: str) -> str:
    return str(Span(9, 6))


def find_the_disk_full(_: str) -> str:
    raise OSError(errno.ENOSPC, "No space left on device")


def tell_of_garbage(_: str) -> str:
    return f"{gc.get_threshold()[0]} {gc.get_freeze_count() > 0}"


def count_threads(_: str) -> str:
    return str(len(list(Path("/proc/self/task").iterdir())))


def count_threads_after_work(_: str) -> str:
    default_annotator().annotate(TEXT, [Span(0, len(TEXT))])
    return count_threads("")


ORDERS: dict[str, Callable[[str], str]] = {
    "loop": lambda _: wait("60"),
    "wait": wait,
    "spin": spin,
    "die": die,
    # More than a worker may have, and far less than a machine would refuse.
    "eat": lambda _: str(len(bytearray(FAST.worker_memory_bytes + 1))),
    "limits": lambda _: str(resource.getrlimit(resource.RLIMIT_AS)[0]),
    "garbage": tell_of_garbage,
    "idle-threads": count_threads,
    "threads": count_threads_after_work,
    "slip": slip,
    "misplace": misplace,
    "full": find_the_disk_full,
}


def answer(task: Part) -> Analysed | Failure:
    """Stand in for a stage: do to this process what the document says."""
    order, _, value = task.raw.decode().partition(" ")
    said = ORDERS[order](value) if order in ORDERS else "as it should be"
    return Failure(task.origin, "told", said)


def nothing() -> None:
    """Prepare nothing."""


def codes(orders: list[str], settings: Settings) -> list[tuple[str, str]]:
    tasks = [Part(order.encode(), f"{number}", "") for number, order in enumerate(orders)]
    found = []
    for task, result in analyse_all(tasks, answer, nothing, settings):
        assert isinstance(result, Failure)
        assert result.origin == task.origin
        found.append((result.origin, result.code))
    return found


def test_results_come_in_the_order_of_the_tasks() -> None:
    assert codes(["wait 0.5", "a", "wait 0.1", "b"], FAST) == [
        ("0", "told"), ("1", "told"), ("2", "told"), ("3", "told"),
    ]  # fmt: skip


def test_a_bad_document_costs_only_itself() -> None:
    settings = Settings(n_workers=1, document_s=2.0)
    orders = ["a", "loop", "b", "die", "c", "eat", "d", "slip", "e"]
    assert [code for _, code in codes(orders, settings)] == [
        "told", "too-slow", "told", "crashed", "told", "out-of-memory", "told", "internal-error",
        "told",
    ]  # fmt: skip


def test_a_full_disk_is_not_blamed_on_the_document() -> None:
    with pytest.raises(WorkerError, match="free some disk space"):
        codes(["a", "full"], FAST)


def fail_to_start() -> None:
    """Stand in for a library that is missing."""
    raise ImportError("no parser")


def test_workers_that_do_not_start_are_one_sentence() -> None:
    results = analyse_all([Part(b"a", "0", "")], answer, fail_to_start, FAST)
    with pytest.raises(WorkerError, match="do not start"):
        next(results)


def test_a_span_that_cannot_be_costs_only_its_own_document() -> None:
    tasks = [Part(order.encode(), order, "") for order in ("a", "misplace", "b")]
    results = [result for _, result in analyse_all(tasks, answer, nothing, FAST)]
    codes = [result.code for result in results if isinstance(result, Failure)]
    assert codes == ["told", "internal-error", "told"]


def told(order: str, prepare: Callable[[], None] = nothing) -> str:
    ((_, result),) = analyse_all([Part(order.encode(), "0", "")], answer, prepare, FAST)
    assert isinstance(result, Failure)
    return result.message


def test_a_worker_analyses_with_one_thread() -> None:
    """Beside its own, a worker has only those that carry messages to and fro."""
    idle, busy = int(told("idle-threads")), int(told("threads", load_annotator))
    assert busy == idle


def test_a_worker_looks_for_garbage_seldom() -> None:
    assert told("garbage") == "50000 True"


def test_a_worker_has_its_limit_of_memory() -> None:
    assert told("limits") == str(FAST.worker_memory_bytes)


def children() -> set[str]:
    """The processes that this one started; empty where the system does not say."""
    # Each is listed with the thread that started it.
    own = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return {child for listed in own for child in listed.read_text().split()}


def test_no_worker_is_left_when_the_caller_stops_early() -> None:
    # Python starts its resource tracker with the first pool, and keeps it.
    codes(["a"], FAST)
    before = children()
    tasks = [Part(b"a", str(number), "") for number in range(50)]
    results = analyse_all(tasks, answer, nothing, FAST)
    next(results)
    assert children() > before
    results.close()
    assert children() == before


LOOPING = """
from accordingto.config import Settings
from accordingto.core.part import Part
from accordingto.workers import analyse_all
from tests.test_workers import answer, nothing
if __name__ == "__main__":
    print("started", flush=True)
    tasks = [Part(b"spin", "0", ""), Part(b"spin", "1", "")]
    list(analyse_all(tasks, answer, nothing, Settings(n_workers=2)))
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_busy_worker_does_not_outlive_its_parent(tmp_path: Path, how: signal.Signals) -> None:
    script = tmp_path / "looping.py"
    script.write_text(LOOPING)
    parent = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, start_new_session=True
    )
    with parent:
        until = time.monotonic() + 60
        while n_spinning(parent.pid) < 2 and time.monotonic() < until:
            time.sleep(0.05)
        assert n_spinning(parent.pid) == 2
        parent.send_signal(how)
    until = time.monotonic() + 20
    while n_spinning(parent.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert n_spinning(parent.pid) == 0


def n_spinning(session: int) -> int:
    """Processes of a session that have used more than half a second."""
    n = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks = int(fields[11]) + int(fields[12])
        is_worker = int(stat.parent.name) != session
        if int(fields[3]) == session and is_worker and ticks > os.sysconf("SC_CLK_TCK") / 2:
            n += 1
    return n


@pytest.mark.parametrize(
    "wrong",
    [
        {"n_workers": 0},
        {"max_document_bytes": 0},
        {"document_s": 0},
        {"document_s": float("nan")},
        {"document_s": float("inf")},
    ],
)
def test_limits_that_make_no_sense_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(AccordingtoError):
        Settings(**wrong)  # type: ignore[arg-type]  # one name of three


def test_a_large_document_may_take_longer() -> None:
    assert FAST.seconds_for(4 << 20) == 30 + 4 * FAST.document_s_per_mib


def send_what_runs(line: Connection, *_: object) -> None:
    """Stand in for a worker that a document took over: what it says would end the parent."""
    line.send_bytes(WIRE.encode(Ready()))
    line.recv()
    line.send(Ending())
    line.recv()


class Ending:
    def __reduce__(self) -> tuple[Callable[[int], None], tuple[int]]:
        return os._exit, (9,)


def test_what_a_worker_says_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "serve", send_what_runs)
    assert codes(["a", "b"], FAST) == [("0", "garbled"), ("1", "garbled")]


def say_nothing_whole(line: Connection, *_: object) -> None:
    """Stand in for one that begins to speak and never ends."""
    line.send_bytes(WIRE.encode(Ready()))
    line.recv()
    os.write(line.fileno(), b"\0\0\1\0and then nothing")
    time.sleep(60)


def test_a_worker_that_never_finishes_what_it_says_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "serve", say_nothing_whole)
    assert codes(["a"], Settings(n_workers=1, document_s=0.5)) == [("0", "too-slow")]


def speak_of_another(line: Connection, *_: object) -> None:
    line.send_bytes(WIRE.encode(Ready()))
    line.recv()
    line.send_bytes(WIRE.encode(Failure("another", "told", "")))
    line.recv()


def read_another(line: Connection, *_: object) -> None:
    line.send_bytes(WIRE.encode(Ready()))
    line.recv()
    line.send_bytes(WIRE.encode(said_of(b"Another document.", origin="0")))
    line.recv()


def said_of(raw: bytes, *, origin: str) -> Analysed:
    reading = read_document(raw, origin=origin)
    return Analysed(reading, {article.position: () for article in reading.articles}, READER)


@pytest.mark.parametrize("process", [speak_of_another, read_another])
def test_what_a_worker_says_of_another_document_is_refused(
    process: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "serve", process)
    assert codes(["a"], FAST) == [("0", "garbled")]
