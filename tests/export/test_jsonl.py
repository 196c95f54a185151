import json
from pathlib import Path

import pytest

from accordingto.errors import ExportError
from accordingto.export.jsonl import jsonl_lines, load_jsonl
from accordingto.ledger.dump import rows
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify import faults


@pytest.fixture
def exported(path: Path, tmp_path: Path) -> Path:
    target = tmp_path / "case.jsonl"
    with Dossier.open(path) as dossier:
        target.write_text("".join(jsonl_lines(dossier)), encoding="utf-8", newline="")
    return target


def test_an_export_is_complete(path: Path, exported: Path) -> None:
    with Dossier.open(path) as dossier, load_jsonl(exported) as loaded:
        assert list(rows(loaded)) == list(rows(dossier))
        assert list(faults(loaded)) == []


def test_exporting_twice_gives_the_same_bytes(path: Path, exported: Path) -> None:
    with Dossier.open(path) as dossier:
        assert "".join(jsonl_lines(dossier)) == exported.read_text(encoding="utf-8")


def test_an_altered_export_is_caught_at_the_words(exported: Path) -> None:
    words = exported.read_text(encoding="utf-8")
    exported.write_text(words.replace('"exact":"otherwise"', '"exact":"not at all"'))
    with load_jsonl(exported) as loaded:
        assert next(faults(loaded)).code == "words-differ"


def with_line(exported: Path, line: str) -> None:
    with exported.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Expecting property name"),
        ("[]", "list indices"),
        ("[" * 100_000, "recursion"),
        ('{"table": "recipes", "row": {}}', "no table 'recipes'"),
        ('{"table": "sqlite_schema", "row": {}}', "no table"),
        ('{"table": "step", "row": {"id": "x"}}', "columns are not those of step"),
        ('{"table": "raw", "row": {"sha256": "x", "n_bytes": 1, "bytes": "§"}}', "not base64"),
        (json.dumps({"table": "analysis", "row": {"article_id": "x", "n_attributions": 10**30,
                     "digest": "x", "made_by": "x"}}), "too large"),
        (json.dumps({"table": "intake_note", "row": {"origin": ["x"], "raw_sha256": "x", "seq": 1,
                     "code": "x", "message": "x"}}), "holds list"),
        (json.dumps({"table": "attribution_span", "row": {"attribution_id": "x", "role": "cue",
                     "seq": 0, "start": 5, "end": 5, "exact": "x", "made_by": "x"}}),
         "does not allow this row"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_row_is_named(exported: Path, line: str, reason: str) -> None:
    n_lines = len(exported.read_text(encoding="utf-8").splitlines())
    with_line(exported, line)
    with pytest.raises(ExportError, match=f"line {n_lines + 1}: .*{reason}"):
        load_jsonl(exported)


def test_a_missing_line_is_a_missing_row(exported: Path) -> None:
    lines = exported.read_text(encoding="utf-8").splitlines(keepends=True)
    exported.write_text("".join(line for line in lines if '"table":"step"' not in line))
    with load_jsonl(exported) as loaded:
        assert next(faults(loaded)).code == "row-missing"


def test_a_cut_export_is_found_out(exported: Path) -> None:
    lines = exported.read_text(encoding="utf-8").splitlines(keepends=True)
    last = max(i for i, line in enumerate(lines) if '"table":"attribution"' in line)
    exported.write_text("".join(lines[:last]), encoding="utf-8")
    with load_jsonl(exported) as loaded:
        assert next(faults(loaded)).code == "content-missing"


@pytest.mark.parametrize("start", ["", "{}\n", "[1]\n", "not json\n"])
def test_a_file_that_is_no_export_says_what_to_name(tmp_path: Path, start: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(start)
    with pytest.raises(ExportError, match="name a dossier, or a file made with"):
        load_jsonl(path)


def test_an_export_of_other_tables_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"format": "accordingto-export", "version": 999}\n')
    with pytest.raises(ExportError, match="export it again with this version"):
        load_jsonl(path)


def test_an_export_in_another_encoding_says_so(exported: Path) -> None:
    exported.write_bytes(exported.read_bytes() + b"\xff\xfe\n")
    with pytest.raises(ExportError, match="is not UTF-8"):
        load_jsonl(exported)
