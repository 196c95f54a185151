"""Every row of a dossier in a fixed order, so that two dossiers can be compared."""

from collections.abc import Iterator

from accordingto.ledger.store import Dossier

TABLES: dict[str, str] = {
    "step": "id",
    "raw": "sha256",
    "document": "origin, version",
    "article": "document_id, position",
    "part": "document_id",
    "part_given": "document_id, seq",
    "article_field": "article_id, field",
    "article_mark": "article_id, seq",
    "block": "document_id, seq",
    "analysis": "article_id",
    "attribution": "article_id, position",
    "attribution_span": "attribution_id, role, seq",
    "version": "history_id, number",
    "version_change": "article_id, seq",
    "version_refused": "article_id",
    "article_voices": "article_id",
    "article_entity": "article_id, seq",
    "mention": "article_id, seq",
    "speaker": "attribution_id",
    "speaker_entity": "attribution_id, seq",
    "chain_hop": "attribution_id, seq",
    "chain_hop_entity": "attribution_id, hop, seq",
    "verification": "article_id, seq",
    "resolution": "number",
    "entity": "id",
    "entity_member": "entity_id, article_entity_id",
    "entity_name": "entity_id, name, article_id",
    "entity_merge": "one, other",
    "merge_ground": "one, other, seq",
    "intake": "origin, raw_sha256",
    "intake_note": "origin, raw_sha256, seq",
    "judgement": "number",
}
"""Every table that holds records, parents before children, with the order of its rows.
Times are no records: two runs never agree on them."""

LEFT_OUT = {"block": ("number",)}
"""Columns that tell in which order rows came; they are not part of any record."""

Value = str | int | float | bytes | None


def rows(dossier: Dossier) -> Iterator[tuple[str, dict[str, Value]]]:
    """Every record as its table's name and its columns, the same for the same records.

    Two dossiers made from the same files, by any number of workers, give the
    same sequence.
    """
    for table, order in TABLES.items():
        left_out = LEFT_OUT.get(table, ())
        for row in dossier.connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):
            yield table, {key: row[key] for key in row.keys() if key not in left_out}  # noqa: SIM118 - a Row iterates over its values
