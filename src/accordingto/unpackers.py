"""Taking parts out of files in a process that a bad file can only break for itself."""

import multiprocessing
import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Self

from accordingto.config import Settings
from accordingto.confine import confine, end_with_parent, limit_cpu
from accordingto.core.failure import Failure
from accordingto.core.part import Part
from accordingto.errors import MissingExtraError, WorkerError
from accordingto.unpack.member import Limits, Opened
from accordingto.unpack.walk import Opening, parts

_MOST_FILES = 2000
"""After so many files the process is replaced, so that a slow leak stays small."""
_TRIES = 2


@dataclass(frozen=True, slots=True)
class _Ask:
    """One file to take apart."""

    path: str
    origin: str
    limit_s: float


class Unpacker:
    """A process that takes files apart, one after the other.

    It can open no socket and start no program, and write only into a scratch folder
    that is removed in the end. A file that ends the process, or keeps it busy for too
    long, is tried once more and then becomes a `Failure`; what it gave before stays.

    Args:
        settings: limits.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._scratch = tempfile.TemporaryDirectory(prefix="accordingto-")
        self._process: SpawnProcess | None = None
        self._here: Connection | None = None
        self._n_files = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()
        self._scratch.cleanup()

    def parts(
        self, path: Path, origin: str, *, is_known: Callable[[Opening], bool]
    ) -> Iterator[Opening | Part | Failure]:
        """What is to be read of a file, as `unpack.walk.parts` gives it.

        Args:
            path: where it lies.
            origin: how the intake report names it.
            is_known: asked once about a container; when it says yes, nothing is
                taken out of it.

        Raises:
            WorkerError: if the process cannot be started.
            MissingExtraError: if an extra that the file needs is not installed.
        """
        n_given = 0  # what was given before the first try ended is not given again
        answers: dict[Opening, bool] = {}

        def known(opening: Opening) -> bool:
            # Asked once: whoever answers may forget what an earlier run said of the file.
            if opening not in answers:
                answers[opening] = is_known(opening)
            return answers[opening]

        for left in reversed(range(_TRIES)):
            try:
                for at, one in enumerate(self._taken(path, origin, known)):
                    if at >= n_given:
                        n_given += 1
                        yield one
            except _BrokenError as broken:
                if not left:
                    yield Failure(origin, broken.code, broken.message, broken.n_bytes)
            else:
                return

    def _taken(
        self, path: Path, origin: str, is_known: Callable[[Opening], bool]
    ) -> Iterator[Opening | Part | Failure]:
        here = self._started()
        try:
            n_bytes = path.stat().st_size
        except OSError:
            n_bytes = 0  # opening it says why
        ask = _Ask(str(path), origin, self._settings.seconds_to_unpack(n_bytes))
        is_done = False
        try:
            here.send(ask)
            while (one := self._next(here, ask.limit_s, n_bytes)) is not None:
                yield one
                if isinstance(one, Opening):
                    here.send(not is_known(one))
            is_done = True
        except (EOFError, OSError) as error:
            raise self._how_it_ended(n_bytes) from error
        finally:
            if not is_done:  # what it still wants to say belongs to nobody
                self._stop()

    def _next(
        self, here: Connection, limit_s: float, n_bytes: int
    ) -> Opening | Part | Failure | None:
        if not here.poll(limit_s):
            raise _BrokenError(
                "too-slow",
                f"no further part of it came within {limit_s:.0f} seconds; take it apart by other "
                "means, or allow more time with --seconds",
                n_bytes,
            )
        one: Opening | Part | Failure | MissingExtraError | None = here.recv()
        if isinstance(one, MissingExtraError):
            raise one
        return one

    def _how_it_ended(self, n_bytes: int) -> "_BrokenError":
        assert self._process is not None
        self._process.join(5)
        status = self._process.exitcode
        if status == -signal.SIGXCPU:
            return _BrokenError(
                "too-slow", "taking it apart took more processor time than it may", n_bytes
            )
        return _BrokenError(
            "crashed",
            f"the process that took it apart ended with status {status}; the file may be made "
            "to break readers: look at it with care",
            n_bytes,
        )

    def _started(self) -> Connection:
        """The line to a process that is ready for a file."""
        if self._n_files >= _MOST_FILES:
            self._stop()
        self._n_files += 1
        if self._here is None:
            context = multiprocessing.get_context("spawn")
            self._here, there = context.Pipe()
            self._process = context.Process(
                target=_serve,
                args=(there, self._scratch.name, self._settings, os.getpid()),
                daemon=True,
            )
            self._process.start()
            there.close()
            try:
                self._here.recv()
            except (EOFError, OSError) as error:
                self._stop()
                raise WorkerError(
                    "the process that takes files apart does not start; is there memory left?"
                ) from error
        return self._here

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._here is not None:
            self._here.close()
        self._here = self._process = None
        self._n_files = 0


class _BrokenError(Exception):
    """The process ended, or was given up, over one file."""

    def __init__(self, code: str, message: str, n_bytes: int) -> None:
        super().__init__(code, message, n_bytes)
        self.code, self.message, self.n_bytes = code, message, n_bytes


_READY = "ready"


def _serve(line: Connection, scratch: str, settings: Settings, parent: int) -> None:
    """Run in the process: take apart what is asked for, until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(parent)
    limits = Limits(
        part_bytes=settings.max_document_bytes,
        expanded_bytes=settings.expanded_bytes,
        n_members=settings.n_members,
    )
    confine(
        memory_bytes=settings.worker_memory_bytes,
        scratch=Path(scratch),
        scratch_bytes=settings.scratch_bytes,
    )
    with suppress(EOFError, ConnectionError):
        line.send(_READY)
        while True:
            ask: _Ask = line.recv()
            limit_cpu(ask.limit_s)
            for one in _opened(ask, limits):
                line.send(one)
                limit_cpu(ask.limit_s)
                if isinstance(one, Opening) and not line.recv():
                    break
            line.send(None)


def _opened(ask: _Ask, limits: Limits) -> Iterator[Opening | Part | Failure | MissingExtraError]:
    try:
        with Path(ask.path).open("rb") as stream:
            n_bytes = os.fstat(stream.fileno()).st_size
            name = Path(ask.path).name
            yield from parts(Opened(stream, ask.origin, name, n_bytes), limits)
    except MissingExtraError as error:
        yield error
    except MemoryError:
        yield Failure(
            ask.origin, "out-of-memory",
            "taking it apart needs more memory than it may have; take it apart by other means",
        )  # fmt: skip
    except OSError as error:
        yield Failure(
            ask.origin, "unreadable",
            f"it cannot be opened ({error.strerror or error}); check its permissions and add it "
            "again",
        )  # fmt: skip
    except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the other files
        yield Failure(
            ask.origin, "internal-error",
            f"taking it apart met a fault of the program ({type(error).__name__}: {error}); "
            "please report it, and add what it holds by itself",
        )  # fmt: skip
