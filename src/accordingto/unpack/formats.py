"""Which kinds of container are known, and how one is told from another."""

from accordingto.unpack.archives import BZIP2, GZIP, TAR, XZ, ZIP
from accordingto.unpack.feeds import FEED
from accordingto.unpack.long import LONG
from accordingto.unpack.mail import MAIL
from accordingto.unpack.mbox import MBOX
from accordingto.unpack.member import Format, Opened
from accordingto.unpack.mhtml import MHTML
from accordingto.unpack.office import OFFICE
from accordingto.unpack.rows import JSON, JSON_LINES
from accordingto.unpack.tables import TABLE
from accordingto.unpack.telegram import TELEGRAM_JSON
from accordingto.unpack.telegram_pages import TELEGRAM_PAGES
from accordingto.unpack.wacz import WACZ
from accordingto.unpack.warc import WARC

FORMATS: tuple[Format, ...] = (
    WACZ, WARC, OFFICE, ZIP, GZIP, BZIP2, XZ, TAR, MHTML, MBOX, MAIL, FEED, TELEGRAM_JSON,
    TELEGRAM_PAGES, JSON_LINES, JSON, TABLE,
)  # fmt: skip
"""In the order in which they are tried: the special before the general."""


def format_of(opened: Opened, *, part_bytes: int) -> Format | None:
    """What kind of container something is, by its content; None if it is none.

    Args:
        opened: what is looked at.
        part_bytes: the largest document that is read whole; a longer text is cut.
    """
    found = next((one for one in FORMATS if one.matches(opened)), None)
    if found is None and opened.n_bytes > part_bytes and LONG.matches(opened):
        return LONG
    return found
