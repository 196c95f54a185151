"""Pages cut into tags and the characters between them, each with its place.

Reference: WHATWG, HTML standard, section 13.2.5 "Tokenization". Unlike there, a
tag or quotation mark that is never closed counts as text, so that damage at one
place hides no words; an unclosed comment or script runs to the end, as in browsers.

The standard library's parser is not used: given many unclosed comments or
declarations it takes time that grows with the square of the page, it raises on
some marked sections, and its ways differ between patch releases of Python.
"""

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple, Protocol

TokenKind = Literal["text", "start", "end", "hidden"]

_TAG_NAME = re.compile(r"[a-z][^\t\n\f\r />]*", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*)?"
)
# A tag as nearly all are written. Whatever else is one too is read step by step.
_PLAIN_VALUE = r"(?:\"[^\"]*+\"|'[^']*+'|[^\t\n\f\r >\"'=`<]++)"
_PLAIN_NAME = r"[^\t\n\f\r />=\"'<]++"
_PLAIN_TAG = re.compile(
    rf"<(?:([a-zA-Z][^\t\n\f\r /><]*+)((?:[\t\n\f\r ]++{_PLAIN_NAME}(?:={_PLAIN_VALUE})?+)*+)"
    r"[\t\n\f\r ]*+/?+>"
    r"|/([a-zA-Z][^\t\n\f\r />]*+)[^>]*+>)"
)
_PLAIN_ATTRIBUTE = re.compile(rf"({_PLAIN_NAME})(?:=({_PLAIN_VALUE}))?+")
_BARE_VALUE = re.compile(r"[^\t\n\f\r >]*")
_TAG_CLOSE = re.compile(r"[\t\n\f\r /]*>")
# Each tag that only the end of the page ends costs one look at all that follows.
_MAX_ENDLESS = 8
_COMMENT_CLOSE = re.compile(r"--!?>")

RAW_TEXT = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "noscript"})
"""Elements whose content is no markup and that no reader sees (but for `xmp`)."""

REFERENCES_ONLY = frozenset({"title", "textarea"})
"""Elements in which references count but tags do not."""


_WITHOUT_TAGS = RAW_TEXT | REFERENCES_ONLY | {"plaintext"}
_NONE: Mapping[str, str] = MappingProxyType({})
_CLOSES = {name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in _WITHOUT_TAGS}
_MAX_KEPT_CHARS = 200
"""Attributes that are longer hardly ever come again, and would fill what is kept of them."""


class Token(NamedTuple):
    """One tag, one stretch of text, or one stretch that no reader sees.

    Args:
        kind: `hidden` for comments, declarations and the inside of scripts.
        start: its first character.
        end: the character behind it.
        name: of the element, in small letters; of the element around it for
            the inside of scripts and titles; else "".
        attributes: of a start tag, the first of each name, references resolved.
        closed: False if only the end of the page ends it.
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: Mapping[str, str] = _NONE
    closed: bool = True

    def get(self, name: str) -> str | None:
        """The value of an attribute; "" if it has none, None if there is no such attribute."""
        return self.attributes.get(name)


class Taker(Protocol):
    """What is told each token of a page; the arguments are the fields of `Token`.

    A page has thousands, most of them white space and end tags, and to make a record of
    each takes as long as to find them.
    """

    def start(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        """Take a start tag."""

    def end(self, name: str, start: int, end: int) -> None:
        """Take an end tag."""

    def text(self, start: int, end: int, name: str = "", *, closed: bool = True) -> None:
        """Take a stretch of text."""

    def hidden(self, start: int, end: int, name: str = "", *, closed: bool = True) -> None:
        """Take a stretch that no reader sees."""


def tell_tokens(chars: str, taker: Taker) -> None:
    """Tell every character of `chars` in exactly one token, in order, in linear time."""
    _Tokeniser(chars, taker).run()


def tokens(chars: str) -> list[Token]:
    """What `tell_tokens` tells."""
    listed = _Listed()
    tell_tokens(chars, listed)
    return listed.tokens


class _Listed:
    """Keeps what it takes."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []

    def start(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        self.tokens.append(Token("start", start, end, name, attributes))

    def end(self, name: str, start: int, end: int) -> None:
        self.tokens.append(Token("end", start, end, name))

    def text(self, start: int, end: int, name: str = "", *, closed: bool = True) -> None:
        self.tokens.append(Token("text", start, end, name, closed=closed))

    def hidden(self, start: int, end: int, name: str = "", *, closed: bool = True) -> None:
        self.tokens.append(Token("hidden", start, end, name, closed=closed))


def unescape(chars: str) -> str:
    """`html.unescape`, with numbers too long to be characters left as they are."""
    return html.unescape(_ENDLESS_NUMBER.sub("", chars)) if "&#" in chars else html.unescape(chars)


_ENDLESS_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{100,}")  # Python refuses 4300 digits


def _plain_attributes(written: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for key, value in _PLAIN_ATTRIBUTE.findall(written):
        bare = value[1:-1] if value[:1] in ("'", '"') else value
        found.setdefault(key.lower(), unescape(bare) if "&" in bare else bare)
    return MappingProxyType(found)


# A third of a page's tags have the attributes of one before them.
_kept_attributes = lru_cache(maxsize=4096)(_plain_attributes)


def _attributes(written: str) -> Mapping[str, str]:
    """The attributes of a plain tag, as they are written."""
    if not written:
        return _NONE
    keep = len(written) <= _MAX_KEPT_CHARS
    return _kept_attributes(written) if keep else _plain_attributes(written)


class _Tokeniser:
    def __init__(self, chars: str, taker: Taker) -> None:
        self.chars = chars
        self.taker = taker
        # The last place of whatever closes something: behind it nothing needs to be searched,
        # which keeps a page of unclosed markup linear.
        self.last = {mark: chars.rfind(mark) for mark in (">", '"', "'", "-->", "--!>")}
        self.n_endless = 0
        self.text_start = 0

    def run(self) -> None:
        chars, find, plain_tag = self.chars, self.chars.find, _PLAIN_TAG.match
        text, start, end = self.taker.text, self.taker.start, self.taker.end
        at, last_close = 0, self.last[">"]
        while True:
            at = find("<", at)
            if at < 0 or (at > last_close and not chars.startswith("<!--", at)):
                break
            plain = plain_tag(chars, at)
            if plain is None:
                at = self.odd(at)
                continue
            name, written, closed = plain.groups()
            if closed is None and self.n_endless >= _MAX_ENDLESS:
                at += 1
                continue
            if self.text_start < at:
                text(self.text_start, at)
            self.text_start = stop = plain.end()
            if closed is None:
                name = name.lower()
                start(name, _attributes(written), at, stop)
                if name in _WITHOUT_TAGS:
                    self.inside(name)
            else:
                end(closed.lower(), at, stop)
            at = self.text_start
        if self.text_start < len(chars):
            text(self.text_start, len(chars))

    def odd(self, at: int) -> int:
        """Take what begins with the `<` at `at` and is no plain tag; where to look on."""
        token = self.markup(at)
        if token is None:
            return at + 1
        if self.text_start < at:
            self.taker.text(self.text_start, at)
        self.text_start = token.end
        if token.kind == "start":
            self.taker.start(token.name, token.attributes, at, token.end)
            if token.name in _WITHOUT_TAGS:
                self.inside(token.name)
        elif token.kind == "end":
            self.taker.end(token.name, at, token.end)
        else:
            self.taker.hidden(at, token.end, closed=token.closed)
        return self.text_start

    def markup(self, at: int) -> Token | None:
        """The token that begins with the `<` at `at`, no plain tag; None if it is a mere sign."""
        following = self.chars[at + 1 : at + 2]
        if following.isascii() and following.isalpha():
            return self.odd_start_tag(at) if self.n_endless < _MAX_ENDLESS else None
        if following == "/":
            return self.end_tag(at)
        if following in ("?", "!"):
            return self.declaration(at)
        return None

    def odd_start_tag(self, at: int) -> Token | None:
        name = _TAG_NAME.match(self.chars, at + 1)
        assert name is not None
        place = name.end()
        attributes: dict[str, str] = {}
        while True:
            close = _TAG_CLOSE.match(self.chars, place)
            if close is not None:
                return Token("start", at, close.end(), name[0].lower(), attributes)
            key = _ATTRIBUTE.match(self.chars, place)
            if key is None:
                self.n_endless += 1
                return None
            value, place = self.value(key)
            attributes.setdefault(key[1].lower(), value)

    def value(self, key: re.Match[str]) -> tuple[str, int]:
        place = key.end()
        if key.end(1) == key.end():
            return "", place
        mark = self.chars[place : place + 1]
        if mark and mark in "\"'" and place < self.last[mark]:
            end = self.chars.find(mark, place + 1)
            return unescape(self.chars[place + 1 : end]), end + 1
        bare = _BARE_VALUE.match(self.chars, place)
        assert bare is not None
        return unescape(bare[0]), bare.end()

    def end_tag(self, at: int) -> Token | None:
        end = self.chars.find(">", at)
        if end < 0:
            return None
        name = _TAG_NAME.match(self.chars, at + 2)
        if name is None:
            return Token("hidden", at, end + 1)
        return Token("end", at, end + 1, name[0].lower())

    def declaration(self, at: int) -> Token | None:
        if not self.chars.startswith("<!--", at):
            end = self.chars.find(">", at)
            return None if end < 0 else Token("hidden", at, end + 1)
        for empty in ("<!-->", "<!--->"):
            if self.chars.startswith(empty, at):
                return Token("hidden", at, at + len(empty))
        if at + 4 <= max(self.last["-->"], self.last["--!>"]):
            close = _COMMENT_CLOSE.search(self.chars, at + 4)
            if close is not None:
                return Token("hidden", at, close.end())
        return Token("hidden", at, len(self.chars), closed=False)

    def inside(self, name: str) -> None:
        """Take the content of a script, a title and their like, and its end tag."""
        start = self.text_start
        close = _CLOSES[name].search(self.chars, start)
        end = len(self.chars) if close is None else close.start()
        if start < end:
            is_hidden = name in RAW_TEXT and name != "xmp"
            take = self.taker.hidden if is_hidden else self.taker.text
            take(start, end, name, closed=close is not None or name == "plaintext")
        self.text_start = end
        if close is not None:
            self.text_start = self.chars.find(">", end) + 1 or len(self.chars)
            self.taker.end(name, end, self.text_start)
