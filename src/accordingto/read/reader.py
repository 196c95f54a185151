"""Bytes → document, articles, and the text that belongs to none."""

import hashlib

from accordingto.core.document import Article, Boilerplate, Document, Note, Reading
from accordingto.core.offsets import OffsetMap
from accordingto.core.step import Step
from accordingto.errors import ReadError
from accordingto.read import encoding, html, pages, sniff
from accordingto.read.articles import split_lines
from accordingto.read.blocks import Split, Story
from accordingto.read.language import language_of
from accordingto.read.lines import blocks_of
from accordingto.read.metadata import Statements, page_statements, text_statements
from accordingto.read.normalise import Decoded, decode

READER = Step("read", "reader", "1")
"""What every `Reading` says made it."""


def read_document(raw: bytes, *, origin: str, name: str = "") -> Reading:
    """Read one file: its text, the stories in it, and what stands around them.

    What the file is, is told from its bytes. Every character of the text that is
    no white space lies in exactly one title, paragraph or piece of boilerplate.

    Args:
        raw: the file's bytes.
        origin: where they came from, as the intake report names it.
        name: how messages call it; the origin by default.

    Raises:
        ReadError: `empty`, `binary` or `web-archive`, if it holds no text that can be read.
        MissingExtraError: if it is a page and the extra `html` is not installed.
    """
    called = name or origin or "The file"
    decoded, notes = _decode(raw, called)
    if sniff.is_html(decoded.chars):
        return _read_html(raw, decoded, origin, notes)
    offsets = OffsetMap(decoded.runs)
    document = _document(raw, decoded, origin, "text/plain", (decoded.chars, offsets))
    blocks = blocks_of(decoded.chars)
    split = split_lines(blocks)
    return _reading(document, split, notes, text_statements(split, blocks))


def _read_html(raw: bytes, decoded: Decoded, origin: str, notes: list[Note]) -> Reading:
    page = html.read_page(decoded)
    if not page.text.strip():
        raise ReadError(
            "empty", f"{origin or 'The page'} shows no text; save the page after it has loaded."
        )
    document = _document(raw, decoded, origin, "text/html", (page.text, page.offsets))
    split, more = pages.split_page(page, decoded.chars)
    if page.n_swallowed:
        message = f"An unclosed comment or script hides its last {page.n_swallowed} characters."
        more = (*more, Note("unclosed-markup", message))
    return _reading(document, split, [*notes, *more], page_statements(page, decoded, split))


def _decode(raw: bytes, called: str) -> tuple[Decoded, list[Note]]:
    sniff.refuse_binary(raw, called)
    chosen = encoding.choose(raw)
    sniff.refuse_controls(raw, called, wide=chosen.codec in encoding.WIDE)
    decoded = decode(raw, codec=chosen.codec, start=chosen.start)
    if not decoded.chars.strip():
        raise ReadError("empty", f"{called} holds no text; check that it was saved whole.")
    return decoded, [*chosen.notes, *_damage(decoded)]


def _damage(decoded: Decoded) -> list[Note]:
    notes = []
    if decoded.n_replaced:
        message = f"{decoded.n_replaced} bytes are not {decoded.codec} and show as \ufffd."
        notes.append(Note("undecodable-bytes", message))
    if decoded.n_nul:
        notes.append(Note("nul-bytes", f"{decoded.n_nul} NUL characters were left out."))
    return notes


def _document(
    raw: bytes, decoded: Decoded, origin: str, media_type: str, text: tuple[str, OffsetMap]
) -> Document:
    digest = hashlib.sha256(raw).hexdigest()
    return Document(origin, media_type, decoded.codec, digest, *text)


def _reading(
    document: Document, split: Split, notes: list[Note], statements: tuple[Statements, ...]
) -> Reading:
    articles = tuple(
        _article(document.text, at, story, stated)
        for at, (story, stated) in enumerate(zip(split.stories, statements, strict=True))
    )
    if not articles:
        notes = [*notes, Note("no-article", "It holds no story, only headings, lists or menus.")]
    boilerplate = tuple(Boilerplate(kind, block.span) for block, kind in split.rest)
    return Reading(document, articles, boilerplate, tuple(notes), READER)


def _article(text: str, position: int, story: Story, stated: Statements) -> Article:
    body = tuple(block.span for block in story.body)
    return Article(
        position=position,
        title=None if story.title is None else story.title.span,
        byline=story.byline or stated.byline,
        outlet=stated.outlet,
        published=stated.published,
        language=language_of([span.of(text) for span in body], stated.language),
        body=body,
    )
