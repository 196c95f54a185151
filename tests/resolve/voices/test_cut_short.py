"""Names of people that end too early."""

import pytest

from accordingto.resolve.voices.cut_short import whole_names
from tests.resolve.voices.story import Story, mention


def whole(text: str, taken: str, *others: str) -> str:
    mentions = [mention(text, taken, "person"), *(mention(text, w, "organisation") for w in others)]
    found = whole_names(text, mentions)[0]
    assert found.span.contains(found.head)
    return found.span.of(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The attack was condemned. Tolma Vashi La, its head, said no.", "Tolma Vashi La"),
        ("They buried Tolma Vashi, who said no.", "Tolma Vashi"),
        ("They followed Tolma Vashi's words to the gate.", "Tolma Vashi"),
        ("They followed Tolma Vashi's Ole to the gate.", "Tolma Vashi"),
        ("They buried Tolma al-Vashi at the gate.", "Tolma al-Vashi"),
        ("They buried Tolma V. Lashi at the gate.", "Tolma V. Lashi"),
    ],
)
def test_words_behind_a_name_belong_to_it(text: str, name: str) -> None:
    assert whole(text, "Tolma") == name


@pytest.mark.parametrize(
    "text",
    [
        "They saw Tolma on the gate.",
        "They saw Tolma, Vashi and the gate.",
        "They saw Tolma Wednesday at the gate.",
        "They saw Tolma President Vashi at the gate.",
        "They saw Tolma Republicans at the gate.",
        "They went up to Tolma Tower by the gate.",
        "They gave it to Tolma Vashi Foundation and left.",
        "They saw Tolma Russian at the gate.",
        "They saw Tolma Danes at the gate.",
        "They gave it to Tolma Vashi Legion and left.",
        "They saw Tolma QZX at the gate.",
        "They saw Tolma V. at the gate.",
        "They saw Tolma V. Republicans at the gate.",
        "They read of Tolma Vashi-backed bakers at the gate.",
        "Old Tolma Vows To Rebuild Gate",
        "They saw Ada Tolma and then Tolma\nVashi burned.",
    ],
)
def test_what_is_no_part_of_a_name_is_left(text: str) -> None:
    assert whole(text, "Tolma") == "Tolma"


def test_what_begins_another_name_is_no_part_of_one() -> None:
    text = "They gave it to Tolma Vashi, they said."
    assert whole(text, "Tolma", "Vashi") == "Tolma"


def test_behind_the_surname_of_somebody_stands_no_more_of_a_name() -> None:
    text = "They saw Tolma Taj by the gate, which Ada Tolma built."
    mentions = [mention(text, "Tolma", "person"), mention(text, "Ada Tolma", "person")]
    assert whole_names(text, mentions) == tuple(mentions)


def test_a_name_in_capitals_is_left() -> None:
    assert whole("They saw TOLMA Vashi at the gate.", "TOLMA") == "TOLMA"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They buried Tolma Va-shi at the gate.", "Tolma Va-shi"),
        ("They buried Tolma Va-shi's dog at the gate.", "Tolma Va-shi"),
        ("They read of Tolma Va-backed bakers.", "Tolma Va"),
        ("They read of Tolma Va-like bakers.", "Tolma Va"),
        ("They read of Tolma Va-baker fights.", "Tolma Va"),
        ("They saw the Tolma Va-to-Lint road.", "Tolma Va"),
        ("They saw the Tolma Va-Lint road.", "Tolma Va"),
    ],
)
def test_a_name_ends_with_all_of_its_last_word(text: str, name: str) -> None:
    assert whole(text, "Tolma Va") == name


@pytest.mark.parametrize(
    ("text", "taken", "name"),
    [
        ("They buried TolmÃ« Vashi at the gate.", "TolmÃ", "TolmÃ« Vashi"),
        ("They buried Tolma VashÃ«n at the gate.", "Tolma VashÃ", "Tolma VashÃ«n"),
    ],
)
def test_letters_that_were_broken_end_no_name(text: str, taken: str, name: str) -> None:
    assert whole(text, taken) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They read LintTolls.com at the gate.", "LintTolls.com"),
        ("They read LintTolls. Come on.", "LintTolls"),
    ],
)
def test_a_site_is_called_by_all_of_its_name(text: str, name: str) -> None:
    assert whole(text, "LintTolls") == name


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("Tolma Vashi-Lint said no.", "Tolma Vashi", "Tolma Vashi-Lint"),
        ("Tolma Vashi al-Orrini said no.", "Tolma Vashi", "Tolma Vashi al-Orrini"),
        ("Tolma Vashi-Ahmed said no.", "Tolma Vashi", "Tolma Vashi-Ahmed"),
        ("Tolma Vashi-Led rebels said no.", "Tolma Vashi", "Tolma Vashi"),
        ("The Tolma Vashi-Lint road is no use.", "Tolma Vashi", "Tolma Vashi"),
        ("Tolma Vashi-Ada Brandt talks said no.", "Tolma Vashi", "Tolma Vashi"),
    ],
)
def test_a_persons_name_goes_on_with_a_second_surname_or_where_they_are_from(
    text: str, name: str, whole: str
) -> None:
    story = Story(text, ("person", name))
    assert story.said(name, "no").called() == [[whole]]


def test_two_people_who_are_joined_by_a_hyphen_have_a_surname_each() -> None:
    text = "Tolma Vashi-Lint talks failed. Ada Lint said no."
    story = Story(text, ("person", "Tolma Vashi"), ("person", "Ada Lint"))
    assert story.said("Ada Lint", "no").called() == [["Tolma Vashi"], ["Ada Lint"]]
