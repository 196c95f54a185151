"""The JSON about versions of articles, and what changed in them."""

from accordingto.core.version import ChangeKind, MatchedBy, OrderedBy, Reason
from accordingto.serve.shapes import Shape, Sheet


class VersionItem(Shape, frozen=True):
    """One version of an article.

    `ordered_by` says what decided that it comes after the version before, `matched_by` and
    `matched_on` what both have in common, `shared` which share of the shorter one's pairs
    of words; null for the first version.
    """

    article_id: str
    document_id: str
    origin: str
    number: int
    captured: str | None
    updated: str | None
    published: str | None
    ordered_by: OrderedBy | None
    matched_by: MatchedBy | None
    matched_on: str
    shared: float | None
    n_changes: int
    made_by: str


class ChangedWords(Shape, frozen=True):
    """Words of one version; `span` is in its document's text."""

    span: tuple[int, int]
    exact: str


class ChangeItem(Shape, frozen=True):
    """Words of a version in place of words of the version before it.

    `before_at` and `after_at` say where in either text, also where one has no words there.
    """

    kind: ChangeKind
    before: ChangedWords | None
    after: ChangedWords | None
    before_at: int
    after_at: int


class RefusedItem(Shape, frozen=True):
    """An earlier article that this one could have been a version of, and is not."""

    earlier_id: str
    matched_by: MatchedBy
    matched_on: str
    shared: float
    reason: Reason


class VersionList(Shape, frozen=True):
    """Of `/api/articles/{id}/versions`: all versions, and what changed up to this one.

    Where no other version is known, `history_id` and `number` are null and the lists empty.
    `sheet` is about `changes`.
    """

    history_id: str | None
    number: int | None
    versions: list[VersionItem]
    refused: RefusedItem | None
    sheet: Sheet
    changes: list[ChangeItem]
