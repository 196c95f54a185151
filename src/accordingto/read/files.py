"""Which files a path offers, and their bytes."""

import os
import stat
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from accordingto.core.failure import Failure
from accordingto.errors import ReadError

CODE_SUFFIXES = (".css", ".js", ".mjs", ".map", ".wasm")
"""Files that browsers save beside a page: text by their bytes, but no person wrote it to be
read. A file named on its own is always tried."""

CLUTTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What systems put beside the files of a folder."""


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """One file to read.

    Args:
        path: where it lies on this machine.
        origin: what the dossier calls it: its path from the folder that was
            named, so that a dossier handed on does not tell whose home it came
            from.
    """

    path: Path
    origin: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What a list of paths offers: files by origin, and what was passed over, with reasons."""

    files: tuple[OfferedFile, ...]
    passed_over: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class _PassedOver:
    path: Path
    failure: Failure


def offer(paths: Sequence[Path], *, leave_out: Path | None = None) -> Offer:
    """Find the files that `paths` offer.

    A folder gives the files in it and below it: what they are, their bytes say, but
    for `CODE_SUFFIXES` and `CLUTTER`. Links inside a folder are not followed: a
    folder from a stranger could link to itself, or to a file that was never meant to
    be read.

    Args:
        paths: files and folders.
        leave_out: a file that is neither read nor reported, with its journals:
            the dossier itself.

    Returns:
        Each file once, by origin; two different files that would have one
        origin are told apart by more of their paths.
    """
    files: dict[Path, Path] = {}
    passed_over: list[Failure] = []
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        for found in _walk(absolute, base=absolute.parent):
            own = found.path if isinstance(found, _PassedOver) else found
            if leave_out is not None and _belongs_to(own, leave_out):
                continue
            if isinstance(found, _PassedOver):
                passed_over.append(found.failure)
            else:
                # Of two paths that lead to a file, the outer one names it,
                # whichever was given first.
                files[found] = min(files.get(found, absolute.parent), absolute.parent)
    origins = _origins(files)
    offered = sorted(
        (OfferedFile(path, origins[path]) for path in files), key=lambda one: one.origin
    )
    unique = {failure.origin: failure for failure in passed_over}
    return Offer(tuple(offered), tuple(unique[origin] for origin in sorted(unique)))


def _belongs_to(path: Path, dossier: Path) -> bool:
    own = os.path.abspath(dossier)  # noqa: PTH100 - as above
    return str(path) == own or str(path).startswith(f"{own}-")


def _walk(path: Path, *, base: Path) -> Iterator[Path | _PassedOver]:
    """Files at or below `path`, in the order of their names."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _unreadable(path, base, error)
        return
    if not stat.S_ISDIR(mode):
        yield path if stat.S_ISREG(mode) else _not_a_file(path, base)
        return
    pending = [path]
    while pending:
        folder = pending.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield _unreadable(folder, base, error)
            continue
        for entry in entries:
            found = _look_at(entry, base)
            if found is not None:
                yield found
        pending.extend(
            Path(entry.path)
            for entry in reversed(entries)
            if not entry.is_symlink() and entry.is_dir(follow_symlinks=False)
        )


def _look_at(entry: os.DirEntry[str], base: Path) -> Path | _PassedOver | None:
    path = Path(entry.path)
    if entry.is_symlink():
        return _passed_over(
            path,
            base,
            "link",
            "it is a link, and links inside a folder are not followed; add what it points to "
            "by its own name if it belongs to the case",
        )
    if entry.is_dir(follow_symlinks=False):
        return None
    if not entry.is_file(follow_symlinks=False):
        return _not_a_file(path, base)
    if path.suffix.lower() in CODE_SUFFIXES or path.name in CLUTTER:
        return _passed_over(
            path,
            base,
            "code",
            "by its name it is a style, a script or a system's own file; name the file itself to "
            "have it tried all the same",
            n_bytes=entry.stat(follow_symlinks=False).st_size,
        )
    return path


def _not_a_file(path: Path, base: Path) -> _PassedOver:
    return _passed_over(
        path,
        base,
        "not-a-file",
        "it is neither a file nor a folder but a device, pipe or socket; nothing was read from it",
    )


def _passed_over(
    path: Path, base: Path, code: str, message: str, n_bytes: int | None = None
) -> _PassedOver:
    return _PassedOver(path, Failure(_name(path, base), code, message, n_bytes, skipped=True))


def _unreadable(path: Path, base: Path, error: OSError) -> _PassedOver:
    if isinstance(error, FileNotFoundError):
        code, message = "not-found", "there is no such file or folder; check the path"
    else:
        reason = error.strerror or str(error)
        code, message = (
            "unreadable",
            f"it cannot be opened ({reason}); check its permissions and add it again",
        )
    return _PassedOver(path, Failure(_name(path, base), code, message))


def _name(path: Path, base: Path) -> str:
    r"""`path` from `base` on, as text that any file can hold.

    A name that is not UTF-8 on disk shows its odd bytes as `\xNN`.
    """
    inside = path.relative_to(base).as_posix() if path.is_relative_to(base) else path.as_posix()
    return os.fsencode(inside).decode("utf-8", "backslashreplace")


def _origins(files: dict[Path, Path]) -> dict[Path, str]:
    """A name for each file: its path from its base, or from further up where two agree."""
    bases = dict(files)
    while True:
        by_name: dict[str, list[Path]] = defaultdict(list)
        for path, base in bases.items():
            by_name[_name(path, base)].append(path)
        shared = [path for group in by_name.values() if len(group) > 1 for path in group]
        movable = [path for path in shared if bases[path] != bases[path].parent]
        if not movable:
            return {path: _name(path, base) for path, base in bases.items()}
        for path in movable:
            bases[path] = bases[path].parent


def read_bytes(file: OfferedFile, *, max_bytes: int) -> bytes:
    """The bytes of a file.

    Raises:
        ReadError: if it cannot be opened, or is larger than `max_bytes`; a file
            that grows while it is read does not escape the limit.
    """
    try:
        with file.path.open("rb") as opened:
            raw = opened.read(max_bytes + 1)
            n_bytes = os.fstat(opened.fileno()).st_size
    except OSError as error:
        raise ReadError(
            "unreadable",
            f"it cannot be opened ({error.strerror or error}); check its permissions and add it "
            "again",
        ) from error
    if len(raw) > max_bytes:
        raise ReadError(
            "too-large",
            f"it has {max(n_bytes, len(raw)):,} bytes, and a document may have {max_bytes:,}; "
            "cut it into parts, or raise the limit with --max-bytes",
        )
    return raw
