import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.work import HANG_S

from accordingto.core.document import Reading
from accordingto.errors import ReadError
from accordingto.read import html
from accordingto.read.normalise import decode
from accordingto.read.reader import read_document
from accordingto.read.several import parts_of

PIER = (
    "<p>The pier at Ostrand has been closed after a diver found that four of its posts stand on "
    "nothing, the harbour office said, and nobody may walk on it until they are replaced.</p>"
)
MILL = (
    "<p>The mill at Verrin will grind again from Monday, its new owner promised, once the wheel "
    "has been hung; the old one broke in the flood and was sold for firewood by the parish.</p>"
)
GOAT = (
    "<p>A goat that had lived on the roof of the Lomme town hall since spring came down by itself, "
    "said the caretaker, who had asked the fire brigade for help and been laughed at.</p>"
)


def read(markup: str, title: str = "") -> Reading:
    page = f"<html><head><title>{title}</title></head><body>{markup}</body></html>"
    return read_document(page.encode(), origin="page.html")


def titles(reading: Reading) -> list[str | None]:
    text = reading.document.text
    return [None if a.title is None else a.title.of(text) for a in reading.articles]


def bodies(reading: Reading) -> list[str]:
    text = reading.document.text
    return [" / ".join(span.of(text)[:9] for span in a.body) for a in reading.articles]


def published(reading: Reading) -> list[str | None]:
    return [a.published.value if a.published else None for a in reading.articles]


def test_entries_of_a_live_blog_are_stories_with_their_times() -> None:
    reading = read(
        "<h1>The coast today</h1>"
        + "".join(
            f"<div><time datetime='2031-05-03T{hour}:10:00Z'>{hour}:10</time><h2>{name}</h2>"
            f"{text}</div>"
            for hour, name, text in (
                (17, "Pier closed", PIER), (16, "Mill to grind", MILL), (15, "Goat is down", GOAT),
            )
        )
    )  # fmt: skip
    assert titles(reading) == ["Pier closed", "Mill to grind", "Goat is down"]
    assert published(reading) == [f"2031-05-03T{hour}:10:00Z" for hour in (17, 16, 15)]


def test_stamps_in_bold_paragraphs_part_a_live_page_without_times_elements() -> None:
    reading = read(
        f"<h1>The coast today</h1><p>3 May 2031</p><p><b>17.10</b></p>{PIER}<p><b>16.10</b></p>"
        f"{MILL}{GOAT}<p><b>15.10</b></p>{GOAT.replace('goat', 'ram')}"
    )
    assert bodies(reading) == ["The pier ", "The mill  / A goat th", "A ram tha"]
    assert published(reading) == [f"2031-05-03T{hour}:10" for hour in (17, 16, 15)]


def test_times_as_subheadings_of_one_article_part_nothing() -> None:
    hours = "".join(
        f"<h3>{at}</h3>{text}" for at, text in (("09:15", PIER), ("10:40", MILL), ("12:05", GOAT))
    )
    title = "<h1>How the pier was closed</h1><p>It took three hours.</p>"
    (article,) = read(f"<article>{title}{hours}</article>").articles
    assert len(article.body) >= 4
    long = hours.replace("</p>", f"</p>{GOAT}")
    assert len(read(f"<article>{title}{long}</article>").articles) == 3
    assert len(read(f"{title}{hours}").articles) == 3


def test_stamps_in_the_footers_of_posts_end_them() -> None:
    reading = read("".join(
        f"<div><div>Coast Watch</div>{text}<div class='post_footer'><span>{n}.1K</span> "
        f"<time datetime='2031-05-03T1{n}:00:00Z'>1{n}:00</time></div></div>"
        for n, text in enumerate((PIER, MILL, GOAT))
    ))  # fmt: skip
    assert bodies(reading) == ["The pier ", "The mill ", "A goat th"]
    assert published(reading) == [f"2031-05-03T1{n}:00:00Z" for n in range(3)]


def test_articles_inside_an_article_are_stories() -> None:
    reading = read(
        "<article><h1>Strike on the coast</h1><p>All we know.</p>"
        f"<article><h2>Pier closed</h2>{PIER}</article>"
        f"<article><h2>Mill to grind</h2>{MILL}</article></article>"
    )
    assert titles(reading) == ["Pier closed", "Mill to grind"]


def test_teasers_in_article_elements_beside_a_longer_story_are_none() -> None:
    story = f"<h1>Pier closed</h1>{PIER}{MILL}{GOAT}".replace("<p>", "<p>Now. ") * 2
    reading = read(
        f"{story}<article><h3><a href=a>Goat is down</a></h3>{GOAT}</article>"
        f"<article><h3><a href=b>Mill to grind</a></h3>{MILL}</article>"
    )
    assert len(reading.articles) == 1


def test_a_round_up_gives_its_briefs_without_their_labels() -> None:
    markup = "".join(
        f"<h3>{place}</h3><h3>{name}</h3>{text}"
        for place, name, text in (
            ("OSTRAND", "Pier closed", PIER),
            ("VERRIN", "Mill to grind", MILL),
            ("LOMME", "Goat is down", GOAT),
        )
    )
    assert titles(read(f"<h1>News in brief</h1>{markup}", "News in brief")) == [
        "Pier closed",
        "Mill to grind",
        "Goat is down",
    ]
    assert len(read(f"<h1>The coast in autumn</h1>{markup}", "The coast in autumn").articles) == 1


def test_sections_that_end_with_read_more_are_stories() -> None:
    reading = read(
        "<h1>The Coast Letter</h1>"
        + "".join(
            f"<h2>{name}</h2>{text}<p><a href=x>Read more »</a></p>"
            for name, text in (("Pier closed", PIER), ("Mill to grind", MILL))
        )
        + "<p>You receive this letter because you asked us for it some time ago.</p>"
    )
    assert titles(reading) == ["Pier closed", "Mill to grind"]
    assert bodies(reading) == ["The pier ", "The mill "]


def test_bold_lines_behind_rules_begin_stories() -> None:
    reading = read(
        f"<center>COAST NEWS</center><hr><p><b>PIER CLOSED</b></p>{PIER}<hr>"
        f"<p><b>MILL TO GRIND</b></p>{MILL}<hr><small>We live on gifts.</small>"
    )
    assert titles(reading) == ["PIER CLOSED", "MILL TO GRIND"]


def test_rules_between_sections_of_one_story_part_nothing() -> None:
    reading = read(
        f"<article><h1>The coast in autumn</h1>{PIER}<hr><h2>The old mill</h2>{MILL}<hr>"
        f"<h2>And the goat</h2>{GOAT}</article>"
    )
    assert titles(reading) == ["The coast in autumn"]


def test_the_last_story_ends_where_its_container_does() -> None:
    reading = read(
        "<div>" + "".join(
            f"<div><h2>{name}</h2><p>By Ada Voss</p>{text}{GOAT}</div>"
            for name, text in (("The pier is closed", PIER), ("The mill will grind", MILL))
        )
        + "</div><p>The Coast Paper appears on Sundays. Letters to the editor may be shortened.</p>"
    )  # fmt: skip
    assert bodies(reading) == ["The pier  / A goat th", "The mill  / A goat th"]


def test_excerpts_that_break_off_are_no_story() -> None:
    cut = [text.replace(".</p>", " …</p>") for text in (PIER, MILL, GOAT)]
    reading = read(
        "<h1>Search results for coast</h1>"
        + "".join(f"<h3><a href=x>Result of the search</a></h3>{text}" for text in cut)
    )
    assert reading.articles == ()


def test_questions_and_answers_are_one_story() -> None:
    reading = read(
        f"<h1>Six questions about the coast</h1>{PIER}<h2>Who closed the pier?</h2>{MILL}"
        f"<h2>And where is the goat?</h2>{GOAT}"
    )
    assert len(reading.articles) == 1


def test_text_around_inner_articles_stays_with_the_outer_one() -> None:
    reading = read(
        f"<article><h1>Strike on the coast</h1>{PIER}{PIER.replace('pier', 'quay')}"
        f"<article><h2>Mill to grind</h2>{MILL}</article>{GOAT}"
        f"<article><h2>Ram is up</h2>{GOAT.replace('goat', 'ram')}</article></article>"
    )
    assert titles(reading) == ["Strike on the coast", "Mill to grind", "Ram is up"]
    assert bodies(reading) == ["The pier  / The quay  / A goat th", "The mill ", "A ram tha"]


PIECES = st.sampled_from(
    ["<article>", "</article>", "<h1>Coast news</h1>", "<h2>Pier closed</h2>", PIER, MILL, GOAT,
     "<hr>", "<p>17:10</p>", "<p>16:05</p>", "<p>15:20</p>", "<p>14:30</p>", "<p>By Ada Voss</p>",
     "<p><a href=x>Read more</a></p>", "<p><b>Ram is up</b></p>", "<div>", "</div>",
     "<div class=comments>", "<p>Short, but true.</p>"]
)  # fmt: skip


@given(st.lists(PIECES, min_size=3, max_size=16).map("".join))
def test_every_block_has_one_place(markup: str) -> None:
    try:
        reading = read(markup, "News in brief")
    except ReadError:
        return
    spans = [span for _, _, span in reading.blocks()]
    assert len(set(spans)) == len(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    text = reading.document.text
    assert sum(len(span.of(text).split()) for span in spans) == len(text.split())


@pytest.mark.parametrize(
    "piece",
    [f"<article><h2>Pier</h2>{PIER}", f"<p>{'word ' * 12}end.</p><p><a href=x>Read more</a></p>",
     "<h2>Pier closed</h2>", f"<p>12:30</p>{PIER}", f"<hr><p><b>Pier closed</b></p>{PIER}"],
)  # fmt: skip
def test_hostile_repetition_costs_linear_time(piece: str) -> None:
    page = html.read_page(decode((piece * 2_000).encode(), codec="utf-8"))
    started = time.process_time()
    parts_of(page.blocks, ["News in brief"])
    assert time.process_time() - started < HANG_S


def test_linked_subheadings_below_a_headline_and_its_opening_are_one_story() -> None:
    opening = "<p>The minister gave a briefing on the port of Tessel, and said little of it. " * 5
    sections = "".join(
        f"<h2><a href='#{n}'>What part {n} of the plan says</a></h2>"
        f"<p>{f'Part {n} of the plan says that the piers must close in its own year. ' * 6}</p>"
        for n in range(3)
    )
    raw = (
        "<html><title>Minister gives briefing on port</title><body><article>"
        f"<h1>Minister gives briefing on port</h1>{opening}</p>{sections}</article></body></html>"
    ).encode()
    reading = read_document(raw, origin="x")
    (article,) = reading.articles
    assert article.title is not None
    assert article.title.of(reading.document.text) == "Minister gives briefing on port"
    assert "gave a briefing" in article.body[0].of(reading.document.text)
