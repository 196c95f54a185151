"""What two web addresses have in common although they are not written alike."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_TRACKING = frozenset({
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid",
    "igshid", "igsh", "twclid", "ttclid", "mc_cid", "mc_eid", "_ga", "_gl", "_openstat",
    "cmpid", "ns_mchannel", "ns_campaign", "ns_source", "at_medium", "at_campaign",
})  # fmt: skip
"""Parameters that say who sent a reader, not what is read; besides `utm_…`."""
_ARCHIVE = re.compile(
    r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:)", re.IGNORECASE
)
_MAX_WRAPPED = 3


def normal_address(url: str) -> str:
    """An address in the form in which it is compared; "" if it is none.

    Left out: the scheme, `www.`, the scheme's own port, a slash at the end of the path,
    a fragment unless it names a page (`#!` or `#/`), and parameters that only say who
    sent a reader (`utm_…`, `fbclid`, `gclid` and their like). The host is in small
    letters, percent signs stand only where they must, parameters are sorted. The address
    of a copy in the Internet Archive is that of the page.

    >>> normal_address("https://www.Courier.example/a/?utm_source=x&id=7#top")
    'courier.example/a?id=7'
    """
    for _ in range(_MAX_WRAPPED):
        url = _ARCHIVE.sub("", url.strip(), count=1)
    try:
        parts = urlsplit(url)
        scheme, port = parts.scheme.lower(), parts.port
        host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return ""
    if scheme not in ("http", "https") or not host:
        return ""
    place = "" if port in (None, 80 if scheme == "http" else 443) else f":{port}"
    path = quote(unquote(parts.path), safe="/~!$&'()*+,;=:@-._").rstrip("/")
    query = _query(parts.query)
    fragment = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return f"{host}{place}{path}{query}{fragment}"


def _query(stated: str) -> str:
    kept = [
        (name, value)
        for name, value in parse_qsl(stated, keep_blank_values=True)
        if name.lower() not in _TRACKING and not name.lower().startswith("utm_")
    ]
    return f"?{urlencode(sorted(kept))}" if kept else ""
