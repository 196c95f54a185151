"""What the headers of a mail say, and whether bytes begin as a mail does."""

import re
from collections.abc import Iterator
from datetime import UTC, timedelta
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from accordingto.core.part import Given

_FIELD = re.compile(rb"([!-9;-~]{1,76})[ \t]*:")
_STANDARD = frozenset({b"from", b"date", b"subject", b"message-id", b"received", b"mime-version",
    b"return-path"})  # fmt: skip
_BY_MACHINES = frozenset({b"message-id", b"received", b"mime-version", b"return-path"})
_ADDRESS = re.compile(rb"^from[ \t]*:[^\n]{0,400}[\w.+-]@[\w.-]", re.IGNORECASE | re.MULTILINE)
_MOMENT = re.compile(
    rb"^date[ \t]*:[^\n]{0,60}\d{4}[^\n]{0,10}\d\d:\d\d", re.IGNORECASE | re.MULTILINE
)
_HEAD_BYTES = 1 << 16
_MAX_VALUE_CHARS = 2000


def start_of(head: bytes) -> int:
    """Where a mail begins behind a byte order mark and empty lines."""
    at = 3 if head.startswith(b"\xef\xbb\xbf") else 0
    return at + len(head[at:]) - len(head[at:].lstrip(b"\r\n"))


def header_block(head: bytes) -> dict[bytes, bytes] | None:
    """The fields with which bytes begin, names in lower case; None if they begin otherwise.

    Args:
        head: the first bytes, up to 64 KiB; a block that is longer counts as far as it goes.
    """
    fields: dict[bytes, bytes] = {}
    name = b""
    head = head[start_of(head) : _HEAD_BYTES]
    for line in _lines(head):
        if not line.rstrip(b"\r"):
            break
        field = _FIELD.match(line)
        if field is not None:
            name = field[1].lower()
            fields.setdefault(name, line[field.end() :].strip())
        elif not (name and line.startswith((b" ", b"\t"))):
            return None
    return fields or None


def _lines(head: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(head):
        end = head.find(b"\n", at) + 1 or len(head)
        yield head[at:end].rstrip(b"\n")
        at = end


def begins_mail(head: bytes) -> bool:
    """Whether bytes begin as a mail or a saved page of several parts does.

    A word and a colon make no mail: three of the standard fields must be there, one of
    them such as machines write, or a sender's address and a moment. A saved page
    has its type instead.
    """
    fields = header_block(head)
    if fields is None:
        return False
    if is_saved_page(fields):
        return True
    if len(_STANDARD & fields.keys()) < 3:
        return False
    if _BY_MACHINES & fields.keys():
        return True
    return bool(_ADDRESS.search(head)) and bool(_MOMENT.search(head))


def is_saved_page(fields: dict[bytes, bytes]) -> bool:
    """Whether headers are those of a page that a browser saved with all its parts (MHTML)."""
    if b"snapshot-content-location" in fields:
        return True
    is_related = fields.get(b"content-type", b"").lower().startswith(b"multipart/related")
    was_sent = {b"received", b"message-id", b"to", b"return-path"} & fields.keys()
    return is_related and b"mime-version" in fields and not was_sent


def value(message: Message, name: str) -> str:
    """A header's value in words, white space folded; "" if it is absent or beyond reason."""
    for field, raw in message.raw_items():
        if field.lower() == name:
            return "" if len(raw) > _MAX_VALUE_CHARS else in_words(raw)
    return ""


def in_words(raw: str) -> str:
    """A raw value with its encoded words decoded (RFC 2047) and white space folded."""
    chars = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        pieces = decode_header(chars)
    except (HeaderParseError, ValueError):
        pieces = [(chars, None)]
    words = " ".join("".join(_piece(*piece) for piece in pieces).split())
    return "".join(c for c in words if c.isprintable())


def _piece(piece: str | bytes, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return piece.decode(charset or "ascii", "replace")
    except (LookupError, ValueError):
        return piece.decode("utf-8", "replace")


def given(message: Message) -> tuple[Given, ...]:
    """Title, byline and time of publication, as far as a mail's headers state them."""
    stated = (
        Given("title", value(message, "subject"), "Subject"),
        Given("byline", sender(message), "From"),
        Given("published", moment(message), "Date"),
    )
    return tuple(one for one in stated if one.value)


def sender(message: Message) -> str:
    """The name of whoever sent a mail, or the address where no name is given, or ""."""
    for field, raw in message.raw_items():
        if field.lower() == "from" and len(raw) <= _MAX_VALUE_CHARS:
            # Decoded after it is taken apart: a decoded name may hold commas and brackets.
            name, address = parseaddr(raw)
            return in_words(name) or in_words(address)
    return ""


def moment(message: Message) -> str:
    """When a mail was sent, in ISO 8601, with a zone if it states one; "" if it does not say."""
    stated = value(message, "date")
    try:
        when = parsedate_to_datetime(stated)
        if when.tzinfo is None and stated.endswith("-0000"):
            when = when.replace(tzinfo=UTC)  # the sender's zone is unknown, the moment is not
        offset = when.utcoffset() or timedelta()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    is_possible = abs(offset) <= timedelta(hours=14) and when.year >= 1970
    return when.isoformat() if is_possible else ""
