"""A process of our own on the other end of a line, of which nothing but bytes is believed."""

import multiprocessing
import os
import pickle
import select
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import resource_tracker
from typing import Any

from accordingto.errors import WireError

_LENGTH, _LONG = struct.Struct("!i"), struct.Struct("!iQ")  # as `Connection` frames messages
_MAX_SHORT = (1 << 31) - 1
_PIECE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Ready:
    """The word that a process waits to be asked."""


@dataclass(frozen=True, slots=True)
class Missing:
    """The word that an extra is not installed; see `MissingExtraError`."""

    extra: str
    purpose: str


class Child:
    """A process that is started afresh, and a line to it.

    What goes to it is pickled, since it believes us. What comes back is bytes: unpickling
    them would run whatever they ask for. Neither a message that is never finished nor one
    that is never read holds the caller up beyond the time that it gives.

    Args:
        target: what the process runs: a module-level function, given the other end of
            the line and then `arguments`.
        arguments: for it.
    """

    def __init__(self, target: Callable[..., None], arguments: tuple[Any, ...]) -> None:
        context = multiprocessing.get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=target, args=(there, *arguments), daemon=True)
        self._process.start()
        there.close()
        os.set_blocking(self._here.fileno(), False)

    @property
    def pid(self) -> int | None:
        """Of the process."""
        return self._process.pid

    def send(self, record: object, *, until: float | None = None) -> None:
        """Tell it something.

        Args:
            record: what can be pickled.
            until: `time.monotonic()` at which to give up; None to wait for ever.

        Raises:
            TimeoutError: if it does not listen until then.
            OSError: if it has ended.
        """
        raw = pickle.dumps(record)
        is_short = len(raw) <= _MAX_SHORT
        left = memoryview((_LENGTH.pack(len(raw)) if is_short else _LONG.pack(-1, len(raw))) + raw)
        while left:
            self._wait(select.POLLOUT, until)
            left = left[os.write(self._here.fileno(), left[:_PIECE_BYTES]) :]

    def receive(self, *, until: float | None, most_bytes: int) -> bytes:
        """What it says next.

        Args:
            until: `time.monotonic()` at which to give up; None to wait for ever.
            most_bytes: a longer message is refused before it is read.

        Raises:
            TimeoutError: if it has not said it all until then.
            WireError: if it is too long.
            EOFError: if the process has ended.
            OSError: if the line is broken.
        """
        (n_bytes,) = _LENGTH.unpack(self._read(_LENGTH.size, until))
        if not 0 <= n_bytes <= most_bytes:
            raise WireError(f"a message of {n_bytes:,} bytes is none")
        return self._read(n_bytes, until)

    def _read(self, n_bytes: int, until: float | None) -> bytes:
        held = bytearray()
        while len(held) < n_bytes:
            self._wait(select.POLLIN, until)
            piece = os.read(self._here.fileno(), min(n_bytes - len(held), _PIECE_BYTES))
            if not piece:
                raise EOFError
            held += piece
        return bytes(held)

    def _wait(self, for_what: int, until: float | None) -> None:
        poll = select.poll()
        poll.register(self._here.fileno(), for_what)
        left_ms = None if until is None else max(until - time.monotonic(), 0) * 1000
        if not poll.poll(left_ms):
            raise TimeoutError

    def how_it_ended(self) -> int | None:
        """The exit status of a process whose line has ended; None if it goes on all the same."""
        self._process.join(5)
        return self._process.exitcode

    def kill(self) -> None:
        """End the process; whoever waits for it hears that it has ended."""
        self._process.kill()

    def close(self) -> None:
        """End the process and let go of it."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._here.close()


def leave_tracker() -> None:
    """Close the line to Python's resource tracker, which would remove what it is told to.

    Run in the process, before it sees a document.
    """
    line = resource_tracker.getfd()
    if line is not None:
        os.close(line)
