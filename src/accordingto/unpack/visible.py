"""How much of a page shows, counted roughly and fast."""

import re

_SAMPLE_BYTES = 1 << 18
_TAG = re.compile(rb"<[^<>]*+>?")
_HIDDEN = re.compile(rb"<(style|script|title)\b", re.IGNORECASE)
_REFERENCE = re.compile(rb"&#?\w{1,10};")


def n_visible_chars(html: bytes) -> int:
    """How many bytes of a page show as text, white space not counted.

    Only its first 256 KiB are looked at; more is a page in any case.
    """
    sample = html[:_SAMPLE_BYTES]
    bare = _REFERENCE.sub(b"x", _TAG.sub(b" ", _without_hidden(sample)))
    return len(b"".join(bare.split()))


def _without_hidden(html: bytes) -> bytes:
    pieces, at = [], 0
    lower = html.lower()
    while (found := _HIDDEN.search(html, at)) is not None:
        pieces.append(html[at : found.start()])
        at = lower.find(b"</" + found[1].lower(), found.end())
        if at < 0:
            return b" ".join(pieces)
    return b" ".join([*pieces, html[at:]])
