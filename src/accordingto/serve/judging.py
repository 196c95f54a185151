"""The one thing that can be written here: that two are not one, and that taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from secrets import compare_digest
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from accordingto.core.judgement import Judgement
from accordingto.errors import LedgerError
from accordingto.ledger import speakers
from accordingto.ledger.store import Dossier
from accordingto.ledger.told_apart import Pair, take_back, tell_apart
from accordingto.serve.links import merges_link
from accordingto.serve.listing import PER_SHEET
from accordingto.serve.merges import ApartView, MergeView, merges
from accordingto.serve.problems import WRONG_FORM, RoomError, no_such
from accordingto.serve.room import Room, room_of

MAX_BODY_BYTES = 32_768
"""More than the longest name and reason take, percent-encoded."""
MAX_NAME_CHARS = 120
MAX_REASON_CHARS = 2000
_JOINERS = "\u200c\u200d"
"""Not printable, and part of how names are written in some scripts."""
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Said:
    """What a person sent.

    Args:
        pair: ids of the two entities of articles.
        is_taken_back: whether the judgement that they are different is taken back.
        who: their name, as they wish to be named.
        why: their reason; may be empty.
    """

    pair: Pair
    is_taken_back: bool
    who: str
    why: str


async def judge(request: Request) -> Response:
    """Write a judgement about two that an entity gathers, and show it where they stand."""
    fields = await _fields(request)
    room = room_of(request)
    if not room.form_key or not compare_digest(
        fields.get("key", "").encode(), room.form_key.encode()
    ):
        raise WRONG_FORM
    said, entity_id = _said(fields), request.path_params["entity_id"]
    return RedirectResponse(await run_in_threadpool(_write, room, entity_id, said), 303)


async def _fields(request: Request) -> dict[str, str]:
    """What a form sent, each field once."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != _FORM:
        raise WRONG_FORM
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MAX_BODY_BYTES:
            raise WRONG_FORM
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=16))
    except ValueError as error:
        raise WRONG_FORM from error


def _said(fields: Mapping[str, str]) -> Said:
    one, other = sorted((fields.get("one", ""), fields.get("other", "")))
    decision = fields.get("decision")
    if decision not in ("different", "take-back"):
        raise WRONG_FORM
    return Said(
        (one, other),
        decision == "take-back",
        _typed(fields, "who", "your name", MAX_NAME_CHARS, is_needed=True),
        _typed(fields, "why", "the reason", MAX_REASON_CHARS, is_needed=False),
    )


def _typed(
    fields: Mapping[str, str], name: str, what: str, n_chars: int, *, is_needed: bool
) -> str:
    """What was typed into a field, white space folded and control characters left out."""
    words = "".join(c if c.isprintable() or c in _JOINERS else " " for c in fields.get(name, ""))
    words = " ".join(words.split())
    if len(words) > n_chars or (is_needed and not words):
        found = f"has {len(words)} characters" if words else "is empty"
        raise RoomError(
            400,
            "wrong-value",
            f"The field for {what} {found}; it may have up to {n_chars:,}.",
            "Go back to the page with the form; what you typed still stands there.",
        )
    return words


def _write(room: Room, entity_id: str, said: Said) -> str:
    """Write the judgement; the address of the place that shows it."""
    made_at = datetime.now().astimezone().isoformat(timespec="seconds")
    try:
        with Dossier.open(room.path, write=True) as dossier:
            page = speakers.speaker(dossier, entity_id, limit=0)
            if page is None:
                raise no_such("speaker")
            made, apart = merges(dossier, page)
            judgement = _judgement(made, apart, said.pair)
            if said.is_taken_back and judgement:
                take_back(dossier, judgement, who=said.who, why=said.why, made_at=made_at)
            elif not said.is_taken_back:
                tell_apart(dossier, said.pair, who=said.who, why=said.why, made_at=made_at)
    except LedgerError as error:
        raise RoomError(
            503,
            "not-written",
            f"The judgement could not be written: {error}.".replace("..", "."),
            "Nothing was changed. Go back to the page with the form and try again.",
        ) from error
    return _place(entity_id, made, said.pair)


def _judgement(made: tuple[MergeView, ...], apart: list[ApartView], pair: Pair) -> Judgement | None:
    """The judgement in force that the two are different; None if there is none.

    Raises:
        RoomError: if the entity's page does not show the two.
    """
    for view in made:
        if (view.row.one.id, view.row.other.id) == pair:
            return view.judgement
    for other in apart:
        if pair == tuple(sorted((other.judgement.target_id, other.judgement.value))):
            return other.judgement
    raise no_such("merge")


def _place(entity_id: str, made: tuple[MergeView, ...], pair: Pair) -> str:
    for number, view in enumerate(made):
        if (view.row.one.id, view.row.other.id) == pair:
            return f"{merges_link(entity_id, number // PER_SHEET + 1)}#{view.anchor}"
    return f"{merges_link(entity_id)}#told-apart"


ROUTES: list[BaseRoute] = [
    Route("/entities/{entity_id}/merges", judge, name="judge", methods=["POST"]),
]
