"""The order of versions: which came first, and which date says so."""

import re
from datetime import UTC, datetime, timedelta
from itertools import zip_longest

from accordingto.core.version import Candidate, OrderedBy

_START = datetime(1, 1, 1, tzinfo=UTC)
_ASKED: tuple[OrderedBy, ...] = (
    "captured", "updated", "document-version", "origin", "position",
)  # fmt: skip
Key = tuple[tuple[int, int] | int | str, ...]


def order(candidate: Candidate) -> Key:
    """What versions are sorted by: captured, last changed, document version, origin, place.

    The first of these in which two versions differ decides. A story that states no
    update was last changed when it was published: first versions state none. Where one of
    two states the date that is asked, and the other does not, the one without it comes
    after. A date counts as its first moment, and a time without zone as UTC.
    """
    return (
        moment(candidate.captured),
        moment(candidate.updated or candidate.published),
        candidate.version,
        candidate.origin,
        candidate.position,
        candidate.id,
    )


def ordered_by(earlier: Candidate, later: Candidate) -> OrderedBy:
    """Which date, or what else, decided the order of two versions."""
    pairs = zip_longest(_ASKED, zip(order(earlier), order(later), strict=True))
    found = next((asked for asked, (one, two) in pairs if one != two and asked), _ASKED[-1])
    if found == "updated" and not earlier.updated and not later.updated:
        return "published"
    return found


def moment(stated: str) -> tuple[int, int]:
    """A place in time that sorts: 0 and microseconds, or 1 and 0 for what is no date.

    >>> moment("2031-05-01T02:00+02:00") == moment("2031-05") < moment("")
    True
    """
    missing = re.fullmatch(r"\d{4}(-\d{2})?", stated)
    whole = stated if missing is None else f"{stated}-01-01"[:10]
    try:
        found = datetime.fromisoformat(whole)
    except ValueError:
        return 1, 0
    aware = found if found.tzinfo is not None else found.replace(tzinfo=UTC)
    return 0, (aware - _START) // timedelta(microseconds=1)
