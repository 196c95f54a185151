import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.origin_pages import STORY, TITLE, article_of, page

from accordingto.errors import ReadError
from accordingto.read.reader import read_document


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<meta property="og:site_name" content="Tessel Post">', "Tessel Post"),
        (
            (
                '<meta property="og:site_name" content="https://post.test">'
                '<meta name="publisher" content="Tessel Post">'
            ),
            "Tessel Post",
        ),
        (
            (
                '<script type="application/ld+json">{"@type": "Article",'
                ' "publisher": {"name": "Tessel Post"}}</script>'
            ),
            "Tessel Post",
        ),
        (f'<meta name="application-name" content="{TITLE}">', None),
        ("", None),
    ],
)
def test_the_outlet_is_a_name_and_no_address_or_headline(head: str, outlet: str | None) -> None:
    article, _, _ = article_of(page(head=head))
    assert (article.outlet and article.outlet.value) == outlet


def test_stories_of_one_page_keep_to_what_stands_beside_them() -> None:
    other = STORY.replace("Tessel", "Norrby").replace("crane", "mast")
    raw = (
        '<html><head><meta name="author" content="Mira Sand">'
        '<meta name="date" content="2031-01-01">'
        "</head><body>"
        f"<article><h2>{TITLE}</h2><p>By Ada Voss</p><p>14 May 2031</p>{STORY}</article>"
        "<article><h2>Mast falls onto the quay</h2><p>By Lev Orlin</p><p>15 May 2031</p>"
        f"{other}</article>"
        "</body></html>"
    ).encode()
    found = read_document(raw, origin="x").articles
    assert [[a.name.value for a in one.authors] for one in found] == [["Ada Voss"], ["Lev Orlin"]]
    assert [one.published and one.published.value for one in found] == ["2031-05-14", "2031-05-15"]


PIECES = st.sampled_from(
    [
        "<h1>",
        "</h1>",
        TITLE,
        STORY,
        "<p>",
        "</p>",
        "By ",
        "Ada Voss",
        "Lev",
        ", ",
        " and ",
        "14 May 2031",
        "Updated: ",
        "05/06/2031",
        "(AP)",
        "TESSEL — ",
        "Translated from Russian ",
        "by ",
        "<h2>",
        "</h2>",
        "<div class=standfirst>",
        "</div>",
        "<time datetime='2031-05-14T08:40Z' class=updated>",
        "<link rel=canonical href='https://a.test/2031/05/14/'>",
        "<meta name=author content='Ada Voss, ",
        "'>",
        "<script type='application/ld+json'>",
        "</script>",
        '{"@type": "Article", "author": "Ada Voss", "datePublished": "2031-05-14"}',
        "\n",
        " ",
        "&nbsp;",
        "<!-- saved from url=(0014)http://a.test/ -->",
        "Reporting by J. K. Orlin; ",
        "\u0130",
        "\U0001f600",
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES | st.text(max_size=4), max_size=25).map("".join))
def test_every_statement_has_one_place_and_stands_there(words: str) -> None:
    raw = f"<html>{words}{STORY}".encode()
    try:
        reading = read_document(raw, origin="x")
    except ReadError:
        return
    text = reading.document.text
    for article in reading.articles:
        stated = [*article.statements(text).values(), *(a.name for a in article.authors)]
        for one in stated:
            assert (one.span is None) != (one.bytes_at is None)
            assert one.value
            if one.bytes_at is not None:
                assert 0 <= one.bytes_at[0] < one.bytes_at[1] <= len(raw)
        for author in article.authors:
            if author.name.span is not None:
                assert " ".join(author.name.span.of(text).split()) == author.name.value
        for credit in article.credits:
            assert credit.span.trim(text) == credit.span
        assert list(article.credits) == sorted(article.credits, key=lambda one: one.span)


def test_a_page_called_like_one_of_its_stories_states_what_it_does_about_that_one() -> None:
    other = STORY.replace("Tessel", "Norrby").replace("crane", "mast")
    raw = (
        f'<html><head><meta property="og:title" content="{TITLE}">'
        '<meta name="date" content="2031-05-14">'
        '<meta name="author" content="Ada Voss"></head><body>'
        f"<article><h2>{TITLE}</h2>{STORY}</article>"
        f"<article><h2>Mast falls onto the quay</h2>{other}</article></body></html>"
    ).encode()
    found = read_document(raw, origin="x").articles
    assert [one.published and one.published.value for one in found] == ["2031-05-14", None]
    assert [len(one.authors) for one in found] == [1, 0]


def test_the_headline_above_a_digest_is_no_outlet() -> None:
    words = "The gate of {} held all night, said Ada Lint, the mayor, on Monday. " * 4
    entries = "".join(
        f"<article><h2><a href='/{n}'>Gate {n} of the lower town held</a></h2>"
        f"<p>{words.replace('{}', str(n))}</p></article>"
        for n in range(3)
    )
    raw = (
        "<html><title>News in brief | Tessel Courier</title><body><h1>News in brief</h1>"
        f"{entries}</body></html>"
    ).encode()
    for article in read_document(raw, origin="x").articles:
        assert article.outlet is not None
        assert article.outlet.value == "Tessel Courier"
