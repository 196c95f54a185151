"""The pages of who speaks: the list of speakers, and what those say whom no article names."""

from dataclasses import dataclass
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from accordingto.core.speaker import DESCRIBED, Described
from accordingto.ledger import queries, speaker_counts, speakers
from accordingto.ledger.speaker_views import NobodyRow, SpeakingRow, Unlisted, UnnamedRow
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import ArticleRow, AttributionRow, SpeakerRow
from accordingto.serve.listing import PER_SHEET, Sheet, sheet, sheet_number
from accordingto.serve.problems import no_such
from accordingto.serve.rendering import html
from accordingto.serve.room import room_of
from accordingto.serve.typed import typed_source


@dataclass(frozen=True, slots=True)
class SpeakersView:
    """What the list of speakers shows.

    Args:
        sheet: the entities that speak.
        named: what one of their names must contain, or "".
        nobodies: speakers who are described and not named.
        unlisted: attributions of all others.
        n_unasked: articles of which nobody asked who speaks in them.
    """

    sheet: Sheet[SpeakingRow]
    named: str
    nobodies: tuple[NobodyRow, ...]
    unlisted: Unlisted
    n_unasked: int


@dataclass(frozen=True, slots=True)
class WordingsView:
    """What the list of sources by wording shows.

    Args:
        sheet: the wordings.
        named: what they must contain, or "".
        n_unasked: articles of which nobody asked who speaks in them.
        is_all: whether nothing else is known of who speaks in the dossier.
    """

    sheet: Sheet[SpeakerRow]
    named: str
    n_unasked: int
    is_all: bool


def speaking(dossier: Dossier, named: str, number: int, path: str) -> Sheet[SpeakingRow]:
    """One page of the entities that speak.

    Args:
        dossier: open for reading.
        named: what one of their names must contain, or "".
        number: of the page, from 1.
        path: of the list.
    """
    if named:
        return sheet(
            speakers.speakers_named(dossier, named),
            {"named": named, "page": str(number)},
            path=path,
        )
    rows = speakers.speakers_of(dossier, limit=PER_SHEET, offset=(number - 1) * PER_SHEET)
    return Sheet(rows, number, PER_SHEET, speakers.n_speakers(dossier), path)


def listed(request: Request) -> Response:
    """The entities that speak; the sources by their wording where nobody asked who speaks."""
    room = room_of(request)
    named, number = (
        request.query_params.get("named", "").strip(),
        sheet_number(request.query_params),
    )
    with room.dossier() as dossier:
        nobodies = speakers.nobodies(dossier)
        if not nobodies and not speakers.n_speakers(dossier):
            return _wordings(request, dossier, "/speakers", is_all=True)
        found = speaking(dossier, named, number, "/speakers")
        unlisted = speaker_counts.unlisted(dossier)
        view = SpeakersView(found, named, nobodies, unlisted, speaker_counts.n_unasked(dossier))
    return html("speakers.html", room=room, section="speakers", view=view)


def wordings(request: Request) -> Response:
    """Sources by their wording."""
    with room_of(request).dossier() as dossier:
        return _wordings(request, dossier, "/speakers/wordings", is_all=False)


def _wordings(request: Request, dossier: Dossier, path: str, *, is_all: bool) -> Response:
    named = request.query_params.get("named", "").strip()
    chosen = [
        row for row in queries.speakers(dossier) if named.casefold() in row.surface.casefold()
    ]
    found = sheet(chosen, request.query_params, path=path)
    view = WordingsView(found, named, speaker_counts.n_unasked(dossier), is_all)
    return html("wordings.html", room=room_of(request), section="speakers", view=view)


@dataclass(frozen=True, slots=True)
class SourceView:
    """What the page of one source shows: its attributions, article by article."""

    surface: str
    sheet: Sheet[AttributionRow]
    n_articles: int
    by_article: tuple[tuple[ArticleRow, tuple[AttributionRow, ...]], ...]


def source(request: Request) -> Response:
    """Everything attributed to one wording of a source."""
    room = room_of(request)
    surface = typed_source(request.query_params)
    with room.dossier() as opened:
        rows = queries.attributions_of(opened, surface)
        found = sheet(rows, request.query_params, path="/speakers/source")
        heads = {row.id: row for row in queries.articles(opened)} if rows else {}
    view = SourceView(
        surface=surface,
        sheet=found,
        n_articles=len({row.article_id for row in rows}),
        by_article=tuple(
            (heads[article_id], tuple(group))
            for article_id, group in groupby(found.items, key=lambda row: row.article_id)
            if article_id in heads
        ),
    )
    return html("source.html", room=room, section="speakers", view=view)


@dataclass(frozen=True, slots=True)
class NobodyView:
    """What the page of one kind of nobody shows: their attributions, article by article."""

    what: Described
    sheet: Sheet[UnnamedRow]
    by_article: tuple[tuple[ArticleRow, tuple[UnnamedRow, ...]], ...]


def unnamed(dossier: Dossier, what: str, number: int) -> Sheet[UnnamedRow]:
    """One page of the attributions to speakers described so and not named.

    Raises:
        RoomError: if speakers are never described so.
    """
    if what not in DESCRIBED:
        raise no_such("kind of speaker")
    rows = speakers.nobody(dossier, what, limit=PER_SHEET, offset=(number - 1) * PER_SHEET)
    n_items = speaker_counts.n_unnamed(dossier, what)
    return Sheet(rows, number, PER_SHEET, n_items, f"/nobodies/{what}")


def nobody(request: Request) -> Response:
    """Everything attributed to speakers who are described so and not named."""
    room = room_of(request)
    what = request.path_params["what"]
    with room.dossier() as dossier:
        found = unnamed(dossier, what, sheet_number(request.query_params))
        heads = {row.id: row for row in queries.articles(dossier)} if found.items else {}
    grouped = groupby(found.items, key=lambda row: row.said.article_id)
    view = NobodyView(
        what, found, tuple((heads[owner], tuple(rows)) for owner, rows in grouped if owner in heads)
    )
    return html("nobody.html", room=room, section="speakers", view=view)


ROUTES: list[BaseRoute] = [
    Route("/speakers", listed, name="speakers"),
    Route("/speakers/wordings", wordings, name="wordings"),
    Route("/speakers/source", source, name="source"),
    Route("/nobodies/{what}", nobody, name="nobody"),
]
