"""Questions about who speaks in a dossier, and what they say."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from accordingto.core.identity import Merge, NameUse
from accordingto.core.span import Span
from accordingto.ledger.check_entities import outlets_by_article
from accordingto.ledger.entities import merges_of, name_uses
from accordingto.ledger.speaker_views import (
    MemberRow,
    MergeRow,
    NobodyRow,
    SaidRow,
    SpeakerPage,
    SpeakingRow,
    UnnamedRow,
)
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import Words

# Who is described and not named is nobody in particular: two articles' "officials" are not one.
_SPEAKING = """
FROM entity e
JOIN entity_member m ON m.entity_id = e.id
JOIN speaker_entity o ON o.article_entity_id = m.article_entity_id
JOIN speaker s ON s.attribution_id = o.attribution_id AND s.what IS NULL
JOIN attribution t ON t.id = o.attribution_id
"""
_ATTRIBUTIONS = """
SELECT t.id, t.article_id, t.stance, t.hedged, t.negated, s.kind, s.is_outlet, s.rule, s.channel,
       s.channel_start, s.channel_end, s.channel_exact,
       (SELECT value FROM article_field WHERE article_id = a.id AND field = 'outlet') AS outlet,
       (SELECT value FROM article_field WHERE article_id = a.id AND field = 'title') AS title,
       (SELECT value FROM article_field WHERE article_id = a.id AND field = 'published')
           AS published,
       {extra}
       (SELECT group_concat(exact, ' … ') FROM (SELECT exact FROM attribution_span
        WHERE attribution_id = t.id AND role = 'cue' ORDER BY seq)) AS cue,
       (SELECT group_concat(exact, ' … ') FROM (SELECT exact FROM attribution_span
        WHERE attribution_id = t.id AND role = 'content' ORDER BY seq)) AS content
FROM attribution t JOIN speaker s ON s.attribution_id = t.id
JOIN article a ON a.id = t.article_id JOIN document d ON d.id = a.document_id
WHERE {where}
ORDER BY d.origin, d.version, a.position, t.position LIMIT ? OFFSET ?
"""
_NOBODY = """
       s.what, s.many, s.words_start, s.words_end, s.words_exact, s.of_start, s.of_end, s.of_exact,
       s.reason_start, s.reason_end, s.reason_exact,
"""


def n_speakers(dossier: Dossier) -> int:
    """How many entities speak in the dossier."""
    (found,) = dossier.connection.execute(f"SELECT count(DISTINCT e.id) {_SPEAKING}").fetchone()
    return int(found)


def speakers_of(dossier: Dossier, *, limit: int, offset: int = 0) -> tuple[SpeakingRow, ...]:
    """The entities that speak, those with most attributions first, then by name.

    Empty where nobody asked who is who. Who is described and not named is in `nobodies`.
    """
    rows = dossier.connection.execute(
        "SELECT e.*, count(DISTINCT t.id) AS n_attributions, "
        f"count(DISTINCT t.article_id) AS n_articles {_SPEAKING} "
        "GROUP BY e.id ORDER BY n_attributions DESC, e.name, e.id LIMIT ? OFFSET ?",
        (limit, offset),
    ).fetchall()
    outlets = _outlets_of(dossier, [row["id"] for row in rows])
    return tuple(SpeakingRow(**dict(row), outlets=outlets.get(row["id"], ())) for row in rows)


def speakers_named(dossier: Dossier, words: str) -> tuple[SpeakingRow, ...]:
    """The entities that speak and of which some article uses a name that contains these words.

    Letter case does not matter. In the order of `speakers_of`.
    """
    sought = words.casefold()
    named = {
        entity
        for entity, name in dossier.connection.execute(
            "SELECT id, name FROM entity UNION SELECT entity_id, name FROM entity_name"
        )
        if sought in name.casefold()
    }
    return tuple(row for row in speakers_of(dossier, limit=-1) if row.id in named)


def _outlets_of(dossier: Dossier, entities: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The outlets in whose articles each of these entities speaks."""
    found: dict[str, list[str]] = defaultdict(list)
    for entity, outlet in dossier.connection.execute(
        f"SELECT DISTINCT e.id, f.value {_SPEAKING} JOIN article_field f "
        "ON f.article_id = t.article_id AND f.field = 'outlet' "
        "WHERE e.id IN (SELECT value FROM json_each(?)) ORDER BY 1, 2",
        (json.dumps(entities),),
    ):
        found[entity].append(outlet)
    return {entity: tuple(outlets) for entity, outlets in found.items()}


def speaker(
    dossier: Dossier, entity_id: str, *, limit: int | None = None, offset: int = 0
) -> SpeakerPage | None:
    """Everything about one entity; None if there is none of that id.

    Args:
        dossier: open for reading.
        entity_id: its id.
        limit: how many attributions at most; all unless given.
        offset: how many are passed over.
    """
    row = dossier.connection.execute("SELECT * FROM entity WHERE id = ?", (entity_id,)).fetchone()
    if row is None:
        return None
    counted = dossier.connection.execute(
        "SELECT count(DISTINCT t.id) AS n_attributions, count(DISTINCT t.article_id) "
        f"AS n_articles {_SPEAKING} WHERE e.id = ?",
        (entity_id,),
    ).fetchone()
    outlets = _outlets_of(dossier, [entity_id])
    members = _members(
        dossier,
        "e.id IN (SELECT article_entity_id FROM entity_member WHERE entity_id = ?)",
        (entity_id,),
    )
    return SpeakerPage(
        SpeakingRow(**dict(row), **dict(counted), outlets=outlets.get(entity_id, ())),
        tuple(sorted({member.kind for member in members})),
        _names(dossier, entity_id),
        members,
        _merge_rows(dossier, entity_id),
        _said(dossier, entity_id, limit, offset),
    )


def _names(dossier: Dossier, entity_id: str) -> tuple[NameUse, ...]:
    articles: dict[str, list[str]] = defaultdict(list)
    for name, article_id in dossier.connection.execute(
        "SELECT name, article_id FROM entity_name WHERE entity_id = ? ORDER BY 1, 2", (entity_id,)
    ):
        articles[name].append(article_id)
    return name_uses(articles, outlets_by_article(dossier))


def _merge_rows(dossier: Dossier, entity_id: str) -> tuple[MergeRow, ...]:
    merges = merges_of(dossier, entity_id)
    by_id = article_entities(dossier, (end for m in merges for end in (m.one, m.other)))
    return tuple(_merge_row(merge, by_id[merge.one], by_id[merge.other]) for merge in merges)


def _merge_row(merge: Merge, one: MemberRow, other: MemberRow) -> MergeRow:
    return MergeRow(
        one, other, merge.probability, merge.decided_by, merge.undone, merge.reason, merge.grounds
    )


def article_entities(dossier: Dossier, ids: Iterable[str]) -> dict[str, MemberRow]:
    """Entities of articles by their ids; those that the dossier does not hold are left out."""
    asked = json.dumps(sorted(set(ids)))
    found = _members(dossier, "e.id IN (SELECT value FROM json_each(?))", (asked,))
    return {member.id: member for member in found}


def _members(dossier: Dossier, where: str, values: Sequence[str | int]) -> tuple[MemberRow, ...]:
    """Entities of articles, in the order of the articles and of their own."""
    rows = dossier.connection.execute(
        f"""SELECT e.id, m.entity_id, e.article_id, e.kind,
                   (SELECT value FROM article_field WHERE article_id = a.id AND field = 'outlet')
                       AS outlet,
                   (SELECT value FROM article_field WHERE article_id = a.id AND field = 'title')
                       AS title,
                   coalesce(
                       (SELECT exact FROM mention
                        WHERE article_id = e.article_id AND seq = e.name),
                       (SELECT exact FROM mention
                        WHERE article_id = e.article_id AND entity = e.seq
                        ORDER BY form = 'pronoun', seq LIMIT 1), '') AS name,
                   n.name AS known_name
            FROM article_entity e JOIN article a ON a.id = e.article_id
            JOIN document d ON d.id = a.document_id
            LEFT JOIN entity_member m ON m.article_entity_id = e.id
            LEFT JOIN entity n ON n.id = m.entity_id
                AND EXISTS (SELECT 1 FROM entity_name WHERE entity_id = n.id)
            WHERE {where} ORDER BY d.origin, d.version, a.position, e.seq""",
        values,
    )
    return tuple(MemberRow(**dict(row)) for row in rows)


def _said(dossier: Dossier, entity_id: str, limit: int | None, offset: int) -> tuple[SaidRow, ...]:
    where = """s.what IS NULL AND t.id IN (
        SELECT o.attribution_id FROM entity_member m JOIN speaker_entity o
        ON o.article_entity_id = m.article_entity_id WHERE m.entity_id = ?)"""
    rows = dossier.connection.execute(
        _ATTRIBUTIONS.format(extra="", where=where),
        (entity_id, -1 if limit is None else limit, offset),
    )
    return tuple(_said_row(row) for row in rows)


def _said_row(row: sqlite3.Row) -> SaidRow:
    return SaidRow(
        row["id"], row["article_id"], row["outlet"], row["title"], row["published"],
        row["content"] or "", row["cue"] or "", row["stance"], bool(row["hedged"]),
        bool(row["negated"]), row["channel"], words_at(row, "channel_"), row["kind"],
        bool(row["is_outlet"]), row["rule"],
    )  # fmt: skip


def words_at(row: sqlite3.Row, prefix: str = "") -> Words | None:
    """The words whose place and characters stand in three columns of a row; None for none."""
    start = row[f"{prefix}start"]
    if start is None:
        return None
    return Words(Span(start, row[f"{prefix}end"]), row[f"{prefix}exact"])


def said(dossier: Dossier, attribution_id: str) -> SaidRow | None:
    """One attribution with its channel and how its speaker was found; None if never asked."""
    row = dossier.connection.execute(
        _ATTRIBUTIONS.format(extra="", where="t.id = ?"), (attribution_id, 1, 0)
    ).fetchone()
    return None if row is None else _said_row(row)


def article_said(dossier: Dossier, article_id: str) -> dict[str, SaidRow]:
    """The attributions of an article by id, each as `said` gives it, in text order."""
    rows = dossier.connection.execute(
        _ATTRIBUTIONS.format(extra="", where="t.article_id = ?"), (article_id, -1, 0)
    )
    return {row["id"]: _said_row(row) for row in rows}


def speaking(dossier: Dossier, attribution_id: str) -> tuple[MemberRow, ...]:
    """To whom the source of an attribution refers, the several of a group; empty for nobody."""
    return _members(
        dossier,
        "e.id IN (SELECT article_entity_id FROM speaker_entity WHERE attribution_id = ?)",
        (attribution_id,),
    )


def nobodies(dossier: Dossier) -> tuple[NobodyRow, ...]:
    """What speakers are described as whom no article names, the most frequent first."""
    outlets: dict[str, list[str]] = defaultdict(list)
    for what, outlet in dossier.connection.execute(
        "SELECT DISTINCT s.what, f.value FROM speaker s "
        "JOIN attribution t ON t.id = s.attribution_id JOIN article_field f "
        "ON f.article_id = t.article_id AND f.field = 'outlet' "
        "WHERE s.what IS NOT NULL ORDER BY 1, 2"
    ):
        outlets[what].append(outlet)
    rows = dossier.connection.execute(
        "SELECT s.what, count(*) AS n_attributions, count(DISTINCT t.article_id) AS n_articles "
        "FROM speaker s JOIN attribution t ON t.id = s.attribution_id "
        "WHERE s.what IS NOT NULL GROUP BY s.what ORDER BY n_attributions DESC, s.what"
    )
    return tuple(NobodyRow(**dict(row), outlets=tuple(outlets[row["what"]])) for row in rows)


def nobody(dossier: Dossier, what: str, *, limit: int, offset: int = 0) -> tuple[UnnamedRow, ...]:
    """The attributions to speakers described so and not named, in the order of the articles."""
    rows = dossier.connection.execute(
        _ATTRIBUTIONS.format(extra=_NOBODY, where="s.what = ?"), (what, limit, offset)
    )
    return tuple(_unnamed_row(row) for row in rows)


def _unnamed_row(row: sqlite3.Row) -> UnnamedRow:
    words = Words(Span(row["words_start"], row["words_end"]), row["words_exact"])
    return UnnamedRow(
        _said_row(row),
        row["what"],
        words,
        row["many"],
        words_at(row, "of_"),
        words_at(row, "reason_"),
    )
