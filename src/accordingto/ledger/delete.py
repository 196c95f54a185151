"""Forgetting what was derived: rows leave their tables children first."""

import sqlite3


def delete_derived(rows: sqlite3.Connection, document_id: str) -> None:
    """Delete everything that was derived from a document's text, children first.

    The versions of its articles go with all of their history: what is left would not be
    one. So do all entities of the dossier if any hangs on its articles, since who is who
    was decided of all articles together. Both are found again when all documents are there.
    """
    articles = "(SELECT id FROM article WHERE document_id = ?)"
    delete_histories(
        rows, f"SELECT history_id FROM version WHERE article_id IN {articles}", document_id
    )
    for column in ("article_id", "earlier_id"):
        rows.execute(f"DELETE FROM version_refused WHERE {column} IN {articles}", (document_id,))
    for number, words in rows.execute(
        "SELECT b.number, w.words FROM block b JOIN block_words w USING (number) "
        "WHERE b.document_id = ?",
        (document_id,),
    ).fetchall():
        # An index over another table's text must be told the words it forgets.
        rows.execute(
            "INSERT INTO block_search (block_search, rowid, words) VALUES ('delete', ?, ?)",
            (number, words),
        )
    delete_voices(rows, document_id)
    rows.execute(
        "DELETE FROM attribution_span WHERE attribution_id IN "
        f"(SELECT id FROM attribution WHERE article_id IN {articles})",
        (document_id,),
    )
    for table, column in (
        ("attribution", "article_id"), ("analysis", "article_id"), ("article_field", "article_id"),
        ("article_mark", "article_id"),
    ):  # fmt: skip
        rows.execute(f"DELETE FROM {table} WHERE {column} IN {articles}", (document_id,))
    rows.execute("DELETE FROM block WHERE document_id = ?", (document_id,))
    rows.execute("DELETE FROM article WHERE document_id = ?", (document_id,))


def delete_voices(rows: sqlite3.Connection, document_id: str) -> None:
    """Delete what the articles of a document show of who speaks, children first."""
    articles = "(SELECT id FROM article WHERE document_id = ?)"
    if rows.execute(
        "SELECT 1 FROM entity_member m JOIN article_entity e ON e.id = m.article_entity_id "
        f"WHERE e.article_id IN {articles}",
        (document_id,),
    ).fetchone():
        delete_entities(rows)
    for table in ("chain_hop_entity", "chain_hop", "speaker_entity", "speaker"):
        rows.execute(
            f"DELETE FROM {table} WHERE attribution_id IN "
            f"(SELECT id FROM attribution WHERE article_id IN {articles})",
            (document_id,),
        )
    for table in ("verification", "mention", "article_entity", "article_voices"):
        rows.execute(f"DELETE FROM {table} WHERE article_id IN {articles}", (document_id,))


def delete_entities(rows: sqlite3.Connection) -> None:
    """Forget who is who across the articles."""
    for table in (
        "merge_ground", "entity_merge", "entity_name", "entity_member", "entity", "resolution",
    ):  # fmt: skip
        rows.execute(f"DELETE FROM {table}")


def delete_histories(rows: sqlite3.Connection, chosen: str, value: str) -> None:
    """Delete whole histories of articles, children first.

    Args:
        rows: within a transaction.
        chosen: SQL that gives their ids.
        value: its only parameter.
    """
    ids = [found for (found,) in rows.execute(chosen, (value,))]
    for history_id in dict.fromkeys(ids):
        rows.execute(
            "DELETE FROM version_change WHERE article_id IN "
            "(SELECT article_id FROM version WHERE history_id = ?)",
            (history_id,),
        )
        rows.execute("DELETE FROM version WHERE history_id = ?", (history_id,))


def delete_unused_steps(rows: sqlite3.Connection) -> None:
    """Forget the steps that made nothing that is still there."""
    rows.execute(f"DELETE FROM step WHERE id NOT IN ({USED_STEPS})")


_MADE = (
    "document", "article", "article_field", "article_mark", "block", "analysis", "attribution",
    "attribution_span", "version", "version_change", "version_refused", "article_voices",
    "resolution",
)  # fmt: skip
"""The tables whose rows name the step that made them."""
USED_STEPS = " UNION ".join(f"SELECT made_by FROM {table}" for table in _MADE)
"""SQL for the steps that made rows."""
