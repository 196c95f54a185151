import pytest

from accordingto.core.part import Given, Part
from accordingto.read.reader import read_part

FROM = (Given("byline", "Ada Lint", "Telegram from"),)


def bodies(raw: str, given: tuple[Given, ...] = FROM, media_type: str = "text/plain") -> list[str]:
    reading = read_part(Part(raw.encode(), "x!/message 1", "message 1", media_type, given))
    return [span.of(reading.document.text) for one in reading.articles for span in one.body]


@pytest.mark.parametrize("field", ["title", "byline", "outlet", "published"])
def test_a_post_is_a_story_however_short_it_is(field: str) -> None:
    given = (Given(field, "x", "Telegram"),)  # type: ignore[arg-type]  # one of the fields
    assert bodies("Gate open!", given) == ["Gate open!"]


def test_lines_without_a_word_from_outside_are_no_story() -> None:
    assert bodies("Gate open!", ()) == []
    assert bodies("Gate open!", (Given("url", "https://tide.example/", "WARC-Target-URI"),)) == []


def test_an_entry_of_one_paragraph_is_a_story() -> None:
    page = "<p>The gate held all night, said <b>Ada Lint</b>, who keeps the log of the harbour.</p>"
    assert bodies(page, media_type="text/html") == [
        "The gate held all night, said Ada Lint, who keeps the log of the harbour."
    ]


def test_a_text_with_a_story_is_left_as_it_is() -> None:
    story = "The gate held all night, the harbour master said on Monday, and no boat was lost.\n"
    assert bodies(f"Share\n\n{story}\n{story}") == [story.strip()] * 2


def test_what_says_that_it_is_no_text_stays_outside() -> None:
    assert bodies("Gate open!\n\nShare this\n") == ["Gate open!"]
