"""Attributions as a table: CSV for spreadsheets and statistics."""

import csv
import re
import sys
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path

from accordingto.core.span import Span
from accordingto.errors import ExportError
from accordingto.ledger.queries import articles, attributions
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import ArticleRow, AttributionRow

COLUMNS = (
    "attribution_id", "article_id", "origin", "version", "outlet", "published", "title",
    "form", "kind", "stance", "hedged", "negated", "probability", "parent_id",
    "source", "cue", "content", "source_spans", "cue_spans", "content_spans",
    "document_id", "text_sha256", "made_by",
)  # fmt: skip
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
    yield _csv_line(COLUMNS)
    for cells in _rows(dossier):
        yield _csv_line(tuple(neutral(cells[column]) for column in COLUMNS))


def _rows(dossier: Dossier) -> Iterator[dict[str, str]]:
    digests: dict[str, str] = dict(
        dossier.connection.execute("SELECT id, text_sha256 FROM document").fetchall()
    )
    by_id = {row.id: row for row in articles(dossier)}
    for row in attributions(dossier):
        yield _cells(row, by_id[row.article_id], digests)


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
        "negated": "yes" if row.negated else "no",
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
    """Check every cell of an exported table against the dossier.

    The dossier itself is taken for granted; verify it too. Rows may have been
    sorted, and quotation marks around cells left out, as spreadsheets do.

    Returns:
        The number of rows, all of which say what the dossier says.

    Raises:
        ExportError: naming the first row and cell that do not, and why; or if
            rows are missing.
    """
    expected = {cells["attribution_id"]: cells for cells in _rows(dossier)}
    n_expected = len(expected)
    # Python refuses cells over 128 KiB by default; a quotation may be longer.
    csv.field_size_limit(sys.maxsize)
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise ExportError(
                    f"{path} has other columns than a table made with: "
                    "accordingto export DOSSIER --to csv"
                )
            for number, row in enumerate(reader, 1):
                _check_row(f"{path}, row {number}", row, expected)
    except (UnicodeDecodeError, csv.Error) as error:
        raise ExportError(f"{path} is not a table in UTF-8 ({error}); export it again") from error
    if expected:
        raise ExportError(
            f"{path} has {n_expected - len(expected)} attributions, and the dossier has "
            f"{n_expected}; rows were taken out, or it was exported before others were added"
        )
    return n_expected


def _check_row(
    where: str, row: Mapping[str, str | None], expected: dict[str, dict[str, str]]
) -> None:
    """Compare one row with the dossier's, and take that off what is still expected."""
    said = {column: original(row[column] or "") for column in COLUMNS}
    cells = expected.pop(said["attribution_id"], None)
    if cells is None:
        raise ExportError(
            f"{where}: the dossier has no attribution {said['attribution_id']}, or the table has "
            "it twice"
        )
    for column in COLUMNS:
        if said[column] != cells[column]:
            raise ExportError(
                f"{where}: its {column} says {said[column][:80]!r}, and the dossier says "
                f"{cells[column][:80]!r}"
            )
