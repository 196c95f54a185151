"""Nobody else reads, nothing runs, and every response says so."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from accordingto.ledger.views import ArticleRow
from accordingto.serve.guard import SECURITY_HEADERS
from tests.serve.case import HOSTILE
from tests.serve.conftest import HOST, PORT, TOKEN, Reader, reader_of

PATHS = [
    "/", "/intake", "/speakers", "/speakers/source?surface=He", "/search?q=ferry", "/nothing",
    "/articles/none", "/documents/none", "/api/dossier", "/api/nothing", "/static/room.css",
    "/static/nothing.css", "/?page=x", "/speakers/wordings", "/entities/none",
    "/entities/none/merges", "/nobodies/official", "/chains/none",
]  # fmt: skip


def check_headers(headers: object) -> None:
    found = dict(headers)  # type: ignore[call-overload]  # httpx types them loosely
    for name, value in SECURITY_HEADERS.items():
        assert found.get(name.lower()) == value, name


@pytest.mark.parametrize("path", PATHS)
def test_every_response_carries_the_headers(reader: Reader, path: str) -> None:
    check_headers(reader.ask(path).headers)


@pytest.mark.parametrize("path", PATHS)
def test_every_refusal_carries_the_headers(stranger: Reader, path: str) -> None:
    check_headers(stranger.ask(path).headers)
    check_headers(stranger.ask(path, headers={"host": "evil.example"}).headers)
    check_headers(stranger.ask(path, method="POST").headers)


def test_the_policy_allows_no_inline_code_and_no_other_host() -> None:
    policy = SECURITY_HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "http" not in policy


def test_a_fault_is_answered_with_the_headers(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("accordingto.ledger.queries.counts", broken)
    for path, shown in (("/", "could not be made"), ("/api/dossier", '"code":"failed"')):
        response = reader.ask(path)
        assert response.status_code == 500
        assert shown in response.text
        assert "ZeroDivision" not in response.text
        check_headers(response.headers)


@pytest.mark.parametrize("path", [p for p in PATHS if not p.startswith("/static")])
def test_without_token_or_cookie_nothing_is_shown(stranger: Reader, path: str) -> None:
    response = stranger.ask(path)
    assert response.status_code == 403
    assert "accordingto serve" in response.text
    assert "ferry" not in response.text.lower()


@pytest.mark.parametrize("wrong", ["", "wrong", TOKEN[:-1], TOKEN + "x", "é", "%00"])
def test_a_wrong_token_is_refused_even_with_the_cookie(reader: Reader, wrong: str) -> None:
    response = reader.ask(f"/?token={wrong}")
    assert response.status_code == 403
    assert "set-cookie" not in response.headers


def test_a_wrong_cookie_is_refused(case_path: Path) -> None:
    room = reader_of(case_path).app
    for cookies in ({f"accordingto-{PORT}": "wrong"}, {"accordingto-1": TOKEN}):
        assert Reader(room, cookies).ask("/").status_code == 403


def test_the_first_visit_trades_the_token_for_a_cookie(stranger: Reader) -> None:
    response = stranger.ask(f"/search?q=ferry+lights&token={TOKEN}")
    assert response.status_code == 303
    assert response.headers["location"] == "/search?q=ferry+lights"
    cookie = response.headers["set-cookie"]
    assert cookie.startswith(f"accordingto-{PORT}={TOKEN};")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert Reader(stranger.app, dict(response.cookies)).ask("/search?q=ferry").status_code == 200


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "///evil.example"])
def test_the_way_in_leads_nowhere_else(stranger: Reader, path: str) -> None:
    response = stranger.ask(f"http://{HOST}{path}?token={TOKEN}")
    assert response.status_code == 303
    assert re.match(r"/[^/\\]", response.headers["location"])


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.2:{PORT}",
        f"127.0.0.1.evil.example:{PORT}", f"localhost.:{PORT}", "", f"0.0.0.0:{PORT}",
    ],
)  # fmt: skip
def test_a_request_for_another_host_is_refused(reader: Reader, host: str) -> None:
    for path in ("/", f"/?token={TOKEN}", "/static/room.css"):
        response = reader.ask(path, headers={"host": host})
        assert response.status_code == 400
        assert "set-cookie" not in response.headers


@pytest.mark.parametrize("host", [HOST, f"localhost:{PORT}", f"[::1]:{PORT}", f"LOCALHOST:{PORT}"])
def test_the_names_of_this_machine_are_accepted(reader: Reader, host: str) -> None:
    assert reader.ask("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize(
    "path", ["/", "/api/dossier", "/static/room.css", "/nothing", "/entities/none"]
)
def test_nothing_can_be_sent(reader: Reader, method: str, path: str) -> None:
    response = reader.ask(path, method=method)
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS"])
def test_where_a_form_may_send_nothing_else_can(reader: Reader, method: str) -> None:
    headers = {"origin": f"http://{HOST}"}
    for path in ("/entities/none/merges", "/api/entities/none/merges"):
        assert reader.ask(path, method=method, headers=headers).status_code == 405
    response = reader.ask("/api/entities/none/merges", method="POST", headers=headers)
    assert response.status_code == 405


def test_head_is_answered_like_get(reader: Reader) -> None:
    assert reader.ask("/", method="HEAD").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static//etc/passwd",
        "/static/%2fetc%2fpasswd", "/static/..\\app.py", "/static/.", "/static", "/static/",
        "/static/%00", "/static/" + "a" * 300, "/static/~root",
    ],
)  # fmt: skip
def test_only_files_of_the_folder_are_given(reader: Reader, path: str) -> None:
    response = reader.ask(path)
    assert response.status_code == 404
    assert "create_app" not in response.text
    assert "root:" not in response.text


def test_hostile_words_are_shown_as_words(reader: Reader, rows: dict[str, ArticleRow]) -> None:
    hostile = rows["saved/hostile.txt"]
    surface = f"Captain {HOSTILE}"
    for path in (
        "/",
        f"/articles/{hostile.id}",
        f"/documents/{hostile.document_id}?from=3&to=40",
        "/speakers",
        "/intake",
        "/search?q=script",
        f"/search?q={HOSTILE}",
        f"/speakers?named={HOSTILE}",
        f"/speakers/source?surface={surface}",
        "/speakers/source?surface=<script>alert(1)</script>",
        "/?outlet=<script>alert(1)</script>",
        "/?since=<script>alert(1)</script>",
        "/<script>alert(1)</script>",
    ):
        page = reader.ask(path).text
        assert "<script>alert" not in page, path
        assert "<img" not in page, path
    assert "&lt;script&gt;alert(1)" in reader.page("/")


class Attributes(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_no_page_has_inline_code_or_style_or_names_another_host(
    reader: Reader, rows: dict[str, ArticleRow]
) -> None:
    row = rows["saved/courier.txt"]
    for path in (
        "/", "/intake", "/speakers", "/search?q=ferry", "/no", f"/articles/{row.id}",
        f"/documents/{row.document_id}?from=1&to=4", "/speakers/source?surface=He",
    ):  # fmt: skip
        for tag, attributes in Attributes(reader.ask(path).text).found:
            assert tag != "style"
            assert tag != "script" or attributes["src"]
            for name, value in attributes.items():
                assert name != "style"
                assert not name.startswith("on")
                if name in ("href", "src", "action"):
                    assert re.match(r"/(?!/)|#", value or ""), value
