"""Serving a dossier to the browser on this machine, and to nobody else."""

import secrets
import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from accordingto.errors import AccordingtoError, MissingExtraError
from accordingto.ledger.store import Dossier

LOOPBACK = "127.0.0.1"
_TOKEN_BYTES = 24
_BACKLOG = 64


def serve(
    path: Path, *, port: int = 0, open_browser: bool = False, announce: Callable[[str], None]
) -> None:
    """Serve a dossier until Ctrl-C.

    Args:
        path: the dossier.
        port: where to listen; 0 for any that is free.
        open_browser: whether to show the room at once.
        announce: is given each line that the person at the terminal should read.

    Raises:
        LedgerError: if the dossier cannot be opened.
        AccordingtoError: if the port is in use.
        MissingExtraError: if the libraries for pages are not installed.
    """
    try:
        import uvicorn  # noqa: PLC0415 - an extra

        from accordingto.serve.app import create_app  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise MissingExtraError("serve", "The reading room") from error
    Dossier.open(path).close()
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    with _listener(port) as listener:
        bound = listener.getsockname()[1]
        address = f"http://{LOOPBACK}:{bound}/?token={token}"
        server = uvicorn.Server(
            uvicorn.Config(
                create_app(path, token=token, port=bound),
                log_level="warning",
                access_log=False,
                server_header=False,
                ws="none",
                lifespan="off",
                # Open tabs keep connections alive; Ctrl-C should not wait for them.
                timeout_graceful_shutdown=1,
            )
        )
        # The socket listens already, so whoever reads the line can connect.
        announce(f"reading room of {path.name}: {address}")
        announce("open this address in a browser on this machine; Ctrl-C ends it")
        if open_browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        # Once it has shut down in order, uvicorn passes Ctrl-C on, unless the
        # room was started as a background job, where it is ignored.
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listener])
        announce("closed")


def _listener(port: int) -> socket.socket:
    """A socket that listens on loopback only."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
        listener.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        raise AccordingtoError(
            f"port {port} cannot be used ({error}); leave out --port to get one that is free"
        ) from error
    return listener
