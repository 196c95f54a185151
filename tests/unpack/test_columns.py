import pytest

from accordingto.errors import ReadError
from accordingto.unpack.columns import no_text_column, said_of, text_column, words_of


def test_the_first_known_name_holds_the_text_however_it_is_written() -> None:
    assert text_column(["id", "Message", " Body "]) == " Body "
    assert text_column(["articleBody"]) == "articleBody"
    assert text_column(["id", "title", "texts"]) is None


def test_the_error_names_the_columns_that_were_found() -> None:
    error = no_text_column(["id", "words\n" + "x" * 900, *map(str, range(100))])
    assert isinstance(error, ReadError)
    assert error.code == "no-text-column"
    assert "id, words xx" in error.message
    assert len(error.message) < 600


@pytest.mark.parametrize(
    ("value", "words"), [("a", "a"), (["a", 1, "b"], "a\n\nb"), (None, ""), (7, ""), ({"a": 1}, "")]
)
def test_a_text_is_words_or_a_list_of_paragraphs(value: object, words: str) -> None:
    assert words_of(value) == words


def test_other_columns_say_what_they_say_in_normal_form() -> None:
    row = {
        "Headline": "Gate holds", "link": "https://tide.example/1", "url": "no address",
        "date_publish": "2031-05-03 08:40:00", "authors": ["Ada Lint", {"name": "Bo Ray"}, 3],
        "source": {"id": 4, "name": "Tide"}, "lang": "uk",
    }  # fmt: skip
    assert {one.field: (one.value, one.by) for one in said_of(row)} == {
        "title": ("Gate holds", "column Headline"),
        "url": ("https://tide.example/1", "column link"),
        "published": ("2031-05-03T08:40:00", "column date_publish"),
        "byline": ("Ada Lint, Bo Ray", "column authors"),
        "outlet": ("Tide", "column source"),
        "language": ("uk", "column lang"),
    }


def test_a_date_that_can_be_mistaken_is_left_out() -> None:
    assert said_of({"date": "5/6/2031", "published": 1746261600}) == ()
