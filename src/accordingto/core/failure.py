"""A document that could not be read, kept so that nothing vanishes in silence."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Failure:
    """One file that gave no document.

    Args:
        origin: the file as the intake report names it.
        code: one hyphenated word that programs can test.
        message: one sentence: what was found and what to do.
        n_bytes: its size, or None when it could not even be measured.
        raw_sha256: of its bytes, or "" when they could not be read.
        skipped: True when nothing is wrong with it but it is not ours to read
            (a picture, a link to a folder), False when reading it failed.
        within: the origin of the file on disk that holds it, or "" for such a file.
        seconds: how long was spent on it, or None.
    """

    origin: str
    code: str
    message: str
    n_bytes: int | None = None
    raw_sha256: str = ""
    skipped: bool = False
    within: str = ""
    seconds: float | None = field(default=None, compare=False)
