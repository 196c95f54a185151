"""What is taken out of a file to be read: the file itself, or one page of an archive of it."""

from dataclasses import dataclass
from typing import Literal

GivenField = Literal[
    "title", "byline", "outlet", "published", "updated", "captured", "url", "language",
    "forwarded-from",
]  # fmt: skip
"""What may come with bytes from outside them."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value that came with the bytes, from what held them.

    Args:
        field: what it says.
        value: in its normal form: dates in ISO 8601, with a zone where one is stated.
        by: the name of what states it, such as `WARC-Date` or `Telegram from`.
    """

    field: GivenField
    value: str
    by: str


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes of one document, and how they came.

    Args:
        raw: the bytes that are read; the ledger keeps them, and offsets lead back to them.
        origin: how the intake report names it. What lies in a file `held.zip` is called
            `held.zip!/inner/name`, at every level.
        name: how messages call it: the last piece of the origin.
        media_type: what the bytes were said to be, or "": sought by content all the same.
            Text and pages may have a charset behind it ("text/plain; charset=koi8-r"),
            which counts if the bytes bear it out.
        given: what came with the bytes; each field at most once.
        file_origin: the origin of the file on disk that it was taken from, or "" if it is
            that file.
        file_sha256: of that file, or "".
        place: where in that file it stands, in words that a person can follow
            ("record at byte 1024", "row 17, column text"); "" for a file itself.
    """

    raw: bytes
    origin: str
    name: str = ""
    media_type: str = ""
    given: tuple[Given, ...] = ()
    file_origin: str = ""
    file_sha256: str = ""
    place: str = ""

    def value(self, field: GivenField) -> Given | None:
        """What was given for a field, or None."""
        return next((one for one in self.given if one.field == field), None)
