"""Who may read, and what every response says about itself.

The page shows confidential text on a port that every program and every website
open in the same browser can try to reach. So each request must name this very
host (against DNS rebinding), carry the secret of this run, and may only read,
but for judgements: a form may send one, if the browser says that a page of this
room sent it (Origin, Sec-Fetch-Site) and it carries the key of this run's forms.

The secret comes once in the printed address and then in a cookie. The cookie
keeps out programs and websites that do not know it: scripts cannot read it
(HttpOnly), and a browser does not send it along when another site asks
(SameSite=Strict). It does not keep the secret from another server on the same
host: cookies ignore ports, so whatever listens on another port of 127.0.0.1
receives it when the same browser goes there, and could then read the room.
The port in its name only keeps two rooms apart. Nor does it protect against a
program that may read the browser's own files or the terminal. What limits all
of this is time: every start makes a new token, and an old one opens nothing.
"""

import hmac
import re
import secrets
from urllib.parse import quote, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from accordingto.serve.problems import (
    NO_TOKEN,
    WRONG_HOST,
    WRONG_METHOD,
    WRONG_SITE,
    answer,
)

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Other sites learn nothing from it. With "no-referrer", browsers would also hide from
    # the room itself which page sent a form: they send "Origin: null" then.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
WRITABLE = re.compile(r"/entities/[^/]+/merges")
"""The only addresses that a form may send to."""


def form_key(token: str) -> str:
    """The key that the forms of a run carry; it does not give its secret away.

    The cookie alone would not do: it says that the browser may read, not that a page of
    this room made the form.
    """
    return hmac.new(token.encode(), b"accordingto form", "sha256").hexdigest()


class Guard:
    """Refuses what does not come from the reader's own browser.

    Args:
        app: what is guarded.
        token: the secret in the printed address.
        port: on which the room is served; part of the host's name.
    """

    def __init__(self, app: ASGIApp, *, token: str, port: int) -> None:
        self.app = app
        self.token = token
        # Cookies ignore ports: without it in the name, a second room would
        # throw the readers of the first one out.
        self.cookie = f"accordingto-{port}"
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse, or pass on."""
        if scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
        elif scope["type"] == "http":
            answering = self._refusal(Request(scope)) or self.app
            await answering(scope, receive, with_headers(send))
        else:
            await self.app(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        """What to answer instead of the page; None if it may be read."""
        if not self._names_us(request.headers):
            # The host is not to be trusted, and is part of what a request's own
            # address is built from; so nothing of it is shown.
            return answer(request, WRONG_HOST)
        if request.method not in ("GET", "HEAD"):
            return self._refusal_to_write(request)
        if request.scope["path"].startswith("/static/"):
            # The same for everybody, and the page that refuses needs its style.
            return None
        offered = request.query_params.get("token")
        if offered is not None and self._is_token(offered):
            return self._welcome(request)
        if offered is None and self._is_token(request.cookies.get(self.cookie, "")):
            return None
        return answer(request, NO_TOKEN)

    def _refusal_to_write(self, request: Request) -> Response | None:
        """What to answer to what only a form may send; None if it may be looked at."""
        if request.method != "POST" or not WRITABLE.fullmatch(request.scope["path"]):
            return answer(request, WRONG_METHOD)
        origins, fetched = (request.headers.getlist(n) for n in ("origin", "sec-fetch-site"))
        host = request.headers["host"].lower()
        if origins != [f"http://{host}"] or fetched not in ([], ["same-origin"]):
            return answer(request, WRONG_SITE)
        if not self._is_token(request.cookies.get(self.cookie, "")):
            return answer(request, NO_TOKEN)
        return None

    def _names_us(self, headers: Headers) -> bool:
        named = headers.getlist("host")
        return len(named) == 1 and named[0].lower() in self.hosts

    def _is_token(self, offered: str) -> bool:
        return secrets.compare_digest(offered.encode(), self.token.encode())

    def _welcome(self, request: Request) -> Response:
        """Keep the token in a cookie and take it out of the address."""
        rest = [(k, v) for k, v in request.query_params.multi_items() if k != "token"]
        # One slash only: an address that began with two would name another host.
        path = "/" + quote(request.scope["path"].lstrip("/"))
        response = RedirectResponse(path + (f"?{urlencode(rest)}" if rest else ""), 303)
        response.set_cookie(self.cookie, self.token, httponly=True, samesite="strict")
        return response


def with_headers(send: Send) -> Send:
    """A `send` that puts the security headers on every response."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(SECURITY_HEADERS)
        await send(message)

    return sending
