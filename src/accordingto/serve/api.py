"""The same answers as the pages give, as JSON for programs."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from accordingto.ledger import histories, queries
from accordingto.ledger.search import search
from accordingto.serve import shaping, voice_api
from accordingto.serve.as_json import as_json
from accordingto.serve.listing import HITS_PER_SHEET, PER_SHEET, Choice, Sheet, sheet, sheet_number
from accordingto.serve.problems import NOT_FOUND, no_such
from accordingto.serve.room import room_of
from accordingto.serve.shapes import (
    ArticleList,
    AttributionList,
    HitList,
    IntakeList,
)
from accordingto.serve.typed import typed_source, typed_words
from accordingto.serve.version_shapes import VersionList


def overview(request: Request) -> Response:
    """How much the dossier holds."""
    room = room_of(request)
    with room.dossier() as dossier:
        return as_json(shaping.overview(room.name, queries.counts(dossier)))


def articles(request: Request) -> Response:
    """Articles, chosen and ordered as on the page."""
    choice = Choice.of(request.query_params)
    with room_of(request).dossier() as dossier:
        found = sheet(choice.apply(queries.articles(dossier)), request.query_params)
    return as_json(ArticleList(shaping.sheet(found), [shaping.article(row) for row in found.items]))


def article(request: Request) -> Response:
    """Everything about one article."""
    with room_of(request).dossier() as dossier:
        page = queries.article(dossier, request.path_params["article_id"])
    if page is None:
        raise no_such("article")
    return as_json(shaping.article_detail(page))


def article_attributions(request: Request) -> Response:
    """The attributions of one article."""
    with room_of(request).dossier() as dossier:
        page = queries.article(dossier, request.path_params["article_id"])
    if page is None:
        raise no_such("article")
    found = sheet(page.attributions, request.query_params)
    return as_json(AttributionList(shaping.sheet(found), shaping.attributions(found.items)))


def article_versions(request: Request) -> Response:
    """The versions of one article, and what changed up to this one."""
    article_id = request.path_params["article_id"]
    with room_of(request).dossier() as dossier:
        if queries.article(dossier, article_id) is None:
            raise no_such("article")
        current = histories.version(dossier, article_id)
        listed = () if current is None else histories.versions(dossier, current.history_id)
        found = sheet(histories.changes(dossier, article_id), request.query_params)
        refused = histories.refused(dossier, article_id)
    return as_json(
        VersionList(
            None if current is None else current.history_id,
            None if current is None else current.number,
            [shaping.version(row) for row in listed],
            shaping.refused(refused),
            shaping.sheet(found),
            [shaping.change(row) for row in found.items],
        )
    )


def attributions(request: Request) -> Response:
    """All attributions, in the order of the articles and of their text."""
    number = sheet_number(request.query_params)
    with room_of(request).dossier() as dossier:
        n_items = queries.counts(dossier).n_attributions
        rows = queries.attributions_page(dossier, limit=PER_SHEET, offset=(number - 1) * PER_SHEET)
    found = Sheet(rows, number, PER_SHEET, n_items, "")
    return as_json(AttributionList(shaping.sheet(found), shaping.attributions(rows)))


def source(request: Request) -> Response:
    """What is attributed to one wording of a source; to none without `surface`."""
    surface = typed_source(request.query_params)
    with room_of(request).dossier() as dossier:
        found = sheet(queries.attributions_of(dossier, surface), request.query_params)
    return as_json(AttributionList(shaping.sheet(found), shaping.attributions(found.items)))


def hits(request: Request) -> Response:
    """Paragraphs that hold all words of `q`."""
    words, number = typed_words(request.query_params), sheet_number(request.query_params)
    with room_of(request).dossier() as dossier:
        n_items = queries.n_hits(dossier, words)
        rows = search(dossier, words, limit=HITS_PER_SHEET, offset=(number - 1) * HITS_PER_SHEET)
    found = Sheet(rows, number, HITS_PER_SHEET, n_items, "")
    return as_json(HitList(words, shaping.sheet(found), [shaping.hit(row) for row in rows]))


def intake(request: Request) -> Response:
    """What became of every file."""
    with room_of(request).dossier() as dossier:
        found = sheet(queries.intake(dossier), request.query_params)
    return as_json(IntakeList(shaping.sheet(found), [shaping.intake_file(r) for r in found.items]))


def document(request: Request) -> Response:
    """One document with its text."""
    with room_of(request).dossier() as dossier:
        row = queries.document(dossier, request.path_params["document_id"])
    if row is None:
        raise no_such("document")
    return as_json(shaping.document(row))


def nothing(request: Request) -> Response:  # noqa: ARG001 - the shape of an endpoint
    """Any other address under `/api/`."""
    raise NOT_FOUND


ROUTES: list[BaseRoute] = [
    Route("/api/dossier", overview, name="api-dossier"),
    Route("/api/articles", articles, name="api-articles"),
    Route("/api/articles/{article_id}", article, name="api-article"),
    Route("/api/articles/{article_id}/attributions", article_attributions, name="api-of-article"),
    Route("/api/articles/{article_id}/versions", article_versions, name="api-versions"),
    Route("/api/attributions", attributions, name="api-attributions"),
    Route("/api/speakers/source", source, name="api-source"),
    Route("/api/search", hits, name="api-search"),
    Route("/api/intake", intake, name="api-intake"),
    Route("/api/documents/{document_id}", document, name="api-document"),
    *voice_api.ROUTES,
    Route("/api/{rest:path}", nothing, name="api-nothing"),
]
