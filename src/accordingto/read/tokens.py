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
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

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


class Token(NamedTuple):
    """One tag, one stretch of text, or one stretch that no reader sees.

    A page has thousands, and a named tuple is made in a third of the time that a
    frozen dataclass takes.

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


def tokens(chars: str) -> Iterator[Token]:
    """Every character of `chars` in exactly one token, in order, in linear time."""
    return _Tokeniser(chars).run()


def unescape(chars: str) -> str:
    """`html.unescape`, with numbers too long to be characters left as they are."""
    return html.unescape(_ENDLESS_NUMBER.sub("", chars)) if "&#" in chars else html.unescape(chars)


_ENDLESS_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{100,}")  # Python refuses 4300 digits


def _plain_attributes(written: str) -> Mapping[str, str]:
    if not written:
        return _NONE
    found: dict[str, str] = {}
    for key, value in _PLAIN_ATTRIBUTE.findall(written):
        bare = value[1:-1] if value[:1] in ("'", '"') else value
        found.setdefault(key.lower(), unescape(bare) if "&" in bare else bare)
    return found


class _Tokeniser:
    def __init__(self, chars: str) -> None:
        self.chars = chars
        # The last place of whatever closes something: behind it nothing needs to be searched,
        # which keeps a page of unclosed markup linear.
        self.last = {mark: chars.rfind(mark) for mark in (">", '"', "'", "-->", "--!>")}

        self.n_endless = 0

    def run(self) -> Iterator[Token]:
        chars, at, text_start = self.chars, 0, 0
        find, plain_tag, last_close = chars.find, _PLAIN_TAG.match, self.last[">"]
        while True:
            at = find("<", at)
            if at < 0 or (at > last_close and not chars.startswith("<!--", at)):
                break
            plain = plain_tag(chars, at)
            token: Token | None
            if plain is None:
                token = self.markup(at)
            elif plain[1] is None:
                token = Token("end", at, plain.end(), plain[3].lower())
            elif self.n_endless < _MAX_ENDLESS:
                token = Token(
                    "start", at, plain.end(), plain[1].lower(), _plain_attributes(plain[2])
                )
            else:
                token = None
            if token is None:
                at += 1
                continue
            if text_start < at:
                yield Token("text", text_start, at)
            yield token
            at = token.end
            if token.kind == "start" and token.name in _WITHOUT_TAGS:
                inside = self.inside(token)
                yield from inside
                at = inside[-1].end if inside else at
            text_start = at
        if text_start < len(chars):
            yield Token("text", text_start, len(chars))

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

    def inside(self, start_tag: Token) -> list[Token]:
        """The content of a script, a title and their like, and its end tag."""
        name = start_tag.name
        kind: TokenKind = "hidden" if name in RAW_TEXT and name != "xmp" else "text"
        close = re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE).search(
            self.chars, start_tag.end
        )
        end = len(self.chars) if close is None else close.start()
        found = []
        if start_tag.end < end:
            closed = close is not None or name == "plaintext"
            found.append(Token(kind, start_tag.end, end, name, closed=closed))
        if close is not None:
            after = self.chars.find(">", end) + 1 or len(self.chars)
            found.append(Token("end", end, after, name))
        return found
