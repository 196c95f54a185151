import io
import random

from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.failure import Failure
from accordingto.core.ids import sha256_hex
from accordingto.core.part import Part
from accordingto.unpack.member import Limits
from accordingto.unpack.walk import Opening, file_sha256, parts
from tests.unpack.conftest import SMALL, codes, opened, taken, tarred, texts, zipped
from tests.unpack.letters import mail

STORY = b"The gate held all night, said Ada Lint.\n"


def test_a_file_that_is_no_container_is_its_own_part() -> None:
    assert list(parts(opened(STORY, "case/one.txt"), SMALL)) == [
        Part(STORY, "case/one.txt", "case/one.txt")
    ]


def test_a_container_says_what_it_is_before_anything_is_taken_out() -> None:
    raw = zipped({"a.txt": STORY})
    first, second = parts(opened(raw, "held.zip"), SMALL)
    assert first == Opening("a ZIP archive", sha256_hex(raw), len(raw))
    assert second == Part(
        STORY, "held.zip!/a.txt", "a.txt",
        file_origin="held.zip", file_sha256=sha256_hex(raw), place="member a.txt",
    )  # fmt: skip


def test_containers_in_containers_are_followed_and_named_level_by_level() -> None:
    inner = zipped({"deep/page.html": STORY})
    (part,) = taken(tarred({"sub/inner.zip": inner}), "outer.tar")
    assert isinstance(part, Part)
    assert part.origin == "outer.tar!/sub/inner.zip!/deep/page.html"
    assert part.file_origin == "outer.tar"
    assert part.place == "member sub/inner.zip, member deep/page.html"


def test_too_many_levels_are_one_failure_that_names_the_level() -> None:
    raw = STORY
    for level in range(6):
        raw = zipped({f"{level}.zip": raw})
    (failure,) = taken(raw, "h.zip", Limits(depth=3))
    assert isinstance(failure, Failure)
    assert failure.code == "nested-too-deep"
    assert failure.origin.count("!/") == 3


def test_two_members_of_one_name_have_two_origins() -> None:
    found = taken(tarred({"a": b"one"})[:1024] + tarred({"a": b"two"}), "t.tar")
    assert texts(found) == {"t.tar!/a": b"one", "t.tar!/a#2": b"two"}


def test_a_member_called_like_the_second_of_another_has_an_origin_of_its_own() -> None:
    raw = tarred({"a": b"1"})[:1024] + tarred({"a": b"2"})[:1024] + tarred({"a#2": b"3"})
    assert texts(taken(raw, "t.tar")) == {
        "t.tar!/a": b"1", "t.tar!/a#2": b"2", "t.tar!/a#2#2": b"3",
    }  # fmt: skip


def test_thousands_of_broken_members_take_a_few_rows_and_one_that_counts_the_rest() -> None:
    found = taken(tarred({"a": STORY}, {f"l{n}": "a" for n in range(1000)}), "t.tar")
    failed = [one for one in found if isinstance(one, Failure)]
    assert len(failed) == 201
    assert failed[-1].code == "many-failed"
    assert failed[-1].message.startswith("800 more of its members")


def test_a_letter_inside_a_letter_has_its_own_date() -> None:
    inner = mail(b"Content-Type: text/plain\r\n\r\nThe gate held.").replace(b"Date:", b"X-Date:")
    outer = mail(b"Content-Type: message/rfc822\r\n\r\n" + inner)
    parts_of_it = [one for one in taken(outer, "m.eml") if isinstance(one, Part)]
    assert parts_of_it
    assert not any(one.value("published") for one in parts_of_it if b"held" in one.raw)


def test_a_name_is_data_whatever_it_says() -> None:
    found = texts(taken(zipped({"../../etc/passwd": STORY, "/root/x": STORY}), "h.zip"))
    assert list(found) == ["h.zip!/../../etc/passwd", "h.zip!//root/x"]


def test_names_that_would_break_a_line_are_shown_otherwise_and_stay_apart() -> None:
    found = list(texts(taken(tarred({"a\nb": b"1", "a\tb": b"2"}), "t.tar")))
    assert len(set(found)) == 2
    assert all(name.isprintable() for name in found)


def test_a_part_above_the_limit_costs_only_itself() -> None:
    big = random.Random(1).randbytes(2 << 20)
    found = taken(zipped({"big": big, "small": STORY}), "h.zip")
    assert codes(found) == {"h.zip!/big": "too-large"}
    assert texts(found) == {"h.zip!/small": STORY}


def test_a_bomb_costs_only_itself() -> None:
    found = taken(zipped({"a": STORY, "bomb": b"0" * (64 << 20), "b": STORY}), "h.zip")
    assert codes(found) == {"h.zip!/bomb": "expands-too-much"}
    assert list(texts(found)) == ["h.zip!/a", "h.zip!/b"]


def test_many_bombs_end_the_file_and_keep_what_came_before() -> None:
    bomb = b"0" * (8 << 20)
    files = {"a": STORY, **{f"bomb{n}": bomb for n in range(20)}, "b": STORY}
    found = taken(zipped(files), "h.zip")
    assert codes(found)["h.zip"] == "expands-too-much"
    assert list(texts(found)) == ["h.zip!/a"]


def test_too_many_members_end_the_file_and_keep_what_came_before() -> None:
    found = taken(zipped({str(n): STORY for n in range(9)}), "h.zip", Limits(n_members=4))
    assert len(texts(found)) == 4
    assert codes(found) == {"h.zip": "too-many-members"}


@given(st.dictionaries(st.text("ab/.ä", min_size=1, max_size=6), st.text("abc \n").map(str.encode)))
def test_everything_that_was_put_in_comes_out_in_order(files: dict[str, bytes]) -> None:
    kept = {name: raw for name, raw in files.items() if not name.endswith("/")}
    found = taken(zipped(kept), "h.zip")
    assert [one.raw for one in found if isinstance(one, Part)] == list(kept.values())
    assert taken(zipped(kept), "h.zip") == found


@given(st.binary(max_size=400))
def test_no_bytes_raise(raw: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\x00"):
        assert taken(start + raw)


def test_the_digest_of_a_stream_leaves_it_at_its_start() -> None:
    stream = io.BytesIO(STORY)
    assert file_sha256(stream) == sha256_hex(STORY)
    assert stream.tell() == 0


def test_what_a_part_is_called_in_messages_breaks_no_line() -> None:
    (part,) = taken(zipped({"in/a\nb": b"One."}))
    assert isinstance(part, Part)
    assert part.name == "a\ufffdb"
