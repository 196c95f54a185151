"""Analysing documents in processes that a bad document can only break for itself."""

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from accordingto.analysing import WIRE, Analyse, Analysed, Ask, Stop, failure, serve
from accordingto.child import Child, Missing, Ready
from accordingto.config import Settings
from accordingto.core.failure import Failure
from accordingto.core.ids import sha256_hex
from accordingto.core.part import Part
from accordingto.errors import (
    MissingExtraError,
    WireError,
    WorkerError,
)

_AHEAD_PER_WORKER = 4
"""Documents kept in memory for each worker: enough that none waits for the writer."""
_TASKS_PER_PROCESS = 2000
"""After so many documents a worker is replaced, so that a slow leak stays small."""
TRIED_AGAIN = frozenset({"crashed", "too-slow", "out-of-memory"})
"""What may be the fault of the hour; a second time it is that of the document."""
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)


_SPARE_BYTES = 64 << 20
_ANSWER_PER_BYTE = 40
"""How long an answer may be: a text has at most 17 bytes of its map for each byte, and
attributions of many nested quotations come to as much again."""


_DO_NOT_START = "the processes that analyse documents end before they start; is there memory left?"


class Worker:
    """A process that analyses documents one after the other, with no rights.

    It is started with the first document. One that ends it, or keeps it busy for too
    long, becomes a `Failure`, and the next one gets a new process.

    Args:
        analyse: a module-level function, since processes are started afresh.
        prepare: called once in the process, before it is confined; module-level too.
        settings: limits.
    """

    def __init__(self, analyse: Analyse, prepare: Callable[[], None], settings: Settings) -> None:
        os.environ.update(_ONE_THREAD)
        self._analyse, self._prepare, self._settings = analyse, prepare, settings
        self._lock = threading.Lock()  # whoever stops it is another thread than who waits
        self._child: Child | None = None
        self._is_over = False
        self._n_done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def result(self, part: Part) -> Analysed | Failure:
        """What comes of a document.

        Raises:
            WorkerError: if the process cannot be prepared, or cannot go on whatever the
                document.
            MissingExtraError: if an extra that the document needs is not installed.
        """
        child = self._started()
        limit_s = self._settings.seconds_for(len(part.raw))
        until = time.monotonic() + limit_s
        most_bytes = _SPARE_BYTES + _ANSWER_PER_BYTE * len(part.raw)
        try:
            child.send(Ask(part, limit_s), until=until)
            answer = WIRE.decode(child.receive(until=until, most_bytes=most_bytes))
            _check_answer(answer, part)
        except TimeoutError:
            self._let_go()
            return failure(part, "too-slow", _too_slow(part, self._settings))
        except WireError as error:
            self._let_go()
            return failure(part, "garbled", _garbled(error))
        except (EOFError, OSError):
            status = child.how_it_ended()
            self._let_go()
            return _ended(part, status, self._settings)
        self._n_done += 1
        if self._n_done >= _TASKS_PER_PROCESS:
            self._let_go()
        _raise_if_asked(answer)
        assert isinstance(answer, Analysed | Failure)
        return answer

    def _started(self) -> Child:
        """The process, ready for a document."""
        with self._lock:
            if self._is_over:
                raise WorkerError("the processes that analyse documents were stopped")
            if self._child is not None:
                return self._child
            self._child = child = self._new()
        try:
            _raise_if_asked(WIRE.decode(child.receive(until=None, most_bytes=_SPARE_BYTES)))
        except (EOFError, OSError) as error:
            self._let_go()
            raise WorkerError(_DO_NOT_START) from error
        except BaseException:
            self._let_go()
            raise
        return child

    def _new(self) -> Child:
        limits = (self._settings.worker_memory_bytes, os.getpid())
        try:
            return Child(serve, (self._analyse, self._prepare, *limits))
        except OSError as error:
            raise WorkerError(_DO_NOT_START) from error

    def _let_go(self) -> None:
        with self._lock:
            if self._child is not None:
                self._child.close()
            self._child = None
            self._n_done = 0

    def stop(self) -> None:
        """End the process; who waits for its answer hears so, and no other is started."""
        with self._lock:
            self._is_over = True
            if self._child is not None:
                self._child.kill()

    def close(self) -> None:
        """End the process and let go of it; nobody may be waiting for it."""
        self.stop()
        self._let_go()


def analyse_all(
    tasks: Iterable[Part], analyse: Analyse, prepare: Callable[[], None], settings: Settings
) -> Generator[tuple[Part, Analysed | Failure], None, None]:
    """Analyse documents in worker processes, and give the results in the order of the tasks.

    A document that takes too long, too much memory, or ends its process becomes
    a `Failure`; the others go on. At most a few documents for each worker are
    in memory at a time.

    Args:
        tasks: the documents; drawn from as results are taken.
        analyse: a module-level function, since processes are started afresh.
        prepare: called once in every worker; module-level too.
        settings: number of workers and limits.

    Raises:
        WorkerError: if no worker can be prepared.
    """
    pending: deque[tuple[Part, Future[Analysed | Failure]]] = deque()
    with _crew(analyse, prepare, settings) as schedule:

        def next_result() -> tuple[Part, Analysed | Failure]:
            task, future = pending.popleft()
            result = future.result()
            if isinstance(result, Failure) and result.code in TRIED_AGAIN:
                # The machine may have been short of what the document needed.
                result = schedule(task).result()
            return task, result

        for task in tasks:
            pending.append((task, schedule(task)))
            if len(pending) >= settings.n_workers * _AHEAD_PER_WORKER:
                yield next_result()
        while pending:
            yield next_result()


@contextmanager
def _crew(
    analyse: Analyse, prepare: Callable[[], None], settings: Settings
) -> Iterator[Callable[[Part], "Future[Analysed | Failure]"]]:
    """Workers, and a thread for each that waits for it; all are gone in the end."""
    workers = [Worker(analyse, prepare, settings) for _ in range(settings.n_workers)]
    idle: SimpleQueue[Worker] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def answered(task: Part) -> Analysed | Failure:
        worker = idle.get()
        try:
            return worker.result(task)
        finally:
            idle.put(worker)

    def schedule(task: Part) -> "Future[Analysed | Failure]":
        with _interrupts_held():
            return threads.submit(answered, task)

    threads = ThreadPoolExecutor(settings.n_workers, thread_name_prefix="accordingto-worker")
    try:
        yield schedule
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.stop()
        threads.shutdown()
        for worker in workers:
            worker.close()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a thread may start.

    Threads and the processes they start inherit what is held back, so that
    workers never see an interrupt, not even before they can ignore it.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# What is made of its answers


def _check_answer(answer: object, part: Part) -> None:
    """Refuse what a worker says of another document than it was asked about.

    Raises:
        WireError: if it does.
    """
    if isinstance(answer, Ready):
        raise WireError("it was asked for something else")
    if isinstance(answer, Failure) and answer.origin != part.origin:
        raise WireError("it speaks of another document")
    if isinstance(answer, Analysed):
        document = answer.reading.document
        if (document.origin, document.raw_sha256) != (part.origin, sha256_hex(part.raw)):
            raise WireError("it speaks of another document")
        if {article.position for article in answer.reading.articles} != set(answer.attributions):
            raise WireError("it speaks of other articles")


def _raise_if_asked(answer: object) -> None:
    if isinstance(answer, Missing):
        raise MissingExtraError(answer.extra, answer.purpose)
    if isinstance(answer, Stop):
        raise WorkerError(answer.message)


def _ended(part: Part, status: int | None, settings: Settings) -> Failure:
    if status == -signal.SIGXCPU:
        return failure(part, "too-slow", _too_slow(part, settings))
    return failure(
        part,
        "crashed",
        f"the process that read it ended with status {status}; the file may be made "
        "to break readers: look at it with care",
    )


def _garbled(error: WireError) -> str:
    return (
        f"the process that read it said what cannot be understood ({error}); the file may be made "
        "to take readers over: look at it with care"
    )


def _too_slow(task: Part, settings: Settings) -> str:
    limit_s = settings.seconds_for(len(task.raw))
    return (
        f"it was given up after {limit_s:.0f} seconds; cut it into parts, or allow more time "
        "with --seconds"
    )
