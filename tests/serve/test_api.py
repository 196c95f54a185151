"""Every response of the API has the shape that is written down."""

from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from accordingto.ledger import queries
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import ArticleRow
from accordingto.serve import api, shapes, version_shapes, voice_shapes
from tests.ledger.spoken import GATE, fall, gate, wall
from tests.serve import voiced
from tests.serve.conftest import Reader, reader_of
from tests.serve.voiced import LINT

ShapeT = TypeVar("ShapeT", bound=shapes.Shape)


def decoded(reader: Reader, path: str, shape: type[ShapeT], status: int = 200) -> ShapeT:
    response = reader.ask(path)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    found = msgspec.json.decode(response.content, type=shape, strict=True)
    # Nothing is dropped on the way in: what was decoded gives the same bytes.
    assert msgspec.json.encode(found) == response.content
    return found


def paths_of(rows: dict[str, ArticleRow]) -> list[tuple[str, type[shapes.Shape]]]:
    row = rows["saved/courier.txt"]
    return [
        ("/api/dossier", shapes.Overview),
        ("/api/articles", shapes.ArticleList),
        ("/api/articles?outlet=Coast+Wire&order=date", shapes.ArticleList),
        (f"/api/articles/{row.id}", shapes.ArticleDetail),
        (f"/api/articles/{row.id}/attributions", shapes.AttributionList),
        (f"/api/articles/{row.id}/versions", version_shapes.VersionList),
        ("/api/attributions", shapes.AttributionList),
        ("/api/attributions?page=9", shapes.AttributionList),
        ("/api/speakers", voice_shapes.SpeakerList),
        ("/api/speakers?named=x", voice_shapes.SpeakerList),
        ("/api/speakers/wordings", shapes.WordingList),
        ("/api/nobodies/official", voice_shapes.NobodyDetail),
        (f"/api/articles/{row.id}/voices", voice_shapes.VoiceList),
        ("/api/speakers/source?surface=He", shapes.AttributionList),
        ("/api/speakers/source", shapes.AttributionList),
        ("/api/search?q=harbour", shapes.HitList),
        ("/api/search", shapes.HitList),
        ("/api/intake", shapes.IntakeList),
        (f"/api/documents/{row.document_id}", shapes.DocumentText),
    ]


VOICED = (
    (f"/api/entities/{LINT.id}", voice_shapes.EntityDetail),
    (f"/api/entities/{LINT.id}?page=2", voice_shapes.EntityDetail),
    (f"/api/chains/{gate().attribution_id(1)}", voice_shapes.ChainDetail),
    (f"/api/articles/{gate().article_id}/voices", voice_shapes.VoiceList),
    ("/api/speakers", voice_shapes.SpeakerList),
    ("/api/speakers?named=lint", voice_shapes.SpeakerList),
    ("/api/nobodies/official", voice_shapes.NobodyDetail),
)
"""What has more to say in a dossier with voices."""


def test_every_response_has_its_shape(reader: Reader, rows: dict[str, ArticleRow]) -> None:
    for path, shape in paths_of(rows):
        decoded(reader, path, shape)


def test_every_route_is_in_the_contract(rows: dict[str, ArticleRow]) -> None:
    asked = [path.split("?")[0] for path, _ in (*paths_of(rows), *VOICED)]
    for route in api.ROUTES:
        assert route.path == "/api/{rest:path}" or any(  # type: ignore[attr-defined]  # all are Route
            route.path_regex.match(path)  # type: ignore[attr-defined]  # as above
            for path in asked
        )


def test_every_route_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "room.md").read_text(encoding="utf-8")
    for route in api.ROUTES:
        path = route.path  # type: ignore[attr-defined]  # all are Route
        assert path == "/api/{rest:path}" or f"`{path}`" in page


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api", 404, "not-found"),
        ("/api/", 404, "not-found"),
        ("/api/nothing", 404, "not-found"),
        ("/api/articles/none", 404, "not-found"),
        ("/api/articles/none/attributions", 404, "not-found"),
        ("/api/articles/none/versions", 404, "not-found"),
        ("/api/documents/none", 404, "not-found"),
        ("/api/entities/none", 404, "not-found"),
        ("/api/chains/none", 404, "not-found"),
        ("/api/articles/none/voices", 404, "not-found"),
        ("/api/nobodies/wizards", 404, "not-found"),
        ("/api/speakers?page=0", 400, "wrong-value"),
        ("/api/articles?page=0", 400, "wrong-value"),
        ("/api/articles?since=soon", 400, "wrong-value"),
        ("/api/search?q=" + "x" * 401, 400, "wrong-value"),
    ],
)
def test_every_error_has_one_shape(reader: Reader, path: str, status: int, code: str) -> None:
    error = decoded(reader, path, shapes.Problem, status).error
    assert error.code == code
    assert error.message.endswith(".")
    assert error.what_to_do.endswith(".")


def test_refusals_have_the_same_shape(stranger: Reader, reader: Reader) -> None:
    assert decoded(stranger, "/api/dossier", shapes.Problem, 403).error.code == "no-token"
    for response, code in (
        (reader.ask("/api/dossier", method="POST"), "method-not-allowed"),
        (reader.ask("/api/dossier", headers={"host": "evil.example"}), "wrong-host"),
    ):
        assert msgspec.json.decode(response.content, type=shapes.Problem).error.code == code


def test_a_field_that_no_shape_has_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(
            b'{"error":{"code":"a","message":"b","what_to_do":"c","why":"d"}}', type=shapes.Problem
        )


def test_spans_point_at_the_words(reader: Reader, rows: dict[str, ArticleRow]) -> None:
    for row in rows.values():
        found = decoded(reader, f"/api/articles/{row.id}", shapes.ArticleDetail)
        text = found.document.text
        for item in found.attributions:
            for part in item.parts:
                assert text[part.span[0] : part.span[1]] == part.exact
        for field in found.fields.values():
            assert field.span is None or text[field.span[0] : field.span[1]] == field.exact


def test_pages_of_attributions_join_to_the_whole(
    reader: Reader, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "PER_SHEET", 4)
    sheets = [
        decoded(reader, f"/api/attributions?page={n}", shapes.AttributionList) for n in range(1, 5)
    ]
    assert [i.id for s in sheets for i in s.attributions] == [
        row.id for row in queries.attributions(dossier)
    ]
    assert sheets[0].sheet == shapes.Sheet(1, 4, 15)


def test_a_hit_links_to_the_words(reader: Reader) -> None:
    hit = decoded(reader, "/api/search?q=boots", shapes.HitList).hits[0]
    page = reader.page(hit.link.split("#")[0])
    assert '<mark id="span">boots</mark>' in page


def test_white_space_in_the_words_of_a_source_is_folded_as_on_its_page(reader: Reader) -> None:
    path = "/api/speakers/source?surface="
    plain = reader.ask(f"{path}A+harbour+spokesman")
    assert decoded(reader, f"{path}A+harbour+spokesman", shapes.AttributionList).attributions
    assert reader.ask(f"{path}+A+harbour%0A++spokesman%C2%A0").content == plain.content


@pytest.fixture(scope="module")
def speaking(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Somebody who reads a dossier with voices."""
    return reader_of(voiced.build(tmp_path_factory.mktemp("voiced") / "gates.dossier"))


@pytest.mark.parametrize(("path", "shape"), VOICED)
def test_who_speaks_has_its_shape(speaking: Reader, path: str, shape: type[shapes.Shape]) -> None:
    decoded(speaking, path, shape)


def test_speakers_and_the_unnamed_are_given(speaking: Reader) -> None:
    found = decoded(speaking, "/api/speakers", voice_shapes.SpeakerList)
    assert [(one.name, one.kind, one.n_attributions) for one in found.speakers] == [
        ("Ada Lint", "person", 4), ("The ministry", "official-body", 1),
        ("the ministry", "official-body", 1),
    ]  # fmt: skip
    assert [(one.what, one.n_attributions) for one in found.nobodies] == [("official", 2)]
    assert (found.sheet.n_items, found.n_unasked_articles) == (3, 0)
    named = decoded(speaking, "/api/speakers?named=LINT", voice_shapes.SpeakerList)
    assert [one.id for one in named.speakers] == [LINT.id]


def test_an_older_dossier_says_how_many_articles_were_never_asked(reader: Reader) -> None:
    found = decoded(reader, "/api/speakers", voice_shapes.SpeakerList)
    assert (found.speakers, found.nobodies) == ([], [])
    assert found.n_unasked_articles > 0
    assert decoded(reader, "/api/speakers/wordings", shapes.WordingList).wordings


def test_an_entity_has_names_merges_and_what_it_says(speaking: Reader) -> None:
    found = decoded(speaking, f"/api/entities/{LINT.id}", voice_shapes.EntityDetail)
    assert {one.name: one.outlets for one in found.names} == {
        name: ["Harbour News", "The Orrin Post"] for name in ("Ada Lint", "Lint")
    }
    assert {one.entity_id for one in found.members} == {LINT.id}
    merge = next(one for one in found.merges if one.decided_by == "features")
    assert (merge.state, merge.judgement, merge.probability) == ("made", None, 0.9375)
    assert merge.grounds[0].words == "both are called “Ada Lint”"
    assert [one.id for one in found.attributions] == [
        fall().attribution_id(0), gate().attribution_id(0), gate().attribution_id(3),
        wall().attribution_id(0),
    ]  # fmt: skip


def test_words_of_voices_stand_where_they_are_said_to(speaking: Reader) -> None:
    found = decoded(speaking, f"/api/articles/{gate().article_id}/voices", voice_shapes.VoiceList)
    voices = [voice for chain in found.chains for voice in chain.voices]
    places = [words for voice in voices for words in (voice.words, voice.channel_words) if words]
    places += [one.words for one in found.verifications]
    assert len(places) > 5
    assert all(GATE[slice(*words.span)] == words.exact for words in places)
    assert [one.role for one in found.chains[1].voices] == ["outlet", "speaker", "speaker"]
    one = decoded(speaking, f"/api/chains/{gate().attribution_id(1)}", voice_shapes.ChainDetail)
    assert one == found.chains[1]


def test_pages_of_what_somebody_says_join_to_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = reader_of(voiced.build(tmp_path / "gates.dossier"))
    path = f"/api/entities/{LINT.id}"
    whole = decoded(room, path, voice_shapes.EntityDetail)
    monkeypatch.setattr("accordingto.serve.entities.PER_SHEET", 3)
    pages = [decoded(room, f"{path}?page={n}", voice_shapes.EntityDetail) for n in (1, 2)]
    assert [one for page in pages for one in page.attributions] == whole.attributions
    assert pages[0].sheet == shapes.Sheet(1, 2, 4)
