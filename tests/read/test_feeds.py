from accordingto.read.articles import split_lines
from accordingto.read.blocks import Split
from accordingto.read.lines import blocks_of

PIER = (
    "The pier at Ostrand has been closed after a diver found that four of its posts stand on "
    "nothing, the harbour office said, and nobody may walk on it until they have been replaced."
)
MILL = (
    "The mill at Verrin will grind again from Monday, its new owner promised, once the wheel has "
    "been hung; the old one broke in the flood and was sold for firewood by the parish."
)
GOAT = (
    "A goat that had lived on the roof of the Lomme town hall since spring came down by itself, "
    "said the caretaker, who had asked the fire brigade for help three times and been laughed at."
)


def split(*lines: str) -> Split:
    return split_lines(blocks_of("\n\n".join(lines)))


def titles(found: Split) -> list[str | None]:
    return [None if story.title is None else story.title.words for story in found.stories]


def bodies(found: Split) -> list[list[str]]:
    return [[block.words for block in story.body] for story in found.stories]


def test_a_ticker_gives_its_entries() -> None:
    found = split("News from the coast", "17.10", "Pier closed", PIER, "Share", "16.05", MILL,
                  "Short, but true.", GOAT, "15.00", GOAT)  # fmt: skip
    assert titles(found) == ["Pier closed", None, None]
    assert bodies(found) == [[PIER], [MILL, "Short, but true.", GOAT], [GOAT]]
    assert [story.stamp.words for story in found.stories if story.stamp] == [
        "17.10",
        "16.05",
        "15.00",
    ]
    kinds = {block.words: kind for block, kind in found.rest}
    assert kinds == {
        "News from the coast": "heading",
        "17.10": "dateline",
        "Share": "share",
        "16.05": "dateline",
        "15.00": "dateline",
    }


def test_posts_of_a_channel_are_stories() -> None:
    stamps = [f"Coast Watch, [03.05.2031 {hour}:02]" for hour in (9, 11, 14)]
    found = split(stamps[0], PIER, stamps[1], "[ Photo ]", MILL, stamps[2], GOAT)
    assert titles(found) == [None, None, None]
    assert bodies(found) == [[PIER], [MILL], [GOAT]]


def test_a_chronology_inside_a_story_splits_nothing() -> None:
    found = split("How the pier was lost", PIER, "04:40 The first post breaks at low tide.",
                  "06:15 The harbour office is called by a fisherman.",
                  "08:50 The diver goes down and finds three more.", MILL, GOAT)  # fmt: skip
    assert titles(found) == ["How the pier was lost"]


def test_rules_and_headlines_part_a_letter() -> None:
    found = split("THE COAST LETTER", "Dear readers,", "* * *", "1. THE PIER", PIER, "* * *",
                  "2. THE MILL", MILL, "* * *", "You asked for this letter.")  # fmt: skip
    assert titles(found) == ["1. THE PIER", "2. THE MILL"]
    assert bodies(found) == [[PIER], [MILL]]


def test_rules_between_paragraphs_part_nothing() -> None:
    found = split("The coast in autumn", PIER, "* * *", MILL, "* * *", GOAT)
    assert titles(found) == ["The coast in autumn"]


def test_a_wire_gives_a_story_for_each_dateline() -> None:
    lines = [f"{place}, May 3 (Coast Press) - {text}"
             for place, text in (("OSTRAND", PIER), ("VERRIN", MILL))]  # fmt: skip
    assert bodies(split(lines[0], "###", lines[1])) == [[lines[0]], [lines[1]]]


def test_places_in_capitals_are_datelines_where_most_paragraphs_have_one() -> None:
    lines = [f"{place} – {text}"
             for place, text in (("OSTRAND", PIER), ("VERRIN", MILL), ("LOMME", GOAT))]  # fmt: skip
    assert bodies(split("From the towns", *lines)) == [[line] for line in lines]
    assert len(split("From the towns", lines[0], MILL, GOAT).stories) == 1


def test_labels_above_headlines_part_a_briefing() -> None:
    found = split("Morning briefing", "COAST", "Pier closed", PIER, "LAND", "Mill will grind", MILL,
                  "AND FINALLY", "Goat comes down", GOAT)  # fmt: skip
    assert titles(found) == ["Pier closed", "Mill will grind", "Goat comes down"]


def test_a_long_lead_above_a_ticker_is_a_story() -> None:
    found = split("News from the coast", PIER + " " + MILL, "17.10", PIER, "16.05", MILL,
                  "15.00", GOAT)  # fmt: skip
    assert titles(found) == ["News from the coast", None, None, None]


def test_a_name_below_a_headline_is_not_the_headline() -> None:
    found = split("Town closes its old pier", "Ada Brunner", "21.04.2031, 17:30", PIER, MILL, GOAT)
    assert titles(found) == ["Town closes its old pier"]
