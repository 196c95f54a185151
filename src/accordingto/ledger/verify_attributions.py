"""Checking the attributions of one document against its text."""

from collections.abc import Iterator

from accordingto.core.attribution import attribution_id
from accordingto.core.document import Document
from accordingto.core.span import Regions, Span, cover
from accordingto.errors import SpanError
from accordingto.ledger.digests import Found, analysis_digest
from accordingto.ledger.fault import Fault
from accordingto.ledger.queries import article_attributions
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import AttributionRow


def attribution_faults(dossier: Dossier, document: Document, where: str) -> Iterator[Fault]:
    """Every fault of the document's attributions, article by article."""
    for article in dossier.connection.execute(
        "SELECT a.id, a.position, n.n_attributions, n.digest FROM article a "
        "LEFT JOIN analysis n ON n.article_id = a.id WHERE a.document_id = ? ORDER BY a.position",
        (document.id,),
    ):
        place = f"{where}, article {article['position']}"
        if article["digest"] is None:
            yield Fault(
                "analysis-missing", place, "it was never annotated; run: accordingto rebuild"
            )
            continue
        found = article_attributions(dossier, article["id"])
        regions = Regions(
            Span(start, end)
            for start, end in dossier.connection.execute(
                'SELECT start, "end" FROM block WHERE article_id = ? ORDER BY seq', (article["id"],)
            )
        )
        for row in found:
            yield from _row_faults(document, row, regions, f"{place}, attribution {row.position}")
        yield from _parent_faults(found, place)
        if len(found) != article["n_attributions"]:
            yield Fault(
                "attribution-missing",
                place,
                f"it has {len(found)} attributions, and {article['n_attributions']} were found",
            )
        elif analysis_digest(_said(row) for row in found) != article["digest"]:
            yield Fault(
                "attribution-changed",
                place,
                "its attributions are not those that were found: one was exchanged, or its form, "
                "kind, stance, hedge, negation, parent, probability or rule was changed",
            )


def _said(row: AttributionRow) -> Found:
    return (
        row.id, row.form, row.kind, row.stance, row.hedged, row.negated,
        row.parent_id, row.probability, row.rule,
    )  # fmt: skip


def _row_faults(
    document: Document, row: AttributionRow, regions: Regions, place: str
) -> Iterator[Fault]:
    for role, words in row.parts:
        try:
            stands = words.span.of(document.text)
        except SpanError as error:
            yield Fault("span-outside", f"{place}, {role}", str(error))
            return
        if stands != words.exact:
            yield Fault(
                "words-differ",
                f"{place}, {role}",
                f"it says {words.exact[:60]!r}, but {stands[:60]!r} stands at "
                f"[{words.span.start}, {words.span.end})",
            )
            return
        if not regions.hold(words.span):
            yield Fault(
                "outside-article",
                f"{place}, {role}",
                f"[{words.span.start}, {words.span.end}) lies in no paragraph of the article",
            )
            return
    if not row.spans("content"):
        yield Fault("content-missing", place, "it has no content")
        return
    expected = attribution_id(row.article_id, row.spans)
    if expected != row.id:
        yield Fault(
            "id-wrong", place, f"its id is {row.id}, and its article and spans give {expected}"
        )


def _parent_faults(found: tuple[AttributionRow, ...], place: str) -> Iterator[Fault]:
    by_id = {row.id: row for row in found}
    for row in found:
        if row.parent_id is None or not row.spans("content"):
            continue
        where = f"{place}, attribution {row.position}"
        parent = by_id.get(row.parent_id)
        if parent is None:
            yield Fault(
                "parent-elsewhere", where, "its parent is an attribution of another article"
            )
        elif not parent.spans("content") or not cover(parent.spans("content")).contains(
            cover(row.spans("content"))
        ):
            yield Fault("parent-elsewhere", where, "it does not lie in the content of its parent")
