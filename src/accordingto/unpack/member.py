"""What a container holds, and how much of it may be taken out."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import BinaryIO

from accordingto.core.failure import Failure
from accordingto.core.part import Given
from accordingto.errors import ReadError

_MIB = 1 << 20
_HEAD_BYTES = 1 << 16
_MAX_BOMBS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much may be taken out of one file.

    Args:
        part_bytes: the largest part that is read whole.
        expanded_bytes: all that is taken out of it, at every level.
        n_members: the same as a count.
        depth: containers inside one another; a page in a ZIP in a mail lies 2 deep.
        ratio: how many times its own size may come out of compressed bytes, once
            `ratio_from_bytes` have.
        ratio_from_bytes: see above; small files compress far better than large ones.
    """

    part_bytes: int = 32 * _MIB
    expanded_bytes: int = 64 * 1024 * _MIB
    n_members: int = 1_000_000
    depth: int = 4
    ratio: float = 200.0
    ratio_from_bytes: int = 16 * _MIB


class Budget:
    """What may still be taken out of one file on disk; shared by all levels.

    Args:
        limits: see there.
        n_bytes: the file's size on disk.
    """

    def __init__(self, limits: Limits, n_bytes: int) -> None:
        self.limits = limits
        self._n_bytes = max(n_bytes, 1)
        self.n_expanded = 0
        self.n_members = 0
        self.n_bombs = 0

    def count(self) -> None:
        """Count one member, of whatever kind.

        Raises:
            ReadError: `too-many-members`.
        """
        self.n_members += 1
        if self.n_members > self.limits.n_members:
            raise ReadError(
                "too-many-members",
                f"it holds more than {self.limits.n_members:,} members",
            )

    def take(self, n_bytes: int) -> None:
        """Count bytes that came out of it, before they are kept anywhere.

        Raises:
            ReadError: `expands-too-much`.
        """
        self.n_expanded += n_bytes
        most = self.limits.expanded_bytes
        if self.n_expanded > self.limits.ratio_from_bytes:
            most = min(most, int(self.limits.ratio * self._n_bytes))
            most = max(most, self.limits.ratio_from_bytes)
        if self.n_expanded > most:
            raise ReadError(
                "expands-too-much",
                f"more than {most:,} bytes come out of its {self._n_bytes:,}, as out of a "
                "decompression bomb",
            )

    def forget(self, n_expanded: int) -> None:
        """Go back to an earlier count after a member that expanded too much was thrown away.

        Raises:
            ReadError: `expands-too-much`, when that happens too often.
        """
        self.n_bombs += 1
        if self.n_bombs > _MAX_BOMBS:
            raise ReadError(
                "expands-too-much",
                f"{self.n_bombs} of its members are decompression bombs",
            )
        self.n_expanded = n_expanded


class Counted(io.RawIOBase):
    """A stream whose bytes are counted against a budget as they are read.

    Args:
        stream: what is read.
        budget: see there.
    """

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        super().__init__()
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """As in `io.RawIOBase`.

        Raises:
            ReadError: see `Budget.take`.
        """
        piece = self._stream.read(len(buffer))
        self._budget.take(len(piece))
        buffer[: len(piece)] = piece
        return len(piece)


UNNAMED = "unnamed"
"""What a member without a name is called: an empty one would be that of the container."""


def printable(words: str) -> str:
    """Words of a file as they may stand in a message: control characters stand out as U+FFFD."""
    return "".join(char if char.isprintable() else "\ufffd" for char in words)


@dataclass(frozen=True, slots=True)
class Member:
    """Something that a container holds, before anybody looked at what it is.

    Args:
        name: what the container calls it. It is data: no file is ever opened by it.
        stream: its bytes, read once from where it stands; whoever makes the member
            counts them against the budget (`Counted`, `Budget.take`).
        place: where it stands in the container, in words that a person can follow.
        given: what came with it; see `Given`.
        media_type: what it is said to be, or "".
    """

    name: str
    stream: BinaryIO
    place: str
    given: tuple[Given, ...] = ()
    media_type: str = ""


@dataclass(frozen=True)
class Opened:
    """A file, or a member of one, that may hold members.

    Args:
        stream: its bytes; seekable, at 0.
        origin: as in `Part`.
        name: the last piece of the origin.
        n_bytes: how many bytes.
        given: what came with it.
        media_type: what it is said to be, or "".
        place: where it stands in the file on disk; "" for that file.
    """

    stream: BinaryIO
    origin: str
    name: str
    n_bytes: int
    given: tuple[Given, ...] = ()
    media_type: str = ""
    place: str = ""

    @cached_property
    def head(self) -> bytes:
        """Its first 64 KiB; the stream is at 0 again afterwards."""
        self.stream.seek(0)
        head = self.stream.read(_HEAD_BYTES)
        self.stream.seek(0)
        return head


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of container.

    Args:
        name: how messages call it: "a ZIP archive".
        matches: whether bytes are one, by content alone. It may read the stream and
            must leave it at 0; it must not raise on any bytes.
        members: what it holds, in one order; a Failure for a member that cannot be
            taken out, which costs no other. Its origin is the member's name alone.
            Raises ReadError for what costs all that follows; other exceptions of the
            library that parses it must not leave it.
    """

    name: str
    matches: Callable[[Opened], bool]
    members: Callable[[Opened, Budget], Iterator[Member | Failure]]


@dataclass(slots=True)
class PassedOver:
    """Members that hold no text, counted by kind, so that they take one row together.

    Args:
        counts: kind in words, such as "pictures" → how many.
    """

    counts: dict[str, int] = field(default_factory=dict)

    def add(self, kind: str) -> None:
        """Count one."""
        self.counts[kind] = self.counts.get(kind, 0) + 1

    def failures(self) -> Iterator[Failure]:
        """One row that says what was passed over; none if nothing was."""
        if self.counts:
            listed = ", ".join(f"{n:,} {kind}" for kind, n in sorted(self.counts.items()))
            yield Failure("", "no-text", f"passed over: {listed}", skipped=True)
