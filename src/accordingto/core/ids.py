"""Identifiers that depend on content alone, so that two runs agree on them."""

import hashlib

ID_CHARS = 24
"""Length of an id in hexadecimal digits: 96 bits, so that among 100 million
documents the chance of any two sharing one is below 1 in 10 million million."""


def sha256_hex(content: bytes | str) -> str:
    """The SHA-256 of `content` in 64 hexadecimal digits; text is taken as UTF-8."""
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return hashlib.sha256(raw).hexdigest()


def digest(*fields: str | int) -> str:
    """An id for a record made of `fields`, in order.

    Each field is hashed behind its own length, so that moving a character from
    one field to the next gives another id.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    hashed = hashlib.sha256()
    for field in fields:
        raw = str(field).encode("utf-8", "surrogatepass")
        hashed.update(len(raw).to_bytes(8, "big"))
        hashed.update(raw)
    return hashed.hexdigest()[:ID_CHARS]
