"""The gold ledger of the sample dossier stands in the texts that we read."""

from datetime import datetime
from itertools import groupby
from typing import Any

import pytest

from accordingto.core.attribution import FORMS, KINDS, ROLES, STANCES
from accordingto.core.document import Reading
from accordingto.core.span import cover
from accordingto.errors import ScoreError
from accordingto.score.sample import (
    GoldArticle,
    VisibleText,
    blocks_with,
    gold,
    gold_articles,
    readings,
)
from accordingto.testing import span_of

KEYS = [record["key"] for record in gold()["articles"]]


@pytest.fixture(scope="module")
def documents() -> dict[str, Reading]:
    return readings()


@pytest.fixture(scope="module")
def articles() -> dict[str, GoldArticle]:
    return {found.record["key"]: found for found in gold_articles()}


def test_each_file_gives_the_articles_of_the_gold(documents: dict[str, Reading]) -> None:
    expected = {
        file: len(list(keys)) for file, keys in groupby(KEYS, key=lambda key: key.partition("#")[0])
    }
    assert {name: len(reading.articles) for name, reading in documents.items()} == expected


@pytest.mark.parametrize("key", KEYS)
def test_an_article_is_cut_out_at_the_right_words(
    key: str, articles: dict[str, GoldArticle]
) -> None:
    found = articles[key]
    body = " ".join(" ".join(span.of(found.text).split()) for span in found.article.body)
    assert body.startswith(found.record["first_words"])
    assert body.endswith(found.record["last_words"])


@pytest.mark.parametrize("key", KEYS)
def test_an_article_says_what_its_page_states(key: str, articles: dict[str, GoldArticle]) -> None:
    found = articles[key]
    article, record = found.article, found.record
    title, byline = (
        None if span is None else " ".join(span.of(found.text).split())
        for span in (article.title, article.byline)
    )
    assert title == record["title"]
    assert byline == record["byline"]
    assert (article.outlet and article.outlet.value) == record["outlet"]
    published = article.published.value if article.published else None
    assert (published is None) == (record["published"] is None)
    if published is not None:
        # The same moment may be written in several ways: Z or +00:00.
        assert datetime.fromisoformat(published) == datetime.fromisoformat(record["published"])
    assert article.language == record["language"]


def test_every_gold_attribution_stands_in_its_article(articles: dict[str, GoldArticle]) -> None:
    placed = [one for found in articles.values() for one in found.attributions]
    assert len(placed) == len(gold()["attributions"])
    for one in placed:
        assert one.parts["content"]
        for role in ROLES:
            assert bool(one.parts[role]) == bool(one.record[role])


@pytest.mark.parametrize(
    "part", gold()["not_articles"], ids=lambda part: f"{part['kind']}-{part['exact'][:20]}"
)
def test_what_belongs_to_no_article_is_set_apart(
    part: dict[str, Any], documents: dict[str, Reading]
) -> None:
    reading = documents[part["file"]]
    assert blocks_with(reading.document.text, reading.boilerplate, part["exact"])


def test_the_gold_ledger_is_whole() -> None:
    ledger = gold()
    attributions = {one["id"]: one for one in ledger["attributions"]}
    speakers = {one["id"] for one in ledger["speakers"]}
    assertions = {one["id"] for one in ledger["assertions"]}
    claims = {one["id"] for one in ledger["claims"]}
    members = attributions.keys() | assertions
    for one in attributions.values():
        assert one["form"] in FORMS
        assert one["kind"] in KINDS
        assert one["stance"] in STANCES
        assert one["speaker"] is None or one["speaker"] in speakers
        assert one["parent"] is None or attributions[one["parent"]]["article"] == one["article"]
    for chain in ledger["chains"]:
        assert chain["attribution"] in attributions
        assert set(chain["voices"]) <= speakers | {None}
    for claim in ledger["claims"]:
        assert claim["title_from"] in members
        assert set(claim["members"]) <= members
    for relation in ledger["relations"]:
        assert {relation["a"], relation["b"]} <= members | claims
    for roots in ledger["roots"]:
        assert roots["claim"] in claims


def test_an_inner_voice_lies_in_the_content_of_the_outer(articles: dict[str, GoldArticle]) -> None:
    for found in articles.values():
        by_id = {one.record["id"]: one for one in found.attributions}
        for one in found.attributions:
            if one.record["parent"] is not None:
                outer = cover(by_id[one.record["parent"]].parts["content"])
                assert outer.contains(cover(one.parts["content"]))


TEXT = "Gate held\nThe  gate\xa0held all night.\n(Agency)\nThe gate, she says, held."


def test_visible_words_are_found_at_their_places() -> None:
    parts = tuple(
        span_of(TEXT, words)
        for words in ("Gate held", "The  gate\xa0held all night.", "The gate, she says, held.")
    )
    visible = VisibleText(TEXT, parts)
    assert visible.words == "Gate held The gate held all night. The gate, she says, held."
    assert [span.of(TEXT) for span in visible.find("gate held all", 0)] == ["gate\xa0held all"]
    assert [span.of(TEXT) for span in visible.find("held", 2)] == ["held"]
    assert [span.of(TEXT) for span in visible.find("night. The gate", 0)] == ["night.", "The gate"]
    with pytest.raises(ScoreError, match="3 times"):
        visible.find("gate", 2)
