import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.part import Part
from accordingto.errors import ExportError
from accordingto.export.table import COLUMNS, csv_lines, neutral, original, verify_csv
from accordingto.ledger.store import Dossier
from accordingto.ledger.write import add_document
from accordingto.testing import ANNOTATOR, attribution, plain_reading

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\xa0=1", "'=1", "|calc", "＝1"]


@pytest.fixture
def table(path: Path, tmp_path: Path) -> Path:
    target = tmp_path / "case.csv"
    with Dossier.open(path) as dossier:
        target.write_text("".join(csv_lines(dossier)), encoding="utf-8", newline="")
    return target


def test_every_attribution_is_a_row(path: Path, table: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    assert len(rows) == 8
    assert tuple(rows[0]) == COLUMNS
    assert rows[2]["source"] == "Ada Lint, the mayor"
    assert rows[2]["content"] == "“Nobody was warned,” … “Nobody 😀.”"
    assert rows[1]["parent_id"] == rows[0]["attribution_id"]
    with Dossier.open(path) as dossier:
        assert verify_csv(table, dossier) == 8


@pytest.mark.parametrize("cell", DANGEROUS)
def test_what_a_spreadsheet_would_run_is_only_shown(cell: str) -> None:
    assert neutral(cell).startswith("'")


@pytest.mark.parametrize("cell", ["", "said", "the dam – so the mayor", "1 = 1", "‘held’"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert neutral(cell) == cell


@given(st.one_of(st.text(max_size=8), st.sampled_from(DANGEROUS), st.text("'=+-@ \t", max_size=6)))
def test_neutral_cells_can_be_turned_back(cell: str) -> None:
    assert original(neutral(cell)) == cell
    assert not neutral(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_hostile_article_gives_a_harmless_table_that_verifies(tmp_path: Path) -> None:
    text = (
        '=HYPERLINK("http://x.example","open me")\n@SUM said "=cmd|\'/C calc\'!A0" twice, "so".\n'
    )
    raw, reading = plain_reading(text)
    found = attribution(text, "@SUM", "said", "=cmd|'/C calc'!A0", form="direct")
    target = tmp_path / "hostile.csv"
    with Dossier.open(tmp_path / "hostile.dossier", create=True) as dossier:
        add_document(dossier, Part(raw, ""), reading, {0: (found,)}, ANNOTATOR)
        target.write_text("".join(csv_lines(dossier)), encoding="utf-8", newline="")
        assert verify_csv(target, dossier) == 1
    (row,) = csv.DictReader(io.StringIO(target.read_text(encoding="utf-8")))
    assert row["source"] == "'@SUM"
    assert row["content"] == "'=cmd|'/C calc'!A0"
    assert row["title"].startswith("'=HYPERLINK")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("The minister", "The president", "row 1: its source says 'The president'"),
        ("39:51", "40:51", "row 1: its source_spans says '40:51'"),
        ("The Orrin Post", "The Orrin Host", "row 1: its outlet"),
        ("mixed", "direct", "row 1: its form"),
        ("asserts", "denies", "row 1: its stance"),
        ("attribution_id", "quotation_id", "other columns"),
    ],
)
def test_an_altered_table_is_caught(
    path: Path, table: Path, old: str, new: str, reason: str
) -> None:
    words = table.read_text(encoding="utf-8")
    assert f'"{old}"' in words
    table.write_text(words.replace(f'"{old}"', f'"{new}"', 1), encoding="utf-8", newline="")
    with Dossier.open(path) as dossier, pytest.raises(ExportError, match=reason):
        verify_csv(table, dossier)


def test_a_table_of_another_dossier_is_found_out(table: Path, tmp_path: Path) -> None:
    with (
        Dossier.open(tmp_path / "other.dossier", create=True) as other,
        pytest.raises(ExportError, match="row 1: the dossier has no attribution"),
    ):
        verify_csv(table, other)


def test_a_table_without_a_row_is_found_out(path: Path, table: Path) -> None:
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(lines[:-1]), encoding="utf-8")
    with Dossier.open(path) as dossier, pytest.raises(ExportError, match=r"has 7 .* has 8"):
        verify_csv(table, dossier)


def test_a_row_twice_is_found_out(path: Path, table: Path) -> None:
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join([*lines, lines[-1]]), encoding="utf-8")
    with Dossier.open(path) as dossier, pytest.raises(ExportError, match=r"row 9: .* twice"):
        verify_csv(table, dossier)


def test_a_table_saved_by_a_spreadsheet_still_verifies(path: Path, table: Path) -> None:
    """With a byte order mark, sorted, and without quotation marks where none are needed."""
    with table.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *sorted(rows)])
    with Dossier.open(path) as dossier:
        assert verify_csv(table, dossier) == 8


def test_a_table_in_another_encoding_says_so(path: Path, table: Path) -> None:
    table.write_bytes(table.read_bytes() + b"\xff\n")
    with Dossier.open(path) as dossier, pytest.raises(ExportError, match="export it again"):
        verify_csv(table, dossier)


def test_a_very_long_quotation_is_no_hindrance(tmp_path: Path) -> None:
    long = "The wall held. " * 20_000
    text = f"Title\nShe said {long}\n"
    raw, reading = plain_reading(text)
    target = tmp_path / "long.csv"
    with Dossier.open(tmp_path / "long.dossier", create=True) as dossier:
        found = attribution(text, "She", "said", long.strip())
        add_document(dossier, Part(raw, ""), reading, {0: (found,)}, ANNOTATOR)
        target.write_text("".join(csv_lines(dossier)), encoding="utf-8", newline="")
        assert verify_csv(target, dossier) == 1
