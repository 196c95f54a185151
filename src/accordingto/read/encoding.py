"""With which codec a document's bytes are to be decoded, and why."""

import re
from dataclasses import dataclass

from accordingto.core.document import Note

_ASCII = frozenset({"us-ascii", "ascii"})
"""What programs state that do not look; where it is true nothing depends on it."""
_ESCAPING = frozenset({"iso2022_jp"})
"""Codecs whose bytes are all ASCII, so that they pass for UTF-8."""

WIDE = frozenset({"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})
"""Codecs in which every character has two bytes or more."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<(?:meta\b[^>]{0,500}?\bcharset|\?xml\b[^>]{0,200}?\bencoding)\s*=\s*[\"']?\s*([\w:.-]{2,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN_BYTES = 1024

# What the WHATWG encoding standard means by each label, as Python's codecs.
_LABELS = {
    "utf-8": "utf-8", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8",
    # A page whose declaration can be read byte by byte is not UTF-16.
    "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8", "unicode": "utf-8",
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252",
    "us-ascii": "cp1252", "ascii": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030",
    "big5": "cp950", "big5-hkscs": "big5hkscs", "shift_jis": "cp932", "shift-jis": "cp932",
    "x-sjis": "cp932", "sjis": "cp932", "windows-31j": "cp932", "euc-jp": "euc_jp",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "windows-949": "cp949",
    "iso-2022-jp": "iso2022_jp", "koi8-r": "koi8_r", "koi8-u": "koi8_u", "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic", "ibm866": "cp866", "cp866": "cp866",
    "windows-874": "cp874", "tis-620": "cp874", "iso-8859-11": "cp874",
    "iso-8859-9": "cp1254", "latin5": "cp1254",
    **{f"windows-125{n}": f"cp125{n}" for n in range(9)},
    **{f"cp125{n}": f"cp125{n}" for n in range(9)},
    **{f"iso-8859-{n}": f"iso8859_{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
}  # fmt: skip

_HIGH = re.compile(rb"[\x80-\xff]+")
_LETTERS = re.compile(rb"[\xc0-\xff]+")
_SHORTEST_WORDS = 2.2  # French in Windows-1252 has runs of 1.05 bytes on average, Russian of 5
_CYRILLIC = ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкдмпуяіыьг")
_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "mac_roman", "cp437", "cp850")
_OTHERS = ("gb18030", "cp950", "cp932", "euc_jp", "cp949", "cp1253", "cp1255", "cp1256", "cp874")
_ODD = re.compile(
    r"(?<=[^\W\d_])[¢-©¬-±´¶-¸¹²³º»¼-¿×÷ªƒ†‡‰‹‚„€]+(?=[^\W\d_])"
    r"|(?<=[a-zß-öø-ÿ])[À-ÖØ-Þ]|[\ufffd\x80-\x9f╀-╿░-▟─-┿]"
)
_SAMPLE_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to decode a document.

    Args:
        codec: Python's name of it.
        start: the first byte behind a byte order mark.
        notes: what a person should know about the choice.
    """

    codec: str
    start: int = 0
    notes: tuple[Note, ...] = ()


def choose(raw: bytes, stated: str = "") -> Encoding:
    """The codec of a document: by its mark, its NUL bytes, as UTF-8, as declared, or by guess.

    Valid UTF-8 goes before a declaration: pages saved by a browser are UTF-8
    whatever they declared before, and other encodings are hardly ever valid UTF-8
    by accident. Text that is mostly valid UTF-8 counts as UTF-8 with damage.

    Args:
        raw: the document.
        stated: the charset that came with it, from a mail or a server, or ""; it goes
            before what the document itself declares, unless the bytes contradict it.
    """
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return Encoding(codec, len(mark))
    wide = _wide_by_nuls(raw)
    if wide is not None:
        return Encoding(wide)
    declared = _fitting(raw, stated) or declared_codec(raw)
    if declared in _ESCAPING and b"\x1b" in raw:
        return Encoding(declared)
    if is_mostly_utf8(raw):
        return Encoding("utf-8", notes=_misdeclared(raw, declared))
    if declared not in (None, "utf-8"):
        return Encoding(declared)
    guess = guess_codec(raw)
    return Encoding(guess, notes=(Note("encoding-guessed", _GUESSED.format(guess)),))


def _fitting(raw: bytes, stated: str) -> str | None:
    """The codec that a charset means, if the bytes can be decoded with it."""
    codec = _LABELS.get(stated.lower())
    if codec is None or stated.lower() in _ASCII:
        return None
    try:
        raw.decode(codec)
    except UnicodeDecodeError:
        return None
    return codec


_GUESSED = (
    "It is not UTF-8 and says no other encoding; it was read as {}: check its accented letters."
)


def _misdeclared(raw: bytes, declared: str | None) -> tuple[Note, ...]:
    if declared in (None, "utf-8") or raw.isascii():
        return ()
    message = f"It declares {declared} but is UTF-8, and was read as UTF-8."
    return (Note("encoding-misdeclared", message),)


def declared_codec(raw: bytes) -> str | None:
    """The codec that a page declares in its first 1024 bytes, or None if it names none we know."""
    match = _DECLARED.search(raw[:_DECLARED_WITHIN_BYTES])
    if match is None:
        return None
    return _LABELS.get(match[1].decode("ascii", "replace").lower())


def is_mostly_utf8(raw: bytes) -> bool:
    """Whether `raw` is UTF-8 with no more bad bytes than characters of several bytes."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        chars = raw.decode("utf-8", "surrogateescape")
    else:
        return True
    n_bad = sum(1 for _ in re.finditer("[\udc80-\udcff]", chars))
    n_several = sum(1 for _ in re.finditer("[\x80-\ud7ff\ue000-\U0010ffff]", chars))
    return n_several >= n_bad


def _wide_by_nuls(raw: bytes) -> str | None:
    # In UTF-16 the spaces and full stops of any script have a NUL byte, always on one side.
    sample = raw[: _SAMPLE_BYTES & ~1]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    n_pairs = max(len(sample) // 2, 1)
    for codec, here, there in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if here * 20 >= n_pairs and there * 50 <= here and _is_prose(sample, codec):
            return codec
    return None


def _is_prose(sample: bytes, codec: str) -> bool:
    chars = sample.decode(codec, "replace")
    n_good = sum(c.isprintable() or c.isspace() for c in chars)
    return n_good * 20 >= len(chars) * 19 and chars.count("\ufffd") * 50 <= len(chars)


def guess_codec(raw: bytes) -> str:
    """The likeliest codec of text that is not UTF-8 and declares nothing.

    Letters beyond ASCII stand alone between ASCII letters in the Latin script,
    and beside one another in all others. Cyrillic codecs are told apart by how
    many of the letters they give are common small ones; Latin codecs by how few
    signs and capitals they put inside words. Ties go to Windows-1251 and -1252.
    """
    sample = raw[:_SAMPLE_BYTES]
    high = b"".join(_HIGH.findall(sample))
    if max(_mean_length(_HIGH, sample), _mean_length(_LETTERS, sample)) < _SHORTEST_WORDS:
        return min(_LATIN, key=lambda codec: _n_odd(sample, codec))
    cyrillic, share = _likeliest_cyrillic(high)
    return cyrillic if share >= 0.6 else _ask_library(sample)


def _mean_length(runs: re.Pattern[bytes], sample: bytes) -> float:
    found = runs.findall(sample)
    return sum(map(len, found)) / len(found) if found else 0.0


def _likeliest_cyrillic(high: bytes) -> tuple[str, float]:
    shares = {codec: _share_common(high, codec) for codec in _CYRILLIC}
    best = max(_CYRILLIC, key=lambda codec: shares[codec])
    return best, shares[best]


def _share_common(high: bytes, codec: str) -> float:
    chars = high.decode(codec, "replace")
    return sum(c in _COMMON_CYRILLIC for c in chars) / len(chars)


def _n_odd(sample: bytes, codec: str) -> int:
    return sum(1 for _ in _ODD.finditer(sample.decode(codec, "replace")))


def _ask_library(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    found = from_bytes(sample, cp_isolation=[*_OTHERS, "cp1251", "cp1252"]).best()
    return "cp1252" if found is None else found.encoding
