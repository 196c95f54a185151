"""The settings of one run: read once, passed down, never looked up again."""

import math
import os
from dataclasses import dataclass, field

from accordingto.errors import AccordingtoError

_MIB = 1 << 20


def _default_workers() -> int:
    # A worker with a parser loaded takes about half a gigabyte; four fit a laptop.
    return max(1, min(4, os.cpu_count() or 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Limits within which documents are read and analysed.

    Args:
        n_workers: processes that analyse documents, each with one thread.
        max_document_bytes: a larger file is refused with a reason.
        document_s: wall-clock seconds that a small document may take.
        document_s_per_mib: seconds added for every mebibyte of it. The
            annotator needs about 45 for plain prose on one core; three times that
            leaves room for a slower or busier machine.
        unpack_s_per_mib: seconds added for every mebibyte of a file that parts are taken
            out of, until its next part; `document_s` is the same here.
        unpack_file_s_per_mib: seconds for every mebibyte of a file and of what came out of
            it, which with ten times `document_s` are all that taking it apart may take.
        worker_memory_bytes: address space of a worker.
        scratch_bytes: how large a temporary file may become while parts are taken out.
        expanded_bytes: how much may be taken out of one file.
        n_members: and how many members.

    Raises:
        AccordingtoError: if a limit is below what makes sense.
    """

    n_workers: int = field(default_factory=_default_workers)
    max_document_bytes: int = 32 * _MIB
    document_s: float = 60.0
    document_s_per_mib: float = 150.0
    unpack_s_per_mib: float = 2.0
    unpack_file_s_per_mib: float = 20.0
    worker_memory_bytes: int = 4096 * _MIB
    scratch_bytes: int = 8192 * _MIB
    expanded_bytes: int = 65536 * _MIB
    n_members: int = 1_000_000

    def __post_init__(self) -> None:
        if self.n_workers < 1:
            raise AccordingtoError(f"at least 1 worker is needed, not {self.n_workers}")
        if self.max_document_bytes < 1 or not 0 < self.document_s < math.inf:
            raise AccordingtoError("the limits on a document's size and time must be above 0")

    def seconds_for(self, n_bytes: int) -> float:
        """How long a document of `n_bytes` may take, in seconds."""
        return self.document_s + self.document_s_per_mib * n_bytes / _MIB

    def seconds_to_unpack(self, n_bytes: int) -> float:
        """How long the next part of a file of `n_bytes` may take to come, in seconds."""
        return self.document_s + self.unpack_s_per_mib * n_bytes / _MIB

    def seconds_for_file(self, n_bytes: int) -> float:
        """How long a file may be taken apart in all, in seconds.

        Args:
            n_bytes: of the file, and of all that it gave so far.
        """
        return 10 * self.document_s + self.unpack_file_s_per_mib * n_bytes / _MIB
