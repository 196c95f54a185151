"""Versions of one article, and the words in which they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from accordingto.core.ids import digest
from accordingto.core.span import Span
from accordingto.errors import SpanError

ChangeKind = Literal["replaced", "added", "removed"]
OrderedBy = Literal["captured", "updated", "published", "document-version", "origin", "position"]
"""What decided that one version comes before another, in the order in which it is asked."""
MatchedBy = Literal["address", "origin", "other-version"]
"""Why two articles may be versions of one: one web address, one file, or a third version."""
Reason = Literal["too-few-words", "nearer-article"]
"""Why two articles that may be versions of one are not: see `Refused`."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one version in place of words of the version before it.

    Args:
        kind: `replaced`, `added` or `removed`.
        before: the words in the earlier document's text; None if they were added.
        after: the words in the later document's text; None if they were removed.
        before_at: where that is in the earlier text: the start of `before`, or where
            words would stand that were added.
        after_at: the same in the later text.

    Raises:
        SpanError: if the kind and the spans contradict each other.
    """

    kind: ChangeKind
    before: Span | None
    after: Span | None
    before_at: int
    after_at: int

    def __post_init__(self) -> None:
        expected = (self.kind != "added", self.kind != "removed")
        if (self.before is not None, self.after is not None) != expected:
            raise SpanError(f"a change from {self.before} to {self.after} is not {self.kind}")
        for span, at in ((self.before, self.before_at), (self.after, self.after_at)):
            if at < 0 or (span is not None and span.start != at):
                raise SpanError(f"a change of {span} does not stand at {at}")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an article.

    Args:
        text: of its document.
        paragraphs: its title, if it has one in the text, and the paragraphs of its body,
            in text order.
    """

    text: str
    paragraphs: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is asked of an article before its words are: where it came from, and when.

    Args:
        id: of the article.
        document_id: of the document it stands in.
        origin: of that document.
        version: of that document: which of the contents seen at its origin.
        position: which article of the document.
        title: as stated, or "".
        urls: where it was saved from and what it calls its own address, as stated.
        captured: when it was saved, ISO 8601, or "".
        updated: when it was last changed, or "".
        published: when it was published, or "".
    """

    id: str
    document_id: str
    origin: str
    version: int
    position: int
    title: str = ""
    urls: tuple[str, ...] = ()
    captured: str = ""
    updated: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One article in the history of several.

    Args:
        article_id: the article.
        number: its place, from 1.
        ordered_by: what decided that it comes after the version before; None for the first.
        matched_by: what it has in common with the version before; None for the first.
        matched_on: the address or origin in common, or "".
        shared: which share of the shorter one's words the two have in common, in pairs of
            neighbours; None for the first.
        changes: the words in which it differs from the version before, in order.
    """

    article_id: str
    number: int
    ordered_by: OrderedBy | None = None
    matched_by: MatchedBy | None = None
    matched_on: str = ""
    shared: float | None = None
    changes: tuple[Change, ...] = ()

    def digest(self) -> str:
        """A digest of everything that is said of it."""
        edges = (
            str(edge)
            for change in self.changes
            for edge in (
                change.kind, change.before_at, change.before and change.before.end,
                change.after_at, change.after and change.after.end,
            )
        )  # fmt: skip
        return digest(
            "version", self.article_id, self.number, self.ordered_by or "", self.matched_by or "",
            self.matched_on, repr(self.shared), *edges,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refused:
    """That an article is no version of an earlier one, although it could have been.

    Args:
        article_id: the article, which has no earlier version.
        earlier_id: the nearest article that it could have been a version of.
        matched_by: what the two have in common.
        matched_on: the address or origin in common.
        shared: as in `Version`.
        reason: `too-few-words` where they share too few, `nearer-article` where another
            article of the same document is the version of it.
    """

    article_id: str
    earlier_id: str
    matched_by: MatchedBy
    matched_on: str
    shared: float
    reason: Reason


def history_id(article_ids: Sequence[str]) -> str:
    """The id of a history: a digest of its versions in order."""
    return digest("history", *article_ids)
