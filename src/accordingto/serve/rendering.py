"""Records → HTML. Words of documents only ever become text, never markup."""

import re
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from accordingto.serve import links, wording

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
NO_SOURCE = "no source named in the text"
"""What stands where a text attributes to nobody."""


def as_text(value: object) -> object:
    r"""What a browser must be given to show, and count, exactly these characters.

    A parser of HTML turns a carriage return into a line feed and drops U+0000;
    either would move the offsets that the page counts in its own text.

    >>> as_text("a\r\n<b>")
    Markup('a&#13;\n&lt;b&gt;')
    """
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return Markup(str(escape(value.replace("\0", "\ufffd"))).replace("\r", "&#13;"))  # noqa: S704 - escaped just here


def day(stated: str | None) -> str:
    """A date in ISO 8601 for people; what is no date stays as it stands.

    >>> day("2031-04-09T17:05:00+02:00"), day("2031-04"), day(None)
    ('9 April 2031', 'April 2031', '')
    """
    if not stated:
        return ""
    try:
        is_month = len(stated) == len("2031-04")
        found = date.fromisoformat(f"{stated}-01" if is_month else stated[:10])
    except ValueError:
        return stated
    month = f"{MONTHS[found.month - 1]} {found.year}"
    return month if is_month else f"{found.day} {month}"


def clock(stated: str | None) -> str:
    """The hour and minute of a date in ISO 8601; "" if it has none.

    >>> clock("2031-04-09T17:05:00+02:00"), clock("2031-04-09")
    ('17:05', '')
    """
    return stated[11:16] if stated and len(stated) > 15 and stated[10] in "T " else ""


def zone(stated: str | None) -> str:
    """The zone of a date and time in ISO 8601; "" if it has none.

    >>> zone("2031-04-09T17:05:00+02:00"), zone("2031-04-09T17:05Z"), zone("2031-04-09")
    ('UTC+02:00', 'UTC', '')
    """
    if not clock(stated) or stated is None:
        return ""
    offset = re.search(r"[+-]\d{2}:?\d{2}$", stated[16:])
    return f"UTC{offset[0]}" if offset else "UTC" if stated.endswith("Z") else ""


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(1200, "article"), counted(2, "copy", "copies")
    ('1 article', '1,200 articles', '2 copies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def size(n_bytes: int | None) -> str:
    """A number of bytes for people.

    >>> size(820), size(53_000), size(None)
    ('820 bytes', '52 KiB', '')
    """
    if n_bytes is None:
        return ""
    if n_bytes < 1024:
        return counted(n_bytes, "byte")
    if n_bytes < 1024**2:
        return f"{n_bytes / 1024:.0f} KiB"
    return f"{n_bytes / 1024**2:.1f} MiB"


def percent(probability: float) -> str:
    """A probability in whole hundredths.

    >>> percent(0.876)
    '88 %'
    """
    return f"{probability * 100:.0f} %"


@cache
def environment() -> Environment:
    """The templates, with every value escaped and every missing value an error."""
    made = Environment(
        loader=PackageLoader("accordingto.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=as_text,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "day": day, "clock": clock, "zone": zone, "counted": counted, "size": size,
        "percent": percent,
    }  # fmt: skip
    made.globals |= {
        "article_link": links.article_link,
        "changes_link": links.changes_link,
        "span_link": links.span_link,
        "source_link": links.source_link,
        "chain_link": links.chain_link,
        "entity_link": links.entity_link,
        "merges_link": links.merges_link,
        "nobody_link": links.nobody_link,
        "wording": wording,
        "search_link": links.search_link,
        "NO_SOURCE": NO_SOURCE,
    }
    return made


def html(template: str, *, status: int = 200, **context: Any) -> HTMLResponse:  # noqa: ANN401 - each template names what it needs, and StrictUndefined holds it to that
    """A page.

    Args:
        template: the name of a file in `templates/`.
        status: of HTTP.
        context: what the template shows.
    """
    return HTMLResponse(environment().get_template(template).render(context), status)
