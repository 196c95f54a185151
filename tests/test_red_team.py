"""A folder that somebody made to break readers: each file costs its own row, and nothing else."""

import gzip
import io
import resource
import zipfile
import zlib
from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.config import Settings
from accordingto.ledger import queries
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify import faults
from accordingto.ledger.views import IntakeRow
from accordingto.read.reader import READER, read_part
from tests.unpack.conftest import tarred, zipped

GOOD = (
    "Gate held, mayor says\n\nThe gate held all night, said Ada Lint, the mayor of Orrin.\n\n"
    "“Nobody was warned,” she added, and the harbour board denied it.\n"
)
MIB = 1 << 20
MEMORY_BYTES = 2048 * MIB


def quine_like() -> bytes:
    """Archives in archives, sixteen at each of six levels."""
    raw = zipped({"x.txt": b"The gate held. " * 400})
    for level in range(6):
        raw = zipped({f"{level}-{n}.zip": raw for n in range(16)})
    return raw


def overlapping_bomb() -> bytes:
    """One compressed body, named by two hundred entries of the directory (Fifield, 2019)."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("a.txt"), b"\0" * (24 * MIB), zipfile.ZIP_DEFLATED)
        (entry,) = archive.infolist()
        archive.filelist.extend([entry] * 200)
    return held.getvalue()


def warc(payload: bytes, *, encoding: str, url: str) -> bytes:
    """A captured page in a WARC file, by hand."""
    http = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: "
        + encoding.encode()
        + b"\r\nContent-Length: "
        + str(len(payload)).encode()
        + b"\r\n\r\n"
        + payload
    )
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-"
        f"{len(url):012}>\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-05-14T06:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def page(words: str) -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in words.split("\n") if line)
    return f"<html><body><article>{paragraphs}</article></body></html>".encode()


def pdf_with_a_bomb() -> bytes:
    """A page whose content stream is 400 MiB of spaces."""
    squeeze = zlib.compressobj(9)
    stream = b"".join(squeeze.compress(b" " * MIB) for _ in range(400)) + squeeze.flush()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, words in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, words)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    trailer = b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha" * 50}">' for n in range(12))

PROLOGUE = '<?xml version="1.0"?><!DOCTYPE rss [{}]><rss version="2.0"><channel><title>T</title>'
ITEM = "<item><title>x</title><description>&{};</description></item></channel></rss>"
CAPTURES = (
    warc(
        gzip.compress(b"The gate held. " * (20 * MIB)),
        encoding="gzip",
        url="https://orrin.example/bomb",
    ),
    warc(
        page(GOOD.replace("gate", "weir")),
        encoding="identity",
        url="https://orrin.example/story",
    ),
)


def story(word: str) -> bytes:
    """The good story about something else, so that no two files hold the same."""
    return GOOD.replace("gate", word).encode()


FILES: dict[str, bytes] = {
    "good.txt": GOOD.encode(),
    "good.html": page(GOOD.replace("gate", "wall")),
    "bomb.zip": zipped({"zeros.txt": b"\0" * (200 * MIB), "story.txt": story("dam")}),
    "overlapping.zip": overlapping_bomb(),
    "levels.zip": quine_like(),
    "bomb.txt.gz": gzip.compress(b"\0" * (200 * MIB)),
    "twice.gz": gzip.compress(gzip.compress(b"\0" * (600 * MIB))),
    "capture.warc": b"".join(CAPTURES),
    "bomb.pdf": pdf_with_a_bomb(),
    "names.zip": zipped({"../../../tmp/escaped.txt": story("lock")}),
    "names.tar": tarred({"/etc/cron.d/escaped": story("sluice")}, {"a": "/etc/passwd"}),
    "laughs.xml": (PROLOGUE.format(LAUGHS) + ITEM.format("l11")).encode(),
    "outside.xml": (
        PROLOGUE.format('<!ENTITY e SYSTEM "file:///etc/passwd">') + ITEM.format("e")
    ).encode(),
    "nested.html": b"<html><body>" + b"<div>" * 100_000 + page(GOOD.replace("gate", "bank")),
    "unclosed.html": (
        b"<html><body><article><p>" + story("dyke") + b"<table><tr><td><a href='<!-- <script>"
    ),
    "line.html": b"<html><body><p>" + b"The gate held all night. " * 2_100_000,
    "attributes.html": b"<p " + b"a=1 " * 400_000 + b">" + story("bar"),
    "polyglot.pdf": b"%PDF-1.7\n" + zipped({"inside.txt": GOOD.encode()}),
    "polyglot.zip": b"PK\x03\x04" + page(GOOD),
    "deep.json": b"[" * 200_000 + b"]" * 200_000,
    "cells.csv": b"text,title\n" + b"x," * 500_000 + b"\n",
    "noise.bin": bytes(range(256)) * 64,
}


@pytest.fixture(scope="module")
def intake(tmp_path_factory: pytest.TempPathFactory) -> dict[str, IntakeRow]:
    """The intake report of the folder."""
    folder = tmp_path_factory.mktemp("red") / "case"
    folder.mkdir()
    for name, raw in FILES.items():
        (folder / name).write_bytes(raw)
    path = folder.parent / "x.dossier"
    settings = Settings(n_workers=1, document_s=40.0, worker_memory_bytes=MEMORY_BYTES)
    before = sorted(Path("/tmp").glob("*escaped*"))
    pipeline.add(path, [folder], settings)
    assert sorted(Path("/tmp").glob("*escaped*")) == before
    with Dossier.open(path) as dossier:
        assert list(faults(dossier, reread=read_part, reader=READER.id)) == []
        return {row.origin.removeprefix("case/"): row for row in queries.intake(dossier)}


@pytest.mark.parametrize(
    ("name", "status", "codes"),
    [
        ("good.txt", "read", "read"),
        ("good.html", "read", "read"),
        ("bomb.zip", "opened", "opened"),
        ("bomb.zip!/zeros.txt", "failed", "expands-too-much"),
        ("bomb.zip!/story.txt", "read", "read"),
        ("overlapping.zip", "cut failed", "expands-too-much damaged too-many-members"),
        ("levels.zip", "failed", "expands-too-much"),
        ("bomb.txt.gz!/bomb.txt", "failed", "expands-too-much"),
        ("capture.warc!/https://orrin.example/bomb@20310514060000", "failed", "expands-too-much"),
        ("capture.warc!/https://orrin.example/story@20310514060000", "read", "read"),
        ("bomb.pdf", "failed", "empty no-text-layer out-of-memory too-slow"),
        ("names.zip!/../../../tmp/escaped.txt", "read", "read"),
        ("names.tar!//etc/cron.d/escaped", "read", "read"),
        ("names.tar!/a", "skipped", "link"),
        ("laughs.xml", "failed", "entities"),
        ("outside.xml", "failed", "entities"),
        ("nested.html", "read", "read"),
        ("unclosed.html", "read", "read"),
        ("line.html", "failed", "too-large"),
        ("attributes.html", "read", "read"),
        ("polyglot.pdf", "failed", "damaged"),
        ("polyglot.zip", "failed", "damaged"),
        ("noise.bin", "failed", "binary"),
    ],
)  # fmt: skip
def test_each_file_has_its_row(
    intake: dict[str, IntakeRow], name: str, status: str, codes: str
) -> None:
    row = intake[name]
    assert row.status in status.split(), row
    assert row.code in codes.split(), row


def test_every_file_has_a_row(intake: dict[str, IntakeRow]) -> None:
    assert {name.partition("!/")[0] for name in intake} == set(FILES)


def test_every_reason_says_what_to_do(intake: dict[str, IntakeRow]) -> None:
    for row in intake.values():
        if row.status in ("failed", "skipped"):
            assert "\n" not in row.message
            assert len(row.message) > 20


def test_no_word_of_another_file_is_anywhere(intake: dict[str, IntakeRow]) -> None:
    assert not any("root:x" in row.message for row in intake.values())


def test_memory_stays_below_the_limit(intake: dict[str, IntakeRow]) -> None:
    assert intake
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert peak < MEMORY_BYTES
