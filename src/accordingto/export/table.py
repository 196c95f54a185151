"""Attributions as a table: CSV for spreadsheets and statistics."""

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path

from accordingto.core.span import Span
from accordingto.errors import ExportError, SpanError
from accordingto.ledger.queries import articles, attributions
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import ArticleRow, AttributionRow

COLUMNS = (
    "attribution_id", "article_id", "origin", "version", "outlet", "published", "title",
    "form", "kind", "stance", "hedged", "probability", "parent_id",
    "source", "cue", "content", "source_spans", "cue_spans", "content_spans",
    "document_id", "text_sha256", "made_by",
)  # fmt: skip
PIECES = " … "
"""Stands between the pieces of a broken source, cue or content."""

# A cell that begins so may be run by a spreadsheet, also behind white space and
# our own apostrophe; see OWASP, "CSV injection". Full-width forms are run by
# spreadsheets in East Asian locales.
_FORMULA = re.compile(r"'*[\s\x00-\x1f]*[=+\-@\t\r\n|%＝＋－＠]")


def neutral(cell: str) -> str:
    """`cell` as a spreadsheet can only show it: behind an apostrophe if it could be run.

    >>> neutral("=1+1")
    "'=1+1"
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def original(cell: str) -> str:
    """What `neutral` was given.

    >>> original(neutral("'=1+1"))
    "'=1+1"
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def csv_lines(dossier: Dossier) -> Iterator[str]:
    """One line for each attribution, a header first; UTF-8 with CRLF, as RFC 4180 has it."""
    digests: dict[str, str] = dict(
        dossier.connection.execute("SELECT id, text_sha256 FROM document").fetchall()
    )
    by_id = {row.id: row for row in articles(dossier)}
    yield _csv_line(COLUMNS)
    for row in attributions(dossier):
        cells = _cells(row, by_id[row.article_id], digests)
        yield _csv_line(tuple(neutral(cells[column]) for column in COLUMNS))


def _cells(row: AttributionRow, article: ArticleRow, digests: Mapping[str, str]) -> dict[str, str]:
    return {
        "attribution_id": row.id,
        "article_id": row.article_id,
        "origin": article.origin,
        "version": str(article.version),
        "outlet": article.outlet or "",
        "published": article.published or "",
        "title": article.title or "",
        "form": row.form,
        "kind": row.kind,
        "stance": row.stance,
        "hedged": "yes" if row.hedged else "no",
        "probability": f"{row.probability:.4f}",
        "parent_id": row.parent_id or "",
        "source": row.words("source"),
        "cue": row.words("cue"),
        "content": row.words("content"),
        "source_spans": _addresses(row.spans("source")),
        "cue_spans": _addresses(row.spans("cue")),
        "content_spans": _addresses(row.spans("content")),
        "document_id": row.document_id,
        "text_sha256": digests[row.document_id],
        "made_by": row.made_by,
    }


def _addresses(spans: tuple[Span, ...]) -> str:
    return ";".join(f"{span.start}:{span.end}" for span in spans)


def _csv_line(cells: tuple[str, ...]) -> str:
    line = StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow(cells)
    return line.getvalue()


def verify_csv(path: Path, dossier: Dossier) -> int:
    """Check every row of an exported table against the dossier's texts.

    Returns:
        The number of rows, all of which stand where they say.

    Raises:
        ExportError: naming the first row that does not, and why.
    """
    texts: dict[str, tuple[str, str]] = {
        row["id"]: (row["text"], row["text_sha256"])
        for row in dossier.connection.execute("SELECT id, text, text_sha256 FROM document")
    }
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ExportError(
                f"{path} has other columns than a table made with: "
                "accordingto export DOSSIER --to csv"
            )
        n_rows = 0
        for n_rows, row in enumerate(reader, 1):
            try:
                _check_row({key: original(row[key] or "") for key in COLUMNS}, texts)
            except (ExportError, SpanError, ValueError) as error:
                raise ExportError(f"{path}, row {n_rows}: {error}") from error
    return n_rows


def _check_row(row: Mapping[str, str], texts: Mapping[str, tuple[str, str]]) -> None:
    if row["document_id"] not in texts:
        raise ExportError(f"the dossier has no document {row['document_id']}")
    text, text_sha256 = texts[row["document_id"]]
    if row["text_sha256"] != text_sha256:
        raise ExportError("it was made from another text than the dossier holds")
    for role in ("source", "cue", "content"):
        spans = [
            Span(int(start), int(end))
            for start, _, end in (
                address.partition(":") for address in row[f"{role}_spans"].split(";") if address
            )
        ]
        stands = PIECES.join(span.of(text) for span in spans)
        if stands != row[role]:
            raise ExportError(
                f"its {role} says {row[role]!r}, but {stands!r} stands at {row[f'{role}_spans']}"
            )
