"""Full-text search over every paragraph, boilerplate included."""

import re
from itertools import count

from accordingto.core.span import Span
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import Hit

_AROUND_CHARS = 90
"""How much text to show on either side of the first found word."""
_PHRASE_OR_WORD = re.compile(r'"([^"]+)"|(\S+)')
_NOT_STORED = re.compile("[\0\ud800-\udfff]")
"""What no text of SQLite can hold, though a terminal may hand it over."""


def fts_query(words: str) -> str:
    """What a person typed, as an FTS5 query that cannot fail.

    Every word must occur; words in double quotation marks must stand together;
    a trailing `*` matches the beginning of a word. Nothing else is an operator,
    so that a search for `AND` or `content:` looks for those words. U+0000 and
    unpaired surrogates, which stand in no text, are spaces.

    >>> fts_query('dam "spill gate" engin*')
    '"dam" "spill gate" "engin"*'
    """
    terms = []
    for phrase, word in _PHRASE_OR_WORD.findall(_NOT_STORED.sub(" ", words)):
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
    query = fts_query(words)
    if not query:
        return ()
    rows = dossier.connection.execute(
        """SELECT d.id AS document_id, d.origin, b.number, b.article_id, b.kind, b.start, b."end",
                  (SELECT value FROM article_field
                   WHERE article_id = b.article_id AND field = 'title') AS article_title
           FROM block_search JOIN block b ON b.number = block_search.rowid
           JOIN document d ON d.id = b.document_id
           WHERE block_search MATCH ?
           ORDER BY round(bm25(block_search), 6), d.origin, d.version, b.seq
           LIMIT ? OFFSET ?""",
        (query, limit, offset),
    )
    hits = []
    for row in rows:
        pieces = _pieces(dossier, query, row["number"])
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


def _pieces(dossier: Dossier, query: str, number: int) -> list[tuple[str, bool]]:
    """The words of one block in pieces: text, and whether it was searched for."""
    (words,) = dossier.connection.execute(
        "SELECT words FROM block_words WHERE number = ?", (number,)
    ).fetchone()
    mark = _mark_for(words)
    (marked,) = dossier.connection.execute(
        "SELECT highlight(block_search, 0, ?, ?) FROM block_search "
        "WHERE block_search MATCH ? AND rowid = ?",
        (mark, mark, query, number),
    ).fetchone()
    # What is found stands between an odd mark and the next.
    cut = [(piece, place % 2 == 1) for place, piece in enumerate(marked.split(mark)) if piece]
    return cut or [("", False)]


def _mark_for(words: str) -> str:
    """What to put around found words, so that it can be told from the words themselves.

    No single character will do: a page may hold any, private-use ones included.
    The mark does not stand in the words, and as its first character stands in
    it nowhere else, it cannot arise where it meets them either.

    >>> _mark_for("a page"), _mark_for("a [0] page")
    ('[0]', '[1]')
    """
    return next(mark for n in count() if (mark := f"[{n}]") not in words)


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
