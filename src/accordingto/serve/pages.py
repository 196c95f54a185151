"""The pages that list: the dossier, its intake, and what a search finds."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from accordingto.ledger import queries
from accordingto.ledger.search import search
from accordingto.ledger.views import (
    ArticleRow,
    Counts,
    Hit,
    IntakeRow,
)
from accordingto.serve.listing import (
    HITS_PER_SHEET,
    NO_OUTLET,
    ORDERS,
    Choice,
    Sheet,
    sheet,
    sheet_number,
)
from accordingto.serve.rendering import html
from accordingto.serve.room import room_of
from accordingto.serve.typed import typed_words

BAR_WIDTH = 1000
"""Units of the bar of forms, fine enough that no share is drawn as nothing."""


@dataclass(frozen=True, slots=True)
class DossierView:
    """What the front page shows.

    Args:
        bar: each form with its count, left edge and width in units of the bar.
    """

    counts: Counts
    bar: tuple[tuple[str, int, int, int], ...]
    choice: Choice
    outlets: tuple[str, ...]
    lacks_outlet: bool
    sheet: Sheet[ArticleRow]
    not_read: tuple[IntakeRow, ...]
    orders: tuple[str, ...] = ORDERS
    no_outlet: str = NO_OUTLET


def dossier(request: Request) -> Response:
    """The list of articles."""
    room = room_of(request)
    choice = Choice.of(request.query_params)
    with room.dossier() as opened:
        counts = queries.counts(opened)
        rows = queries.articles(opened)
        files = queries.intake(opened)
    view = DossierView(
        counts=counts,
        bar=_bar(counts),
        choice=choice,
        outlets=tuple(sorted({row.outlet for row in rows if row.outlet}, key=str.casefold)),
        lacks_outlet=any(row.outlet is None for row in rows),
        sheet=sheet(choice.apply(rows), request.query_params, path="/"),
        not_read=tuple(row for row in files if row.status != "read"),
    )
    return html("dossier.html", room=room, section="articles", view=view)


def _bar(counts: Counts) -> tuple[tuple[str, int, int, int], ...]:
    """The share of each form; the edges are rounded, so that the parts always touch."""
    total, before, made = max(counts.n_attributions, 1), 0, []
    for form, found in counts.by_form:
        left, right = before * BAR_WIDTH // total, (before + found) * BAR_WIDTH // total
        made.append((form, found, left, right - left))
        before += found
    return tuple(made)


@dataclass(frozen=True, slots=True)
class IntakeView:
    """What the intake report shows.

    Args:
        sheet: the rows.
        n_by_status: how many rows each outcome has, as far as it has any, in one order.
        status: the outcome that was asked for, or "".
        within: the file whose parts were asked for, or "".
        n_within: file that holds others → how many rows its parts have.
        n_bytes: size of all that was read.
        seconds: time that reading and analysing took, all documents together.
    """

    sheet: Sheet[IntakeRow]
    n_by_status: tuple[tuple[str, int], ...]
    status: str
    within: str
    n_within: Mapping[str, int]
    n_bytes: int
    seconds: float


def intake(request: Request) -> Response:
    """What became of every file."""
    room = room_of(request)
    status = request.query_params.get("status", "")
    within = request.query_params.get("within", "")
    with room.dossier() as opened:
        files = queries.intake(opened)
    held = Counter(row.within for row in files if row.within)
    if within in held:
        files = tuple(row for row in files if within in (row.within, row.origin))
    counts = Counter(row.status for row in files)
    status = status if status in OUTCOMES else ""
    chosen = [row for row in files if row.status == status] if status else files
    view = IntakeView(
        sheet=sheet(chosen, request.query_params, path="/intake"),
        n_by_status=tuple(
            (kind, counts[kind]) for kind in OUTCOMES if counts[kind] or kind in _ALWAYS_SHOWN
        ),
        status=status,
        within=within if within in held else "",
        n_within=held,
        n_bytes=sum(row.n_bytes or 0 for row in files if row.status == "read"),
        seconds=sum(row.seconds or 0.0 for row in files if row.status != "opened"),
    )
    return html("intake.html", room=room, section="intake", view=view)


OUTCOMES = ("read", "opened", "cut", "failed", "skipped")
_ALWAYS_SHOWN = frozenset({"read", "failed", "skipped"})


@dataclass(frozen=True, slots=True)
class SearchView:
    """What a search shows; `words` is "" before anything was asked."""

    words: str
    sheet: Sheet[Hit]


def hits(request: Request) -> Response:
    """Paragraphs that hold all of the words."""
    room = room_of(request)
    words, number = typed_words(request.query_params), sheet_number(request.query_params)
    with room.dossier() as opened:
        n_items = queries.n_hits(opened, words)
        found = search(opened, words, limit=HITS_PER_SHEET, offset=(number - 1) * HITS_PER_SHEET)
    view = SearchView(
        words, Sheet(found, number, HITS_PER_SHEET, n_items, "/search", (("q", words),))
    )
    return html("search.html", room=room, section="search", view=view)


ROUTES: list[BaseRoute] = [
    Route("/", dossier, name="dossier"),
    Route("/intake", intake, name="intake"),
    Route("/search", hits, name="search"),
]
