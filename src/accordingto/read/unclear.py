"""What stands beside a stated time and could not be kept in it."""

import re
from collections.abc import Sequence
from datetime import date

from accordingto.core.document import Article, Document, Note, Stated
from accordingto.read.clock import unclear_zone

_MAX_BYTES = 2_000
"""A tag is shorter; JSON-LD about several articles may hold other times."""


def zone_notes(articles: Sequence[Article], document: Document, raw: bytes) -> tuple[Note, ...]:
    """A note for each name of a zone that means several, beside times of articles.

    Args:
        articles: those of the document.
        document: for the words of a time that stands in its text.
        raw: for those of a time in markup that no reader sees.
    """
    first: dict[str, str] = {}
    for article in articles:
        for stated in (article.published, article.updated):
            name = "" if stated is None else _name(stated, document, raw)
            if stated is not None and name:
                first.setdefault(name, stated.value)
    return tuple(
        Note("zone-unclear", f"Its time {value} stands with {name}, which fixes no offset from "
             "UTC; it is kept without one.")
        for name, value in first.items()
    )  # fmt: skip


def _name(stated: Stated, document: Document, raw: bytes) -> str:
    """The name of the zone beside a time that was kept without one; "" if there is none."""
    if "T" not in stated.value or any(sign in stated.value[11:] for sign in "Z+-"):
        return ""
    day = date.fromisoformat(stated.value[:10])
    return unclear_zone(_words(stated, document, raw), day)


def _words(stated: Stated, document: Document, raw: bytes) -> str:
    """The words in which a time is stated, and the next one where those end with it."""
    if stated.span is not None:
        behind = _NEXT_WORD.match(document.text, stated.span.end)
        return stated.span.of(document.text) + ("" if behind is None else behind[0])
    start, end = stated.bytes_at or (0, 0)
    if not document.encoding or end - start > _MAX_BYTES:
        return ""
    words = raw[start:end].decode(document.encoding, "replace")
    return re.split("[\"'>]", words[max(words.find(stated.value[:10]), 0) :], maxsplit=1)[0]


_NEXT_WORD = re.compile(r"[ \u00a0]?[(\[]?[A-Z][\w/]{1,30}\)?")
