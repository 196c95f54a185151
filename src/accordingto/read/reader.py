"""Bytes → document, articles, and the text that belongs to none."""

import hashlib
from dataclasses import replace

from accordingto.core.document import Article, Boilerplate, Document, Note, Reading, Stated
from accordingto.core.offsets import OffsetMap
from accordingto.core.part import Given, GivenField, Part
from accordingto.core.step import Step
from accordingto.errors import ReadError
from accordingto.read import encoding, html, pages, sniff
from accordingto.read.articles import split_lines
from accordingto.read.blocks import Split, Story
from accordingto.read.docx import is_written, read_written
from accordingto.read.given import given_authors, given_domain
from accordingto.read.language import language_of
from accordingto.read.lines import blocks_of
from accordingto.read.metadata import Statements, page_statements, text_statements
from accordingto.read.normalise import Decoded, decode
from accordingto.read.pdf import read_pdf
from accordingto.read.single import as_one_story
from accordingto.read.unclear import zone_notes

READER = Step("read", "reader", "2")
"""What every `Reading` says made it."""


def read_document(raw: bytes, *, origin: str, name: str = "") -> Reading:
    """Read the bytes of one file; see `read_part`."""
    return read_part(Part(raw, origin, name))


def read_part(part: Part) -> Reading:
    """Read one document: its text, the stories in it, and what stands around them.

    What the bytes are, is told from the bytes. Every character of the text that is
    no white space lies in exactly one title, paragraph or piece of boilerplate.

    Args:
        part: the bytes, and what came with them.

    Raises:
        ReadError: `empty`, `binary` or another code, if it holds no text that can be read.
        MissingExtraError: if it needs an extra that is not installed.
    """
    called = part.name or part.origin or "The file"
    if sniff.is_pdf(part.raw):
        return _read_pdf(part)
    media_type, _, charset = part.media_type.partition("; charset=")
    decoded, notes = _decode(part.raw, called, charset)
    if is_written(part):
        return _read_written(part, decoded, notes)
    if media_type != "text/plain" and (media_type == "text/html" or sniff.is_html(decoded.chars)):
        return _read_html(part, decoded, notes)
    offsets = OffsetMap(decoded.runs)
    document = _document(part, decoded, "text/plain", (decoded.chars, offsets))
    blocks = blocks_of(decoded.chars)
    split = as_one_story(part, split_lines(blocks))
    return _reading(part, document, split, notes, text_statements(split, blocks))


def _read_html(part: Part, decoded: Decoded, notes: list[Note]) -> Reading:
    page = html.read_page(decoded)
    if not page.text.strip():
        raise ReadError(
            "empty",
            f"{part.origin or 'The page'} shows no text; save the page after it has loaded.",
        )
    document = _document(part, decoded, "text/html", (page.text, page.offsets))
    split, more = pages.split_page(page, decoded.chars)
    split = as_one_story(part, split)
    if page.n_swallowed:
        message = f"An unclosed comment or script hides its last {page.n_swallowed} characters."
        more = (*more, Note("unclosed-markup", message))
    return _reading(part, document, split, [*notes, *more], page_statements(page, decoded, split))


def _read_written(part: Part, decoded: Decoded, notes: list[Note]) -> Reading:
    written = read_written(part, decoded)
    document = _document(part, decoded, part.media_type, (written.text, written.offsets))
    split = as_one_story(part, split_lines(written.blocks))
    statements = text_statements(split, written.blocks)
    return _reading(part, document, split, [*notes, *written.notes], statements)


def _read_pdf(part: Part) -> Reading:
    found = read_pdf(part)
    stories = found.split.stories
    # The file's own title is often that of a template: what stands on the page goes first.
    if found.title and stories and stories[0].title is None and part.value("title") is None:
        part = replace(part, given=(*part.given, Given("title", found.title, "PDF Title")))
    statements = tuple(
        replace(stated, subtitle=stated.subtitle or subtitle)
        for stated, subtitle in zip(
            text_statements(found.split, found.blocks), found.subtitles, strict=True
        )
    )
    return _reading(part, found.document, found.split, list(found.notes), statements)


def _decode(raw: bytes, called: str, charset: str) -> tuple[Decoded, list[Note]]:
    sniff.refuse_binary(raw, called)
    chosen = encoding.choose(raw, charset)
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
    part: Part, decoded: Decoded, media_type: str, text: tuple[str, OffsetMap]
) -> Document:
    digest = hashlib.sha256(part.raw).hexdigest()
    return Document(part.origin, media_type, decoded.codec, digest, *text)


def _reading(
    part: Part,
    document: Document,
    split: Split,
    notes: list[Note],
    statements: tuple[Statements, ...],
) -> Reading:
    articles = tuple(
        _article(part, document.text, at, story, stated)
        for at, (story, stated) in enumerate(zip(split.stories, statements, strict=True))
    )
    if not articles:
        notes = [*notes, Note("no-article", "It holds no story, only headings, lists or menus.")]
    notes = [*notes, *zone_notes(articles, document, part.raw)]
    boilerplate = tuple(Boilerplate(kind, block.span) for block, kind in split.rest)
    return Reading(document, articles, boilerplate, tuple(notes), READER)


def _article(part: Part, text: str, position: int, story: Story, stated: Statements) -> Article:
    body = tuple(block.span for block in story.body)
    declared = part.value("language")
    return Article(
        position=position,
        title=None if story.title is None else story.title.span,
        byline=stated.byline,
        outlet=(stated.outlet or _given(part, "outlet") or stated.domain or given_domain(part)),
        published=stated.published or _given(part, "published"),
        language=language_of(
            [span.of(text) for span in body],
            stated.language or (declared.value if declared else None),
        ),
        body=body,
        named=_given(part, "title") if position == 0 else None,
        subtitle=stated.subtitle,
        updated=stated.updated or _given(part, "updated"),
        captured=_given(part, "captured") or stated.captured,
        url=_given(part, "url") or stated.url,
        canonical_url=stated.canonical_url,
        forwarded_from=_given(part, "forwarded-from"),
        authors=stated.authors or given_authors(part),
        credits=stated.credits,
    )


def _given(part: Part, field: GivenField) -> Stated | None:
    """What came with the bytes for a field."""
    given = part.value(field)
    return None if given is None else Stated(given.value, given=given.by)
