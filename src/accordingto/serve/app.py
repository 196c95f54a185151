"""The application: routes, the guard before them, and what answers errors."""

import sqlite3
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from accordingto.errors import AccordingtoError
from accordingto.serve import api, chains, changes, entities, judging, pages, reading, who
from accordingto.serve.guard import SECURITY_HEADERS, Guard, form_key
from accordingto.serve.problems import RoomError, on_error
from accordingto.serve.room import Room

STATIC = Path(__file__).parent / "static"


def create_app(dossier_path: Path, *, token: str, port: int) -> Starlette:
    """The reading room of one dossier.

    Args:
        dossier_path: the dossier; each request opens it anew, for reading only unless it
            brings a judgement.
        token: the secret that the first visit must bring.
        port: on which the room will be served; requests that name another
            host or port are refused.
    """
    app = Starlette(
        routes=[
            Mount("/static", StaticFiles(directory=STATIC), name="static"),
            *api.ROUTES,
            *pages.ROUTES,
            *reading.ROUTES,
            *changes.ROUTES,
            *who.ROUTES,
            *entities.ROUTES,
            *judging.ROUTES,
            *chains.ROUTES,
        ],
        middleware=[Middleware(Guard, token=token, port=port)],
        exception_handlers={
            RoomError: on_error,
            HTTPException: on_error,
            AccordingtoError: on_error,
            sqlite3.Error: on_error,
            Exception: _on_fault,
        },
    )
    app.router.redirect_slashes = False
    app.state.room = Room(dossier_path, form_key(token))
    return app


def _on_fault(request: Request, error: Exception) -> Response:
    """Answer where no middleware of ours is left to add the headers."""
    response = on_error(request, error)
    response.headers.update(SECURITY_HEADERS)
    return response
