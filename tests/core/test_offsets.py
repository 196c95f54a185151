import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.offsets import OffsetMap, Run, RunKind
from accordingto.core.span import Span
from accordingto.errors import SpanError
from accordingto.testing import plain_document

RAW = "<p>Dam&nbsp;über \n Å</p>".encode()
# Dam + no-break space + über + one space + Å, then a line feed of our own.
MAP = OffsetMap(
    (
        Run(0, 3, 3, 3, RunKind.COPIED),
        Run(3, 1, 6, 6, RunKind.REFERENCE),
        Run(4, 1, 12, 2, RunKind.COPIED),
        Run(5, 3, 14, 3, RunKind.COPIED),
        Run(8, 1, 17, 3, RunKind.SPACE),
        Run(9, 1, 20, 2, RunKind.COPIED),
        Run(10, 1, 26, 0, RunKind.INSERTED),
    )
)


def test_the_map_alone_rebuilds_the_text() -> None:
    assert MAP.rebuild(RAW, "utf-8") == "Dam\xa0über Å\n"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(0, 3), b"Dam"),
        (Span(2, 4), b"m&nbsp;"),
        (Span(4, 5), "ü".encode()),
        (Span(5, 7), b"be"),
        (Span(7, 10), "r \n Å".encode()),
        (Span(10, 11), b""),
    ],
)
def test_a_span_leads_to_its_bytes(span: Span, words: bytes) -> None:
    start, end = MAP.bytes_of(span)
    assert RAW[start:end] == words


def test_a_span_past_the_end_has_no_bytes() -> None:
    with pytest.raises(SpanError, match="11 code points"):
        MAP.bytes_of(Span(10, 12))


@given(st.text(max_size=60).filter(lambda text: text.isprintable()))
def test_every_character_of_a_text_file_leads_to_its_own_bytes(text: str) -> None:
    raw, document = plain_document(text)
    for at, char in enumerate(text):
        start, end = document.offsets.bytes_of(Span(at, at + 1))
        assert raw[start:end].decode() == char
    assert document.offsets.rebuild(raw, "utf-8") == text


def test_a_stored_map_is_the_same_map() -> None:
    assert OffsetMap.from_bytes(MAP.to_bytes()) == MAP


@pytest.mark.parametrize(
    "runs",
    [
        (Run(1, 1, 0, 1, RunKind.COPIED),),
        (Run(0, 2, 0, 2, RunKind.COPIED), Run(1, 1, 2, 1, RunKind.COPIED)),
        (Run(0, 1, 4, 1, RunKind.COPIED), Run(1, 1, 2, 1, RunKind.COPIED)),
        (Run(0, 2, 0, 3, RunKind.COPIED),),
        (Run(0, 0, 0, 0, RunKind.INSERTED),),
    ],
    ids=["gap", "overlap", "backwards", "uneven", "empty"],
)
def test_a_map_that_contradicts_itself_is_refused(runs: tuple[Run, ...]) -> None:
    with pytest.raises(SpanError, match="offset map"):
        OffsetMap(runs)


@pytest.mark.parametrize("stored", [MAP.to_bytes()[:-1], b"x", b"\xff" * 17])
def test_bytes_that_are_no_map_are_refused(stored: bytes) -> None:
    with pytest.raises(SpanError, match="offset map"):
        OffsetMap.from_bytes(stored)


def test_a_map_for_longer_bytes_is_found_out() -> None:
    with pytest.raises(SpanError, match="of a document of 10 bytes"):
        MAP.rebuild(RAW[:10], "utf-8")


def test_bytes_of_another_encoding_are_found_out() -> None:
    with pytest.raises(SpanError, match="are not ascii"):
        MAP.rebuild(RAW, "ascii")


def test_space_must_be_made_of_white_space() -> None:
    runs = (Run(0, 1, 0, 3, RunKind.SPACE),)
    with pytest.raises(SpanError, match="3 characters"):
        OffsetMap(runs).rebuild(b"dam", "utf-8")


def test_undecodable_bytes_are_shown_as_such() -> None:
    assert OffsetMap((Run(0, 1, 0, 1, RunKind.REPLACED),)).rebuild(b"\xff", "utf-8") == "�"
