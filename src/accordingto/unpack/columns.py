"""Which columns of a row hold a text, and what is said about it."""

import io
from collections.abc import Iterable, Mapping

from accordingto.core.part import Given, GivenField
from accordingto.errors import ReadError
from accordingto.unpack.member import Budget, Member
from accordingto.unpack.values import address, folded_value, given, moment, names, whole_characters

TEXT = (
    "text", "body", "content", "article", "articlebody", "full_text", "fulltext", "maintext",
    "message", "article_text",
)  # fmt: skip
"""Names of columns that hold texts, in small letters; the first of them that exists is taken."""

_SAID: tuple[tuple[GivenField, tuple[str, ...]], ...] = (
    ("title", ("title", "headline")),
    ("url", ("url", "link")),
    (
        "published",
        (
            "published", "date", "published_at", "publishedat", "date_publish", "datepublished",
            "pubdate",
        ),
    ),
    ("byline", ("author", "authors", "byline")),
    ("outlet", ("outlet", "source", "source_domain", "publication", "site")),
    ("language", ("language", "lang")),
)  # fmt: skip
KNOWN = frozenset(name for _, columns in _SAID for name in columns)
"""Names of columns that say something about a text."""

_SHOWN_COLUMNS, _SHOWN_CHARS = 20, 40


def text_column(columns: Iterable[str]) -> str | None:
    """The column that holds the text, as it is written; None if no name is known."""
    by_name: dict[str, str] = {}
    for column in columns:
        by_name.setdefault(column.strip().lower(), column)
    return next((by_name[name] for name in TEXT if name in by_name), None)


def no_text_column(columns: Iterable[str]) -> ReadError:
    """The error for rows of which none has a column that is known to hold texts."""
    shown = [folded_value(c[:_SHOWN_CHARS]) for c in list(columns)[:_SHOWN_COLUMNS]]
    return ReadError(
        "no-text-column",
        f"it has the columns {', '.join(shown) or '(none)'}; name the one that holds the text "
        f"'text' (or one of: {', '.join(TEXT[1:])})",
    )


def words_of(value: object) -> str:
    """The text in a cell: as it stands, or paragraphs from a list of them; "" for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n\n".join(one for one in value if isinstance(one, str))
    return ""


def row_member(
    row: Mapping[str, object], column: str, raw: bytes, number: int, budget: Budget
) -> Member:
    """The text of one row, with what the other columns say about it.

    Args:
        row: by name of column.
        column: that holds the text.
        raw: the text.
        number: of the row, from 1.
        budget: the text is counted against it.
    """
    budget.take(len(raw))
    place = f"row {number}, column {folded_value(column[:_SHOWN_CHARS])}"
    return Member(f"row {number}", io.BytesIO(raw), place, said_of(row))


def said_of(row: Mapping[str, object]) -> tuple[Given, ...]:
    """What the columns of a row say, in their normal forms."""
    by_name: dict[str, str] = {}
    for column in row:
        by_name.setdefault(column.strip().lower(), column)
    said = [
        (field, _normal(field, row[by_name[name]]), f"column {folded_value(by_name[name])}")
        for field, columns in _SAID
        for name in columns
        if name in by_name
    ]
    return given(*said)


def _normal(field: GivenField, value: object) -> str | None:
    if field == "url":
        return address(value) if isinstance(value, str) else None
    if field == "published":
        return moment(value) if isinstance(value, str) else None
    many = value if isinstance(value, list) else [value]
    return names(_name(one) for one in many[:100])


def _name(value: object) -> str | None:
    """A name as it stands, or in an object such as `{"name": "Tide"}`."""
    if isinstance(value, dict):
        value = value.get("name")
    return whole_characters(value) if isinstance(value, str) else None
