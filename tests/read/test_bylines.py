import pytest
from tests.read.origin_pages import STORY, article_of, page

from accordingto.core.document import Article
from accordingto.core.part import Given
from accordingto.read.reader import read_document

SITE = '<meta property="og:site_name" content="Tessel Post">'


def authors(article: Article) -> list[tuple[str, str]]:
    return [(author.kind, author.name.value) for author in article.authors]


def linked(*authors: str, kind: str = "Person") -> str:
    listed = ",".join(f'{{"@type": "{kind}", "name": "{name}"}}' for name in authors)
    return (
        f'<script type="application/ld+json">{{"@type": "Article", "author": [{listed}]}}</script>'
    )


@pytest.mark.parametrize(
    "under",
    [
        "<p>By Ada Voss and Lev Orlin</p>",
        "<p>By</p><p>Ada Voss, Lev Orlin</p>",
        "<div>Ada Voss and Lev Orlin</div><div>Tessel Post</div><div>14 May 2031</div>",
    ],
)
def test_the_line_under_the_headline_names_the_authors(under: str) -> None:
    article, text, _ = article_of(page(head=SITE, under=under))
    assert authors(article) == [("person", "Ada Voss"), ("person", "Lev Orlin")]
    assert article.byline is not None
    assert article.byline.of(text).startswith("Ada Voss")
    assert article.byline.of(text).endswith("Lev Orlin")
    for author in article.authors:
        assert author.name.span is not None
        assert author.name.span.of(text) == author.name.value


def test_a_name_in_markup_points_at_the_text_where_it_stands_there() -> None:
    article, text, _ = article_of(page(head=linked("Ada Voss"), under="<div>Ada Voss · Quay</div>"))
    assert article.byline is not None
    assert article.byline.of(text) == "Ada Voss"


def test_a_name_in_markup_alone_points_at_its_bytes() -> None:
    tag = '<meta name="author" content="By ADA VOSS, Political editor">'
    article, _, raw = article_of(page(head=tag))
    assert authors(article) == [("person", "ADA VOSS")]
    assert article.byline is None
    at = article.authors[0].name.bytes_at
    assert at is not None
    assert raw[slice(*at)] == tag.encode()


def test_the_visible_line_wins_over_markup() -> None:
    article, _, _ = article_of(page(head=linked("Mira Sand"), under="<p>By Ada Voss</p>"))
    assert authors(article) == [("person", "Ada Voss")]


def test_the_outlet_is_no_author_of_itself() -> None:
    head = SITE + linked("Tessel Post", kind="Organization")
    assert authors(article_of(page(head=head))[0]) == []
    article, text, _ = article_of(page(head=head, under="<p>By Ada Voss, Tessel Post</p>"))
    assert authors(article) == [("person", "Ada Voss")]
    assert article.byline is not None
    assert article.byline.of(text) == "Ada Voss"


def test_agencies_and_desks_are_told_from_persons() -> None:
    under = "<p>By Ada Voss and Reuters</p>"
    assert authors(article_of(page(under=under))[0]) == [
        ("person", "Ada Voss"),
        ("agency", "Reuters"),
    ]
    assert authors(article_of(page(head=linked("Quay Union", kind="Organization")))[0]) == [
        ("desk", "Quay Union")
    ]
    under = "<p>Reuters, Tessel,</p><p>14 May 2031</p>"
    assert authors(article_of(page(under=under))[0]) == [("agency", "Reuters")]


@pytest.mark.parametrize(
    ("under", "after"),
    [
        ("", "<div class='comments'><p>By Mira Sand</p></div>"),
        ("<figcaption>Photo by Mira Sand</figcaption>", ""),
        ("", "<div>x</div>" * 6 + "<p>By Mira Sand</p>"),
        ("<p>by admin</p>", ""),
    ],
)
def test_names_elsewhere_on_the_page_are_no_authors(under: str, after: str) -> None:
    assert authors(article_of(page(under=under, after=after))[0]) == []


def test_what_came_with_the_bytes_names_authors_where_the_page_names_none() -> None:
    given = Given("byline", "Ada Voss and Lev Orlin", "dc:creator")
    article, _, _ = article_of(page(), given)
    assert authors(article) == [("person", "Ada Voss"), ("person", "Lev Orlin")]
    assert {author.name.given for author in article.authors} == {"dc:creator"}
    channel, _, _ = article_of(page(), Given("byline", "quay_watch", "from"))
    assert authors(channel) == [("person", "quay_watch")]


def test_a_text_without_markup_names_its_authors_too() -> None:
    words = STORY.replace("<p>", "").replace("</p>", "\n\n")
    reading = read_document(
        f"Crane falls into basin\n\nBy Ada Voss, Tessel\n\n{words}".encode(), origin="x"
    )
    assert authors(reading.articles[0]) == [("person", "Ada Voss")]
