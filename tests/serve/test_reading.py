"""The pages on which text is read."""

import re
import sqlite3
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from accordingto.ledger import queries
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import ArticleRow, DocumentRow
from tests.serve import case
from tests.serve.conftest import Reader, reader_of
from tests.serve.test_pages import words


def shown_blocks(page: str) -> dict[int, str]:
    """The words of each block by its place, as a browser would count them."""
    found = {}
    for start, inner in re.findall(r'data-start="(\d+)">(.*?)</(?:p|h1)>', page, re.DOTALL):
        bare = re.sub(r'<a class="ref".*?</a>', "", inner)
        found[int(start)] = unescape(re.sub(r"<[^>]*>", "", bare))
    return found


@pytest.mark.parametrize("origin", [piece.origin for piece in case.PIECES])
def test_every_block_says_where_its_words_stand(
    reader: Reader, dossier: Dossier, rows: dict[str, ArticleRow], origin: str
) -> None:
    document = queries.document(dossier, rows[origin].document_id)
    assert document is not None
    for path in (f"/articles/{rows[origin].id}", f"/documents/{document.id}?from=2&to=9"):
        blocks = shown_blocks(reader.page(path))
        assert len(blocks) == len(document.blocks)
        for start, shown in blocks.items():
            assert document.text[start : start + len(shown)] == shown


def test_text_and_list_are_linked_both_ways(
    reader: Reader, dossier: Dossier, rows: dict[str, ArticleRow]
) -> None:
    for row in rows.values():
        page = reader.page(f"/articles/{row.id}")
        for found in queries.article_attributions(dossier, row.id):
            assert page.count(f'id="t-{found.id}"') == 1
            assert page.count(f'id="a-{found.id}"') == 1
            assert f'href="#t-{found.id}"' in page
            assert f'href="#a-{found.id}"' in page


def test_every_part_has_a_permalink_that_marks_its_words(
    reader: Reader, dossier: Dossier, rows: dict[str, ArticleRow]
) -> None:
    for row in rows.values():
        page = reader.page(f"/articles/{row.id}")
        for found in queries.article_attributions(dossier, row.id):
            for _, part in found.parts:
                link = f"/documents/{row.document_id}?from={part.span.start}&to={part.span.end}"
                assert f'href="{link.replace("&", "&amp;")}#span"' in page
                marked = re.findall(r"<mark[^>]*>(.*?)</mark>", reader.page(link))
                assert unescape("".join(marked)) == part.exact


def test_a_place_in_an_article_links_to_it(reader: Reader, rows: dict[str, ArticleRow]) -> None:
    row = rows["saved/courier.txt"]
    inside = reader.page(f"/documents/{row.document_id}?from=40&to=50")
    assert f'they stand in the article <a href="/articles/{row.id}">' in inside
    assert inside.count('id="span"') == 1
    outside = reader.page(f"/documents/{row.document_id}?from=0&to=4")
    assert "they stand outside every article" in outside
    assert '<mark id="span">Home</mark>' in outside


def test_a_document_is_read_once_however_it_is_asked_for(
    reader: Reader, rows: dict[str, ArticleRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its text may be long, and a permalink needs no second copy of it."""
    asked: list[str] = []
    once = queries.document

    def counting(dossier: Dossier, document_id: str) -> DocumentRow | None:
        asked.append(document_id)
        return once(dossier, document_id)

    monkeypatch.setattr(queries, "document", counting)
    document_id = rows["saved/courier.txt"].document_id
    reader.page(f"/documents/{document_id}?from=40&to=50")
    assert asked == [document_id]


def test_a_place_over_several_blocks_is_marked_in_each(
    reader: Reader, rows: dict[str, ArticleRow]
) -> None:
    page = reader.page(f"/documents/{rows['saved/courier.txt'].document_id}?from=7&to=40")
    assert page.count("<mark") == 3
    assert page.count('id="span"') == 1


def test_a_place_that_begins_between_blocks_is_marked_from_the_next(
    reader: Reader, rows: dict[str, ArticleRow]
) -> None:
    path = f"/documents/{rows['saved/courier.txt'].document_id}"
    page = reader.page(f"{path}?from=21&to=27")
    assert '<mark id="span">Skarv</mark>' in page
    between = reader.page(f"{path}?from=21&to=22")
    assert "white space between blocks" in between
    assert "<mark" not in between


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("from=9&to=9", 404), ("from=9&to=3", 404), ("from=0&to=999999", 404), ("to=0", 404),
        ("from=9", 404), ("from=-1&to=4", 400), ("from=a&to=4", 400), ("from=1&to=²", 400),
        ("from=1&to=" + "9" * 30, 400), ("to=4", 200), ("", 200),
    ],
)  # fmt: skip
def test_a_place_that_does_not_exist_is_explained(
    reader: Reader, rows: dict[str, ArticleRow], query: str, status: int
) -> None:
    path = f"/documents/{rows['saved/courier.txt'].document_id}?{query}"
    assert reader.ask(path).status_code == status


def test_metadata_comes_with_its_evidence(reader: Reader, rows: dict[str, ArticleRow]) -> None:
    page = words(reader.page(f"/articles/{rows['saved/courier.txt'].id}"))
    assert "2031-04-09 stands in the text at 106–118 as 9 April 2031" in page
    assert "Outlet not stated" in words(reader.page(f"/articles/{rows['saved/gazette.txt'].id}"))


def test_versions_of_one_file_are_linked(reader: Reader, rows: dict[str, ArticleRow]) -> None:
    earlier, later = rows["saved/gazette.txt"], rows["saved/gazette.txt#2"]
    page = reader.page(f"/articles/{earlier.id}")
    assert "1 (this one)" in page
    assert f'<a href="/articles/{later.id}">2</a>' in page


def test_the_articles_form_one_row_from_first_to_last(reader: Reader, dossier: Dossier) -> None:
    listed = [row.id for row in queries.articles(dossier)]
    walked, here = [listed[0]], listed[0]
    while found := re.search(
        r'rel="next" href="/articles/(\w+)"', reader.page(f"/articles/{here}")
    ):
        here = found[1]
        walked.append(here)
    assert walked == listed


def test_an_article_without_attributions_says_so(
    reader: Reader, rows: dict[str, ArticleRow]
) -> None:
    page = words(reader.page(f"/articles/{rows['saved/gazette.txt'].id}"))
    assert "No attribution" in page
    assert "Nothing in this article was found to stand on somebody’s word." in page


def test_an_article_without_headline_still_has_a_heading(
    reader: Reader, rows: dict[str, ArticleRow]
) -> None:
    for row in rows.values():
        assert reader.page(f"/articles/{row.id}").count("<h1") == 1


@pytest.mark.parametrize("path", ["/articles/none", "/documents/none", "/articles/", "/articles"])
def test_what_is_not_there_is_explained(reader: Reader, path: str) -> None:
    response = reader.ask(path)
    assert response.status_code == 404
    assert "begin from the list of articles" in response.text.lower()


def test_a_dossier_that_was_tampered_with_does_not_break_the_room(tmp_path: Path) -> None:
    """Offsets past the text, and attributions without parts, are for verify to name."""
    path = case.build(tmp_path / "spoilt.dossier")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE attribution_span SET \"end\" = 99999 WHERE role = 'content'")
        connection.execute("DELETE FROM attribution_span WHERE role = 'cue'")
        connection.execute("UPDATE attribution SET parent_id = id")
    connection.close()
    reader = reader_of(path)
    with Dossier.open(path) as dossier:
        for row in queries.articles(dossier):
            assert reader.ask(f"/articles/{row.id}").status_code in (200, 503)
    with sqlite3.connect(path) as connection:
        connection.execute('UPDATE block SET "end" = 99999')
    connection.close()
    response = reader.ask(f"/articles/{row.id}")
    assert response.status_code == 503
    assert "accordingto verify" in response.text


def test_headings_are_in_order(reader: Reader, rows: dict[str, ArticleRow]) -> None:
    for path in ("/", "/intake", "/speakers", "/search", f"/articles/{rows['saved/line.txt'].id}"):
        levels = [int(level) for level in re.findall(r"<h([1-6])", reader.page(path))]
        # The list of keys is a dialog of its own, at the end of every page.
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
