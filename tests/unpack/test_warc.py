import gzip
import io
import tracemalloc
import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped] # it has none
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.failure import Failure
from accordingto.core.part import Given, Part
from accordingto.unpack.member import Limits
from accordingto.unpack.walk import Opening, parts
from tests.unpack.captures import answer, origin, page, pages, record, zipped_records
from tests.unpack.conftest import codes, opened, taken, texts

STORY = b"<p>The gate held all night, said Ada Lint."
FORMS: list[Callable[..., bytes]] = [
    lambda *records: b"".join(records),
    zipped_records,
    lambda *records: gzip.compress(b"".join(records), mtime=0),
]


def bodies(raw: bytes) -> list[bytes]:
    return [one.raw for one in taken(raw) if isinstance(one, Part)]


def passed_over(raw: bytes) -> str:
    (row,) = [one for one in taken(raw) if isinstance(one, Failure)]
    assert (row.origin, row.code, row.skipped) == ("held", "no-text", True)
    return row.message


@pytest.mark.parametrize("form", FORMS)
def test_each_page_has_its_address_and_time(form: Callable[..., bytes]) -> None:
    found = taken(form(*pages("one", "two")))
    assert texts(found) == {origin("one"): b"<p>one held.", origin("two"): b"<p>two held."}
    first = found[0]
    assert isinstance(first, Part)
    assert first.given == (
        Given("url", "http://tessel.example/one", "WARC-Target-URI"),
        Given("captured", "2031-05-04T10:20:30Z", "WARC-Date"),
    )
    assert (first.media_type, first.place) == ("text/html", "record at byte 0")


def test_the_place_is_where_the_record_begins_in_the_file() -> None:
    one, two = (gzip.compress(raw, mtime=0) for raw in pages("one", "two"))
    assert [p.place for p in taken(one + two) if isinstance(p, Part)] == [
        "record at byte 0", f"record at byte {len(one)}",
    ]  # fmt: skip


def test_a_compressed_web_archive_is_not_taken_for_a_compressed_file() -> None:
    opening = next(iter(parts(opened(zipped_records(page(STORY))), Limits())))
    assert isinstance(opening, Opening)
    assert opening.kind == "a WARC web archive"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Transfer-Encoding: chunked\r\n", b"4\r\n<p>T\r\n3;x=y\r\nhe \r\n0\r\n\r\n"),
        ("Content-Encoding: gzip\r\n", gzip.compress(b"<p>The ", mtime=0)),
        (
            "Content-Encoding: gzip\r\n",
            gzip.compress(b"<p>", mtime=0) + gzip.compress(b"The ", mtime=0),
        ),
        ("Content-Encoding: deflate\r\n", zlib.compress(b"<p>The ")),
        ("Content-Encoding: deflate\r\n", zlib.compress(b"<p>The ")[2:-4]),
        ("Content-Encoding: br\r\n", brotli.compress(b"<p>The ")),
        ("Content-Encoding: br, gzip\r\n", gzip.compress(brotli.compress(b"<p>The "), mtime=0)),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", b"<p>The "),
        ("Content-Encoding: br\r\n", b"<p>The "),
        ("Content-Encoding: deflate\r\n", b"<p>The "),
        ("Content-Encoding: UTF-8\r\n", b"<p>The "),
    ],
)
def test_the_page_is_what_was_sent_before_it_was_packed(headers: str, body: bytes) -> None:
    assert bodies(record(answer(body, more=headers))) == [b"<p>The "]


@pytest.mark.parametrize(
    ("headers", "body", "code"),
    [
        ("Transfer-Encoding: chunked\r\n", b"4\r\n<p>T\r\nzz\r\n", "damaged"),
        ("Transfer-Encoding: chunked\r\n", b"4\r\n<p>T\r\n", "damaged"),
        ("Transfer-Encoding: chunked\r\n", b"ffffffffffffff\r\n<p>T", "damaged"),
        ("Content-Encoding: gzip\r\n", gzip.compress(STORY * 99, mtime=0)[:-9], "damaged"),
        (
            "Content-Encoding: gzip\r\n",
            gzip.compress(STORY * 99, mtime=0)[:40] + b"x" * 99,
            "damaged",
        ),
        ("Content-Encoding: br\r\n", brotli.compress(STORY * 99)[:-9], "damaged"),
        ("Content-Encoding: zstd\r\n", b"\x28\xb5\x2f\xfd and so on", "unknown-coding"),
        ("Content-Encoding: gzip,gzip,gzip,gzip,gzip\r\n", b"x", "unknown-coding"),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_what_was_packed_wrongly_costs_only_itself(
    form: Callable[..., bytes], headers: str, body: bytes, code: str
) -> None:
    found = taken(form(record(answer(body, more=headers), "http://tessel.example/a"), *pages("b")))
    assert codes(found) == {origin("a"): code}
    assert texts(found) == {origin("b"): b"<p>b held."}


def test_what_holds_no_text_takes_one_row_together() -> None:
    raw = b"".join([
        page(STORY),
        record(answer(b"\x89PNG", "image/png")), record(answer(b"p {}", "text/css")),
        record(answer(b"{}", "application/json")), record(answer(b' {"a": 1}', "text/html")),
        record(answer(b"GIF89a", "text/html")), record(answer(b"x()", "text/javascript")),
        record(answer(b"", status="301 Moved")), record(answer(STORY, status="404 Not Found")),
        record(answer(b"", status="204 Empty")), record(answer(STORY), kind="revisit"),
        record(b"x", kind="warcinfo"), record(b"x", kind="request"), record(b"x", kind="metadata"),
        record(STORY, "urn:text:http://tessel.example", kind="resource", media_type="text/plain"),
        record(answer(b"<urlset></urlset>", "text/xml")),
    ])  # fmt: skip
    assert bodies(raw) == [STORY]
    assert passed_over(raw) == (
        "passed over: 3 data answers, 1 empty answers, 1 error pages, 1 notes of the crawler, "
        "2 pictures, 1 redirects, 1 revisits of pages captured before, 1 scripts, 1 styles"
    )


@pytest.mark.parametrize(
    ("media_type", "said"),
    [
        ("text/html; charset=Windows-1251", "text/html; charset=windows-1251"),
        ("application/xhtml+xml", "text/html"),
        ("TEXT/PLAIN ;x", "text/plain"),
        ("application/pdf; charset=x", "application/pdf"),
        ("nonsense", ""),
    ],
)
def test_the_media_type_is_what_the_server_said(media_type: str, said: str) -> None:
    (part,) = taken(record(answer(STORY, media_type)))
    assert isinstance(part, Part)
    assert part.media_type == said


def test_a_resource_is_a_page_without_an_answer_around_it() -> None:
    assert bodies(record(STORY, kind="resource", media_type="text/html")) == [STORY]


def test_a_page_that_the_crawler_cut_is_read_and_said_to_be_cut() -> None:
    found = taken(record(answer(STORY), more="WARC-Truncated: length\r\n"))
    assert list(texts(found).values()) == [STORY]
    assert list(codes(found).values()) == ["cut"]


def test_a_time_that_is_none_is_left_out() -> None:
    (part,) = taken(page(STORY).replace(b"2031-05-04", b"2031-15-04"))
    assert isinstance(part, Part)
    assert [one.field for one in part.given] == ["url"]
    assert part.origin == "held!/http://tessel.example/gate"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("length", [10**17, 10**30, -5, 5])
def test_a_wrong_length_costs_no_other_record(form: Callable[..., bytes], length: int) -> None:
    wrong = record(answer(STORY), "http://tessel.example/wrong", n_bytes=length)
    found = taken(form(*pages("one"), wrong, *pages("two")))
    if form is not FORMS[2]:  # in one stretch it cannot be known where the next one begins
        assert texts(found) == {origin("one"): b"<p>one held.", origin("two"): b"<p>two held."}
    assert texts(found)[origin("one")] == b"<p>one held."
    assert set(codes(found).values()) == {"damaged"}


@pytest.mark.parametrize("at", range(1, 9))
def test_damage_in_one_gzip_member_costs_no_other_record(at: int) -> None:
    one, two, three = (bytearray(gzip.compress(raw, mtime=0)) for raw in pages("1", "2", "3"))
    two[len(two) * at // 9] ^= 0x5A
    found = taken(bytes(one + two + three))
    assert {origin("1"), origin("3")} <= texts(found).keys()
    assert list(codes(found).values()) == ["damaged"]


def test_an_archive_that_was_cut_says_so() -> None:
    for raw in (b"".join(pages("one", "two"))[:-9], zipped_records(*pages("one", "two"))[:-30]):
        found = taken(raw)
        assert texts(found) == {origin("one"): b"<p>one held."}
        assert list(codes(found).values()) == ["damaged"]


def test_an_archive_without_its_last_checksum_gives_all_and_says_so() -> None:
    found = taken(zipped_records(*pages("one", "two"))[:-4])
    assert list(texts(found)) == [origin("one"), origin("two")]
    assert list(codes(found).values()) == ["damaged"]


@pytest.mark.parametrize("form", FORMS)
def test_what_stands_between_records_is_said_to_be_none(form: Callable[..., bytes]) -> None:
    found = taken(form(*pages("one"), b"garbage\r\nmore\r\n", *pages("two")))
    assert list(texts(found)) == [origin("one"), origin("two")]
    (row,) = (one for one in found if isinstance(one, Failure))
    assert (row.code, row.message[:8]) == ("damaged", "15 bytes")


@pytest.mark.parametrize("form", FORMS)
def test_a_bomb_costs_only_itself(form: Callable[..., bytes]) -> None:
    packed = gzip.compress(b"\0" * (40 << 20))
    bomb = answer(packed, more="Content-Encoding: gzip\r\n")
    found = taken(form(*pages("one"), record(bomb, "http://tessel.example/b"), *pages("two")))
    assert codes(found) == {origin("b"): "expands-too-much"}
    assert list(texts(found)) == [origin("one"), origin("two")]


def test_a_bomb_that_would_be_passed_over_costs_only_itself() -> None:
    bomb = record(answer(b"\0" * (40 << 20), "image/png"))
    found = taken(zipped_records(*pages("one"), bomb, *pages("two")))
    assert list(texts(found)) == [origin("one"), origin("two")]
    assert "expands-too-much" in codes(found).values()


def test_bombs_use_no_memory() -> None:
    inner = gzip.compress(b"\0" * (30 << 20))
    raw = zipped_records(
        record(answer(b"\0" * (30 << 20))),
        record(answer(inner, more="Content-Encoding: gzip\r\n")),
        record(answer(brotli.compress(bytes(30 << 20)), more="Content-Encoding: br\r\n")),
    )
    tracemalloc.start()
    try:
        found = list(parts(opened(raw), Limits(ratio_from_bytes=4 << 20)))
        assert tracemalloc.get_traced_memory()[1] < 24 << 20
    finally:
        tracemalloc.stop()
    assert [one.code for one in found if isinstance(one, Failure)] == ["expands-too-much"] * 3


@pytest.mark.parametrize("form", FORMS[:2])
def test_a_header_of_fifty_megabytes_costs_only_its_record(form: Callable[..., bytes]) -> None:
    line = b"X: " + b"a" * (50 << 20) + b"\r\n"
    hostile = page(STORY).replace(b"Content-Type: text", line + b"Content-Type: text")
    outer = page(STORY).replace(b"WARC-Date", line + b"WARC-Date")
    limits = Limits(ratio_from_bytes=256 << 20)
    found = taken(form(outer, *pages("a"), hostile, *pages("b")), limits=limits)
    assert list(texts(found)) == [origin("a"), origin("b")]
    assert "damaged" in codes(found).values()


def test_nul_bytes_stay_in_the_page() -> None:
    assert bodies(page(b"<p>a\0b")) == [b"<p>a\0b"]


def test_places_that_only_look_like_members_are_given_up() -> None:
    raw = zipped_records(*pages("one")) + b"\x1f\x8b\x08\x00" * 120_000
    found = taken(raw)
    assert list(texts(found)) == [origin("one")]
    assert codes(found)["held"] == "damaged"


def test_two_runs_give_the_same() -> None:
    raw = zipped_records(*pages("one", "two", "one"), record(answer(b"", status="301")))
    assert taken(raw) == taken(raw)
    assert origin("one") + "#2" in texts(taken(raw))


@given(st.sampled_from(FORMS), st.lists(st.binary(max_size=200), max_size=4))
def test_everything_that_was_captured_comes_out_in_order(
    form: Callable[..., bytes], captured: list[bytes]
) -> None:
    told = [b"<p>" + body for body in captured]
    raw = form(*pages("first"), *(page(body) for body in told))
    assert bodies(raw) == [b"<p>first held.", *told]


@given(st.sampled_from(FORMS), st.data())
def test_no_damage_raises_or_is_silent(form: Callable[..., bytes], data: st.DataObject) -> None:
    packed = answer(gzip.compress(STORY, mtime=0), more="Content-Encoding: gzip\r\n")
    whole = form(*pages("one"), record(packed), *pages("two"))
    raw = bytearray(whole)
    places = st.tuples(st.integers(20, len(raw) - 1), st.integers(0, 255))
    for at, byte in data.draw(st.lists(places, max_size=6)):
        raw[at] = byte
    found = taken(bytes(raw))
    assert found == taken(bytes(raw))
    assert len(found) >= 1


@given(st.sampled_from(FORMS[:2]), st.lists(st.binary(max_size=300), max_size=5))
def test_the_same_pages_come_out_as_another_reader_finds(
    form: Callable[..., bytes], captured: list[bytes]
) -> None:
    """An independent reader: warcio."""
    reader = pytest.importorskip("warcio.archiveiterator")
    packed = [
        record(
            answer(gzip.compress(b"<p>" + body, mtime=0), more="Content-Encoding: gzip\r\n"),
            f"http://t.example/{n}",
        )
        for n, body in enumerate(captured)
    ]
    raw = form(*pages("first"), *packed)
    expected = [
        (one.rec_headers.get_header("WARC-Target-URI"), one.content_stream().read())
        for one in reader.ArchiveIterator(io.BytesIO(raw))
    ]
    found = [one for one in taken(raw) if isinstance(one, Part)]
    assert [(one.given[0].value, one.raw) for one in found] == expected
