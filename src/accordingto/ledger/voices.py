"""What the ledger holds of who speaks in one article, as records again."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.core.speaker import Hop, Reached, Speaker, Unnamed, Verification
from accordingto.core.voices import Voices
from accordingto.errors import LedgerError
from accordingto.ledger.store import Dossier

_SPEAKERS = """
SELECT s.*, t.position FROM speaker s JOIN attribution t ON t.id = s.attribution_id
WHERE t.article_id = ? ORDER BY t.position
"""
_SPEAKER_ENTITIES = """
SELECT s.attribution_id, e.seq, e.article_id FROM attribution t
JOIN speaker_entity s ON s.attribution_id = t.id
JOIN article_entity e ON e.id = s.article_entity_id
WHERE t.article_id = ? ORDER BY t.position, s.seq
"""
_HOPS = """
SELECT h.*, e.entity FROM attribution t JOIN chain_hop h ON h.attribution_id = t.id
LEFT JOIN chain_hop_entity e ON e.attribution_id = h.attribution_id AND e.hop = h.seq
WHERE t.article_id = ? ORDER BY t.position, h.seq, e.seq
"""
_VERIFICATIONS = """
SELECT v.*, t.position, t.article_id AS of_article FROM verification v
LEFT JOIN attribution t ON t.id = v.attribution_id
WHERE v.article_id = ? ORDER BY v.seq
"""


def stored_voices(dossier: Dossier, article_id: str) -> Voices | None:
    """Everything that an article shows of who speaks; None if it was never asked.

    Raises:
        LedgerError: if a row points at another article's.
        SpanError: if a span is none.
    """
    asked = dossier.connection.execute(
        "SELECT 1 FROM article_voices WHERE article_id = ?", (article_id,)
    ).fetchone()
    if asked is None:
        return None
    mentions, entities = stored_mentions(dossier, article_id)
    rows = dossier.connection.execute(_SPEAKERS, (article_id,)).fetchall()
    own = _speaker_entities(dossier, article_id)
    hops = _hops(dossier, article_id)
    return Voices(
        mentions,
        entities,
        tuple(_speaker(row, own.get(row["attribution_id"], ())) for row in rows),
        tuple(Reached(row["channel"], span_in(row, "channel_")) for row in rows),
        tuple(hops.get(row["attribution_id"], ()) for row in rows),
        tuple(
            Verification(row["kind"], Span(row["start"], row["end"]), _about(row, article_id))
            for row in dossier.connection.execute(_VERIFICATIONS, (article_id,))
        ),
    )


def stored_mentions(
    dossier: Dossier, article_id: str
) -> tuple[tuple[Mention, ...], tuple[ArticleEntity, ...]]:
    """The mentions of an article, and the entities that they refer to; empty if never asked."""
    mentions = []
    members: dict[int, list[int]] = defaultdict(list)
    for row in dossier.connection.execute(
        "SELECT * FROM mention WHERE article_id = ? ORDER BY seq", (article_id,)
    ):
        members[row["entity"]].append(row["seq"])
        mentions.append(
            Mention(
                Span(row["start"], row["end"]), Span(row["head_start"], row["head_end"]),
                row["form"], row["kind"], row["probability"],
            )
        )  # fmt: skip
    rows = dossier.connection.execute(
        "SELECT seq, kind, name FROM article_entity WHERE article_id = ? ORDER BY seq",
        (article_id,),
    )
    entities = [ArticleEntity(kind, tuple(members[seq]), name) for seq, kind, name in rows]
    return tuple(mentions), tuple(entities)


def span_in(row: sqlite3.Row, prefix: str = "") -> Span | None:
    """The span that two columns give, if any."""
    start, end = row[f"{prefix}start"], row[f"{prefix}end"]
    return None if start is None else Span(start, end)


def unnamed_in(row: sqlite3.Row) -> Unnamed | None:
    """What a row of `speaker` tells of one who is not named, if they are not."""
    words = span_in(row, "words_")
    if words is None:
        return None
    return Unnamed(
        row["what"], words, row["many"], span_in(row, "of_"), span_in(row, "reason_")
    )  # fmt: skip


def _speaker(row: sqlite3.Row, entities: Iterable[int]) -> Speaker:
    return Speaker(
        row["kind"], tuple(entities), bool(row["is_outlet"]), unnamed_in(row), row["rule"]
    )


def _speaker_entities(dossier: Dossier, article_id: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for attribution_id, seq, of_article in dossier.connection.execute(
        _SPEAKER_ENTITIES, (article_id,)
    ):
        if of_article != article_id:
            raise LedgerError(f"the speaker of {attribution_id} is an entity of another article")
        found[attribution_id].append(seq)
    return found


def _hops(dossier: Dossier, article_id: str) -> dict[str, tuple[Hop, ...]]:
    heads: dict[str, dict[int, sqlite3.Row]] = defaultdict(dict)
    entities: dict[tuple[str, int], list[int]] = defaultdict(list)
    for row in dossier.connection.execute(_HOPS, (article_id,)):
        heads[row["attribution_id"]].setdefault(row["seq"], row)
        if row["entity"] is not None:
            entities[row["attribution_id"], row["seq"]].append(row["entity"])
    return {
        attribution_id: tuple(
            Hop(
                row["role"], tuple(entities[attribution_id, seq]), span_in(row), row["speaker_of"]
            )
            for seq, row in hops.items()
        )
        for attribution_id, hops in heads.items()
    }  # fmt: skip


def _about(row: sqlite3.Row, article_id: str) -> int | None:
    if row["attribution_id"] is None:
        return None
    if row["of_article"] != article_id:
        raise LedgerError(f"verification {row['seq']} speaks of another article's attribution")
    return int(row["position"])
