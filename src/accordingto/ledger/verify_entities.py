"""Checking who is who across the articles against what the articles show."""

import sqlite3
from collections.abc import Iterator, Sequence

from accordingto.core.identity import Entity, Merge, entity_id
from accordingto.ledger.check_entities import (
    Member,
    kind_is_shown,
    members_of_articles,
    merge_problems,
    outlets_by_article,
)
from accordingto.ledger.digests import entities_digest
from accordingto.ledger.entities import stored_entities
from accordingto.ledger.fault import Fault
from accordingto.ledger.store import Dossier


def entity_faults(dossier: Dossier) -> Iterator[Fault]:
    """Every fault of the entities, in their order; none if all is well, or none were made.

    The id of each must be the digest of its members, which its merges connect, and all
    together must be what was found.
    """
    entities, merges = stored_entities(dossier)
    where = str(dossier.path)
    row = dossier.connection.execute("SELECT * FROM resolution").fetchone()
    if row is None:
        if entities or merges:
            yield Fault(
                "entity-missing",
                where,
                "it has entities, and is not said to have been asked for them; run: "
                "accordingto rebuild",
            )
        return
    known = members_of_articles(dossier)
    outlets = outlets_by_article(dossier).values()
    for entity in entities:
        yield from _member_faults(entity, known)
        if not kind_is_shown(entity, outlets):
            place = f"entity {entity.id} ({entity.name[:40]!r})"
            yield Fault("entity-changed", place, f"none of its members is of kind {entity.kind!r}")
    owner = {member: entity.id for entity in entities for member in entity.members}
    for problem in merge_problems(owner, merges):
        yield Fault("merge-wrong", where, problem)
    yield from _record_faults(row, entities, merges, where)


def _member_faults(entity: Entity, known: dict[str, Member]) -> Iterator[Fault]:
    place = f"entity {entity.id} ({entity.name[:40]!r})"
    expected = entity_id(entity.members)
    if expected != entity.id:
        yield Fault("id-wrong", place, f"its members give the id {expected}")
    articles = {known[member].article_id for member in entity.members}
    if any(not articles.issuperset(use.articles) for use in entity.names):
        yield Fault("entity-changed", place, "an article is said to name it that it is not in")


def _record_faults(
    row: sqlite3.Row, entities: Sequence[Entity], merges: Sequence[Merge], where: str
) -> Iterator[Fault]:
    for what, n in (("entities", len(entities)), ("merges", len(merges))):
        if row[f"n_{what}"] != n:
            yield Fault(
                "entity-missing", where, f"it has {n} {what}, and {row[f'n_{what}']} were found"
            )
            return
    if entities_digest(entities, merges) != row["digest"]:
        yield Fault(
            "entity-changed",
            where,
            "who is who in it is not what was found: an entity, a name, a merge or a reason was "
            "exchanged or changed",
        )
