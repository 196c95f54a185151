"""The sample dossier is read as the person who marked its gold read it."""

import json
from functools import cache
from pathlib import Path

import pytest

import accordingto.sample
from accordingto.core.document import Reading
from accordingto.read.reader import read_document

SAMPLE = Path(accordingto.sample.__file__).parent
GOLD = json.loads((SAMPLE / "gold.json").read_text(encoding="utf-8"))["articles"]


@cache
def reading_of(name: str) -> Reading:
    return read_document((SAMPLE / "dossier" / name).read_bytes(), origin=name)


def test_no_story_is_missed_and_none_made_up() -> None:
    found = [
        f"{path.name}#{article.position}"
        for path in sorted((SAMPLE / "dossier").iterdir())
        for article in reading_of(path.name).articles
    ]
    assert found == sorted(article["key"] for article in GOLD)


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["key"])
def test_an_article_is_read_as_marked(gold: dict[str, str | None]) -> None:
    name, position = str(gold["key"]).split("#")
    reading = reading_of(name)
    text, article = reading.document.text, reading.articles[int(position)]
    body = " ".join(span.of(text) for span in article.body)
    assert article.title is not None
    assert article.title.of(text) == gold["title"]
    assert (article.byline and article.byline.of(text)) == gold["byline"]
    assert (article.outlet and article.outlet.value) == gold["outlet"]
    assert article.language == gold["language"]
    assert article.published is not None
    assert str(gold["published"]).startswith(article.published.value)
    assert body.startswith(str(gold["first_words"]))
    assert body.endswith(str(gold["last_words"]))
