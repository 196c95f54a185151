"""Checking what the articles of one document show of who speaks against its text."""

import sqlite3
from collections.abc import Iterator

from accordingto.core.document import Document
from accordingto.core.entity import article_entity_id
from accordingto.core.span import Span
from accordingto.core.voices import Voices
from accordingto.errors import LedgerError, SpanError
from accordingto.ledger.digests import voices_digest
from accordingto.ledger.fault import Fault
from accordingto.ledger.insert_voices import Grounds
from accordingto.ledger.store import Dossier
from accordingto.ledger.voices import stored_voices

_WORDS = """
SELECT 'mention ' || seq AS what, start, "end", exact, NULL AS said FROM mention
WHERE article_id = ?1
UNION ALL
SELECT 'channel of attribution ' || t.position, channel_start, channel_end, channel_exact,
       t.position
FROM attribution t JOIN speaker s ON s.attribution_id = t.id
WHERE t.article_id = ?1 AND channel_start IS NOT NULL
UNION ALL
SELECT 'speaker of attribution ' || t.position, words_start, words_end, words_exact, t.position
FROM attribution t JOIN speaker s ON s.attribution_id = t.id
WHERE t.article_id = ?1 AND words_start IS NOT NULL
UNION ALL
SELECT 'body behind the speaker of attribution ' || t.position, of_start, of_end, of_exact,
       t.position
FROM attribution t JOIN speaker s ON s.attribution_id = t.id
WHERE t.article_id = ?1 AND of_start IS NOT NULL
UNION ALL
SELECT 'reason of the speaker of attribution ' || t.position, reason_start, reason_end,
       reason_exact, t.position
FROM attribution t JOIN speaker s ON s.attribution_id = t.id
WHERE t.article_id = ?1 AND reason_start IS NOT NULL
UNION ALL
SELECT 'hop ' || h.seq || ' of attribution ' || t.position, h.start, h."end", h.exact,
       coalesce(h.speaker_of, t.position)
FROM attribution t JOIN chain_hop h ON h.attribution_id = t.id
WHERE t.article_id = ?1 AND h.start IS NOT NULL
UNION ALL
SELECT 'verification ' || v.seq, v.start, v."end", v.exact, t.position
FROM verification v LEFT JOIN attribution t ON t.id = v.attribution_id
WHERE v.article_id = ?1
"""
"""Every span with its words, and the position of the attribution that it belongs to."""
_COUNTS = ("n_mentions", "n_entities", "n_speakers", "n_hops", "n_verifications")


def voice_faults(dossier: Dossier, document: Document, where: str) -> Iterator[Fault]:
    """Every fault of what the document's articles show of who speaks, article by article.

    An article that was never asked for it has none.
    """
    for row in dossier.connection.execute(
        "SELECT a.id, a.position, v.* FROM article a "
        "LEFT JOIN article_voices v ON v.article_id = a.id "
        "WHERE a.document_id = ? ORDER BY a.position",
        (document.id,),
    ):
        place = f"{where}, article {row['position']}"
        if row["digest"] is None:
            yield from _stray_faults(dossier, row["id"], place)
            continue
        yield from _word_faults(dossier, document, row["id"], place)
        try:
            voices = stored_voices(dossier, row["id"])
        except (LedgerError, SpanError) as error:
            yield Fault("voice-elsewhere", place, str(error))
            continue
        if voices is not None:
            yield from _entity_faults(dossier, row["id"], voices, place)
            yield from _record_faults(row, voices, place)


def _stray_faults(dossier: Dossier, article_id: str, place: str) -> Iterator[Fault]:
    if dossier.connection.execute(
        "SELECT 1 FROM attribution t JOIN speaker s ON s.attribution_id = t.id "
        "WHERE t.article_id = ?",
        (article_id,),
    ).fetchone():
        yield Fault(
            "voices-missing",
            place,
            "it has speakers, and is not said to have been asked for them; run: "
            "accordingto rebuild",
        )


def _word_faults(
    dossier: Dossier, document: Document, article_id: str, place: str
) -> Iterator[Fault]:
    """Whether all words stand where they are said to, and in the article."""
    grounds = _grounds(dossier, article_id)
    sources = _sources(dossier, article_id)
    for row in dossier.connection.execute(_WORDS, (article_id,)):
        where = f"{place}, {row['what']}"
        span = Span(row["start"], row["end"])
        try:
            stands = span.of(document.text)
        except SpanError as error:
            yield Fault("span-outside", where, str(error))
            continue
        if stands != row["exact"]:
            yield Fault(
                "words-differ",
                where,
                f"it says {row['exact'][:60]!r}, but {stands[:60]!r} stands at "
                f"[{span.start}, {span.end})",
            )
        elif not grounds.hold(span, sources.get(row["said"])):
            yield Fault(
                "outside-article",
                where,
                f"[{span.start}, {span.end}) lies in no paragraph of the article",
            )


def _grounds(dossier: Dossier, article_id: str) -> Grounds:
    paragraphs = dossier.connection.execute(
        'SELECT start, "end" FROM block WHERE article_id = ?', (article_id,)
    )
    marks = dossier.connection.execute(
        'SELECT start, "end" FROM article_mark WHERE article_id = ? AND start IS NOT NULL',
        (article_id,),
    )
    return Grounds((Span(*edges) for edges in paragraphs), (Span(*edges) for edges in marks))


def _sources(dossier: Dossier, article_id: str) -> dict[int | None, Span]:
    """From where to where the source of each attribution reaches, by its position."""
    rows = dossier.connection.execute(
        'SELECT t.position, min(s.start), max(s."end") FROM attribution t '
        "JOIN attribution_span s ON s.attribution_id = t.id AND s.role = 'source' "
        "WHERE t.article_id = ? GROUP BY t.id",
        (article_id,),
    )
    return {position: Span(start, end) for position, start, end in rows}


def _entity_faults(
    dossier: Dossier, article_id: str, voices: Voices, place: str
) -> Iterator[Fault]:
    ids = dossier.connection.execute(
        "SELECT id FROM article_entity WHERE article_id = ? ORDER BY seq", (article_id,)
    )
    for seq, ((one_id,), entity) in enumerate(zip(ids, voices.entities, strict=True)):
        where = f"{place}, entity {seq}"
        if not entity.mentions or entity.mentions[-1] >= len(voices.mentions):
            yield Fault("voices-missing", where, "a mention of it is missing")
            continue
        expected = article_entity_id(article_id, voices.mentions[entity.mentions[0]].span)
        if one_id != expected:
            yield Fault(
                "id-wrong",
                where,
                f"its id is {one_id}, and its article and first mention give {expected}",
            )
        if entity.name is not None and entity.name not in entity.mentions:
            yield Fault("voices-changed", where, "its name is a mention of another")


def _record_faults(row: sqlite3.Row, voices: Voices, place: str) -> Iterator[Fault]:
    found = (
        len(voices.mentions), len(voices.entities), len(voices.speakers),
        sum(len(chain) for chain in voices.chains), len(voices.verifications),
    )  # fmt: skip
    for column, n in zip(_COUNTS, found, strict=True):
        if row[column] != n:
            what = column.removeprefix("n_")
            yield Fault("voices-missing", place, f"it has {n} {what}, and {row[column]} were found")
            return
    if voices_digest(row["article_id"], voices) != row["digest"]:
        yield Fault(
            "voices-changed",
            place,
            "who speaks in it is not what was found: a mention, an entity, a speaker, a channel, "
            "a hop or a verification was exchanged or changed",
        )
