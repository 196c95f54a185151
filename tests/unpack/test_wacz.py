import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.failure import Failure
from accordingto.core.part import Part
from accordingto.unpack.member import Limits
from accordingto.unpack.walk import Opening, parts
from tests.unpack.captures import origin, pages, zipped_records
from tests.unpack.conftest import codes, opened, taken, texts, zipped


def listed(*listings: tuple[str, str]) -> bytes:
    lines = [{"format": "json-pages-1.0"}, *({"url": u, "title": t} for u, t in listings)]
    return "\n".join(map(json.dumps, lines)).encode()


def wacz(warcs: dict[str, bytes], page_list: bytes = b"", *, stored: bool = True) -> bytes:
    files = {
        "datapackage.json": b"{}",
        **{f"archive/{name}": raw for name, raw in warcs.items()},
        "indexes/index.cdx": b"com,example",
        "pages/pages.jsonl": page_list,
    }
    return zipped(files, compression=zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)


def titles(raw: bytes) -> list[str | None]:
    found = [one.value("title") for one in taken(raw) if isinstance(one, Part)]
    return [None if one is None else one.value for one in found]


@pytest.mark.parametrize("stored", [True, False])
def test_pages_come_from_every_web_archive_in_it(stored: bool) -> None:
    raw = wacz(
        {"a.warc.gz": zipped_records(*pages("one")), "b.warc": b"".join(pages("two", "three"))},
        stored=stored,
    )
    found = taken(raw)
    assert list(texts(found)) == [origin("one"), origin("two"), origin("three")]
    assert codes(found) == {}
    assert [one.place for one in found if isinstance(one, Part)][:2] == [
        "archive/a.warc.gz, record at byte 0", "archive/b.warc, record at byte 0",
    ]  # fmt: skip


def test_it_is_not_taken_for_a_plain_zip_archive() -> None:
    raw = wacz({"a.warc": b"".join(pages("one"))})
    opening = next(iter(parts(opened(raw), Limits())))
    assert isinstance(opening, Opening)
    assert opening.kind == "a WACZ web archive"


def test_a_zip_archive_that_merely_holds_a_web_archive_is_a_zip_archive() -> None:
    raw = zipped({"a.warc": b"".join(pages("one"))})
    assert list(texts(taken(raw))) == [origin("one", "held!/a.warc")]


def test_a_title_goes_to_its_own_address_only() -> None:
    raw = wacz(
        {"a.warc": b"".join(pages("one", "two"))},
        listed(("http://tessel.example/two", "The  gate\nheld"), ("http://else.example", "No")),
    )
    assert titles(raw) == [None, "The gate held"]


def test_an_address_with_two_titles_has_none() -> None:
    address = "http://tessel.example/one"
    raw = wacz({"a.warc": b"".join(pages("one"))}, listed((address, "Gate"), (address, "Login")))
    assert titles(raw) == [None]


@pytest.mark.parametrize(
    "page_list",
    [b"not json\n[]\n{}\n3\n", b"[" * 60_000, b'{"url": 3, "title": null}', b"\xff\0" * 50],
)
def test_a_list_that_cannot_be_read_costs_only_titles(page_list: bytes) -> None:
    raw = wacz({"a.warc": b"".join(pages("one"))}, page_list)
    assert list(texts(taken(raw))) == [origin("one")]


def test_a_bomb_in_place_of_the_list_costs_only_titles() -> None:
    raw = wacz({"a.warc": b"".join(pages("one"))}, b"\n" * (40 << 20), stored=False)
    assert list(texts(taken(raw))) == [origin("one")]


def test_one_archive_that_is_damaged_costs_only_itself() -> None:
    good = zipped_records(*pages("two"))
    raw = wacz({"a.warc.gz": b"no archive", "b.warc.gz": good})
    found = taken(raw)
    assert list(texts(found)) == [origin("two")]
    assert codes(found) == {"held!/archive/a.warc.gz": "damaged"}


def test_changed_bytes_are_noticed() -> None:
    one = zipped_records(*pages("one"))
    raw = wacz({"a.warc.gz": one, "b.warc.gz": zipped_records(*pages("two"))})
    at = raw.index(one) + len(one) // 2
    found = taken(raw[:at] + bytes([raw[at] ^ 0x5A]) + raw[at + 1 :])
    assert list(texts(found)) == [origin("two")]
    assert "damaged" in codes(found).values()


@given(st.data())
def test_no_damage_raises(data: st.DataObject) -> None:
    raw = bytearray(
        wacz({"a.warc.gz": zipped_records(*pages("one", "two"))}, listed(("http://a", "b")))
    )
    places = st.tuples(st.integers(0, len(raw) - 1), st.integers(0, 255))
    for at, byte in data.draw(st.lists(places, max_size=6)):
        raw[at] = byte
    found = taken(bytes(raw))
    assert found == taken(bytes(raw))
    assert all(isinstance(one, Part | Failure) for one in found)
