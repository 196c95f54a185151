"""Records → rows of one table. Every span is checked against its text first."""

import sqlite3
from collections.abc import Sequence
from itertools import pairwise

from accordingto.core.attribution import ROLES, Attribution
from accordingto.core.document import Article, Document, Reading, Stated
from accordingto.core.ids import sha256_hex
from accordingto.core.part import Part
from accordingto.core.span import Regions, cover
from accordingto.core.step import Step
from accordingto.errors import LedgerError
from accordingto.ledger.digests import analysis_digest


def insert_step(rows: sqlite3.Connection, step: Step) -> None:
    """The step that made other rows, once."""
    rows.execute(
        "INSERT OR IGNORE INTO step VALUES (?, ?, ?, ?, ?, ?)",
        (step.id, step.stage, step.name, step.version, step.weights, step.weights_sha256),
    )


def insert_document(rows: sqlite3.Connection, document: Document, made_by: Step) -> None:
    """The text and its way back; the next version at its origin."""
    (earlier,) = rows.execute(
        "SELECT count(*) FROM document WHERE origin = ?", (document.origin,)
    ).fetchone()
    rows.execute(
        "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document.id,
            document.origin,
            earlier + 1,
            document.raw_sha256,
            document.media_type,
            document.encoding,
            document.text,
            document.text_sha256,
            len(document.text),
            document.offsets.to_bytes(),
            made_by.id,
            None if document.pages is None else document.pages.to_bytes(),
        ),
    )


def insert_part(rows: sqlite3.Connection, document: Document, part: Part) -> None:
    """How the bytes came, where they are not a file on disk."""
    if not part.file_origin:
        return
    rows.execute(
        "INSERT INTO part VALUES (?, ?, ?, ?, ?, ?)",
        (
            document.id, part.file_origin, part.file_sha256, part.name, part.place,
            part.media_type,
        ),
    )  # fmt: skip
    rows.executemany(
        "INSERT INTO part_given VALUES (?, ?, ?, ?, ?)",
        [(document.id, seq, g.field, g.value, g.by) for seq, g in enumerate(part.given)],
    )


def insert_parts(rows: sqlite3.Connection, raw: bytes, reading: Reading) -> None:
    """Articles, what they state about themselves, and the blocks of the text."""
    document, made_by = reading.document, reading.made_by.id
    for article in reading.articles:
        rows.execute(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?)",
            (
                article.id_in(document),
                document.id,
                article.position,
                article.language,
                made_by,
            ),
        )
        _insert_fields(rows, raw, document, article, made_by)
        _insert_marks(rows, raw, document, article, made_by)
    _check_blocks(reading)
    for seq, (owner, kind, span) in enumerate(reading.blocks()):
        number = rows.execute(
            'INSERT INTO block (document_id, seq, article_id, kind, start, "end", sha256, made_by) '
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document.id,
                seq,
                None if owner is None else owner.id_in(document),
                kind,
                span.start,
                span.end,
                sha256_hex(span.of(document.text)),
                made_by,
            ),
        ).lastrowid
        rows.execute(
            "INSERT INTO block_search (rowid, words) VALUES (?, ?)",
            (number, span.of(document.text)),
        )


def _check_blocks(reading: Reading) -> None:
    """Refuse blocks that overlap."""
    for (_, _, before), (_, _, after) in pairwise(reading.blocks()):
        if before.overlaps(after):
            raise LedgerError(f"{reading.document.origin}: blocks {before} and {after} overlap")


def _insert_fields(
    rows: sqlite3.Connection, raw: bytes, document: Document, article: Article, made_by: str
) -> None:
    for field, stated in article.statements(document.text).items():
        rows.execute(
            "INSERT INTO article_field VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (article.id_in(document), field, stated.value, *_evidence(raw, document, stated),
             made_by),
        )  # fmt: skip


def _insert_marks(
    rows: sqlite3.Connection, raw: bytes, document: Document, article: Article, made_by: str
) -> None:
    for seq, (what, kind, stated) in enumerate(article.marks()):
        rows.execute(
            "INSERT INTO article_mark VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (article.id_in(document), seq, what, kind, stated.value,
             *_evidence(raw, document, stated), made_by),
        )  # fmt: skip


def _evidence(
    raw: bytes, document: Document, stated: Stated
) -> tuple[int | None, int | None, int | None, int | None, str, str]:
    """Span, bytes, what states it outside them, and the very words."""
    if stated.span is not None:
        words = stated.span.of(document.text)
        return stated.span.start, stated.span.end, None, None, "", words
    if stated.given:
        return None, None, None, None, stated.given, stated.value
    if stated.bytes_at is None:
        raise LedgerError(f"{document.origin}: {stated.value!r} is stated nowhere in the document")
    start, end = stated.bytes_at
    if not 0 <= start < end <= len(raw):
        raise LedgerError(
            f"{document.origin}: {stated.value!r} is said to stand in bytes {start} to {end} "
            f"of {len(raw)}"
        )
    words = raw[start:end].decode(document.encoding or "utf-8", "replace")
    return None, None, start, end, "", words


def insert_analysis(
    rows: sqlite3.Connection,
    document: Document,
    article: Article,
    attributions: Sequence[Attribution],
    annotator: Step,
) -> None:
    """What an annotator found in one article.

    Raises:
        SpanError: if a span does not fit the text.
        LedgerError: if an attribution has no content, lies outside its article,
            or stands twice.
    """
    article_id = article.id_in(document)
    ids = [attribution.id_in(article_id) for attribution in attributions]
    if len(set(ids)) != len(ids):
        raise LedgerError(f"{document.origin}: the annotator gave one attribution twice")
    _check_attributions(document, article, attributions)
    insert_step(rows, annotator)
    rows.execute(
        "INSERT INTO analysis VALUES (?, ?, ?, ?)",
        (article_id, len(ids), _digest_of(ids, attributions), annotator.id),
    )
    for position, attribution in enumerate(attributions):
        parent = attribution.parent
        rows.execute(
            "INSERT INTO attribution VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                ids[position],
                article_id,
                position,
                attribution.form,
                attribution.kind,
                attribution.stance,
                int(attribution.hedged),
                None if parent is None else ids[parent],
                attribution.probability,
                attribution.rule,
                annotator.id,
                int(attribution.negated),
            ),
        )
        rows.executemany(
            "INSERT INTO attribution_span VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (ids[position], role, seq, s.start, s.end, s.of(document.text), annotator.id)
                for role in ROLES
                for seq, s in enumerate(attribution.spans(role))
            ],
        )


def _digest_of(ids: Sequence[str], attributions: Sequence[Attribution]) -> str:
    return analysis_digest(
        (
            one_id, a.form, a.kind, a.stance, a.hedged, a.negated,
            None if a.parent is None else ids[a.parent], float(a.probability), a.rule,
        )
        for one_id, a in zip(ids, attributions, strict=True)
    )  # fmt: skip


def _check_attributions(
    document: Document, article: Article, attributions: Sequence[Attribution]
) -> None:
    """Refuse an attribution without content, outside its article, or inside itself."""
    title = () if article.title is None else (article.title,)
    regions = Regions((*title, *article.body))
    for position, attribution in enumerate(attributions):
        where = f"{document.origin}: attribution {position} of article {article.position}"
        if not attribution.content:
            raise LedgerError(f"{where} has no content")
        for role in ROLES:
            for span in attribution.spans(role):
                if not regions.hold(span):
                    raise LedgerError(
                        f"{where} has a {role} at {span} outside the article's paragraphs"
                    )
        if attribution.parent is not None:
            _check_parent(attributions, position, attribution.parent, where)


def _check_parent(
    attributions: Sequence[Attribution], position: int, parent: int, where: str
) -> None:
    if not 0 <= parent < len(attributions) or parent == position:
        raise LedgerError(f"{where} names {parent} as its parent")
    if not cover(attributions[parent].content).contains(cover(attributions[position].content)):
        raise LedgerError(f"{where} does not lie in the content of its parent")


def insert_intake(
    rows: sqlite3.Connection, reading: Reading, n_bytes: int, *, within: str = ""
) -> None:
    """The word that a document was read, in place of an earlier failure."""
    document = reading.document
    rows.execute(
        "DELETE FROM intake_note WHERE origin = ? AND raw_sha256 = ?",
        (document.origin, document.raw_sha256),
    )
    rows.execute(
        "DELETE FROM intake WHERE origin = ? AND raw_sha256 IN ('', ?)",
        (document.origin, document.raw_sha256),
    )
    if not within:
        # Another content of the file takes the place of what could not be read of it before.
        rows.execute(
            "DELETE FROM intake WHERE status <> 'read' AND (origin = ?1 OR within = ?1)",
            (document.origin,),
        )
    n_articles = len(reading.articles)
    stories = {0: "no article", 1: "1 article"}.get(n_articles, f"{n_articles} articles")
    rows.execute(
        "INSERT INTO intake VALUES (?, ?, 'read', 'read', ?, ?, ?, ?)",
        (document.origin, document.raw_sha256, stories, n_bytes, document.id, within),
    )
    rows.executemany(
        "INSERT INTO intake_note VALUES (?, ?, ?, ?, ?)",
        [
            (document.origin, document.raw_sha256, seq, note.code, note.message)
            for seq, note in enumerate(reading.notes)
        ],
    )
