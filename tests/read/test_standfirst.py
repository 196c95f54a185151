import pytest
from tests.read.origin_pages import STORY, article_of, page

LINE = "A fall that the union had warned of closes the port for a week"
PLAIN = f"<p>{LINE}.</p>"


@pytest.mark.parametrize(
    ("head", "under"),
    [
        ("", f"<h2>{LINE}</h2>"),
        ("", f"<div class='article__standfirst'><p>{LINE}</p></div>"),
        ("", f"<p class='entry-subtitle'>{LINE}</p>"),
        ("", f"<p class='dek'>{LINE}</p>"),
        (f'<meta property="og:description" content="{LINE}">', f"<div>{LINE}</div>"),
    ],
)
def test_a_block_that_markup_sets_apart_is_the_standfirst(head: str, under: str) -> None:
    article, text, _ = article_of(page(head=head, under=under))
    assert article.subtitle is not None
    assert article.subtitle.of(text) == LINE


@pytest.mark.parametrize(
    "under", ["", PLAIN, f"<p class='reduck'>{LINE}.</p>", "<h2>By Ada Voss</h2>"]
)
def test_an_ordinary_paragraph_is_none(under: str) -> None:
    assert article_of(page(under=under))[0].subtitle is None


def test_a_story_whose_first_paragraph_is_its_description_has_none() -> None:
    first = STORY[3 : STORY.index("</p>")]
    head = f'<meta property="og:description" content="{first}">'
    assert article_of(page(head=head))[0].subtitle is None
