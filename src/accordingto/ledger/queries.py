"""Questions to a dossier. Every answer is in a fixed order."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from accordingto.core.attribution import FORMS, Role
from accordingto.core.pages import PageMap
from accordingto.core.span import Span
from accordingto.ledger.search import fts_query
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import (
    ArticlePage,
    ArticleRow,
    AttributionRow,
    Block,
    Counts,
    DocumentRow,
    Field,
    IntakeRow,
    Mark,
    PartRow,
    SpeakerRow,
    Words,
)

_FIRST_WORDS_CHARS = 90

_ARTICLES = f"""
SELECT a.id, a.document_id, d.origin, d.version,
       (SELECT count(*) FROM document o WHERE o.origin = d.origin) AS n_versions,
       a.position,
       max(CASE f.field WHEN 'title' THEN f.value END) AS title,
       max(CASE f.field WHEN 'byline' THEN f.value END) AS byline,
       max(CASE f.field WHEN 'outlet' THEN f.value END) AS outlet,
       max(CASE f.field WHEN 'published' THEN f.value END) AS published,
       a.language,
       coalesce((SELECT n_attributions FROM analysis WHERE article_id = a.id), 0)
           AS n_attributions,
       (SELECT substr(d.text, b.start + 1, min(b."end" - b.start, {_FIRST_WORDS_CHARS}))
        FROM block b WHERE b.article_id = a.id AND b.kind = 'body' ORDER BY b.seq LIMIT 1)
           AS first_words
FROM article a JOIN document d ON d.id = a.document_id
LEFT JOIN article_field f ON f.article_id = a.id
"""
_ATTRIBUTIONS = """
SELECT t.*, a.document_id, s.role, s.start, s."end", s.exact
FROM attribution t JOIN article a ON a.id = t.article_id
JOIN document d ON d.id = a.document_id
LEFT JOIN attribution_span s ON s.attribution_id = t.id
"""
_ATTRIBUTION_ORDER = """
ORDER BY d.origin, d.version, a.position, t.position,
         CASE s.role WHEN 'source' THEN 0 WHEN 'cue' THEN 1 ELSE 2 END, s.seq
"""


def counts(dossier: Dossier) -> Counts:
    """How much the dossier holds."""
    one = dossier.connection.execute(
        """SELECT (SELECT count(*) FROM document) AS n_documents,
                  (SELECT count(*) FROM article) AS n_articles,
                  (SELECT count(DISTINCT value) FROM article_field WHERE field = 'outlet')
                      AS n_outlets,
                  (SELECT count(*) FROM attribution) AS n_attributions,
                  (SELECT count(*) FROM intake WHERE status NOT IN ('read', 'opened'))
                      AS n_not_read"""
    ).fetchone()
    found = dict(
        dossier.connection.execute(
            "SELECT form, count(*) FROM attribution GROUP BY form"
        ).fetchall()
    )
    return Counts(**dict(one), by_form=tuple((form, found.get(form, 0)) for form in FORMS))


def articles(dossier: Dossier) -> tuple[ArticleRow, ...]:
    """Every article, by origin, version and place in its document."""
    return tuple(
        _article_row(row)
        for row in dossier.connection.execute(
            f"{_ARTICLES} GROUP BY a.id ORDER BY d.origin, d.version, a.position"
        )
    )


def _article_row(row: sqlite3.Row) -> ArticleRow:
    fields = dict(row)
    words = " ".join((fields.pop("first_words") or "").split())
    cut = len(words) >= _FIRST_WORDS_CHARS - 1
    return ArticleRow(**fields, first_words=words.rsplit(" ", 1)[0] + " …" if cut else words)


def article(dossier: Dossier, article_id: str) -> ArticlePage | None:
    """Everything about one article; None if there is none of that id."""
    row = dossier.connection.execute(
        f"{_ARTICLES} WHERE a.id = ? GROUP BY a.id", (article_id,)
    ).fetchone()
    if row is None:
        return None
    owner = document(dossier, row["document_id"])
    if owner is None:
        return None
    return ArticlePage(
        row=_article_row(row),
        document=owner,
        fields=_fields(dossier, article_id),
        attributions=article_attributions(dossier, article_id),
        marks=_marks(dossier, article_id),
    )


def document(dossier: Dossier, document_id: str) -> DocumentRow | None:
    """One document with its blocks; None if there is none of that id."""
    row = dossier.connection.execute(
        """SELECT d.id, d.origin, d.version, d.raw_sha256, r.n_bytes, d.media_type, d.encoding,
                  d.text, d.text_sha256, d.made_by, d.page_map
           FROM document d JOIN raw r ON r.sha256 = d.raw_sha256 WHERE d.id = ?""",
        (document_id,),
    ).fetchone()
    if row is None:
        return None
    found = dict(row)
    page_map = found.pop("page_map")
    blocks = dossier.connection.execute(
        'SELECT seq, article_id, kind, start, "end" FROM block WHERE document_id = ? ORDER BY seq',
        (document_id,),
    )
    return DocumentRow(
        **found,
        blocks=tuple(
            Block(seq, article_id, kind, Span(start, end))
            for seq, article_id, kind, start, end in blocks
        ),
        part=_part(dossier, document_id),
        pages=None if page_map is None else PageMap.from_bytes(bytes(page_map)),
    )


def _part(dossier: Dossier, document_id: str) -> PartRow | None:
    row = dossier.connection.execute(
        "SELECT file_origin, file_sha256, place, media_type FROM part WHERE document_id = ?",
        (document_id,),
    ).fetchone()
    if row is None:
        return None
    given = dossier.connection.execute(
        'SELECT field, value, "by" FROM part_given WHERE document_id = ? ORDER BY seq',
        (document_id,),
    )
    return PartRow(**dict(row), given=tuple(tuple(one) for one in given))


def _fields(dossier: Dossier, article_id: str) -> dict[str, Field]:
    rows = dossier.connection.execute(
        "SELECT * FROM article_field WHERE article_id = ? ORDER BY field", (article_id,)
    )
    return {row["field"]: _field(row) for row in rows}


def _marks(dossier: Dossier, article_id: str) -> tuple[Mark, ...]:
    rows = dossier.connection.execute(
        "SELECT * FROM article_mark WHERE article_id = ? ORDER BY seq", (article_id,)
    )
    return tuple(Mark(row["what"], row["kind"], _field(row)) for row in rows)


def _field(row: sqlite3.Row) -> Field:
    return Field(
        row["value"],
        row["exact"],
        None if row["start"] is None else Span(row["start"], row["end"]),
        None if row["byte_start"] is None else (row["byte_start"], row["byte_end"]),
        row["given"],
    )


def _attributions(rows: Iterable[sqlite3.Row]) -> tuple[AttributionRow, ...]:
    """Gather the rows of `_ATTRIBUTIONS`, one for each span, into attributions."""
    heads: dict[str, sqlite3.Row] = {}
    parts: dict[str, list[tuple[Role, Words]]] = defaultdict(list)
    for row in rows:
        heads.setdefault(row["id"], row)
        if row["role"] is not None:
            words = Words(Span(row["start"], row["end"]), row["exact"])
            parts[row["id"]].append((row["role"], words))
    return tuple(
        AttributionRow(
            id=row["id"],
            article_id=row["article_id"],
            document_id=row["document_id"],
            position=row["position"],
            form=row["form"],
            kind=row["kind"],
            stance=row["stance"],
            hedged=bool(row["hedged"]),
            negated=bool(row["negated"]),
            parent_id=row["parent_id"],
            probability=row["probability"],
            rule=row["rule"],
            made_by=row["made_by"],
            parts=tuple(parts[row["id"]]),
        )
        for row in heads.values()
    )


def attributions(dossier: Dossier) -> tuple[AttributionRow, ...]:
    """Every attribution, in the order of `articles` and of the text."""
    return _attributions(dossier.connection.execute(f"{_ATTRIBUTIONS} {_ATTRIBUTION_ORDER}"))


def article_attributions(dossier: Dossier, article_id: str) -> tuple[AttributionRow, ...]:
    """The attributions of one article, in text order; empty if there is none of that id."""
    return _attributions(
        dossier.connection.execute(
            f"{_ATTRIBUTIONS} WHERE t.article_id = ? {_ATTRIBUTION_ORDER}", (article_id,)
        )
    )


def attribution(dossier: Dossier, attribution_id: str) -> AttributionRow | None:
    """One attribution; None if there is none of that id."""
    found = _attributions(
        dossier.connection.execute(
            f"{_ATTRIBUTIONS} WHERE t.id = ? {_ATTRIBUTION_ORDER}", (attribution_id,)
        )
    )
    return found[0] if found else None


def _surfaces(dossier: Dossier) -> dict[str, list[tuple[str, str]]]:
    """Ids of attributions and of their articles by the words of their source.

    Reads no other part: 80 000 attributions take 1.2 seconds so, and 5.6 when
    each is gathered whole.
    """
    pieces: dict[tuple[str, str], list[str]] = defaultdict(list)
    for attribution_id, article_id, exact in dossier.connection.execute(
        """SELECT t.id, t.article_id, s.exact FROM attribution t
           LEFT JOIN attribution_span s ON s.attribution_id = t.id AND s.role = 'source'
           ORDER BY t.article_id, t.position, s.seq"""
    ):
        pieces[attribution_id, article_id] += [] if exact is None else [exact]
    grouped: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for ids, words in pieces.items():
        # Joined as AttributionRow.words joins them, with white space folded.
        grouped[" ".join(" … ".join(words).split())].append(ids)
    return grouped


def speakers(dossier: Dossier) -> tuple[SpeakerRow, ...]:
    """Sources by their wording, the most frequent first, then by their words."""
    outlets = dict(
        dossier.connection.execute(
            "SELECT article_id, value FROM article_field WHERE field = 'outlet'"
        ).fetchall()
    )
    rows = []
    for surface, found in _surfaces(dossier).items():
        in_articles = {article_id for _, article_id in found}
        named = {outlets[i] for i in in_articles if i in outlets}
        rows.append(SpeakerRow(surface, len(found), len(in_articles), tuple(sorted(named))))
    return tuple(sorted(rows, key=lambda row: (-row.n_attributions, row.surface)))


def attributions_of(dossier: Dossier, surface: str) -> tuple[AttributionRow, ...]:
    """The attributions whose source has exactly these words; "" for those without source."""
    ids = [attribution_id for attribution_id, _ in _surfaces(dossier).get(surface, ())]
    return _attributions(
        dossier.connection.execute(
            f"{_ATTRIBUTIONS} WHERE t.id IN (SELECT value FROM json_each(?)) {_ATTRIBUTION_ORDER}",
            (json.dumps(ids),),
        )
    )


def intake(dossier: Dossier) -> tuple[IntakeRow, ...]:
    """What became of every file, by origin."""
    notes: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in dossier.connection.execute(
        "SELECT * FROM intake_note ORDER BY origin, raw_sha256, seq"
    ):
        notes[row["origin"], row["raw_sha256"]].append((row["code"], row["message"]))
    return tuple(
        IntakeRow(**dict(row), notes=tuple(notes[row["origin"], row["raw_sha256"]]))
        for row in dossier.connection.execute(
            "SELECT i.*, t.at, t.seconds FROM intake i "
            "LEFT JOIN intake_time t USING (origin, raw_sha256) ORDER BY i.origin, i.raw_sha256"
        )
    )


def articles_of_origin(dossier: Dossier, origin: str) -> tuple[ArticleRow, ...]:
    """The articles of every version of one file, by version and place in the document."""
    return tuple(
        _article_row(row)
        for row in dossier.connection.execute(
            f"{_ARTICLES} WHERE d.origin = ? GROUP BY a.id ORDER BY d.version, a.position",
            (origin,),
        )
    )


def neighbours(dossier: Dossier, row: ArticleRow) -> tuple[ArticleRow | None, ArticleRow | None]:
    """The articles before and after one, in the order of `articles`; None at either end."""
    place = (row.origin, row.version, row.position)
    found = []
    for compared, direction in (("<", "DESC"), (">", "ASC")):
        other = dossier.connection.execute(
            f"{_ARTICLES} WHERE (d.origin, d.version, a.position) {compared} (?, ?, ?) "
            f"GROUP BY a.id ORDER BY d.origin {direction}, d.version {direction}, "
            f"a.position {direction} LIMIT 1",
            place,
        ).fetchone()
        found.append(None if other is None else _article_row(other))
    return found[0], found[1]


def attributions_page(
    dossier: Dossier, *, limit: int, offset: int = 0
) -> tuple[AttributionRow, ...]:
    """Some of `attributions`, in the same order: `limit` at most, after `offset` others."""
    return _attributions(
        dossier.connection.execute(
            f"""{_ATTRIBUTIONS} WHERE t.id IN (
                    SELECT t.id FROM attribution t JOIN article a ON a.id = t.article_id
                    JOIN document d ON d.id = a.document_id
                    ORDER BY d.origin, d.version, a.position, t.position LIMIT ? OFFSET ?)
                {_ATTRIBUTION_ORDER}""",
            (limit, offset),
        )
    )


def n_hits(dossier: Dossier, words: str) -> int:
    """How many paragraphs `search` would find in all."""
    query = fts_query(words.replace("\x00", " "))
    if not query:
        return 0
    (found,) = dossier.connection.execute(
        "SELECT count(*) FROM block_search WHERE block_search MATCH ?", (query,)
    ).fetchone()
    return int(found)
