"""Pages: the text a reader sees, in blocks, each character with its way back to the bytes."""

import re
from collections.abc import Mapping
from html.entities import html5
from typing import NamedTuple

from accordingto.core.span import Span
from accordingto.read.blocks import Block
from accordingto.read.normalise import Decoded, TextBuilder
from accordingto.read.open_elements import OpenElements
from accordingto.read.page import Aside, Page
from accordingto.read.tokens import Token, tell_tokens, unescape
from accordingto.read.zones import (
    BLOCK,
    OUTSIDE,
    VOID,
    Context,
    enter,
)

# What `html.unescape` resolves; numbers have at most eight digits, far more than any character.
_REFERENCE = (
    r"&(?:#\d{1,8}(?!\d);?|#[xX][\da-fA-F]{1,8}(?![\da-fA-F]);?|[a-zA-Z][a-zA-Z0-9]{1,31};?)"
)
_PIECE = re.compile(rf"([ \t\n\f\r]+)|({_REFERENCE})|([^ \t\n\f\r&]+(?: [^ \t\n\f\r&]+)*|&)")
_WHITE = " \t\n\f\r"
_LINES = re.compile(rf"([\n\f\r]+)|({_REFERENCE})|([^\n\f\r&]+|&)")


def read_page(decoded: Decoded) -> Page:
    """Cut a page into blocks. Any characters are a page; none raises."""
    reader = _PageReader(decoded)
    tell_tokens(decoded.chars, reader)
    return reader.finish()


def _says_something(attributes: Mapping[str, str]) -> bool:
    """Whether an element of the text is marked as holding an author's name or a date."""
    return attributes.get("rel") == "author" or attributes.get("itemprop") in _STATED


_STATED = frozenset({"author", "datePublished", "dateModified"})
_STATING = frozenset({"meta", "html", "time", "link"})
_MARKING = frozenset({"rel", "itemprop"})


def _end_of_reference(chars: str, start: int, end: int) -> int:
    """Where the longest reference ends that begins at `start`: "&copy" in "&copyright"."""
    if chars[start + 1] == "#":
        return end
    prefixes = (stop for stop in range(end, start + 2, -1) if chars[start + 1 : stop] in html5)
    return next(prefixes, end)


class _Written(NamedTuple):
    """A block as it was written; the fields are those of `Block`."""

    start: int
    end: int
    context: Context
    n_link_chars: int
    n_strong_chars: int
    time_tag: int
    depth: int
    ruled: bool

    def in_text(self, text: str) -> Block | None:
        """The block in the page's text; None if it is nothing but white space."""
        words = text[self.start : self.end].lstrip()
        start = self.end - len(words)
        words = words.rstrip()
        if not words:
            return None
        return Block(
            Span(start, start + len(words)), words, self.context.tag, self.context.zone,
            self.context.story, self.n_link_chars, 0, self.n_strong_chars, self.time_tag,
            self.depth, self.ruled,
        )  # fmt: skip


class _PageReader:
    def __init__(self, decoded: Decoded) -> None:
        self.chars = decoded.chars
        self.builder = TextBuilder(decoded)
        self.stack = OpenElements()
        self.blocks: list[_Written] = []
        self.statements: list[Token] = []
        self.scripts: list[tuple[int, int]] = []
        self.n_stories = 0
        self.n_swallowed = 0
        self.n_attributes = 0
        self.linked_data = False
        self.asides: list[Aside] = []
        # How many elements are open inside the aside that is being read, and where it began.
        self.aside_depth = 0
        self.aside_start = self.aside_text_start = 0
        # The block that is being written: where it began, what waits before its next word.
        self.block_start = -1
        self.block_depth = 0
        self.n_link_chars = self.n_strong_chars = 0
        self.time_tag = -1
        self.ruled = False
        self.space: tuple[int, int] | None = None
        self.n_breaks = 0
        self.context = OUTSIDE

    def start(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        self.n_attributes = max(self.n_attributes, len(attributes))
        marked = not _MARKING.isdisjoint(attributes)
        if name in _STATING or (marked and _says_something(attributes)):
            self.statements.append(Token("start", start, end, name, attributes))
        if name == "br":
            self.n_breaks += 1
            return
        if name in BLOCK:
            self.end_block()
            self.stack.imply_ends(name)
            self.ruled = self.ruled or name == "hr"
        elif name == "time" and self.time_tag < 0:
            self.time_tag = len(self.statements) - 1
        if name in VOID:
            return
        stack = self.stack
        context = enter(stack.context, name, attributes, story=self.n_stories)
        if name == "article":
            self.n_stories = max(self.n_stories, context.story + 1)
        if len(stack.elements) < self.aside_depth:
            self.leave_aside(start)
        stack.push(name, context)
        if not self.aside_depth and (context.zone is not None or context.unseen):
            self.aside_depth = len(stack.elements)
            self.aside_start, self.aside_text_start = start, self.builder.n_chars
        self.linked_data = name == "script" and "ld+json" in attributes.get("type", "").lower()

    def end(self, name: str, start: int, end: int) -> None:  # noqa: ARG002 - as a taker is told
        if name in BLOCK:
            self.end_block()
        if name == "br":
            self.n_breaks += 1
        elif name not in VOID:
            self.stack.close(name)
            if len(self.stack.elements) < self.aside_depth:
                self.leave_aside(end)

    def leave_aside(self, at: int) -> None:
        """Note that the aside ends at a character, since the element that it was is closed."""
        self.aside_depth = 0
        span = self.aside_text_start, self.builder.n_chars
        self.asides.append(Aside(self.aside_start, at, *span))

    def hidden(self, start: int, end: int, name: str = "", *, closed: bool = True) -> None:
        if self.linked_data and name == "script":
            self.scripts.append((start, end))
        elif not self.aside_depth:
            n_chars = self.builder.n_chars
            self.asides.append(Aside(start, end, n_chars, n_chars))
        if not closed:
            self.n_swallowed += end - start

    def text(
        self,
        start: int,
        end: int,
        name: str = "",  # noqa: ARG002 - as a taker is told
        *,
        closed: bool = True,  # noqa: ARG002
    ) -> None:
        context = self.stack.context
        if context.unseen:
            return
        if not context.preformatted and not self.chars[start:end].strip(_WHITE):
            # As most text between tags is.
            if self.space is None:
                self.space = (start, end)
            return
        pattern = _LINES if context.preformatted else _PIECE
        for match in pattern.finditer(self.chars, start, end):
            start, end = match.span()
            if match.lastindex == 1:
                self.white(start, end, context)
            elif match.lastindex == 2:
                self.reference(start, end, context)
            else:
                self.words(start, end, context)

    def white(self, start: int, end: int, context: Context) -> None:
        if context.preformatted:
            self.n_breaks += max(self.chars.count("\n", start, end), 1)
        elif self.space is None:
            self.space = (start, end)

    def reference(self, start: int, end: int, context: Context) -> None:
        whole, end = end, _end_of_reference(self.chars, start, end)
        stands_for = unescape(self.chars[start:end])
        if stands_for == self.chars[start:end]:
            self.words(start, end, context)
        elif stands_for and (self.block_start >= 0 or not stands_for.isspace()):
            self.begin_word(context)
            self.builder.reference(start, end)
            self.count(len(stands_for), context)
        if end < whole:
            self.words(end, whole, context)

    def words(self, start: int, end: int, context: Context) -> None:
        if self.block_start < 0:
            start = end - len(self.chars[start:end].lstrip())
            if start == end:
                return
        self.begin_word(context)
        self.builder.copy(start, end)
        self.count(end - start, context)

    def count(self, n_chars: int, context: Context) -> None:
        self.n_link_chars += context.link * n_chars
        self.n_strong_chars += context.strong * n_chars

    def begin_word(self, context: Context) -> None:
        """Write what waits before a word: a new block, a line break or a space."""
        if self.n_breaks >= 2:
            self.end_block()
        if self.block_start < 0:
            if self.builder.n_chars:
                self.builder.line_feeds(2)
            self.block_start = self.builder.n_chars
            self.block_depth = len(self.stack.blocks)
        elif self.n_breaks:
            self.builder.line_feeds(1)
        elif self.space is not None:
            self.builder.space(*self.space)
        self.space = None
        self.n_breaks = 0
        self.context = context

    def end_block(self) -> None:
        if self.block_start >= 0:
            self.blocks.append(_Written(
                self.block_start, self.builder.n_chars, self.context, self.n_link_chars,
                self.n_strong_chars, self.time_tag, self.block_depth, self.ruled,
            ))  # fmt: skip
            self.time_tag = -1
            self.ruled = False
        self.block_start = -1
        self.n_link_chars = self.n_strong_chars = 0
        self.space = None
        self.n_breaks = 0

    def finish(self) -> Page:
        self.end_block()
        text, offsets = self.builder.finish()
        blocks = tuple(block for one in self.blocks if (block := one.in_text(text)) is not None)
        return Page(
            text, offsets, blocks, tuple(self.statements), tuple(self.scripts),
            self.stack.depth, self.n_swallowed, self.n_attributes, tuple(self.asides),
        )  # fmt: skip
