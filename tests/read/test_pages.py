import json

from accordingto.core.document import Article, Reading
from accordingto.read.reader import read_document

ONE = (
    "<p>Dockers in Tessel stopped work on Monday after a crane fell into the basin, the port said "
    "in a short statement that was read out at the gate by a clerk.</p>"
    "<p>Nobody was hurt, but the union said that its warnings about rust had been ignored for "
    "years, and that another four cranes were in no better state.</p>"
    "<p>The port answered that every crane was inspected in spring, and it promised a report "
    "on the accident to the town council by Friday.</p>"
)
TWO = (
    "<p>Late frost has taken half of the plum blossom around Verrin, growers told their chamber "
    "on Tuesday, and the cherries may be next if the wind does not turn.</p>"
    "<p>Some lit fires between the rows at night, and others covered young trees with old sails "
    "that the harbour had given away in the autumn.</p>"
)


def read(markup: str) -> Reading:
    return read_document(markup.encode(), origin="page.html")


def only(reading: Reading) -> Article:
    assert len(reading.articles) == 1
    return reading.articles[0]


def words(reading: Reading, kind: str) -> list[str]:
    text = reading.document.text
    return [b.span.of(text) for b in reading.boilerplate if b.kind == kind]


PAGE = f"""<!doctype html><html lang="en"><head><title>Crane falls into basin | Tessel Post</title>
<meta property="og:site_name" content="Tessel Post">
<meta property="article:published_time" content="2031-05-05T09:30:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/s">Sport</a></nav>
<main><h1>Crane falls into basin</h1><p class="byline">By Ada Voss</p>
<div class="share">Share this</div>{ONE}<h2>What comes next</h2>{TWO}
<figure><img><figcaption>The crane in the basin on Monday</figcaption></figure></main>
<aside><h3>Related</h3><a href="/x">Verrin opens its new bridge over the Lomme</a></aside>
<footer>© 2031 Tessel Post</footer></body></html>"""


def test_a_page_gives_its_story_and_what_stands_around_it() -> None:
    reading = read(PAGE)
    text, article = reading.document.text, only(reading)
    assert article.title is not None
    assert article.title.of(text) == "Crane falls into basin"
    assert article.byline is not None
    assert article.byline.of(text) == "Ada Voss"
    assert len(article.body) == 6
    assert article.body[3].of(text) == "What comes next"
    assert words(reading, "page-title") == ["Crane falls into basin | Tessel Post"]
    assert words(reading, "menu") == ["Home Sport"]
    assert words(reading, "caption") == ["The crane in the basin on Monday"]
    assert article.language == "en"


def test_hidden_statements_name_the_tag_that_makes_them() -> None:
    reading = read(PAGE)
    article, raw = only(reading), PAGE.encode()
    assert article.outlet is not None
    assert article.outlet.value == "Tessel Post"
    assert article.outlet.bytes_at is not None
    assert raw[slice(*article.outlet.bytes_at)].startswith(b'<meta property="og:site_name"')
    assert article.published is not None
    assert article.published.value == "2031-05-05T09:30:00Z"
    assert article.published.bytes_at is not None
    assert raw[slice(*article.published.bytes_at)].startswith(b'<meta property="article:')


def test_linked_data_states_date_publisher_and_author() -> None:
    linked = {
        "@graph": [
            {"@type": "WebPage"},
            {
                "@type": ["NewsArticle"],
                "datePublished": "2031-05-05",
                "publisher": {"name": "Tessel Post"},
                "author": [{"name": "Ada Voss"}],
            },
        ]
    }
    reading = read(
        f"<html><script type='application/ld+json'>{json.dumps(linked)}</script>"
        f"<h1>Crane falls into basin</h1><div>Ada Voss reports from the quay</div>{ONE}"
    )
    article, text = only(reading), reading.document.text
    assert article.outlet is not None
    assert article.published is not None
    assert (article.outlet.value, article.published.value) == ("Tessel Post", "2031-05-05")
    assert article.byline is not None
    assert article.byline.of(text) == "Ada Voss"


def test_broken_or_deep_linked_data_states_nothing() -> None:
    for script in ("{oops", "[" * 100_000, "{}"):
        markup = (
            f"<html><script type='application/ld+json'>{script}</script><h1>Crane falls</h1>{ONE}"
        )
        assert only(read(markup)).published is None


def test_a_visible_date_is_evidence_and_no_date_is_guessed() -> None:
    dated = read(f"<html><h1>Crane falls into basin</h1><p>5 May 2031, 09:30</p>{ONE}")
    published = only(dated).published
    assert published is not None
    assert published.span is not None
    assert published.span.of(dated.document.text) == "5 May 2031, 09:30"
    assert only(read(f"<html><h1>Crane falls into basin</h1>{ONE}")).published is None


def test_the_title_element_names_the_outlet_behind_its_bar() -> None:
    reading = read(
        "<html><title>Crane falls into basin - Tessel Post</title>"
        f"<h1>Crane falls into basin</h1>{ONE}"
    )
    outlet = only(reading).outlet
    assert outlet is not None
    assert outlet.span is not None
    assert outlet.span.of(reading.document.text) == "Tessel Post"


def test_several_article_elements_give_several_articles() -> None:
    reading = read(
        f"<html><article><h2>Crane falls into basin</h2><p>By Ada Voss</p>{ONE}</article>"
        "<article><h3><a href=b>Verrin opens its bridge</a></h3>"
        "<p>The bridge was opened by…</p></article>"
        f"<article><h2>Frost takes the plums</h2><p>By Lev Orlin</p>{TWO}</article>"
    )
    text = reading.document.text
    titles = [a.title.of(text) for a in reading.articles if a.title is not None]
    assert titles == ["Crane falls into basin", "Frost takes the plums"]
    assert [a.byline.of(text) for a in reading.articles if a.byline] == ["Ada Voss", "Lev Orlin"]
    assert words(reading, "teaser") == ["Verrin opens its bridge", "The bridge was opened by…"]


def test_linked_headings_over_running_text_give_several_articles() -> None:
    reading = read(
        f"<html><h2><a href=a>Crane falls into basin</a></h2>{ONE}"
        f"<h2><a href=b>Frost takes the plums</a></h2>{TWO}"
    )
    assert len(reading.articles) == 2


def test_subheadings_do_not_split_a_story() -> None:
    reading = read(f"<html><h1>Crane falls into basin</h1>{ONE}<h2>What comes next now</h2>{TWO}")
    assert len(only(reading).body) == 6


def test_a_page_of_links_holds_no_article() -> None:
    reading = read("<html><ul>" + "<li><a href=x>Verrin opens a bridge</a>" * 5 + "</ul>")
    assert reading.articles == ()
    assert [note.code for note in reading.notes] == ["no-article"]
