"""Records of web archives, made in memory."""

import gzip

WHEN = "2031-05-04T10:20:30Z"


def record(
    block: bytes,
    url: str = "http://tessel.example/gate",
    *,
    kind: str = "response",
    media_type: str = "application/http; msgtype=response",
    n_bytes: int | None = None,
    more: str = "",
) -> bytes:
    """One record; `n_bytes` is the length that it states, the true one by default."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {WHEN}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n{more}"
        f"Content-Type: {media_type}\r\n"
        f"Content-Length: {len(block) if n_bytes is None else n_bytes}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(
    body: bytes, media_type: str = "text/html", *, status: str = "200 OK", more: str = ""
) -> bytes:
    """An answer over HTTP."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{more}\r\n"
    return head.encode() + body


def page(body: bytes, url: str = "http://tessel.example/gate") -> bytes:
    """A record of a page."""
    return record(answer(body), url)


def pages(*names: str) -> list[bytes]:
    """Records of pages, each with its name in its address and its text."""
    return [page(f"<p>{n} held.".encode(), f"http://tessel.example/{n}") for n in names]


def zipped_records(*records: bytes) -> bytes:
    """A gzip file with a member for each record, as archives have them."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def origin(name: str, held: str = "held") -> str:
    """Of the page that `pages` makes for a name."""
    return f"{held}!/http://tessel.example/{name}@20310504102030"
