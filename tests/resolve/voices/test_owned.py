"""Bodies of which a person has one alone."""

import pytest

from accordingto.resolve.voices.resolver import cast_of
from tests.resolve.voices.story import Story


def bodies(story: Story) -> list[list[str]]:
    """The words of each entity that is no person."""
    cast = cast_of(story.told(), story.mentions, story.entities)
    return [
        [cast.mentions[n].span.of(story.text) for n in cast.members(one)]
        for one in range(cast.n_entities)
        if cast.kind(one) != "person"
    ]


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("the Lint campaign", "Lint's campaign", True),
        ("Lint's first presidential campaign", "Lint's long campaign", False),
        ("Lint's 2008 campaign", "Lint's campaign", False),
        ("Lint's presidential campaign", "Lint's campaign", True),
        ("Lint's team", "Lint's campaign", True),
        ("Lint's office", "Lint's campaign", False),
        ("Brandt's campaign", "Lint's campaign", False),
        ("Brandts' campaign", "Lint's campaign", False),
        ("the Orrin campaign", "Lint's campaign", False),
        ("the campaign", "Lint's campaign", False),
        ("Lint's grey dog", "Lint's dog", False),
    ],
)
def test_a_body_of_one_sort_that_one_person_has_is_one(one: str, other: str, are_one: bool) -> None:
    story = Story(f"Ada Lint and Piet Brandt met. It was {one}. And {other} won.",
                  ("person", "Ada Lint"), ("person", "Piet Brandt"),
                  ("organisation", one), ("organisation", other))  # fmt: skip
    assert (len(bodies(story)) == 1) == are_one


def test_the_bodies_of_two_people_are_two() -> None:
    story = Story(
        "Ada Lint came. Her team won. Piet Brandt came. His team lost. The team left.",
        ("person", "Ada Lint", "Her"), ("person", "Piet Brandt", "His"),
        ("organisation", "Her team", "His team", "The team"),
    )  # fmt: skip
    assert bodies(story) == [["Her team"], ["His team", "The team"]]


def test_a_pronoun_that_does_not_fit_means_whom_it_fits() -> None:
    story = Story("Mr. Piet Brandt and Mrs. Ada Lint met. It was Brandt's campaign. His team won.",
                  ("person", "Piet Brandt"), ("person", "Ada Lint", "His"),
                  ("organisation", "Brandt's campaign"), ("organisation", "His team"))  # fmt: skip
    assert bodies(story) == [["Brandt's campaign", "His team"]]


def test_who_is_mentioned_most_has_what_is_called_by_a_surname() -> None:
    story = Story("Ada Lint came. Piet Lint sat. Piet Lint slept. The Lint team won. His team no.",
                  ("person", "Ada Lint"), ("person", "Piet Lint", "Piet Lint@1", "His"),
                  ("organisation", "The Lint team"), ("organisation", "His team"))  # fmt: skip
    assert len(bodies(story)) == 1


def test_the_manager_of_a_campaign_names_what_is_his() -> None:
    story = Story("Ada Lint came. Her campaign won. Lint campaign head Tun Vell is ill, Vell said.",
                  ("person", "Ada Lint", "Her"), ("organisation", "Her campaign"),
                  ("person", "Tun Vell", "Vell@1"))  # fmt: skip
    assert story.said("Vell@1", "Ada").chain(0)[-1] == ("principal", "Lint campaign")
    assert ["Her campaign", "Lint campaign"] in story.called()


def test_what_is_only_somebodys_campaign_says_less_than_whose_it_is() -> None:
    story = Story("Ada Lint came. Her campaign won. Her campaign manager Tun Vell said no.",
                  ("person", "Ada Lint", "Her", "Her@1"), ("organisation", "Her campaign"),
                  ("person", "Tun Vell"))  # fmt: skip
    assert story.said("Tun Vell", "no").chain(0)[-1] == ("principal", "Ada Lint")


def test_a_campaign_that_is_named_is_no_other_that_was_spoken_of() -> None:
    story = Story(
        "The Brandt campaign won. The Lint campaign said no.",
        ("organisation", "Brandt campaign"),
        ("organisation", "Lint campaign"),
    )
    assert story.said("The Lint campaign", "no").who(0) == ["Lint campaign"]


def test_my_campaign_is_not_that_of_whoever_was_named_last() -> None:
    text = "Ada Lint met Piet Brandt. “My campaign said no,” Lint said."
    story = Story(text, ("person", "Ada Lint", "Lint@1"), ("person", "Piet Brandt"),
                  ("organisation", "My campaign"))  # fmt: skip
    story.said("Lint@1", "My campaign said no").said("My campaign", "no", parent=0)
    assert ("principal", "Piet Brandt") not in story.chain(1)
