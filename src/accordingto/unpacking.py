"""What runs in the process that takes files apart: one file asked for, its parts sent back."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from accordingto.child import Missing, Ready, leave_tracker
from accordingto.config import Settings
from accordingto.confine import confine, end_with_parent, limit_cpu
from accordingto.core.failure import Failure
from accordingto.core.part import Part
from accordingto.errors import MissingExtraError, WireError
from accordingto.unpack.member import Limits, Opened
from accordingto.unpack.walk import Opening, parts
from accordingto.wire import Wire


@dataclass(frozen=True, slots=True)
class Ask:
    """One file to take apart."""

    path: str
    origin: str
    limit_s: float


@dataclass(frozen=True, slots=True)
class Whole:
    """The word that a file gives nothing more."""


WIRE = Wire(Ready, Opening, Part, Failure, Missing, Whole)


def serve(line: Connection, scratch: str, settings: Settings, parent: int) -> None:
    """Run in the process: take apart what is asked for, until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(parent)
    leave_tracker()
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
        line.send_bytes(WIRE.encode(Ready()))
        while True:
            ask: Ask = line.recv()
            limit_cpu(ask.limit_s)
            for one in _opened(ask, limits):
                line.send_bytes(_said(one, ask.origin))
                limit_cpu(ask.limit_s)
                if isinstance(one, Opening) and not line.recv():
                    break
            line.send_bytes(WIRE.encode(Whole()))


def _said(one: Opening | Part | Failure | Missing, origin: str) -> bytes:
    try:
        return WIRE.encode(one)
    except WireError as error:
        return WIRE.encode(_fault(origin, error))


def _opened(ask: Ask, limits: Limits) -> Iterator[Opening | Part | Failure | Missing]:
    try:
        with Path(ask.path).open("rb") as stream:
            n_bytes = os.fstat(stream.fileno()).st_size
            name = Path(ask.path).name
            yield from parts(Opened(stream, ask.origin, name, n_bytes), limits)
    except MissingExtraError as error:
        yield Missing(error.extra, error.purpose)
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
        yield _fault(ask.origin, error)


def _fault(origin: str, error: Exception) -> Failure:
    return Failure(
        origin,
        "internal-error",
        f"taking it apart met a fault of the program ({type(error).__name__}: {error!s:.300}); "
        "please report it, and add what it holds by itself",
    )
