"""Where a span of an attribution begins and ends, to the character."""

import re

from accordingto.core.span import Span
from accordingto.encode.quotes import CLOSING, OPENING

_OPENS = OPENING + "'"
_BELONGS_BEFORE = "$£€#@"
_BELONGS_AFTER = "%"
_STOPS = ".,!?;…—–-"
_MAX_STOPS = 4
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w. ]{2,20})?(?:, [A-Z][a-z]+\.? \d{1,2})?"
    r"(?: ?\([\w ]{2,30}\))? ?[—–-]{1,2} (?=[\w“\"‘])"
)
"""Place, date and agency before the first words of a report, which nobody says."""


def tidy(text: str, span: Span, within: Span, *, marks: bool = True) -> Span:
    """`span` without stops and white space at its edges, with the quotation marks that touch it.

    Annotators are not of one mind about marks and stops; one rule makes what the
    network learns, and what readers see, the same everywhere. A span without a
    word (the cue ":") stays as it is, less white space.

    Args:
        text: the whole text.
        span: where the words are.
        within: the paragraph, which the span does not leave.
        marks: whether the quotation marks that touch it belong to it, as they do
            to a content; who speaks in a quotation does not own its marks.
    """
    start, end = span.start, min(span.end, within.end)
    while start < end and not text[start].isalnum():
        start += 1
    if start == end:
        return span.trim(text) or span
    if start == within.start:
        start = _after_dateline(text, start, end)
    while not text[end - 1].isalnum():
        end -= 1
    while start > within.start and text[start - 1] in _BELONGS_BEFORE:
        start -= 1
    while end < within.end and text[end] in _BELONGS_AFTER:
        end += 1
    if end < within.end and text[end] == ")" and "(" in text[start:end].rpartition(")")[2]:
        end += 1
    if not marks:
        return Span(start, end)
    return Span(_with_opening(text, start, within), _with_closing(text, end, within))


def _after_dateline(text: str, start: int, end: int) -> int:
    """Where the words begin behind a dateline; `start` if there is none, or nothing behind it."""
    dateline = _DATELINE.match(text, start, end)
    if dateline is None:
        return start
    return next((at for at in range(dateline.end(), end) if text[at].isalnum()), start)


def _with_opening(text: str, start: int, within: Span) -> int:
    at = start
    while at > within.start and text[at - 1] in _OPENS:
        at -= 1
    # An apostrophe between letters opens nothing.
    return start if at > within.start and text[at - 1].isalnum() and text[at] in "'’" else at


def _with_closing(text: str, end: int, within: Span) -> int:
    at = end
    while at < within.end and at - end < _MAX_STOPS and text[at] in _STOPS:
        at += 1
    closed = at
    while closed < within.end and text[closed] in CLOSING:
        closed += 1
    if closed == at or (at == end and closed < within.end and text[closed].isalnum()):
        return end
    return closed
