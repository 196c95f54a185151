"""Whom a pronoun, or an office, takes up."""

import pytest

from accordingto.resolve.voices.genders import pronoun_for
from accordingto.resolve.voices.offices import Offices
from tests.resolve.voices.story import Story, mention


@pytest.mark.parametrize(
    ("text", "words", "pronoun"),
    [
        ("Mrs. Lint came.", "Lint", "she"),
        ("Mr. Lint came.", "Lint", "he"),
        ("The widow came.", "The widow", "she"),
        ("spokesman Lint came.", "Lint", "he"),
        ("Ada Lint came.", "Ada Lint", "she"),
        ("Lint came.", "Lint", None),
        ("Mr. Ada Lint came.", "Ada Lint", "he"),
    ],
)
def test_titles_then_nouns_then_given_names_tell_the_pronoun(
    text: str, words: str, pronoun: str | None
) -> None:
    assert pronoun_for(text, [mention(text, words, "person")]) == pronoun


def test_she_is_not_the_man_who_stands_nearer() -> None:
    story = Story("Mrs. Lint met Mr. Brandt.\nShe said it held.", ("person", "Lint"),
                  ("person", "Brandt")).said("She", "it held")  # fmt: skip
    assert (story.who(0), story.rule(0)) == (["Lint"], "pronoun")


def test_he_who_goes_on_speaking_is_the_last_speaker() -> None:
    text = "Lint said it held.\nBrandt came. Later, he said it leaked."
    story = Story(text, ("person", "Lint"), ("person", "Brandt"))
    story.said("Lint", "it held").said("he", "it leaked")
    assert story.who(1) == ["Lint"]


def test_the_senator_is_whoever_had_the_title_last() -> None:
    text = "Sen. Ada Lint met Rep. Piet Brandt.\nThe senator said it held."
    story = Story(text, ("person", "Ada Lint"), ("person", "Piet Brandt"))
    assert story.said("The senator", "it held").who(0) == ["Ada Lint"]


def test_an_office_that_nobody_holds_yet_is_nobodys() -> None:
    text = "The senator came before Sen. Ada Lint."
    offices = Offices(text, Story(text, ("person", "Ada Lint")).cast())
    assert offices.held_before("senator", 4) is None
    assert offices.held_before("senator", len(text)) == 0


def test_a_described_nobody_is_known_again_by_the_noun() -> None:
    text = "Two officials of Orrin said it fell.\nThe officials said it leaked."
    story = Story(text).said("Two officials of Orrin", "it fell").said("The officials", "it leaked")
    first, second = story.voices().speakers
    assert first.entities == second.entities
    assert story.who(1) == ["Two officials of Orrin"]
