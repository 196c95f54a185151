"""Speed of reading pages beside trafilatura alone, and memory over files too big to hold.

The pages are those of the article extraction benchmark; the big files are made here, of
invented words and noise, and taken apart and read without being annotated.
"""

import argparse
import gzip
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from common import SHARED, cost_of

MIB = 1 << 20

# Each reads every page twice, the first time to load what it needs.
OURS = """
import gzip, sys
from accordingto.read.reader import read_document
pages = [gzip.open(path).read() for path in sys.argv[2:]]
for _ in range(int(sys.argv[1])):
    for raw in pages:
        read_document(raw, origin="x")
"""
TRAFILATURA = """
import gzip, sys
import trafilatura
pages = [gzip.open(path).read() for path in sys.argv[2:]]
for _ in range(int(sys.argv[1])):
    for raw in pages:
        trafilatura.extract(raw)
"""
TAKE_APART = """
import sys
from pathlib import Path
from accordingto import pipeline
from accordingto.config import Settings
from accordingto.core.failure import Failure

if __name__ == "__main__":
    settings = Settings(n_workers=1, document_s=600)
    n_read = n_chars = 0
    for _, found in pipeline.read([Path(sys.argv[1])], settings):
        if isinstance(found, Failure):
            print(found.origin, found.code, found.message, file=sys.stderr)
        else:
            n_read += 1
            n_chars += len(found.document.text)
    print(f"{n_read:,} documents, {n_chars:,} characters", file=sys.stderr)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10, help="times that each page is read")
    parser.add_argument("--warc-mib", type=int, default=2048)
    parser.add_argument("--text-mib", type=int, default=500)
    options = parser.parse_args()
    pages = sorted((SHARED / "data" / "article-pages" / "html").glob("*.html.gz"))
    if pages:
        speed(pages, options.rounds)
    else:
        print(f"no pages in {SHARED}; set ACCORDINGTO_SHARED to the folder of the corpora")
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        for name, n_mib, make in (
            ("crawl.warc.gz", options.warc_mib, crawl),
            ("long.txt", options.text_mib, prose),
        ):
            path = folder / name
            with path.open("wb") as file:
                for piece in make(n_mib * MIB):
                    file.write(piece)
            memory(path, folder)
            path.unlink()


def speed(pages: list[Path], rounds: int) -> None:
    def command(script: str, n: int) -> list[str]:
        return [sys.executable, "-c", script, str(n), *map(str, pages)]

    rows = []
    for name, script in (("accordingto, reading", OURS), ("trafilatura alone", TRAFILATURA)):
        once, all_rounds = cost_of(command(script, 1)), cost_of(command(script, rounds + 1))
        each_s = (all_rounds.cpu_s - once.cpu_s) / rounds / len(pages)
        rows.append((name, each_s, all_rounds.peak_mib))
    print(f"\n{len(pages)} pages, {rounds} times, after a first time that is not counted")
    for name, each_s, peak_mib in rows:
        ratio = rows[-1][1] / each_s
        print(
            f"{name:24}{each_s * 1000:8.1f} CPU ms a page{1 / each_s:8.1f} a second"
            f"{ratio:7.2f} of trafilatura's speed{peak_mib:8.0f} MiB"
        )


def memory(path: Path, folder: Path) -> None:
    script = folder / "take_apart.py"
    script.write_text(TAKE_APART)
    n_bytes = path.stat().st_size
    cost = cost_of([sys.executable, str(script), str(path)])
    print(
        f"\n{path.name}: {n_bytes / MIB:,.0f} MiB in {cost.wall_s:.0f} s, "
        f"{n_bytes / MIB / cost.cpu_s:.1f} MiB a CPU second, at most {cost.peak_mib:,.0f} MiB in "
        "any one process"
    )


def sentences(rng: random.Random) -> str:
    who = rng.choice(["Ada Lint", "the mayor of Orrin", "a spokesman for the harbour board"])
    what = rng.choice(["the gate held", "nobody was warned", "the siren was heard by everyone"])
    return f"On day {rng.randrange(10**6)} of the flood {who} said that {what} in the lower town. "


def prose(n_bytes: int) -> Iterator[bytes]:
    rng = random.Random(7)
    left = n_bytes
    while left > 0:
        piece = ("".join(sentences(rng) for _ in range(5)) + "\n\n").encode()
        yield piece[:left]
        left -= len(piece)


def crawl(n_bytes: int) -> Iterator[bytes]:
    """A crawl as archives are: one page of words to a few pictures, each in a gzip member."""
    rng = random.Random(8)
    left, number = n_bytes, 0
    while left > 0:
        number += 1
        if number % 4:
            kind, body = "image/jpeg", b"\xff\xd8\xff" + rng.randbytes(400_000)
        else:
            words = "".join(f"<p>{sentences(rng) * 3}</p>" for _ in range(20))
            kind, body = "text/html", f"<html><body><article>{words}</article>".encode()
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
            f"WARC-Target-URI: https://orrin.example/{number}\r\n"
            "WARC-Date: 2031-05-14T06:00:00Z\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        member = gzip.compress(head.encode() + http + b"\r\n\r\n", compresslevel=1)
        yield member
        left -= len(member)


if __name__ == "__main__":
    main()
