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


def chain_link(attribution_id: str) -> str:
    """The page of the voices that an attribution came through."""
    return f"/chains/{attribution_id}"


def entity_link(entity_id: str) -> str:
    """The page of somebody who speaks, or is spoken of."""
    return f"/entities/{entity_id}"


def merges_link(entity_id: str, sheet: int = 1) -> str:
    """The page of why those that it gathers were taken for one.

    >>> merges_link("e"), merges_link("e", 2)
    ('/entities/e/merges', '/entities/e/merges?page=2')
    """
    return f"/entities/{entity_id}/merges" + (f"?page={sheet}" if sheet > 1 else "")


def nobody_link(what: str) -> str:
    """The page of everything attributed to speakers who are described so and not named."""
    return f"/nobodies/{what}"


def source_link(surface: str) -> str:
    """The page of everything attributed to one wording of a source."""
    return f"/speakers/source?{urlencode({'surface': surface})}"


def search_link(words: str) -> str:
    """The page of what a search finds."""
    return f"/search?{urlencode({'q': words})}"
