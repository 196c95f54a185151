"""PDFs for tests, written in the format's own syntax: lines of text at places on pages."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 612, 792
# Helvetica's widths in thousandths of the size, from its metrics file, as far as layout needs them.
_WIDTHS = dict(zip(
    " abcdefghijklmnopqrstuvwxyz.,-'",
    (278, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333,
     500, 278, 556, 500, 722, 500, 500, 500, 278, 278, 333, 191),
    strict=True,
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """One line at a place, in points from the lower left corner."""

    x: float
    y: float
    words: str
    size: float = 10
    bold: bool = False
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its lines, and what else is drawn or said about it."""

    lines: Sequence[Text] = ()
    drawn: bytes = b""
    extra: str = ""
    box: str = f"0 0 {WIDTH} {HEIGHT}"


@dataclass(frozen=True, slots=True)
class Options:
    """What a document says about itself."""

    info: Mapping[str, str] = field(default_factory=dict)
    to_unicode: bytes = b""
    trailer: str = ""
    catalog: str = ""
    packed: bool = False


PICTURE = b"q 600 0 0 780 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
"""A picture that fills the page, as scanners make them."""


def width_of(words: str, size: float) -> float:
    """How wide Helvetica sets some words, in points; nearly so for capitals and digits."""
    return sum(_WIDTHS.get(char, 600) for char in words) * size / 1000


def wrapped(words: str, width: float, size: float = 10) -> list[str]:
    """Words cut into lines that fit a width."""
    lines: list[str] = []
    for word in words.split():
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def column(
    lines: Sequence[str], x: float, y: float, *, size: float = 10, leading: float = 12
) -> list[Text]:
    """Lines one under another; an empty one leaves room."""
    return [
        Text(x, y - at * leading, words, size) for at, words in enumerate(lines) if words.strip()
    ]


def _string(words: str) -> bytes:
    raw = words.encode("cp1252", "replace")
    for char in (b"\\", b"(", b")"):
        raw = raw.replace(char, b"\\" + char)
    return b"(" + raw.replace(b"\r", b" ").replace(b"\n", b" ") + b")"


def _drawn(sheet: Sheet) -> bytes:
    parts = [sheet.drawn]
    for line in sheet.lines:
        font = "F2" if line.bold else "F1"
        turn = "0 1 -1 0" if line.turned else "1 0 0 1"
        at = f"BT /{font} {line.size} Tf {turn} {line.x} {line.y} Tm ".encode()
        parts.append(at + _string(line.words) + b" Tj ET")
    return b"\n".join(parts)


def _stream(content: bytes, *, packed: bool = False) -> bytes:
    if packed:
        content = zlib.compress(content)
    name = b" /Filter /FlateDecode" if packed else b""
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(content), name, content)


def pdf(sheets: Sequence[Sheet | Sequence[Text]], options: Options | None = None) -> bytes:
    """A whole document, uncompressed unless `packed`."""
    options = options or Options()
    pages = [one if isinstance(one, Sheet) else Sheet(one) for one in sheets]
    kids = " ".join(f"{6 + 2 * at} 0 R" for at in range(len(pages)))
    used = b" /ToUnicode 5 0 R" if options.to_unicode else b""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica%s /Encoding /WinAnsiEncoding%s >>"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {options.catalog} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        font % (b"", used),
        font % (b"-Bold", used),
        _stream(options.to_unicode),
    ]
    for at, page in enumerate(pages):
        head = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{page.box}] {page.extra} "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {7 + 2 * at} 0 R >>"
        )
        objects += [head.encode(), _stream(_drawn(page), packed=options.packed)]
    info = b" ".join(b"/" + k.encode() + b" " + _string(v) for k, v in options.info.items())
    return assembled([*objects, b"<< " + info + b" >>"], options.trailer)


def assembled(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue, the last the info."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    n = len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % n
    out += b"".join(b"%010d 00000 n \n" % at for at in places)
    out += f"trailer\n<< /Size {n} /Root 1 0 R /Info {n - 1} 0 R {trailer} >>\n".encode()
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)
