"""What is taken for which container, where more than one could claim it."""

import json

import pytest

from accordingto.unpack.formats import format_of
from tests.unpack import test_feeds, test_tables, test_telegram, test_telegram_pages
from tests.unpack.conftest import opened, zipped
from tests.word_writer import docx, odt, open_xml, paragraph, run, word_xml

STORY = "The gate held all night, said Ada Lint.\n"
CHAT = test_telegram.chat(test_telegram.post(2, "The gate held."))


def kind(raw: bytes) -> str:
    found = format_of(opened(raw), part_bytes=1 << 20)
    return found.name if found else ""


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (docx(word_xml(paragraph(run("a")))), "a document of a word processor"),
        (odt(open_xml("<text:p>a</text:p>")), "a document of a word processor"),
        (zipped({"a.txt": b"a"}), "a ZIP archive"),
        (test_feeds.rss("<description>a</description>").encode(), "a feed"),
        (test_telegram.export(CHAT), "a Telegram export"),
        (json.dumps(CHAT).encode(), "a Telegram export"),
        (test_telegram_pages.page(), "a Telegram export of pages"),
        (b'{"text": "a"}\n{"text": "b"}\n', "JSON Lines"),
        (b'[{"text": "a"}]', "JSON"),
        (test_tables.table(["id", "text"], ["1", "a"]), "a table"),
        (STORY.encode() * 50_000, "a long text"),
    ],
)
def test_each_format_is_told_by_its_content(raw: bytes, name: str) -> None:
    assert kind(raw) == name


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        STORY.encode() * 20,
        STORY.encode("utf-16"),
        b"<!doctype html><html><body><p>The gate, the text, the title.</p></body></html>",
        word_xml(paragraph(run("a"))).encode(),
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        b"{\\rtf1 text,title}",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"# Message, body and text\n\n- one, two\n- three, four\n",
    ],
    ids=["nothing", "text", "utf-16", "page", "xml", "pdf", "rtf", "doc", "notes"],
)
def test_a_single_document_is_no_container(raw: bytes) -> None:
    assert kind(raw) == ""
