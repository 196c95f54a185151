"""What is said when a page cannot be given: one shape, as a page or as JSON."""

import sqlite3
from dataclasses import dataclass

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from accordingto.errors import AccordingtoError
from accordingto.serve.rendering import html
from accordingto.serve.shapes import Problem, ProblemBody


@dataclass(slots=True)
class RoomError(Exception):
    """A request that cannot be answered.

    Args:
        status: of HTTP.
        code: one hyphenated word that programs can test.
        message: what was found.
        what_to_do: what the reader can do about it.
    """

    status: int
    code: str
    message: str
    what_to_do: str

    def __str__(self) -> str:
        return self.message


NO_TOKEN = RoomError(
    403,
    "no-token",
    "This reading room opens only with the address that was printed when it was started.",
    "Go to the terminal in which accordingto serve runs, and open the whole address that it "
    "printed, with everything after the question mark.",
)
WRONG_HOST = RoomError(
    400,
    "wrong-host",
    "The request names a host that is not this reading room.",
    "Open the address that accordingto serve printed; it begins with http://127.0.0.1.",
)
WRONG_METHOD = RoomError(
    405,
    "method-not-allowed",
    "This address only answers GET and HEAD: nothing can be changed here.",
    "Send a GET request; to add documents, use: accordingto add.",
)
WRONG_SITE = RoomError(
    403,
    "wrong-site",
    "The request to write did not come from a page of this reading room.",
    "Open the room in a browser on this machine, and use the form on its own page.",
)
WRONG_FORM = RoomError(
    400,
    "wrong-form",
    "The form was not one that this reading room gave out in this run.",
    "Open the page with the form anew, and send it again; nothing was written.",
)
NOT_FOUND = RoomError(
    404,
    "not-found",
    "There is no such page in this reading room.",
    "Begin from the list of articles, or search for words that you remember.",
)
FAILED = RoomError(
    500,
    "failed",
    "The page could not be made, because of a fault in the program or in the dossier.",
    "Check the dossier with: accordingto verify. If it is sound, the terminal in which the "
    "reading room runs says more.",
)


def no_such(what: str) -> RoomError:
    """The answer to an id that the dossier does not hold."""
    return RoomError(
        404,
        "not-found",
        f"This dossier holds no {what} of that id.",
        "It may have been rebuilt since the link was made; begin from the list of articles, or "
        "search for words that you remember.",
    )


def wrong_value(name: str, found: str, expected: str) -> RoomError:
    """The answer to a parameter that cannot be used."""
    return RoomError(
        400,
        "wrong-value",
        f"The address gives {name} as “{found[:80]}”; {expected}.",
        "Correct the address, or begin from the list of articles.",
    )


def is_api(request: Request) -> bool:
    """Whether a program asks, so that JSON is the answer."""
    path: str = request.scope["path"]
    return path == "/api" or path.startswith("/api/")


def answer(request: Request, error: RoomError) -> Response:
    """An error as JSON under `/api/`, as a page elsewhere."""
    headers = {"Allow": "GET, HEAD"} if error.status == WRONG_METHOD.status else {}
    if is_api(request):
        body = Problem(ProblemBody(error.code, error.message, error.what_to_do))
        return Response(msgspec.json.encode(body), error.status, headers, "application/json")
    page = html("problem.html", status=error.status, error=error)
    page.headers.update(headers)
    return page


def explain(error: Exception) -> RoomError:
    """What to say about an exception."""
    match error:
        case RoomError():
            return error
        case HTTPException(status_code=405):
            return WRONG_METHOD
        case HTTPException(status_code=status) if status < 500:
            return NOT_FOUND
        case AccordingtoError() | sqlite3.Error():
            return RoomError(
                503,
                "dossier-unreadable",
                f"The dossier could not be read: {error}.".replace("..", "."),
                "Try again; if it stays so, check the dossier with: accordingto verify.",
            )
        case _:
            return FAILED


def on_error(request: Request, error: Exception) -> Response:
    """Handle an exception of any page."""
    return answer(request, explain(error))
