"""Through whom words came: outlets, interviewers, and who wrote a post."""

from dataclasses import replace

import pytest

from accordingto.resolve.voices.resolver import voices
from tests.resolve.voices.story import Story, at
from tests.work import assert_in_proportion


def cued(story: Story, *cues: str) -> Story:
    """The story with a cue for each attribution."""
    for n, cue in enumerate(cues):
        if cue:
            story.attributions[n] = replace(story.attributions[n], cue=(at(story.text, cue),))
    return story


def relayed(story: Story) -> list[list[str]]:
    """The relays of each attribution."""
    return [
        [name for role, name in story.chain(n) if role == "relay"]
        for n in range(len(story.attributions))
    ]


def test_what_somebody_says_next_came_the_same_way() -> None:
    text = "Lint told CNN that it fell.\nLint said it leaked.\nLint has said it was late."
    text += "\nBrandt said no."
    story = Story(text, ("person", "Lint", "Lint@1", "Lint@2"), ("person", "Brandt"))
    story.said("Lint", "it fell").said("Lint@1", "it leaked").said("Lint@2", "it was late")
    story.said("Brandt", "no")
    found = relayed(cued(story, "told", "said", "has said", "said@2"))
    assert found == [["CNN"], ["CNN"], [], []]


def test_words_on_air_came_through_the_programme_and_so_did_what_follows() -> None:
    text = 'Lint said it fell on CNN\'s "Dam Talk" on Sunday.\nLint said it leaked.'
    story = Story(text, ("person", "Lint", "Lint@1"))
    story.said("Lint", "it fell").said("Lint@1", "it leaked")
    assert relayed(cued(story, "said", "said@1")) == [["Dam Talk"], ["Dam Talk"]]


def test_an_occasion_on_air_is_told_of_where_nothing_is_attributed() -> None:
    text = "Lint appeared on CNN on Sunday.\nLint said it leaked."
    story = Story(text, ("person", "Lint", "Lint@1")).said("Lint@1", "it leaked")
    assert relayed(cued(story, "said")) == [["CNN"]]


def test_an_interview_is_told_of_where_nothing_is_attributed() -> None:
    text = "Lint was calm in an interview with CNN, but tired.\nLint said it leaked."
    story = Story(text, ("person", "Lint", "Lint@1")).said("Lint@1", "it leaked")
    assert relayed(cued(story, "said")) == [["CNN"]]


def test_an_occasion_is_remembered_over_paragraphs_of_which_nobody_speaks() -> None:
    gap = "It hailed.\n" * 4
    text = f"Lint appeared on CNN on Sunday.\n{gap}Lint argued it leaked."
    story = Story(text, ("person", "Lint", "Lint@1")).said("Lint@1", "it leaked")
    assert relayed(cued(story, "argued")) == [["CNN"]]


def test_whoever_is_called_by_a_number_is_no_person() -> None:
    text = "Lint said in a Pine411 interview that it fell."
    story = Story(text, ("person", "Lint"), ("person", "Pine411")).said("Lint", "it fell")
    assert relayed(cued(story, "said")) == [["Pine411"]]


def test_what_the_lede_tells_of_holds_for_the_headline_and_the_whole_article() -> None:
    text = "Lint says it fell.\nLint told CNN that it leaked.\nIt rained.\nIt poured.\nIt froze."
    text += "\nLint said it was late.\nLint has said it was dry."
    story = Story(text, ("person", "Lint", "Lint@1", "Lint@2", "Lint@3"))
    story.said("Lint", "it fell").said("Lint@1", "it leaked")
    story.said("Lint@2", "it was late").said("Lint@3", "it was dry")
    found = relayed(cued(story, "says", "told", "said", "has said"))
    assert found == [["CNN"], ["CNN"], ["CNN"], []]


def test_what_was_told_to_the_outlet_itself_came_through_no_other() -> None:
    text = "Lint told CNN that it fell.\nReached by the Orrin Post, Lint said it leaked."
    story = Story(text, ("person", "Lint", "Lint@1"), outlet=["Orrin Post"])
    story.said("Lint", "it fell").said("Lint@1", "it leaked")
    assert relayed(cued(story, "told", "said")) == [["CNN"], []]


@pytest.mark.parametrize("agency", ["AP", "Associated Press"])
def test_an_agency_whose_story_it_is_passes_on_nothing_more(agency: str) -> None:
    text = f"ORRIN (AP) - Lint told the {agency} that it fell."
    story = cued(Story(text, ("person", "Lint")).said("Lint", "it fell"), "told")
    assert relayed(story) == [[]]


def test_an_outlet_that_speaks_is_no_relay_of_its_own_words() -> None:
    text = "It fell, according to the Neld Courier.\nA column in the Neld Courier said it leaked."
    story = Story(text, ("outlet", "Neld Courier"), ("document", "A column"))
    story.said("the Neld Courier", "It fell").said("A column in the Neld Courier", "it leaked")
    assert relayed(cued(story, "according to", "said")) == [[], ["Neld Courier"]]


@pytest.mark.parametrize(
    ("called", "through"),
    [
        ("Not long after that day Fox News’ Ada Brandt left", "Fox News"),
        ("Ada Brandt, a radio host, left", "Ada Brandt"),
        ("Ada Brandt, a miner, left", None),
    ],
)
def test_a_journalist_passes_words_on_for_the_outlet(called: str, through: str | None) -> None:
    text = f"Lint told Ada Brandt that it fell.\n{called}."
    story = Story(text, ("person", "Lint"), ("person", "Ada Brandt", "Ada Brandt@1"))
    story.said("Lint", "it fell")
    assert relayed(cued(story, "told")) == [[] if through is None else [through]]


def test_a_post_that_is_printed_whole_is_passed_on_by_who_signs_it() -> None:
    text = "Lint told me it fell. — Ada Brandt (@brandt)\nLint said it leaked."
    story = Story(text, ("person", "Lint", "Lint@1"), ("person", "Ada Brandt"))
    story.said("Lint", "it fell").said("Lint@1", "it leaked")
    assert relayed(cued(story, "told", "said")) == [["Ada Brandt"], []]


def test_a_magazine_is_not_the_city_that_it_is_called_after() -> None:
    text = "Lint told Orrin magazine that it fell in Orrin."
    story = Story(text, ("person", "Lint"), ("place", "Orrin", "Orrin@1")).said("Lint", "it fell")
    assert relayed(cued(story, "told")) == [["Orrin magazine"]]


def test_a_question_without_an_asker_is_put_by_the_outlet_not_to_it() -> None:
    text = "Lint told CNN that it fell when asked about the gate."
    story = Story(text, ("person", "Lint")).said("Lint", "it fell").said("", "the gate")
    assert relayed(cued(story, "told", "asked about")) == [["CNN"], []]


def test_what_an_outlet_s_own_journalist_says_there_needs_no_passing_on() -> None:
    text = "CNN’s Ada Brandt told CNN that it fell."
    story = Story(text, ("person", "Ada Brandt"), ("outlet", "CNN", "CNN@1"))
    assert relayed(cued(story.said("Ada Brandt", "it fell"), "told")) == [[]]


@pytest.mark.parametrize(
    ("outlet", "cue", "passed_on"),
    [
        ("Orrin Post", "wrote", True),
        ("Orrin Post", "said", False),
        ("Neld Courier", "wrote", False),
        ("Courier", "wrote", False),
    ],
)
def test_a_journalist_writes_in_their_own_paper(outlet: str, cue: str, passed_on: bool) -> None:
    text = f"The Neld Courier’s Ada Brandt {cue} that it fell."
    story = Story(text, ("person", "Ada Brandt"), ("outlet", "Neld Courier"), outlet=[outlet])
    story = cued(story.said("Ada Brandt", "it fell"), cue)
    between = [("relay", "Neld Courier"), ("speaker", "Ada Brandt")]
    beyond = [("speaker", "Ada Brandt"), ("principal", "Neld Courier")]
    assert story.chain(0)[1:] == (between if passed_on else beyond)


def test_where_somebody_writes_again_it_is_where_they_wrote_before() -> None:
    text = "Lint wrote in the Neld Courier that it fell.\nLint wrote that it leaked.\n"
    text += "Brandt wrote that it froze."
    story = Story(text, ("person", "Lint", "Lint@1"), ("person", "Brandt"))
    story.said("Lint", "it fell").said("Lint@1", "it leaked").said("Brandt", "it froze")
    found = relayed(cued(story, "wrote", "wrote@1", "wrote@2"))
    assert found == [["Neld Courier"], ["Neld Courier"], []]


def test_an_interviewer_passes_on_what_is_said_next() -> None:
    text = "Lint spoke in an interview with Ada Brandt.\nLint said it leaked.\n"
    text += "Ada Brandt, a CNN host, left."
    story = Story(text, ("person", "Lint", "Lint@1"), ("person", "Ada Brandt", "Ada Brandt@1"))
    story.said("Lint@1", "it leaked")
    assert relayed(cued(story, "said")) == [["CNN"]]


@pytest.mark.parametrize(
    ("text", "through"),
    [
        ("Lint said through an interpreter that it fell.", ["an interpreter"]),
        ("Through her young lawyer, Lint said that it fell.", ["her young lawyer"]),
        ("Lint said with an interpreter that it fell.", []),
        ("Lint said through the night that it fell.", []),
    ],
)
def test_words_come_through_whoever_speaks_for_somebody(text: str, through: list[str]) -> None:
    story = Story(text, ("person", "Lint")).said("Lint", "it fell")
    assert relayed(cued(story, "said")) == [through]


def test_an_attribution_outside_all_paragraphs_has_none() -> None:
    story = cued(Story("Lint told CNN that it fell.", ("person", "Lint")).said("Lint"), "told")
    told = replace(story.told(), paragraphs=())
    (chain,) = voices(told, story.mentions, story.entities).chains
    assert [hop.role for hop in chain] == ["outlet", "speaker"]


def test_many_words_told_cost_in_proportion() -> None:
    def work(n: int) -> object:
        text = "\n".join(f"Lint{'abcdefghij'[k % 10]} told CNN it fell." for k in range(n))
        story = Story(text, ("person", "Linta"))
        for k in range(n):
            story.said(f"Lint{'abcdefghij'[k % 10]}@{k // 10}", f"it fell@{k}")
        return cued(story, *(f"told@{k}" for k in range(n))).voices()

    assert_in_proportion(work, 20, 160)


def test_an_outlet_has_its_short_name_whatever_other_articles_of_a_document_name() -> None:
    text = "Lint told The Post that it fell.\nThe Neld Post is old."
    story = Story(text, ("person", "Lint"), ("organisation", "The Post"), outlet=["The Orrin Post"])
    told = story.said("Lint", "it fell").told()
    article = replace(told, paragraphs=told.paragraphs[:1])
    found = voices(article, story.mentions, story.entities)
    assert [hop.role for hop in found.chains[0]] == ["outlet", "speaker"]
