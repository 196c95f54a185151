"""The polls through which shares of people speak."""

import pytest

from tests.resolve.voices.story import Story


def through(text: str, source: str, *documents: str) -> list[str]:
    story = Story(text, *(("document", one) for one in documents)).said(source)
    return [name for role, name in story.chain(0) if role == "relay"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("30 percent of voters", True),
        ("Two in three", True),
        ("Most respondents", True),
        ("38% of miners", True),
        ("Half of the miners", True),
        ("Miners", False),
    ],
)
def test_a_share_speaks_through_the_poll_named_before(source: str, *, found: bool) -> None:
    text = f"A Neld poll came out.\n{source} said no."
    assert through(text, source, "A Neld poll") == (["A Neld poll"] if found else [])


def test_the_poll_is_the_one_of_which_more_was_said() -> None:
    text = "Poll: no.\nA Neld University poll came out.\nThe poll is old. 30 percent said no."
    documents = ("Poll", "A Neld University poll", "The poll")
    assert through(text, "30 percent", *documents) == ["A Neld University poll"]


@pytest.mark.parametrize(
    ("again", "is_first"),
    [
        ("The national poll", True),
        ("The large Neld poll", True),
        ("A large national poll", False),
        ("The large Orrin poll", False),
    ],
)
def test_a_poll_is_taken_up_by_part_of_its_name(again: str, *, is_first: bool) -> None:
    text = f"A Neld University poll came out.\n{again} is old. 30 percent said no."
    found = through(text, "30 percent", "A Neld University poll", again)
    assert found == ["A Neld University poll" if is_first else again]


@pytest.mark.parametrize(("before", "found"), [(1, True), (8, False)])
def test_a_poll_goes_on_for_a_few_paragraphs(before: int, *, found: bool) -> None:
    lines = ["It rained."] * 8 + ["A Neld poll came out."] + ["It rained."] * before
    text = "\n".join([*lines, "30 percent said no."])
    assert through(text, "30 percent", "A Neld poll") == (["A Neld poll"] if found else [])


def test_an_article_about_a_poll_is_about_it_to_the_end() -> None:
    text = "\n".join(["A Neld poll came out.", *["It rained."] * 20, "30 percent said no."])
    assert through(text, "30 percent", "A Neld poll") == ["A Neld poll"]


def test_those_who_are_asked_go_on_speaking_through_it() -> None:
    text = "A Neld poll: 30 percent said no.\n40 percent said yes.\nVoters said perhaps."
    story = Story(text, ("document", "A Neld poll"))
    story.said("30 percent", "no").said("40 percent", "yes").said("Voters", "perhaps")
    assert [name for role, name in story.chain(2) if role == "relay"] == ["A Neld poll"]


@pytest.mark.parametrize(("source", "found"), [("30 percent", True), ("Majorities", False)])
def test_a_report_gives_numbers(source: str, *, found: bool) -> None:
    text = f"A Neld report came out.\n{source} said no."
    assert through(text, source, "A Neld report") == (["A Neld report"] if found else [])


def test_without_a_poll_a_share_speaks_for_itself() -> None:
    assert through("30 percent said no.\nA Neld poll came out.", "30 percent", "A Neld poll") == []
