"""Who is who across the articles: what it is found from, and the rows that say so."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from accordingto.core.entity import ArticleEntity, ArticleText, Mention
from accordingto.core.identity import Entity, Ground, Merge, NameUse
from accordingto.core.span import Span
from accordingto.core.step import Step
from accordingto.ledger.check_entities import (
    check_entities,
    members_of_articles,
    outlets_by_article,
)
from accordingto.ledger.delete import delete_entities, delete_unused_steps
from accordingto.ledger.digests import entities_digest
from accordingto.ledger.insert import insert_step
from accordingto.ledger.store import Dossier
from accordingto.ledger.voices import stored_mentions


def article_texts(dossier: Dossier) -> Iterator[ArticleText]:
    """The words of every article, by origin, version and place in its document.

    One document's text is held at a time.
    """
    outlets = outlets_by_article(dossier)
    documents = dossier.connection.execute("SELECT id FROM document ORDER BY origin, version")
    for (document_id,) in documents:
        paragraphs: dict[str, list[Span]] = defaultdict(list)
        for article_id, start, end in dossier.connection.execute(
            'SELECT a.id, b.start, b."end" FROM article a LEFT JOIN block b ON b.article_id = a.id '
            "WHERE a.document_id = ? ORDER BY a.position, b.seq",
            (document_id,),
        ):
            paragraphs[article_id] += [] if start is None else [Span(start, end)]
        if paragraphs:
            (text,) = dossier.connection.execute(
                "SELECT text FROM document WHERE id = ?", (document_id,)
            ).fetchone()
            for article_id, spans in paragraphs.items():
                yield ArticleText(article_id, outlets.get(article_id, ""), text, tuple(spans))


def article_voices(
    dossier: Dossier, article_id: str
) -> tuple[tuple[Mention, ...], tuple[ArticleEntity, ...]]:
    """The mentions of an article, and the entities that they refer to.

    Both are empty where the article was never asked for them.
    """
    return stored_mentions(dossier, article_id)


def put_entities(
    dossier: Dossier, entities: Sequence[Entity], merges: Sequence[Merge], step: Step
) -> bool:
    """Write who is who across the articles, in place of whatever was said of it.

    Args:
        dossier: open for writing.
        entities: each with at least one member, no member in two of them.
        merges: why members are one, and what judgements undid.
        step: what found them.

    Returns:
        Whether anything was written; False if the same was there, or there is nothing.

    Raises:
        LedgerError: if they contradict each other or the articles, or writing fails;
            nothing was written.
    """
    check_entities(dossier, entities, merges)
    said = entities_digest(entities, merges)
    known = dossier.connection.execute("SELECT digest, made_by FROM resolution").fetchone()
    if known is None and not entities and not merges:
        return False
    if known is not None and tuple(known) == (said, step.id):
        return False
    with dossier.transaction() as rows:
        delete_entities(rows)
        if entities:
            insert_step(rows, step)
            rows.execute(
                "INSERT INTO resolution VALUES (1, ?, ?, ?, ?)",
                (len(entities), len(merges), said, step.id),
            )
            _insert_entities(rows, entities)
            _insert_merges(rows, merges)
        delete_unused_steps(rows)
    return True


def _insert_entities(rows: sqlite3.Connection, entities: Sequence[Entity]) -> None:
    rows.executemany(
        "INSERT INTO entity VALUES (?, ?, ?, ?)",
        ((e.id, e.name, e.kind, e.known_as) for e in entities),
    )
    rows.executemany(
        "INSERT INTO entity_member VALUES (?, ?)",
        ((e.id, member) for e in entities for member in e.members),
    )
    rows.executemany(
        "INSERT INTO entity_name VALUES (?, ?, ?)",
        (
            (e.id, use.name, article)
            for e in entities
            for use in e.names
            for article in use.articles
        ),
    )


def _insert_merges(rows: sqlite3.Connection, merges: Sequence[Merge]) -> None:
    rows.executemany(
        "INSERT INTO entity_merge VALUES (?, ?, ?, ?, ?)",
        ((m.one, m.other, m.probability, m.decided_by, int(m.undone)) for m in merges),
    )
    rows.executemany(
        "INSERT INTO merge_ground VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (m.one, m.other, seq, g.feature, g.value, g.log_odds, g.words)
            for m in merges
            for seq, g in enumerate(m.grounds)
        ),
    )


def stored_entities(dossier: Dossier) -> tuple[tuple[Entity, ...], tuple[Merge, ...]]:
    """Who is who across the articles, as it was written.

    Returns:
        The entities by the least id among their members, and the merges by their two ids.
    """
    known = members_of_articles(dossier)
    outlets = outlets_by_article(dossier)
    members: dict[str, list[str]] = defaultdict(list)
    for owner, member in dossier.connection.execute(
        "SELECT entity_id, article_entity_id FROM entity_member ORDER BY 1, 2"
    ):
        members[owner].append(member)
    names: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for owner, name, article in dossier.connection.execute(
        "SELECT entity_id, name, article_id FROM entity_name ORDER BY 1, 2, 3"
    ):
        names[owner][name].append(article)
    entities = [
        Entity(
            row["id"], row["name"], row["kind"],
            tuple(sorted({known[m].kind for m in members[row["id"]] if m in known})),
            tuple(members[row["id"]]), name_uses(names[row["id"]], outlets), row["known_as"],
        )
        for row in dossier.connection.execute("SELECT * FROM entity")
    ]  # fmt: skip
    entities.sort(key=lambda entity: (entity.members[:1], entity.id))
    return tuple(entities), stored_merges(dossier)


def name_uses(
    articles: Mapping[str, Sequence[str]], outlets: Mapping[str, str]
) -> tuple[NameUse, ...]:
    """Names with who uses them, the most used first.

    Args:
        articles: ids of the articles that use each name, sorted.
        outlets: the outlet that each article states.
    """
    return tuple(
        NameUse(name, tuple(using), tuple(sorted({outlets.get(one, "") for one in using})))
        for name, using in sorted(articles.items(), key=lambda one: (-len(one[1]), one[0]))
    )


def stored_merges(dossier: Dossier) -> tuple[Merge, ...]:
    """Why entities of articles are one, and what judgements undid, by the two ids."""
    return _merges(
        dossier.connection.execute("SELECT * FROM entity_merge ORDER BY one, other"),
        dossier.connection.execute("SELECT * FROM merge_ground ORDER BY one, other, seq"),
    )


def merges_of(dossier: Dossier, entity: str) -> tuple[Merge, ...]:
    """The merges that one of an entity's members is in, by the two ids."""
    chosen = "SELECT article_entity_id FROM entity_member WHERE entity_id = ?1"
    where = f"WHERE m.one IN ({chosen}) OR m.other IN ({chosen})"
    return _merges(
        dossier.connection.execute(
            f"SELECT m.* FROM entity_merge m {where} ORDER BY m.one, m.other", (entity,)
        ),
        dossier.connection.execute(
            f"SELECT m.* FROM merge_ground m {where} ORDER BY m.one, m.other, m.seq", (entity,)
        ),
    )


def _merges(rows: sqlite3.Cursor, reasons: sqlite3.Cursor) -> tuple[Merge, ...]:
    grounds: dict[tuple[str, str], list[Ground]] = defaultdict(list)
    for row in reasons:
        grounds[row["one"], row["other"]].append(
            Ground(row["feature"], row["value"], row["log_odds"], row["words"])
        )
    return tuple(
        Merge(
            row["one"], row["other"], row["probability"], row["decided_by"],
            tuple(grounds[row["one"], row["other"]]), bool(row["undone"]),
        )
        for row in rows
    )  # fmt: skip
