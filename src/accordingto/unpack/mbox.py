"""Mailboxes in mbox files, mail by mail."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from accordingto.core.failure import Failure
from accordingto.errors import ReadError
from accordingto.unpack.archives import DAMAGED, damaged
from accordingto.unpack.mail import MAX_MAIL_BYTES, mail_members, too_large
from accordingto.unpack.mail_headers import header_block
from accordingto.unpack.member import Budget, Format, Member, Opened, PassedOver

_LINE_BYTES = 1 << 16
_FROM = re.compile(rb"From [^\n]{1,300}?\d\d:\d\d[^\n]{0,60}\d{4}[^\n]{0,60}\r?\n")
_FIELD = re.compile(rb">?(?:[!-9;-~]{1,76}[ \t]*:|From )")
_KNOWN = frozenset({b"from", b"date", b"subject", b"message-id", b"received", b"mime-version",
    b"return-path", b"to", b"delivered-to"})  # fmt: skip


def _matches(opened: Opened) -> bool:
    first, _, rest = opened.head.partition(b"\n")
    if not _FROM.fullmatch(first + b"\n"):
        return False
    return len(_KNOWN & (header_block(rest) or {}).keys()) >= 2


def _members(opened: Opened, budget: Budget) -> Iterator[Member | Failure]:
    """What each mail holds, one mail after the other; no more than one is held.

    The sign ">" that some programs put before lines that begin with "From " stays.
    """
    passed = PassedOver()
    opened.stream.seek(0)
    try:
        for n, (at, n_bytes, raw) in enumerate(_mails(opened.stream), 1):
            budget.count()
            yield from _of_mail(n, at, n_bytes, raw, budget, passed)
    except DAMAGED as error:
        raise damaged("the mailbox", error) from error
    yield from passed.failures()


def _of_mail(
    n: int, at: int, n_bytes: int, raw: bytes, budget: Budget, passed: PassedOver
) -> Iterator[Member | Failure]:
    try:
        if n_bytes > MAX_MAIL_BYTES:
            raise too_large(n_bytes)
        yield from mail_members(raw, f"mail at byte {at}", f"{n}/", budget, passed)
    except ReadError as error:
        yield Failure(str(n), error.code, error.message, n_bytes)


def _mails(stream: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Where each mail stands, how long it is, and its bytes as far as they are held."""
    held, n_bytes, at = bytearray(), 0, 0
    position = 0
    for line, begins in _lines(stream):
        if begins:
            if position:
                yield at, n_bytes, _without_separator(held)
            held, n_bytes, at = bytearray(), 0, position
        else:
            n_bytes += len(line)
            if n_bytes <= MAX_MAIL_BYTES:
                held += line
            else:
                held.clear()
        position += len(line)
    if position:
        yield at, n_bytes, _without_separator(held)


def _without_separator(held: bytearray) -> bytes:
    """A mail without the empty line that parts it from the next."""
    for end in (b"\r\n\r\n", b"\n\n"):
        if held.endswith(end):
            return bytes(held[: len(held) - len(end) // 2])
    return bytes(held)


def _lines(stream: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """Each line, in pieces if it is long, and whether a mail begins behind it.

    One does where an empty line stands before a line with "From ", a time and a year, and a
    header behind it: other programs than those that write mailboxes leave "From " at
    the start of a paragraph as it is.
    """
    was_empty = True
    line = stream.readline(_LINE_BYTES)
    while line:
        following = stream.readline(_LINE_BYTES)
        begins = was_empty and bool(_FROM.fullmatch(line)) and bool(_FIELD.match(following))
        yield line, begins
        was_empty = line in (b"\n", b"\r\n")
        line = following


MBOX = Format("a mailbox", _matches, _members)
