import pytest

from accordingto.read.articles import split_lines
from accordingto.read.blocks import Split
from accordingto.read.lines import blocks_of
from accordingto.read.reader import read_document

HARBOUR = (
    "Dockers in Tessel stopped work on Monday after a crane fell into the basin, the port said.",
    "Nobody was hurt, but the union said that its warnings about rust had been ignored for years.",
    "The port answered that every crane was inspected in spring and promised a report by Friday.",
)
ORCHARD = (
    "Late frost has taken half of the plum blossom around Verrin, growers told their chamber.",
    "Some lit fires between the rows at night, and others covered young trees with old sails.",
    "A spokeswoman of the chamber said that it was too early to ask the capital for any money.",
)


def split(text: str) -> Split:
    return split_lines(blocks_of(text))


def titles(found: Split) -> list[str | None]:
    return [None if story.title is None else story.title.words for story in found.stories]


def kinds(found: Split) -> dict[str, str]:
    return {block.words: kind for block, kind in found.rest}


def page(*stories: tuple[str, tuple[str, ...]], after: str = "") -> str:
    return after.join(
        f"\n\n\n{title}\n\n\n\n" + "\n\n".join(body) + "\n\n" for title, body in stories
    )


def test_headlines_set_apart_on_both_sides_begin_stories() -> None:
    found = split(page(("Crane falls into basin", HARBOUR), ("Frost takes the plums", ORCHARD)))
    assert titles(found) == ["Crane falls into basin", "Frost takes the plums"]
    assert [b.words for b in found.stories[1].body] == list(ORCHARD)


def test_a_separator_and_a_headline_begin_a_story() -> None:
    text = page(
        ("Crane falls into basin", HARBOUR),
        ("Frost takes the plums", ORCHARD),
        after="Continue Reading\n",
    )
    assert kinds(split(text))["Continue Reading"] == "continue"
    assert len(split(text).stories) == 2


def test_a_subheading_that_keeps_the_rhythm_stays_in_the_body() -> None:
    text = "\n\n".join(["Crane falls into basin", *HARBOUR, "What the union wants", *HARBOUR])
    found = split(text)
    assert len(found.stories) == 1
    assert "What the union wants" in [b.words for b in found.stories[0].body]


def test_continue_reading_inside_a_story_does_not_split_it() -> None:
    text = "\n\n".join(["Crane falls into basin", *HARBOUR, "Continue reading", *HARBOUR])
    found = split(text)
    assert len(found.stories) == 1
    assert len(found.stories[0].body) == 6


def test_teasers_behind_the_last_story_are_none_of_it() -> None:
    text = page(("Crane falls into basin", HARBOUR)) + (
        "Continue Reading\n\n\nRegions2 hours ago\n\nVerrin opens its new bridge\n\n"
        "The bridge over the Lomme, which had been promised since the flood, was opened by...\n"
    )
    found = split(text)
    assert len(found.stories) == 1
    assert set(kinds(found).values()) == {"continue", "teaser"}


def test_menus_above_and_comments_below_are_set_apart() -> None:
    text = "\n".join(
        ["Home", "Sport", "Follow us", "", "Crane falls into basin", "By Ada Voss", "",
         "\n\n".join(HARBOUR), "", "2 comments", "gull: who pays for the crane?"]
    )  # fmt: skip
    found = split(text)
    assert titles(found) == ["Crane falls into basin"]
    assert found.stories[0].byline is not None
    assert found.stories[0].byline.of(text) == "Ada Voss"
    assert kinds(found) == {
        "Home": "menu", "Sport": "menu", "Follow us": "menu", "By Ada Voss": "byline",
        "2 comments": "comments", "gull: who pays for the crane?": "comments",
    }  # fmt: skip


def test_a_byline_may_stand_on_three_lines() -> None:
    above = [
        "Crane falls into basin",
        "Published",
        "3 days ago",
        "on",
        "4 May 2031",
        "By",
        "Ada Voss",
    ]
    text = "\n\n".join([*above, *HARBOUR])
    found = split(text)
    assert found.stories[0].byline is not None
    assert found.stories[0].byline.of(text) == "Ada Voss"
    assert len(found.stories[0].body) == 3


def test_captions_are_told_by_their_form() -> None:
    text = "\n\n".join(
        ["Crane falls into basin", HARBOUR[0], "striking dockers at the gate", HARBOUR[1],
         "Mira Sand, the leader of the Tessel dockers.", HARBOUR[2]]
    )  # fmt: skip
    assert set(kinds(split(text)).values()) == {"caption"}


def test_a_sentence_with_a_full_stop_may_be_the_headline() -> None:
    title = "From Tessel, where cranes are old, dockers look for other work."
    found = split("\n".join([title, "Published", "Reading time: 2 min", *HARBOUR]))
    assert titles(found) == [title]
    assert kinds(found) == {"Published": "dateline", "Reading time: 2 min": "other"}


def test_a_list_of_names_is_no_story() -> None:
    assert split("Ada Voss\nLev Orlin\nMira Sand\n").stories == ()


def test_every_line_has_one_place() -> None:
    text = page(("Crane falls into basin", HARBOUR), ("Frost takes the plums", ORCHARD))
    found = split("Home\n\n" + text + "Share\n")
    placed = [b for b, _ in found.rest]
    placed += [b for s in found.stories for b in (*s.body, *([s.title] if s.title else []))]
    assert sorted(b.span for b in placed) == [
        b.span for b in blocks_of("Home\n\n" + text + "Share\n")
    ]


PARAGRAPH = (
    "The harbour of Tessel will close two of its piers from Monday, the port said, because the "
    "pillars below them were hollowed out by a winter of storms that nobody had counted on.\n\n"
)


RULED = (
    "Piers close in Tessel\n\nBy Ada Voss\n\n{p}{q}* * *\n\nThe engineers speak up\n\n{r}"
    "* * *\n\nA look ahead\n\n{s}"
)
LABELLED = (
    "Piers close in Tessel\n\nBy Ada Voss\n\n{p}THE HARBOUR\n\nWhat the engineers say\n\n{q}"
    "THE TOWN\n\nWhat the town says\n\n{r}THE MONEY\n\nWho is to pay\n\n{s}"
)


@pytest.mark.parametrize("text", [RULED, LABELLED])
def test_sections_of_a_feature_with_an_opening_are_one_story(text: str) -> None:
    parts = {
        name: PARAGRAPH.replace("two", word).replace("Monday", day)
        for name, word, day in zip(
            "pqrs", ("two", "three", "four", "five"), ("Monday", "Tuesday", "Friday", "Sunday"),
            strict=True,
        )
    }  # fmt: skip
    reading = read_document(text.format(**parts).encode(), origin="x")
    (article,) = reading.articles
    assert article.title is not None
    assert article.title.of(reading.document.text) == "Piers close in Tessel"
    assert article.byline is not None
    assert "close two of its piers" in article.body[0].of(reading.document.text)
