"""Who speaks, as JSON for programs: the same answers as the pages give."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from accordingto.ledger import queries, speaker_counts, speakers
from accordingto.serve import shaping, voice_shaping
from accordingto.serve.as_json import as_json
from accordingto.serve.chains import voiced
from accordingto.serve.entities import page_of
from accordingto.serve.listing import sheet, sheet_number
from accordingto.serve.merges import merges
from accordingto.serve.problems import no_such
from accordingto.serve.room import room_of
from accordingto.serve.shapes import WordingList
from accordingto.serve.voice_shapes import NobodyDetail, SpeakerList, VoiceList
from accordingto.serve.who import speaking, unnamed


def listed(request: Request) -> Response:
    """The entities that speak, and those who are described and not named."""
    named = request.query_params.get("named", "").strip()
    with room_of(request).dossier() as dossier:
        found = speaking(dossier, named, sheet_number(request.query_params), "")
        nobodies = speakers.nobodies(dossier)
        left_out = speaker_counts.unlisted(dossier)
        n_unasked = speaker_counts.n_unasked(dossier)
    return as_json(
        SpeakerList(
            shaping.sheet(found),
            [voice_shaping.speaking(row) for row in found.items],
            [voice_shaping.nobody(row) for row in nobodies],
            left_out.n_outlet,
            left_out.n_of_one_article,
            left_out.n_open,
            n_unasked,
        )
    )


def wordings(request: Request) -> Response:
    """Sources by their wording, the most frequent first."""
    with room_of(request).dossier() as dossier:
        found = sheet(queries.speakers(dossier), request.query_params)
    return as_json(WordingList(shaping.sheet(found), [shaping.wording(row) for row in found.items]))


def entity(request: Request) -> Response:
    """Everything about one entity."""
    with room_of(request).dossier() as dossier:
        page, found = page_of(
            dossier, request.path_params["entity_id"], sheet_number(request.query_params)
        )
        made, apart = merges(dossier, page)
    return as_json(voice_shaping.entity(page, found, made, apart))


def nobody(request: Request) -> Response:
    """What is attributed to speakers who are described so and not named."""
    what = request.path_params["what"]
    with room_of(request).dossier() as dossier:
        found = unnamed(dossier, what, sheet_number(request.query_params))
    return as_json(
        NobodyDetail(
            what, shaping.sheet(found), [voice_shaping.unnamed(row) for row in found.items]
        )
    )


def chain(request: Request) -> Response:
    """The voices that one attribution came through."""
    with room_of(request).dossier() as dossier:
        row = queries.attribution(dossier, request.path_params["attribution_id"])
        if row is None:
            raise no_such("attribution")
        rows = queries.article_attributions(dossier, row.article_id)
        found = voiced(dossier, row.article_id, rows)
    return as_json(voice_shaping.chain(row, found.chains.get(row.id, ())))


def voices(request: Request) -> Response:
    """All chains of an article, and what it says of verification."""
    article_id = request.path_params["article_id"]
    with room_of(request).dossier() as dossier:
        page = queries.article(dossier, article_id)
        if page is None:
            raise no_such("article")
        found = voiced(dossier, article_id, page.attributions)
    return as_json(
        VoiceList(
            article_id,
            [
                voice_shaping.chain(row, found.chains[row.id])
                for row in page.attributions
                if row.id in found.chains
            ],
            [voice_shaping.verification(row) for row in found.verifications],
        )
    )


ROUTES: list[BaseRoute] = [
    Route("/api/speakers", listed, name="api-speakers"),
    Route("/api/speakers/wordings", wordings, name="api-wordings"),
    Route("/api/entities/{entity_id}", entity, name="api-entity"),
    Route("/api/nobodies/{what}", nobody, name="api-nobody"),
    Route("/api/chains/{attribution_id}", chain, name="api-chain"),
    Route("/api/articles/{article_id}/voices", voices, name="api-voices"),
]
