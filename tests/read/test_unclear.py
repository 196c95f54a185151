import pytest
from tests.read.origin_pages import STORY, TITLE

from accordingto.read.reader import read_document


def notes_and_time(head: str, line: str) -> tuple[list[str], str | None]:
    page = f"<html><head>{head}</head><body><h1>{TITLE}</h1><p>{line}</p>{STORY}</body></html>"
    reading = read_document(page.encode(), origin="page.html")
    (article,) = reading.articles
    messages = [note.message for note in reading.notes if note.code == "zone-unclear"]
    return messages, None if article.published is None else article.published.value


@pytest.mark.parametrize(
    ("head", "line", "name"),
    [
        ("<meta property='article:published_time' content='2031-05-04T10:00 IST'>", "", "IST"),
        ('<meta property="article:published_time" content="2031-05-04T10:00[Asia/Tokyo]">', "",
         "Asia/Tokyo"),
        ("", "Published 2031-05-04T10:00 CST", "CST"),
        ("", "Published 4 May 2031, 10:00 am IST", "IST"),
        ("", "Published 10:00 IST, Sunday, 4 May 2031", "IST"),
    ],
)  # fmt: skip
def test_a_zone_that_means_several_is_noted(head: str, line: str, name: str) -> None:
    (message,), value = notes_and_time(head, line)
    assert value == "2031-05-04T10:00"
    assert f"2031-05-04T10:00 stands with {name}," in message


@pytest.mark.parametrize(
    ("head", "line", "value"),
    [
        ("<meta name='date' content='2031-05-04T10:00 EST'>", "", "2031-05-04T10:00-05:00"),
        ("", "Published 2031-05-04 10:00 EST", "2031-05-04T10:00-05:00"),
        ("", "Published 4 May 2031 10:00 | Updated 4 May 2031 11:00 CET", "2031-05-04T10:00"),
        ("", "Published 4 May 2031 10:00 by Ada", "2031-05-04T10:00"),
        ("", "Published 4 May 2031", "2031-05-04"),
    ],
)
def test_nothing_is_noted_of_a_zone_that_is_kept_or_none(head: str, line: str, value: str) -> None:
    assert notes_and_time(head, line) == ([], value)
