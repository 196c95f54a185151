"""Full-text search over every paragraph, boilerplate included."""

import re

from accordingto.core.span import Span
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import Hit

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Marks around found words: private-use characters, which no page should hold."""
_AROUND_CHARS = 90
"""How much text to show on either side of the first found word."""
_PHRASE_OR_WORD = re.compile(r'"([^"]+)"|(\S+)')


def fts_query(words: str) -> str:
    """What a person typed, as an FTS5 query that cannot fail.

    Every word must occur; words in double quotation marks must stand together;
    a trailing `*` matches the beginning of a word. Nothing else is an operator,
    so that a search for `AND` or `content:` looks for those words.

    >>> fts_query('dam "spill gate" engin*')
    '"dam" "spill gate" "engin"*'
    """
    terms = []
    for phrase, word in _PHRASE_OR_WORD.findall(words):
        bare = (phrase or word.rstrip("*")).replace('"', " ").strip()
        if re.search(r"\w", bare):
            terms.append(f'"{bare}"' + ("*" if word.endswith("*") else ""))
    return " ".join(terms)


def search(dossier: Dossier, words: str, *, limit: int = 50, offset: int = 0) -> tuple[Hit, ...]:
    """Paragraphs that hold all of `words`, the best first.

    Args:
        dossier: where to look.
        words: as a person types them; see `fts_query`.
        limit: how many at most.
        offset: how many to pass over.

    Returns:
        Hits by BM25, then by origin and place; empty if no word is left to look for.
    """
    query = fts_query(words.replace("\x00", " "))
    if not query:
        return ()
    rows = dossier.connection.execute(
        """SELECT d.id AS document_id, d.origin, b.article_id, b.kind, b.start, b."end",
                  (SELECT value FROM article_field
                   WHERE article_id = b.article_id AND field = 'title') AS article_title,
                  highlight(block_search, 0, ?, ?) AS marked
           FROM block_search JOIN block b ON b.number = block_search.rowid
           JOIN document d ON d.id = b.document_id
           WHERE block_search MATCH ?
           ORDER BY round(bm25(block_search), 6), d.origin, d.version, b.seq
           LIMIT ? OFFSET ?""",
        (_OPEN, _CLOSE, query, limit, offset),
    )
    hits = []
    for row in rows:
        pieces = _pieces(row["marked"])
        before = len(pieces[0][0]) if not pieces[0][1] else 0
        found = next((piece for piece, is_found in pieces if is_found), "")
        start = row["start"] + before
        hits.append(
            Hit(
                document_id=row["document_id"],
                origin=row["origin"],
                article_id=row["article_id"],
                article_title=row["article_title"],
                kind=row["kind"],
                span=Span(row["start"], row["end"]),
                first=Span(start, start + max(len(found), 1)),
                pieces=_cut(pieces),
            )
        )
    return tuple(hits)


def _pieces(marked: str) -> list[tuple[str, bool]]:
    """Cut highlighted words at the marks: text, and whether it was searched for."""
    pieces: list[tuple[str, bool]] = []
    for number, part in enumerate(re.split(f"[{_OPEN}{_CLOSE}]", marked)):
        if part:
            pieces.append((part, number % 2 == 1))
    return pieces or [("", False)]


def _cut(pieces: list[tuple[str, bool]]) -> tuple[tuple[str, bool], ...]:
    """Shorten what stands between found words, at word boundaries."""
    cut: list[tuple[str, bool]] = []
    for number, (words, is_found) in enumerate(pieces):
        if is_found or len(words) <= 2 * _AROUND_CHARS:
            cut.append((words, is_found))
            continue
        head = words[:_AROUND_CHARS].rsplit(" ", 1)[0] if number else ""
        tail = words[-_AROUND_CHARS:].split(" ", 1)[-1] if number < len(pieces) - 1 else ""
        cut.append(
            (
                f"{head} … {tail}".strip(" ")
                if head and tail
                else f"{head} …"
                if head
                else f"… {tail}",
                False,
            )
        )
    return tuple(cut)
