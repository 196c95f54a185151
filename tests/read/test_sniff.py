import pytest

from accordingto.errors import ReadError
from accordingto.read.sniff import SKIPPED, is_html, is_pdf, refuse_binary, refuse_controls


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08\0", b"{\\rtf1 x"]
)
def test_other_kinds_of_file_are_refused_by_name(raw: bytes) -> None:
    with pytest.raises(ReadError, match=r"^scan is an? .*; save .*\.$") as caught:
        refuse_binary(raw, "scan")
    assert caught.value.code == "binary"


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", b"\0\0\0\x18ftypmp42", b"OggS\0"]
)
def test_what_holds_no_text_is_told_from_what_cannot_be_read(raw: bytes) -> None:
    with pytest.raises(ReadError, match=r"^scan is an? .*; write down .*\.$") as caught:
        refuse_binary(raw, "scan")
    assert caught.value.code in SKIPPED


@pytest.mark.parametrize(
    ("raw", "is_one"),
    [(b"%PDF-1.7 ", True), (b"\xef\xbb\xbf\n%PDF-1.7 startxref 9", True),
     (b"about %PDF-1.7", False),
     (b"<p>%PDF-1.7 startxref 9", False), (b" " * 1024 + b"%PDF-1.7 startxref 9", False)],
)  # fmt: skip
def test_a_pdf_is_told_by_its_start(raw: bytes, is_one: bool) -> None:
    assert is_pdf(raw) is is_one


def test_archived_pages_are_refused() -> None:
    raw = b"From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tx=y\r\n\r\n"
    for archive in (raw, b"WARC/1.0\r\n"):
        with pytest.raises(ReadError) as caught:
            refuse_binary(archive, "page")
        assert caught.value.code == "web-archive"


def test_lines_like_headers_take_no_time() -> None:
    refuse_binary(b"a:\r\n" * 500, "x")
    refuse_binary(b"a: b\r\n c\r\n" * 200, "x")


def test_many_control_characters_are_no_text() -> None:
    with pytest.raises(ReadError) as caught:
        refuse_controls(bytes(range(32)) * 4, "blob", wide=False)
    assert caught.value.code == "binary"
    refuse_controls(b"A line.\r\n\tAnother.\0" * 3, "text", wide=False)
    refuse_controls("Wide".encode("utf-16-le"), "text", wide=True)


@pytest.mark.parametrize(
    "chars",
    ["<!DOCTYPE html><p>x", "\n <html>", "<!-- saved -->", "<p>One", "<?xml version='1.0'?><html>",
     "Words before.\n<p>One</p>\n<p>Two</p>"],
)  # fmt: skip
def test_a_page_is_told_by_its_tags(chars: str) -> None:
    assert is_html(chars)


@pytest.mark.parametrize(
    "chars", ["Plain words.", "a < b and c > d", "He wrote <b>bold</b> by hand.", "<3 to all"]
)
def test_text_with_a_tag_or_two_stays_text(chars: str) -> None:
    assert not is_html(chars)
