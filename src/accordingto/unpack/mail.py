"""Mails and mailboxes: what was written, and what is attached."""

from collections.abc import Iterator
from email.message import Message
from io import BytesIO

from accordingto.core.failure import Failure
from accordingto.core.part import Given
from accordingto.errors import ReadError
from accordingto.unpack.archives import DAMAGED, damaged
from accordingto.unpack.captured import kind_without_text
from accordingto.unpack.mail_headers import begins_mail, given, in_words, start_of
from accordingto.unpack.member import Budget, Format, Member, Opened, PassedOver
from accordingto.unpack.mime import (
    body_of,
    children,
    filename_of,
    is_cut,
    leaves,
    media_type_of,
    parsed,
)  # fmt: skip
from accordingto.unpack.visible import n_visible_chars

MAX_MAIL_BYTES = 64 << 20
"""Taking one of 64 MiB apart takes 600 MB of memory, and 950 MB if all its lines are empty."""

_LINE_BYTES = 1 << 16
_MAX_NAME_CHARS = 500
_PGP = b"-----BEGIN PGP MESSAGE-----"
_ENCRYPTED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime",
    "application/pgp-encrypted"})  # fmt: skip
_SIGNATURES = frozenset({"application/pgp-signature", "application/pgp-keys",
    "application/pkcs7-signature", "application/x-pkcs7-signature"})  # fmt: skip
_NOTICES = frozenset({"message/delivery-status", "message/disposition-notification",
    "text/rfc822-headers", "message/global-delivery-status"})  # fmt: skip
_CARDS = frozenset({"text/calendar", "text/vcard", "text/x-vcard", "application/ics"})
_TEXTS = ("text/plain", "text/html")
_VERSIONS = frozenset({"text/x-amp-html", "text/watch-html", "text/enriched"})
_LEAST_SHARE = 0.25  # plain texts that only point to the page are far shorter than it


class _Mail:
    """Takes one mail apart.

    Args:
        place: where it stands, in words; "" for a file that is one mail.
        prefix: of the names of its parts.
        budget: what may still be taken out.
        passed: where what holds no text is counted.
        depth: how many mails it lies in.
    """

    def __init__(
        self, place: str, prefix: str, budget: Budget, passed: PassedOver, *, depth: int = 0
    ) -> None:
        self._place, self._prefix, self._depth = place, prefix, depth
        self._budget, self._passed = budget, passed
        self._n_parts = self._n_texts = self._n_mails = 0

    def members(self, message: Message) -> Iterator[Member | Failure]:
        """Texts, attachments and mails inside it, in its order; depth first."""
        said = given(message)
        waiting, is_whole = [message], True
        while waiting:
            part = waiting.pop()
            kind = part.get_content_type()
            if kind == "multipart/encrypted" or kind in _ENCRYPTED:
                yield self._encrypted()
            elif not part.is_multipart() or kind in _NOTICES:
                yield from self._leaf(part, kind, said)
            elif kind == "multipart/alternative":
                chosen, left_out = _chosen(children(part))
                waiting.extend(reversed(chosen))
                for one in left_out:
                    self._passed.add(_version_of(one))
            elif kind.startswith("multipart/"):
                waiting.extend(reversed(children(part)))
            else:
                yield from self._inner(part)
            is_whole = is_whole and not is_cut(part)
        if not is_whole:
            yield Failure(
                f"{self._prefix}end", "cut",
                "it ends before its parts do; what is there was read; get the mail again",
            )  # fmt: skip

    def _inner(self, part: Message) -> Iterator[Member | Failure]:
        for message in children(part):
            self._n_mails += 1
            prefix = f"{self._prefix}mail {self._n_mails}/"
            place = self._where(f"mail {self._n_mails} inside it")
            if self._depth >= self._budget.limits.depth:
                yield Failure(
                    prefix.rstrip("/"), "nested-too-deep",
                    f"it lies in {self._depth} other mails; save it by itself and add that",
                )  # fmt: skip
                continue
            inner = _Mail(place, prefix, self._budget, self._passed, depth=self._depth + 1)
            yield from inner.members(message)

    def _leaf(
        self, part: Message, kind: str, said: tuple[Given, ...]
    ) -> Iterator[Member | Failure]:
        self._n_parts += 1
        raw = body_of(part)
        no_text = _kind_passed_over(kind, raw)
        if no_text:
            self._passed.add(no_text)
            return
        if _PGP in raw[:4096]:
            yield self._encrypted()
            return
        name = in_words(filename_of(part)[:_MAX_NAME_CHARS])
        is_text = not name and (kind in _TEXTS or kind.startswith("multipart/"))
        if is_text and part.get_content_disposition() != "attachment":
            self._n_texts += 1
            name = "text" if self._n_texts == 1 else f"text {self._n_texts}"
        else:
            said = ()
            name = name or f"attachment {self._n_parts}"
        self._budget.take(len(raw))
        yield Member(
            f"{self._prefix}{name}", BytesIO(raw), self._where(f"part {self._n_parts}"), said,
            media_type_of(part) if not kind.startswith("multipart/") else "text/plain",
        )  # fmt: skip

    def _where(self, what: str) -> str:
        return f"{self._place}, {what}" if self._place else what

    def _encrypted(self) -> Failure:
        return Failure(
            f"{self._prefix}encrypted", "encrypted",
            "it is encrypted; decrypt it in the program that keeps the mails, save it and add that",
        )  # fmt: skip


def _kind_passed_over(kind: str, raw: bytes) -> str:
    if kind in _SIGNATURES:
        return "signatures and keys"
    if kind in _NOTICES:
        return "delivery notices"
    if kind in _VERSIONS:
        return "other versions of a text"
    if kind in _CARDS:
        return "calendar entries and cards"
    if not raw.strip():
        return "empty parts"
    no_text = kind_without_text(kind, raw[:_LINE_BYTES])
    # Somebody chose to send these, while a page fetches its data unasked.
    return "" if kind in _TEXTS or no_text in ("data answers", "other files") else no_text


def _version_of(part: Message) -> str:
    if not body_of(part).strip():
        return "empty parts"
    is_page = part.get_content_type() == "text/html"
    return "page versions of plain texts" if is_page else "plain versions of pages"


def _chosen(versions: list[Message]) -> tuple[list[Message], list[Message]]:
    """Of versions of one text the one to read, with all that is no such version; and the others.

    Plain text goes first: it is what people typed, and every character of it stands in
    the bytes, while pages in mails are tables made for looks. Many senders put
    only a line there that points to the page; it is far shorter than the page.
    """
    plain = next((one for one in versions if one.get_content_type() == "text/plain"), None)
    page = next((one for one in versions if _page_in(one) is not None), None)
    if plain is None or page is None:
        return versions, []
    if not _says_as_much(plain, page):
        return [one for one in versions if one is not plain], [plain]
    # Some programs put what is attached beside the page, inside its version.
    beside = [one for one in leaves(page) if one.get_content_type() != "text/html"]
    pages = [one for one in leaves(page) if one.get_content_type() == "text/html"]
    return [one for one in versions if one is not page] + beside, pages


def _page_in(part: Message) -> Message | None:
    return next((one for one in leaves(part) if one.get_content_type() == "text/html"), None)


def _says_as_much(plain: Message, page: Message) -> bool:
    html = _page_in(page)
    n_plain = len(b"".join(body_of(plain).split()))
    n_page = 0 if html is None else n_visible_chars(body_of(html))
    return n_plain > 0 and n_plain >= _LEAST_SHARE * n_page


def mail_members(
    raw: bytes, place: str, prefix: str, budget: Budget, passed: PassedOver
) -> Iterator[Member | Failure]:
    """What one mail holds: texts, attachments and mails inside it, in its order.

    A text has the mail's subject, sender and date; what is attached has
    nothing of the kind, for others may have written it.

    Args:
        raw: the mail.
        place: where it stands, in words; "" for a file that is one mail.
        prefix: of the names of its parts.
        budget: what may still be taken out.
        passed: where what holds no text is counted.

    Raises:
        ReadError: if it cannot be taken apart.
    """
    message = parsed(raw[start_of(raw[:_LINE_BYTES]) :])
    yield from _Mail(place, prefix, budget, passed).members(message)


def read_mail(opened: Opened) -> bytes:
    """A mail, whole: the parts of one can only be told apart together.

    Raises:
        ReadError: `too-large`, `damaged`.
    """
    if opened.n_bytes > MAX_MAIL_BYTES:
        raise too_large(opened.n_bytes)
    opened.stream.seek(0)
    try:
        return opened.stream.read()
    except DAMAGED as error:
        raise damaged("the mail", error) from error


def too_large(n_bytes: int) -> ReadError:
    """The error for a mail that is larger than any that is read."""
    return ReadError(
        "too-large",
        f"the mail has {n_bytes:,} bytes, and one may have {MAX_MAIL_BYTES:,}; save what is "
        "attached to it and add that",
    )


def _members(opened: Opened, budget: Budget) -> Iterator[Member | Failure]:
    passed = PassedOver()
    yield from mail_members(read_mail(opened), "", "", budget, passed)
    yield from passed.failures()


def _matches(opened: Opened) -> bool:
    return begins_mail(opened.head)


MAIL = Format("a mail", _matches, _members)
