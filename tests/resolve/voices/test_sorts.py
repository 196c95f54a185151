"""Whom "they" and what "it" takes up, by the sort of thing that it is."""

import pytest

from accordingto.core.entity import ArticleEntity, Mention
from tests.resolve.voices.story import Story, at
from tests.work import assert_in_proportion


def test_they_are_several_and_not_the_one_who_stands_nearer() -> None:
    text = "The divers met Ada Lint.\nThey said it held."
    story = Story(text, ("person", "The divers"), ("person", "Ada Lint"))
    assert (story.said("They", "it held").who(0), story.rule(0)) == (["The divers"], "pronoun")


def test_they_are_two_who_are_joined() -> None:
    text = "Lint and Brandt met Ada Kern.\nThey said it held."
    story = Story(text, ("person", "Lint"), ("person", "Brandt"), ("person", "Ada Kern"))
    joined = Mention(at(text, "Lint and Brandt"), at(text, "and"), "nominal", "person", 0.9)
    story.mentions.append(joined)
    story.entities.append(ArticleEntity("person", (3,), None))
    assert story.said("They", "it held").who(0) == ["Lint", "Brandt"]


@pytest.mark.parametrize(
    ("words", "head"), [("a crowd of divers", "crowd"), ("people close to Kern", "people")]
)
def test_they_are_several_whom_no_plural_names(words: str, head: str) -> None:
    text = f"The miners slept, and nobody saw.\nAda Lint met {words}.\nThey said it held."
    story = Story(text, ("person", "The miners"), ("person", "Ada Lint"))
    story.mentions.append(Mention(at(text, words), at(text, head), "nominal", "person", 0.9))
    story.entities.append(ArticleEntity("person", (2,), None))
    assert story.said("They", "it held").who(0) == [words]


def test_they_are_who_just_spoke_though_the_network_saw_no_mention_of_them() -> None:
    text = "The miners slept.\nOther workers said it fell, though they said it leaked."
    story = Story(text, ("person", "The miners", "they"))
    story.said("Other workers", "it fell").said("they", "it leaked")
    assert story.who(1) == ["Other workers"]


def test_it_is_a_body_and_no_person() -> None:
    text = "Neld Guard met Ada Lint.\nIt said it held."
    story = Story(text, ("organisation", "Neld Guard"), ("person", "Ada Lint"))
    assert story.said("It", "it held").who(0) == ["Neld Guard"]
    only = Story("Ada Lint came.\nIt said it held.", ("person", "Ada Lint"))
    assert only.said("It", "it held").who(0) == []


def test_they_are_left_open_where_only_things_were_told_of() -> None:
    text = "The talks took nearly 40 hours.\nThey said it held."
    story = Story(text, ("other", "nearly 40 hours"))
    assert (story.said("They", "it held").who(0), story.rule(0)) == ([], "pronoun, open")


def test_a_part_of_them_is_not_all_of_them() -> None:
    text = "The divers met Ada Lint.\nMany of them said it held."
    story = Story(text, ("person", "The divers"), ("person", "Ada Lint"))
    assert story.said("Many of them", "it held").who(0) != ["The divers"]


def test_pronouns_that_are_one_to_the_network_take_up_the_same() -> None:
    text = (
        "Two divers said it fell.\nThey said it leaked.\n"
        "Miners came.\nWorkers went, and nobody cared.\nThey added that it burst."
    )
    story = Story(
        text, ("person", "Two divers"), ("person", "Miners"), ("person", "Workers"),
        ("person", "They", "They@1"),
    )  # fmt: skip
    story.said("Two divers", "it fell").said("They", "it leaked").said("They@1", "it burst")
    assert story.who(2) == ["Two divers"]


def test_many_pronouns_take_time_in_proportion() -> None:
    def work(n: int) -> None:
        text = "The divers said it held.\n" + "They said it leaked.\n" * n
        story = Story(text, ("person", "The divers")).said("The divers", "it held")
        for nth in range(n):
            story.said(f"They@{nth}", f"it leaked@{nth}")
        story.voices()

    assert_in_proportion(work, 20, 160)
