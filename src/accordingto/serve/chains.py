"""The chain of voices that an attribution's words came through, as pages draw it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from accordingto.core.speaker import Channel
from accordingto.ledger import queries
from accordingto.ledger.chains import article_chains, verifications
from accordingto.ledger.speaker_views import HopRow, SaidRow, VerificationRow
from accordingto.ledger.speakers import article_said
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import ArticleRow, AttributionRow, Words
from accordingto.serve.problems import no_such
from accordingto.serve.rendering import html
from accordingto.serve.room import room_of
from accordingto.serve.wording import voice


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of a chain.

    Args:
        does: what it does, in words: "printed by".
        row: who it is.
        number: of the attribution whose speaker it is, in the article's list; None if of none.
        channel: how its words came to the reporter; None where it is no attribution's speaker.
        channel_words: what says so.
        is_own: whether it speaks in the attribution whose chain this is.
    """

    does: str
    row: HopRow
    number: int | None
    channel: Channel | None
    channel_words: Words | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class Voiced:
    """What is known of who speaks in one article.

    Args:
        chains: of each attribution, by its id; none where nobody asked.
        said: each attribution with how its words came, by its id.
        verifications: what the article says of how well something is verified.
        numbers: of the attributions in the article's list, by their ids.
    """

    chains: Mapping[str, tuple[Voice, ...]]
    said: Mapping[str, SaidRow]
    verifications: tuple[VerificationRow, ...]
    numbers: Mapping[str, int]


def voiced(dossier: Dossier, article_id: str, rows: Sequence[AttributionRow]) -> Voiced:
    """Who speaks in an article.

    Args:
        dossier: open for reading.
        article_id: of the article.
        rows: its attributions, in the order of its list.
    """
    said = article_said(dossier, article_id)
    by_id = {row.id: (number, row) for number, row in enumerate(rows, 1)}
    chains = {
        owner: tuple(_voice(hop, owner, by_id, said) for hop in hops)
        for owner, hops in article_chains(dossier, article_id).items()
    }
    numbers = {key: number for key, (number, _) in by_id.items()}
    return Voiced(chains, said, verifications(dossier, article_id), numbers)


def _voice(
    hop: HopRow,
    owner: str,
    by_id: Mapping[str, tuple[int, AttributionRow]],
    said: Mapping[str, SaidRow],
) -> Voice:
    number, row = by_id.get(hop.attribution_id or "", (None, None))
    way = said.get(hop.attribution_id or "")
    return Voice(
        voice(hop.role, None if row is None else row.kind, is_negated=bool(hop.negated)),
        hop,
        number,
        None if way is None else way.channel,
        None if way is None else way.channel_words,
        hop.attribution_id == owner,
    )


@dataclass(frozen=True, slots=True)
class ChainView:
    """What the page of one chain shows.

    Args:
        article: in which the attribution stands.
        row: the attribution.
        voices: its chain; empty where nobody asked who speaks in the article.
        said: how its words came, or None where nobody asked.
        numbers: of the article's attributions in its list, by their ids.
    """

    article: ArticleRow
    row: AttributionRow
    voices: tuple[Voice, ...]
    said: SaidRow | None
    numbers: Mapping[str, int]


def chain(request: Request) -> Response:
    """One attribution and the voices that it came through; a page to link to."""
    room = room_of(request)
    with room.dossier() as dossier:
        row = queries.attribution(dossier, request.path_params["attribution_id"])
        page = None if row is None else queries.article(dossier, row.article_id)
        if row is None or page is None:
            raise no_such("attribution")
        found = voiced(dossier, row.article_id, page.attributions)
    view = ChainView(
        page.row, row, found.chains.get(row.id, ()), found.said.get(row.id), found.numbers
    )
    return html("chain.html", room=room, section="articles", view=view)


ROUTES: list[BaseRoute] = [Route("/chains/{attribution_id}", chain, name="chain")]
