"""What the documents say is so."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from accordingto.annotate.baseline import Baseline
from accordingto.annotate.trained import Trained

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def test_the_page_of_commands_is_that_of_the_program() -> None:
    made = subprocess.run(
        [sys.executable, "-c", "import generate; print(generate.page(), end='')"],
        cwd=ROOT / "docs",
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert made == (ROOT / "docs" / "commands.md").read_text(encoding="utf-8"), "run: make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in ("demo", "test"):
        assert f"make {command}" in readme
        assert re.search(rf"^{command}:", makefile, re.MULTILINE)


def test_every_command_in_the_readme_is_one_of_ours() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = set(re.findall(r"^accordingto (\w+)", readme, re.MULTILINE))
    known = set(
        re.findall(
            r"^## `accordingto (\w+)`", (ROOT / "docs/commands.md").read_text(), re.MULTILINE
        )
    )
    assert commands
    assert commands <= known


def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    """In their order, on the sample; the room, which does not end, is left out."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    folder = tmp_path / "saved-pages"
    shutil.copytree(ROOT / "src/accordingto/sample/dossier", folder)
    lines = re.findall(r"^accordingto (?!serve)(.*)$", readme, re.MULTILINE)
    assert len(lines) >= 5
    for line in lines:
        done = subprocess.run(
            [sys.executable, "-m", "accordingto", *shlex.split(line, comments=True)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{line}: {done.stderr}"
    assert {path.name for path in tmp_path.iterdir()} >= {"dam.dossier", "dam.html", "dam.jsonl"}


def test_the_page_of_accuracy_is_of_todays_annotators() -> None:
    page = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    for annotator in (Trained(), Baseline()):
        assert f"`{annotator.step.id}`" in page, "run: make score"


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    for page in folder.glob("0*.md"):
        assert page.name in listed


def test_every_target_of_make_explains_itself() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    explained = re.findall(r"^(\w+):.*## ", makefile, re.MULTILINE)
    assert sorted(phony.split()) == sorted(explained)


def test_the_tables_of_the_ledger_are_described() -> None:
    sql = (ROOT / "src/accordingto/ledger/migrations/0001_first.sql").read_text(encoding="utf-8")
    described = (ROOT / "docs" / "ledger.md").read_text(encoding="utf-8")
    for table in re.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", sql):
        assert f"`{table}`" in described
