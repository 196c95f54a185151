"""Addresses within the reading room."""

from urllib.parse import urlencode

from accordingto.core.span import Span


def article_link(article_id: str, attribution_id: str = "") -> str:
    """The page of an article, at one of its attributions if given."""
    return f"/articles/{article_id}" + (f"#a-{attribution_id}" if attribution_id else "")


def changes_link(article_id: str) -> str:
    """The page of what changed from the version before to this one."""
    return f"/articles/{article_id}/changes"


def span_link(document_id: str, span: Span) -> str:
    """The permalink to a stretch of a document's text.

    >>> span_link("d0c", Span(3, 9))
    '/documents/d0c?from=3&to=9#span'
    """
    return f"/documents/{document_id}?from={span.start}&to={span.end}#span"


def source_link(surface: str) -> str:
    """The page of everything attributed to one wording of a source."""
    return f"/speakers/source?{urlencode({'surface': surface})}"


def search_link(words: str) -> str:
    """The page of what a search finds."""
    return f"/search?{urlencode({'q': words})}"
