"""The dossier that is being read, and how each request opens it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request

from accordingto.ledger.store import Dossier


@dataclass(frozen=True, slots=True)
class Room:
    """One reading room: the dossier that its pages show.

    Args:
        path: the dossier.
        form_key: what the forms of this run carry; without one nothing can be written.
    """

    path: Path
    form_key: str = ""

    @property
    def name(self) -> str:
        """The dossier's file name without its ending."""
        return self.path.stem or self.path.name

    @contextmanager
    def dossier(self) -> Iterator[Dossier]:
        """The dossier, read-only, as it is at this moment.

        One transaction spans all that is read, so that a page never mixes rows
        from before and after a document that another process adds meanwhile.
        """
        with Dossier.open(self.path) as dossier:
            dossier.connection.execute("BEGIN")
            yield dossier


def room_of(request: Request) -> Room:
    """The room that a request was made in."""
    room = request.app.state.room
    if not isinstance(room, Room):
        raise TypeError(f"the application's state holds {type(room).__name__}, not a Room")
    return room
