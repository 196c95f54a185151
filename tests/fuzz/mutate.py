"""Changes to valid files by chance: to bytes, to numbers and names in them, to their order."""

import random
import re

from tests.fuzz.seeds import KINDS, SEEDS, WRAPPINGS, Pieces, Seed

MAX_BYTES = 64 * 1024
"""A longer input is cut: what is slow on that much is a fault, not a large file."""

_TOKEN = re.compile(rb"[A-Za-z_:/%-]{2,20}|[0-9]{1,12}|[^\sA-Za-z0-9]{1,4}")
_NUMBER = re.compile(rb"[0-9]+")
_NUMBERS = (
    b"0", b"1", b"-1", b"7", b"255", b"65536", b"2147483647", b"4294967296", b"9" * 20, b"9" * 400,
    b"1e999", b"0.1", b"NaN", b"00", b"0x10",
)  # fmt: skip
_ODD = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80",
    b"\r", b"\n", b"\r\n\r\n", b"\x0c", b"\x1a", b"\x85", "\u2028".encode(), "\u202e".encode(),
    "\u0130".encode(), "ﬁ".encode(), "\U0001f327".encode(), b"&#0;", b"&#x110000;", b"&#xd800;",
    b"&#xfdd0;", b"&nbsp;", b"&ngE;", b"&amp", b"&lt;", b"<", b">", b"<!--", b"-->", b"<![CDATA[",
    b"]]>", b"<script>", b"</script", b"<style>", b"<textarea>", b"<plaintext>", b"<title>",
    b"<table><tr><td>", b"<svg>", b"<math>", b"<template>", b"<base href='//x'>", b"</p>", b"<br>",
    b"<pre>\n", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<?xml version='1.0' encoding='utf-16'?>",
    b"<meta charset=utf-7>", b"<meta charset=utf-16>", b"encoding=\"cp037\"", b"charset=hz",
    b"charset=idna", b"charset=undefined", b"charset=base64", b"charset=\"", b"=?utf-8?q?=ff?=",
    b"=?x?b?!?=", b"=\n", b"=C3", b"boundary=", b"--b1--\r\n", b"From \n", b"\n>From ", b"\"", b"'",
    b"\"\"", b"\\", b"\\ud800", b"\\u0000", b"{", b"}", b"[", b"]", b",", b":", b"null", b"true",
    b" 0 R", b"6 0 R", b"2 0 R", b"<<", b">>", b"stream\n", b"endstream", b"endobj\n", b"/Kids",
    b"/Rotate 45", b"/Encrypt 1 0 R", b"/Filter /LZWDecode", b"/Type /ObjStm", b"Tj", b"TJ", b"BT",
    b" Tm", b" cm", b"q ", b"Q ", b" Do", b" 0 Tf", b"../", b"/", b"C:\\", b"!/", b"#2",
    b"2031-02-30", b"0000-00-00", b"9999-12-31T23:59:60Z", b"24:61", b"+99:99", b"14 May 2031",
    b"http://[::1", b"http://x:99999/", b"//", b"xn--", b"javascript:", b"Content-Length: 7\r\n",
    b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: br\r\n", b"WARC/1.0\r\n", b"PK\x03\x04",
    b"PK\x05\x06", b"\x1f\x8b\x08", b"%PDF-1.7\n", b"BZh9", b"\xfd7zXZ\x00", b"ustar", b"By ",
)  # fmt: skip


def made(kind: str, seed: int, number: int) -> bytes:
    """An input: the same for the same kind, seed and number, on every machine.

    Args:
        kind: one of `KINDS`.
        seed: of the run.
        number: of the input, from 0. The first ones are the valid files themselves.
    """
    seeds = KINDS[kind]
    if number < len(seeds):
        return seeds[number].build(seeds[number].pieces)
    rng = random.Random(f"{kind} {seed} {number}")
    raw = _changed(rng.choice(seeds), rng)
    if rng.random() < 0.15:
        raw = _mutated(raw, rng, n=rng.choice((1, 1, 2, 4)))
    while rng.random() < 0.08:
        raw = rng.choice(WRAPPINGS)(raw)
    return raw[:MAX_BYTES]


def _changed(seed: Seed, rng: random.Random) -> bytes:
    """A file made of pieces of which some were changed."""
    pieces = dict(seed.pieces)
    names = list(pieces)
    for name in rng.sample(names, min(len(names), rng.choice((1, 1, 2, 3)))):
        pieces[name] = _mutated(pieces[name], rng, n=rng.choice((1, 1, 2, 4, 8)))
    if seed.build.__name__ in ("_zip", "_stored", "_gzip_tar"):
        pieces = _renamed(pieces, rng)
    elif len(names) > 3 and rng.random() < 0.3:
        pieces = _reordered(pieces, rng)
    return seed.build(pieces)


def _renamed(pieces: Pieces, rng: random.Random) -> Pieces:
    """Members under other names."""
    if rng.random() < 0.8:
        return pieces
    odd = ["", "/", "../x", "a" * 60_000, "x\ny", "ф\u202e", "con", "word/document.xml"]
    # Archives are written by the names' UTF-8, so that they must have one.
    return {rng.choice([name, rng.choice(odd)]): raw for name, raw in pieces.items()}


def _reordered(pieces: Pieces, rng: random.Random) -> Pieces:
    """Pieces left out, twice, or in another order; all names stay."""
    raws = list(pieces.values())
    one, other = rng.randrange(len(raws)), rng.randrange(len(raws))
    match rng.randrange(4):
        case 0:
            raws[one] = b""
        case 1:
            raws[one], raws[other] = raws[other], raws[one]
        case 2:
            raws[one] = raws[other]
        case _:
            raws[one] = raws[one] * rng.choice((2, 9, 300))
    return dict(zip(pieces, raws, strict=True))


def _mutated(raw: bytes, rng: random.Random, *, n: int) -> bytes:
    for _ in range(n):
        raw = rng.choice(_MUTATIONS)(raw, rng)[:MAX_BYTES]
    return raw


def _range(raw: bytes, rng: random.Random) -> tuple[int, int]:
    start = rng.randrange(len(raw) + 1)
    return start, min(len(raw), start + rng.choice((1, 2, 8, 40, 400)))


def _flip(raw: bytes, rng: random.Random) -> bytes:
    if not raw:
        return raw
    at = rng.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ 1 << rng.randrange(8)]) + raw[at + 1 :]


def _noise(raw: bytes, rng: random.Random) -> bytes:
    start, end = _range(raw, rng)
    return raw[:start] + rng.randbytes(end - start) + raw[end:]


def _delete(raw: bytes, rng: random.Random) -> bytes:
    start, end = _range(raw, rng)
    return raw[:start] + raw[end:]


def _repeat(raw: bytes, rng: random.Random) -> bytes:
    start, end = _range(raw, rng)
    return raw[:start] + raw[start:end] * rng.choice((2, 3, 30, 3000)) + raw[end:]


def _insert(raw: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(raw) + 1)
    odd = rng.choice(_ODD) * rng.choice((1, 1, 1, 1, 2, 50, 20_000))
    return raw[:at] + odd[:MAX_BYTES] + raw[at:]


def _replace(raw: bytes, rng: random.Random) -> bytes:
    start, end = _range(raw, rng)
    return raw[:start] + rng.choice(_ODD) + raw[end:]


def _number(raw: bytes, rng: random.Random) -> bytes:
    """Another number in place of one that stands there: a length, a count, a date."""
    found = list(_NUMBER.finditer(raw))
    if not found:
        return raw
    one = rng.choice(found)
    near = str(int(one.group()[:12]) + rng.choice((-1, 1))).encode()
    return raw[: one.start()] + rng.choice((near, *_NUMBERS)) + raw[one.end() :]


def _token(raw: bytes, rng: random.Random) -> bytes:
    """A word of the file in another place, in place of another one."""
    found = list(_TOKEN.finditer(raw))
    if not found:
        return raw
    one, other = rng.choice(found), rng.choice(found)
    return raw[: one.start()] + other.group() + raw[one.end() :]


def _all_of_a_token(raw: bytes, rng: random.Random) -> bytes:
    """Every place of one word changed at once."""
    found = list(_TOKEN.finditer(raw))
    if not found:
        return raw
    return raw.replace(rng.choice(found).group(), rng.choice(_ODD), 4000)


def _swap(raw: bytes, rng: random.Random) -> bytes:
    a, b, c = sorted(rng.randrange(len(raw) + 1) for _ in range(3))
    return raw[:a] + raw[b:c] + raw[a:b] + raw[c:]


def _splice(raw: bytes, rng: random.Random) -> bytes:
    """A stretch of another file, of any kind."""
    other = rng.choice(list(rng.choice(SEEDS).pieces.values()))
    at, (start, end) = rng.randrange(len(raw) + 1), _range(other, rng)
    return raw[:at] + other[start:end] + raw[at:]


def _cut_off(raw: bytes, rng: random.Random) -> bytes:
    return raw[: rng.randrange(len(raw) + 1)]


def _line_ends(raw: bytes, rng: random.Random) -> bytes:
    return raw.replace(b"\r\n", b"\n").replace(b"\n", rng.choice((b"\r\n", b"\r", b" ", b"\n\n")))


def _recoded(raw: bytes, rng: random.Random) -> bytes:
    """The same characters in another encoding than the file says."""
    codec = rng.choice(("utf-16", "utf-16-le", "utf-32", "utf-7", "cp1251", "shift-jis", "cp037"))
    return raw.decode("utf-8", "replace").encode(codec, "ignore")


_MUTATIONS = (
    _flip, _insert, _replace, _number, _token, _flip, _insert, _replace, _number, _token, _noise,
    _delete, _repeat, _all_of_a_token, _swap, _splice, _cut_off, _line_ends, _recoded,
)  # fmt: skip
"""The first five are twice as likely as the others: they leave most of a file as it was."""
