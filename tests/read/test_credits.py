import pytest
from tests.read.origin_pages import STORY, TITLE, article_of, page
from tests.word_writer import WORD_TYPE, paragraph, run, word_xml

from accordingto.core.part import Part
from accordingto.read.reader import read_document, read_part

FIRST = "Dockers in Tessel stopped work on Monday after a crane fell into the basin, the port said."


def credited(raw: bytes) -> list[tuple[str, str, str]]:
    article, text, _ = article_of(raw)
    return [(one.kind, one.span.of(text), one.value) for one in article.credits]


def opened(words: str) -> list[tuple[str, str, str]]:
    return credited(page(story=f"<p>{words}{FIRST}</p>{STORY}"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "KYIV, June 3 (Reuters) - ",
            [("dateline", "KYIV, June 3", "Kyiv"), ("wire", "(Reuters)", "Reuters")],
        ),
        (
            "NEW YORK, N.Y. (AP) — ",
            [
                ("dateline", "NEW YORK, N.Y.", "New York, N.Y."),
                ("wire", "(AP)", "Associated Press"),
            ],
        ),
        (
            "TESSEL, June 3. /TASS/. ",
            [("dateline", "TESSEL, June 3", "Tessel"), ("wire", "/TASS/", "TASS")],
        ),
        (
            "ТЕССЕЛЬ, 3 июня. /ТАСС/. ",
            [("dateline", "ТЕССЕЛЬ, 3 июня", "Тессель"), ("wire", "/ТАСС/", "TASS")],
        ),
        ("TASS — ", [("wire", "TASS", "TASS")]),
        ("(Reuters) - ", [("wire", "(Reuters)", "Reuters")]),
        (
            "BERLIN (dpa/AFP) – ",
            [("dateline", "BERLIN", "Berlin"), ("wire", "(dpa/AFP)", "dpa, AFP")],
        ),
        ("TESSEL — ", [("dateline", "TESSEL", "Tessel")]),
        ("Nobody - not even the mayor - knew. ", []),
        ("The mayor — who had left — knew. ", []),
        ("Courier.Net - ", []),
        ("He (PA) said. ", []),
        ("Reuters - the agency - said that ", []),
        ("Reuters — The agency of that name — said that ", []),
        ("AFP - which has an office there - said that ", []),
        ("Mehmet Oz — A surgeon — said that ", []),
        ("Tessel — The dockers — all of them — left. ", [("dateline", "Tessel", "Tessel")]),
        ("American Psychological Association (APA) — ", []),
        ("The Assembly of Port Authorities (APA) said that ", []),
        ("The Port Council (APA) said that ", []),
        (
            "Wien (APA) - ",
            [("dateline", "Wien", "Wien"), ("wire", "(APA)", "APA")],
        ),
        (
            "ASUNCION, Paraguay (AP) — ",
            [
                ("dateline", "ASUNCION, Paraguay", "Asuncion, Paraguay"),
                ("wire", "(AP)", "Associated Press"),
            ],
        ),
        (
            "Asunción, Paraguay (AP) — ",
            [
                ("dateline", "Asunción, Paraguay", "Asunción, Paraguay"),
                ("wire", "(AP)", "Associated Press"),
            ],
        ),
        ("(APA) ", [("wire", "(APA)", "APA")]),
    ],
)
def test_a_story_opens_with_place_and_agency(
    words: str, expected: list[tuple[str, str, str]]
) -> None:
    assert opened(words) == expected


def test_a_name_before_a_dash_in_the_second_paragraph_is_no_second_place() -> None:
    story = f"<p>TESSEL (AP) — {FIRST}</p><p>Mehmet Oz — {FIRST}</p>{STORY}"
    assert credited(page(story=story)) == [
        ("dateline", "TESSEL", "Tessel"), ("wire", "(AP)", "Associated Press"),
    ]  # fmt: skip
    summary = f"<p>{FIRST}</p><p>TESSEL (AP) — {FIRST}</p>{STORY}"
    assert [kind for kind, _, _ in credited(page(story=summary))] == ["dateline", "wire"]


@pytest.mark.parametrize(
    ("end", "span"),
    [
        (" (AP)", "(AP)"),
        (" (with Associated Press)", "(with Associated Press)"),
        (" — AP", "— AP"),
        (" (PA)", ""),
        (" It rests with the Austin Port (AP)", ""),
        (" It rests with the Alliance for Peace (AP).", ""),
    ],
)
def test_a_story_closes_with_an_agency(end: str, span: str) -> None:
    expected = [("wire", span, "Associated Press")] if span else []
    assert credited(page(story=f"{STORY}<p>{FIRST}{end}</p>")) == expected


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("AFP contributed to this report.", "wire", "AFP"),
        ("Source: TASS", "wire", "TASS"),
        (
            "With additional reporting by Lev Orlin and Ada Voss",
            "with-reporting",
            "Lev Orlin and Ada Voss",
        ),
        (
            "(Reporting by J. K. Orlin in Tessel; editing by Mira Sand)",
            "with-reporting",
            "J. K. Orlin in Tessel",
        ),
        ("Lev Orlin contributed to this report.", "with-reporting", "Lev Orlin"),
        (
            "This article first appeared in The Tessel Post on 3 May.",
            "syndication",
            "The Tessel Post",
        ),
        ("This story was originally published by Delta Notes.", "syndication", "Delta Notes"),
        ("Republished with permission from The Quay Review.", "syndication", "The Quay Review"),
        ("Впервые опубликовано в Тесселе", "syndication", "Тесселе"),
        ("Translated from Russian by Ada Voss", "translated", "ru"),
        ("Translated from the original Ukrainian.", "translated", "uk"),
        ("Aus dem Englischen von Ada Voss", "translated", "en"),
        ("Перевод с английского: Ада Восс", "translated", "en"),
        ("This article was translated with DeepL.", "machine-translated", "DeepL"),
        ("This page has been automatically translated from Ukrainian.", "machine-translated", ""),
        ("This is a machine translation.", "machine-translated", ""),
        ("Auto-translated from Russian", "machine-translated", ""),
        ("Машинный перевод", "machine-translated", ""),
    ],
)
def test_lines_beside_a_story_credit_others(line: str, kind: str, value: str) -> None:
    assert (kind, value) in [
        (one, named) for one, _, named in credited(page(after=f"<p>{line}</p>"))
    ]
    assert (kind, value) in [
        (one, named) for one, _, named in credited(page(under=f"<div>{line}</div>"))
    ]


@pytest.mark.parametrize(
    "words",
    [
        "The start-up sells machine translation to banks, its founder told the council.",
        "He said that the report was first published in The Tessel Post, which it denies.",
        "The novel was translated from Russian by Ada Voss in 2020, and it sold well there.",
        "Reports by the council said that the crane had been found to be safe in spring.",
    ],
)
def test_a_story_about_such_things_credits_nobody(words: str) -> None:
    assert credited(page(story=f"<p>{words}</p>{STORY}<p>{words}</p>")) == []


def test_a_date_is_no_outlet() -> None:
    assert credited(page(after="<p>First published on May 14, 2031</p>")) == []


def test_photographs_credit_no_story() -> None:
    under = "<figure><figcaption>Reuters</figcaption></figure>"
    assert credited(page(under=under)) == []


def test_a_text_without_markup_has_credits_too() -> None:
    words = STORY.replace("<p>", "").replace("</p>", "\n\n")
    raw = f"{TITLE}\n\nTESSEL (AP) — {words}".encode()
    reading = read_document(raw, origin="x")
    assert [one.kind for one in reading.articles[0].credits] == ["dateline", "wire"]


def test_a_story_of_headings_alone_has_credits_too() -> None:
    heading = paragraph(run(FIRST), style="Title")
    reading = read_part(Part(word_xml(heading * 3).encode(), "d", "d", WORD_TYPE))
    assert reading.document.text.count(FIRST) == 3
