import hashlib
import json
from pathlib import Path

import pytest

from accordingto.errors import ExportError
from accordingto.export.jsonl import check_end, jsonl_lines, load_jsonl
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
    check_end(exported)
    with Dossier.open(path) as dossier, load_jsonl(exported) as loaded:
        assert list(rows(loaded)) == list(rows(dossier))
        assert list(faults(loaded)) == []


def test_exporting_twice_gives_the_same_bytes(path: Path, exported: Path) -> None:
    with Dossier.open(path) as dossier:
        assert "".join(jsonl_lines(dossier)) == exported.read_text(encoding="utf-8")


def test_an_altered_export_is_caught_at_the_words(exported: Path) -> None:
    forged = '"exact":"not at all"'
    sealed(exported, [x.replace('"exact":"otherwise"', forged) for x in lines_of(exported)])
    with load_jsonl(exported) as loaded:
        assert next(faults(loaded)).code == "words-differ"


def sealed(exported: Path, lines: list[str]) -> None:
    """Write lines with an end that fits them, as a forger would."""
    body = "".join(lines)
    digest = hashlib.sha256(body.encode()).hexdigest()
    end = {"end": "accordingto-export", "rows": len(lines) - 1, "sha256": digest}
    exported.write_text(body + json.dumps(end) + "\n", encoding="utf-8", newline="")


def lines_of(exported: Path) -> list[str]:
    """All lines but the end."""
    return exported.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]


@pytest.mark.parametrize("kept", [1, -2, -1])
def test_an_export_that_was_cut_is_not_whole(exported: Path, kept: int) -> None:
    lines = exported.read_text(encoding="utf-8").splitlines(keepends=True)
    exported.write_text("".join(lines[:kept]), encoding="utf-8")
    with pytest.raises(ExportError, match="was cut or changed"):
        check_end(exported)


def test_an_export_with_a_changed_line_is_not_whole(exported: Path) -> None:
    words = exported.read_text(encoding="utf-8")
    exported.write_text(words.replace('"status":"read"', '"status":"read" '), encoding="utf-8")
    with pytest.raises(ExportError, match="was cut or changed"):
        check_end(exported)


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
    lines = lines_of(exported)
    sealed(exported, [*lines, line + "\n"])
    with pytest.raises(ExportError, match=f"line {len(lines) + 1}: .*{reason}"):
        load_jsonl(exported)


def test_a_missing_line_is_a_missing_row(exported: Path) -> None:
    sealed(exported, [line for line in lines_of(exported) if '"table":"step"' not in line])
    with load_jsonl(exported) as loaded:
        assert next(faults(loaded)).code == "row-missing"


def test_rows_taken_out_by_a_forger_are_found_out(exported: Path) -> None:
    lines = lines_of(exported)
    last = max(i for i, line in enumerate(lines) if '"table":"attribution"' in line)
    sealed(exported, lines[:last])
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
