"""A real browser, a real server on a free port, and a watch over what the pages do."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from tests.serve import case

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SCRIPT = """
import sys
from pathlib import Path
from accordingto.serve.run import serve
serve(Path(sys.argv[1]), announce=lambda line: print(line, flush=True))
"""

# A page that is not there after so long never comes; a loaded machine may need some of it.
expect.set_options(timeout=30_000)


@dataclass
class Room:
    """A room that is served, and the dossier in it."""

    address: str
    path: Path

    @property
    def base(self) -> str:
        """The address without its secret."""
        return self.address.split("/?")[0]


@dataclass
class Visit:
    """One person with a browser. What goes wrong in it is kept, to be looked at in the end."""

    room: Room
    context: BrowserContext
    page: Page
    troubles: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open a page of the room."""
        self.page.goto(self.room.base + path)
        return self.page


# Playwright keeps an event loop running while it is there: no longer than its module.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        sentence = f"there is no {CHROMIUM}; install Chromium, or set CHROMIUM to where it is"
        if os.environ.get("CI"):
            pytest.fail(sentence)
        pytest.skip(sentence)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@contextmanager
def serving(path: Path) -> Iterator[Room]:
    """The room of a dossier, served until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(path)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found is not None
        yield Room(found[0], path)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with serving(case.build(tmp_path_factory.mktemp("room") / "ferry.dossier")) as served:
        yield served


def visit(browser: Browser, room: Room, **options: Any) -> Visit:  # noqa: ANN401 - playwright's own
    """Come in with the printed address, and note everything that should not happen."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], **options)
    made = Visit(room, context, context.new_page())

    def watch(request: Request) -> None:
        if urlsplit(request.url).hostname != "127.0.0.1":
            made.troubles.append(f"asked {request.url}")

    context.on("request", watch)
    # The policy's violations are errors on the console, as are failed requests.
    context.on(
        "console",
        lambda message: (
            made.troubles.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    context.on("weberror", lambda error: made.troubles.append(str(error.error)))
    made.page.goto(room.address)
    return made


@pytest.fixture
def reader(browser: Browser, room: Room) -> Iterator[Visit]:
    """A journalist at a desk."""
    made = visit(browser, room, viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield made
    made.context.close()
    assert made.troubles == []


@pytest.fixture
def phone(browser: Browser, room: Room) -> Iterator[Visit]:
    """The same on a narrow screen."""
    made = visit(browser, room, viewport={"width": 380, "height": 760})
    yield made
    made.context.close()
    assert made.troubles == []


@pytest.fixture
def plain(browser: Browser, room: Room) -> Iterator[Visit]:
    """The same with JavaScript switched off."""
    made = visit(browser, room, java_script_enabled=False)
    yield made
    made.context.close()
    assert made.troubles == []
