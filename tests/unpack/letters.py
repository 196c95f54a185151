"""Mails, made in memory."""

import base64

HEADERS = (
    b"From: Ada Lint <ada@tessel.example>\r\nTo: desk@tessel.example\r\n"
    b"Date: Sun, 4 May 2031 10:20:30 +0200\r\nSubject: The gate held\r\n"
    b"Message-ID: <1@tessel.example>\r\nMIME-Version: 1.0\r\n"
)
TEXT = b"The gate held all night, said Ada Lint.\r\n"


def part(raw: bytes, media_type: str = "text/plain", *, more: str = "") -> bytes:
    """A part with its headers, as it stands."""
    return f"Content-Type: {media_type}\r\n{more}\r\n".encode() + raw


def packed(raw: bytes, media_type: str, *, name: str = "") -> bytes:
    """A part in base64, attached if it has a name."""
    more = "Content-Transfer-Encoding: base64\r\n"
    if name:
        more += f'Content-Disposition: attachment; filename="{name}"\r\n'
    return part(base64.encodebytes(raw), media_type, more=more)


def several(kind: str, *parts: bytes, boundary: str = "b1") -> bytes:
    """Parts in one part of several."""
    mark = f"--{boundary}".encode()
    inside = b"".join(mark + b"\r\n" + one + b"\r\n" for one in parts)
    whole = inside + mark + b"--\r\n"
    return part(whole, f'multipart/{kind}; boundary="{boundary}"')


def mail(content: bytes = b"Content-Type: text/plain\r\n\r\n" + TEXT) -> bytes:
    """A mail with such a part."""
    return HEADERS + content
