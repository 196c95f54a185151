"""Web pages that a browser saved with all their parts in one file (MHTML)."""

from collections.abc import Iterator
from email.message import Message
from io import BytesIO

from accordingto.core.failure import Failure
from accordingto.core.part import Given
from accordingto.errors import ReadError
from accordingto.unpack.captured import kind_without_text
from accordingto.unpack.mail import read_mail
from accordingto.unpack.mail_headers import (
    begins_mail,
    header_block,
    is_saved_page,
    moment,
    start_of,
    value,
)  # fmt: skip
from accordingto.unpack.member import Budget, Format, Member, Opened, PassedOver
from accordingto.unpack.mime import body_of, leaves, media_type_of, parameter_of, parsed

_HEAD_BYTES = 1 << 16


def _matches(opened: Opened) -> bool:
    fields = header_block(opened.head)
    return fields is not None and begins_mail(opened.head) and is_saved_page(fields)


def _members(opened: Opened, budget: Budget) -> Iterator[Member | Failure]:
    """The page itself; its pictures, styles and frames are counted.

    Frames hold advertisements and embedded posts of others, and are no part of its text.
    """
    raw = read_mail(opened)
    message = parsed(raw[start_of(raw[:_HEAD_BYTES]) :])
    parts = list(leaves(message))
    root = _root(message, parts)
    if root is None:
        raise ReadError("no-text", "the saved page holds no page; save it again as HTML only")
    body = body_of(root)
    budget.take(len(body))
    yield Member("page", BytesIO(body), "its page", _given(message, root), media_type_of(root))
    passed = PassedOver()
    for part in parts:
        if part is not root:
            kind = part.get_content_type()
            passed.add(kind_without_text(kind, body_of(part)[:_HEAD_BYTES]) or "frames")
    yield from passed.failures()


def _root(message: Message, parts: list[Message]) -> Message | None:
    """The page: the part that the start parameter names, or the first that is one."""
    start = parameter_of(message, "start")
    pages = [
        one for one in parts if one.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    named = [one for one in pages if start and value(one, "content-id") == start]
    return next(iter(named or pages), None)


def _given(message: Message, root: Message) -> tuple[Given, ...]:
    stated = (
        Given("url", value(message, "snapshot-content-location"), "Snapshot-Content-Location"),
        Given("url", value(root, "content-location"), "Content-Location"),
        Given("captured", moment(message), "Date"),
    )
    given: dict[str, Given] = {}
    for one in stated:
        if one.value:
            given.setdefault(one.field, one)
    return tuple(given.values())


MHTML = Format("a saved web page with its parts", _matches, _members)
