"""Pages of one invented story, for what they state about it."""

from accordingto.core.document import Article
from accordingto.core.part import Given, Part
from accordingto.read.reader import read_part

TITLE = "Crane falls into the basin at Tessel"
STORY = (
    "<p>Dockers in Tessel stopped work on Monday after a crane fell into the basin, "
    "the port said.</p>"
    "<p>Nobody was hurt, but the union said that its warnings had been ignored for many years.</p>"
    "<p>The harbour office promised to look at every crane on the quay before work began again.</p>"
    "<p>Ships for the basin were sent to other ports along the coast, "
    "the pilots told the council.</p>"
)


def page(*, head: str = "", under: str = "", story: str = STORY, after: str = "") -> bytes:
    """A page with one story, its headline, and what is put around it."""
    return (
        f"<!DOCTYPE html><html><head><title>{TITLE}</title>{head}</head><body><article>"
        f"<h1>{TITLE}</h1>{under}{story}{after}</article></body></html>"
    ).encode()


def article_of(raw: bytes, *given: Given) -> tuple[Article, str, bytes]:
    """The only article of a page, the text, and the bytes."""
    reading = read_part(Part(raw, "case/page.html", given=given))
    (article,) = reading.articles
    for stated in [
        *article.statements(reading.document.text).values(),
        *(a.name for a in article.authors),
    ]:
        places = (stated.span is not None, stated.bytes_at is not None, stated.given != "")
        assert sum(places) == 1, stated
    return article, reading.document.text, raw
