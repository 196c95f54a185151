"""What the ledger answers with: plain records, ready to be shown."""

from dataclasses import dataclass

from accordingto.core.attribution import Form, Kind, Role, Stance
from accordingto.core.pages import PageMap
from accordingto.core.span import Span


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a dossier holds.

    Args:
        by_form: attributions of each form, in the order direct, indirect, mixed.
    """

    n_documents: int
    n_articles: int
    n_outlets: int
    n_attributions: int
    n_not_read: int
    by_form: tuple[tuple[Form, int], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """What an article states about itself, and where.

    Args:
        value: in its normal form.
        exact: the words or the markup that state it.
        span: their place in the text, or None if they stand elsewhere.
        bytes_at: their place in the raw bytes, or None if they stand elsewhere.
        given: what stated them outside the bytes, such as `WARC-Date`, or "".
    """

    value: str
    exact: str
    span: Span | None
    bytes_at: tuple[int, int] | None
    given: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """An author, or words that say where a story comes from other than from its outlet.

    Args:
        what: `author` or `credit`.
        kind: see `core.document.AuthorKind` and `CreditKind`.
        field: the name or what is named, and where.
    """

    what: str
    kind: str
    field: Field


@dataclass(frozen=True, slots=True)
class PartRow:
    """How a document's bytes came, where they are no file on disk.

    Args:
        place: where in the file they stand, in words.
        given: field, value and what stated it.
    """

    file_origin: str
    file_sha256: str
    place: str
    media_type: str
    given: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of the list of articles."""

    id: str
    document_id: str
    origin: str
    version: int
    n_versions: int
    position: int
    title: str | None
    byline: str | None
    outlet: str | None
    published: str | None
    language: str | None
    n_attributions: int
    first_words: str

    @property
    def heading(self) -> str:
        """Its title, or its first words when it has none."""
        return self.title or self.first_words


@dataclass(frozen=True, slots=True)
class Words:
    """One span with its words."""

    span: Span
    exact: str


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """One attribution with the words of its parts.

    Args:
        parent_id: the attribution whose content holds this one, or None.
        parts: role and words, source first, then cue, then content, each in text order.
    """

    id: str
    article_id: str
    document_id: str
    position: int
    form: Form
    kind: Kind
    stance: Stance
    hedged: bool
    negated: bool
    parent_id: str | None
    probability: float
    rule: str
    made_by: str
    parts: tuple[tuple[Role, Words], ...]

    def words(self, role: Role) -> str:
        """The words of one role, its pieces joined by an ellipsis; "" if there are none."""
        return " … ".join(words.exact for of, words in self.parts if of == role)

    def spans(self, role: Role) -> tuple[Span, ...]:
        """The spans of one role, in text order."""
        return tuple(words.span for of, words in self.parts if of == role)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a document's text.

    Args:
        article_id: the article that it belongs to, or None for boilerplate.
        kind: `title` or `body`, or the kind of boilerplate.
    """

    seq: int
    article_id: str | None
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document: the text and where it came from.

    Args:
        blocks: in text order.
        part: how its bytes came, or None for a file on disk.
        pages: for formats such as PDF, where each character stands.
    """

    id: str
    origin: str
    version: int
    raw_sha256: str
    n_bytes: int
    media_type: str
    encoding: str
    text: str
    text_sha256: str
    made_by: str
    blocks: tuple[Block, ...]
    part: PartRow | None = None
    pages: PageMap | None = None

    def pages_of(self, span: Span) -> tuple[int, ...]:
        """The pages that a span stands on, counted from 1; empty where there are none."""
        if self.pages is None:
            return ()
        return tuple(dict.fromkeys(page for page, _ in self.pages.places_of(span)))


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Everything about one article.

    Args:
        fields: `title`, `byline`, `outlet`, `published` and others, as far as stated.
        attributions: in text order.
        marks: authors, then credits.
    """

    row: ArticleRow
    document: DocumentRow
    fields: dict[str, Field]
    attributions: tuple[AttributionRow, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A source as the texts word it.

    Args:
        surface: its words, white space folded; "" for attributions without source.
        n_attributions: how many attributions have exactly this source.
        outlets: names of the outlets whose articles have it, sorted.
    """

    surface: str
    n_attributions: int
    n_articles: int
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that a search found.

    Args:
        pieces: the words around the hit; True marks those that were searched for.
        first: the first searched word's place, for a permalink.
    """

    document_id: str
    origin: str
    article_id: str | None
    article_title: str | None
    kind: str
    span: Span
    first: Span
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """What became of one file that was offered, or of one part of it.

    Args:
        within: the origin of the file that holds it, or "".
        at: when it was last looked at, in ISO 8601 and UTC, or None.
        seconds: how long reading and analysing it took, or None.
    """

    origin: str
    raw_sha256: str
    status: str
    code: str
    message: str
    n_bytes: int | None
    document_id: str | None
    within: str
    at: str | None
    seconds: float | None
    notes: tuple[tuple[str, str], ...]
