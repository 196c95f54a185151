"""Telegram's `result.json`: of one chat, or of an account with all its chats.

Telegram Desktop documents no format; this reads what its versions 1.3 to 5 write.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from accordingto.core.failure import Failure
from accordingto.core.part import Given
from accordingto.errors import ReadError
from accordingto.unpack.json_events import Events
from accordingto.unpack.member import Budget, Format, Member, Opened, PassedOver
from accordingto.unpack.values import folded_value, given, moment, unix_moment, whole_characters

_CHAT_TYPES = frozenset(
    {
        "personal_chat", "bot_chat", "saved_messages", "replies", "verify_codes", "private_group",
        "private_supergroup", "public_supergroup", "private_channel", "public_channel",
    }
)  # fmt: skip
_USERNAME = re.compile(r"[A-Za-z]\w{3,31}", re.ASCII)
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")


def _is_export(opened: Opened) -> bool:
    """Whether its first object names a chat's type before messages, or is an account's."""
    if not _HEAD.match(opened.head):
        return False
    try:
        return _says_so(Events(io.BytesIO(opened.head), len(opened.head)))
    except (ReadError, StopIteration):
        return False


def _says_so(events: Events) -> bool:
    if next(events)[0] != "start_map":
        return False
    chat_type: object = None
    for kind, key in events:
        if kind != "map_key":
            return False
        event = next(events)
        if key == "messages":
            return event[0] == "start_array" and chat_type in _CHAT_TYPES
        if key == "chats":
            return event[0] == "start_map" and next(events) in _CHATS_BEGIN
        if key == "about" and "Telegram" in str(event[1]):
            return True
        if key == "type":
            chat_type = event[1]
        events.skip(event)
    return False


_CHATS_BEGIN = (("map_key", "about"), ("map_key", "list"))


@dataclass(slots=True)
class _Chat:
    """What is said about a chat before its messages; `number` counts them, 0 for the only one."""

    number: int = 0
    said: dict[str, object] = field(default_factory=dict)

    def text(self, key: str) -> str | None:
        return _string(self.said, key)


@dataclass(slots=True)
class _Export:
    """One run through a file."""

    events: Events
    budget: Budget
    passed: PassedOver = field(default_factory=PassedOver)
    n_chats: int = 0

    def account(self) -> Iterator[Member | Failure]:
        """The posts of the object that the file is."""
        next(self.events)
        chat = _Chat()
        for key, event in self.pairs():
            if key in ("chats", "left_chats") and event[0] == "start_map":
                for inner, value in self.pairs():
                    if inner == "list" and value[0] == "start_array":
                        yield from self.chats()
                    else:
                        self.events.skip(value)
            else:
                yield from self.of_chat(chat, key, event)

    def pairs(self) -> Iterator[tuple[str, tuple[str, object]]]:
        """Each key of the object that has begun, with the event that begins its value."""
        for kind, key in self.events:
            if kind == "end_map":
                return
            yield str(key), next(self.events)

    def chats(self) -> Iterator[Member | Failure]:
        for event in self.events:
            if event[0] == "end_array":
                return
            if event[0] != "start_map":
                self.events.skip(event)
                continue
            self.n_chats += 1
            chat = _Chat(self.n_chats)
            for key, value in self.pairs():
                yield from self.of_chat(chat, key, value)

    def of_chat(
        self, chat: _Chat, key: str, event: tuple[str, object]
    ) -> Iterator[Member | Failure]:
        if key == "messages" and event[0] == "start_array":
            yield from self.messages(chat)
        elif event[0] in ("start_map", "start_array"):
            self.events.skip(event)
        else:
            chat.said[key] = event[1]

    def messages(self, chat: _Chat) -> Iterator[Member | Failure]:
        for event in self.events:
            if event[0] == "end_array":
                return
            value, is_whole = self.events.value(event)
            if not isinstance(value, dict):
                self.passed.add("entries that are no messages")
            elif is_whole:
                yield from self.message(chat, value)
            else:
                yield Failure(
                    _place(chat, value).replace(", ", "/"), "too-large",
                    "it holds more values, or more deeply inside one another, than any post; look "
                    "at it in the export",
                )  # fmt: skip

    def message(self, chat: _Chat, said: Mapping[str, object]) -> Iterator[Member]:
        text = _text(said.get("text"))
        if said.get("type") != "message" or not text.strip():
            self.passed.add(_kind(said))
            return
        raw = text.encode()
        self.budget.take(len(raw))
        place = _place(chat, said)
        name = place.replace(", ", "/")
        yield Member(name, io.BytesIO(raw), place, _given(chat, said), "text/plain")


def _place(chat: _Chat, said: Mapping[str, object]) -> str:
    number = said.get("id")
    place = f"message {number}" if isinstance(number, int) else "message without a number"
    return f"chat {chat.number}, {place}" if chat.number else place


def _given(chat: _Chat, said: Mapping[str, object]) -> tuple[Given, ...]:
    return given(
        ("outlet", chat.text("name"), "Telegram chat name"),
        ("byline", _string(said, "author"), "Telegram author"),
        ("byline", _string(said, "from"), "Telegram from"),
        ("published", *_date(said, "date")),
        ("updated", *_date(said, "edited")),
        ("forwarded-from", _string(said, "forwarded_from"), "Telegram forwarded_from"),
        ("url", _url(chat, said.get("id")), "Telegram username and id"),
    )


def _date(said: Mapping[str, object], key: str) -> tuple[str | None, str]:
    """When, and what says so: seconds since 1970 have a zone, else it is the exporter's clock."""
    exact = unix_moment(said.get(f"{key}_unixtime"))
    if exact is not None:
        return exact, f"Telegram {key}_unixtime"
    found = moment(_string(said, key))
    # Older versions write 1970 for messages that were never edited.
    return (None if found and found.startswith("1970") else found), f"Telegram {key}"


def _url(chat: _Chat, number: object) -> str | None:
    username = chat.text("username") or ""
    if not _USERNAME.fullmatch(username) or not isinstance(number, int):
        return None
    return f"https://t.me/{username}/{number}"


def _text(stated: object) -> str:
    """The words of a message: one text, or pieces of it with their looks."""
    pieces = stated if isinstance(stated, list) else [stated]
    words = (piece.get("text") if isinstance(piece, dict) else piece for piece in pieces)
    return whole_characters("".join(word for word in words if isinstance(word, str)))


def _string(said: Mapping[str, object], key: str) -> str | None:
    value = said.get(key)
    return value if isinstance(value, str) and folded_value(value) else None


def _kind(said: Mapping[str, object]) -> str:
    if said.get("type") == "service":
        return "service messages"
    for key, kind in (("poll", "polls"), ("photo", "photos without words")):
        if key in said:
            return kind
    held = "media_type" in said or "file" in said
    return "recordings and files without words" if held else "posts without text"


def _members(opened: Opened, budget: Budget) -> Iterator[Member | Failure]:
    export = _Export(Events(opened.stream, budget.limits.part_bytes), budget)
    try:
        yield from export.account()
    except ReadError:
        yield from export.passed.failures()
        raise
    yield from export.passed.failures()


TELEGRAM_JSON = Format("a Telegram export", _is_export, _members)
