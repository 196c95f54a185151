import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.errors import ReadError
from accordingto.read.files import OfferedFile, offer, read_bytes


def origins(*paths: Path) -> list[str]:
    return [file.origin for file in offer(paths).files]


def reasons(*paths: Path) -> dict[str, str]:
    return {failure.origin: failure.code for failure in offer(paths).passed_over}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    (folder / "pages").mkdir(parents=True)
    for name in ("b.txt", "a.html", "pages/c.HTM", "pages/looks.css"):
        (folder / name).write_text("The wall held.")
    return folder


def test_a_folder_gives_its_files_by_name(case: Path) -> None:
    assert origins(case) == ["case/a.html", "case/b.txt", "case/pages/c.HTM"]
    assert reasons(case) == {"case/pages/looks.css": "code"}


def test_an_origin_does_not_tell_whose_folder_it_was(case: Path) -> None:
    assert not any(str(case.parent) in origin for origin in origins(case, case / "b.txt"))


def test_a_file_named_on_its_own_is_always_tried(case: Path) -> None:
    assert origins(case / "pages" / "looks.css") == ["looks.css"]


def test_a_file_named_twice_is_read_once(case: Path) -> None:
    assert origins(case, case, case / "b.txt") == ["case/a.html", "case/b.txt", "case/pages/c.HTM"]


def test_files_of_one_name_are_told_apart(case: Path) -> None:
    other = case.parent / "later" / "case"
    other.mkdir(parents=True)
    (other / "b.txt").write_text("The wall fell.")
    found = origins(case / "b.txt", other / "b.txt")
    assert len(set(found)) == 2
    assert all(origin.endswith("case/b.txt") for origin in found)


def test_the_dossier_itself_is_left_out(case: Path) -> None:
    dossier = case / "x.dossier"
    for name in ("x.dossier", "x.dossier-journal"):
        (case / name).touch()
    offered = offer([case], leave_out=dossier)
    assert [failure.origin for failure in offered.passed_over] == ["case/pages/looks.css"]


def test_a_folder_that_links_to_itself_ends(case: Path) -> None:
    (case / "pages" / "again").symlink_to(case, target_is_directory=True)
    assert origins(case) == ["case/a.html", "case/b.txt", "case/pages/c.HTM"]
    assert reasons(case)["case/pages/again"] == "link"


def test_a_link_to_a_file_elsewhere_is_not_followed(case: Path) -> None:
    secret = case.parent / "secret.txt"
    secret.write_text("Not for the dossier.")
    (case / "innocent.txt").symlink_to(secret)
    assert "case/innocent.txt" not in origins(case)
    assert reasons(case)["case/innocent.txt"] == "link"


def test_a_pipe_is_not_waited_for(case: Path) -> None:
    os.mkfifo(case / "pipe.txt")
    assert reasons(case)["case/pipe.txt"] == "not-a-file"
    assert reasons(case / "pipe.txt") == {"pipe.txt": "not-a-file"}


def test_a_missing_path_is_reported_and_the_others_read(case: Path) -> None:
    assert reasons(case / "none.txt", case / "b.txt") == {"none.txt": "not-found"}
    assert origins(case / "none.txt", case / "b.txt") == ["b.txt"]


def test_a_name_that_is_not_utf_8_is_shown_with_its_bytes(case: Path) -> None:
    (case / os.fsdecode(b"caf\xe9.txt")).write_text("The wall held.")
    assert "case/caf\\xe9.txt" in origins(case)


def test_a_file_over_the_limit_is_refused_with_both_sizes(case: Path) -> None:
    file = OfferedFile(case / "b.txt", "case/b.txt")
    assert read_bytes(file, max_bytes=14) == b"The wall held."
    with pytest.raises(ReadError, match="14 bytes, and a document may have 13"):
        read_bytes(file, max_bytes=13)


def test_a_file_that_cannot_be_opened_says_why(case: Path) -> None:
    with pytest.raises(ReadError, match="cannot be opened") as caught:
        read_bytes(OfferedFile(case / "gone.txt", "case/gone.txt"), max_bytes=100)
    assert caught.value.code == "unreadable"


@given(order=st.permutations(["a.html", "b.txt", "pages", "pages/c.HTM"]))
def test_the_order_of_the_paths_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, order: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("order") / "case"
    (folder / "pages").mkdir(parents=True)
    for name in ("b.txt", "a.html", "pages/c.HTM"):
        (folder / name).touch()
    assert offer([folder / name for name in order]) == offer(
        [folder / name for name in sorted(order)]
    )
