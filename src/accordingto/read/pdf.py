"""PDFs with a text layer: the words in reading order, each with its page and its box."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accordingto.core.document import BoilerplateKind, Document, Note
from accordingto.core.offsets import OffsetMap
from accordingto.core.part import Part
from accordingto.core.span import Span
from accordingto.errors import ReadError
from accordingto.read.blocks import Block, Split
from accordingto.read.pdf_hyphens import vocabulary_of
from accordingto.read.pdf_margins import Margin, margins
from accordingto.read.pdf_order import Line, lines_in_order, turned_groups
from accordingto.read.pdf_pages import PageText, PdfText, read_pages
from accordingto.read.pdf_paragraphs import Paragraph, Setting, paragraphs_of, setting_of
from accordingto.read.pdf_stories import Piece, part_stories
from accordingto.read.pdf_text import TextOfPages

MEDIA_TYPE = "application/pdf"

_UNREADABLE_SHARE = 0.05
"""Bullets and ornaments have no meaning of their own either; they stay below this."""

_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]{2}")
_NO_TITLE = re.compile(
    r"untitled.{0,20}|document\s?\d*|microsoft (?:word|powerpoint)\b.*|.*\.\w{2,5}|\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PdfReading:
    """What was read from one PDF.

    Args:
        document: the text, with the place of each character on its page.
        blocks: what may belong to a story, in text order.
        split: every paragraph in exactly one place.
        subtitles: for each story, where the line under its headline stands.
        title: what the file calls itself, or "".
        notes: what a reader of the intake report should know.
    """

    document: Document
    blocks: tuple[Block, ...]
    split: Split
    subtitles: tuple[Span | None, ...]
    title: str
    notes: tuple[Note, ...]


def read_pdf(part: Part) -> PdfReading:
    """Read a PDF that has a text layer.

    Every character of the text stands on a page, but for the spaces between lines and
    the line feeds between paragraphs. Hyphens that break a word at the end of a line are
    left out, and so is what stands off the page, with a note.

    Raises:
        ReadError: `encrypted`, `damaged`, `too-large`, `no-text-layer` or `empty`.
        MissingExtraError: if PDFium is not installed.
    """
    called = part.name or part.origin or "The file"
    found = read_pages(part.raw, called)
    if not any(page.n_chars for page in found.pages):
        raise _textless(found, called)
    placed, setting, lines = _placed(found.pages)
    builder = TextOfPages(vocabulary_of(line.words for line in lines))
    spans = [builder.add(paragraph.lines) for paragraph, _ in placed]
    text, page_map = builder.finish()
    pieces = [
        Piece(span, span.of(text), paragraph.size / setting.size, paragraph.bold, kind)
        for (paragraph, kind), span in zip(placed, spans, strict=True)
    ]
    parted = part_stories(pieces)
    digest = hashlib.sha256(part.raw).hexdigest()
    document = Document(part.origin, MEDIA_TYPE, "", digest, text, OffsetMap(()), page_map)
    title = "" if _NO_TITLE.fullmatch(found.title) else found.title
    return PdfReading(
        document,
        parted.blocks,
        parted.split,
        parted.subtitles,
        title,
        (*_notes(found), *notes_on_script(text)),
    )


def _textless(found: PdfText, called: str) -> ReadError:
    if any(page.drawn for page in found.pages):
        return ReadError(
            "no-text-layer",
            f"{called} is a PDF of pictures without a text layer; "
            "recognise its text first, for instance with ocrmypdf, and add the result.",
        )
    if any(page.n_outside for page in found.pages):
        return ReadError("empty", f"{called} is a PDF whose text stands off its pages; print it.")
    return ReadError("empty", f"{called} is a PDF without any text; check that it was saved whole.")


def _placed(
    pages: Sequence[PageText],
) -> tuple[list[tuple[Paragraph, BoilerplateKind | None]], Setting, list[Line]]:
    """Every paragraph in text order with what its place makes it, and how the text is set."""
    lines: list[Line] = []
    beside: list[tuple[Paragraph, BoilerplateKind]] = []
    for page, marginal in zip(pages, margins(pages), strict=True):
        inner = [one for at, one in enumerate(page.fragments) if at not in marginal]
        lines.extend(lines_in_order(inner, page.number))
        beside.extend(_marginal(page, marginal))
        beside.extend(
            (Paragraph((Line(group, page.number, 0),)), "other") for group in turned_groups(inner)
        )
    setting = setting_of(lines)
    placed: list[tuple[Paragraph, BoilerplateKind | None]] = [
        (paragraph, None) for paragraph in paragraphs_of(lines, setting)
    ]
    # What stands around a page comes before and behind what begins on it.
    placed = sorted([*placed, *beside], key=_place)
    return placed, setting, lines


def _place(placed: tuple[Paragraph, BoilerplateKind | None]) -> tuple[int, int]:
    paragraph, kind = placed
    order: dict[BoilerplateKind | None, int] = {"header": 0, None: 1, "other": 2, "footer": 3}
    return paragraph.lines[0].page, order[kind]


def _marginal(
    page: PageText, marginal: dict[int, Margin]
) -> Iterator[tuple[Paragraph, BoilerplateKind]]:
    for kind in ("header", "footer"):
        own = [page.fragments[at] for at in sorted(marginal) if marginal[at] == kind]
        for line in lines_in_order(own, page.number):
            yield Paragraph((line,)), kind


def notes_on_script(text: str) -> Iterator[Note]:
    """A word of warning about a text in Arabic script.

    PDFium gives the letters of many such words in the order in which they are drawn.
    """
    if _ARABIC.search(text):
        message = (
            "It holds Arabic script, and the letters of some words may stand in reverse; compare "
            "quotations with the page."
        )
        yield Note("script-not-checked", message)


def _notes(found: PdfText) -> Iterator[Note]:
    lacking = [page.number for page in found.pages if page.lacks_text]
    if lacking:
        yield Note(
            "pages-without-text",
            f"{_named(lacking)} of {len(found.pages) + len(found.damaged)} show pictures without "
            "a text layer; what is written on them was not read.",
        )
    if found.damaged:
        yield Note("damaged-pages", f"{_named(found.damaged)} cannot be opened.")
    if found.n_attached:
        message = f"{found.n_attached} files that it carries were not read; save and add them."
        yield Note("attachments-not-read", message)
    if found.is_form:
        yield Note(
            "form-not-read", "What is filled in its form fields was not read; print it anew."
        )
    n_chars = sum(page.n_chars for page in found.pages)
    n_unreadable = sum(page.n_unreadable for page in found.pages)
    if n_unreadable > _UNREADABLE_SHARE * n_chars:
        message = f"{n_unreadable} of {n_chars} characters have no known meaning in its fonts."
        yield Note("unreadable-characters", message)
    n_outside = sum(page.n_outside for page in found.pages)
    if n_outside:
        message = f"{n_outside} characters stand off the pages and were left out."
        yield Note("text-off-page", message)


def _named(numbers: Sequence[int]) -> str:
    """Page numbers in words, neighbours put together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    words = ", ".join("–".join(map(str, run)) for run in runs)
    return f"{'Page' if len(numbers) == 1 else 'Pages'} {words}"
