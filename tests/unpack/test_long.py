import codecs
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.core.failure import Failure
from accordingto.core.part import Part
from accordingto.unpack.long import is_long_text
from accordingto.unpack.member import Limits
from tests.unpack.conftest import codes, opened, taken, texts, zipped

TINY = Limits(part_bytes=400)
SENTENCE = "The gate held all night, said Ada Lint of the harbour watch. "


def pieces(raw: bytes, limits: Limits = TINY) -> list[bytes]:
    found = taken(raw, "t.txt", limits)
    assert not codes(found)
    return list(texts(found).values())


def prose(n_sentences: int, ends: Sequence[str] = ("", "\n", "\n\n")) -> str:
    return "".join(SENTENCE + ends[n % len(ends)] for n in range(n_sentences))


WORDS = (SENTENCE, "\n", "\n\n", "\r\n", "\r\n\r\n", "Дощ ішов. ", "。雨がふる", "🌧 ")


@given(
    st.lists(st.sampled_from(WORDS), min_size=40, max_size=120),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1251", "utf-16"]),
    st.integers(64, 500),
)
@settings(max_examples=60)
def test_nothing_is_lost_and_nothing_doubled(words: list[str], codec: str, part_bytes: int) -> None:
    raw = ("Rain fell. " * 60 + "".join(words)).encode(codec, "ignore")
    found = pieces(raw, Limits(part_bytes=part_bytes))
    assert b"".join(found) == raw
    assert all(0 < len(one) <= part_bytes // 2 for one in found)


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.sampled_from(["utf-8", "utf-16"]))
def test_no_character_is_cut_in_two(words: str, codec: str) -> None:
    raw = ("Rain fell. " * 60 + words.replace("\0", "") * 40).encode(codec)
    found = pieces(raw, Limits(part_bytes=64)) if is_long_text(opened(raw)) else []
    wide = codec if codec == "utf-8" else "utf-16-le"
    for one in found:
        one.removeprefix(codecs.BOM_UTF16_LE).decode(wide)


def test_pieces_end_with_paragraphs_where_there_are_any() -> None:
    found = pieces(prose(40).encode(), Limits(part_bytes=800))
    assert all(one.endswith(b"\n\n") for one in found[:-1])


def test_lines_then_sentences_do_where_there_are_no_paragraphs() -> None:
    assert all(one.endswith(b"\n") for one in pieces(prose(40, ["\n"]).encode())[:-1])
    assert all(one.endswith(b". ") for one in pieces(prose(40, [""]).encode())[:-1])


def test_each_piece_says_where_it_stands() -> None:
    raw = prose(40).encode()
    parts = [one for one in taken(raw, "t.txt", TINY) if isinstance(one, Part)]
    for one in parts:
        _, start, _, end = one.place.split()
        assert raw[int(start) : int(end)] == one.raw
        assert one.origin == f"t.txt!/bytes {start} to {end}"


def test_a_text_within_the_limit_is_left_whole() -> None:
    raw = prose(5).encode()
    assert taken(raw, "t.txt", TINY) == [Part(raw, "t.txt", "t.txt")]


def test_a_long_text_in_an_archive_is_cut_too() -> None:
    raw = prose(40).encode()
    found = taken(zipped({"a.txt": raw}), "h.zip", TINY)
    assert b"".join(texts(found).values()) == raw


@pytest.mark.parametrize(
    "raw",
    [
        b"<html><body>" + prose(40).encode(),
        b"<?xml version='1.0'?><a>" + prose(40).encode(),
        (SENTENCE + "<p>x</p><p>y</p><p>z</p>").encode() * 20,
        b"\x00\x01" + prose(40).encode(),
        b"%PDF-1.7 " + prose(40).encode(),
        "\ufeff".encode("utf-32") + prose(9).encode("utf-32-le"),
        b"0123456789abcdef" * 100,
        b"\x01\x02" * 900,
    ],
    ids=["html", "xml", "tags", "nul", "pdf", "utf-32", "key", "controls"],
)
def test_what_is_no_plain_text_is_not_cut(raw: bytes) -> None:
    (failure,) = taken(raw, "t", TINY)
    assert isinstance(failure, Failure)
    assert failure.code == "too-large"


def test_one_line_of_many_megabytes_is_cut_in_good_time() -> None:
    raw = SENTENCE.encode() * 500_000
    found = pieces(raw, Limits(part_bytes=8 << 20))
    assert sum(map(len, found)) == len(raw)
    assert max(map(len, found)) <= 4 << 20
