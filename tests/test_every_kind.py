"""A folder with one file of each kind that people save, from the files to the ledger."""

import gzip
import json
from collections.abc import Iterator

import pytest

from accordingto import pipeline
from accordingto.config import Settings
from accordingto.ledger import queries
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify import faults
from accordingto.read.reader import READER, read_part
from tests.read.pdf_writer import Text, column, pdf, wrapped
from tests.unpack.captures import page as capture
from tests.unpack.captures import zipped_records
from tests.unpack.conftest import tarred, zipped
from tests.unpack.letters import mail
from tests.word_writer import docx, odt, open_xml, paragraph, run, word_xml


def story(place: str) -> list[str]:
    """A headline and three paragraphs about one place, so that no two files hold the same."""
    first = (
        f"The gate of {place} held all night, said Ada Lint, the mayor of {place}, on Monday after "
        "the river had risen for three days and the lower town had been told to leave."
    )
    second = (
        f"“Nobody was warned in {place},” she added, and the harbour board denied it. According to "
        "its spokesman, Tam Or, the sirens were heard by everyone from the quay to the mill."
    )
    third = (
        f"The ministry said that it would ask for a report on {place} before the end of the week, "
        "and that the sluices upstream would stay closed until then."
    )
    return [f"The gate of {place} held, mayor says", first, second, third]


def text(place: str) -> bytes:
    return "\n\n".join(story(place)).encode()


def html(place: str) -> bytes:
    title, *body = story(place)
    paragraphs = "".join(f"<p>{words}</p>" for words in body)
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>"
        '<meta property="og:site_name" content="The Orrin Post">'
        '<meta property="article:published_time" content="2031-05-14T06:15:00+03:00"></head>'
        f"<body><article><h1>{title}</h1><p class=byline>By Mara Dolent</p>{paragraphs}</article>"
    ).encode()


def letter(place: str, end: bytes = b"\r\n") -> bytes:
    whole = mail(b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + text(place))
    return whole.replace(b"\r\n", end)


def telegram(place: str) -> bytes:
    post = {
        "id": 7, "type": "message", "date": "2031-05-14T06:15:00", "date_unixtime": "1936494900",
        "from": "Orrin Watch", "text": "\n\n".join(story(place)),
    }  # fmt: skip
    export = {"name": "Orrin Watch", "type": "public_channel", "id": 1, "messages": [post]}
    return json.dumps(export).encode()


def feed(place: str) -> bytes:
    title, *body = story(place)
    words = "".join(f"&lt;p&gt;{words}&lt;/p&gt;" for words in body)
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>The Orrin Post</title><item>'
        f"<title>{title}</title><link>https://orrin.example/{place}</link>"
        f"<pubDate>Wed, 14 May 2031 06:15:00 +0300</pubDate><description>{words}</description>"
        "</item></channel></rss>"
    ).encode()


def mhtml(place: str) -> bytes:
    address = f"https://orrin.example/{place}"
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nSubject: Saved\r\n"
        "Date: Wed, 14 May 2031 06:15:00 +0300\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        f"Content-Location: {address}\r\n\r\n"
    )
    return head.encode() + html(place) + b"\r\n--b--\r\n"


def word(place: str) -> bytes:
    title, *body = story(place)
    paragraphs = [paragraph(run(words)) for words in body]
    return docx(word_xml(paragraph(run(title), style="Title"), *paragraphs))


def printed(place: str) -> bytes:
    title, *body = story(place)
    lines = [line for words in body for line in (*wrapped(words, 420), "")]
    return pdf([[Text(72, 720, title, 18), *column(lines, 72, 680)]])


def wacz(place: str) -> bytes:
    crawl = zipped_records(capture(html(place), f"https://orrin.example/{place}"))
    return zipped(
        {"datapackage.json": b'{"profile": "data-package"}', "archive/data.warc.gz": crawl}
    )


FILES: dict[str, bytes] = {
    "page.html": html("Orrin"),
    "page.mhtml": mhtml("Tessel"),
    "notes.txt": text("Halden"),
    "print.pdf": printed("Dombrin"),
    "crawl.warc.gz": zipped_records(capture(html("Varn"), "https://orrin.example/varn")),
    "crawl.wacz": wacz("Lisk"),
    "feed.xml": feed("Morrow"),
    "letter.eml": letter("Brask"),
    "letters.mbox": b"From a@b Wed May 14 06:15:00 2031\n" + letter("Odell", b"\n") + b"\n",
    "result.json": telegram("Kesten"),
    "report.docx": word("Farbank"),
    "report.odt": odt(open_xml(*(f"<text:p>{words}</text:p>" for words in story("Neld")))),
    "rows.jsonl": json.dumps({"title": "t", "text": text("Upper Neld").decode()}).encode() + b"\n",
    "rows.csv": b'title,text\r\nt,"' + text("Lower Neld") + b'"\r\n',
    "packed.zip": zipped({"one.html": html("Ravel")}),
    "packed.tar.gz": gzip.compress(tarred({"one.txt": text("Sorrel")}), mtime=0),
    "photo.jpg": b"\xff\xd8\xff\xe0",
}  # fmt: skip


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """The dossier of the folder."""
    folder = tmp_path_factory.mktemp("kinds") / "case"
    folder.mkdir()
    for name, raw in FILES.items():
        (folder / name).write_bytes(raw)
    path = folder.parent / "x.dossier"
    added = pipeline.add(path, [folder], Settings(n_workers=1))
    assert [failure for failure in added.failures if not failure.skipped] == []
    assert pipeline.add(path, [folder], Settings(n_workers=1)).n_read == 0
    with Dossier.open(path) as opened:
        yield opened


def test_it_verifies(dossier: Dossier) -> None:
    assert list(faults(dossier, reread=read_part, reader=READER.id)) == []


@pytest.mark.parametrize("name", sorted(set(FILES) - {"photo.jpg"}))
def test_each_file_gives_its_story_and_who_says_what(dossier: Dossier, name: str) -> None:
    found = [row for row in queries.articles(dossier) if row.origin.startswith(f"case/{name}")]
    assert len(found) == 1, found
    said = queries.article_attributions(dossier, found[0].id)
    assert "Ada Lint" in " ".join(one.words("source") for one in said)
    assert "“Nobody was warned" in " ".join(one.words("content") for one in said)


def test_what_holds_no_text_is_skipped_with_its_reason(dossier: Dossier) -> None:
    rows = {row.origin: row for row in queries.intake(dossier)}
    assert (rows["case/photo.jpg"].status, rows["case/photo.jpg"].code) == ("skipped", "no-text")


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("page.html", "published", "2031-05-14T06:15:00+03:00"),
        ("page.mhtml", "url", "https://orrin.example/Tessel"),
        ("page.mhtml", "captured", "2031-05-14T06:15:00+03:00"),
        ("crawl.warc.gz", "url", "https://orrin.example/varn"),
        ("crawl.wacz", "url", "https://orrin.example/Lisk"),
        ("feed.xml", "published", "2031-05-14T03:15:00Z"),
        ("feed.xml", "outlet", "The Orrin Post"),
        ("result.json", "outlet", "Orrin Watch"),
        ("result.json", "published", "2031-05-14T03:15:00Z"),
    ],
)
def test_what_came_with_a_story_is_kept(
    dossier: Dossier, name: str, field: str, value: str
) -> None:
    (row,) = [row for row in queries.articles(dossier) if row.origin.startswith(f"case/{name}")]
    page = queries.article(dossier, row.id)
    assert page is not None
    assert page.fields[field].value == value


def test_a_story_in_print_says_on_which_page_it_stands(dossier: Dossier) -> None:
    (row,) = [row for row in queries.articles(dossier) if row.origin == "case/print.pdf"]
    page = queries.article(dossier, row.id)
    assert page is not None
    said = next(one for one in page.attributions if "Ada Lint" in one.words("source"))
    assert page.document.pages_of(said.spans("source")[0]) == (1,)
