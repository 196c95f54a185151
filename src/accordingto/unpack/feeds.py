"""RSS 0.9x, 1.0 and 2.0, and Atom: each entry with the fullest text that the feed holds of it."""

import codecs
import html
import io
import re
import time
from collections.abc import Iterator, Mapping
from typing import cast

from accordingto.core.failure import Failure
from accordingto.core.part import Given, GivenField
from accordingto.errors import MissingExtraError, ReadError
from accordingto.unpack.member import Budget, Format, Member, Opened, PassedOver, printable
from accordingto.unpack.values import MAX_CHARS, address, given, names, whole_characters

# What may stand before the root: a declaration, comments, a document type without a subset.
_ROOT = re.compile(
    rb"\s*(?>(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*)"
    rb"<(?:(rss)|(?:\w+:)?(RDF)|(?:\w+:)?(feed))[\s>]",
    re.DOTALL,
)
_NAMESPACES = {
    2: re.compile(rb"purl\.org/rss/1\.0|netscape\.com/rdf/simple/0\.9|purl\.org/net/rss1\.1"),
    3: re.compile(rb"www\.w3\.org/2005/Atom|purl\.org/atom/ns"),
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    ("<?".encode("utf-16-le"), "utf-16-le"), ("<?".encode("utf-16-be"), "utf-16-be"),
)  # fmt: skip
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]*>")
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{2,40})[\"']")
_CODEC = re.compile(
    r"utf-?8|us-ascii|latin-?1|iso-?8859-\d\d?|(?:windows-|cp)\d{3,4}|koi8-[ru]|gb2312|gbk|gb18030|"
    r"big5|shift_?jis|euc-(?:jp|kr)",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_END = re.compile(r"</(?:\w+:)?(?:rss|RDF|feed)\s*>\s*(?>(?:<!--.*?-->\s*)*)\Z", re.DOTALL)
_TAIL_CHARS = 4096
_TAG = re.compile(r"<[^<>]*>")
_ZONE = re.compile(
    r"(?:Z|[+-]\d\d:?\d\d|\b(?:UTC?|GMT|[ECMP][SD]T))(?:\s*\([^)]*\))?\s*\Z", re.IGNORECASE
)
_IN_MAIL = re.compile(r"\S+@\S+ \(([^()]+)\)")  # as RSS 2.0 has authors: "bo@tide.example (Bo Ray)"
_IS_MARKUP = re.compile(r"<[a-zA-Z/!]|&#?\w+;")

Said = Mapping[str, object]


def _is_feed(opened: Opened) -> bool:
    # Only to recognise it: in UTF-16 every other byte of the markup is NUL.
    head = opened.head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")
    match = _ROOT.match(head)
    if match is None or match.lastindex is None:
        return False
    needs = _NAMESPACES.get(match.lastindex)
    return needs is None or needs.search(head) is not None


def _members(opened: Opened, budget: Budget) -> Iterator[Member | Failure]:
    text = _text(opened, budget)
    parsed = _parsed(text)
    feed, passed = _said(parsed, "feed"), PassedOver()
    entries = cast(list[Said], parsed.get("entries") or [])
    dated = _OF_RSS_1 if parsed.get("version") in ("rss10", "rss090") else _OF_OTHERS
    for number, entry in enumerate(entries, 1):
        words, media_type = _fullest(entry)
        if not words.strip():
            passed.add("entries with a title only")
            continue
        raw = whole_characters(words).encode()
        budget.take(len(raw))
        place = f"entry {number}"
        yield Member(place, io.BytesIO(raw), place, _given(feed, entry, dated), media_type)
    yield from passed.failures()
    if not _END.search(text[-_TAIL_CHARS:]):
        raise ReadError(
            "damaged",
            "the feed breaks off, and its last entry may be short; get it again",
        )


def _text(opened: Opened, budget: Budget) -> str:
    """The characters of a feed.

    Raises:
        ReadError: `too-large`, or `entities` if it declares any: to expand one may take
            all memory there is, or fetch something.
    """
    most = budget.limits.part_bytes
    raw = opened.stream.read(most + 1)
    if len(raw) > most:
        raise ReadError(
            "too-large",
            f"it is a feed of more than {most:,} bytes; cut it into parts, or raise the limit with "
            "--max-bytes",
        )
    text = _decoded(raw)
    if _ENTITY.search(text):
        raise ReadError(
            "entities",
            "it declares entities, as feeds made to break readers do; take the declarations out "
            "of it and look at what is left with care",
        )
    return text


def _decoded(raw: bytes) -> str:
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return raw.decode(codec, "replace").lstrip("\ufeff")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        declared = _DECLARED.match(raw)
        name = declared[1].decode("ascii") if declared else "utf-8"
        return raw.decode(
            name if _CODEC.fullmatch(name) and _is_codec(name) else "utf-8", "replace"
        )


def _is_codec(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def _parsed(text: str) -> Said:
    try:
        import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415 - for feeds only
    except ImportError as error:
        missing = MissingExtraError("formats", "Reading feeds")
        raise ReadError("missing-extra", str(missing)) from error
    try:
        # Only a stream is sure to be taken for the feed itself: of text or bytes the library
        # asks first whether they are an address or the name of a file.
        parsed: Said = feedparser.parse(
            # It looks for a declared encoding in time that grows with the square of the first
            # line; with a line end and no declaration there is nothing to look for.
            io.BytesIO(b"\n" + _DECLARATION.sub("", text).encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except MemoryError:
        raise
    except Exception as error:  # its parser for broken feeds raises what it may
        raise ReadError(
            "damaged",
            f"the feed cannot be parsed ({type(error).__name__}: {printable(str(error))}); get it "
            "again, or save its entries as pages",
        ) from error
    return parsed


def _said(of: Said, key: str) -> Said:
    value = _held(of, key)
    return value if isinstance(value, Mapping) else {}


def _held(of: Said, key: str) -> object:
    # The library's own `get` gives "published" for "updated" where an entry has only that.
    return dict.get(of, key) if isinstance(of, dict) else None


def _string(of: Said, key: str) -> str | None:
    value = _held(of, key)
    return value if isinstance(value, str) else None


def _fullest(entry: Said) -> tuple[str, str]:
    """The longest text that an entry holds, markup not counted, and its media type."""
    contents = _held(entry, "content")
    held = (
        [one for one in contents if isinstance(one, Mapping)] if isinstance(contents, list) else []
    )
    held.append(_said(entry, "summary_detail"))
    best = max(held, key=lambda one: len(_TAG.sub("", _string(one, "value") or "")))
    words = _string(best, "value") or ""
    stated = (_string(best, "type") or "").lower()
    # Most of RSS says nothing, and the library takes it for markup.
    is_markup = stated in ("text/html", "application/xhtml+xml") and _IS_MARKUP.search(words)
    return words, "text/html" if is_markup else "text/plain"


_OF_OTHERS: tuple[tuple[GivenField, str], ...] = (
    ("published", "published"),
    ("updated", "updated"),
)
# In RSS 1.0 `dc:date` is all there is, and the library calls it "updated".
_OF_RSS_1: tuple[tuple[GivenField, str], ...] = (
    ("published", "published"),
    ("published", "updated"),
)


def _given(feed: Said, entry: Said, dated: tuple[tuple[GivenField, str], ...]) -> tuple[Given, ...]:
    source = _said(entry, "source")
    return given(
        ("title", _plain(entry, "title"), "feed entry title"),
        ("url", address(_string(entry, "link")), "feed entry link"),
        *((field, _moment(entry, key), f"feed entry {key}") for field, key in dated),
        ("byline", _authors(entry), "feed entry author"),
        ("outlet", _plain(source, "title"), "feed entry source"),
        ("outlet", _plain(feed, "title"), "feed title"),
        ("language", _string(feed, "language"), "feed language"),
    )


def _plain(of: Said, key: str) -> str | None:
    """A title without the markup that some feeds put into it."""
    value = _string(of, key) or ""
    if (_string(_said(of, f"{key}_detail"), "type") or "") == "text/plain":
        return value
    return html.unescape(_TAG.sub("", value))


def _authors(entry: Said) -> str | None:
    in_mail = _IN_MAIL.fullmatch((_string(entry, "author") or "")[:MAX_CHARS])
    if in_mail is not None:
        return in_mail[1]
    found = _held(entry, "authors")
    people = [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []
    return names(_string(one, "name") for one in people) or _string(entry, "author")


def _moment(entry: Said, key: str) -> str | None:
    """When, as precisely as the feed says: the library itself takes it to UTC and the second."""
    parsed, stated = _held(entry, f"{key}_parsed"), (_string(entry, key) or "")[:100].strip()
    if not isinstance(parsed, time.struct_time) or not 1800 <= parsed.tm_year <= 2199:
        return None
    day, clock = time.strftime("%Y-%m-%d", parsed), time.strftime("T%H:%M:%S", parsed)
    if ":" not in stated:
        return day
    return day + clock + ("Z" if _ZONE.search(stated) else "")


FEED = Format("a feed", _is_feed, _members)
