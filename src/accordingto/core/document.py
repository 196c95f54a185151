"""A document, the articles in it, and the text that belongs to none."""

from dataclasses import dataclass
from typing import Literal

from accordingto.core.ids import digest, sha256_hex
from accordingto.core.offsets import OffsetMap
from accordingto.core.span import Span
from accordingto.core.step import Step

BoilerplateKind = Literal[
    "page-title", "menu", "teaser", "continue", "share", "comments", "caption", "advert",
    "cookie", "related", "byline", "dateline", "credit", "header", "footer", "heading", "other",
]  # fmt: skip
"""Why a block of a page belongs to no article's body."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a document that a reader of the intake report should know.

    Args:
        code: one hyphenated word that programs can test, such as `undecodable-bytes`.
        message: one sentence for people.
    """

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file's bytes and the text read from them, which never changes afterwards.

    Args:
        origin: where the bytes came from, as the intake report names it.
        media_type: `text/plain` or `text/html`.
        encoding: the Python codec with which the bytes were decoded.
        raw_sha256: of the bytes.
        text: every character that a reader of the page would see.
        offsets: the way back from `text` to the bytes.
    """

    origin: str
    media_type: str
    encoding: str
    raw_sha256: str
    text: str
    offsets: OffsetMap

    @property
    def text_sha256(self) -> str:
        """The SHA-256 of the text in UTF-8."""
        return sha256_hex(self.text)

    @property
    def id(self) -> str:
        """A digest of origin, bytes and text: a changed file is another document."""
        return digest("document", self.origin, self.raw_sha256, self.text_sha256)


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that a page states about itself, with the place where it does.

    Args:
        value: in its normal form: a date in ISO 8601, a name as written.
        span: where it stands in the document's text, or None.
        bytes_at: the byte range `[start, end)` of the markup that states it,
            when it stands in markup that no reader sees; else None.
    """

    value: str
    span: Span | None = None
    bytes_at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One story in a document.

    Args:
        position: 0 for the first story of the document.
        title: its headline's place in the text, or None if it has none there.
        byline: the place of its authors' names, without "By".
        outlet: who published it, as the page states it.
        published: date or date and time, ISO 8601, as far as the page states it.
        language: ISO 639-1 code, or None when the text is too short to tell.
        body: its paragraphs in order, title and byline not among them; never
            empty, never overlapping, each without white space at its edges.
    """

    position: int
    title: Span | None
    byline: Span | None
    outlet: Stated | None
    published: Stated | None
    language: str | None
    body: tuple[Span, ...]

    def id_in(self, document: Document) -> str:
        """A digest of the document and the article's place in it."""
        return digest("article", document.id, self.position)

    def statements(self, text: str) -> dict[str, Stated]:
        """What the page states about the article, by field, as far as it does.

        Title and byline are their own words, white space folded.
        """
        named = {
            "title": _in_text(text, self.title),
            "byline": _in_text(text, self.byline),
            "outlet": self.outlet,
            "published": self.published,
        }
        return {field: stated for field, stated in named.items() if stated is not None}


def _in_text(text: str, span: Span | None) -> Stated | None:
    return None if span is None else Stated(" ".join(span.of(text).split()), span)


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A block of a document's text that belongs to no article's body.

    It is kept and can be pointed at, but yields no attributions.
    """

    kind: BoilerplateKind
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one document.

    Args:
        document: the text and its way back.
        articles: in text order; empty if the page holds no story.
        boilerplate: in text order, overlapping no article's title or body.
        notes: what the intake report should say beside "read".
        made_by: the reader and its version.
    """

    document: Document
    articles: tuple[Article, ...]
    boilerplate: tuple[Boilerplate, ...]
    notes: tuple[Note, ...]
    made_by: Step

    def blocks(self) -> tuple[tuple[Article | None, str, Span], ...]:
        """Every block in text order: its article, or None for boilerplate, and its kind."""
        found: list[tuple[Article | None, str, Span]] = [
            (None, part.kind, part.span) for part in self.boilerplate
        ]
        for article in self.articles:
            if article.title is not None:
                found.append((article, "title", article.title))
            found.extend((article, "body", span) for span in article.body)
        return tuple(sorted(found, key=lambda block: block[2]))
