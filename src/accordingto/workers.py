"""Analysing documents in processes that a bad document can only break for itself."""

import ctypes
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from accordingto.config import Settings
from accordingto.core.attribution import Attribution
from accordingto.core.document import Reading
from accordingto.core.failure import Failure
from accordingto.core.ids import sha256_hex
from accordingto.core.step import Step
from accordingto.errors import AccordingtoError, SpanError, WorkerError

_AHEAD_PER_WORKER = 4
"""Documents kept in memory for each worker: enough that none waits for the writer."""
_TASKS_PER_PROCESS = 2000
"""After so many documents a worker is replaced, so that a slow leak stays small."""
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)


@dataclass(frozen=True, slots=True)
class Task:
    """One document to analyse."""

    raw: bytes
    origin: str
    name: str


@dataclass(frozen=True, slots=True)
class Analysed:
    """What came of one document.

    Args:
        reading: the text and its articles.
        attributions: those of each article, by position.
        annotator: which step found them.
    """

    reading: Reading
    attributions: dict[int, tuple[Attribution, ...]]
    annotator: Step


Analyse = Callable[[Task], Analysed | Failure]
"""What a worker does with a document; it returns a Failure for one it cannot read."""


def analyse_all(
    tasks: Iterable[Task], analyse: Analyse, prepare: Callable[[], None], settings: Settings
) -> Generator[tuple[Task, Analysed | Failure], None, None]:
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
    os.environ.update(_ONE_THREAD)
    with ProcessPool(
        max_workers=settings.n_workers,
        max_tasks=_TASKS_PER_PROCESS,
        # A fork would copy the progress bar's thread in an unknown state.
        context=multiprocessing.get_context("spawn"),
        initializer=_start_worker,
        initargs=(prepare, settings.worker_memory_bytes, os.getpid()),
    ) as pool:
        pending: deque[tuple[Task, ProcessFuture[Analysed | Failure]]] = deque()
        try:
            for task in tasks:
                limit_s = settings.seconds_for(len(task.raw))
                with _interrupts_held():
                    future = pool.schedule(_work, args=(analyse, task), timeout=limit_s)
                pending.append((task, future))
                if len(pending) >= settings.n_workers * _AHEAD_PER_WORKER:
                    yield _result(*pending.popleft(), settings)
            while pending:
                yield _result(*pending.popleft(), settings)
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it bare
            raise


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while the pool may start its threads.

    Threads and the processes they start inherit what is held back, so that
    workers never see an interrupt, not even before they can ignore it.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start_worker(prepare: Callable[[], None], memory_bytes: int, parent: int) -> None:
    import resource  # noqa: PLC0415 - absent on Windows, where only this function fails

    # Ctrl-C reaches the whole process group; only the parent answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent(parent)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        prepare()
    except Exception as error:  # noqa: BLE001 - told with the first document, see _work
        _not_prepared.append(error)


def _end_with_parent(parent: int) -> None:
    """Have the system end this worker when the process that started it is gone.

    Only the parent watches the clock, so a worker that outlived it could go on
    with a hostile document for ever.

    Args:
        parent: its process id, as it knew it itself.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it went while this worker was starting
        os._exit(1)


_PR_SET_PDEATHSIG = 1
"""From <linux/prctl.h>."""
_not_prepared: list[Exception] = []
"""Why this worker cannot work. A pool only says that it broke; this says why."""


def _work(analyse: Analyse, task: Task) -> Analysed | Failure:
    """Run in a worker: analyse one document, or say why no document can be."""
    for error in _not_prepared:
        if isinstance(error, AccordingtoError):
            raise error
        raise WorkerError(
            f"the processes that analyse documents do not start ({type(error).__name__}: {error}); "
            "install the program again"
        ) from error
    return analyse(task)


def _result(
    task: Task, future: ProcessFuture[Analysed | Failure], settings: Settings
) -> tuple[Task, Analysed | Failure]:
    try:
        return task, future.result()
    except FutureTimeoutError:
        limit_s = settings.seconds_for(len(task.raw))
        return task, _failure(
            task,
            "too-slow",
            f"it was given up after {limit_s:.0f} seconds; cut it into parts, or allow more time "
            "with --seconds",
        )
    except MemoryError:
        return task, _failure(
            task,
            "out-of-memory",
            f"it needs more than {settings.worker_memory_bytes >> 20:,} MiB of memory; cut it "
            "into parts",
        )
    except (BrokenProcessPool, CancelledError) as error:
        raise WorkerError(
            "the processes that analyse documents end before they start; is there memory left?"
        ) from error
    except ProcessExpired as error:
        return task, _failure(
            task,
            "crashed",
            f"the process that read it ended with status {error.exitcode}; the file may be made "
            "to break readers: look at it with care",
        )
    except OSError as error:
        # A worker opens no document, so this is about the machine, and the next
        # document would meet it too.
        raise WorkerError(
            f"a worker process cannot go on ({error.strerror or error}); free some disk space and "
            "run the same command again: everything read so far is kept"
        ) from error
    except Exception as error:
        if isinstance(error, AccordingtoError) and not isinstance(error, SpanError):
            # A part of the program is missing, or a limit makes no sense.
            raise
        # A fault of ours must not cost the other documents.
        return task, _failure(
            task,
            "internal-error",
            f"reading it met a fault of the program ({type(error).__name__}: {error}); please "
            "report it, and try a plain-text copy of the document",
        )


def _failure(task: Task, code: str, message: str) -> Failure:
    return Failure(
        task.origin, code, message, n_bytes=len(task.raw), raw_sha256=sha256_hex(task.raw)
    )
