"""Serving for real: loopback only, a fresh secret each time, a clean end."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from accordingto.errors import AccordingtoError, LedgerError, MissingExtraError
from accordingto.serve.run import serve
from tests.serve import case

SCRIPT = """
import sys
from pathlib import Path
from accordingto.serve.run import serve
serve(Path(sys.argv[1]), announce=lambda line: print(line, flush=True))
"""


@pytest.fixture
def room(case_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A room in another process, and the address that it printed."""
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", SCRIPT, str(case_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found is not None
    yield process, found[0]
    process.kill()
    process.communicate()


def test_the_printed_address_opens_the_room(room: tuple[subprocess.Popen[str], str]) -> None:
    _, address = room
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{32}", address)
    with httpx.Client(follow_redirects=True, trust_env=False) as client:
        page = client.get(address)
        assert page.status_code == 200
        assert "token" not in str(page.url)
        assert "server" not in page.headers
        assert client.get(str(page.url)).status_code == 200
    assert httpx.get(address.split("?")[0], trust_env=False).status_code == 403


def test_ctrl_c_ends_it_in_order(room: tuple[subprocess.Popen[str], str]) -> None:
    process, address = room
    with httpx.Client(trust_env=False) as client:
        client.get(address)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert out.endswith("closed\n")
    assert err == ""


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/../../../../../../../../etc/passwd", "/static//etc/passwd",
        "/static/..%2f..%2f..%2f..%2fetc/passwd", "/static/%2e%2e/app.py",
    ],
)  # fmt: skip
def test_raw_paths_do_not_leave_the_folder(
    room: tuple[subprocess.Popen[str], str], path: str
) -> None:
    """Sent as bytes: a client library would tidy the path before it asks."""
    _, address = room
    port = int(address.split(":")[2].split("/")[0])
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode()
        )
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.startswith((b"HTTP/1.1 404", b"HTTP/1.1 403"))
    assert b"create_app" not in answer
    assert b"root:" not in answer


def test_each_run_has_its_own_secret(case_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
    said: list[str] = []
    for _ in range(2):
        serve(case_path, announce=said.append)
    secrets = re.findall(r"token=(\S+)", " ".join(said))
    assert len(set(secrets)) == 2


def test_the_browser_is_opened_on_demand_only(
    case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("threading.Thread.start", lambda thread: thread.run())
    said: list[str] = []
    serve(case_path, announce=said.append)
    assert opened == []
    serve(case_path, announce=said.append, open_browser=True)
    assert opened == re.findall(r"http\S+", " ".join(said))[-1:]


def test_a_port_in_use_is_explained(case_path: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(AccordingtoError, match="leave out --port"),
    ):
        serve(case_path, port=taken.getsockname()[1], announce=lambda _: None)
    with pytest.raises(AccordingtoError, match="leave out --port"):
        serve(case_path, port=99999, announce=lambda _: None)


def test_a_missing_dossier_is_named_before_anything_is_served(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no dossier"):
        serve(tmp_path / "none.dossier", announce=pytest.fail)


def test_without_its_libraries_the_room_names_the_extra(
    case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(MissingExtraError, match=r"accordingto\[serve\]"):
        serve(case_path, announce=lambda _: None)


def test_a_dossier_can_be_read_while_it_is_written(tmp_path: Path) -> None:
    """A page asked for amid a transaction shows what stood before it."""
    from accordingto.ledger.store import Dossier  # noqa: PLC0415 - only here
    from accordingto.ledger.write import add_failure  # noqa: PLC0415 - only here
    from tests.serve.conftest import reader_of  # noqa: PLC0415 - only here

    path = case.build(tmp_path / "busy.dossier")
    reader = reader_of(path)
    with Dossier.open(path, write=True) as writer:
        writer.connection.execute("BEGIN IMMEDIATE")
        writer.connection.execute("DELETE FROM intake_note")
        assert "undecodable-bytes" in reader.page("/intake")
        writer.connection.execute("ROLLBACK")
        add_failure(writer, case.FAILURES[0])
    assert reader.ask("/").status_code == 200
