"""Pages a second of reading PDFs, and the words found beside those of PDFium's plain text."""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # no stubs

from common import ROOT, polnear_train

sys.path.insert(0, str(ROOT))
WIDTHS = (7, 8, 9, 9, 9, 6, 6)

from tests.read.pdf_writer import Text, column, pdf, width_of, wrapped  # noqa: E402

from accordingto.read.reader import read_document  # noqa: E402 - the tests are beside us


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=60)
    options = parser.parse_args()
    texts = polnear_train(options.articles)
    read_document(
        pdf(_sheets("The port said that it was shut. " * 20, 1, broken=False)), origin="x"
    )
    heads = zip(
        ("pages", "CPU s", "pages/s", "PDFium", "words", "lost", "new"), WIDTHS, strict=True
    )
    print(" " * 24 + "".join(f"{head:>{width}}" for head, width in heads))
    for name, columns, broken in (
        ("one column", 1, False), ("two columns", 2, False), ("three columns, hyphens", 3, True),
    ):  # fmt: skip
        _measure(name, texts, columns, broken=broken)


def _measure(name: str, texts: list[Path], columns: int, *, broken: bool) -> None:
    words, sheets = [], []
    for path in texts:
        text = path.read_bytes().decode("utf-8").encode("cp1252", "ignore").decode("cp1252")
        words += text.split()
        sheets += _sheets(text, columns, broken=broken)
    raw = pdf(sheets)
    start = time.process_time()
    reading = read_document(raw, origin="bench.pdf")
    read_s = time.process_time() - start
    start = time.process_time()
    _plain(raw)
    plain_s = time.process_time() - start
    expected, found = Counter(words), Counter(reading.document.text.split())
    lost, new = (expected - found).total(), (found - expected).total()
    print(
        f"{name:24}{len(sheets):7}{read_s:8.2f}{len(sheets) / read_s:9.0f}"
        f"{len(sheets) / plain_s:9.0f}{len(words):9,}{lost:6}{new:6}"
    )


def _sheets(text: str, columns: int, *, broken: bool) -> list[list[Text]]:
    width = (500 - 20 * (columns - 1)) / columns
    lines: list[str] = []
    for words in filter(str.strip, text.split("\n")):
        lines += [*(_broken(words, width) if broken else wrapped(words, width)), ""]
    cut = [lines[at : at + 55] for at in range(0, len(lines), 55)]
    return [
        [
            line
            for place, part in enumerate(cut[at : at + columns])
            for line in column(part, 56 + place * (width + 20), 730)
        ]
        for at in range(0, len(cut), columns)
    ]


def _broken(words: str, width: float) -> list[str]:
    """Lines in which some words of small letters are broken at their ends."""
    lines = wrapped(words, width)
    for at in range(len(lines) - 1):
        first, *others = lines[at + 1].split(" ")
        fits = width_of(f"{lines[at]} {first[:3]}-", 10) <= width
        if fits and others and len(first) > 7 and first.isalpha() and first.islower():
            lines[at] += f" {first[:3]}-"
            lines[at + 1] = " ".join([first[3:], *others])
    return lines


def _plain(raw: bytes) -> int:
    with pypdfium2.PdfDocument(raw) as opened:
        return sum(len(page.get_textpage().get_text_range()) for page in opened)


if __name__ == "__main__":
    main()
