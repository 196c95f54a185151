import bz2
import gzip
import lzma
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.failure import Failure
from tests.unpack.conftest import codes, taken, tarred, texts, zipped

STORY = b"The gate held all night, said Ada Lint.\n"


@pytest.mark.parametrize(
    ("name", "compress"),
    [("one.txt.gz", gzip.compress), ("one.txt.bz2", bz2.compress), ("one.txt.xz", lzma.compress)],
)
def test_a_compressed_file_gives_what_was_compressed(
    name: str, compress: Callable[[bytes], bytes]
) -> None:
    assert texts(taken(compress(STORY), name)) == {f"{name}!/one.txt": STORY}


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_that_was_cut_says_so(compress: Callable[[bytes], bytes]) -> None:
    assert codes(taken(compress(STORY * 9)[:-6], "x")) == {"x!/content": "damaged"}


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_bomb_is_given_up_early(compress: Callable[[bytes], bytes]) -> None:
    assert codes(taken(compress(b"\0" * (40 << 20)), "x")) == {"x!/content": "expands-too-much"}


def test_a_tar_archive_that_is_compressed_gives_its_files() -> None:
    raw = gzip.compress(tarred({"a.txt": STORY, "b/c.txt": STORY}))
    assert list(texts(taken(raw, "h.tar.gz"))) == [
        "h.tar.gz!/h.tar!/a.txt",
        "h.tar.gz!/h.tar!/b/c.txt",
    ]


def test_links_in_a_tar_archive_are_not_followed() -> None:
    found = taken(tarred({"a": STORY}, links={"b": "/etc/passwd", "c": "a"}), "h.tar")
    assert codes(found) == {"h.tar!/b": "link", "h.tar!/c": "link"}
    assert all(one.skipped for one in found if isinstance(one, Failure))


def test_a_tar_archive_that_was_cut_gives_what_came_before() -> None:
    raw = tarred({"a": STORY, "b": STORY * 400})
    found = taken(raw[:4000], "h.tar")
    assert texts(found) == {"h.tar!/a": STORY}
    assert set(codes(found).values()) == {"damaged"}


@pytest.mark.parametrize("at", [1024 + 5, 1024 + 150])
def test_a_tar_archive_with_a_bad_header_in_it_is_not_taken_for_whole(at: int) -> None:
    raw = bytearray(tarred({"a": STORY, "b": STORY, "c": STORY}))
    raw[at] ^= 1
    found = taken(bytes(raw), "h.tar")
    assert texts(found) == {"h.tar!/a": STORY}
    assert codes(found) == {"h.tar": "damaged"}
    (failure,) = (one for one in found if isinstance(one, Failure))
    assert failure.message.endswith("; what came before was read")


def test_a_tar_archive_with_another_behind_it_says_that_there_is_more() -> None:
    found = taken(tarred({"a": STORY}) + tarred({"b": STORY}), "h.tar")
    assert next(iter(texts(found))) == "h.tar!/a"
    assert "b" in " ".join(texts(found)) or codes(found) == {"h.tar": "damaged"}


def test_what_a_system_packed_beside_the_files_is_left_out() -> None:
    found = taken(zipped({"__MACOSX/._a": b"x", "a": STORY, "d/.DS_Store": b"y"}), "h.zip")
    assert list(texts(found)) == ["h.zip!/a"]


def test_a_locked_member_costs_only_itself() -> None:
    raw = bytearray(zipped({"locked": STORY, "open": STORY}, compression=zipfile.ZIP_STORED))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(magic) + at] |= 1
    found = taken(bytes(raw), "h.zip")
    assert codes(found) == {"h.zip!/locked": "encrypted"}
    assert texts(found) == {"h.zip!/open": STORY}


def test_a_member_whose_bytes_were_changed_costs_only_itself() -> None:
    raw = zipped({"a": STORY, "b": STORY}, compression=zipfile.ZIP_STORED)
    found = taken(raw.replace(b"gate", b"date", 1), "h.zip")
    assert codes(found) == {"h.zip!/a": "damaged"}
    assert texts(found) == {"h.zip!/b": STORY}
    (failure,) = (one for one in found if isinstance(one, Failure))
    assert "came before" not in failure.message


def test_a_file_of_which_nothing_was_read_does_not_say_that_something_was() -> None:
    (failure,) = taken(zipped({"a": STORY})[:40], "h.zip")
    assert isinstance(failure, Failure)
    assert "came before" not in failure.message


def test_a_zip_archive_without_its_directory_is_said_to_be_damaged() -> None:
    assert codes(taken(zipped({"a": STORY})[:40], "h.zip")) == {"h.zip": "damaged"}


@given(st.data())
def test_no_damage_to_an_archive_raises(data: st.DataObject) -> None:
    raw = bytearray(
        data.draw(st.sampled_from([zipped({"a": STORY, "b": STORY}), tarred({"a": STORY})]))
    )
    for at, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(raw) - 1), st.integers(0, 255)), max_size=6)
    ):
        raw[at] = byte
    taken(bytes(raw), "h")


def test_members_without_a_name_are_told_from_their_archive() -> None:
    assert list(texts(taken(zipped({"": b"One.", "two": b"Two."})))) == [
        "held!/unnamed", "held!/two",
    ]  # fmt: skip
    assert list(texts(taken(tarred({"": b"One."})))) == ["held!/unnamed"]
