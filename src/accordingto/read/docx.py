"""The XML of a Word document or OpenDocument text → its text, each character with its way back.

An XML parser says where each piece of text stands. Elements alone make paragraphs, so that
no character is put into the text but line feeds; what a program makes of an element (a
hyphen, a symbol) is left out and noted.

Reference: ECMA-376, part 1, "Office Open XML", section 17; OASIS, OpenDocument 1.3, part 3.
"""

import re
from dataclasses import dataclass, replace
from xml.parsers import expat

from accordingto.core.document import Note
from accordingto.core.offsets import OffsetMap
from accordingto.core.part import Part
from accordingto.core.span import Span
from accordingto.errors import ReadError
from accordingto.read.blocks import Block
from accordingto.read.normalise import Decoded, TextBuilder
from accordingto.read.office_xml import (
    OPEN,
    WORD,
    Vocabulary,
    is_on,
    tag_of_paragraph,
    tag_of_style,
)  # fmt: skip

_TYPES = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": WORD,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml": WORD,
    "application/vnd.oasis.opendocument.text": OPEN,
    "application/vnd.oasis.opendocument.text; part=notes": replace(OPEN, notes=None),
}
_NOTES_ONLY = frozenset({"application/vnd.oasis.opendocument.text; part=notes"})
_HEAD_BYTES = 1 << 14
_PIECE = re.compile(r"([ \t\n\r]+)|([^ \t\n\r]+(?: [^ \t\n\r]+)*)")
_GAP = 1
"""Empty lines before a paragraph; one more on both sides of a title, so that it stands apart."""


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a document.

    Args:
        text: its paragraphs, an empty line between each two.
        offsets: the way back to the bytes.
        blocks: its paragraphs in order.
        notes: what a person should know about it.
    """

    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]


def is_written(part: Part) -> bool:
    """Whether a part is the XML of a document, by what it is said to be and what is in it."""
    kind = _TYPES.get(part.media_type)
    return kind is not None and kind.marker in part.raw[:_HEAD_BYTES].replace(b"\0", b"")


def read_written(part: Part, decoded: Decoded) -> Written:
    """Read the XML of a document for which `is_written`.

    Raises:
        ReadError: `entities` if it declares a document type, `damaged` if it is no XML,
            `empty` if it shows no text.
    """
    reader = _Reader(decoded, _TYPES[part.media_type], only_notes=part.media_type in _NOTES_ONLY)
    broken = reader.run()
    written = reader.finish()
    if broken and not written.text.strip():
        raise ReadError(
            "damaged", f"its XML is broken ({broken}); open the document, save it again, add that"
        )
    if not written.text.strip():
        raise ReadError("empty", "The document shows no text; check that it was saved whole.")
    if not broken:
        return written
    message = f"Its XML is broken ({broken}); only the text before that was read."
    return replace(written, notes=(*written.notes, Note("cut-short", message)))


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is open: the element that it is like, and whether it had words."""

    tag: str
    has_words: bool = False


class _Places:
    """From bytes of UTF-8 to characters, asked for in rising order."""

    def __init__(self, chars: str) -> None:
        self.utf8 = chars.encode("utf-8", "replace")
        self._byte_at = self._char_at = 0

    def char(self, byte: int) -> int:
        if byte > self._byte_at:
            self._char_at += len(self.utf8[self._byte_at : byte].decode("utf-8", "replace"))
            self._byte_at = byte
        return self._char_at


class _Reader:
    def __init__(self, decoded: Decoded, kind: Vocabulary, *, only_notes: bool) -> None:
        self.chars = decoded.chars
        self.builder = TextBuilder(decoded)
        self.places = _Places(decoded.chars)
        self.kind = kind
        self.only_notes = only_notes
        self.blocks: list[tuple[Span, str, int]] = []
        self.paragraphs: list[_Paragraph] = []
        # Per element that is open: whether what is in it is hidden, and whether it is text.
        self.open: list[tuple[bool, bool]] = []
        self.runs: list[bool] = []
        self.in_cdata = False
        self.n_signs = 0
        # The block that is being written, as in `html`.
        self.block_start = -1
        self.tag = ""
        self.gap = 0
        self.space: tuple[int, int] | None = None
        self.n_breaks = 0

    def run(self) -> str:
        """Parse all of it; why and where it is broken, or ""."""
        # The characters are decoded by now, whatever the declaration says.
        self.parser = parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = self.refuse
        parser.StartCdataSectionHandler = lambda: self.cdata(inside=True)
        parser.EndCdataSectionHandler = lambda: self.cdata(inside=False)
        try:
            parser.Parse(self.places.utf8, True)  # noqa: FBT003 - it takes no names
        except expat.ExpatError as error:
            return f"{expat.ErrorString(error.code)} at line {error.lineno}"
        return ""

    def refuse(self, *declared: object) -> None:
        del declared
        raise ReadError(
            "entities",
            "it declares a document type, which no office program writes and files made to break "
            "readers do; look at it with care",
        )

    def cdata(self, *, inside: bool) -> None:
        self.in_cdata = inside

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = self.kind
        hidden, is_text = self.open[-1] if self.open else (self.only_notes, False)
        if self.only_notes and name.endswith(" note-body"):
            hidden = False
        hidden = hidden or name in kind.hidden or name == kind.notes
        is_paragraph = name in kind.paragraphs
        is_text = name in kind.holds_text or (not kind.holds_text and (is_text or is_paragraph))
        self.open.append((hidden, is_text))
        if name in kind.runs:
            self.runs.append(False)
        if hidden:
            return
        if is_paragraph:
            self.end_block()
            tag = "" if kind.styles else tag_of_paragraph(name, attributes)
            self.paragraphs.append(_Paragraph(tag))
        elif name in kind.styles and self.paragraphs and not self.runs:
            self.paragraphs[-1].tag = tag_of_style(name, attributes) or self.paragraphs[-1].tag
        else:
            self.inline(name, attributes)

    def inline(self, name: str, attributes: dict[str, str]) -> None:
        """An element in a run, where those for tabs do not define where tabs stand."""
        kind = self.kind
        if kind.runs and not self.runs:
            return
        if name in kind.hides and is_on(attributes):
            self.runs[-1] = True
        elif name in kind.spaces and self.paragraphs:
            self.white_element(name.rpartition(" ")[2])
        elif name in kind.signs:
            self.n_signs += 1

    def white_element(self, local: str) -> None:
        # Only a line feed can be put where the bytes have no white space of their own.
        if local in ("br", "cr", "line-break"):
            self.n_breaks += 1
        elif local != "s" or self.space is None:
            self.n_breaks = max(self.n_breaks, 1)

    def end(self, name: str) -> None:
        hidden, _ = self.open.pop()
        if name in self.kind.runs:
            self.runs.pop()
        if hidden or name not in self.kind.paragraphs:
            return
        self.end_block()
        ended = self.paragraphs.pop()
        if not ended.has_words:
            self.gap += 1

    def text(self, data: str) -> None:
        hidden, is_text = self.open[-1]
        if hidden or not is_text or (self.runs and self.runs[-1]) or not self.paragraphs:
            return
        start = self.places.char(self.parser.CurrentByteIndex)
        if self.chars[start] == "&" and not self.in_cdata:
            self.reference(start, self.chars.index(";", start) + 1, data)
        elif data == "\n":
            self.white(start, start + 1)
        else:
            self.literal(start, start + len(data))

    def literal(self, start: int, end: int) -> None:
        for match in _PIECE.finditer(self.chars, start, end):
            if match.lastindex == 1:
                self.white(*match.span())
            else:
                self.begin_word()
                self.builder.copy(*match.span())

    def reference(self, start: int, end: int, data: str) -> None:
        if data.isspace() and self.block_start < 0:
            return
        self.begin_word()
        self.builder.reference(start, end)

    def white(self, start: int, end: int) -> None:
        if self.space is None:
            self.space = (start, end)

    def begin_word(self) -> None:
        """Write what waits before a word: a new block, a line feed or a space."""
        paragraph = self.paragraphs[-1]
        if self.n_breaks >= 2:
            self.end_block()
        if self.block_start < 0:
            if self.builder.n_chars:
                self.builder.line_feeds(2)
            self.block_start = self.builder.n_chars
            self.tag = paragraph.tag
        elif self.n_breaks:
            self.builder.line_feeds(1)
        elif self.space is not None:
            self.builder.space(*self.space)
        self.space, self.n_breaks = None, 0
        paragraph.has_words = True

    def end_block(self) -> None:
        if self.block_start >= 0:
            span = Span(self.block_start, self.builder.n_chars)
            self.blocks.append((span, self.tag, self.gap + (_GAP if self.blocks else 0)))
            self.gap = 0
        self.block_start = -1
        self.space, self.n_breaks = None, 0

    def finish(self) -> Written:
        self.end_block()
        text, offsets = self.builder.finish()
        notes: tuple[Note, ...] = ()
        if self.n_signs:
            message = f"{self.n_signs} unbreakable hyphens or symbols are not in its text."
            notes = (Note("signs-left-out", message),)
        return Written(text, offsets, self.finished(text), notes)

    def finished(self, text: str) -> tuple[Block, ...]:
        """The blocks, titles set apart: those in the style of titles or, without any, `h1`."""
        titles = "title" if any(tag == "title" for _, tag, _ in self.blocks) else "h1"
        found: list[Block] = []
        behind_title = False
        for whole, tag, gap in self.blocks:
            span = whole.trim(text)
            if span is not None:
                is_title = tag == titles
                tag_there = "h1" if is_title else "h2" if tag == "h1" else tag
                apart = gap + (is_title or behind_title)
                found.append(Block(span, span.of(text), tag_there, gap=apart))
                behind_title = is_title
        return tuple(found)
