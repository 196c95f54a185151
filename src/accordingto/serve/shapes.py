"""The JSON of every response. Offsets are `[start, end)` in code points of a document's text."""

from msgspec import Struct

from accordingto.core.attribution import Form, Kind, Role, Stance


class Shape(Struct, frozen=True, forbid_unknown_fields=True):
    """The root of all responses."""


class ProblemBody(Shape, frozen=True):
    """What went wrong: a code for programs, two sentences for people."""

    code: str
    message: str
    what_to_do: str


class Problem(Shape, frozen=True):
    """Every response that is no answer."""

    error: ProblemBody


class Sheet(Shape, frozen=True):
    """Which part of a long list this is; `number` counts from 1."""

    number: int
    n_sheets: int
    n_items: int


class Overview(Shape, frozen=True):
    """How much the dossier holds. Of `/api/dossier`."""

    name: str
    n_documents: int
    n_articles: int
    n_outlets: int
    n_attributions: int
    n_not_read: int
    n_by_form: dict[Form, int]


class ArticleHead(Shape, frozen=True):
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


class ArticleList(Shape, frozen=True):
    """Of `/api/articles`."""

    sheet: Sheet
    articles: list[ArticleHead]


class Field(Shape, frozen=True):
    """What an article states about itself, and in which characters or bytes.

    `given` names what stated it outside the bytes, such as `WARC-Date`; else "".
    """

    value: str
    exact: str
    span: tuple[int, int] | None
    bytes_at: tuple[int, int] | None
    given: str


class Block(Shape, frozen=True):
    """A paragraph; of no article if it is boilerplate."""

    kind: str
    article_id: str | None
    span: tuple[int, int]


class Part(Shape, frozen=True):
    """One span of an attribution with its words."""

    role: Role
    span: tuple[int, int]
    exact: str


class AttributionItem(Shape, frozen=True):
    """Who says what, in one article."""

    id: str
    article_id: str
    document_id: str
    position: int
    parts: list[Part]
    form: Form
    kind: Kind
    stance: Stance
    hedged: bool
    negated: bool
    parent_id: str | None
    probability: float
    rule: str
    made_by: str


class AttributionList(Shape, frozen=True):
    """Of `/api/attributions`, `/api/articles/{id}/attributions` and `/api/speakers/source`."""

    sheet: Sheet
    attributions: list[AttributionItem]


class GivenItem(Shape, frozen=True):
    """A value that came with bytes from outside them, and what stated it."""

    field: str
    value: str
    by: str


class PartItem(Shape, frozen=True):
    """How a document's bytes came, where they are no file on disk."""

    file_origin: str
    file_sha256: str
    place: str
    media_type: str
    given: list[GivenItem]


class DocumentText(Shape, frozen=True):
    """One document with its text. Of `/api/documents/{id}`."""

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
    blocks: list[Block]
    part: PartItem | None


class Mark(Shape, frozen=True):
    """An author, or words that say where a story comes from other than from its outlet."""

    what: str
    kind: str
    field: Field


class ArticleDetail(Shape, frozen=True):
    """Of `/api/articles/{id}`."""

    article: ArticleHead
    fields: dict[str, Field]
    marks: list[Mark]
    document: DocumentText
    attributions: list[AttributionItem]


class Wording(Shape, frozen=True):
    """A source as texts word it; `surface` is "" where none is named."""

    surface: str
    n_attributions: int
    n_articles: int
    outlets: list[str]


class WordingList(Shape, frozen=True):
    """Of `/api/speakers/wordings`."""

    sheet: Sheet
    wordings: list[Wording]


class Piece(Shape, frozen=True):
    """Words of a hit; `found` if they were searched for."""

    words: str
    found: bool


class HitItem(Shape, frozen=True):
    """A paragraph that a search found; `first` is the first found word's place."""

    document_id: str
    origin: str
    article_id: str | None
    article_title: str | None
    kind: str
    span: tuple[int, int]
    first: tuple[int, int]
    pieces: list[Piece]
    link: str


class HitList(Shape, frozen=True):
    """Of `/api/search`."""

    query: str
    sheet: Sheet
    hits: list[HitItem]


class IntakeNote(Shape, frozen=True):
    """Something to know about a file that was read."""

    code: str
    message: str


class IntakeFile(Shape, frozen=True):
    """What became of one file, or of one part of the file that `within` names.

    `at` says when it was last looked at, `seconds` how long that took; null when
    that is not on record.
    """

    origin: str
    status: str
    code: str
    message: str
    raw_sha256: str
    n_bytes: int | None
    document_id: str | None
    within: str
    at: str | None
    seconds: float | None
    notes: list[IntakeNote]


class IntakeList(Shape, frozen=True):
    """Of `/api/intake`."""

    sheet: Sheet
    files: list[IntakeFile]
