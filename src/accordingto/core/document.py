"""A document, the articles in it, and the text that belongs to none."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from accordingto.core.ids import digest, sha256_hex
from accordingto.core.offsets import OffsetMap
from accordingto.core.pages import PageMap
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
        media_type: such as `text/plain`, `text/html` or `application/pdf`.
        encoding: the Python codec with which the bytes were decoded; "" where the
            characters do not stand in the bytes one by one.
        raw_sha256: of the bytes.
        text: every character that a reader of the page would see.
        offsets: the way back from `text` to the bytes; empty where `pages` is given.
        pages: for formats such as PDF, the place of each character on its page.
    """

    origin: str
    media_type: str
    encoding: str
    raw_sha256: str
    text: str
    offsets: OffsetMap
    pages: PageMap | None = None

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

    Exactly one of `span`, `bytes_at` and `given` says where.

    Args:
        value: in its normal form: a date in ISO 8601, a name as written.
        span: where it stands in the document's text, or None.
        bytes_at: the byte range `[start, end)` of the markup that states it,
            when it stands in markup that no reader sees; else None.
        given: the name of what states it when that came with the bytes and is no part
            of them, such as `WARC-Date`; else "".
    """

    value: str
    span: Span | None = None
    bytes_at: tuple[int, int] | None = None
    given: str = ""


AuthorKind = Literal["person", "desk", "agency"]
CreditKind = Literal[
    "wire", "with-reporting", "syndication", "translated", "machine-translated", "dateline",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Author:
    """One of those that a story says wrote it.

    Args:
        kind: `person`, `desk` ("our foreign staff") or `agency` ("Reuters").
        name: as written, with its place.
    """

    kind: AuthorKind
    name: Stated


@dataclass(frozen=True, slots=True)
class Credit:
    """Words that say where a story comes from, other than from its outlet.

    Args:
        kind: `wire` ("(AP)", "— Reuters", "TASS"), `with-reporting` ("With reporting
            by …"), `syndication` ("This article first appeared in …"), `translated`
            ("Translated from …"), `machine-translated`, or `dateline` ("KYIV, June 3").
        span: where they stand; white space at no edge. A credit may stand inside a
            paragraph of the body or in a block that belongs to no body.
        value: what is named, in normal form: the agency, outlet, language or place;
            "" where nothing is.
    """

    kind: CreditKind
    span: Span
    value: str


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
        named: the title that came with the bytes, where the text has none.
        subtitle: the place of the line under the headline that sums the story up.
        updated: when it was last changed, as `published`.
        captured: when somebody saved it, as far as what held the bytes says so.
        url: the address that it was saved from.
        canonical_url: the address that the page calls its own.
        forwarded_from: whose post it repeats, in a channel's export.
        authors: who wrote it, in the order of the text.
        credits: where else it comes from, in text order.
    """

    position: int
    title: Span | None
    byline: Span | None
    outlet: Stated | None
    published: Stated | None
    language: str | None
    body: tuple[Span, ...]
    named: Stated | None = None
    subtitle: Span | None = None
    updated: Stated | None = None
    captured: Stated | None = None
    url: Stated | None = None
    canonical_url: Stated | None = None
    forwarded_from: Stated | None = None
    authors: tuple[Author, ...] = ()
    credits: tuple[Credit, ...] = ()

    def id_in(self, document: Document) -> str:
        """A digest of the document and the article's place in it."""
        return digest("article", document.id, self.position)

    def statements(self, text: str) -> dict[str, Stated]:
        """What the page states about the article, by field, as far as it does.

        Title and byline are their own words, white space folded.
        """
        named = {
            "title": _in_text(text, self.title) or self.named,
            "subtitle": _in_text(text, self.subtitle),
            "byline": _in_text(text, self.byline),
            "outlet": self.outlet,
            "published": self.published,
            "updated": self.updated,
            "captured": self.captured,
            "url": self.url,
            "canonical-url": self.canonical_url,
            "forwarded-from": self.forwarded_from,
        }
        return {field: stated for field, stated in named.items() if stated is not None}

    def marks(self) -> Iterator[tuple[str, str, Stated]]:
        """Authors, then credits: `author` or `credit`, the kind, and value with evidence."""
        for author in self.authors:
            yield "author", author.kind, author.name
        for credit in self.credits:
            yield "credit", credit.kind, Stated(credit.value, credit.span)


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
