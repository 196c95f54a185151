"""Whom a description of one person means."""

from dataclasses import replace

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
    text = "The lawyer Ada Lint met Piet Brandt.\nThe lawyer said Lint would come."
    story = Story(text, ("person", "Ada Lint", "Lint@1"), ("person", "Piet Brandt"))
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
