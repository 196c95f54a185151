"""Every response of the API has the shape that is written down."""

from typing import TypeVar

import msgspec
import pytest

from accordingto.ledger import queries
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import ArticleRow
from accordingto.serve import api, shapes
from tests.serve.conftest import Reader

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
        (f"/api/articles/{row.id}/versions", shapes.VersionList),
        ("/api/attributions", shapes.AttributionList),
        ("/api/attributions?page=9", shapes.AttributionList),
        ("/api/speakers", shapes.SpeakerList),
        ("/api/speakers/source?surface=He", shapes.AttributionList),
        ("/api/speakers/source", shapes.AttributionList),
        ("/api/search?q=harbour", shapes.HitList),
        ("/api/search", shapes.HitList),
        ("/api/intake", shapes.IntakeList),
        (f"/api/documents/{row.document_id}", shapes.DocumentText),
    ]


def test_every_response_has_its_shape(reader: Reader, rows: dict[str, ArticleRow]) -> None:
    for path, shape in paths_of(rows):
        decoded(reader, path, shape)


def test_every_route_is_in_the_contract(rows: dict[str, ArticleRow]) -> None:
    asked = [path.split("?")[0] for path, _ in paths_of(rows)]
    for route in api.ROUTES:
        assert route.path == "/api/{rest:path}" or any(  # type: ignore[attr-defined]  # all are Route
            route.path_regex.match(path)  # type: ignore[attr-defined]  # as above
            for path in asked
        )


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
