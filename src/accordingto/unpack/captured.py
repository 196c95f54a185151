"""Which captures may hold text to read, told from their types and first bytes."""

import re

from accordingto.unpack.headers import charset_of, media_type_of

_WITHOUT_TEXT = {
    "image": "pictures", "font": "fonts", "video": "recordings", "audio": "recordings",
    "model": "other files",
    "text/css": "styles", "text/javascript": "scripts", "text/ecmascript": "scripts",
    "text/dns": "other files", "text/vtt": "other files", "text/event-stream": "data answers",
    "application/javascript": "scripts", "application/x-javascript": "scripts",
    "application/ecmascript": "scripts", "application/wasm": "scripts",
    "application/json": "data answers", "application/ld+json": "data answers",
    "application/manifest+json": "data answers", "application/json+protobuf": "data answers",
    "application/x-protobuf": "data answers", "application/x-www-form-urlencoded": "data answers",
    "application/vnd.apple.mpegurl": "recordings", "application/x-mpegurl": "recordings",
    "application/dash+xml": "recordings", "application/ogg": "recordings",
    "application/font-woff": "fonts", "application/font-woff2": "fonts",
    "application/x-font-ttf": "fonts", "application/x-font-woff": "fonts",
    "application/vnd.ms-fontobject": "fonts", "application/x-shockwave-flash": "recordings",
}  # fmt: skip
"""Type, or the first half of one → kind."""

_STARTS = (
    (b"\x89PNG\r\n", "pictures"), (b"\xff\xd8\xff", "pictures"), (b"GIF8", "pictures"),
    (b"\x00\x00\x01\x00", "pictures"), (b"wOF", "fonts"), (b"OggS\x00", "recordings"),
    (b"ID3", "recordings"), (b"\x1aE\xdf\xa3", "recordings"), (b"\x00asm", "scripts"),
)  # fmt: skip
_DOCUMENTS = (b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\xff\xfe", b"\xfe\xff")
_BRANDS = {b"WEBP": "pictures", b"WAVE": "recordings", b"AVI ": "recordings"}
_DATA = re.compile(rb"\s*(?:\[\s*(?:[\[{\"\]]|-?\d)|\{\s*[\"}])")
_TEXT_IN_XML = re.compile(
    rb"<(?:rss|feed|(?:\w+:)?RDF|html|channel)[\s>]|<!doctype\s+html", re.IGNORECASE
)
_HEAD_BYTES = 1 << 12


def kind_without_text(media_type: str, head: bytes) -> str:
    """The kind of a capture that holds no text to read, such as "pictures"; "" if it may.

    A type that the bytes themselves contradict is not believed: servers call
    pictures and data pages, and give no type at all.

    Args:
        media_type: what it is said to be, or "".
        head: its first bytes; all of them if it is short.
    """
    if not head.strip():
        return "empty answers"
    family = media_type.partition("/")[0]
    kind = _WITHOUT_TEXT.get(media_type) or _WITHOUT_TEXT.get(family) or ""
    return kind or _by_suffix(media_type) or _by_start(media_type, head[:_HEAD_BYTES])


def _by_suffix(media_type: str) -> str:
    return "data answers" if media_type.endswith(("+json", "/x-json")) else ""


def _by_start(media_type: str, head: bytes) -> str:
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head.startswith(b"RIFF"):
        return _BRANDS.get(head[8:12], "other files")
    if head[4:8] == b"ftyp":
        return "recordings"
    if _is_xml(media_type):
        return "" if _TEXT_IN_XML.search(head) else "data answers"
    if media_type in ("", "text/html", "text/plain", "application/octet-stream"):
        return "data answers" if _DATA.match(head) else _if_binary(media_type, head)
    return ""


def _if_binary(media_type: str, head: bytes) -> str:
    is_known = head.startswith(_DOCUMENTS) or media_type.startswith("text/")
    return "other files" if b"\0" in head and not is_known else ""


def _is_xml(media_type: str) -> bool:
    return media_type in ("text/xml", "application/xml")


def said_type(value: str) -> str:
    """What a header says that bytes are, as the reader takes it.

    Args:
        value: of a `Content-Type`.

    Returns:
        Text and pages with their charset, if one is stated; other types bare.
    """
    media_type = media_type_of(value)
    if media_type == "application/xhtml+xml":
        media_type = "text/html"
    charset = charset_of(value)
    if media_type in ("text/html", "text/plain") and charset:
        return f"{media_type}; charset={charset}"
    return media_type
