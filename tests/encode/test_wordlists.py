from importlib.resources import files
from pathlib import Path

import pytest

from accordingto.encode.wordlists import read_lists

WRITTEN = """# Made up.

[boats]
ferry barge
# one to a line
flat-bottomed boat

[none]
[gates, small]
sluice
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "made_up_lists"
    (folder / "data").mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "data" / "words.txt").write_text(WRITTEN, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return folder.name


def test_lists_are_their_lines_by_name(package: str) -> None:
    assert read_lists(package) == {
        "boats": ("ferry barge", "flat-bottomed boat"),
        "none": (),
        "gates, small": ("sluice",),
    }


def test_the_lists_of_the_package_are_in_small_letters() -> None:
    lists = read_lists("accordingto.corefer")
    assert all(line == line.lower() for listed in lists.values() for line in listed)
    assert all(listed for listed in lists.values())


@pytest.mark.parametrize("package", ["accordingto.corefer", "accordingto.resolve"])
def test_no_list_is_written_twice(package: str) -> None:
    text = (files(package) / "data" / "words.txt").read_text(encoding="utf-8")
    names = [line for line in text.splitlines() if line.startswith("[")]
    assert sorted(names) == sorted(set(names))
