"""Files that are written whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from accordingto.errors import AccordingtoError


def write_whole(target: Path, lines: Iterable[str]) -> None:
    """Write lines to a file; what stood there stays until all of them are written.

    Raises:
        AccordingtoError: if there is no place, or no right, to write there.
    """
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=target.parent, delete=False
        ) as file:
            temporary = Path(file.name)
            try:
                file.writelines(lines)
            except BaseException:
                temporary.unlink()
                raise
        temporary.replace(target)
    except OSError as error:
        raise AccordingtoError(
            f"{target} cannot be written ({error.strerror or error}); name another place with "
            "--output, or make room there"
        ) from error
    # A temporary file is made for its owner alone; what people asked for follows
    # their own mask.
    target.chmod(0o666 & ~_umask())


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
