"""Every import goes the way of the data; see docs/architecture.md."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "accordingto"

NOUNS = {"core", "errors"}
ALLOWED = {
    "errors": set(),
    "core": {"errors"},
    "config": {"errors"},
    "read": NOUNS,
    "encode": NOUNS,
    "annotate": NOUNS | {"encode"},
    "ledger": NOUNS,
    "export": NOUNS | {"ledger"},
    "serve": NOUNS | {"ledger"},
    "testing": NOUNS,
    "sample": set(),
    "confine": set(),
    "unpack": NOUNS,
    "versions": NOUNS,
    "resolve": NOUNS | {"encode"},
    "corefer": NOUNS | {"encode"},
    "wire": NOUNS,
    "child": {"errors"},
    "garbage": set(),
    "analysing": NOUNS | {"confine", "child", "garbage", "wire"},
    "workers": NOUNS | {"config", "analysing", "child", "wire"},
    "unpacking": NOUNS | {"config", "confine", "child", "wire", "unpack"},
    "unpackers": NOUNS | {"config", "child", "unpack", "unpacking", "wire"},
    "intake": NOUNS | {"read", "unpack", "unpackers", "ledger", "analysing"},
    "pipeline": NOUNS
    | {
        "config",
        "unpack",
        "read",
        "encode",
        "annotate",
        "corefer",
        "resolve",
        "versions",
        "ledger",
        "analysing",
        "workers",
        "unpackers",
        "intake",
        "relate",
    },
    "relate": NOUNS | {"ledger", "resolve", "versions"},
    "score": NOUNS | {"read", "encode", "annotate", "corefer", "resolve"},
    "train": NOUNS | {"read", "encode", "annotate", "corefer", "resolve", "score"},
    "show": set(),
    "progress": {"show"},
    "extracting": NOUNS | {"config", "pipeline"},
    "commands": NOUNS
    | {
        "extracting",
        "show",
        "progress",
        "config",
        "intake",
        "pipeline",
        "read",
        "ledger",
        "export",
        "serve",
    },
    "command_line": {"commands", "config"},
    "cli": {"command_line", "commands", "errors"},
    "__main__": {"cli", "garbage"},
    "__init__": set(),
}
"""What each part may import, beside itself. `pipeline` alone knows the order of the stages."""


def part_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> list[str]:
    """Full names of the modules of ours that a file imports; "." for a relative import."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                found.append(".")
            elif node.module == "accordingto":
                found += [f"accordingto.{alias.name}" for alias in node.names]
            else:
                found.append(node.module or "")
    return [name for name in found if name == "." or name.split(".")[0] == "accordingto"]


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_follow_the_layers(path: Path) -> None:
    part = part_of(path)
    wrong = []
    for name in imports(path):
        target = name.split(".")[1] if name.count(".") else name
        if target not in {part, "__version__"} and target not in ALLOWED[part]:
            wrong.append(name)
    assert wrong == [], f"{part} may import only {sorted(ALLOWED[part])}"


def test_every_part_has_its_rule() -> None:
    assert {part_of(path) for path in FILES} <= set(ALLOWED)


def test_a_wrong_import_would_be_found(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text("from accordingto.serve.app import create_app\nfrom accordingto import cli\n")
    assert imports(file) == ["accordingto.serve.app", "accordingto.cli"]
