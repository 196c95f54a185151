"""The pages that list."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from accordingto.ledger.views import ArticleRow
from accordingto.serve import listing, pages
from accordingto.serve.room import Room
from tests.serve import case
from tests.serve.conftest import Reader, reader_of


def words(page: str) -> str:
    """What a reader sees, white space folded."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


@pytest.fixture
def empty(tmp_path: Path) -> Reader:
    return reader_of(case.build_empty(tmp_path / "empty.dossier"))


def test_the_front_page_counts_and_lists(reader: Reader, rows: dict[str, ArticleRow]) -> None:
    page = reader.page("/")
    assert "15 attributions in 13 articles from 5 outlets, read from 12 files." in words(page)
    assert "2 files not read" in words(page)
    for row in rows.values():
        assert f'href="/articles/{row.id}"' in page
    assert "version 2 of 2" in words(page)
    assert "9 April 2031" in words(page)


def test_the_bar_of_forms_is_as_wide_as_its_parts(reader: Reader) -> None:
    bar = re.findall(r'<rect class="fill-\w+" x="(\d+)" y="0" width="(\d+)"', reader.page("/"))
    at = 0
    for left, width in bar:
        assert int(left) == at
        at += int(width)
    assert at == pages.BAR_WIDTH


def test_articles_are_chosen_and_ordered_by_the_address(reader: Reader) -> None:
    page = words(reader.page("/?outlet=Coast+Wire&since=2031-04-12&order=date"))
    assert "Wire 1:" not in page
    assert page.index("Wire 2") < page.index("Wire 3") < page.index("Wire 4")
    assert "3 articles of 13." in page
    assert "Tugs pull" in words(reader.page("/?outlet=-"))


def test_no_article_in_the_choice_says_what_to_do(reader: Reader) -> None:
    page = words(reader.page("/?since=2040-01-01"))
    assert "No article is from this outlet and these dates." in page
    assert "Show all 13" in page


def test_a_wrong_choice_is_explained(reader: Reader) -> None:
    response = reader.ask("/?since=soon")
    assert response.status_code == 400
    assert "expected a date such as 2031-04-09" in response.text


def test_a_long_list_is_paged(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing.sheet, "__kwdefaults__", {"path": "", "per_sheet": 5})
    first, last = reader.page("/"), reader.page("/?page=3")
    assert "1–5 of 13 articles" in words(first)
    assert 'href="/?page=2"' in first
    assert "11–13 of 13 articles" in words(last)
    assert 'rel="next"' not in last


def test_the_intake_report_gives_every_reason(reader: Reader) -> None:
    page = words(reader.page("/intake"))
    assert "The file is empty; save the page again." in page
    assert "A picture holds no text to read." in page
    assert "2 bytes were no UTF-8 and stand as U+FFFD. (undecodable-bytes)" in page
    assert "47 KiB" in page
    failed = words(reader.page("/intake?status=failed"))
    assert "saved/empty.html" in failed
    assert "saved/photo.jpg" not in failed


def test_speakers_are_listed_with_their_outlets(reader: Reader) -> None:
    page = words(reader.page("/speakers"))
    assert page.index("The harbour office") < page.index("Captain Ilse Vorn")
    assert "no source named in the text" in page
    assert "Skarv Courier" in page
    assert "Captain" not in words(reader.page("/speakers?named=HARBOUR"))
    assert "search the words" in words(reader.page("/speakers?named=nobody"))


def test_a_source_has_its_attributions_by_article(
    reader: Reader, rows: dict[str, ArticleRow]
) -> None:
    page = reader.page("/speakers/source?surface=The+harbour+office")
    assert "4 attributions in 4 articles" in words(page)
    assert re.search(rf'href="/articles/{rows["saved/wire-1.txt"].id}#a-[0-9a-f]+"', page)
    unnamed = words(reader.page("/speakers/source?surface="))
    assert "where the text attributes without saying to whom" in unnamed
    nobody = words(reader.page("/speakers/source?surface=Nobody+at+all"))
    assert "No attribution of this dossier has a source with exactly these words." in nobody


def test_a_search_marks_words_and_links_to_their_place(
    reader: Reader, rows: dict[str, ArticleRow]
) -> None:
    page = reader.page("/search?q=boots")
    assert "<mark>boots</mark>" in page
    assert "advert of no article" in words(page)
    document = rows["saved/courier.txt"].document_id
    assert re.search(rf'href="/documents/{document}\?from=\d+&amp;to=\d+#span"', page)
    assert "1 paragraph," in words(page)


def test_a_search_is_paged(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "HITS_PER_SHEET", 5)
    page = reader.page("/search?q=harbour")
    assert "1–5 of 12 paragraphs" in words(page)
    assert 'href="/search?q=harbour&amp;page=2"' in page
    assert "11–12 of 12 paragraphs" in words(reader.page("/search?q=harbour&page=3"))


@pytest.mark.parametrize("asked", ['"', "* AND (", "content:x", "%00", "NEAR(", "-", "^x"])
def test_no_search_can_fail(reader: Reader, asked: str) -> None:
    reader.page(f"/search?q={asked}")


def test_a_search_without_hits_says_how_to_search(reader: Reader) -> None:
    assert "No paragraph has all of these words" in words(reader.page("/search?q=zeppelin"))
    assert "Every word must stand in the same paragraph" in words(reader.page("/search"))
    assert reader.ask("/search?q=" + "x" * 401).status_code == 400


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/", "accordingto add empty.dossier"),
        ("/intake", "accordingto add empty.dossier"),
        ("/speakers", "No attribution was found yet"),
        ("/search?q=ferry", "No paragraph has all of these words"),
    ],
)
def test_an_empty_dossier_says_what_to_do(empty: Reader, path: str, shown: str) -> None:
    assert shown in words(empty.page(path))


@pytest.mark.parametrize(
    "spoil",
    [Path.unlink, lambda path: path.write_bytes(b"no dossier"), lambda p: p.write_bytes(b"")],
)
def test_a_dossier_that_is_gone_is_explained(
    empty: Reader, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(tmp_path / "empty.dossier")
    response = empty.ask("/")
    assert response.status_code == 503
    assert "accordingto verify" in response.text


def test_pages_are_the_same_every_time(reader: Reader, rows: dict[str, ArticleRow]) -> None:
    for path in ("/", "/speakers", f"/articles/{rows['saved/courier.txt'].id}"):
        assert reader.page(path) == reader.page(path)


def test_a_page_reads_in_one_transaction(case_path: Path) -> None:
    with Room(case_path).dossier() as dossier:
        assert dossier.connection.in_transaction


def test_the_current_section_is_named(reader: Reader) -> None:
    assert '<a href="/speakers" aria-current="page">' in reader.page("/speakers")
