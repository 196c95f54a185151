"""Records as the plain values that JSON Lines hold."""

from collections.abc import Iterable
from pathlib import Path

from accordingto.core.attribution import Attribution
from accordingto.core.document import Article, Reading
from accordingto.core.span import Span
from accordingto.errors import ReadError


def attribution_record(attribution: Attribution, text: str) -> dict[str, object]:
    """An attribution as `extract` prints it; spans are pairs of code points of `text`."""
    name = " ".join(span.of(text) for span in attribution.source)
    return {
        "source": _pairs(attribution.source),
        "cue": _pairs(attribution.cue),
        "content": _pairs(attribution.content),
        "form": attribution.form,
        "kind": attribution.kind,
        "stance": attribution.stance,
        "hedged": attribution.hedged,
        "negated": attribution.negated,
        "parent": attribution.parent,
        "probability": round(attribution.probability, 4),
        # Sources are not resolved to entities yet: the name is the source's own
        # words, and null says that the kind is not known.
        "speaker": {"name": " ".join(name.split()), "kind": None} if name else None,
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def reading_record(path: Path, reading: Reading) -> dict[str, object]:
    """A document as `read` prints it; spans are pairs of code points of its text."""
    document = reading.document
    return {
        "path": str(path),
        "sha256": document.raw_sha256,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "text": document.text,
        "articles": [_article(article, document.text) for article in reading.articles],
        "boilerplate": [
            {"kind": part.kind, "span": [part.span.start, part.span.end]}
            for part in reading.boilerplate
        ],
        "notes": [{"code": note.code, "message": note.message} for note in reading.notes],
        "failures": [],
    }


def _article(article: Article, text: str) -> dict[str, object]:
    return {
        "title": _exact(article.title, text),
        "byline": _exact(article.byline, text),
        "outlet": article.outlet.value if article.outlet else None,
        "published": article.published.value if article.published else None,
        "language": article.language,
        "body": _pairs(article.body),
    }


def _exact(span: Span | None, text: str) -> dict[str, object] | None:
    return None if span is None else {"exact": span.of(text), "span": [span.start, span.end]}


def unread_record(path: Path, error: ReadError) -> dict[str, object]:
    """A file that gave no document, in the same shape as one that did."""
    return {
        "path": str(path),
        "sha256": None,
        "media_type": None,
        "encoding": None,
        "text": None,
        "articles": [],
        "boilerplate": [],
        "notes": [],
        "failures": [{"code": error.code, "message": error.message}],
    }
