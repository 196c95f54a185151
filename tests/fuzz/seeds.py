"""Small valid files of every kind, as pieces that can be changed before they are put together.

What stands behind a checksum, a length or a compression is reached only so: a changed
byte of a gzip file ends at its checksum.
"""

import bz2
import gzip
import lzma
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.read.pdf_writer import PICTURE, Options, Sheet, Text, assembled, column, pdf
from tests.test_every_kind import feed, html, mhtml, story, telegram, text
from tests.unpack.captures import answer, record
from tests.unpack.conftest import tarred, zipped
from tests.unpack.letters import HEADERS, packed, part, several
from tests.unpack.test_telegram_pages import page as exported
from tests.unpack.test_telegram_pages import post
from tests.word_writer import CORE, OPEN_TYPE, open_xml, paragraph, run, types_of, word_xml

Pieces = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Seed:
    """A valid file, before it is put together.

    Args:
        kind: of file; `KINDS` has them all.
        pieces: what may be changed, by name.
        build: puts pieces together, changed or not; it never fails.
    """

    kind: str
    pieces: Pieces
    build: Callable[[Pieces], bytes]


def whole(pieces: Pieces) -> bytes:
    """A file that is one piece after another."""
    return b"".join(pieces.values())


def _zip(pieces: Pieces) -> bytes:
    return zipped(pieces)


def _stored(pieces: Pieces) -> bytes:
    return zipped(pieces, compression=zipfile.ZIP_STORED)


def _gzip_each(pieces: Pieces) -> bytes:
    return b"".join(gzip.compress(piece, mtime=0) for piece in pieces.values())


def _gzip_tar(pieces: Pieces) -> bytes:
    return gzip.compress(tarred(pieces), mtime=0)


def _wacz(pieces: Pieces) -> bytes:
    crawl = gzip.compress(pieces["crawl"], mtime=0)
    return _stored(
        {
            "datapackage.json": pieces["package"],
            "archive/data.warc.gz": crawl,
            "archive/more.warc": pieces["crawl"],
            "pages/pages.jsonl": pieces["pages"],
        }
    )


def _objects(pieces: Pieces) -> bytes:
    return assembled(list(pieces.values()))


def _packed_objects(pieces: Pieces) -> bytes:
    return assembled([_packed(piece) for piece in pieces.values()])


def _packed(piece: bytes) -> bytes:
    """An object whose stream is compressed after it was changed."""
    head, found, rest = piece.partition(b"stream\n")
    if not found or b"/Filter" in head:
        return piece
    content = zlib.compress(rest.removesuffix(b"\nendstream"), 1)
    words = b"<< /Filter /FlateDecode /Length %d >>" % len(content)
    return words + b"\nstream\n" + content + b"\nendstream"


def _answer_packed(pieces: Pieces) -> bytes:
    body = gzip.compress(pieces["body"], mtime=0)
    more = "Content-Encoding: gzip\r\n"
    chunked = b"%x\r\n%s\r\n%s" % (len(body), body, pieces["last"])
    more_chunked = f"{more}Transfer-Encoding: chunked\r\n"
    return record(answer(body, more=more)) + record(answer(chunked, more=more_chunked))


def _mail(pieces: Pieces) -> bytes:
    attached = [
        packed(_zip({"a.html": pieces["html"]}), "application/zip", name="a.zip"),
        packed(pieces["plain"], "text/plain; charset=koi8-r"),
        part(pieces["plain"], more="Content-Transfer-Encoding: quoted-printable\r\n"),
        part(pieces["html"], "text/html"),
        part(pieces["headers"] + b"\r\n" + pieces["plain"], "message/rfc822"),
    ]
    return pieces["headers"] + several("mixed", *attached)


def _cut(raw: bytes, by: bytes) -> Pieces:
    """A file in pieces that end with certain bytes."""
    lines = raw.split(by)
    return {str(at): line + by for at, line in enumerate(lines[:-1])} | {"end": lines[-1]}


_TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
    b"endcodespacerange 1 beginbfrange <20> <7e> <0020> endbfrange 1 beginbfchar <41> <00460049> "
    b"endbfchar endcmap end"
)
_PRINTED = pdf(
    [
        Sheet([Text(72, 740, story("Dombrin")[0], 18), *column(story("Neld")[1:], 72, 700)]),
        Sheet(column(story("Varn"), 60, 700), drawn=PICTURE, extra="/Rotate 90"),
    ],
    Options({"Title": "The gate", "Author": "Ada Lint"}, to_unicode=_TO_UNICODE),
)


def _pdf_objects() -> Pieces:
    found = [one.partition(b" obj\n")[2] for one in _PRINTED.split(b"\nendobj\n")[:-1]]
    return {str(number): content for number, content in enumerate(found)}


_LIVE = (
    "<!doctype html><html lang=en><head><title>Live</title><script type='application/ld+json'>"
    '{"@type":"LiveBlogPosting","headline":"Flood","datePublished":"2031-05-14T06:15:00Z",'
    '"liveBlogUpdate":[{"@type":"BlogPosting","headline":"a"}]}</script></head><body><main>'
    "<h1>Flood, as it happened</h1>"
    + "".join(
        f"<article id=p{n}><time datetime='2031-05-14T0{n}:15'>0{n}:15</time><h2>{n}. {lines[0]}"
        f"</h2><p>{lines[1]}<br>{lines[2]}</p><ul><li>{lines[3]}</ul></article>"
        for n, lines in enumerate(map(story, ["Orrin", "Varn", "Lisk", "Neld"]), 3)
    )
    + "</main><aside>Read more &amp; more &#1046;&nbsp;</aside><table><tr><td>x</table></html>"
).encode()
_TIMED = "\n\n".join(
    f"1{n}:05\n{lines[0]}\nBy Mara Dolent\n\n{lines[1]}\n{lines[2]}"
    for n, lines in enumerate(map(story, ["Orrin", "Varn", "Lisk"]))
).encode()
_ATOM = (
    '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
    'xml:lang="en"><title>Tide &amp; Times</title><entry><title type="html">Gate</title>'
    '<link href="https://tide.example/1"/><updated>2031-05-14T06:15:00Z</updated><author><name>'
    f'Ada Lint</name></author><content type="html">&lt;p&gt;{story("Varn")[1]}</content></entry>'
    f"<entry><summary>{story('Lisk')[2]}</summary></entry></feed>"
).encode()
_CHANNEL = exported(
    post(5, "<br><br>".join(story("Orrin")), name="Harbour Watch"),
    post(6, "So <strong>it</strong> was &amp; is.", more='<div class="forwarded body"></div>'),
)
_ROWS = (
    b'{"title": "t", "text": "%s", "lang": "en", "date": "2031-05-14"}\n'
    % story("Neld")[1].encode()
)
_JSON = b"[" + _ROWS.strip() + b", " + _ROWS.strip() + b"]"
_CSV = b"id,title,text,published\r\n" + b"".join(
    b'%d,Gate,"%s",2031-05-0%d\r\n' % (n, story("Neld")[n].encode(), n) for n in range(1, 4)
)
_MBOX = b"".join(
    b"From a@b Wed May 14 06:15:00 2031\n"
    + HEADERS.replace(b"\r\n", b"\n")
    + b"Content-Type: text/plain; charset=utf-8\n\n>From here on:\n"
    + text(place)
    + b"\n\n"
    for place in ("Odell", "Brask")
)
_WORDS = word_xml(
    paragraph(run(story("Farbank")[0]), style="Title"),
    *(paragraph(run(words)) for words in story("Farbank")[1:]),
    "<w:tbl><w:tr><w:tc>" + paragraph(run("cell")) + "</w:tc></w:tr></w:tbl>",
)
_OPEN = open_xml(
    *(f"<text:p>{words}<text:s text:c='3'/><text:tab/></text:p>" for words in story("Neld")),
    "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>",
)
_ANSWERS = {
    "page": record(answer(html("Varn"))),
    "words": record(answer(text("Lisk"), "text/plain; charset=windows-1252")),
    "resource": record(html("Neld"), kind="resource", media_type="text/html"),
    "gone": record(answer(b"", status="404 Not Found")),
    "info": record(b"software: x\r\n", kind="warcinfo", media_type="application/warc-fields"),
}

SEEDS: tuple[Seed, ...] = (
    Seed("plain", {"text": text("Halden")}, whole),
    Seed("plain", {"text": _TIMED}, whole),
    Seed(
        "plain", {"text": "Шлюз устоял, сказала Ада Линт. «Никого».\n".encode("cp1251") * 9}, whole
    ),
    Seed("plain", {"text": text("Halden").decode().encode("utf-16")}, whole),
    Seed("html", {"page": html("Orrin")}, whole),
    Seed("html", {"page": _LIVE}, whole),
    Seed("mhtml", _cut(mhtml("Tessel"), b"\r\n"), whole),
    Seed("pdf", _pdf_objects(), _objects),
    Seed("pdf", _pdf_objects(), _packed_objects),
    Seed("pdf", {"file": _PRINTED}, whole),
    Seed("warc", _ANSWERS, whole),
    Seed("warc", _ANSWERS, _gzip_each),
    Seed("warc", {"body": html("Sorrel"), "last": b"0\r\n\r\n"}, _answer_packed),
    Seed(
        "wacz",
        {
            "package": b'{"profile": "data-package"}',
            "crawl": _ANSWERS["page"] + _ANSWERS["words"],
            "pages": b'{"format": "json-pages-1.0"}\n{"url": "http://tessel.example/gate", '
            b'"title": "The gate"}\n',
        },
        _wacz,
    ),
    Seed("rss", _cut(feed("Morrow"), b">"), whole),
    Seed("atom", _cut(_ATOM, b">"), whole),
    Seed(
        "eml",
        {"headers": HEADERS, "plain": text("Brask"), "html": html("Brask")},
        _mail,
    ),
    Seed(
        "eml", _cut(_mail({"headers": HEADERS, "plain": b"a=20b", "html": b"<p>c"}), b"\n"), whole
    ),
    Seed("mbox", _cut(_MBOX, b"\n"), whole),
    Seed("telegram-json", {"file": telegram("Kesten")}, whole),
    Seed("telegram-html", _cut(_CHANNEL, b">"), whole),
    Seed(
        "docx",
        {
            "[Content_Types].xml": types_of("word/document.xml"),
            "word/document.xml": _WORDS.encode(),
            "docProps/core.xml": CORE,
        },
        _zip,
    ),
    Seed(
        "odt",
        {"mimetype": OPEN_TYPE.encode(), "content.xml": _OPEN.encode(), "meta.xml": b"<m/>"},
        _zip,
    ),
    Seed("json-lines", _cut(_ROWS * 4, b"\n"), whole),
    Seed("json", _cut(_JSON, b","), whole),
    Seed("csv", _cut(_CSV, b"\r\n"), whole),
    Seed("zip", {"one.html": html("Ravel"), "in/two.txt": text("Ravel"), "x.zip": _zip({})}, _zip),
    Seed("zip", {"file": _zip({"one.html": html("Ravel"), "two.txt": b"So it was."})}, whole),
    Seed("tar", {"file": tarred({"one.txt": text("Sorrel")}, {"a": "/etc/passwd"})}, whole),
    Seed("tar", {"one.txt": text("Sorrel"), "two.csv": _CSV}, _gzip_tar),
    Seed("gz", {"text": text("Sorrel"), "more": b"And so on."}, _gzip_each),
    Seed("gz", {"file": gzip.compress(text("Sorrel"), mtime=0)}, whole),
    Seed("bz2", {"text": text("Sorrel")}, lambda pieces: bz2.compress(whole(pieces))),
    Seed("xz", {"text": text("Sorrel")}, lambda pieces: lzma.compress(whole(pieces))),
)

KINDS: Mapping[str, tuple[Seed, ...]] = {
    kind: tuple(seed for seed in SEEDS if seed.kind == kind)
    for kind in dict.fromkeys(seed.kind for seed in SEEDS)
}
"""Seeds by the kind of file that they are."""

WRAPPINGS: tuple[Callable[[bytes], bytes], ...] = (
    lambda raw: zipped({"inside": raw}),
    lambda raw: gzip.compress(raw, mtime=0),
    lambda raw: tarred({"inside": raw}),
    lambda raw: HEADERS + several("mixed", packed(raw, "application/octet-stream", name="inside")),
    lambda raw: record(answer(raw, "application/octet-stream")),
)
"""Containers that a file may be put into."""
