"""The page of somebody who speaks, and the page of why those it gathers were taken for one."""

from dataclasses import dataclass
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from accordingto.ledger import queries, speakers
from accordingto.ledger.speaker_views import MemberRow, SaidRow, SpeakerPage
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import ArticleRow
from accordingto.serve.listing import PER_SHEET, Sheet, sheet, sheet_number
from accordingto.serve.merges import ApartView, MergeView, merges
from accordingto.serve.problems import no_such
from accordingto.serve.rendering import html
from accordingto.serve.room import room_of

N_MERGES_SHOWN = 12
"""On the page of an entity; all of them have a page of their own."""
N_ARTICLES_SHOWN = 8
"""Of those that use a name."""


@dataclass(frozen=True, slots=True)
class EntityView:
    """What the page of an entity shows.

    Args:
        page: all that the ledger knows, its attributions cut to those of one page.
        sheet: which page of its attributions.
        by_article: these attributions, article by article.
        members: what it gathers, by the article; the first where one article has several.
        merges: why these were taken for one; not all of many.
        n_merges: how many there are.
        n_unsure: how many of them hold, and were taken for one with little to say so.
        apart: judgements about it that no merge shows.
    """

    page: SpeakerPage
    sheet: Sheet[SaidRow]
    by_article: tuple[tuple[ArticleRow, tuple[SaidRow, ...]], ...]
    members: dict[str, MemberRow]
    merges: tuple[MergeView, ...]
    n_merges: int
    n_unsure: int
    apart: list[ApartView]
    n_articles_shown: int = N_ARTICLES_SHOWN


def page_of(dossier: Dossier, entity_id: str, number: int) -> tuple[SpeakerPage, Sheet[SaidRow]]:
    """One page of what an entity says, with all that is known of it.

    Raises:
        RoomError: if the dossier has no such entity.
    """
    page = speakers.speaker(dossier, entity_id, limit=PER_SHEET, offset=(number - 1) * PER_SHEET)
    if page is None:
        raise no_such("speaker")
    path, n_items = f"/entities/{entity_id}", page.row.n_attributions
    return page, Sheet(page.attributions, number, PER_SHEET, n_items, path)


def entity(request: Request) -> Response:
    """Everything about one entity."""
    room = room_of(request)
    with room.dossier() as dossier:
        page, found = page_of(
            dossier, request.path_params["entity_id"], sheet_number(request.query_params)
        )
        made, apart = merges(dossier, page)
        heads = {row.id: row for row in queries.articles(dossier)} if found.items else {}
    members: dict[str, MemberRow] = {}
    for member in page.members:
        members.setdefault(member.article_id, member)
    grouped = groupby(found.items, key=lambda row: row.article_id)
    view = EntityView(
        page=page,
        sheet=found,
        by_article=tuple((heads[i], tuple(rows)) for i, rows in grouped if i in heads),
        members=members,
        merges=made[:N_MERGES_SHOWN],
        n_merges=len(made),
        n_unsure=sum(view.is_unsure for view in made),
        apart=apart,
    )
    return html("entity.html", room=room, section="speakers", view=view)


@dataclass(frozen=True, slots=True)
class MergesView:
    """What the page of an entity's merges shows; `apart` has judgements that no merge shows."""

    page: SpeakerPage
    sheet: Sheet[MergeView]
    apart: list[ApartView]


def all_merges(request: Request) -> Response:
    """Why those that an entity gathers were taken for one, and what people said of that."""
    room = room_of(request)
    with room.dossier() as dossier:
        entity_id = request.path_params["entity_id"]
        page = speakers.speaker(dossier, entity_id, limit=0)
        if page is None:
            raise no_such("speaker")
        made, apart = merges(dossier, page)
    found = sheet(made, request.query_params, path=f"/entities/{entity_id}/merges")
    view = MergesView(page, found, apart)
    return html("merges.html", room=room, section="speakers", view=view)


ROUTES: list[BaseRoute] = [
    Route("/entities/{entity_id}", entity, name="entity"),
    Route("/entities/{entity_id}/merges", all_merges, name="merges", methods=["GET"]),
]
