"""Questions about the versions of an article."""

import sqlite3
from dataclasses import dataclass

from accordingto.core.span import Span
from accordingto.core.version import ChangeKind, MatchedBy, OrderedBy, Reason
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import Words

_VERSIONS = """
SELECT v.article_id, a.document_id, d.origin, v.history_id, v.number,
       (SELECT max(number) FROM version o WHERE o.history_id = v.history_id) AS n_versions,
       max(CASE f.field WHEN 'captured' THEN f.value END) AS captured,
       max(CASE f.field WHEN 'updated' THEN f.value END) AS updated,
       max(CASE f.field WHEN 'published' THEN f.value END) AS published,
       v.ordered_by, v.matched_by, v.matched_on, v.shared, v.n_changes, v.made_by
FROM version v JOIN article a ON a.id = v.article_id JOIN document d ON d.id = a.document_id
LEFT JOIN article_field f ON f.article_id = a.id
"""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of an article.

    Args:
        history_id: the same for all versions of the article.
        number: its place among them, from 1.
        n_versions: how many there are.
        captured: when it was saved, as stated, or None; so `updated` and `published`.
        ordered_by: what decided that it comes after the version before; None for the first.
        matched_by: what it has in common with the version before; None for the first.
        matched_on: the address or origin in common, or "".
        shared: which share of the shorter one's words it has in common with it.
        n_changes: how many stretches of words differ from the version before.
    """

    article_id: str
    document_id: str
    origin: str
    history_id: str
    number: int
    n_versions: int
    captured: str | None
    updated: str | None
    published: str | None
    ordered_by: OrderedBy | None
    matched_by: MatchedBy | None
    matched_on: str
    shared: float | None
    n_changes: int
    made_by: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Words of a version in place of words of the version before it; see `core.version.Change`."""

    kind: ChangeKind
    before: Words | None
    after: Words | None
    before_at: int
    after_at: int


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """That an article is no version of an earlier one; see `core.version.Refused`."""

    earlier_id: str
    matched_by: MatchedBy
    matched_on: str
    shared: float
    reason: Reason


def version(dossier: Dossier, article_id: str) -> VersionRow | None:
    """An article as one of several versions; None if there is no other."""
    row = dossier.connection.execute(
        f"{_VERSIONS} WHERE v.article_id = ? GROUP BY v.article_id", (article_id,)
    ).fetchone()
    return None if row is None else VersionRow(**dict(row))


def versions(
    dossier: Dossier, history_id: str, *, first: int = 1, last: int | None = None
) -> tuple[VersionRow, ...]:
    """The versions of one article from number `first` to `last`, in order."""
    rows = dossier.connection.execute(
        f"{_VERSIONS} WHERE v.history_id = ? AND v.number BETWEEN ? AND ? "
        "GROUP BY v.article_id ORDER BY v.number",
        (history_id, first, last if last is not None else 1 << 62),
    )
    return tuple(VersionRow(**dict(row)) for row in rows)


def changes(
    dossier: Dossier, article_id: str, *, limit: int | None = None
) -> tuple[ChangeRow, ...]:
    """The words in which a version differs from the one before it, in order; all, or the first."""
    return tuple(
        ChangeRow(
            row["kind"],
            _words(row, "before"),
            _words(row, "after"),
            row["before_start"],
            row["after_start"],
        )
        for row in dossier.connection.execute(
            "SELECT * FROM version_change WHERE article_id = ? ORDER BY seq LIMIT ?",
            (article_id, -1 if limit is None else limit),
        )
    )


def _words(row: sqlite3.Row, side: str) -> Words | None:
    start, end = row[f"{side}_start"], row[f"{side}_end"]
    return Words(Span(start, end), row[f"{side}_exact"]) if start < end else None


def n_changes_by_kind(dossier: Dossier, article_id: str) -> tuple[tuple[ChangeKind, int], ...]:
    """How many changes of each kind a version has: replaced, added, removed, as far as any."""
    found = dict(
        dossier.connection.execute(
            "SELECT kind, count(*) FROM version_change WHERE article_id = ? GROUP BY kind",
            (article_id,),
        ).fetchall()
    )
    kinds: tuple[ChangeKind, ...] = ("replaced", "added", "removed")
    return tuple((kind, found[kind]) for kind in kinds if kind in found)


def refused(dossier: Dossier, article_id: str) -> RefusedRow | None:
    """The earlier article that an article could have been a version of, and is not."""
    row = dossier.connection.execute(
        "SELECT earlier_id, matched_by, matched_on, shared, reason FROM version_refused "
        "WHERE article_id = ?",
        (article_id,),
    ).fetchone()
    return None if row is None else RefusedRow(**dict(row))
