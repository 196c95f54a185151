"""Records as the plain values that JSON Lines hold."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from accordingto.core.attribution import Attribution
from accordingto.core.document import Article, Reading, Stated
from accordingto.core.failure import Failure
from accordingto.core.span import Span
from accordingto.core.voices import Voices
from accordingto.ledger.views import IntakeRow


def attribution_records(
    attributions: Sequence[Attribution], voices: Voices, text: str, *, outlet: str = ""
) -> list[dict[str, object]]:
    """The attributions of one article as `extract` prints them.

    Spans are pairs of code points of `text`.

    Args:
        attributions: what the annotator found.
        voices: who speaks in it.
        text: the document's.
        outlet: the name of the outlet that prints, if it is known.
    """
    return [
        _attribution(one, _speaker(at, one, voices, text, outlet))
        for at, one in enumerate(attributions)
    ]


def _attribution(one: Attribution, speaker: dict[str, object] | None) -> dict[str, object]:
    return {
        "source": _pairs(one.source),
        "cue": _pairs(one.cue),
        "content": _pairs(one.content),
        "form": one.form,
        "kind": one.kind,
        "stance": one.stance,
        "hedged": one.hedged,
        "negated": one.negated,
        "parent": one.parent,
        "probability": round(one.probability, 4),
        "speaker": speaker,
    }


def _speaker(
    at: int, one: Attribution, voices: Voices, text: str, outlet: str
) -> dict[str, object] | None:
    """The fullest name in the article, or the description; null where no source stands."""
    speaker = voices.speakers[at]
    if speaker.is_outlet and outlet:
        name = outlet
    else:
        words = voices.speaker_words(at) or one.source
        name = "; ".join(" ".join(span.of(text).split()) for span in words)
    return {"name": name, "kind": speaker.kind or "other"} if name else None


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def reading_record(path: Path, reading: Reading) -> dict[str, object]:
    """A document as `read` prints it; spans are pairs of code points of its text."""
    document = reading.document
    return {
        "path": str(path),
        "origin": document.origin,
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
        "title": _exact(article.title, text) or _named(article.named),
        "byline": _exact(article.byline, text),
        "outlet": _value(article.outlet),
        "published": _value(article.published),
        "language": article.language,
        "body": _pairs(article.body),
        "subtitle": _exact(article.subtitle, text),
        "updated": _value(article.updated),
        "captured": _value(article.captured),
        "url": _value(article.url),
        "canonical_url": _value(article.canonical_url),
        "forwarded_from": _value(article.forwarded_from),
        "authors": [{"name": a.name.value, "kind": a.kind} for a in article.authors],
        "credits": [
            {
                "kind": c.kind,
                "value": c.value,
                "exact": c.span.of(text),
                "span": _pairs([c.span])[0],
            }
            for c in article.credits
        ],
    }


def _value(stated: Stated | None) -> str | None:
    return None if stated is None else stated.value


def _named(title: Stated | None) -> dict[str, object] | None:
    """A title that came with the text and does not stand in it."""
    return None if title is None else {"exact": title.value, "span": None}


def _exact(span: Span | None, text: str) -> dict[str, object] | None:
    return None if span is None else {"exact": span.of(text), "span": [span.start, span.end]}


def unread_record(path: Path, failure: Failure) -> dict[str, object]:
    """A file that gave no document, in the same shape as one that did."""
    return {
        "path": str(path),
        "origin": failure.origin,
        "sha256": None,
        "media_type": None,
        "encoding": None,
        "text": None,
        "articles": [],
        "boilerplate": [],
        "notes": [],
        "failures": [{"code": failure.code, "message": failure.message}],
    }


def intake_record(row: IntakeRow) -> dict[str, object]:
    """One row of the intake report as `intake --json` prints it."""
    return {
        "origin": row.origin,
        "within": row.within or None,
        "status": row.status,
        "code": row.code,
        "message": row.message,
        "sha256": row.raw_sha256 or None,
        "n_bytes": row.n_bytes,
        "document": row.document_id,
        "at": row.at,
        "seconds": row.seconds,
        "notes": [{"code": code, "message": message} for code, message in row.notes],
    }
