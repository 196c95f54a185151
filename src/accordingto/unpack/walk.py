"""From a file to its parts, through containers in containers."""

import hashlib
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, cast

from accordingto.core.failure import Failure
from accordingto.core.ids import sha256_hex
from accordingto.core.part import Part
from accordingto.errors import ReadError
from accordingto.unpack.formats import format_of
from accordingto.unpack.member import UNNAMED, Budget, Format, Limits, Member, Opened, printable

_PIECE_BYTES = 1 << 20
_IN_MEMORY_BYTES = 16 << 20
"""Larger members that are containers themselves are put into the scratch folder."""

INSIDE = "!/"
"""Stands in an origin between a container and what it holds, as in addresses of JAR files."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The word that a file is a container, before anything is taken out of it.

    Args:
        kind: what it is, in words.
        sha256: of the file.
        n_bytes: its size.
    """

    kind: str
    sha256: str
    n_bytes: int


@dataclass(frozen=True, slots=True)
class _File:
    """The file on disk that everything is taken out of."""

    origin: str
    sha256: str


def file_sha256(stream: BinaryIO) -> str:
    """SHA-256 of a stream from its start; it is at 0 again afterwards."""
    stream.seek(0)
    digest = hashlib.file_digest(stream, "sha256")  # type: ignore[arg-type]
    stream.seek(0)
    return digest.hexdigest()


def parts(file: Opened, limits: Limits) -> Iterator[Opening | Part | Failure]:
    """What is to be read of a file, in one order.

    A file that is no container gives one part: itself. One that is gives an
    `Opening` first, then what it holds. Whatever is wrong with a member becomes a
    Failure with the member's origin; what is wrong with the container itself becomes
    one with its own, after all that could be taken out. Two members of one name are
    told apart by a number.

    Args:
        file: the file on disk.
        limits: how much may be taken out of it.
    """
    budget = Budget(limits, file.n_bytes)
    kind = format_of(file, part_bytes=limits.part_bytes)
    if kind is None:
        yield _leaf(file, budget, _File(file.origin, ""))
        return
    whole = _File(file.origin, file_sha256(file.stream))
    yield Opening(kind.name, whole.sha256, file.n_bytes)
    yield from _members(file, kind, budget, whole, depth=0)


def _walk(opened: Opened, budget: Budget, whole: _File, *, depth: int) -> Iterator[Part | Failure]:
    kind = format_of(opened, part_bytes=budget.limits.part_bytes)
    if kind is None:
        yield _leaf(opened, budget, whole)
        return
    if depth >= budget.limits.depth:
        yield Failure(
            opened.origin,
            "nested-too-deep",
            f"it is {kind.name} inside {depth} others; take it out and add it by itself",
            opened.n_bytes,
        )
        return
    yield from _members(opened, kind, budget, whole, depth=depth)


def _members(
    opened: Opened, kind: Format, budget: Budget, whole: _File, *, depth: int
) -> Iterator[Part | Failure]:
    names: dict[str, int] = {}
    failed: Counter[str] = Counter()
    is_empty = True
    try:
        for member in kind.members(opened, budget):
            if isinstance(member, Failure):
                failed[member.code] += bool(member.origin)
                if failed[member.code] <= _MAX_FAILED:
                    yield replace(member, origin=_inside(opened, member.origin, names))
                continue
            budget.count()
            origin = _inside(opened, member.name or UNNAMED, names)
            for one in _member(opened, member, origin, budget, whole, depth=depth):
                is_empty = is_empty and not isinstance(one, Part)
                yield one
    except ReadError as error:
        message = error.message if is_empty else f"{error.message}; what came before was read"
        yield Failure(opened.origin, error.code, message, opened.n_bytes)
    for code, n in sorted(failed.items()):
        if n > _MAX_FAILED:
            message = f"{n - _MAX_FAILED:,} more of its members are as the last of {n:,} is: {code}"
            yield Failure(opened.origin, "many-failed", message, opened.n_bytes)


_MAX_FAILED = 200
"""Members with one fault that have rows of their own; all others share one."""


def _member(
    outer: Opened, member: Member, origin: str, budget: Budget, whole: _File, *, depth: int
) -> Iterator[Part | Failure]:
    before = budget.n_expanded
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES) as held:
        try:
            n_bytes = _copy(member.stream, held)
        except ReadError as error:
            if error.code == "expands-too-much":
                budget.forget(before)
            yield Failure(origin, error.code, error.message)
            return
        except OSError as error:
            yield Failure(
                origin,
                "too-large",
                f"there is no room to take it out ({error.strerror or error}); take it out by "
                "other means, and cut it into parts",
            )
            return
        held.seek(0)
        # The date or sender of a letter is not that of a letter that it quotes.
        held_by = (g for g in outer.given if g.field in _INHERITED and not _has(member, g.field))
        given = (*member.given, *held_by)
        place = f"{outer.place}, {member.place}" if outer.place else member.place
        inner = Opened(
            cast(BinaryIO, held),
            origin,
            printable(member.name.rsplit("/", 1)[-1])[:_MAX_NAME_CHARS],
            n_bytes,
            given,
            member.media_type,
            place,
        )
        yield from _walk(inner, budget, whole, depth=depth + 1)


_INHERITED = frozenset({"url", "captured"})
"""What is said of a container is true of what it holds, too."""


def _has(member: Member, field: str) -> bool:
    return any(given.field == field for given in member.given)


def _copy(stream: BinaryIO, held: "tempfile.SpooledTemporaryFile[bytes]") -> int:
    n_bytes = 0
    while piece := stream.read(_PIECE_BYTES):
        held.write(piece)
        n_bytes += len(piece)
    return n_bytes


def _leaf(opened: Opened, budget: Budget, whole: _File) -> Part | Failure:
    if opened.n_bytes > budget.limits.part_bytes:
        return Failure(
            opened.origin,
            "too-large",
            f"it has {opened.n_bytes:,} bytes, and a document may have "
            f"{budget.limits.part_bytes:,}; cut it into parts, or raise the limit with --max-bytes",
            opened.n_bytes,
        )
    opened.stream.seek(0)
    raw = opened.stream.read()
    is_file = opened.origin == whole.origin
    return Part(
        raw,
        opened.origin,
        opened.name,
        opened.media_type,
        opened.given,
        "" if is_file else whole.origin,
        "" if is_file else whole.sha256,
        opened.place,
    )


def _inside(outer: Opened, name: str, names: dict[str, int]) -> str:
    """The origin of a member; the second of one name gets the number 2, and so on."""
    if not name:
        return outer.origin
    # Line ends and the like would break tables and terminals; a digest keeps names apart.
    shown = printable(name)[:_MAX_NAME_CHARS]
    if shown != name:
        shown = f"{shown}~{sha256_hex(name)[:8]}"
    again = shown
    while again in names:  # a member may itself be called "a#2"
        names[shown] += 1
        again = f"{shown}#{names[shown]}"
    names[again] = 1
    return f"{outer.origin}{INSIDE}{again}"


_MAX_NAME_CHARS = 512
