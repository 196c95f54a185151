"""Whom descriptions mean that are like another's words, and are others."""

import pytest

from tests.resolve.voices.story import Story


def place_of(story: Story) -> int:
    """Where the speaker of a story's only attribution is first mentioned."""
    found = story.voices()
    (speaker,) = found.speakers[0].entities
    return found.mentions[found.entities[speaker].mentions[0]].head.start


@pytest.mark.parametrize("share", ["64 percent of the", "half of the", "A number of the"])
def test_a_share_of_people_is_not_all_those_who_were_told_of(share: str) -> None:
    text = f"A gate fell on the electorate.\n{share} electorate said it was old."
    story = Story(text, ("person", "the electorate"), ("person", "the electorate@1"))
    assert place_of(story.said(f"{share} electorate")) == text.rindex("electorate")


def test_all_the_people_told_of_before_are_known_again() -> None:
    text = "A gate fell on the electorate.\nThe electorate said it was old."
    story = Story(text, ("person", "the electorate"), ("person", "The electorate"))
    assert place_of(story.said("The electorate")) == text.index("electorate")


@pytest.mark.parametrize(
    ("source", "noun"),
    [("Readers of TheVesper", "Readers"), ("many Democrats", "Democrats"),
     ("Staff for the Dam Committee", "Staff")],
)  # fmt: skip
def test_people_whose_noun_was_taken_for_a_name_are_others(source: str, noun: str) -> None:
    text = f"A gate opened.\nUpper Vesper broke it.\n{source} said it was old."
    story = Story(text, ("organisation", "Upper Vesper", noun)).said(source)
    nobody = story.voices().speakers[0].unnamed
    assert nobody is not None
    assert story.who(0) != ["Upper Vesper"]


def test_a_team_may_be_what_has_a_name() -> None:
    text = "The Dam Team came.\nThe team said it was old."
    story = Story(text, ("organisation", "Dam Team", "The team")).said("The team")
    assert story.who(0) == ["Dam Team"]


@pytest.mark.parametrize(("between", "is_same"), [("", True), ("It held. " * 40, False)])
def test_those_voters_are_the_voters_just_told_of(between: str, is_same: bool) -> None:
    text = f"A gate fell on young voters. {between}Those voters said it was old."
    story = Story(text, ("person", "young voters"), ("person", "Those voters"))
    assert (place_of(story.said("Those voters")) == text.index("voters")) is is_same


def test_voters_of_whom_nothing_is_told_are_others() -> None:
    text = "A gate fell on young voters. Voters said it was old."
    story = Story(text, ("person", "young voters"), ("person", "Voters"))
    assert place_of(story.said("Voters")) == text.index("Voters")


def test_what_those_are_without_a_name_who_are_joined_to_somebody_with_one() -> None:
    text = "Ada Lint ran for mayor.\nBoth the candidate and her staff said it was old."
    story = Story(text, ("person", "Ada Lint", "the candidate"), ("person", "her staff"))
    nobody = story.said("Both the candidate and her staff").voices().speakers[0].unnamed
    assert nobody is not None
    assert nobody.what == "aide"


def test_whose_lawyer_is_not_the_client() -> None:
    text = "A miner came, whose lawyer said it was old."
    story = Story(text, ("person", "A miner"), ("person", "lawyer")).said("whose lawyer")
    nobody = story.voices().speakers[0].unnamed
    assert nobody is not None
    assert nobody.what == "lawyer"


def test_those_of_whom_more_is_told_are_not_known_again_by_their_noun() -> None:
    text = "The divers slept.\nThe divers of the Upper Marsh said it was old."
    story = Story(text, ("person", "The divers"))
    assert place_of(story.said("The divers of the Upper Marsh")) == text.rindex("divers")


def test_those_voters_are_not_the_voters_who_spoke_long_before() -> None:
    text = f"The voters said it was old. {'It held. ' * 40}Those voters said it burned."
    story = Story(text, ("person", "The voters"), ("person", "Those voters"))
    story.said("The voters", "it was old").said("Those voters", "it burned")
    assert story.voices().speakers[0].entities != story.voices().speakers[1].entities


def test_who_is_mentioned_again_is_not_who_was_called_so_before() -> None:
    text = "The voters said it was old. The voters said it burned. They wept."
    story = Story(text, ("person", "The voters"), ("person", "The voters@1", "They"))
    story.said("The voters", "it was old").said("The voters@1", "it burned")
    assert story.voices().speakers[0].entities != story.voices().speakers[1].entities


def test_voters_may_be_others_than_the_voters_who_spoke_before() -> None:
    text = "The voters said it was old. Voters said it burned."
    story = Story(text, ("person", "The voters"), ("person", "Voters"))
    story.said("The voters", "it was old").said("Voters", "it burned")
    assert story.voices().speakers[0].entities != story.voices().speakers[1].entities


@pytest.mark.parametrize("words", ["Critics", "opponents", "Some critics"])
def test_those_who_stand_for_their_kind_may_be_others_each_time(words: str) -> None:
    noun = words.rsplit(maxsplit=1)[-1].lower()
    text = f"It fell, said {noun}. Lint sang. {words} said it burned."
    place = f"{words}@1" if words == noun else words
    story = Story(text, ("person", noun), ("person", place), ("person", "Lint"))
    story.said(noun, "It fell").said(place, "it burned")
    assert story.voices().speakers[0].entities != story.voices().speakers[1].entities


def test_a_title_that_ends_in_a_large_word_is_not_that_word() -> None:
    text = "Ada Lint left State.\nLint said it held.\nThe former secretary of State said it leaked."
    story = Story(text, ("person", "Ada Lint", "Lint@1"), ("organisation", "State", "State@1"))
    story.said("Lint@1", "it held").said("The former secretary of State", "it leaked")
    assert story.who(1) == ["Ada Lint"]


def test_a_board_of_editors_is_nobody_who_is_named() -> None:
    text = "Ada Lint spoke.\nLint said it held.\nThe editorial board said it leaked."
    story = Story(text, ("person", "Ada Lint", "Lint@1"))
    story.said("Lint@1", "it held").said("The editorial board", "it leaked")
    assert story.who(1) == ["The editorial board"]
