"""Questions about the voices that words came through, and how verified they are said to be."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from accordingto.core.span import Span
from accordingto.ledger.speaker_views import HopRow, MemberRow, VerificationRow
from accordingto.ledger.speakers import article_entities, words_at
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import Words


def chain(dossier: Dossier, attribution_id: str) -> tuple[HopRow, ...]:
    """The voices that the words of an attribution came through, the outermost first.

    The last is who is said to speak, or the body they speak for. Empty if there is no
    attribution of that id, or its article was never asked.
    """
    return _chains(dossier, "t.id = ?", attribution_id).get(attribution_id, ())


def article_chains(dossier: Dossier, article_id: str) -> dict[str, tuple[HopRow, ...]]:
    """The chains of an article's attributions by id, in text order, each as `chain` gives it."""
    return _chains(dossier, "t.article_id = ?", article_id)


def _chains(dossier: Dossier, where: str, value: str) -> dict[str, tuple[HopRow, ...]]:
    rows = dossier.connection.execute(
        f"""SELECT h.attribution_id AS owner, h.seq, h.role, h.start, h."end", h.exact,
                   o.id AS attribution_id, o.hedged, o.negated, o.stance, s.what,
                   (SELECT value FROM article_field
                    WHERE article_id = t.article_id AND field = 'outlet') AS outlet
            FROM chain_hop h JOIN attribution t ON t.id = h.attribution_id
            LEFT JOIN attribution o ON o.article_id = t.article_id AND o.position = h.speaker_of
            LEFT JOIN speaker s ON s.attribution_id = o.id
            WHERE {where} ORDER BY t.position, h.seq""",
        (value,),
    ).fetchall()
    entities = _hop_entities(dossier, where, value)
    found: dict[str, list[HopRow]] = defaultdict(list)
    for row in rows:
        who = entities.get((row["owner"], row["seq"]), ())
        found[row["owner"]].append(_hop_row(row, who, row["outlet"] or ""))
    return {owner: tuple(hops) for owner, hops in found.items()}


def _hop_entities(
    dossier: Dossier, where: str, value: str
) -> dict[tuple[str, int], tuple[MemberRow, ...]]:
    """Who each voice of some chains is, by the attribution and the place in its chain."""
    listed = dossier.connection.execute(
        "SELECT h.attribution_id, h.hop, e.id FROM chain_hop_entity h "
        "JOIN attribution t ON t.id = h.attribution_id JOIN article_entity e "
        f"ON e.article_id = t.article_id AND e.seq = h.entity WHERE {where} "
        "ORDER BY 1, 2, h.seq",
        (value,),
    ).fetchall()
    by_id = article_entities(dossier, (row["id"] for row in listed))
    found: dict[tuple[str, int], list[MemberRow]] = defaultdict(list)
    for row in listed:
        found[row["attribution_id"], row["hop"]].append(by_id[row["id"]])
    return {hop: tuple(members) for hop, members in found.items()}


def _hop_row(row: sqlite3.Row, entities: Iterable[MemberRow], outlet: str) -> HopRow:
    who = tuple(entities)
    words = words_at(row)
    name = ", ".join(member.known_name or member.name for member in who)
    if not name:
        name = words.exact if words else outlet if row["role"] == "outlet" else ""
    of = row["attribution_id"]
    return HopRow(
        row["role"], name, words, who, of,
        None if of is None else bool(row["hedged"]),
        None if of is None else bool(row["negated"]), row["stance"], row["what"],
    )  # fmt: skip


def verifications(dossier: Dossier, article_id: str) -> tuple[VerificationRow, ...]:
    """What an article says of how well something is verified, in its order."""
    rows = dossier.connection.execute(
        "SELECT * FROM verification WHERE article_id = ? ORDER BY seq", (article_id,)
    )
    return tuple(
        VerificationRow(
            row["kind"], Words(Span(row["start"], row["end"]), row["exact"]), row["attribution_id"]
        )
        for row in rows
    )
