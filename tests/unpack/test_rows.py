import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.unpack.formats import format_of
from accordingto.unpack.member import Limits
from tests.unpack.conftest import SMALL, opened, taken
from tests.unpack.given_of import codes_of, given_of, parts_of, passed_over

STORY = "The gate held all night, said Ada Lint."
ROWS = st.lists(
    st.dictionaries(
        st.sampled_from(["text", "title", "id"]), st.text(st.characters(codec="utf-8")), min_size=1
    ).filter(lambda row: row.get("text", "").strip()),
    min_size=1, max_size=6,
)  # fmt: skip


def lines(*rows: object) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def kind(raw: bytes) -> str:
    found = format_of(opened(raw), part_bytes=1 << 20)
    return found.name if found else ""


def raws(raw: bytes, limits: Limits = SMALL) -> dict[str, bytes]:
    return {name: part.raw for name, part in parts_of(taken(raw, "r.json", limits)).items()}


def test_each_line_is_a_text_with_what_is_said_about_it() -> None:
    found = taken(lines({"text": STORY, "title": "Gate holds", "lang": "en"}, {"text": STORY}), "r")
    assert [part.place for part in parts_of(found).values()] == [
        "row 1, column text", "row 2, column text",
    ]  # fmt: skip
    assert given_of(found, "row 1") == {"title": "Gate holds", "language": "en"}
    assert parts_of(found)["row 2"].raw == STORY.encode()


def test_a_broken_line_costs_only_itself() -> None:
    raw = lines({"text": "one"}) + b'{"text": "cut\n[1]\n\n' + lines({"text": "two"})
    found = taken(raw, "r")
    assert codes_of(found) == {"row 2": "damaged", "row 3": "damaged"}
    assert {name: part.raw for name, part in parts_of(found).items()} == {
        "row 1": b"one", "row 4": b"two",
    }  # fmt: skip


def test_a_line_that_is_too_long_or_too_deep_costs_only_itself() -> None:
    deep = b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"
    raw = lines({"text": "one"}) + deep + lines({"text": "x" * (2 << 20)}, {"text": "two"})
    found = taken(raw, "r")
    assert codes_of(found) == {"row 2": "damaged", "row 3": "too-large"}
    assert list(parts_of(found)) == ["row 1", "row 4"]


def test_bytes_that_are_not_utf8_are_left_for_the_reader() -> None:
    raw = '{"text": "Шлюз тримався", "id": 1}\n'.encode("cp1251")
    assert raws(raw) == {"row 1": "Шлюз тримався".encode("cp1251")}


def test_half_a_character_in_escapes_becomes_a_sign_for_it() -> None:
    assert raws(b'{"text": "a\\ud83d b \\udcff"}\n') == {"row 1": "a\ufffd b \ufffd".encode()}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_array_of_objects_is_rows_however_it_is_set(codec: str) -> None:
    rows = [{"maintext": STORY, "authors": ["Ada Lint"]}, {"maintext": None}, 7, {"maintext": "Ж"}]
    for indent in (None, 1):
        raw = json.dumps(rows, indent=indent, ensure_ascii=False).encode(codec)
        found = taken(raw, "r")
        assert {name: part.raw for name, part in parts_of(found).items()} == {
            "row 1": STORY.encode(), "row 4": "Ж".encode(),
        }  # fmt: skip
        assert given_of(found, "row 1") == {"byline": "Ada Lint"}
        assert passed_over(found) == "1 rows without text, 1 values that are no rows"


def test_one_object_set_over_lines_is_one_row() -> None:
    raw = json.dumps({"url": "https://tide.example/1", "articleBody": STORY}, indent=2).encode()
    found = taken(raw, "r")
    assert parts_of(found)["row 1"].place == "row 1, column articleBody"
    assert given_of(found, "row 1") == {"url": "https://tide.example/1"}


@pytest.mark.parametrize(
    "raw", [lines({"id": 1}, {"words": STORY}), json.dumps([{"id": 1}], indent=1).encode()]
)
def test_no_known_column_is_an_error_that_names_those_there_are(raw: bytes) -> None:
    (failure,) = taken(raw, "r")
    assert "columns id" in getattr(failure, "message", "")
    assert codes_of([failure]) == {"r": "no-text-column"}


def test_an_array_that_breaks_off_gives_what_came_before() -> None:
    raw = json.dumps([{"text": "one"}, {"text": "two"}], indent=1).encode()
    found = taken(raw[:-12], "r")
    assert list(parts_of(found)) == ["row 1"]
    assert codes_of(found) == {"r": "damaged"}


def test_a_text_of_too_many_pieces_costs_only_its_row() -> None:
    raw = json.dumps([{"text": ["x"] * 60_000}, {"text": "two"}], indent=0).encode()
    found = taken(raw, "r")
    assert codes_of(found) == {"row 1": "too-large"}
    assert list(parts_of(found)) == ["row 2"]


def test_objects_of_endless_columns_and_depth_are_read_past() -> None:
    wide = {str(n): "x" for n in range(50_000)} | {"text": STORY}
    raw = b"[\n" + json.dumps(wide).encode() + b',{"text":"b","id":' + b"[" * 50_000
    raw += b"]" * 50_000 + b"}]"
    assert raws(raw) == {"row 1": STORY.encode(), "row 2": b"b"}


@given(ROWS, st.booleans())
def test_every_text_comes_out_as_it_went_in(rows: list[dict[str, str]], as_lines: bool) -> None:
    raw = lines(*rows) if as_lines else json.dumps(rows, indent=1).encode()
    wanted = [row["text"].encode() for row in rows]
    kinds = [format_of(opened(one), part_bytes=1 << 20) for one in wanted]
    if not any(kinds):  # a text that is a container itself is taken apart further
        assert list(raws(raw).values()) == wanted


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[", b"[1] Lint, A.: Gates.", b"{text}", b"[text]\n", b"[[1]]", b'["a"]', b"null",
     b"7",
     b"{\n  margin: 0;\n}", b'"quoted"', b'{"a" b}'],
)  # fmt: skip
def test_what_is_no_object_is_no_rows(raw: bytes) -> None:
    assert kind(raw) == ""


@given(st.text(max_size=200))
def test_prose_is_no_rows(words: str) -> None:
    assert kind(("The gate held. " + words).encode("utf-8", "replace")) == ""


@given(st.binary(max_size=200))
def test_no_bytes_raise(raw: bytes) -> None:
    for start in (b'{"text":', b'[{"text":', b'{"text":"a"}\n', b"\xff\xfe[\0{\0"):
        taken(start + raw, "r")


def test_too_many_rows_end_the_file_and_keep_what_came_before() -> None:
    found = taken(lines({"text": STORY}) * 500, "r", Limits(n_members=100))
    assert len(parts_of(found)) == 100
    assert codes_of(found) == {"r": "too-many-members"}


def test_one_value_larger_than_a_document_may_be_is_given_up() -> None:
    found = taken(b'{"text": "' + STORY.encode() * 40_000 + b'"}', "r")
    assert codes_of(found) == {"r": "too-large"}
