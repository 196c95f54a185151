import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from accordingto.core.part import Part
from accordingto.core.span import Span
from accordingto.ledger import queries
from accordingto.ledger.search import fts_query, search
from accordingto.ledger.store import Dossier
from accordingto.ledger.write import add_document
from accordingto.testing import ANNOTATOR, plain_reading
from tests.ledger.conftest import TEXT


def test_the_counts_are_those_of_the_rows(path: Path) -> None:
    with Dossier.open(path) as dossier:
        counts = queries.counts(dossier)
    assert (counts.n_documents, counts.n_articles, counts.n_outlets) == (2, 2, 1)
    assert counts.by_form == (("direct", 2), ("indirect", 4), ("mixed", 2))


def test_articles_come_by_origin_with_what_they_state(path: Path) -> None:
    with Dossier.open(path) as dossier:
        one, two = queries.articles(dossier)
    assert [one.origin, two.origin] == ["case/one.txt", "case/two.txt"]
    assert one.heading == "Minister: the gate held"
    assert one.outlet == "The Orrin Post"
    assert one.n_attributions == 4


def test_an_article_page_holds_text_blocks_fields_and_attributions(path: Path) -> None:
    with Dossier.open(path) as dossier:
        page = queries.article(dossier, queries.articles(dossier)[0].id)
    assert page is not None
    assert page.document.text == TEXT
    assert [block.kind for block in page.document.blocks] == ["title", *["body"] * 4, "other"]
    assert page.fields["outlet"].exact == "The Orrin Post"
    assert [row.position for row in page.attributions] == [0, 1, 2, 3]


def test_what_is_not_there_is_none(path: Path) -> None:
    with Dossier.open(path) as dossier:
        assert queries.article(dossier, "none") is None
        assert queries.document(dossier, "none") is None
        assert queries.attribution(dossier, "none") is None


def test_an_attribution_is_found_by_its_id(path: Path) -> None:
    with Dossier.open(path) as dossier:
        for row in queries.attributions(dossier):
            assert queries.attribution(dossier, row.id) == row


def test_speakers_are_counted_by_their_words(path: Path) -> None:
    with Dossier.open(path) as dossier:
        speakers = queries.speakers(dossier)
        first = queries.attributions_of(dossier, "Ada Lint, the mayor")
    assert [(row.surface, row.n_attributions, row.n_articles) for row in speakers] == [
        ("Ada Lint, the mayor", 2, 2),
        ("The minister", 2, 2),
        ("the mayor", 2, 2),
        ("the ministry", 2, 2),
    ]
    assert speakers[0].outlets == ("The Orrin Post",)
    assert len(first) == 2


def test_search_finds_words_in_any_case_and_their_beginnings(path: Path) -> None:
    with Dossier.open(path) as dossier:
        hits = search(dossier, "MINISTER mayor")
        assert [hit.origin for hit in hits] == ["case/one.txt", "case/two.txt"]
        assert len(search(dossier, "minist*")) > len(search(dossier, "minister"))
        assert search(dossier, '"held the gate"') == ()
        assert [hit.kind for hit in search(dossier, '"read more"')] == ["other", "other"]


def test_a_hit_points_at_the_words_that_were_found(path: Path) -> None:
    with Dossier.open(path) as dossier:
        (hit, _) = search(dossier, "warned")
    assert hit.first.of(TEXT) == "warned"
    assert hit.span.contains(hit.first)
    assert [words for words, is_found in hit.pieces if is_found] == ["warned"]


def test_search_is_paged(path: Path) -> None:
    with Dossier.open(path) as dossier:
        every = search(dossier, "the")
        assert search(dossier, "the", limit=2) + search(dossier, "the", offset=2) == every


MARKS = "\ue000\ue001\ue002\uf8ff\U000f0000\U0010fffd[]<>01 "
"""Private-use characters, which a mark might be, and what a mark might be made of."""


@settings(max_examples=60)
@given(st.lists(st.text(MARKS, max_size=4), min_size=2, max_size=5))
@example(["", "\ue000 ", ""])
@example(["\ue000 \ue001 ", "\ue001"])
@example(["[0] ", " [1]", "[2"])
def test_a_hit_points_at_a_searched_word_whatever_else_stands_there(around: list[str]) -> None:
    text = f"Title\n.{' dam '.join(around)}."
    raw, reading = plain_reading(text)
    with (
        tempfile.TemporaryDirectory() as folder,
        Dossier.open(Path(folder) / "one.dossier", create=True) as dossier,
    ):
        add_document(dossier, Part(raw, ""), reading, {0: []}, ANNOTATOR)
        (hit,) = search(dossier, "dam")
    assert hit.first.of(text) == "dam"
    assert hit.first.start == text.index("dam")
    assert "".join(words for words, _ in hit.pieces) == hit.span.of(text)
    assert [words for words, is_found in hit.pieces if is_found] == ["dam"] * (len(around) - 1)


@pytest.fixture(scope="module")
def table() -> Iterator[sqlite3.Connection]:
    """An index such as a dossier has."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE found USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2')"
    )
    connection.execute("INSERT INTO found VALUES ('a dam, and AND')")
    yield connection
    connection.close()


TYPED = st.text(max_size=60) | st.lists(
    st.sampled_from(["AND", "NOT", "NEAR(", "words:", '"', "*", "^", "+", "-", "(", "_", "\0", "a"])
    | st.text(max_size=3)
).map(" ".join)


@settings(max_examples=500)
@given(words=TYPED)
@example(words="\0")
@example(words='dam\0"')
@example(words="\udcff dam")
@example(words="dam* " * 3000)
def test_whatever_is_typed_is_a_query_that_can_be_asked(
    table: sqlite3.Connection, words: str
) -> None:
    query = fts_query(words)
    if query:
        table.execute("SELECT count(*) FROM found WHERE found MATCH ?", (query,)).fetchone()


@pytest.mark.parametrize("words", ["OR", 'a"b', "words:", "NEAR(", "*", "^", "-", "\x00", "''", ""])
def test_operators_are_words_like_others(path: Path, words: str) -> None:
    with Dossier.open(path) as dossier:
        assert search(dossier, words) == ()


def test_the_first_words_stand_in_for_a_title(path: Path) -> None:
    with Dossier.open(path) as dossier:
        (row, _) = queries.articles(dossier)
    assert row.first_words == "The Orrin Post"


def test_spans_come_back_as_they_were(path: Path) -> None:
    with Dossier.open(path) as dossier:
        for row in queries.attributions(dossier):
            for _, words in row.parts:
                assert isinstance(words.span, Span)
                assert words.span.of(TEXT) == words.exact
