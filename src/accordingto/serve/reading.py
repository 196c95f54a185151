"""The pages on which text is read: an article, and a document with a place in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from accordingto.core.span import Span
from accordingto.ledger import queries
from accordingto.ledger.views import ArticlePage, ArticleRow, Block, DocumentRow
from accordingto.serve.chains import Voiced, voiced
from accordingto.serve.changes import HistoryView, history_view
from accordingto.serve.flow import Flow, Item, flow, heading_of, items
from accordingto.serve.problems import RoomError, no_such
from accordingto.serve.rendering import html
from accordingto.serve.room import room_of
from accordingto.serve.segments import segments
from accordingto.serve.typed import typed_offset

FIELDS = (
    ("title", "Headline"), ("byline", "Byline"), ("outlet", "Outlet"), ("published", "Published"),
)  # fmt: skip
MORE_FIELDS = (
    ("subtitle", "Standfirst"), ("updated", "Updated"), ("captured", "Saved"), ("url", "Address"),
    ("canonical-url", "Address by the page’s own word"), ("forwarded-from", "Forwarded from"),
)  # fmt: skip
"""Shown only where they are stated."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What the page of an article shows."""

    page: ArticlePage
    flow: Flow
    items: tuple[Item, ...]
    voiced: Voiced
    versions: tuple[ArticleRow, ...]
    history: HistoryView
    before: ArticleRow | None
    after: ArticleRow | None
    fields: tuple[tuple[str, str], ...] = FIELDS
    more_fields: tuple[tuple[str, str], ...] = MORE_FIELDS


def article(request: Request) -> Response:
    """An article with its attributions beside it."""
    room = room_of(request)
    with room.dossier() as dossier:
        page = queries.article(dossier, request.path_params["article_id"])
        if page is None:
            raise no_such("article")
        related = queries.articles_of_origin(dossier, page.row.origin)
        before, after = queries.neighbours(dossier, page.row)
        history = history_view(dossier, page.row.id)
        found = voiced(dossier, page.row.id, page.attributions)
    listed = items(page.attributions)
    view = ArticleView(
        page=page,
        flow=flow(page, listed, heading_of(related)),
        items=listed,
        voiced=found,
        versions=tuple(row for row in related if row.position == page.row.position),
        history=history,
        before=before,
        after=after,
    )
    return html("article.html", room=room, section="articles", view=view)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a block, marked or not; `is_first` where the mark begins."""

    words: str
    is_marked: bool
    is_first: bool


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What the page of a document shows.

    Args:
        document: the whole of it.
        blocks: every block with its words; text between blocks has block None.
        place: the span that was asked for, or None.
        is_marked: whether any word of it can be shown; white space between blocks cannot.
        article: the article that the span lies in, or None.
        headings: the titles of the document's articles, by id.
    """

    document: DocumentRow
    blocks: tuple[tuple[Block | None, Span, tuple[Stretch, ...]], ...]
    place: Span | None
    is_marked: bool
    article: str | None
    headings: dict[str, str]


def document(request: Request) -> Response:
    """A whole document, with the span of a permalink marked."""
    room = room_of(request)
    document_id = request.path_params["document_id"]
    start = typed_offset(request.query_params, "from")
    end = typed_offset(request.query_params, "to")
    with room.dossier() as dossier:
        row = queries.document(dossier, document_id)
        if row is None:
            raise no_such("document")
        headings = heading_of(queries.articles_of_origin(dossier, row.origin))
    span = None if start is None and end is None else _place(row, start or 0, end or 0)
    regions = _regions(row)
    anchor = _anchor(regions, span)
    view = DocumentView(
        document=row,
        blocks=tuple(
            (block, region, _marked(row.text, region, span, anchor)) for block, region in regions
        ),
        place=span,
        is_marked=anchor is not None,
        article=None if span is None else _article_at(row.blocks, span),
        headings=headings,
    )
    return html("document.html", room=room, section="articles", view=view)


def _place(row: DocumentRow, start: int, end: int) -> Span:
    """The span that an address names.

    Raises:
        RoomError: if the document has no such span.
    """
    if not 0 <= start < end <= len(row.text):
        raise RoomError(
            404,
            "no-such-place",
            f"The document has no characters {start} to {end}; its text is "
            f"{len(row.text)} characters long.",
            "Correct the address: “from” must lie before “to”, and both inside the text.",
        )
    return Span(start, end)


def _article_at(blocks: Sequence[Block], span: Span) -> str | None:
    """The article that the span lies in, the first if in several; None for boilerplate."""
    return next((b.article_id for b in blocks if b.article_id and b.span.overlaps(span)), None)


def _regions(row: DocumentRow) -> list[tuple[Block | None, Span]]:
    """The blocks, and whatever words stand between them, so that nothing is left out."""
    regions: list[tuple[Block | None, Span]] = []
    at = 0
    for block in row.blocks:
        regions += _gap(row.text, at, block.span.start)
        regions.append((block, block.span))
        at = block.span.end
    return regions + _gap(row.text, at, len(row.text))


def _gap(text: str, start: int, end: int) -> list[tuple[Block | None, Span]]:
    between = Span(start, end).trim(text) if start < end else None
    return [] if between is None else [(None, between)]


def _marked(text: str, region: Span, place: Span | None, anchor: int | None) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(s.span.of(text), bool(s.marks), bool(s.marks) and s.span.start == anchor)
        for s in segments(region, [] if place is None else [(place, True)])
    )


def _anchor(regions: Sequence[tuple[Block | None, Span]], place: Span | None) -> int | None:
    """Where the first marked word stands; None if only white space is asked for."""
    if place is None:
        return None
    marked = [max(place.start, region.start) for _, region in regions if region.overlaps(place)]
    return min(marked, default=None)


ROUTES: list[BaseRoute] = [
    Route("/articles/{article_id}", article, name="article"),
    Route("/documents/{document_id}", document, name="document"),
]
