"""Header lines as WARC records and answers over HTTP have them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from accordingto.errors import ReadError

_LINE_BYTES = 1 << 16
_BLOCK_BYTES = 1 << 18
_LINE = re.compile(r"([^\s:][^:]*?)[ \t]*:(.*)", re.DOTALL)
_MEDIA_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)\s*(?:;|,|\Z)")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([\w.:+-]{1,40})", re.IGNORECASE)


class Lines(Protocol):
    """Bytes that can be read line by line."""

    def readline(self, n_bytes: int, /) -> bytes:
        """The next line, or the first so many bytes of it; none at the end."""


@dataclass(frozen=True, slots=True)
class Headers:
    """Header fields.

    Args:
        fields: name in lower case → value; the first of a name counts.
    """

    fields: Mapping[str, str]

    def get(self, name: str) -> str:
        """The value of a field without white space around it, or ""."""
        return self.fields.get(name, "")

    @property
    def media_type(self) -> str:
        """What `Content-Type` names, in lower case and without parameters, or ""."""
        return media_type_of(self.get("content-type"))


def media_type_of(value: str) -> str:
    """The media type in a header's value, in lower case and without parameters, or ""."""
    found = _MEDIA_TYPE.match(value[:_LINE_BYTES])
    return found[1].lower() if found else ""


def charset_of(value: str) -> str:
    """The charset in a header's value, in lower case, or ""."""
    found = _CHARSET.search(value[:1024])
    return found[1].lower() if found else ""


def read_headers(stream: Lines) -> Headers:
    """Read up to the empty line behind a block of headers.

    Lines without a colon are passed over; a line that begins with white space goes on
    with the one before.

    Raises:
        ReadError: `damaged`, if the block is longer than 256 KiB or has no end.
    """
    fields: dict[str, str] = {}
    name, n_bytes = "", 0
    while (line := stream.readline(_LINE_BYTES)) not in (b"\r\n", b"\n"):
        n_bytes += len(line)
        if not line or n_bytes > _BLOCK_BYTES:
            found = "are longer than any real ones" if line else "have no end"
            raise ReadError("damaged", f"its headers {found}; get the file again")
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[:1] in (" ", "\t"):
            if name:
                fields[name] = f"{fields[name]} {text.strip()}"
        elif match := _LINE.fullmatch(text):
            name = match[1].lower()
            fields.setdefault(name, match[2].strip())
    return Headers(fields)
