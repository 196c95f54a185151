"""Words of documents become text, and only text."""

import doctest
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from accordingto.serve import links, rendering
from accordingto.serve.rendering import as_text, environment


def test_the_examples_in_the_docstrings() -> None:
    for module in (rendering, links):
        assert doctest.testmod(module).failed == 0


class Words(HTMLParser):
    """What a page shows, and the elements it is made of."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.tags = "", 0
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, *_: object) -> None:
        self.tags += 1


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_a_browser_reads_back_every_character(text: str) -> None:
    """Offsets count in the page's own text, so that none may be lost or merged."""
    shown = str(as_text(text))
    # What the input stage of a parser of HTML does, before it looks at anything.
    parsed = Words(shown.replace("\r\n", "\n").replace("\r", "\n"))
    assert parsed.words == text.replace("\0", "\ufffd")
    assert parsed.tags == 0


def test_a_value_that_a_template_lacks_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nothing }}").render()


def test_every_template_escapes() -> None:
    assert environment().autoescape is True
    assert environment().from_string("{{ words }}").render(words="<b>&\"'") == (
        "&lt;b&gt;&amp;&#34;&#39;"
    )


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("2031-13-40", "2031-13-40"),
        ("9 April", "9 April"),
        ("2031", "2031"),
        ("2031-00", "2031-00"),
    ],
)
def test_what_is_no_date_stays_as_it_stands(stated: str, shown: str) -> None:
    assert rendering.day(stated) == shown
