"""The sample dossier gives exactly these records.

After a change that is meant to change them, write the file anew and read the
difference: python -m pytest tests/golden --update-golden
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.core.attribution import ROLES, Attribution
from accordingto.core.document import Article, Reading
from accordingto.core.span import Span
from accordingto.score.sample import readings

GOLDEN = Path(__file__).parent / "sample.txt"


def lines() -> Iterator[str]:
    """What we make of the sample, in a form that shows in a difference."""
    for name, reading in readings().items():
        yield f"# {name}  {reading.document.media_type} {reading.document.encoding}"
        for note in reading.notes:
            yield f"note {note.code}"
        for block in sorted(reading.boilerplate, key=lambda block: block.span):
            yield f"{block.kind:10} {_ends(block.span, reading)}"
        for article in reading.articles:
            yield from _article_lines(reading, article)


def _article_lines(reading: Reading, article: Article) -> Iterator[str]:
    text = reading.document.text
    yield ""
    yield f"## {_words(article.title, text)}"
    outlet = article.outlet.value if article.outlet else None
    published = article.published.value if article.published else None
    yield f"by {_words(article.byline, text)} | {outlet} | {published} | {article.language}"
    yield f"body {len(article.body)} paragraphs, {article.body[0].start} to {article.body[-1].end}"
    for number, found in enumerate(pipeline.annotate(text, article)):
        yield _attribution_line(number, found, text)
    yield ""


def _attribution_line(number: int, found: Attribution, text: str) -> str:
    parts = " | ".join(
        " … ".join(" ".join(span.of(text).split()) for span in found.spans(role)) for role in ROLES
    )
    inside = "" if found.parent is None else f" in {found.parent}"
    marks = (" hedged" if found.hedged else "") + (" negated" if found.negated else "")
    return f"{number:3}{inside} {found.form} {found.kind} {found.stance}{marks}: {parts}"


def _words(span: Span | None, text: str) -> str:
    return "–" if span is None else " ".join(span.of(text).split())


def _ends(span: Span, reading: Reading) -> str:
    words = " ".join(span.of(reading.document.text).split())
    return words if len(words) <= 70 else f"{words[:40]} … {words[-20:]}"


def test_the_sample_gives_exactly_the_golden_records(request: pytest.FixtureRequest) -> None:
    made = "\n".join(lines()) + "\n"
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(made, encoding="utf-8")
    assert made == GOLDEN.read_text(encoding="utf-8")
