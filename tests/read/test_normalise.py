import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.offsets import OffsetMap, RunKind
from accordingto.core.span import Span
from accordingto.read.normalise import Decoded, TextBuilder, decode

CODECS = [
    "utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252", "cp1251", "mac_roman",
    "koi8_r", "gb18030", "cp932", "cp949", "cp950", "big5hkscs", "euc_jp",
]  # fmt: skip


def rebuilt(raw: bytes, decoded: Decoded) -> str:
    return OffsetMap(decoded.runs).rebuild(raw, decoded.codec)


@pytest.mark.parametrize("codec", CODECS)
@given(raw=st.binary(max_size=60))
def test_any_bytes_are_rebuilt_from_the_map(codec: str, raw: bytes) -> None:
    decoded = decode(raw, codec=codec)
    assert rebuilt(raw, decoded) == decoded.chars


@pytest.mark.parametrize("codec", CODECS)
@given(text=st.text(max_size=40))
def test_text_comes_back_but_for_nul(codec: str, text: str) -> None:
    raw = text.encode(codec, "ignore")
    decoded = decode(raw, codec=codec)
    assert decoded.chars == raw.decode(codec).replace("\0", "")
    assert rebuilt(raw, decoded) == decoded.chars


def test_each_bad_byte_shows() -> None:
    decoded = decode("né ".encode() + b"\xff\xfe!", codec="utf-8")
    assert (decoded.chars, decoded.n_replaced) == ("né \ufffd\ufffd!", 2)
    assert decoded.runs[-2].kind is RunKind.REPLACED


def test_nul_is_left_out_and_counted() -> None:
    raw = b"ha\0rb\0our"
    decoded = decode(raw, codec="utf-8")
    assert (decoded.chars, decoded.n_nul) == ("harbour", 2)
    assert OffsetMap(decoded.runs).bytes_of(Span(2, 7)) == (3, 9)


def test_bytes_before_the_start_belong_to_no_text() -> None:
    decoded = decode(b"\xef\xbb\xbfQuay", codec="utf-8", start=3)
    assert decoded.chars == "Quay"
    assert decoded.runs[0].byte_start == 3


def test_a_builder_keeps_the_way_back_of_every_kind() -> None:
    raw = "Öl  &amp; Gas".encode()
    decoded = decode(raw, codec="utf-8")
    builder = TextBuilder(decoded)
    builder.copy(0, 2)
    builder.space(2, 4)
    builder.reference(4, 9)
    builder.line_feeds(2)
    builder.copy(10, 13)
    text, offsets = builder.finish()
    assert text == "Öl &\n\nGas"
    assert offsets.rebuild(raw, "utf-8") == text
    assert offsets.bytes_of(Span(3, 4)) == (5, 10)


def test_line_feeds_that_nothing_follows_are_left_out() -> None:
    builder = TextBuilder(decode(b"one", codec="utf-8"))
    builder.copy(0, 3)
    builder.line_feeds(2)
    assert builder.finish()[0] == "one"


def test_a_reference_that_bytes_interrupt_is_copied_as_written() -> None:
    raw = b"a &am\0p; b"
    decoded = decode(raw, codec="utf-8")
    builder = TextBuilder(decoded)
    builder.copy(0, 2)
    builder.reference(2, 7)
    text, offsets = builder.finish()
    assert text == "a &amp;"
    assert offsets.rebuild(raw, "utf-8") == text
