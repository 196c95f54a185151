"""Taking parts out of files in a process that a bad file can only break for itself."""

import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from accordingto.child import Child, Missing
from accordingto.config import Settings
from accordingto.core.failure import Failure
from accordingto.core.part import Part
from accordingto.errors import MissingExtraError, WireError, WorkerError
from accordingto.unpack.walk import INSIDE, Opening
from accordingto.unpacking import WIRE, Ask, Whole, serve

_MOST_FILES = 2000
"""After so many files the process is replaced, so that a slow leak stays small."""
_TRIES = 2
_SPARE_BYTES = 64 << 20
"""How much longer a message may be than the largest part."""


@dataclass(slots=True)
class _Spent:
    """What one file has taken and given, over all tries."""

    seconds: float = 0.0
    n_bytes: int = 0


class Unpacker:
    """A process that takes files apart, one after the other.

    It can open no socket and start no program, and write only into a scratch folder
    that is removed in the end. A file that ends the process, or keeps it busy for too
    long, is tried once more and then becomes a `Failure`; what it gave before stays.

    Args:
        settings: limits.
        clock: seconds that pass; for tests.
    """

    def __init__(self, settings: Settings, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings, self._clock = settings, clock
        self._scratch = tempfile.TemporaryDirectory(prefix="accordingto-")
        self._child: Child | None = None
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
        spent = _Spent()

        def known(opening: Opening) -> bool:
            # Asked once: whoever answers may forget what an earlier run said of the file.
            if opening not in answers:
                answers[opening] = is_known(opening)
            return answers[opening]

        for left in reversed(range(_TRIES)):
            try:
                for at, one in enumerate(self._taken(path, origin, known, spent)):
                    if at >= n_given:
                        n_given += 1
                        spent.n_bytes += len(one.raw) if isinstance(one, Part) else 0
                        yield one
            except _BrokenError as broken:
                if not left:
                    yield Failure(origin, broken.code, broken.message, broken.n_bytes)
            else:
                return

    def _taken(
        self, path: Path, origin: str, is_known: Callable[[Opening], bool], spent: _Spent
    ) -> Iterator[Opening | Part | Failure]:
        child = self._started()
        try:
            n_bytes = path.stat().st_size
        except OSError:
            n_bytes = 0  # opening it says why
        ask = Ask(str(path), origin, self._settings.seconds_to_unpack(n_bytes))
        is_done = False
        try:
            child.send(ask, until=time.monotonic() + ask.limit_s)
            while (one := self._next(child, ask.limit_s, n_bytes, spent)) is not None:
                _check_origin(one, origin)
                yield one
                if isinstance(one, Opening):
                    child.send(not is_known(one), until=time.monotonic() + ask.limit_s)
            is_done = True
        except WireError as error:
            raise _garbled(error, n_bytes) from error
        except (EOFError, OSError) as error:
            raise self._how_it_ended(child, n_bytes) from error
        finally:
            if not is_done:  # what it still wants to say belongs to nobody
                self._stop()

    def _next(
        self, child: Child, limit_s: float, n_bytes: int, spent: _Spent
    ) -> Opening | Part | Failure | None:
        all_s = self._settings.seconds_for_file(n_bytes + spent.n_bytes)
        left_s = all_s - spent.seconds
        if left_s <= 0:
            raise _too_long(all_s, n_bytes)
        began = self._clock()
        try:
            raw = child.receive(
                until=time.monotonic() + min(limit_s, left_s),
                most_bytes=self._settings.max_document_bytes + _SPARE_BYTES,
            )
        except TimeoutError as error:
            if left_s < limit_s:
                raise _too_long(all_s, n_bytes) from error
            raise _too_slow(limit_s, n_bytes) from error
        finally:
            spent.seconds += self._clock() - began
        one = WIRE.decode(raw)
        if isinstance(one, Missing):
            raise MissingExtraError(one.extra, one.purpose)
        if isinstance(one, Whole):
            return None
        if not isinstance(one, Opening | Part | Failure):
            raise WireError(f"a {type(one).__name__} was not asked for")
        return one

    def _how_it_ended(self, child: Child, n_bytes: int) -> "_BrokenError":
        status = child.how_it_ended()
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

    def _started(self) -> Child:
        """The process, ready for a file."""
        if self._n_files >= _MOST_FILES:
            self._stop()
        self._n_files += 1
        if self._child is None:
            self._child = Child(serve, (self._scratch.name, self._settings, os.getpid()))
            try:
                WIRE.decode(self._child.receive(until=None, most_bytes=_SPARE_BYTES))
            except (EOFError, OSError) as error:
                self._stop()
                raise WorkerError(
                    "the process that takes files apart does not start; is there memory left?"
                ) from error
        return self._child

    def _stop(self) -> None:
        if self._child is not None:
            self._child.close()
        self._child = None
        self._n_files = 0


class _BrokenError(Exception):
    """The process ended, or was given up, over one file."""

    def __init__(self, code: str, message: str, n_bytes: int) -> None:
        super().__init__(code, message, n_bytes)
        self.code, self.message, self.n_bytes = code, message, n_bytes


def _check_origin(one: Opening | Part | Failure, origin: str) -> None:
    """Refuse what the process says of another file than it was asked about.

    Raises:
        WireError: if it does.
    """
    if isinstance(one, Opening):
        return
    is_inside = one.origin.startswith(origin + INSIDE)
    if isinstance(one, Part) and one.file_origin != (origin if is_inside else ""):
        raise WireError("it speaks of another file")
    if not is_inside and one.origin != origin:
        raise WireError("it speaks of another file")


def _too_slow(limit_s: float, n_bytes: int) -> _BrokenError:
    return _BrokenError(
        "too-slow",
        f"no further part of it came within {limit_s:.0f} seconds; take it apart by other "
        "means, or allow more time with --seconds",
        n_bytes,
    )


def _too_long(all_s: float, n_bytes: int) -> _BrokenError:
    return _BrokenError(
        "too-slow",
        f"taking it apart took {all_s:.0f} seconds in all; what came before was read; take it "
        "apart by other means, or allow more time with --seconds",
        n_bytes,
    )


def _garbled(error: WireError, n_bytes: int) -> _BrokenError:
    return _BrokenError(
        "garbled",
        f"the process that took it apart said what cannot be understood ({error}); the file may "
        "be made to take readers over: look at it with care",
        n_bytes,
    )
