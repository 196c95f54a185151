"""Records → rows of one table. Every span is checked against its text first."""

import sqlite3
from collections.abc import Sequence
from itertools import pairwise

from accordingto.core.attribution import ROLES, Attribution
from accordingto.core.document import Article, Document, Reading, Stated
from accordingto.core.ids import digest, sha256_hex
from accordingto.core.span import Span, cover
from accordingto.core.step import Step
from accordingto.errors import LedgerError


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
        "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
        ),
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
    for seq, (article_id, kind, span) in enumerate(_blocks(reading)):
        number = rows.execute(
            'INSERT INTO block (document_id, seq, article_id, kind, start, "end", sha256, made_by) '
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document.id,
                seq,
                article_id,
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


def _blocks(reading: Reading) -> list[tuple[str | None, str, Span]]:
    """Every block in text order, with the article it belongs to.

    Raises:
        LedgerError: if two of them overlap.
    """
    blocks: list[tuple[str | None, str, Span]] = [
        (None, part.kind, part.span) for part in reading.boilerplate
    ]
    for article in reading.articles:
        article_id = article.id_in(reading.document)
        if article.title is not None:
            blocks.append((article_id, "title", article.title))
        blocks.extend((article_id, "body", span) for span in article.body)
    blocks.sort(key=lambda block: block[2])
    for (_, _, before), (_, _, after) in pairwise(blocks):
        if before.overlaps(after):
            raise LedgerError(f"{reading.document.origin}: blocks {before} and {after} overlap")
    return blocks


def _insert_fields(
    rows: sqlite3.Connection, raw: bytes, document: Document, article: Article, made_by: str
) -> None:
    fields: dict[str, Stated | None] = {
        "title": _in_text(document, article.title),
        "byline": _in_text(document, article.byline),
        "outlet": article.outlet,
        "published": article.published,
    }
    for field, stated in fields.items():
        if stated is None:
            continue
        start, end, byte_start, byte_end, exact = _evidence(raw, document, stated)
        rows.execute(
            "INSERT INTO article_field VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article.id_in(document), field, stated.value,
                start, end, byte_start, byte_end, exact, made_by,
            ),
        )  # fmt: skip


def _in_text(document: Document, span: Span | None) -> Stated | None:
    return None if span is None else Stated(" ".join(span.of(document.text).split()), span)


def _evidence(
    raw: bytes, document: Document, stated: Stated
) -> tuple[int | None, int | None, int | None, int | None, str]:
    if stated.span is not None:
        return stated.span.start, stated.span.end, None, None, stated.span.of(document.text)
    if stated.bytes_at is None:
        raise LedgerError(f"{document.origin}: {stated.value!r} is stated nowhere in the document")
    start, end = stated.bytes_at
    if not 0 <= start < end <= len(raw):
        raise LedgerError(
            f"{document.origin}: {stated.value!r} is said to stand in bytes {start} to {end} "
            f"of {len(raw)}"
        )
    return None, None, start, end, raw[start:end].decode(document.encoding, "replace")


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
    insert_step(rows, annotator)
    rows.execute(
        "INSERT INTO analysis VALUES (?, ?, ?, ?)",
        (article_id, len(ids), digest("analysis", *ids), annotator.id),
    )
    for position, attribution in enumerate(attributions):
        _check_attribution(document, article, attributions, position)
        parent = attribution.parent
        rows.execute(
            "INSERT INTO attribution VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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


def _check_attribution(
    document: Document, article: Article, attributions: Sequence[Attribution], position: int
) -> None:
    """Refuse an attribution without content, outside its article, or inside itself."""
    attribution = attributions[position]
    where = f"{document.origin}: attribution {position} of article {article.position}"
    if not attribution.content:
        raise LedgerError(f"{where} has no content")
    regions = article.body if article.title is None else (article.title, *article.body)
    for role in ROLES:
        for span in attribution.spans(role):
            if not any(region.contains(span) for region in regions):
                raise LedgerError(
                    f"{where} has a {role} at {span} outside the article's paragraphs"
                )
    if attribution.parent is None:
        return
    if not 0 <= attribution.parent < len(attributions) or attribution.parent == position:
        raise LedgerError(f"{where} names {attribution.parent} as its parent")
    outer = cover(attributions[attribution.parent].content)
    if not outer.contains(cover(attribution.content)):
        raise LedgerError(f"{where} does not lie in the content of its parent")


def insert_intake(rows: sqlite3.Connection, reading: Reading, n_bytes: int) -> None:
    """The word that a document was read, in place of an earlier failure."""
    document = reading.document
    rows.execute(
        "DELETE FROM intake WHERE origin = ? AND raw_sha256 IN ('', ?)",
        (document.origin, document.raw_sha256),
    )
    n_articles = len(reading.articles)
    stories = (
        "no article"
        if not n_articles
        else "1 article"
        if n_articles == 1
        else f"{n_articles} articles"
    )
    rows.execute(
        "INSERT INTO intake VALUES (?, ?, 'read', 'read', ?, ?, ?)",
        (document.origin, document.raw_sha256, stories, n_bytes, document.id),
    )
    rows.executemany(
        "INSERT INTO intake_note VALUES (?, ?, ?, ?, ?)",
        [
            (document.origin, document.raw_sha256, seq, note.code, note.message)
            for seq, note in enumerate(reading.notes)
        ],
    )


def delete_derived(rows: sqlite3.Connection, document_id: str) -> None:
    """Delete everything that was derived from a document's text, children first."""
    articles = "(SELECT id FROM article WHERE document_id = ?)"
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
    rows.execute(
        "DELETE FROM attribution_span WHERE attribution_id IN "
        f"(SELECT id FROM attribution WHERE article_id IN {articles})",
        (document_id,),
    )
    for table, column in (
        ("attribution", "article_id"), ("analysis", "article_id"), ("article_field", "article_id"),
    ):  # fmt: skip
        rows.execute(f"DELETE FROM {table} WHERE {column} IN {articles}", (document_id,))
    rows.execute("DELETE FROM block WHERE document_id = ?", (document_id,))
    rows.execute("DELETE FROM article WHERE document_id = ?", (document_id,))
