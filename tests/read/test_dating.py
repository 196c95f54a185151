import pytest
from tests.read.origin_pages import TITLE, article_of, page

from accordingto.core.document import Article
from accordingto.core.part import Given

META = '<meta property="article:published_time" content="2031-05-14T08:40:00+03:00">'


def dates(article: Article) -> tuple[str | None, str | None]:
    return (
        None if article.published is None else article.published.value,
        None if article.updated is None else article.updated.value,
    )


def test_tags_say_when_it_was_published_and_updated_with_their_zone() -> None:
    head = META + '<meta property="article:modified_time" content="2031-05-15 10:00:00 +0300">'
    article, _, raw = article_of(page(head=head))
    assert dates(article) == ("2031-05-14T08:40:00+03:00", "2031-05-15T10:00:00+03:00")
    assert article.published is not None
    assert article.published.bytes_at is not None
    assert raw[slice(*article.published.bytes_at)] == META.encode()


def test_linked_data_says_both_and_tags_with_a_year_of_nought_say_nothing() -> None:
    head = (
        '<meta name="date" content="0001-01-01T00:00:00Z"><script type="application/ld+json">'
        '{"@type": "NewsArticle", "datePublished": "2031-05-14",'
        ' "dateModified": "2031-05-16"}</script>'
    )
    assert dates(article_of(page(head=head))[0]) == ("2031-05-14", "2031-05-16")


def test_what_describes_the_page_counts_behind_what_describes_the_article() -> None:
    head = (
        f'<script type="application/ld+json">[{{"@type": "WebPage", "name": "{TITLE}"}},'
        '{"@type": "WebPage", "datePublished": "2031-05-01"},'
        '{"@type": "Article", "datePublished": "2031-05-14"}]</script>'
    )
    assert dates(article_of(page(head=head))[0])[0] == "2031-05-14"


def test_the_same_moment_in_another_zone_is_no_change() -> None:
    head = META + '<meta name="datemodified" content="2031-05-14T05:40:30Z">'
    assert dates(article_of(page(head=head))[0])[1] is None


@pytest.mark.parametrize(
    ("under", "expected"),
    [
        ("<p>Published: 14 May 2031, 08:40 EST</p>", ("2031-05-14T08:40-05:00", None)),
        ("<div>Updated: 15 May 2031</div><div>14 May 2031</div>", ("2031-05-14", "2031-05-15")),
        ("<div>Updated:</div><div>15 May 2031</div>", (None, "2031-05-15")),
        ("<div>14 May 2031 | Aktualisiert am 15. Mai 2031</div>", ("2031-05-14", "2031-05-15")),
        ("<div>Обновлено 15 мая 2031</div>", (None, "2031-05-15")),
        (
            (
                "<time datetime='2031-05-15T10:00Z' class='updated'>x</time>"
                "<time datetime='2031-05-14T08:40Z'>y</time>"
            ),
            ("2031-05-14T08:40Z", "2031-05-15T10:00Z"),
        ),
        ("<p>3 hours ago</p>", (None, None)),
    ],
)
def test_lines_beside_the_story_say_when(
    under: str, expected: tuple[str | None, str | None]
) -> None:
    assert dates(article_of(page(under=under))[0]) == expected


def test_a_labelled_date_behind_the_story_counts_an_unlabelled_one_does_not() -> None:
    after = "<p>Ada's other story, 1 May 2031</p><p>First published on 14 May 2031</p>"
    assert dates(article_of(page(after=after))[0])[0] == "2031-05-14"
    assert dates(article_of(page(after="<footer>1 May 2031</footer>"))[0])[0] is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta http-equiv="content-language" content="pt_BR">', "2031-06-05"),
        ('<meta property="og:locale" content="en_US">', "2031-05-06"),
        ("", None),
    ],
)
def test_numbers_are_dates_where_the_page_says_where_it_is_read(
    head: str, expected: str | None
) -> None:
    assert dates(article_of(page(head=head, under="<div>05/06/2031</div>"))[0])[0] == expected


def test_what_came_with_the_bytes_counts_where_the_page_says_nothing() -> None:
    given = Given("published", "2031-05-14T08:40Z", "pubDate")
    article, _, _ = article_of(page(), given)
    assert article.published is not None
    assert (article.published.value, article.published.given) == ("2031-05-14T08:40Z", "pubDate")
