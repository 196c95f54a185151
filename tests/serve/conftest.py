"""A reading room to ask, without a network: requests go straight to the application."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from accordingto.ledger import queries
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import ArticleRow
from accordingto.serve.app import create_app
from tests.serve import case

PORT = 8731
TOKEN = "an-invented-secret"
HOST = f"127.0.0.1:{PORT}"


@dataclass
class Reader:
    """Somebody who asks the room for pages.

    Starlette's own test client wants another HTTP library; this one is a few
    lines over httpx, which the project uses anyway.
    """

    app: Starlette
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
    ) -> httpx.Response:
        async def asking() -> httpx.Response:
            # The handler of last resort answers first and raises then, for the log.
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(
                transport=transport, base_url=f"http://{HOST}", cookies=self.cookies
            ) as client:
                return await client.request(method, path, headers=headers, content=body)

        return asyncio.run(asking())

    def page(self, path: str) -> str:
        """The HTML of a page that must be there."""
        response = self.ask(path)
        assert response.status_code == 200, f"{path}: {response.status_code} {response.text[:300]}"
        assert response.headers["content-type"].startswith("text/html")
        return response.text


def reader_of(path: Path) -> Reader:
    app = create_app(path, token=TOKEN, port=PORT)
    return Reader(app, {f"accordingto-{PORT}": TOKEN})


@pytest.fixture(scope="session")
def case_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return case.build(tmp_path_factory.mktemp("case") / "ferry.dossier")


@pytest.fixture
def reader(case_path: Path) -> Reader:
    """Somebody who came with the token."""
    return reader_of(case_path)


@pytest.fixture
def stranger(case_path: Path) -> Reader:
    """Somebody without it."""
    return Reader(create_app(case_path, token=TOKEN, port=PORT))


@pytest.fixture
def dossier(case_path: Path) -> Iterator[Dossier]:
    with Dossier.open(case_path) as opened:
        yield opened


@pytest.fixture
def rows(dossier: Dossier) -> dict[str, ArticleRow]:
    """The articles by origin, `#n` added for the second and later versions or places."""
    found: dict[str, ArticleRow] = {}
    for row in queries.articles(dossier):
        key = row.origin if row.origin not in found else f"{row.origin}#2"
        found[key] = row
    return found
