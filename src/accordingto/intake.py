"""What one run of `add` does to a dossier: which parts are new, and what becomes of each file."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Literal

from accordingto.analysing import Analysed
from accordingto.core.failure import Failure
from accordingto.core.ids import sha256_hex
from accordingto.core.part import Part
from accordingto.ledger.store import Dossier
from accordingto.ledger.write import (
    OpenedFile,
    Took,
    add_document,
    add_failure,
    add_opened,
    forget_unread,
    is_read,
    is_taken_apart,
)
from accordingto.read.files import Offer, OfferedFile
from accordingto.unpack.walk import Opening
from accordingto.unpackers import Unpacker


@dataclass(slots=True)
class Added:
    """What one run of `add` did, as counts and as rows for the intake report.

    Args:
        read: origin and digest of the documents that are new.
        n_known: files and parts of files that were in the dossier already.
        failures: what gave no document, in the order in which it was met.
        opened: files that hold others, taken apart in this run.
    """

    read: set[tuple[str, str]] = field(default_factory=set)
    n_known: int = 0
    failures: list[Failure] = field(default_factory=list)
    opened: list[OpenedFile] = field(default_factory=list)

    @property
    def n_read(self) -> int:
        """Documents that are new."""
        return len(self.read)

    @property
    def n_failed(self) -> int:
        """What should have been readable."""
        cut = sum(one.status != "opened" for one in self.opened)
        return cut + sum(not failure.skipped for failure in self.failures)


class Intake:
    """Draws the parts of files that are not in a dossier yet, and records all others.

    Args:
        dossier: open for writing.
        unpacker: takes files apart.
        offered: the files.
        done: what this run did; added to.
    """

    def __init__(self, dossier: Dossier, unpacker: Unpacker, offered: Offer, done: Added) -> None:
        self._dossier, self._unpacker = dossier, unpacker
        self._files, self._done = offered.files, done
        self._places = {file.origin: number for number, file in enumerate(self._files, 1)}
        self._n_out: Counter[str] = Counter()
        self._closing: dict[str, tuple[OpenedFile, Took]] = {}

    def place_of(self, part: Part) -> int:
        """Which of the files a part came from, counted from 1."""
        return self._places[part.file_origin or part.origin]

    def settle(self, part: Part) -> None:
        """Say that what became of a part is in the dossier.

        Parts are drawn ahead of what is written, and a file is said to be taken apart
        only when nothing of it could be lost any more.
        """
        self._n_out[part.file_origin] -= 1
        if not self._n_out[part.file_origin] and part.file_origin in self._closing:
            opened, took = self._closing.pop(part.file_origin)
            add_opened(self._dossier, opened, took=took)

    def new_parts(self) -> Iterator[Part]:
        """The parts whose bytes are not in the dossier yet, file by file."""
        for file in self._files:
            yield from self._of(file)

    def _of(self, file: OfferedFile) -> Iterator[Part]:
        began = time.perf_counter()
        opening: Opening | None = None
        own: list[Failure] = []
        n_parts = 0
        for one in self._unpacker.parts(file.path, file.origin, is_known=self._is_known(file)):
            if isinstance(one, Opening):
                opening = one
            elif isinstance(one, Failure):
                if one.origin == file.origin and opening is not None:
                    own.append(one)
                else:
                    within = file.origin if opening is not None else ""
                    record(self._dossier, replace(one, within=within), self._done)
            else:
                n_parts += 1
                if is_read(self._dossier, one.origin, sha256_hex(one.raw)):
                    self._done.n_known += 1
                else:
                    self._n_out[one.file_origin] += 1
                    yield one
        if opening is not None:
            self._close(file, opening, own, n_parts, began)

    def _is_known(self, file: OfferedFile) -> Callable[[Opening], bool]:
        def known(opening: Opening) -> bool:
            if is_taken_apart(self._dossier, file.origin, opening.sha256):
                return True
            forget_unread(self._dossier, file.origin)
            return False

        return known

    def _close(
        self, file: OfferedFile, opening: Opening, own: list[Failure], n_parts: int, began: float
    ) -> None:
        """Record what became of a file that holds others."""
        if is_taken_apart(self._dossier, file.origin, opening.sha256):
            self._done.n_known += 1
            return
        held = f"{opening.kind} with {n_parts:,} document{'' if n_parts == 1 else 's'}"
        passed_over = [failure for failure in own if failure.skipped]
        broken = [failure for failure in own if not failure.skipped]
        message = "; ".join([held, *(f.message for f in (*passed_over, *broken))])
        if not broken:
            status: Literal["opened", "cut", "failed"] = "opened"
        else:
            status = "cut" if n_parts else "failed"
        opened = OpenedFile(
            file.origin, opening.sha256, status, broken[0].code if broken else "opened", message,
            opening.n_bytes,
        )  # fmt: skip
        self._done.opened.append(opened)
        took = _took(time.perf_counter() - began)
        if self._n_out[file.origin]:
            self._closing[file.origin] = opened, took
        else:
            add_opened(self._dossier, opened, took=took)


def record(dossier: Dossier, failure: Failure, done: Added) -> None:
    """Record what gave no document."""
    add_failure(dossier, failure, took=_took(failure.seconds or 0.0))
    done.failures.append(failure)


def _took(seconds: float) -> Took:
    return Took(datetime.now(UTC).isoformat(timespec="seconds"), round(seconds, 3))


def write(dossier: Dossier, part: Part, result: Analysed, done: Added) -> None:
    """Write a document with all that was found in it, unless it is there already."""
    if add_document(
        dossier, part, result.reading, result.attributions, result.annotator,
        took=_took(result.seconds), voices=result.voices, resolver=result.resolver,
    ):  # fmt: skip
        done.read.add((part.origin, result.reading.document.raw_sha256))
    else:
        done.n_known += 1
