"""Analysing documents in processes that a bad document can only break for itself."""

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from accordingto.config import Settings
from accordingto.confine import confine, end_with_parent, limit_cpu
from accordingto.core.attribution import Attribution
from accordingto.core.document import Reading
from accordingto.core.failure import Failure
from accordingto.core.ids import sha256_hex
from accordingto.core.part import Part
from accordingto.core.step import Step
from accordingto.errors import AccordingtoError, SpanError, WorkerError

_AHEAD_PER_WORKER = 4
"""Documents kept in memory for each worker: enough that none waits for the writer."""
_TASKS_PER_PROCESS = 2000
"""After so many documents a worker is replaced, so that a slow leak stays small."""
_TRIED_AGAIN = frozenset({"crashed", "too-slow", "out-of-memory"})
"""What may be the fault of the hour; a second time it is that of the document."""
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)


@dataclass(frozen=True, slots=True)
class Analysed:
    """What came of one document.

    Args:
        reading: the text and its articles.
        attributions: those of each article, by position.
        annotator: which step found them.
        seconds: how long it took.
    """

    reading: Reading
    attributions: dict[int, tuple[Attribution, ...]]
    annotator: Step
    seconds: float = field(default=0.0, compare=False)


Analyse = Callable[[Part], Analysed | Failure]
"""What a worker does with a document; it returns a Failure for one it cannot read."""


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
    os.environ.update(_ONE_THREAD)
    with ProcessPool(
        max_workers=settings.n_workers,
        max_tasks=_TASKS_PER_PROCESS,
        # A fork would copy the progress bar's thread in an unknown state.
        context=multiprocessing.get_context("spawn"),
        initializer=_start_worker,
        initargs=(prepare, settings.worker_memory_bytes, os.getpid()),
    ) as pool:

        def schedule(task: Part) -> ProcessFuture[Analysed | Failure]:
            limit_s = settings.seconds_for(len(task.raw))
            with _interrupts_held():
                return pool.schedule(_work, args=(analyse, task, limit_s), timeout=limit_s)

        pending: deque[tuple[Part, ProcessFuture[Analysed | Failure]]] = deque()

        def next_result() -> tuple[Part, Analysed | Failure]:
            task, future = pending.popleft()
            result = _result(task, future, settings)
            if isinstance(result, Failure) and result.code in _TRIED_AGAIN:
                # The machine may have been short of what the document needed.
                result = _result(task, schedule(task), settings)
            return task, result

        try:
            for task in tasks:
                pending.append((task, schedule(task)))
                if len(pending) >= settings.n_workers * _AHEAD_PER_WORKER:
                    yield next_result()
            while pending:
                yield next_result()
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
    # Ctrl-C reaches the whole process group; only the parent answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(parent)
    try:
        prepare()
    except Exception as error:  # noqa: BLE001 - told with the first document, see _work
        _not_prepared.append(error)
    confine(memory_bytes=memory_bytes)


_not_prepared: list[Exception] = []
"""Why this worker cannot work. A pool only says that it broke; this says why."""


def _work(analyse: Analyse, task: Part, limit_s: float) -> Analysed | Failure:
    """Run in a worker: analyse one document, or say why no document can be."""
    for error in _not_prepared:
        if isinstance(error, AccordingtoError):
            raise error
        raise WorkerError(
            f"the processes that analyse documents do not start ({type(error).__name__}: {error}); "
            "install the program again"
        ) from error
    limit_cpu(limit_s)
    began = time.perf_counter()
    result = analyse(task)
    return replace(result, seconds=time.perf_counter() - began)


def _result(
    task: Part, future: ProcessFuture[Analysed | Failure], settings: Settings
) -> Analysed | Failure:
    try:
        return future.result()
    except FutureTimeoutError:
        return _failure(task, "too-slow", _too_slow(task, settings))
    except MemoryError:
        return _failure(
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
        if error.exitcode == -signal.SIGXCPU:
            return _failure(task, "too-slow", _too_slow(task, settings))
        return _failure(
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
        return _failure(
            task,
            "internal-error",
            f"reading it met a fault of the program ({type(error).__name__}: {error}); please "
            "report it, and try a plain-text copy of the document",
        )


def _too_slow(task: Part, settings: Settings) -> str:
    limit_s = settings.seconds_for(len(task.raw))
    return (
        f"it was given up after {limit_s:.0f} seconds; cut it into parts, or allow more time "
        "with --seconds"
    )


def _failure(task: Part, code: str, message: str) -> Failure:
    return Failure(
        task.origin, code, message, n_bytes=len(task.raw), raw_sha256=sha256_hex(task.raw)
    )
