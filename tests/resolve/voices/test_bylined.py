"""Who "I" is in an article with a byline outside its body."""

import pytest

from accordingto.core.document import Article, Author, Credit, Stated
from accordingto.core.span import Span
from accordingto.resolve.voices.told import told_of
from accordingto.testing import span_of
from tests.resolve.voices.story import Story
from tests.work import assert_in_proportion

OFTEN = "I doubt that it held. I saw it leak, and my boots were wet."


def says_i(text: str, *names: str) -> Story:
    return Story(text).by(*names).said("I", "it held")


def test_i_in_an_article_that_is_told_by_its_writer_is_the_writer() -> None:
    story = says_i(f"Whose dam?\nAda Lint, 3 May\n{OFTEN}", "Ada Lint")
    assert (story.who(0), story.rule(0)) == (["Ada Lint"], "first person")
    assert story.chain(0) == [("outlet", ""), ("speaker", "Ada Lint")]


@pytest.mark.parametrize(
    ("label", "byline", "address"),
    [
        ("News", "Posted by Ada Lint", ""),
        ("News", "Ada Lint, Courier columnist", ""),
        ("OPINION", "Ada Lint", ""),
        ("News", "Ada Lint", "https://courier.test/opinion/2031/dam"),
    ],
)
def test_one_i_is_the_writer_of_what_is_opinion(label: str, byline: str, address: str) -> None:
    text = f"{label}\nWhose dam?\n{byline}\nBut I doubt that it held."
    story = Story(text).by("Ada Lint", label=label, address=address).said("I", "it held")
    assert story.who(0) == ["Ada Lint"]


@pytest.mark.parametrize(
    "text",
    [
        "Whose dam?\nAda Lint\nBut I doubt that it held.",
        "Whose dam?\nAda Lint\nBut I doubt that it held. “I saw it. I left. I told my son.”",
        "Whose dam?\nAda Lint\nI doubt that it held. Rudolf I built it, Rudolf I lost it.",
        f"Transcript: whose dam?\nAda Lint\n{OFTEN}",
        f"Whose dam?\nInterview: Ada Lint\n{OFTEN}",
        f"Whose dam?\nAs told to Ada Lint\n{OFTEN}",
        f"Whose dam?\nAda Lint\nLow: Did it?\nBrandt: {OFTEN}\nLow: Why?\nBrandt: No.",
    ],
)
def test_i_in_a_report_or_in_what_another_says_is_the_outlet(text: str) -> None:
    assert says_i(text, "Ada Lint").voices().speakers[0].is_outlet


def test_a_plain_text_may_begin_with_its_byline() -> None:
    story = Story(f"Whose dam?\nBy Ada Lint\n{OFTEN}").said("I", "it held")
    assert story.who(0) == ["Ada Lint"]
    of_courier = Story(f"Whose dam?\nBy Ada Lint, Neld Courier\n{OFTEN}").said("I", "it held")
    assert of_courier.who(0) == ["Ada Lint"]
    report = Story("Whose dam?\nBy Ada Lint\nI doubt that it held.").said("I", "it held")
    assert report.voices().speakers[0].is_outlet


def test_of_two_writers_none_is_i() -> None:
    story = says_i(f"Whose dam?\nAda Lint and Piet Brandt\n{OFTEN}", "Ada Lint", "Piet Brandt")
    assert story.voices().speakers[0].is_outlet


@pytest.mark.parametrize("byline", ["By Ada Lint, Piet Brandt", "By Ada Lint and Piet Brandt"])
def test_two_in_the_byline_of_a_plain_text_are_no_one_writer(byline: str) -> None:
    text = f"Whose dam?\n{byline}\n{OFTEN}"
    story = Story(text, ("person", "Ada Lint"), ("person", "Piet Brandt")).said("I", "it held")
    assert story.voices().speakers[0].is_outlet


def test_a_writer_who_is_named_in_the_article_is_one_with_that_name() -> None:
    text = f"Whose dam?\nAda Lint\n{OFTEN}\nAda Lint keeps boots."
    story = Story(text, ("person", "Ada Lint@1")).by("Ada Lint").said("I", "it held")
    found = story.voices()
    assert found.called(found.speakers[0].entities[0]) == span_of(text, "Ada Lint", nth=1)


def test_an_article_tells_its_authors_where_the_text_has_their_names() -> None:
    text = "Whose dam?\nAda Lint\nIt held.\n(DAMS)"
    article = Article(
        0, span_of(text, "Whose dam?"), None, Stated("The Courier", bytes_at=(0, 1)), None, "en",
        (span_of(text, "It held."),),
        canonical_url=Stated("https://courier.test/opinion/dam", bytes_at=(0, 1)),
        authors=(
            Author("person", Stated("Ada Lint", span=span_of(text, "Ada Lint"))),
            Author("person", Stated("ADA LINT", bytes_at=(0, 1))),
            Author("desk", Stated("dam?", span=span_of(text, "dam?"))),
        ),
        credits=(
            Credit("wire", span_of(text, "(DAMS)"), "DAMS"),
            Credit("dateline", span_of(text, "held"), "Held"),
        ),
    )  # fmt: skip
    told = told_of(text, article, ())
    assert (told.outlet, told.address) == (("The Courier",), "https://courier.test/opinion/dam")
    assert told.authors == (span_of(text, "Ada Lint"),)
    assert told.credits == (span_of(text, "(DAMS)"),)
    assert told.paragraphs == (Span(0, 10), span_of(text, "It held."))


def test_of_writers_whose_names_the_text_has_in_part_none_is_the_one() -> None:
    text = "Whose dam?\nAda Lint\nIt held."
    authors = (
        Author("person", Stated("Ada Lint", span=span_of(text, "Ada Lint"))),
        Author("person", Stated("Piet Brandt", bytes_at=(0, 1))),
    )
    article = Article(
        0, None, None, None, None, "en", (span_of(text, "It held."),), authors=authors
    )
    assert told_of(text, article, ()).authors == ()


def test_long_articles_take_time_in_proportion() -> None:
    def work(n: int) -> None:
        text = "Whose dam?\nAda Lint\n" + "“My dam,” he said. I doubt that it held.\n" * n
        story = Story(text).by("Ada Lint")
        for nth in range(n):
            story.said(f"I@{nth}", f"it held@{nth}")
        story.voices()

    assert_in_proportion(work, 20, 160)
