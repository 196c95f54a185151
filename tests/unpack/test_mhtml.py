import pytest

from accordingto.core.failure import Failure
from accordingto.core.part import Given, Part
from accordingto.unpack.walk import Opening, parts
from tests.unpack.conftest import SMALL, codes, opened, taken
from tests.unpack.letters import packed, part, several

PAGE = b"<html><p>The gate held all night, said Ada Lint.</html>"
CHROMIUM = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://tessel.example/gate\r\n"
    b"Subject: The gate\r\nDate: Sun, 4 May 2031 10:20:30 -0000\r\nMIME-Version: 1.0\r\n"
)
BARE = b"MIME-Version: 1.0\r\n"


def root(location: str = "https://tessel.example/gate") -> bytes:
    more = f"Content-ID: <root@x>\r\nContent-Location: {location}\r\n"
    return part(PAGE, "text/html", more=more)


def frame() -> bytes:
    return part(b"<p>An advertisement.", "text/html", more="Content-Location: cid:frame\r\n")


def page_of(raw: bytes) -> Part:
    found = taken(raw)[0]
    assert isinstance(found, Part)
    return found


def test_a_saved_page_has_its_address_and_the_time_when_it_was_saved() -> None:
    found = page_of(CHROMIUM + several("related", root()))
    assert (found.raw, found.origin, found.media_type) == (PAGE, "held!/page", "text/html")
    assert found.given == (
        Given("url", "https://tessel.example/gate", "Snapshot-Content-Location"),
        Given("captured", "2031-05-04T10:20:30+00:00", "Date"),
    )


def test_without_a_snapshot_header_the_address_is_that_of_the_page() -> None:
    found = page_of(BARE + several("related", root("https://tessel.example/other")))
    assert found.given == (Given("url", "https://tessel.example/other", "Content-Location"),)


def test_pictures_styles_and_frames_take_one_row() -> None:
    raw = CHROMIUM + several(
        "related", root(), frame(), packed(b"\x89PNG", "image/png"), part(b"p {}", "text/css")
    )
    (row,) = (one for one in taken(raw) if isinstance(one, Failure))
    assert row.skipped
    assert row.message == "passed over: 1 frames, 1 pictures, 1 styles"


def test_the_page_is_the_part_that_the_start_parameter_names() -> None:
    raw = BARE + several("related", frame(), root())
    assert page_of(raw.replace(b"related;", b'related; start="<root@x>";')).raw == PAGE
    assert page_of(raw).raw == b"<p>An advertisement."


def test_a_mail_with_pictures_in_its_page_is_a_mail() -> None:
    raw = b"From: a@b.example\r\nTo: c@d.example\r\nDate: x\r\n" + BARE + several("related", root())
    opening = next(iter(parts(opened(raw), SMALL)))
    assert isinstance(opening, Opening)
    assert opening.kind == "a mail"


@pytest.mark.parametrize("content", [several("related", packed(b"\x89PNG", "image/png")), b"\r\n"])
def test_a_saved_page_that_holds_none_says_so(content: bytes) -> None:
    assert codes(taken(CHROMIUM + content)) == {"held": "no-text"}


def test_two_runs_give_the_same() -> None:
    raw = CHROMIUM + several("related", root(), frame())
    assert taken(raw) == taken(raw)
