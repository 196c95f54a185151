"""Texts longer than a document may be, cut where paragraphs end."""

import codecs
import io
import re
from collections.abc import Iterator

from accordingto.core.failure import Failure
from accordingto.unpack.member import Budget, Format, Member, Opened

_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_OTHER_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_NO_TEXT = (b"%PDF-", b"{\\rtf", b"From ", b"WARC/")
_MARKUP = re.compile(rb"</?[a-zA-Z][^<>]{0,200}>")
_BYTES_PER_TAG = 1000
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b") + b"\x7f"
_BEYOND_ASCII = bytes(range(128, 256))
_BYTES_PER_SPACE = 100
"""At most, on average: prose has one in seven; encoded pictures, digits and keys hardly any."""
_STOPS = "(?:[.!?]|\u2026|\xe2\x80\xa6)[\"')\\]\u2019\u201d\xbb]*[ \t]"
_WIDE_STOPS = "[\u3002\uff01\uff1f]|\xe3\x80\x82|\xef\xbc\x81|\xef\xbc\x9f"
_SENTENCE_END = re.compile(f"{_STOPS}|{_WIDE_STOPS}")
"""In characters, and in those that stand for the bytes of UTF-8."""

_SEARCHED_CHARS = 1 << 16
_UTF8_CHAR_BYTES = 4


def is_long_text(opened: Opened) -> bool:
    """Whether something is text without markup, by its head; how long it is, is not asked."""
    head = opened.head
    if opened.media_type not in ("", "text/plain") or head.startswith((*_OTHER_MARKS, *_NO_TEXT)):
        return False
    codec = _wide_codec(head)
    plain = head.decode(codec, "replace").encode() if codec else head
    if plain.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"<", b"") or b"\0" in plain:
        return False
    n_controls = len(plain) - len(plain.translate(None, _CONTROLS))
    n_tags = sum(1 for _ in _MARKUP.finditer(plain))
    is_page = n_tags >= 4 and n_tags * _BYTES_PER_TAG > len(plain)
    return n_controls * 50 <= len(plain) and not is_page and _has_words(plain)


def _has_words(plain: bytes) -> bool:
    """Whether white space parts words, or they are of a script that may do without."""
    n_spaces = len(plain) - len(plain.translate(None, b" \t\r\n"))
    n_beyond_ascii = len(plain) - len(plain.translate(None, _BEYOND_ASCII))
    return n_spaces * _BYTES_PER_SPACE >= len(plain) or n_beyond_ascii * 3 >= len(plain)


def _wide_codec(head: bytes) -> str:
    if head.startswith(_OTHER_MARKS):
        return ""
    return next((codec for mark, codec in _MARKS if head.startswith(mark)), "")


def _members(opened: Opened, budget: Budget) -> Iterator[Member | Failure]:
    """Pieces that make up the file, each of at most half of what a document may have."""
    codec = _wide_codec(opened.head)
    most = max(budget.limits.part_bytes // 2 & ~1, 2 * _UTF8_CHAR_BYTES)
    at, waiting = 0, b""
    while True:
        window = waiting + opened.stream.read(most - len(waiting))
        if not window:
            return
        is_last = at + len(window) >= opened.n_bytes or len(window) < most
        end = len(window) if is_last else _cut(window, codec)
        piece, waiting = window[:end], window[end:]
        budget.take(len(piece))
        place = f"bytes {at} to {at + end}"
        yield Member(place, io.BytesIO(piece), place, media_type="text/plain")
        at += end


def _cut(window: bytes, codec: str) -> int:
    """Where to cut a window that the text goes on behind: in bytes, above 0."""
    if not codec:
        # One character for each byte: line ends have their own in every such encoding.
        end = _cut_chars(window.decode("latin-1"))
        return end or _whole_utf8(window)
    chars = window[: len(window) & ~1].decode(codec, "surrogatepass")
    end = _cut_chars(chars)
    if end:
        return len(chars[:end].encode(codec, "surrogatepass"))
    # Half a pair at the end would be the other half's at the start of the next piece.
    last = chars[-1:]
    return (len(window) & ~1) - (2 if "\ud800" <= last <= "\udbff" else 0)


def _cut_chars(chars: str) -> int:
    """Behind the last end of a paragraph, a line, a sentence or a word; 0 if there is none."""
    half = len(chars) // 2
    for end in ("\n\n", "\n\r\n", "\n", "\r"):
        at = chars.rfind(end, half)
        if at >= 0:
            return at + len(end)
    tail = max(len(chars) - _SEARCHED_CHARS, half)
    sentences = [match.end() for match in _SENTENCE_END.finditer(chars, tail)]
    return sentences[-1] if sentences else chars.rfind(" ", tail) + 1


def _whole_utf8(window: bytes) -> int:
    """The end of the last whole character, if this is UTF-8; else the window's end."""
    for n_back in range(1, _UTF8_CHAR_BYTES + 1):
        byte = window[-n_back]
        if byte >= 0xC0:
            n_bytes = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return len(window) - (n_back if n_bytes > n_back else 0)
        if byte < 0x80:
            break
    return len(window)


LONG = Format("a long text", is_long_text, _members)
