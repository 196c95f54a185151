import pytest
from tests.read.origin_pages import article_of, page

from accordingto.core.part import Given
from accordingto.read.addresses import domain_of, is_address

URL = "https://news.courier.co.uk/2031/crane"


def test_the_canonical_link_and_else_the_one_for_sharing_is_the_pages_own() -> None:
    og = f'<meta property="og:url" content="{URL}?shared">'
    link = f'<link href="{URL}" rel="canonical">'
    article, _, raw = article_of(page(head=og + link))
    assert article.canonical_url is not None
    assert article.canonical_url.bytes_at is not None
    assert article.canonical_url.value == URL
    assert raw[slice(*article.canonical_url.bytes_at)] == link.encode()
    assert (shared := article_of(page(head=og))[0].canonical_url)
    assert shared.value == f"{URL}?shared"


@pytest.mark.parametrize(
    "href", ["/crane", "javascript:x()", "https://a b.test/x", "http://x", "file:///a.b"]
)
def test_what_is_no_whole_address_is_none(href: str) -> None:
    assert not is_address(href)
    assert article_of(page(head=f'<link rel="canonical" href="{href}">'))[0].canonical_url is None


def test_a_browser_notes_where_it_saved_a_page() -> None:
    raw = page().replace(
        b"<html>", f"<!-- saved from url=({len(URL):04}){URL} -->\n<html>".encode()
    )
    article, _, _ = article_of(raw)
    assert article.url is not None
    assert article.url.bytes_at is not None
    assert article.url.value == URL == raw[slice(*article.url.bytes_at)].decode()
    assert article.captured is None


def test_a_single_file_notes_where_and_when() -> None:
    note = (
        f"<html><!--\n Page saved with SingleFile \n url: {URL} \n"
        " saved date: Wed May 14 2031 08:40:00 GMT+0200 (Central European Summer Time)\n-->"
    )
    article, _, _ = article_of(page().replace(b"<html>", note.encode()))
    assert article.url is not None
    assert article.url.value == URL
    assert article.captured is not None
    assert article.captured.value == "2031-05-14T08:40:00+02:00"


def test_a_web_archive_and_a_scrap_book_note_when() -> None:
    note = (
        b"<!-- FILE ARCHIVED ON 08:40:00 May 14, 2031 "
        b"AND RETRIEVED FROM THE INTERNET ARCHIVE ON x -->"
    )
    archived, _, _ = article_of(page() + note)
    assert archived.captured is not None
    assert archived.captured.value == "2031-05-14T08:40:00Z"
    made = f'<html data-scrapbook-source="{URL}" data-scrapbook-create="20310514084000123">'
    article, _, _ = article_of(page().replace(b"<html>", made.encode()))
    assert article.captured is not None
    assert article.captured.value == "2031-05-14T08:40:00Z"
    assert article.url is not None
    assert article.url.value == URL


def test_what_held_the_page_knows_better_where_it_was() -> None:
    raw = page().replace(
        b"<html>", f"<!-- saved from url=({len(URL):04}){URL} -->\n<html>".encode()
    )
    article, _, _ = article_of(raw, Given("url", "https://courier.test/x", "WARC-Target-URI"))
    assert article.url is not None
    assert article.url.value == "https://courier.test/x"


def test_the_domain_stands_for_an_outlet_without_a_name() -> None:
    assert domain_of("https://news.courier.co.uk/x") == "courier.co.uk"
    assert domain_of("https://127.0.0.1/x") is None
    article, _, _ = article_of(page(head=f'<link rel="canonical" href="{URL}">'))
    assert article.outlet is not None
    assert article.outlet.value == "courier.co.uk"
    article, _, _ = article_of(page(), Given("url", URL, "WARC-Target-URI"))
    assert article.outlet is not None
    assert (article.outlet.value, article.outlet.given) == ("courier.co.uk", "WARC-Target-URI")
    article, _, _ = article_of(
        page(), Given("url", URL, "link"), Given("outlet", "Courier", "title")
    )
    assert article.outlet is not None
    assert article.outlet.value == "Courier"
