"""Telegram's export as pages: `messages.html` and those that follow it."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from accordingto.core.failure import Failure
from accordingto.errors import MissingExtraError, ReadError
from accordingto.unpack.member import Budget, Format, Member, Opened, PassedOver, printable
from accordingto.unpack.values import given, moment

_PIECE_BYTES = 1 << 16
_TAIL_BYTES = 1 << 10
_HEADER = re.compile(rb'<div class="page_(?:header|body)\b')
_MESSAGE = re.compile(rb'<div class="message (?:default|service)\b[^>]*\bid="message-?\d+"')
_DATE = re.compile(
    r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d(?::\d\d)?)(?: UTC([+-]\d\d:\d\d))?", re.ASCII
)
_NUMBER = re.compile(r"message(-?\d{1,15})", re.ASCII)
_VOID = frozenset({"br", "img", "hr", "meta", "link", "input", "source", "wbr"})


def _is_pages(opened: Opened) -> bool:
    return bool(_HEADER.search(opened.head) and _MESSAGE.search(opened.head))


@dataclass(slots=True)
class _Post:
    """What one message says, as far as it has been read.

    Args:
        number: the one that the export gives it, as written.
        is_service: whether the app wrote it, not a person.
        is_joined: whether it goes on under the name over the message before it.
        sender: who posted it.
        forwarded_from: whose words they are.
        is_forwarded: whether they are somebody else's.
        date: in ISO 8601, or None.
        words: the pieces of its text.
        media: whether a picture or file belongs to it.
    """

    number: str = ""
    is_service: bool = False
    is_joined: bool = False
    sender: list[str] = field(default_factory=list)
    forwarded_from: list[str] = field(default_factory=list)
    is_forwarded: bool = False
    date: str | None = None
    signature: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    media: bool = False


class _Pages:
    """Takes the tags of a page as they come, and gives whole messages.

    Every element that is open has the list that its words go to, or None.
    """

    def __init__(self) -> None:
        self.chat: list[str] = []
        self.done: list[_Post] = []
        self._post: _Post | None = None
        self._open: list[list[str] | None] = []
        self._post_depth = -1

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag begins an element."""
        classes = set((attributes.get("class") or "").split())
        if tag == "br" and self._open and self._open[-1] is not None:
            self._open[-1].append("\n")
        if tag in _VOID:
            return
        if tag == "div" and "message" in classes and classes & {"default", "service"}:
            self._begin(attributes, classes)
        self._open.append(self._target(tag, attributes, classes))

    def _begin(self, attributes: Mapping[str, str], classes: set[str]) -> None:
        self._finish()
        number = _NUMBER.fullmatch(attributes.get("id") or "")
        self._post = _Post(number[1] if number else "", "service" in classes, "joined" in classes)
        self._post_depth = len(self._open)

    def _target(
        self, tag: str, attributes: Mapping[str, str], classes: set[str]
    ) -> list[str] | None:
        """Where the words of an element go: where those of the one around it do, or elsewhere."""
        around = self._open[-1] if self._open else None
        post = self._post
        if post is None:
            is_name = tag == "div" and classes == {"text", "bold"} and not self.chat
            return self.chat if is_name else around
        if "date" in classes:
            post.date = post.date or _iso(attributes.get("title") or "")
            return None
        if tag == "div":
            post.is_forwarded = post.is_forwarded or {"forwarded", "body"} <= classes
            post.media = post.media or "media_wrap" in classes
            if "from_name" in classes:
                return post.forwarded_from if post.is_forwarded else post.sender
            if "text" in classes:
                return post.words
            return post.signature if "signature" in classes else None
        return around

    def end(self, tag: str) -> None:
        """A tag ends the last element; the library has made them match."""
        if tag in _VOID or not self._open:
            return
        self._open.pop()
        if len(self._open) <= self._post_depth:
            self._finish()

    def data(self, words: str) -> None:
        """Words between two tags."""
        if self._open and self._open[-1] is not None:
            self._open[-1].append(words)

    def close(self) -> None:
        """The page ends."""
        self._finish()

    def _finish(self) -> None:
        if self._post is not None:
            self.done.append(self._post)
        self._post = None
        self._post_depth = -1

    def taken(self) -> list[_Post]:
        """The messages that are whole by now, each given once."""
        done, self.done = self.done, []
        return done


def _posts(opened: Opened, pages: _Pages) -> Iterator[_Post]:
    """The messages of a page as they become whole.

    Raises:
        ReadError: `damaged`, after all messages, if the page breaks off.
    """
    try:
        from lxml import etree  # noqa: PLC0415 - for pages only
    except ImportError as error:
        missing = MissingExtraError("html", "Reading Telegram's pages")
        raise ReadError("missing-extra", str(missing)) from error
    # Given a target it builds no tree, so that memory does not grow with the page.
    parser = etree.HTMLParser(target=pages, encoding="utf-8", no_network=True)
    last = b""
    try:
        while piece := opened.stream.read(_PIECE_BYTES):
            parser.feed(piece)
            yield from pages.taken()
            last = (last + piece)[-_TAIL_BYTES:]
        parser.close()
    except etree.LxmlError as error:
        raise _damaged(printable(" ".join(str(error).split()))[:160]) from error
    yield from pages.taken()
    if b"</html>" not in last.lower():
        raise _damaged("its end is missing")


def _damaged(why: str) -> ReadError:
    return ReadError(
        "damaged",
        f"the page breaks off or is no page ({why}); export it again",
    )


def _members(opened: Opened, budget: Budget) -> Iterator[Member | Failure]:
    passed = PassedOver()
    try:
        yield from _with_text(opened, budget, passed)
    except ReadError:
        yield from passed.failures()
        raise
    yield from passed.failures()


def _with_text(opened: Opened, budget: Budget, passed: PassedOver) -> Iterator[Member]:
    pages, before = _Pages(), _Post()
    for post in _posts(opened, pages):
        text = _lines(post.words)
        if not post.is_service:
            _join(post, before)
            before = post
        if post.is_service or not text:
            passed.add(_kind(post))
            continue
        raw = text.encode("utf-8", "replace")
        budget.take(len(raw))
        place = f"message {post.number}" if post.number else "message without a number"
        yield Member(
            place, io.BytesIO(raw), place,
            given(
                ("outlet", "".join(pages.chat), "Telegram page header"),
                ("byline", "".join(post.signature), "Telegram signature"),
                ("byline", "".join(post.sender), "Telegram from_name"),
                ("published", post.date, "Telegram date"),
                ("forwarded-from", "".join(post.forwarded_from), "Telegram forwarded"),
            ),
            "text/plain",
        )  # fmt: skip


def _join(post: _Post, before: _Post) -> None:
    """Messages in a row have one name over them, and one for whom they are forwarded from."""
    if not post.sender and post.is_joined:
        post.sender = before.sender
    if post.is_forwarded and not post.forwarded_from and post.is_joined:
        post.forwarded_from = before.forwarded_from


def _kind(post: _Post) -> str:
    if post.is_service:
        return "service messages"
    return "pictures and files without words" if post.media else "posts without text"


def _lines(words: list[str]) -> str:
    """The text of a message: only `<br>` ends a line, other white space is one space."""
    lines = "".join(re.sub(r"[ \t\r\n]+", " ", w) if w != "\n" else w for w in words).split("\n")
    return "\n".join(line.strip(" ") for line in lines).strip()


def _iso(title: str) -> str | None:
    match = _DATE.fullmatch(title.strip())
    if match is None:
        return None
    day, month, year, clock, zone = match.groups()
    return moment(f"{year}-{month}-{day}T{clock}{zone or ''}")


TELEGRAM_PAGES = Format("a Telegram export of pages", _is_pages, _members)
