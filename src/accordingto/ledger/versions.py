"""Versions of articles: what they are related by, and the rows that say so."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence

from accordingto.core.ids import digest
from accordingto.core.span import Regions, Span
from accordingto.core.step import Step
from accordingto.core.version import Candidate, Change, Refused, Version, Wording
from accordingto.errors import LedgerError
from accordingto.ledger.delete import delete_histories, delete_unused_steps
from accordingto.ledger.insert import insert_step
from accordingto.ledger.store import Dossier


def candidates(dossier: Dossier) -> Iterator[Candidate]:
    """Every article as the comparison of versions first sees it, in no particular order."""
    for row in dossier.connection.execute(
        """SELECT a.id, a.document_id, d.origin, d.version, a.position,
                  coalesce(max(CASE f.field WHEN 'title' THEN f.value END), '') AS title,
                  max(CASE f.field WHEN 'url' THEN f.value END) AS url,
                  max(CASE f.field WHEN 'canonical-url' THEN f.value END) AS canonical_url,
                  coalesce(max(CASE f.field WHEN 'captured' THEN f.value END), '') AS captured,
                  coalesce(max(CASE f.field WHEN 'updated' THEN f.value END), '') AS updated,
                  coalesce(max(CASE f.field WHEN 'published' THEN f.value END), '') AS published
           FROM article a JOIN document d ON d.id = a.document_id
           LEFT JOIN article_field f ON f.article_id = a.id GROUP BY a.id"""
    ):
        fields = dict(row)
        stated = (fields.pop("url"), fields.pop("canonical_url"))
        yield Candidate(**fields, urls=tuple(url for url in stated if url))


def wording(dossier: Dossier, article_id: str) -> Wording:
    """The words of one article.

    Raises:
        LedgerError: if there is none of that id.
    """
    row = dossier.connection.execute(
        "SELECT d.text FROM article a JOIN document d ON d.id = a.document_id WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        raise LedgerError(f"there is no article {article_id}; run: accordingto verify")
    paragraphs = dossier.connection.execute(
        'SELECT start, "end" FROM block WHERE article_id = ? ORDER BY seq', (article_id,)
    )
    return Wording(row["text"], tuple(Span(*edges) for edges in paragraphs))


def words_digest(dossier: Dossier, article_id: str) -> str:
    """What two articles with the same paragraphs have in common; reads no text."""
    rows = dossier.connection.execute(
        "SELECT sha256 FROM block WHERE article_id = ? ORDER BY seq", (article_id,)
    )
    return digest("words", *(sha256 for (sha256,) in rows))


def known_shares(dossier: Dossier, step: Step) -> dict[tuple[str, str], float]:
    """What pairs of an earlier and a later article share, as far as this step measured it."""
    rows = dossier.connection.execute(
        """SELECT b.article_id, v.article_id, v.shared FROM version v JOIN version b
               ON b.history_id = v.history_id AND b.number = v.number - 1 WHERE v.made_by = ?
           UNION ALL
           SELECT earlier_id, article_id, shared FROM version_refused WHERE made_by = ?""",
        (step.id, step.id),
    )
    return {(earlier, later): shared for earlier, later, shared in rows}


def stored_histories(dossier: Dossier, step: Step) -> frozenset[str]:
    """Ids of the histories that this step made."""
    rows = dossier.connection.execute(
        "SELECT DISTINCT history_id FROM version WHERE made_by = ?", (step.id,)
    )
    return frozenset(found for (found,) in rows)


def put_history(
    dossier: Dossier,
    history_id: str,
    article_ids: Sequence[str],
    versions: Iterable[Version],
    step: Step,
) -> None:
    """Write the versions of one article, in place of whatever said otherwise of any of them.

    Raises:
        SpanError: if a span does not fit its text.
        LedgerError: if a change lies outside its article, or the words outside all changes
            are not the same in both versions, or writing fails.
    """
    with dossier.transaction() as rows:
        insert_step(rows, step)
        delete_histories(
            rows,
            "SELECT history_id FROM version WHERE article_id IN (SELECT value FROM json_each(?))",
            json.dumps(article_ids),
        )
        rows.execute(
            "DELETE FROM version_refused WHERE article_id IN (SELECT value FROM json_each(?))",
            (json.dumps(article_ids[1:]),),
        )
        before: Version | None = None
        for version in versions:
            _insert_version(rows, history_id, version, step)
            if before is not None and version.changes:
                _insert_changes(dossier, before, version, step)
            before = version


def _insert_version(
    rows: sqlite3.Connection, history_id: str, version: Version, step: Step
) -> None:
    rows.execute(
        "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            version.article_id, history_id, version.number, version.ordered_by,
            version.matched_by, version.matched_on, version.shared, len(version.changes),
            version.digest(), step.id,
        ),
    )  # fmt: skip


def _insert_changes(dossier: Dossier, before: Version, version: Version, step: Step) -> None:
    earlier, later = wording(dossier, before.article_id), wording(dossier, version.article_id)
    olds = [change.before for change in version.changes if change.before is not None]
    news = [change.after for change in version.changes if change.after is not None]
    for side, spans in ((earlier, olds), (later, news)):
        if not Regions(side.paragraphs).hold_all(spans):
            raise LedgerError(f"a change of {version.article_id} lies outside its paragraphs")
    if kept(earlier, olds) != kept(later, news):
        raise LedgerError(f"the changes of {version.article_id} do not lead from one to the other")
    dossier.connection.executemany(
        "INSERT INTO version_change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                version.article_id, seq, change.kind,
                *_side(change.before, change.before_at, earlier.text),
                *_side(change.after, change.after_at, later.text), step.id,
            )
            for seq, change in enumerate(version.changes)
        ],
    )  # fmt: skip


def _side(span: Span | None, at: int, text: str) -> tuple[int, int, str]:
    return (at, at, "") if span is None else (span.start, span.end, span.of(text))


def kept(side: Wording, changed: Iterable[Span]) -> str:
    """What stands in an article outside its changes, without white space.

    Args:
        side: the article.
        changed: in text order, each within a paragraph.
    """
    pieces: list[str] = []
    spans = iter((*changed, None))
    span = next(spans)
    for paragraph in side.paragraphs:
        at = paragraph.start
        while span is not None and span.start < paragraph.end:
            pieces.append(side.text[at : span.start])
            at, span = span.end, next(spans)
        pieces.append(side.text[at : paragraph.end])
    return "".join("".join(pieces).split())


def settle(
    dossier: Dossier, history_ids: Collection[str], refused: Sequence[Refused], step: Step
) -> None:
    """Keep these histories and no others, and say what was refused.

    Raises:
        LedgerError: if writing fails; nothing was written.
    """
    stale = stored_all(dossier) - set(history_ids)
    said = [
        (
            one.article_id, one.earlier_id, one.matched_by, one.matched_on, one.shared,
            one.reason, step.id,
        )
        for one in refused
    ]  # fmt: skip
    known = dossier.connection.execute("SELECT * FROM version_refused").fetchall()
    if not stale and {tuple(row) for row in known} == set(said):
        return
    with dossier.transaction() as rows:
        delete_histories(rows, "SELECT value FROM json_each(?)", json.dumps(sorted(stale)))
        rows.execute("DELETE FROM version_refused")
        if said:
            insert_step(rows, step)
        rows.executemany("INSERT INTO version_refused VALUES (?, ?, ?, ?, ?, ?, ?)", said)
        delete_unused_steps(rows)


def stored_all(dossier: Dossier) -> set[str]:
    """Ids of all histories, whatever made them."""
    rows = dossier.connection.execute("SELECT DISTINCT history_id FROM version")
    return {found for (found,) in rows}


def change_of(row: sqlite3.Row) -> Change:
    """A row of `version_change` as a record.

    Raises:
        SpanError: if its kind and places contradict each other.
    """
    before = after = None
    if row["before_start"] < row["before_end"]:
        before = Span(row["before_start"], row["before_end"])
    if row["after_start"] < row["after_end"]:
        after = Span(row["after_start"], row["after_end"])
    return Change(row["kind"], before, after, row["before_start"], row["after_start"])
