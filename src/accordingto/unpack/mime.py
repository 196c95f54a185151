"""A mail's bytes → its tree of parts, within bounds."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import (
    CloseBoundaryNotFoundDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
from email.message import Message
from email.policy import compat32

from accordingto.errors import ReadError
from accordingto.unpack.captured import said_type
from accordingto.unpack.member import printable

_BROKEN = (ValueError, TypeError, LookupError, AttributeError, AssertionError)
"""What the library raises over odd parameters, beside what its documentation names."""

_CUT = (CloseBoundaryNotFoundDefect, InvalidBase64LengthDefect, InvalidBase64PaddingDefect)

# compat32 parses headers only when they are asked for, and never raises over them.
_POLICY = compat32
_STRUCTURE = re.compile(
    rb"^content-(?:type|disposition|transfer-encoding)[ \t]*:[^\n]*+(?:\n[ \t][^\n]*+)*+",
    re.IGNORECASE | re.MULTILINE,
)
_STRUCTURE_BYTES = 8192
_BOUNDARY = re.compile(rb"boundary[ \t]*\*?0?\*?[ \t]*=", re.IGNORECASE)
_MAX_COMPARED = 50_000_000
"""Lines times boundaries: the parser holds each line against every boundary that is open."""


def parsed(raw: bytes) -> Message:
    """The tree of a mail's parts.

    Raises:
        ReadError: `nested-too-deep`, or `damaged` if a header that gives the
            structure is longer than any real one.
    """
    for header in _STRUCTURE.finditer(raw):
        if len(header[0]) > _STRUCTURE_BYTES:
            raise ReadError(
                "damaged", f"it has a header of {len(header[0]):,} bytes where its parts are "
                "described; get it again from the program that keeps the mails"
            )  # fmt: skip
    n_boundaries = sum(1 for _ in _BOUNDARY.finditer(raw))
    if n_boundaries * raw.count(b"\n") > _MAX_COMPARED:
        raise _too_deep()
    try:
        return message_from_bytes(raw, policy=_POLICY)
    except RecursionError as error:
        raise _too_deep() from error
    except _BROKEN as error:
        raise ReadError(
            "damaged", f"its parts are described wrongly ({printable(str(error))}); save it again"
        ) from error


def _too_deep() -> ReadError:
    return ReadError(
        "nested-too-deep",
        "its parts lie in one another more often than in any real mail; save the one that you "
        "need from the program that keeps the mails",
    )


def body_of(part: Message) -> bytes:
    """The bytes of a part, base64 and quoted-printable undone, in the charset they have."""
    try:
        payload = part.get_payload(decode=True)
    except _BROKEN:
        return b""
    return payload if isinstance(payload, bytes) else b""


def is_cut(part: Message) -> bool:
    """Whether a part ends before what it is made of does; asked after `body_of`."""
    return any(isinstance(one, _CUT) for one in part.defects)


def filename_of(part: Message) -> str:
    """What a part says that it is called, as it is written, or ""."""
    try:
        return part.get_filename() or ""
    except _BROKEN:
        return ""


def parameter_of(part: Message, name: str) -> str:
    """A parameter of a part's content type, or ""."""
    try:
        value = part.get_param(name)
    except _BROKEN:
        return ""
    return value if isinstance(value, str) else ""


def media_type_of(part: Message) -> str:
    """What a part says that it is; text and pages with their charset."""
    kind = part.get_content_type()
    try:
        charset = part.get_content_charset() or ""
    except _BROKEN:
        charset = ""
    return said_type(f"{kind}; charset={charset}" if charset else kind)


def children(part: Message) -> list[Message]:
    """The parts of a part that has some."""
    payload = part.get_payload() if part.is_multipart() else []
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def leaves(part: Message) -> Iterator[Message]:
    """The parts of a part that have none, in its order; itself if it has none."""
    waiting = [part]
    while waiting:
        one = waiting.pop()
        if one.is_multipart():
            waiting.extend(reversed(children(one)))
        else:
            yield one
