"""Which thing or body a description means."""

from dataclasses import replace

import pytest

from accordingto.core.entity import EntityKind
from accordingto.resolve.voices.called import Calling
from tests.resolve.voices.story import Story, at
from tests.work import assert_in_proportion


def test_the_report_is_the_one_that_was_introduced_whatever_the_network_sees() -> None:
    text = "The dam leaks, says a report by divers.\nLint came.\nThe report warns of floods."
    story = Story(text, ("document", "a report"), ("person", "Lint"), ("document", "The report"))
    assert story.said("The report", "floods").who(0) == ["a report"]


def test_the_group_is_a_body_that_was_named() -> None:
    text = "Ada Lint heard Neld Guard say it fell.\nThe group said it held."
    story = Story(text, ("person", "Ada Lint"), ("organisation", "Neld Guard"))
    story.said("Neld Guard", "it fell").said("The group", "it held")
    assert story.who(1) == ["Neld Guard"]


@pytest.mark.parametrize(
    ("kind", "named", "words"),
    [
        ("armed-group", "Katibat Neld", "The ministry"),
        ("armed-group", "Katibat Neld", "The newspaper"),
        ("outlet", "The Vesper Herald", "The court"),
    ],
)
def test_no_ministry_is_an_armed_group_nor_a_court_a_newspaper(
    kind: EntityKind, named: str, words: str
) -> None:
    text = f"{named} said it fell. {words} said it held."
    story = Story(text, (kind, named)).said(named, "it fell").said(words, "it held")
    assert story.who(1) == [words]


def test_words_before_the_noun_tell_one_poll_from_another() -> None:
    text = "A Neld poll came.\nAn Orrin poll followed.\nThe Neld poll found that few care."
    story = Story(text, ("document", "A Neld poll"), ("document", "An Orrin poll"))
    assert story.said("The Neld poll", "few care").who(0) == ["A Neld poll"]


def test_a_report_of_which_more_is_said_is_a_new_one() -> None:
    text = "The mayor met Neld Guard.\nThe memo of the divers who went down warns of floods."
    story = Story(text, ("person", "The mayor"), ("organisation", "Neld Guard"))
    found = story.said("The memo of the divers who went down", "floods")
    assert found.who(0) == ["The memo of the divers"]


def test_what_a_description_meant_is_meant_by_all_that_are_the_same_to_the_network() -> None:
    text = (
        "A report on Neld came.\nLint read it.\nThe report warns of floods.\n"
        + "Brandt left the town.\n" * 4
        + "The report adds that nobody cares."
    )
    story = Story(
        text, ("document", "A report"), ("person", "Lint"), ("person", "Brandt"),
        ("document", "The report", "The report@1"),
    ).said("The report", "floods").said("The report@1", "nobody cares")  # fmt: skip
    assert story.who(1) == ["A report"]


def test_several_are_no_thing() -> None:
    text = "A report came.\nThe reports warn of floods."
    story = Story(text, ("document", "A report")).said("The reports", "floods")
    assert story.who(0) == ["The reports"]


@pytest.mark.parametrize(
    ("several", "words"), [("Two divers", "The two"), ("Some quorvels", "The quorvels")]
)
def test_nor_are_those_who_are_only_counted_or_called_by_an_unknown_plural(
    several: str, words: str
) -> None:
    text = f"{several} came.\nNeld Guard met.\nNeld Guard said no. {words} said it fell."
    story = Story(text, ("organisation", "Neld Guard", "Neld Guard@1"), ("person", several, words))
    story.said("Neld Guard@1", "no").said(words, "it fell")
    assert story.who(1) != ["Neld Guard"]


def test_a_clause_without_a_relative_is_no_part_of_what_a_thing_is_called() -> None:
    text = "The memo she wrote last year warns of floods. It adds that few care."
    story = Story(text, ("document", "The memo she wrote last year", "It"))
    story.mentions[0] = replace(story.mentions[0], head=at(text, "memo"))
    story.said("The memo she wrote last year", "floods").said("It", "few care")
    found = story.voices().speakers[1]
    assert found.unnamed is not None
    assert (found.kind, found.unnamed.words.of(text)) == ("document", "The memo")


def test_critics_may_be_others_than_those_before() -> None:
    text = "Some critics in Neld said it fell.\nCritics said it leaked."
    story = Story(text).said("Some critics in Neld", "it fell").said("Critics", "it leaked")
    assert story.who(1) == ["Critics"]


def test_what_is_first_called_by_the_is_not_introduced() -> None:
    story = Story(
        "A report came, and the memo.", ("document", "A report"), ("document", "the memo")
    )
    calling = Calling(story.text, story.cast(), lambda _: "document")
    assert calling.called(0).is_introduced
    assert not calling.called(1).is_introduced


def test_many_things_take_time_in_proportion() -> None:
    def work(n: int) -> None:
        text = "A report said it held.\n" + "The report said it leaked.\n" * n
        story = Story(text, ("document", "A report")).said("A report", "it held")
        for nth in range(n):
            story.said(f"The report@{nth}", f"it leaked@{nth}")
        story.voices()

    assert_in_proportion(work, 20, 160)


@pytest.mark.parametrize("noun", ["agency", "non-profit", "company"])
def test_a_noun_alone_means_a_body_that_was_named(noun: str) -> None:
    text = f"Ada Lint left Dam Watch.\nIt fell.\nIt rose.\nIt stood.\nThe {noun} said it held."
    story = Story(text, ("person", "Ada Lint"), ("organisation", "Dam Watch"))
    assert story.said(f"The {noun}", "it held").who(0) == ["Dam Watch"]


@pytest.mark.parametrize("words", ["The Orrin agency", "The agency that leaked", "The court"])
def test_of_what_more_is_said_or_of_which_there_is_one_no_body_must_have_been_named(
    words: str,
) -> None:
    text = f"Ada Lint left Dam Watch.\nIt fell.\nIt rose.\nIt stood.\n{words} said it held."
    story = Story(text, ("person", "Ada Lint"), ("organisation", "Dam Watch"))
    assert story.said(words, "it held").who(0) != ["Dam Watch"]


@pytest.mark.parametrize("n_sentences", [9, 40])
def test_a_body_named_far_above_is_no_more_meant_than_another(n_sentences: int) -> None:
    far = "It fell. " * n_sentences
    text = f"Ada Lint left Dam Watch.\n{far}\nThe agency said it held."
    story = Story(text, ("person", "Ada Lint"), ("organisation", "Dam Watch"))
    assert story.said("The agency", "it held").who(0) != ["Dam Watch"]


@pytest.mark.parametrize(
    ("kind", "words", "noun"),
    [("outlet", "Neld Herald", "company"), ("place", "Orrin", "agency")],
)
def test_neither_a_body_of_another_kind_nor_what_is_no_body_is_meant(
    kind: EntityKind, words: str, noun: str
) -> None:
    text = f"Ada Lint left {words}.\nIt fell.\nIt rose.\nIt stood.\nThe {noun} said it held."
    story = Story(text, ("person", "Ada Lint"), (kind, words))
    assert story.said(f"The {noun}", "it held").who(0) == [f"The {noun}"]


def test_a_body_that_is_only_described_is_not_meant_for_having_been_named() -> None:
    text = "Ada Lint left a dam office.\nIt fell.\nIt rose.\nIt stood.\nThe company said it held."
    story = Story(text, ("person", "Ada Lint"), ("organisation", "a dam office"))
    assert story.said("The company", "it held").who(0) == ["The company"]


def test_a_body_that_was_called_so_is_meant_before_one_that_was_named() -> None:
    text = "An agency fell.\nAda Lint left Dam Watch.\nIt fell.\nThe agency said it held."
    story = Story(
        text, ("person", "Ada Lint"), ("organisation", "Dam Watch"),
        ("official-body", "An agency", "The agency"),
    )  # fmt: skip
    assert story.said("The agency", "it held").who(0) != ["Dam Watch"]


@pytest.mark.parametrize(
    ("told", "who"), [("Norwegian", "TNG"), ("small", "The Norwegian armed group")]
)
def test_where_a_group_is_from_is_told_right_before_its_name(told: str, who: str) -> None:
    text = (
        f"Police blamed the {told} TNG fighters. The Harbour Brigade, another armed group, left.\n"
        "TNG denied that in a statement. The Norwegian armed group said it held."
    )
    story = Story(
        text, ("armed-group", "TNG", "TNG@1"),
        ("armed-group", "The Harbour Brigade", "another armed group"),
    )  # fmt: skip
    story.said("TNG@1", "that").said("The Norwegian armed group", "it held")
    assert story.who(1) == [who]
