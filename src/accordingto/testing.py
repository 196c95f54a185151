"""Builders of records for tests: of ours, and of whoever builds on us."""

from collections.abc import Sequence

from accordingto.core.attribution import Attribution, Form, Kind, Stance
from accordingto.core.document import Article, Boilerplate, Document, Reading, Stated
from accordingto.core.ids import sha256_hex
from accordingto.core.offsets import OffsetMap, Run, RunKind
from accordingto.core.span import Span
from accordingto.core.step import Step

READER = Step("read", "by-hand", "1")
ANNOTATOR = Step("annotate", "by-hand", "1")


def span_of(text: str, words: str, *, nth: int = 0) -> Span:
    """Where `words` stand in `text` for the `nth` time, counted from 0.

    Raises:
        ValueError: if they do not stand there so often.
    """
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def plain_document(text: str, *, origin: str = "case/one.txt") -> tuple[bytes, Document]:
    """A UTF-8 text file and the document read from it."""
    raw = text.encode()
    runs: list[Run] = []
    byte_at = 0
    for at, char in enumerate(text):
        width = len(char.encode())
        last = runs[-1] if runs else None
        if last is not None and last.n_bytes == last.n_chars * width:
            runs[-1] = Run(
                last.text_start, last.n_chars + 1, last.byte_start, last.n_bytes + width, last.kind
            )
        else:
            runs.append(Run(at, 1, byte_at, width, RunKind.COPIED))
        byte_at += width
    document = Document(
        origin=origin,
        media_type="text/plain",
        encoding="utf-8",
        raw_sha256=sha256_hex(raw),
        text=text,
        offsets=OffsetMap(tuple(runs)),
    )
    return raw, document


def plain_reading(
    text: str,
    *,
    origin: str = "case/one.txt",
    titled: bool = True,
    outlet: str | None = None,
    boilerplate: Sequence[str] = (),
) -> tuple[bytes, Reading]:
    """A text file of one article, each line a paragraph.

    Args:
        text: the file.
        origin: where it came from.
        titled: whether the first line is the title.
        outlet: words of the text that name the outlet.
        boilerplate: whole lines that belong to no article.
    """
    raw, document = plain_document(text, origin=origin)
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    apart = tuple(Boilerplate("other", span) for span in lines if span.of(text) in boilerplate)
    own = [span for span in lines if span.of(text) not in boilerplate]
    article = Article(
        position=0,
        title=own[0] if titled else None,
        byline=None,
        outlet=None if outlet is None else Stated(outlet, span_of(text, outlet)),
        published=None,
        language="en",
        body=tuple(own[1:] if titled else own),
    )
    return raw, Reading(document, (article,), apart, (), READER)


def attribution(  # noqa: PLR0913 - every field of the record, by keyword
    text: str,
    source: str = "",
    cue: str = "",
    content: str | Sequence[str] = (),
    *,
    form: Form = "indirect",
    kind: Kind = "said",
    stance: Stance = "asserts",
    hedged: bool = False,
    negated: bool = False,
    parent: int | None = None,
    probability: float = 0.5,
) -> Attribution:
    """An attribution whose parts are named by their words' first place in `text`."""
    pieces = [content] if isinstance(content, str) else content
    return Attribution(
        source=(span_of(text, source),) if source else (),
        cue=(span_of(text, cue),) if cue else (),
        content=tuple(span_of(text, piece) for piece in pieces),
        form=form,
        kind=kind,
        stance=stance,
        hedged=hedged,
        negated=negated,
        parent=parent,
        probability=probability,
        rule="by-hand",
    )
