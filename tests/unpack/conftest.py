"""Files that hold others, made in memory."""

import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence

from accordingto.core.failure import Failure
from accordingto.core.part import Part
from accordingto.unpack.member import Limits, Opened
from accordingto.unpack.walk import Opening, parts

SMALL = Limits(part_bytes=1 << 20, ratio_from_bytes=1 << 20)


def opened(raw: bytes, name: str = "held") -> Opened:
    """Bytes as a file on disk would come."""
    return Opened(io.BytesIO(raw), name, name, len(raw))


def taken(raw: bytes, name: str = "held", limits: Limits = SMALL) -> list[Part | Failure]:
    """What is taken out of bytes, without the word that they are a container."""
    return [one for one in parts(opened(raw, name), limits) if not isinstance(one, Opening)]


def texts(found: Sequence[Part | Failure]) -> dict[str, bytes]:
    """The bytes of each part by its origin."""
    return {one.origin: one.raw for one in found if isinstance(one, Part)}


def codes(found: Sequence[Part | Failure]) -> dict[str, str]:
    """The code of each failure by its origin."""
    return {one.origin: one.code for one in found if isinstance(one, Failure)}


def zipped(files: Mapping[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive, the same bytes each time."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as archive:
        for name, raw in files.items():
            archive.writestr(zipfile.ZipInfo(name), raw, compression)
    return held.getvalue()


def tarred(files: Mapping[str, bytes], links: Mapping[str, str] | None = None) -> bytes:
    """A tar archive with files, then links."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, raw in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(raw)
            archive.addfile(entry, io.BytesIO(raw))
        for name, target in (links or {}).items():
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = tarfile.SYMTYPE, target
            archive.addfile(entry)
    return held.getvalue()
