import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.cli import main
from accordingto.command_line import parser
from accordingto.core.attribution import FORMS, KINDS, STANCES
from accordingto.core.step import Step
from accordingto.ledger.schema import migrations
from tests.unpack.conftest import zipped

ARTICLE = """Minister: the gate held

Ada Lint, the mayor of Orrin, said that nobody had been warned. “Nobody called us,” she said.

The ministry denied that. According to its spokesman, Tam Or, the siren was heard by everyone.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "gate.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of the article, made once: starting a worker takes seconds."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "gate.txt").write_text(ARTICLE, encoding="utf-8")
    path = folder / "gate.dossier"
    assert main(["add", str(path), str(folder / "gate.txt"), "--workers", "1"]) == 0
    return path


@pytest.fixture
def dossier(tmp_path: Path, made: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    capsys.readouterr()
    return Path(shutil.copy(made, tmp_path))


def commands() -> Iterator[str]:
    actions = [a for a in parser()._actions if a.dest == "==SUPPRESS==" or a.choices]
    for action in actions:
        yield from action.choices or ()


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_explains_itself_with_examples(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"accordingto {command}" in capsys.readouterr().out.partition("examples:")[2]


@pytest.mark.parametrize(
    "wrong", [[], ["fly"], ["add"], ["export", "x.dossier"], ["export", "x", "--to", "xlsx"]]
)
def test_a_wrong_call_ends_with_2(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(wrong)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_adding_says_what_was_read(
    tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new.dossier"
    assert main(["add", str(path), str(article), "--workers", "1"]) == 0
    out = capsys.readouterr().out
    assert "1 document added" in out
    assert "1 article in 1 document" in out
    assert main(["add", str(path), str(article), "--workers", "1"]) == 0
    assert "0 documents added, 1 known already" in capsys.readouterr().out


def test_what_could_not_be_read_gives_status_1_and_a_reason(
    tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(
        ["add", str(tmp_path / "new.dossier"), str(article), str(tmp_path / "gone.txt"),
         "--workers", "1"]
    )  # fmt: skip
    shown = capsys.readouterr()
    assert status == 1
    assert "1 document added" in shown.out
    assert "gone.txt" in shown.err
    assert "there is no such file" in shown.err


def test_extract_prints_one_object_a_file(
    article: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["extract", "--plain", str(article)]) == 0
    (line,) = capsysbinary.readouterr().out.splitlines()
    record = json.loads(line)
    assert record["doc_id"] == "gate"
    assert record["attributions"]
    for found in record["attributions"]:
        assert set(found) == {
            "source", "cue", "content", "form", "kind", "stance", "hedged", "negated", "parent",
            "probability", "speaker",
        }  # fmt: skip
        assert found["form"] in FORMS
        assert found["kind"] in KINDS
        assert found["stance"] in STANCES
        assert 0 <= found["probability"] <= 1
    words = {
        tuple(" ".join(ARTICLE[s:e] for s, e in found[role]) for role in ("source", "cue"))
        for found in record["attributions"]
    }
    assert ("she", "said") in words
    assert "According to" in {cue for _, cue in words}


def test_offsets_count_the_code_points_of_the_file_as_it_stands(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "odd.txt"
    text = "\ufeff😀 Gate\r\n\r\nAda Lint said the gate held all night.\r\n"
    path.write_bytes(text.encode())
    assert main(["extract", "--plain", "--flat", str(path)]) == 0
    record = json.loads(capsysbinary.readouterr().out)
    (found,) = record["attributions"]
    assert [text[s:e] for s, e in found["source"]] == ["Ada Lint"]
    assert [text[s:e] for s, e in found["content"]] == ["the gate held all night"]


def test_extract_goes_on_after_a_bad_file(
    tmp_path: Path, article: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"Se\xf1or said no.")
    assert main(["extract", "--plain", str(bad), str(tmp_path / "none.txt"), str(article)]) == 1
    shown = capsysbinary.readouterr()
    assert len(shown.out.splitlines()) == 1
    assert b"not UTF-8 (byte 2)" in shown.err
    assert b"none.txt: there is no such file" in shown.err


def test_extract_without_plain_reads_as_add_does(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "gate.html"
    body = "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n\n")[1:])
    path.write_text(f"<html><body><article><h1>Gate</h1>{body * 3}</article></body></html>")
    assert main(["extract", str(path)]) == 0
    assert json.loads(capsysbinary.readouterr().out)["doc_id"] == "gate.html#0"


def test_read_prints_text_articles_and_boilerplate(
    article: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["read", str(article)]) == 0
    record = json.loads(capsysbinary.readouterr().out)
    assert record["path"] == str(article)
    assert record["media_type"] == "text/plain"
    assert record["text"] == ARTICLE
    (found,) = record["articles"]
    assert {"title", "byline", "outlet", "published", "language", "body"} <= set(found)
    start, end = found["title"]["span"]
    assert found["title"]["exact"] == ARTICLE[start:end] == "Minister: the gate held"
    assert record["failures"] == []


def test_read_gives_a_record_for_what_it_cannot_read(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert main(["read", str(empty), str(tmp_path)]) == 1
    one, two = (json.loads(line) for line in capsysbinary.readouterr().out.splitlines())
    assert one["text"] is None
    assert one["failures"][0]["code"] == "empty"
    assert two["failures"][0]["code"] == "folder"


@pytest.mark.parametrize("command", ["read", "extract"])
@pytest.mark.parametrize(
    ("member", "raw", "status"), [("two.txt", b"", 1), ("two.png", b"\x89PNG\r\n\x1a\n", 0)]
)
def test_a_member_that_cannot_be_read_gives_status_1_and_a_picture_beside_a_text_does_not(
    command: str, member: str, raw: bytes, status: int, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    held = tmp_path / "held.zip"
    held.write_bytes(zipped({"one.txt": ARTICLE.encode(), member: raw}))
    assert main([command, str(held)]) == status
    assert f"held.zip!/{member}: " in capsys.readouterr().err


@pytest.mark.parametrize("command", ["read", "extract"])
def test_a_file_of_which_nothing_is_text_gives_status_1(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = tmp_path / "held.zip"
    held.write_bytes(zipped({"two.png": b"\x89PNG\r\n\x1a\n"}))
    assert main([command, str(held)]) == 1
    assert "held.zip" in capsys.readouterr().err


def test_verify_accepts_a_dossier_and_both_exports(
    tmp_path: Path, dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(dossier)]) == 0
    for form in ("jsonl", "csv"):
        assert main(["export", str(dossier), "--to", form, "-o", str(tmp_path / f"x.{form}")]) == 0
    assert main(["verify", str(tmp_path / "x.jsonl")]) == 0
    assert main(["verify", str(tmp_path / "x.csv"), "--against", str(dossier)]) == 0
    assert capsys.readouterr().out.count("verifies") == 3


def test_verify_ends_with_1_and_names_the_fault(
    tmp_path: Path, dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "x.jsonl"
    assert main(["export", str(dossier), "--to", "jsonl", "-o", str(export)]) == 0
    export.write_text(export.read_text().replace('"exact":"Ada Lint', '"exact":"Ida Lint'))
    assert main(["verify", str(export)]) == 1
    assert "'Ida Lint" in capsys.readouterr().err


def test_a_torn_dossier_does_not_verify(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = bytearray(dossier.read_bytes())
    raw[4096 * 3 :] = b"\xaa" * (len(raw) - 4096 * 3)
    dossier.write_bytes(raw)
    assert main(["verify", str(dossier)]) == 1
    assert "damaged" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["verify", "none.dossier"], "cannot be opened"),
        (["search", "none.dossier", "gate"], "make one with: accordingto add"),
        (["export", "none.dossier", "--to", "csv"], "make one with"),
        (["report", "none.dossier"], "make one with"),
        (["serve", "none.dossier"], "make one with"),
        (["rebuild", "none.dossier"], "make one with"),
    ],
)
def test_a_missing_dossier_is_a_wrong_call(
    arguments: list[str],
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_table_needs_its_dossier(
    tmp_path: Path, dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "x.csv"
    main(["export", str(dossier), "--to", "csv", "-o", str(table)])
    assert main(["verify", str(table)]) == 2
    assert f"accordingto verify {table} --against DOSSIER" in capsys.readouterr().err


def test_a_newer_dossier_is_a_wrong_call(
    dossier: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(dossier) as connection:
        connection.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    connection.close()
    assert main(["add", str(dossier), str(article)]) == 2
    assert "upgrade with" in capsys.readouterr().err


def test_search_prints_places(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(dossier), "siren", "minist*"]) == 0
    shown = capsys.readouterr()
    start = ARTICLE.index("ministry denied")
    assert f"gate.txt [{start}, {start + 8})" in shown.out
    assert main(["search", str(dossier), "volcano"]) == 0
    assert "try fewer" in capsys.readouterr().err


def test_rebuilding_changes_nothing_when_nothing_is_new(
    tmp_path: Path, dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("before", "after"):
        if name == "after":
            assert main(["rebuild", str(dossier), "--workers", "1"]) == 0
        main(["export", str(dossier), "--to", "jsonl", "-o", str(tmp_path / name)])
    assert (tmp_path / "before").read_bytes() == (tmp_path / "after").read_bytes()


def test_an_export_is_written_whole_or_not_at_all(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = dossier.parent / "no" / "x.csv"
    assert main(["export", str(dossier), "--to", "csv", "-o", str(target)]) == 2
    assert "name another place" in capsys.readouterr().err


def test_output_to_a_closed_pipe_is_no_error(dossier: Path) -> None:
    command = f"{sys.executable} -m accordingto export {dossier} --to jsonl | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_no_output_goes_over_the_dossier(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = dossier.read_bytes()
    for command in (["export", "--to", "csv"], ["report"]):
        name, *rest = command
        assert main([name, str(dossier), *rest, "-o", str(dossier)]) == 2
        assert "is the dossier itself" in capsys.readouterr().err
    assert dossier.read_bytes() == before


HOSTILE = "Gate\x1b[2J held\x07 all \u202enight"


def test_documents_cannot_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "one\x1b[31m.txt").write_text(
        f"{HOSTILE}\n\nThe {HOSTILE}, said Ada Lint.\n" + "The wall held all night. " * 40
    )
    (folder / "two\x1b]0;x\x07.jpg").write_bytes(b"\xff\xd8\xff")
    path = tmp_path / "x.dossier"
    assert main(["add", str(path), str(folder), "--workers", "1"]) == 0
    assert main(["search", str(path), "held"]) == 0
    shown = capsys.readouterr()
    for words in (shown.out, shown.err):
        assert "\x1b" not in words
        assert "\x07" not in words
        assert "\u202e" not in words
    assert "\\x1b[2J" in shown.out


def test_what_was_guessed_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gate.txt"
    path.write_bytes(ARTICLE.encode("cp1252"))
    assert main(["add", str(tmp_path / "x.dossier"), str(path), "--workers", "1"]) == 0
    assert "encoding-guessed" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["extract", "--plain"], ["read"], ["verify"]])
def test_a_pipe_is_not_waited_for(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert main([*command, str(tmp_path / "pipe")]) in {1, 2}
    assert "pipe" in capsys.readouterr().err


def test_rebuilding_says_what_was_left_and_why(
    dossier: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(dossier) as connection:
        connection.execute("UPDATE raw SET bytes = CAST('' AS BLOB), n_bytes = 0")
    connection.close()
    assert main(["rebuild", str(dossier), "--workers", "1"]) == 1
    assert "failed" in capsys.readouterr().err


def test_verify_does_not_pass_over_what_another_reader_read(
    dossier: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    later = Step("read", "reader", "99")
    monkeypatch.setattr("accordingto.commands.READER", later)
    assert main(["verify", str(dossier)]) == 1
    assert "gate.txt was read by" in capsys.readouterr().err
    assert main(["verify", str(dossier), "--other-readers"]) == 0


def test_a_cut_export_does_not_verify(
    tmp_path: Path, dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "x.jsonl"
    assert main(["export", str(dossier), "--to", "jsonl", "-o", str(export)]) == 0
    lines = export.read_text(encoding="utf-8").splitlines(keepends=True)
    for kept in (1, -2, -1):
        export.write_text("".join(lines[:kept]), encoding="utf-8")
        assert main(["verify", str(export)]) == 1
    assert "was cut or changed" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong", [["--max-bytes", "9" * 20], ["--max-bytes", "-1"], ["--workers", "0"]]
)
def test_numbers_out_of_bounds_are_a_wrong_call(wrong: list[str], article: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["add", str(article.parent / "x.dossier"), str(article), *wrong])
    assert ended.value.code == 2


def test_the_intake_report_comes_as_a_table_and_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, folder = tmp_path / "x.dossier", tmp_path / "case"
    folder.mkdir()
    (folder / "held.zip").write_bytes(
        zipped({"one.txt": ARTICLE.encode(), "two.png": b"\x89PNG\r\n"})
    )
    (folder / "empty.txt").touch()
    assert main(["add", str(path), str(folder), "--workers", "1"]) == 1
    capsys.readouterr()
    assert main(["intake", str(path)]) == 0
    shown = capsys.readouterr().out
    assert "failed: empty" in shown
    assert shown.rstrip().endswith("1 failed, 1 opened, 1 read, 1 skipped")
    assert main(["intake", str(path), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["origin"], row["within"], row["status"]) for row in rows] == [
        ("case/empty.txt", None, "failed"),
        ("case/held.zip", None, "opened"),
        ("case/held.zip!/one.txt", "case/held.zip", "read"),
        ("case/held.zip!/two.png", "case/held.zip", "skipped"),
    ]
    assert all(row["seconds"] is not None and row["at"].endswith("+00:00") for row in rows)
    assert main(["intake", str(path), "--status", "failed", "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_second_run_tries_again_only_what_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, folder = tmp_path / "x.dossier", tmp_path / "case"
    folder.mkdir()
    (folder / "whole.zip").write_bytes(zipped({"one.txt": ARTICLE.encode()}))
    (folder / "partly.zip").write_bytes(
        zipped({"two.txt": ARTICLE.replace("gate", "wall").encode(), "empty.txt": b""})
    )
    add = ["add", str(path), str(folder), "--workers", "1"]
    assert main(add) == 1
    assert "2 documents added" in capsys.readouterr().out
    assert main(add) == 1
    again = capsys.readouterr()
    assert "0 documents added, 2 known already" in again.out
    assert "empty.txt" in again.err
    (folder / "partly.zip").write_bytes(
        zipped({"two.txt": ARTICLE.replace("gate", "wall").encode(), "three.txt": ARTICLE.encode()})
    )
    assert main(add) == 0
    assert "1 document added, 2 known already" in capsys.readouterr().out
    assert main(["intake", str(path), "--status", "failed", "--json"]) == 0
    assert capsys.readouterr().out == ""
    assert main(add) == 0
    assert "0 documents added, 2 known already" in capsys.readouterr().out


def test_a_file_that_was_mended_or_replaced_leaves_no_row_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, folder = tmp_path / "x.dossier", tmp_path / "case"
    folder.mkdir()
    add = ["add", str(path), str(folder), "--workers", "1"]
    (folder / "one.txt").touch()
    (folder / "held").write_bytes(zipped({"empty.txt": b""}))
    assert main(add) == 1
    (folder / "one.txt").write_text(ARTICLE)
    (folder / "held").write_text(ARTICLE.replace("gate", "wall"))
    assert main(add) == 0
    capsys.readouterr()
    assert main(["intake", str(path), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["origin"], row["status"]) for row in rows] == [
        ("case/held", "read"), ("case/one.txt", "read"),
    ]  # fmt: skip


def test_read_says_of_two_files_of_one_name_which_is_which(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    files = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        files.append(tmp_path / name / "x.txt")
        files[-1].write_text(ARTICLE.replace("Orrin", name.upper()))
    assert main(["read", *map(str, files)]) == 0
    for line, file in zip(capsysbinary.readouterr().out.splitlines(), files, strict=True):
        record = json.loads(line)
        assert record["path"] == str(file)
        assert f"mayor of {file.parent.name.upper()}" in record["text"]
