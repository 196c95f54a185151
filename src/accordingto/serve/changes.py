"""The versions of an article: which one this is, and the page of what changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from accordingto.core.version import ChangeKind
from accordingto.ledger import histories, queries
from accordingto.ledger.histories import ChangeRow, RefusedRow, VersionRow
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import ArticleRow, DocumentRow
from accordingto.serve.difference import Row, Same, folded, rows, window
from accordingto.serve.listing import Sheet, sheet
from accordingto.serve.problems import no_such
from accordingto.serve.rendering import html
from accordingto.serve.room import room_of

NEAR = 5
"""Versions before and after the current one that its page lists; others are on their pages."""
SHOWN = 3
"""Changes that an article's page gives as examples."""

ORDER = {
    "captured": "by the time of capture",
    "updated": "by the time of the last update",
    "published": "by the time of publication",
    "document-version": "by the order in which the contents of the file were added",
    "origin": "by the names of the files, since no date tells",
    "position": "by their places in the file, since no date tells",
}
"""What decided the order of two versions, for people."""


@dataclass(frozen=True, slots=True)
class HistoryView:
    """What an article's page says of its versions.

    Args:
        current: the article; None if no other version is known.
        listed: the first version, the last, and those near the current one.
        n_by_kind: how many changes of each kind led to the current one.
        examples: the first of them.
        order_note: what decided that it comes after the version before, or "".
        refused: an earlier article that it is no version of, or None.
        refused_head: that article, or None.
    """

    current: VersionRow | None
    listed: tuple[VersionRow, ...]
    n_by_kind: tuple[tuple[ChangeKind, int], ...]
    examples: tuple[ChangeRow, ...]
    order_note: str
    refused: RefusedRow | None
    refused_head: ArticleRow | None


def history_view(dossier: Dossier, article_id: str) -> HistoryView:
    """The versions of one article."""
    current = histories.version(dossier, article_id)
    refused = histories.refused(dossier, article_id)
    page = None if refused is None else queries.article(dossier, refused.earlier_id)
    listed = () if current is None else _listed(dossier, current)
    return HistoryView(
        current,
        listed,
        histories.n_changes_by_kind(dossier, article_id),
        histories.changes(dossier, article_id, limit=SHOWN),
        _order_note(current, listed),
        refused,
        None if page is None else page.row,
    )


def _listed(dossier: Dossier, current: VersionRow) -> tuple[VersionRow, ...]:
    near = histories.versions(
        dossier, current.history_id, first=current.number - NEAR, last=current.number + NEAR
    )
    ends = (
        histories.versions(dossier, current.history_id, first=number, last=number)
        for number in (1, current.n_versions)
    )
    found = {row.number: row for some in (*ends, near) for row in some}
    return tuple(found[number] for number in sorted(found))


def _order_note(current: VersionRow | None, listed: Sequence[VersionRow]) -> str:
    before = next((row for row in listed if current and row.number == current.number - 1), None)
    if current is None or before is None or current.ordered_by is None:
        return ""
    note = ORDER[current.ordered_by]
    if current.ordered_by in ("captured", "updated", "published"):
        stated = getattr(current, current.ordered_by)
        if not stated and not (current.ordered_by == "updated" and current.published):
            note += ", which this version does not state, so that it comes last"
    return note


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What the page of changes shows.

    Args:
        row: the later version as an article.
        document: the document it stands in.
        current: its place in the history; None if no other version is known.
        before: the version before it; None for the first.
        before_document: the document that stands in.
        after: the version after it; None for the last.
        parts: both texts as one, as far as the changes of the sheet go; empty without a
            version before.
        sheet: the changes, a page of the list at a time.
        n_by_kind: how many of each kind there are.
        order_note: what decided the order of the two, or "".
    """

    row: ArticleRow
    document: DocumentRow
    current: VersionRow | None
    before: VersionRow | None
    before_document: DocumentRow | None
    after: VersionRow | None
    parts: tuple[Row | Same, ...]
    sheet: Sheet[ChangeRow]
    n_by_kind: tuple[tuple[ChangeKind, int], ...]
    order_note: str


def changes(request: Request) -> Response:
    """What changed from the version before to this one."""
    room = room_of(request)
    article_id = request.path_params["article_id"]
    with room.dossier() as dossier:
        page = queries.article(dossier, article_id)
        if page is None:
            raise no_such("article")
        current = histories.version(dossier, article_id)
        listed = () if current is None else _listed(dossier, current)
        found = histories.changes(dossier, article_id)
        by_number = {row.number: row for row in listed}
        before = None if current is None else by_number.get(current.number - 1)
        old = None if before is None else queries.document(dossier, before.document_id)
        n_by_kind = histories.n_changes_by_kind(dossier, article_id)
    cut = sheet(found, request.query_params, path=f"/articles/{article_id}/changes")
    view = ChangesView(
        row=page.row,
        document=page.document,
        current=current,
        before=before,
        before_document=old,
        after=None if current is None else by_number.get(current.number + 1),
        parts=()
        if before is None or old is None
        else _parts(rows(old, before.article_id, page.document, article_id, found), cut),
        sheet=cut,
        n_by_kind=n_by_kind,
        order_note=_order_note(current, listed),
    )
    return html("changes.html", room=room, section="articles", view=view)


def _parts(whole: Sequence[Row], cut: Sheet[ChangeRow]) -> tuple[Row | Same, ...]:
    """The part of the text that holds the changes of one sheet."""
    first = cut.first if cut.number > 1 else 0
    last = cut.last if cut.number < cut.n_sheets else cut.n_items
    return tuple(folded(window(whole, first, last)))


ROUTES: list[BaseRoute] = [
    Route("/articles/{article_id}/changes", changes, name="changes"),
]
