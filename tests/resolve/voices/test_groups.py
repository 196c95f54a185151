"""Sources of several."""

import pytest

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.resolve.voices.examples import described_and_named
from tests.resolve.voices.story import Story, at
from tests.work import assert_in_proportion


@pytest.mark.parametrize(
    ("source", "described", "names"),
    [
        ("Critics of the dam, including Ada Lint and Mayor Piet Brandt,", "Critics of the dam",
         ["Ada Lint", "Mayor Piet Brandt"]),
        ("Divers like Piet Brandt", "Divers", ["Piet Brandt"]),
        ("water groups such as the Orrin Union and the Neld League", "water groups",
         ["the Orrin Union", "the Neld League"]),
        ("Others, like Neld Sen. Ada Lint", "Others", ["Neld Sen. Ada Lint"]),
        ("The divers, led by Ada Lint, a baker, and Piet Brandt, a miner", "The divers",
         ["Ada Lint", "Piet Brandt"]),
    ],
)  # fmt: skip
def test_who_is_described_and_who_is_named_of_them(
    source: str, described: str, names: list[str]
) -> None:
    found = described_and_named(source, [Span(0, len(source))])
    assert found is not None
    assert (found[0].of(source), [one.of(source) for one in found[1]]) == (described, names)


@pytest.mark.parametrize(
    "source",
    ["Critics, including members of her party", "A diver like Ada Lint", "Ada Lint", "including",
     "Divers, including some from Neld"],
)  # fmt: skip
def test_no_examples_are_named(source: str) -> None:
    assert described_and_named(source, [Span(0, len(source))]) is None


def test_the_described_and_the_named_both_speak() -> None:
    text = "Several divers, including Ada Lint, said it held."
    story = Story(text, ("person", "Several divers"), ("person", "Ada Lint"))
    story.said("Several divers, including Ada Lint,")
    assert (story.who(0), story.rule(0)) == (["Several divers", "Ada Lint"], "group")


@pytest.mark.parametrize(
    "source", ["marchers and old divers", "his staff or the divers", "Many miners and divers"]
)
def test_nobodies_that_are_joined_are_one_source(source: str) -> None:
    story = Story(f"On Monday {source} said it held.").said(source)
    assert len(story.who(0)) == 1


@pytest.mark.parametrize(
    ("source", "name"),
    [("Orrin baker and actor Ada Lint", "Ada Lint"),
     ("Baker and well-known author Ada Lint", "Ada Lint"),
     ("the Orrin senator and Neldian presidential candidate", "")],
)  # fmt: skip
def test_what_one_is_twice_is_one(source: str, name: str) -> None:
    text = f"On Monday {source} said it held."
    story = Story(text, ("person", name or source)).said(source)
    assert story.who(0) == [name or source]


@pytest.mark.parametrize(
    "source",
    ["the senator and her aide", "the senator and the baker", "both Lint and Mayor Brandt"],
)
def test_two_beside_an_and_are_two(source: str) -> None:
    assert len(Story(f"On Monday {source} said it held.").said(source).who(0)) == 2


def test_nobodies_behind_a_dash_are_another_source() -> None:
    text = "Divers – and some bakers – said it held."
    assert Story(text).said("Divers – and some bakers –").who(0) == ["Divers", "some bakers –"]


def test_others_beside_a_state_are_another_source() -> None:
    story = Story("France and other countries said it held.", ("place", "France"))
    assert story.said("France and other countries").who(0) == ["France", "other countries"]


def test_both_of_two_bodies_speak() -> None:
    story = Story("We heard both the Union of Neld and the Harl Board say that it held.",
                  ("organisation", "Union of Neld"), ("organisation", "Harl Board"))  # fmt: skip
    story.said("both the Union of Neld and the Harl Board")
    assert story.who(0) == ["Union of Neld", "Harl Board"]


def test_a_name_behind_a_place_and_a_title_is_not_the_place() -> None:
    text = "Ada Lint came.\nFormer Neld Gov. Ada Lint said it held."
    story = Story(text, ("person", "Ada Lint"), ("place", "Neld")).said("Former Neld Gov. Ada Lint")
    assert story.who(0) == ["Ada Lint"]


def test_long_lists_of_examples_take_time_in_proportion() -> None:
    def work(n: int) -> None:
        text = "Divers, including " + "the likes of Ada Lint, " * n
        described_and_named(text, [Span(0, len(text))])

    assert_in_proportion(work, 20, 160)


def test_those_who_are_joined_to_a_pronoun_speak_with_whom_it_means() -> None:
    text = "Ada Lint came.\nShe and her aides said it held."
    story = Story(text, ("person", "Ada Lint", "She")).said("She and her aides")
    nobody = story.voices().speakers[0].unnamed
    assert (story.who(0), nobody and nobody.what) == (["Ada Lint", "her aides"], "aide")


def test_a_pronoun_that_is_joined_to_another_is_one() -> None:
    text = "Ada Lint came.\nShe or he said it held."
    story = Story(text, ("person", "Ada Lint", "She")).said("She or he")
    assert story.who(0) == ["Ada Lint"]


def test_of_two_pronouns_neither_is_somebody_new() -> None:
    text = "Ada Lint came.\nShe and he said it held."
    story = Story(text, ("person", "Ada Lint", "She")).said("She and he")
    assert story.who(0) == ["Ada Lint"]


def test_both_alone_are_no_nobodies() -> None:
    found = Story("Both said it held.").said("Both").voices().speakers[0]
    assert (found.entities, found.unnamed) == ((), None)


@pytest.mark.parametrize("source", ["Ada Lint (R) and harbour divers", "Ada Lint, and others"])
def test_brackets_and_a_comma_may_stand_before_those_who_are_joined(source: str) -> None:
    story = Story(f"{source} said it held.", ("person", "Ada Lint")).said(source)
    assert story.who(0) == ["Ada Lint", source.split("and ")[1]]


def test_one_of_several_is_somebody_else_than_all_of_them() -> None:
    text = (
        "Two miners said it fell. One of the miners, who was there, said it leaked. "
        "Another of them said it froze. Some of the miners said it held."
    )
    story = Story(text, ("person", "Two miners", "the miners", "them", "the miners@1"))
    story.said("Two miners", "it fell").said("One of the miners, who was there", "it leaked")
    story.said("Another of them", "it froze").said("Some of the miners", "it held")
    found = story.voices()
    several, one, another, some = (speaker.entities for speaker in found.speakers)
    assert len({several, one, another, some}) == 4
    said = found.speakers[1].unnamed
    assert said is not None
    assert (said.what, said.many) == ("public", 1)


def test_one_of_those_who_are_named_is_not_told() -> None:
    text = "Ada Lint and Piet Brandt left. One of them said it leaked."
    story = Story(text, ("person", "Ada Lint"), ("person", "Piet Brandt"))
    found = story.said("One of them", "it leaked").voices().speakers[0]
    assert "one" not in [name.lower() for name in story.who(0)]
    assert found.unnamed is None


@pytest.mark.parametrize("the", ["The", "It fell. Now the"])
def test_a_ministry_of_two_matters_is_one(the: str) -> None:
    text = f"{the} Water and Energy Ministry said it held."
    source = f"{the.rsplit(maxsplit=1)[-1]} Water and Energy Ministry"
    story = Story(text, ("official-body", "Water and Energy Ministry"), ("other", "Water"))
    assert story.said(source, "it held").who(0) == ["Water and Energy Ministry"]


def test_who_is_described_in_a_group_may_be_named_elsewhere() -> None:
    text = "Mayor Ada Lint said it held.\nIt rained.\nThe mayor and her aides said it leaked."
    story = Story(
        text, ("person", "Ada Lint"), ("person", "The mayor"), ("person", "her aides")
    ).said("Ada Lint", "it held").said("The mayor and her aides", "it leaked")  # fmt: skip
    both = at(text, "The mayor and her aides")
    story.mentions.append(Mention(both, at(text, "and"), "nominal", "person", 0.9))
    story.entities.append(ArticleEntity("person", (len(story.mentions) - 1,), None))
    assert story.who(1) == ["Ada Lint", "her aides"]


def test_neither_of_two_are_both() -> None:
    text = "Neither Ada Lint nor her rivals said it was old."
    story = Story(text, ("person", "Ada Lint"), ("person", "her rivals"))
    assert story.said("Neither Ada Lint nor her rivals").who(0) == ["Ada Lint", "her rivals"]


def test_what_neither_of_two_has_is_one() -> None:
    text = "Neither Ada Lint nor Piet Brandt’s rivals said it was old."
    story = Story(text, ("person", "Ada Lint"), ("person", "Piet Brandt"))
    assert len(story.said("Neither Ada Lint nor Piet Brandt’s rivals").who(0)) == 1
