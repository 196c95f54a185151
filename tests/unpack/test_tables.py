import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.failure import Failure
from accordingto.core.part import Part
from accordingto.unpack.formats import format_of
from accordingto.unpack.member import Limits
from accordingto.unpack.table_rows import OpenMarkError, Rows
from accordingto.unpack.tables import TABLE
from tests.unpack.conftest import SMALL, opened, taken
from tests.unpack.given_of import codes_of, given_of, parts_of, passed_over

STORY = "The gate held all night, said Ada Lint."


def table(*rows: list[str], delimiter: str = ",") -> bytes:
    held = io.StringIO(newline="")
    csv.writer(held, delimiter=delimiter).writerows(rows)
    return held.getvalue().encode()


def raws(raw: bytes, limits: Limits = SMALL) -> dict[str, bytes]:
    return {name: part.raw for name, part in parts_of(taken(raw, "t.csv", limits)).items()}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_each_row_is_a_text_with_what_is_said_about_it(delimiter: str) -> None:
    raw = table(
        ["title", "Text", "published_at"],
        ['Gate "holds"', f"{STORY}\n\nSo; far,\tgood.", "2031-05-03"],
        ["Rain", "Rain fell.", "5/3/2031"], delimiter=delimiter,
    )  # fmt: skip
    found = taken(raw, "t")
    assert parts_of(found)["row 1"].raw == f"{STORY}\n\nSo; far,\tgood.".encode()
    assert parts_of(found)["row 1"].place == "row 1, column Text"
    assert given_of(found, "row 1") == {"title": 'Gate "holds"', "published": "2031-05-03"}
    assert given_of(found, "row 2") == {"title": "Rain"}


def test_a_row_of_another_length_costs_only_itself() -> None:
    raw = table(["id", "text"], ["1", "one"], ["2"], ["3", "x", "y"], ["4", "two"], ["5", "three"])
    found = taken(raw, "t")
    assert codes_of(found) == {"row 2": "damaged", "row 3": "damaged"}
    assert {name: part.raw for name, part in parts_of(found).items()} == {
        "row 1": b"one", "row 4": b"two", "row 5": b"three",
    }  # fmt: skip


def test_a_line_or_a_field_that_is_too_long_costs_only_its_row() -> None:
    tiny = Limits(part_bytes=2000)
    raw = table(["id", "text"], ["1", "one"], ["2", "x" * 3000], ["3", "y\n" * 1500], ["4", "two"])
    found = taken(raw, "t", tiny)
    assert codes_of(found) == {"row 2": "too-large", "row 3": "damaged"}
    assert {name: part.raw for name, part in parts_of(found).items()} == {
        "row 1": b"one", "row 4": b"two",
    }  # fmt: skip


def test_rows_without_text_are_counted() -> None:
    found = taken(table(["id", "text"], ["1", "one"], ["2", " "], ["", ""]), "t")
    assert passed_over(found) == "1 rows without text"


@pytest.mark.parametrize("codec", ["cp1251", "koi8_r", "utf-8", "utf-8-sig", "gb18030"])
def test_the_bytes_of_a_text_are_left_as_they_stand(codec: str) -> None:
    narrow = codec.removesuffix("-sig")
    raw = "id,text\n1,Шлюз тримався\n".encode(codec)
    assert raws(raw) == {"row 1": "Шлюз тримався".encode(narrow)}


def test_what_is_said_in_an_unknown_encoding_is_no_guess() -> None:
    found = taken("title,text,id\nШлюз,Дощ,7\n".encode("cp1251"), "t")
    assert given_of(found, "row 1") == {}


def test_unicode_text_from_a_spreadsheet_is_read() -> None:
    raw = "id\ttext\ttitle\r\n1\tШлюз 🌧 тримався\tДощ\r\n".encode("utf-16")
    found = taken(raw, "t")
    assert parts_of(found)["row 1"].raw == "Шлюз 🌧 тримався".encode()
    assert given_of(found, "row 1") == {"title": "Дощ"}


def test_a_nameless_first_column_is_one_of_numbers() -> None:
    assert raws(table(["", "text"], ["0", "one"])) == {"row 1": b"one"}


def test_a_first_text_longer_than_the_head_is_found() -> None:
    long = "Rain fell, and fell. " * 5000
    assert raws(table(["title", "text"], ["a", long], ["b", "c"])) == {
        "row 1": long.encode(), "row 2": b"c",
    }  # fmt: skip


def test_a_million_columns_are_one_broken_row() -> None:
    raw = table(["id", "text"], ["1", "one"], [""] * 1_000_000 + ["x"], ["3", "two"])
    found = taken(raw, "t", Limits(part_bytes=4 << 20))
    assert codes_of(found) == {"row 2": "damaged"}
    assert list(parts_of(found)) == ["row 1", "row 3"]


def test_a_header_of_a_million_columns_is_no_table() -> None:
    raw = b"text," + b",".join(b"c%d" % n for n in range(1_000_000)) + b"\n" + b"," * 1_000_000
    assert not TABLE.matches(opened(raw))


def test_nul_bytes_do_no_harm() -> None:
    assert raws(b"id,text\n1,a\0b c\n2,d\n") == {"row 1": b"a\0b c", "row 2": b"d"}


def test_the_limit_on_fields_is_put_back() -> None:
    before = csv.field_size_limit()
    taken(table(["id", "text"], ["1", "one"]), "t")
    assert csv.field_size_limit() == before


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0")).filter(str.strip)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5), st.sampled_from([",", ";", "\t"]))
def test_every_text_comes_out_as_it_went_in(rows: list[tuple[str, str]], delimiter: str) -> None:
    raw = table(["title", "text"], *map(list, rows), delimiter=delimiter)
    wanted = [text.encode() for _, text in rows]
    kinds = [format_of(opened(one), part_bytes=1 << 20) for one in wanted]
    if not any(kinds):
        assert list(raws(raw).values()) == wanted


WORDS = st.sampled_from(
    ["Text", "body", "content", "message", "article", "title", "the", "gate,", "held;", "said", "a",
     "\t",
     "\n", ",", "., ", "2031"]
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=80))
def test_prose_with_commas_is_no_table(words: list[str]) -> None:
    raw = f"The text of the message, {' '.join(words)}".encode()
    assert not TABLE.matches(opened(raw))


@pytest.mark.parametrize(
    "raw",
    [
        b"Body, mind and soul\nText, he said, is all\nContent, too\n",
        b"Text, title\nRain, wind\nSleet, snow\n",
        b"text,title",
        b"text,title\n",
        b"text\nrain\nwind\n",
        b"rain,wind\nsleet,snow\n",
        b"text,text\na,b\n",
        b"text,title\na\nb\nc,d\n",
        b"message;\nrain;\n",
    ],
)
def test_what_only_looks_like_a_table_is_none(raw: bytes) -> None:
    assert not TABLE.matches(opened(raw))


@given(st.binary(max_size=300))
def test_no_bytes_raise(raw: bytes) -> None:
    for start in (b"id,text\n1,a\n", b"id;text\n1;a\n", b'id\ttext\n1\t"', b"\xff\xfe"):
        taken(start + raw, "t")


def swallowed(found: list[Part | Failure]) -> dict[str, str]:
    return {
        one.origin.rpartition("!/")[2]: one.message for one in found if isinstance(one, Failure)
    }


def test_a_mark_that_is_never_closed_costs_only_its_row() -> None:
    raw = b'id,text\n1,one\n2,"two\n3,three\n4,four\n'
    found = taken(raw, "t")
    assert codes_of(found) == {"row 2": "damaged"}
    assert "takes in 2 lines below it; what follows was read" in swallowed(found)["row 2"]
    assert {name: part.raw for name, part in parts_of(found).items()} == {
        "row 1": b"one", "row 3": b"three", "row 4": b"four",
    }  # fmt: skip


def test_a_mark_that_another_row_closes_costs_only_its_row() -> None:
    raw = b'id,text,by\n1,one,a\n2,"two,b\n3,"three, he\nsaid",c\n4,"four",d\n'
    assert raws(raw) == {"row 1": b"one", "row 3": b"three, he\nsaid", "row 4": b"four"}


def test_a_mark_that_is_open_in_the_first_row_leaves_a_table() -> None:
    assert raws(b'id,text,by\n1,"one,a\n2,two,b\n3,three,c\n') == {
        "row 2": b"two",
        "row 3": b"three",
    }


def test_lines_of_the_broken_row_that_are_no_rows_go_with_it() -> None:
    found = taken(b'id,text\n1,one\n2,"two\nand so\non\n3,three\n4,"four\nfive"\n', "t")
    assert (
        "takes in 4 lines below it; 2 of them that are no rows were left out with it"
        in swallowed(found)["row 2"]
    )
    assert list(parts_of(found)) == ["row 1", "row 3", "row 4"]


def test_a_long_field_that_is_never_closed_costs_only_its_row() -> None:
    rows = b"".join(b"%d,%d\n" % (n, n) for n in range(3, 2000))
    found = taken(b'id,text\n1,one\n2,"two\n' + rows, "t", Limits(part_bytes=2000))
    assert codes_of(found) == {"row 2": "damaged"}
    assert len(parts_of(found)) == 1998


@pytest.mark.parametrize(
    "text",
    [b'two\n\nand so, he said,\n\non, "no" and on"', b'two ""or""\nthree, I hear', b"two\nend"],
)
def test_a_text_of_several_lines_with_loose_marks_stays_whole(text: bytes) -> None:
    raw = b'id,text\n1,one\n2,"' + text
    assert list(raws(raw)) == ["row 1", "row 2"]


@pytest.mark.parametrize("line", [b'1,"a","b\n', b'1,"a\n'])
def test_how_much_is_read_twice_is_bounded(line: bytes) -> None:
    rows = Rows(io.BytesIO(b"id,text\n" + line * 50_001), ",", 20_000)
    n_lines = 0
    while True:
        try:
            next(rows)
        except StopIteration:
            break
        except OpenMarkError as error:
            n_lines += error.n_lines
        except csv.Error:
            continue
    assert n_lines * len(line) <= 16 * 20_000
