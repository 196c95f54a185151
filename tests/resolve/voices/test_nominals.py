"""Whom a description of one person means."""

from dataclasses import replace

import pytest

from accordingto.resolve.voices.offices import Offices
from accordingto.resolve.voices.told import Contents
from tests.resolve.voices.story import Story, at
from tests.work import assert_in_proportion


def test_a_description_means_who_spoke_before() -> None:
    story = Story(
        "Ada Lint came, and Piet Brandt left.\nLint said it held.\nThe senator said it leaked.",
        ("person", "Ada Lint", "Lint@1"), ("person", "Piet Brandt"),
    ).said("Lint@1", "it held").said("The senator", "it leaked")  # fmt: skip
    assert (story.who(1), story.rule(1)) == (["Ada Lint"], "description of one named")


def test_a_noun_beside_a_name_tells_whose_it_is() -> None:
    story = Story(
        "Sen. Ada Lint met the baker Piet Brandt.\nThe senator said it held.",
        ("person", "Ada Lint"), ("person", "Piet Brandt"),
    ).said("The senator", "it held")  # fmt: skip
    assert story.who(0) == ["Ada Lint"]


def test_hardly_anybody_names_themselves() -> None:
    text = (
        "It held.\nThe lawyer Ada Lint met Piet Brandt. Brandt left. Brandt won.\n"
        "The lawyer said Lint would come."
    )
    brandt = ("Piet Brandt", "Brandt@1", "Brandt@2")
    story = Story(text, ("person", "Ada Lint", "Lint@1"), ("person", *brandt))
    assert story.said("The lawyer", "Lint would come").who(0) != ["Ada Lint"]
    story.attributions[0] = replace(story.attributions[0], content=(at(text, "would come"),))
    assert story.who(0) == ["Ada Lint"]


def test_what_a_source_says_is_known_by_any_place_in_it() -> None:
    story = Story("Ada Lint said it held. It was late.", ("person", "Ada Lint"))
    story.said("Ada Lint", "it held")
    contents = Contents(story.told())
    assert contents.of(story.text.index("Lint")) == [at(story.text, "it held")]
    assert contents.of(story.text.index("late")) == ()


def test_somebody_may_be_called_by_their_age() -> None:
    text = "Ada Lint met Neld Guard.\nLint said it held.\nThe 43-year-old said it leaked."
    story = Story(text, ("person", "Ada Lint", "Lint@1"), ("organisation", "Neld Guard"))
    story.said("Lint@1", "it held").said("The 43-year-old", "it leaked")
    assert (story.who(1), story.rule(1)) == (["Ada Lint"], "description of one named")


@pytest.mark.parametrize(
    "source",
    ["The mayor and aldermen", "The mayor and two of her aides", "The mayor or officials in Neld"],
)
def test_one_who_speaks_with_others_is_not_one_alone(source: str) -> None:
    text = f"Mayor Ada Lint came.\nLint sang.\n{source} said it held."
    story = Story(text, ("person", "Ada Lint", "Lint@1")).said(source, "it held")
    assert story.who(0) != ["Ada Lint"]


def test_who_was_only_described_stays_so() -> None:
    story = Story(
        "Ada Lint came.\nA young diver went down.\nThe diver said it held.",
        ("person", "Ada Lint"), ("person", "A young diver"), ("person", "The diver"),
    ).said("The diver", "it held")  # fmt: skip
    found = story.voices().speakers[0]
    assert story.who(0) == ["A young diver"]
    assert found.unnamed is not None


def test_several_and_indefinite_ones_are_nobody_named() -> None:
    story = Story("Ada Lint said it held.\nThe senators said it leaked.\nA senator said it fell.",
                  ("person", "Ada Lint"))  # fmt: skip
    story.said("Ada Lint", "it held").said("The senators", "it leaked").said("A senator", "it fell")
    assert story.who(1) == ["The senators"]
    assert story.who(2) == ["A senator"]


def test_many_descriptions_take_time_in_proportion() -> None:
    def work(n: int) -> None:
        text = "Ada Lint said it held.\n" + "The senator said it leaked.\n" * n
        story = Story(text, ("person", "Ada Lint")).said("Ada Lint", "it held")
        for nth in range(n):
            story.said(f"The senator@{nth}", f"it leaked@{nth}")
        story.voices()

    assert_in_proportion(work, 20, 160)


def test_headlines_describe_whom_the_next_sentence_names() -> None:
    text = "Neld mayor shuts gate.\nMayor Ada Lint shut the gate on Monday, she said."
    story = Story(text, ("person", "Ada Lint", "she")).said("Neld mayor", "shuts gate")
    assert story.who(0) == ["Ada Lint"]


def test_whose_somebody_is_is_not_whom_they_are() -> None:
    text = "Ada Lint met Piet Brandt.\nBrandt said it fell.\nLint’s brother said it held."
    story = Story(text, ("person", "Ada Lint", "Lint@1"), ("person", "Piet Brandt", "Brandt@1"))
    story.said("Brandt@1", "it fell").said("Lint’s brother", "it held")
    assert story.who(1) == ["Lint’s brother"]


def test_the_people_of_a_party_are_nobody_who_is_meant_by_one() -> None:
    story = Story("It was Republicans who came.\nThe president said it held.",
                  ("person", "Republicans"))  # fmt: skip
    assert story.said("The president", "it held").who(0) == ["The president"]


def test_the_guard_with_a_capital_is_called_so_and_is_no_guard_who_is_named() -> None:
    text = "Ada Lint and the Guard met.\nThe Guard said it held."
    story = Story(text, ("person", "Ada Lint"), ("person", "Guard", "Guard@1"))
    assert story.said("The Guard", "it held").who(0) == ["The Guard"]


def test_one_of_a_party_is_somebody_though_the_noun_is_a_name() -> None:
    text = "Senator Ada Lint came.\nLint said it held.\nThe Florida Republican said it leaked."
    story = Story(
        text, ("person", "Ada Lint", "Lint@1"), ("party-or-movement", "The Florida Republican")
    ).said("Lint@1", "it held").said("The Florida Republican", "it leaked")  # fmt: skip
    assert (story.who(1), story.rule(1)) == (["Ada Lint"], "description of one named")


def test_no_woman_is_a_businessman() -> None:
    text = "Mrs. Ada Lint came.\nLint said it held.\nThe businessman said no."
    story = Story(text, ("person", "Ada Lint", "Lint@1")).said("Lint@1", "it held")
    assert story.said("The businessman", "no").who(1) == ["The businessman"]
    man = Story(text.replace("Mrs. Ada", "Mr. Piet"), ("person", "Piet Lint", "Lint@1"))
    assert man.said("Lint@1", "it held").said("The businessman", "no").who(1) == ["Piet Lint"]


def test_a_state_that_was_told_of_is_no_secretary_of_state() -> None:
    text = (
        "Ada Lint came.\nIt is a poor state.\nIt fell.\nIt rose.\nThe secretary of state said no."
    )
    story = Story(text, ("place", "a poor state"), ("person", "Ada Lint"))
    assert story.said("The secretary of state", "no").who(0) == ["Ada Lint"]


def test_an_age_that_was_not_given_tells_nothing_of_anybody_new() -> None:
    text = f"Ada Lint spoke.\n{'It fell.' * 8}\nThe 43-year-old said no."
    text = text.replace(".It", ".\nIt")
    story = Story(text, ("person", "Ada Lint")).said("The 43-year-old", "no")
    assert story.who(0) == ["Ada Lint"]


def test_who_is_called_by_an_age_has_that_age() -> None:
    text = "Ada Lint, 43, met Piet Brandt.\nBrandt said it held.\nThe 43-year-old said no."
    story = Story(text, ("person", "Ada Lint"), ("person", "Piet Brandt", "Brandt@1"))
    story.said("Brandt@1", "it held").said("The 43-year-old", "no")
    assert story.who(1) == ["Ada Lint"]


def test_a_nobody_of_that_age_who_was_told_of_may_be_meant() -> None:
    text = (
        "Ada Lint saw a 43-year-old fall.\nIt fell.\nIt rose.\nIt stood.\nThe 43-year-old said no."
    )
    story = Story(text, ("person", "Ada Lint"), ("person", "a 43-year-old", "The 43-year-old"))
    assert story.said("The 43-year-old", "no").who(0) != ["Ada Lint"]


def test_a_title_is_that_of_the_name_behind_it_and_not_of_whom_it_is_of() -> None:
    story = Story("An adviser to Ada Lint came.", ("person", "Ada Lint"))
    assert not Offices(story.text, story.cast()).holders("adviser")
    secretary = Story("Secretary of State Ada Lint came.", ("person", "Ada Lint"))
    assert Offices(secretary.text, secretary.cast()).holders("secretary") == {0}


def test_a_title_in_the_headline_is_not_that_of_whoever_follows() -> None:
    text = "Judge Shuts Ada Lint Out.\nJudge Piet Brandt shut her out."
    story = Story(text, ("person", "Ada Lint"), ("person", "Piet Brandt"))
    assert offices(story).holders("judge") == {1}


def test_a_title_ends_with_its_sentence() -> None:
    text = "So ruled the judge. Ada Lint wept. Gov. Piet Brandt came."
    story = Story(text, ("person", "Ada Lint"), ("person", "Piet Brandt"))
    assert offices(story).holders("judge") == frozenset()
    assert offices(story).holders("governor") == {1}


def test_a_short_title_has_a_stop_of_its_own() -> None:
    story = Story("Adm. Ada Lint came.", ("person", "Ada Lint"))
    assert offices(story).holders("adm") == {0}


def test_a_title_in_the_plural_is_that_of_each() -> None:
    text = "Sens. Ada Lint (Neld) and Piet Brandt (Orrin) met the mayor."
    story = Story(text, ("person", "Ada Lint"), ("person", "Piet Brandt"))
    assert offices(story).holders("senator") == {0, 1}


def test_a_vice_president_is_no_president() -> None:
    story = Story("Vice President Ada Lint came.", ("person", "Ada Lint"))
    assert offices(story).holders("president") == frozenset()
    assert offices(story).holders("vice president") == {0}


def test_who_is_yet_to_come_is_nobody() -> None:
    text = "Ada Lint spoke.\nLint said it held.\nThe {} senator could mend it."
    for word, rule in (("tired", "description of one named"), ("next", "description")):
        story = Story(text.format(word), ("person", "Ada Lint", "Lint@1"))
        story.said("Lint@1", "it held").said(f"The {word} senator", "mend it")
        assert story.rule(1) == rule


def test_who_is_met_by_their_task_is_mostly_nobody_named() -> None:
    text = (
        "It rained.\nAda Lint came, Piet Brandt left. Brandt rose. Brandt won.\n"
        "Lint said it held.\nIt fell.\nIt rose.\nIt stood.\nIt broke.\nThe {} asked why."
    )
    for noun, who in (("senator", ["Ada Lint"]), ("moderator", ["The moderator"])):
        brandt = ("Piet Brandt", "Brandt@1", "Brandt@2")
        story = Story(text.format(noun), ("person", "Ada Lint", "Lint@1"), ("person", *brandt))
        story.said("Lint@1", "it held").said(f"The {noun}", "why")
        assert story.who(1) == who


def test_whom_an_article_is_about_is_called_by_a_noun_rather_than_others() -> None:
    text = "Piet Brandt met Ada Lint.\n{0} ran. {0} rose. {0} led.\nThe candidate said it leaked."
    for name in ("Lint", "Brandt"):
        again = [f"{name}@{n}" for n in (1, 2, 3)]
        story = Story(
            text.format(name),
            ("person", *("Ada Lint", *(again if name == "Lint" else []))),
            ("person", *("Piet Brandt", *(again if name == "Brandt" else []))),
        ).said("The candidate", "it leaked")
        assert story.who(0)[0].endswith(name)


@pytest.mark.parametrize("words", ["The lawyer", "The 43-year-old"])
def test_one_who_is_named_and_described_often_costs_in_proportion(words: str) -> None:
    def work(n: int) -> object:
        text = "\n".join(f"Lint rose, Brandt sang. {words} said it held." for _ in range(n))
        of_lint = *(f"Lint@{k}" for k in range(n)), *(f"{words}@{k}" for k in range(n))
        brandt = (f"Brandt@{k}" for k in range(n))
        story = Story(text, ("person", *of_lint), ("person", *brandt))
        for k in range(n):
            story.said(f"{words}@{k}", f"it held@{k}")
        return story.voices()

    assert_in_proportion(work, 20, 160)


def offices(story: Story) -> Offices:
    """The titles in a story."""
    return Offices(story.text, story.cast())
