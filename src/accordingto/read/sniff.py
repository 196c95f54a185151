"""What a file is, told from its bytes alone: names and endings often lie."""

import re

from accordingto.errors import ReadError

_MAGIC = (
    (b"PK\x03\x04", "an archive or office document that cannot be opened", "binary"),
    (b"\x1f\x8b\x08", "a gzip archive that cannot be opened", "binary"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "binary"),
    (b"Rar!\x1a\x07", "a RAR archive", "binary"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "binary"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older office document", "binary"),
    (b"{\\rtf", "a rich-text document", "binary"),
    (b"\x89PNG\r\n", "a PNG picture", "no-text"),
    (b"\xff\xd8\xff", "a JPEG picture", "no-text"),
    (b"GIF87a", "a GIF picture", "no-text"),
    (b"GIF89a", "a GIF picture", "no-text"),
    (b"II*\x00", "a TIFF picture", "no-text"),
    (b"MM\x00*", "a TIFF picture", "no-text"),
    (b"\x00\x00\x01\x00", "an icon", "no-text"),
    (b"OggS\x00", "a recording", "no-text"),
    (b"fLaC\x00", "a recording", "no-text"),
    (b"ID3", "a recording", "no-text"),
    (b"\x1aE\xdf\xa3", "a recording", "no-text"),
    (b"wOFF", "a font", "no-text"),
    (b"wOF2", "a font", "no-text"),
    (b"\x00asm", "a program", "no-text"),
    (b"\x7fELF", "a program", "no-text"),
    (b"SQLite format 3\x00", "an SQLite database", "no-text"),
)
_BRANDED = (
    (b"RIFF", 8, b"WEBP", "a WebP picture"),
    (b"RIFF", 8, b"WAVE", "a recording"),
    (b"RIFF", 8, b"AVI ", "a recording"),
    (b"", 4, b"ftyp", "a recording or picture"),
)
SKIPPED = frozenset({"no-text"})
"""Codes of files with which nothing is wrong, but which hold no text to read."""

# One way to match each line, whatever ends it: with two, each line doubles the time.
_ARCHIVED_PAGE = re.compile(
    rb"^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*content-type:\s*multipart/", re.IGNORECASE
)
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b\x00") + b"\x7f"
_SAMPLE_BYTES = 1 << 16
_PDF_START_BYTES = 1024

_MARKUP_START = re.compile(
    r"\s*(?:<\?xml\b|<!doctype\s+html|<!--|<(?:html|head|body|title|meta|link|script|style|iframe|"
    r"h[1-6]|div|font|table|a|b|br|p|article|section|main|header|nav|aside|footer|span|ul|ol|"
    r"figure|img|blockquote|center|pre|strong|em|i|form|frameset|noscript|template|svg)(?=[\s/>]))",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:p|div|br|h[1-6]|a|span|ul|li|img|em|strong|html|body)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_CHARS_PER_TAG = 1000


def is_pdf(raw: bytes) -> bool:
    """Whether `raw` is a PDF: it begins as one, if need be behind a little that is no markup.

    Readers of PDF look for its start in the first 1 024 bytes.
    """
    start = raw.find(b"%PDF-", 0, _PDF_START_BYTES)
    if start <= 0:
        return start == 0
    return b"<" not in raw[:start] and b"startxref" in raw[-_PDF_START_BYTES:]


def refuse_binary(raw: bytes, name: str) -> None:
    """Raise unless `raw` may hold text.

    Raises:
        ReadError: `binary` if the file is something else than text or a page,
            `no-text` if it is a picture, a recording or the like,
            `web-archive` if it is a page packed together with its pictures.
    """
    for magic, kind, code in _MAGIC:
        if raw.startswith(magic):
            if code == "no-text":
                raise ReadError(code, _holds_no_text(name, kind))
            raise ReadError(code, f"{name} is {kind}; save its text as a page or plain text.")
    for start, at, brand, kind in _BRANDED:
        if raw.startswith(start) and raw[at : at + len(brand)] == brand:
            raise ReadError("no-text", _holds_no_text(name, kind))
    if raw.startswith(b"WARC/") or _ARCHIVED_PAGE.match(raw[:2048]):
        raise ReadError("web-archive", f"{name} is a web archive; save the page as HTML only.")


def _holds_no_text(name: str, kind: str) -> str:
    return f"{name} is {kind}; write down what it says if that belongs to the case."


def refuse_controls(raw: bytes, name: str, *, wide: bool) -> None:
    """Raise if `raw` holds more control characters than any text does.

    Args:
        raw: the document's bytes.
        name: of the document, for the message.
        wide: whether its characters have two bytes or four, so that NUL bytes mean nothing.

    Raises:
        ReadError: `binary`, if over one byte in 50 is a control character, or,
            in a narrow encoding, over one in five is NUL.
    """
    if wide:
        return
    sample = raw[:_SAMPLE_BYTES]
    n_controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if n_controls * 50 > len(sample) or sample.count(0) * 5 > len(sample):
        raise ReadError(
            "binary",
            f"{name} is not text but bytes of an unknown kind; save its text and add that.",
        )


def is_html(chars: str) -> bool:
    """Whether decoded characters are a page: they begin with a tag, or hold many.

    The tags that may begin a page are those of the WHATWG's MIME sniffing
    standard, and those with which saved fragments begin.
    """
    if _MARKUP_START.match(chars):
        return True
    sample = chars[:_SAMPLE_BYTES]
    n_tags = sum(1 for _ in _TAG.finditer(sample))
    return n_tags >= 4 and n_tags * _CHARS_PER_TAG > len(sample)
