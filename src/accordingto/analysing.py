"""What runs in a process that analyses documents, and the records that it takes and gives."""

import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection

from accordingto.child import Missing, Ready, leave_tracker
from accordingto.confine import confine, end_with_parent, limit_cpu
from accordingto.core.attribution import Attribution
from accordingto.core.document import Reading
from accordingto.core.failure import Failure
from accordingto.core.ids import sha256_hex
from accordingto.core.part import Part
from accordingto.core.step import Step
from accordingto.core.voices import Voices
from accordingto.errors import AccordingtoError, MissingExtraError, SpanError, WireError
from accordingto.garbage import collect_seldom
from accordingto.wire import Wire


@dataclass(frozen=True, slots=True)
class Analysed:
    """What came of one document.

    Args:
        reading: the text and its articles.
        attributions: those of each article, by position.
        annotator: which step found them.
        voices: who speaks in each article, by position.
        resolver: which step found that; None where nothing was resolved.
        seconds: how long it took.
    """

    reading: Reading
    attributions: dict[int, tuple[Attribution, ...]]
    annotator: Step
    voices: dict[int, Voices] = field(default_factory=dict)
    resolver: Step | None = None
    seconds: float = field(default=0.0, compare=False)


Analyse = Callable[[Part], Analysed | Failure]
"""What a worker does with a document; it returns a Failure for one it cannot read."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A document to analyse."""

    part: Part
    limit_s: float


@dataclass(frozen=True, slots=True)
class Stop:
    """The word that no document can be analysed, and why."""

    message: str


WIRE = Wire(Ready, Analysed, Failure, Missing, Stop)
"""How answers cross; what goes to the process is pickled."""


def serve(
    line: Connection, analyse: Analyse, prepare: Callable[[], None], memory_bytes: int, parent: int
) -> None:
    """Run in the process: analyse what is asked for, until nobody asks.

    Args:
        line: to whoever asks.
        analyse: what is done with a document.
        prepare: called once, before the process is confined.
        memory_bytes: how much it may hold.
        parent: the process that it ends with.
    """
    # Ctrl-C reaches the whole process group; only the parent answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(parent)
    leave_tracker()
    with suppress(EOFError, ConnectionError):
        prepared = _prepared(prepare)
        collect_seldom()
        confine(memory_bytes=memory_bytes)
        line.send_bytes(WIRE.encode(prepared))
        while True:
            ask: Ask = line.recv()
            limit_cpu(ask.limit_s)
            line.send_bytes(_answer(analyse, ask.part, memory_bytes))


def _prepared(prepare: Callable[[], None]) -> Ready | Missing | Stop:
    try:
        prepare()
    except MissingExtraError as error:
        return Missing(error.extra, error.purpose)
    except AccordingtoError as error:
        return Stop(str(error))
    except Exception as error:  # noqa: BLE001 - told to whoever waits for the process
        return Stop(
            f"the processes that analyse documents do not start ({type(error).__name__}: {error}); "
            "install the program again"
        )
    return Ready()


def _answer(analyse: Analyse, part: Part, memory_bytes: int) -> bytes:
    """Analyse one document, or say why it, or any, cannot be."""
    began = time.perf_counter()
    try:
        result = analyse(part)
        return WIRE.encode(replace(result, seconds=time.perf_counter() - began))
    except MemoryError:
        message = f"it needs more than {memory_bytes >> 20:,} MiB of memory; cut it into parts"
        return WIRE.encode(failure(part, "out-of-memory", message))
    except MissingExtraError as error:
        return WIRE.encode(Missing(error.extra, error.purpose))
    except OSError as error:
        # A worker opens no document, so this is about the machine, and the next
        # document would meet it too.
        return WIRE.encode(
            Stop(
                f"a worker process cannot go on ({error.strerror or error}); free some disk space "
                "and run the same command again: everything read so far is kept"
            )
        )
    except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the other documents
        if isinstance(error, AccordingtoError) and not isinstance(error, SpanError | WireError):
            # A part of the program is missing, or a limit makes no sense.
            return WIRE.encode(Stop(str(error)))
        fault = f"{type(error).__name__}: {error!s:.300}".encode("utf-8", "replace").decode()
        message = (
            f"reading it met a fault of the program ({fault}); please report it, and try a "
            "plain-text copy of the document"
        )
        return WIRE.encode(failure(part, "internal-error", message))


def failure(part: Part, code: str, message: str) -> Failure:
    """The row of a document that could not be analysed."""
    return Failure(
        part.origin, code, message, n_bytes=len(part.raw), raw_sha256=sha256_hex(part.raw)
    )
