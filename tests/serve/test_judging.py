"""Writing a judgement from a page: by a form of this run, and by nothing else."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest

from accordingto.core.judgement import DIFFERENT_ENTITY, Judgement
from accordingto.ledger.entities import put_entities
from accordingto.ledger.judgements import judgements, standing
from accordingto.ledger.store import Dossier
from accordingto.ledger.told_apart import tell_apart
from accordingto.serve.guard import form_key
from accordingto.serve.links import entity_link, merges_link
from tests.ledger.spoken import ACROSS, ENTITIES, MERGES, entity, fall, gate, member, wall
from tests.serve import voiced
from tests.serve.case import HOSTILE
from tests.serve.conftest import HOST, TOKEN, Reader, reader_of
from tests.serve.test_guard import check_headers
from tests.serve.test_pages import words

LINT, MINISTRY = ENTITIES[:2]
ONE, OTHER = sorted((member(gate(), 0), member(fall(), 0)))
ORIGIN = {"origin": f"http://{HOST}", "content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return voiced.build(tmp_path / "gates.dossier")


@pytest.fixture
def reader(path: Path) -> Reader:
    return reader_of(path)


def fields(**changed: str) -> dict[str, str]:
    return {
        "key": form_key(TOKEN), "one": ONE, "other": OTHER, "decision": "different",
        "who": "Ida Ro", "why": "two mayors", **changed,
    }  # fmt: skip


def send(
    reader: Reader,
    sent: dict[str, str] | None = None,
    *,
    entity_id: str = LINT.id,
    headers: dict[str, str] | None = None,
    body: bytes | None = None,
) -> httpx.Response:
    return reader.ask(
        merges_link(entity_id),
        method="POST",
        headers=ORIGIN if headers is None else headers,
        body=urlencode(sent or fields()).encode() if body is None else body,
    )


def log(path: Path) -> tuple[Judgement, ...]:
    with Dossier.open(path) as dossier:
        return judgements(dossier)


def test_two_are_judged_different_and_shown_as_waiting(reader: Reader, path: Path) -> None:
    response = send(reader)
    assert response.status_code == 303
    assert response.headers["location"] == f"{merges_link(LINT.id)}#m-{ONE}-{OTHER}"
    check_headers(response.headers)
    (said,) = log(path)
    assert (said.target_kind, said.target_id, said.value) == ("article-entity", ONE, OTHER)
    assert (said.decision, said.who, said.why) == (DIFFERENT_ENTITY, "Ida Ro", "two mayors")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", said.made_at)
    for page in (entity_link(LINT.id), merges_link(LINT.id)):
        shown = words(reader.page(page))
        assert "Undone by a judgement, waiting for the next accordingto add" in shown
        assert "Ida Ro ," in shown
        assert "two mayors" in shown
        assert "Take this judgement back" in shown


def test_a_judgement_is_taken_back(reader: Reader, path: Path) -> None:
    send(reader)
    send(reader, fields(decision="take-back", who="Bo", why="one mayor after all"))
    first, back = log(path)
    assert (back.withdraws, back.decision, back.who) == (first.number, "withdrawn", "Bo")
    with Dossier.open(path) as dossier:
        assert standing(dossier) == ()
    assert "waiting" not in words(reader.page(entity_link(LINT.id)))
    send(reader, fields(decision="take-back"))
    assert len(log(path)) == 2


def test_sending_twice_writes_once(reader: Reader, path: Path) -> None:
    assert [send(reader).status_code for _ in range(2)] == [303, 303]
    assert len(log(path)) == 1


def test_what_was_undone_and_taken_back_waits_too(reader: Reader, path: Path) -> None:
    """The fixture's ministries are kept apart by a judgement that is not in the log any more."""
    shown = words(reader.page(entity_link(MINISTRY.id)))
    assert "Judged different once, and taken back; waiting" in shown
    pair = (MERGES[2].one, MERGES[2].other)
    with Dossier.open(path, write=True) as dossier:
        tell_apart(dossier, pair, who="Ida", why="", made_at="2031-05-04T10:00:00+02:00")
    shown = words(reader.page(entity_link(MINISTRY.id)))
    assert "Undone by a judgement. Ida , 4 May 2031, 10:00" in shown
    assert "waiting" not in shown


def test_a_judgement_that_no_merge_shows_can_be_taken_back(reader: Reader, path: Path) -> None:
    pair = tuple(sorted((member(fall(), 0), member(wall(), 1))))
    with Dossier.open(path, write=True) as dossier:
        tell_apart(dossier, (pair[0], pair[1]), who="Ida", why="", made_at="2031-05-04T10:00Z")
        tell_apart(dossier, (pair[0], "gone"), who="Ida", why="", made_at="2031-05-04T10:00Z")
    page = words(reader.page(entity_link(LINT.id)))
    assert "Judged to be different" in page
    assert "somebody whom this dossier no longer holds" in page
    sent = fields(decision="take-back", one=pair[0], other=pair[1])
    assert send(reader, sent).headers["location"] == f"{merges_link(LINT.id)}#told-apart"
    with Dossier.open(path) as dossier:
        assert [entry.value for entry in standing(dossier)] == [max(pair[0], "gone")]


def test_once_decided_anew_a_merge_is_undone_and_waits_no_more(reader: Reader, path: Path) -> None:
    send(reader)
    apart = entity("Lint", "person", {"Ada Lint": (gate(),), "Lint": (gate(), wall())},
                   (gate(), 0), (wall(), 1))  # fmt: skip
    other = entity("Ada Lint", "person", {"Ada Lint": (fall(),)}, (fall(), 0))
    undone = replace(MERGES[0], undone=True)
    with Dossier.open(path, write=True) as dossier:
        assert put_entities(dossier, (apart, other, *ENTITIES[1:]), (undone, *MERGES[1:]), ACROSS)
    for one in (apart, other):
        shown = words(reader.page(entity_link(one.id)))
        assert "Undone by a judgement. Ida Ro" in shown
        assert "Take this judgement back" in shown
        assert "waiting" not in shown
    assert reader.ask(entity_link(LINT.id)).status_code == 404
    assert (
        "/entities/"
        in send(reader, fields(decision="take-back"), entity_id=other.id).headers["location"]
    )
    assert "taken back; waiting" in words(reader.page(entity_link(apart.id)))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": f"https://{HOST}"},
        {"origin": f"http://{HOST}", "sec-fetch-site": "cross-site"},
        {"origin": f"http://{HOST}", "sec-fetch-site": "same-site"},
        {"origin": f"http://{HOST}", "sec-fetch-site": "none"},
    ],
)
def test_what_another_site_sends_is_refused(
    reader: Reader, path: Path, headers: dict[str, str]
) -> None:
    response = send(reader, headers={"content-type": ORIGIN["content-type"], **headers})
    assert response.status_code == 403
    assert "did not come from a page of this reading room" in response.text
    check_headers(response.headers)
    assert log(path) == ()


def test_the_room_may_be_called_localhost(reader: Reader, path: Path) -> None:
    named = HOST.replace("127.0.0.1", "localhost")
    headers = {
        **ORIGIN,
        "host": named,
        "origin": f"http://{named}",
        "sec-fetch-site": "same-origin",
    }
    assert send(reader, headers={**headers, "origin": f"http://{HOST}"}).status_code == 403
    assert send(reader, headers=headers).status_code == 303
    assert len(log(path)) == 1


def test_without_the_cookie_nothing_is_written(path: Path, reader: Reader) -> None:
    stranger = Reader(reader.app)
    assert send(stranger).status_code == 403
    response = stranger.ask(
        f"{merges_link(LINT.id)}?token={TOKEN}", method="POST", headers=ORIGIN,
        body=urlencode(fields()).encode(),
    )  # fmt: skip
    assert response.status_code == 403
    assert send(reader, headers={**ORIGIN, "host": "evil.example"}).status_code == 400
    assert log(path) == ()


def test_the_key_of_the_forms_does_not_give_the_token_away(reader: Reader) -> None:
    page = reader.page(entity_link(LINT.id))
    assert TOKEN not in page
    assert f'name="key" value="{form_key(TOKEN)}"' in page
    assert form_key(TOKEN) != form_key(TOKEN + "x")


@pytest.mark.parametrize(
    "sent",
    [
        fields(key=""), fields(key=form_key("another run")), fields(key="é"),
        fields(decision="same"), fields(decision=""),
    ],
)  # fmt: skip
def test_a_form_of_another_run_or_kind_is_refused(
    reader: Reader, path: Path, sent: dict[str, str]
) -> None:
    response = send(reader, sent)
    assert response.status_code == 400
    assert "nothing was written" in response.text
    assert log(path) == ()


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"a=b&" * 40, b"x" * 40_000])
def test_a_body_that_is_no_form_is_refused(reader: Reader, path: Path, body: bytes) -> None:
    assert send(reader, body=body).status_code == 400
    plain = {**ORIGIN, "content-type": "text/plain"}
    assert send(reader, headers=plain).status_code == 400
    assert log(path) == ()


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        (fields(who=" \n"), "The field for your name is empty"),
        (fields(who="x" * 121), "has 121 characters; it may have up to 120"),
        (fields(why="x" * 2001), "has 2001 characters; it may have up to 2,000"),
    ],
)
def test_what_cannot_be_kept_is_explained(
    reader: Reader, path: Path, sent: dict[str, str], shown: str
) -> None:
    response = send(reader, sent)
    assert response.status_code == 400
    assert shown in response.text
    assert log(path) == ()


def test_only_what_a_page_shows_can_be_judged(reader: Reader, path: Path) -> None:
    for response in (
        send(reader, fields(other="f" * 24)),
        send(reader, entity_id=MINISTRY.id),
        send(reader, entity_id="0" * 24),
    ):
        assert response.status_code == 404
    assert log(path) == ()


def test_hostile_words_of_a_judgement_are_words(reader: Reader, path: Path) -> None:
    send(reader, fields(who=f"{HOSTILE}\0\x1b[2J\u202e", why=HOSTILE))
    (said,) = log(path)
    assert said.who == f"{HOSTILE} [2J"
    assert "<script>alert" not in reader.page(entity_link(LINT.id))


def test_a_dossier_that_cannot_be_written_is_explained(
    reader: Reader, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accordingto.ledger.store._BUSY_S", 0.01)
    with Dossier.open(path, write=True) as other, other.transaction():
        response = send(reader)
    assert response.status_code == 503
    assert "could not be written" in response.text
    assert "being written by another program" in response.text
    assert log(path) == ()


def test_the_api_gives_the_judgement(reader: Reader) -> None:
    send(reader)
    text = reader.ask(f"/api/entities/{LINT.id}").text
    assert '"state":"made-until-decided"' in text
    assert '"who":"Ida Ro"' in text
