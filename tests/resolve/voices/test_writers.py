"""Who "I" is outside all speech."""

import pytest

from tests.resolve.voices.story import Story
from tests.work import assert_in_proportion


def test_i_in_an_answer_is_who_is_interviewed_and_in_a_question_the_outlet() -> None:
    text = (
        "Ada Lint came to Neld with Piet Brandt. Lint spoke to us.\n"
        "Q: I hear it held. Did it?\nA: I doubt that.\nIn fact I know it leaked.\n"
        "Q: Will it burst?\nA: Perhaps."
    )
    story = Story(text, ("person", "Piet Brandt"), ("person", "Ada Lint", "Lint@1"))
    story.said("I", "it held").said("I@1", "that").said("I@2", "it leaked")
    assert story.voices().speakers[0].is_outlet
    assert (story.who(1), story.who(2)) == (["Ada Lint"], ["Ada Lint"])


def test_one_question_makes_no_interview() -> None:
    story = Story("Ada Lint came.\nQ: Did it hold?\nA: I doubt it.", ("person", "Ada Lint"))
    assert story.said("I", "it@1").voices().speakers[0].is_outlet


def test_i_in_a_column_is_whom_its_end_says_wrote_it() -> None:
    text = "The dam must go.\nI doubt that it held.\nAda Lint, a miner, is the author of Water."
    story = Story(text, ("person", "Ada Lint")).said("I", "it held")
    assert (story.who(0), story.rule(0)) == (["Ada Lint"], "first person")


def test_i_in_a_post_is_who_posted_it() -> None:
    text = "Whose dam?\nPosted by Ada Lint on 3 May.\nI doubt that it held. Ada Lint is right."
    story = Story(text, ("person", "Ada Lint", "Ada Lint@1")).said("I", "it held")
    assert story.who(0) == ["Ada Lint"]


@pytest.mark.parametrize(
    "end",
    [
        "Ada Lint, D-Orrin, was an early friend of dams.",
        "Rep. Ada Lint chairs the Dam Board.",
        "Ada Lint, of Orrin, is a member of the Courier’s board of contributors.",
        "Ada Lint",
        "Ada Lint, Orrin.",
    ],
)
def test_the_last_paragraph_says_or_signs_who_wrote_in_the_first_person(end: str) -> None:
    text = f"The dam must go.\nI doubt that it held.\n{end}"
    story = Story(text, ("person", "Ada Lint"), outlet=["The Courier"]).said("I", "it held")
    assert story.who(0) == ["Ada Lint"]


@pytest.mark.parametrize(
    "end",
    [
        "Ada Lint is a political reporter.",
        "Ada Lint is a member of the Courier’s team.",
        "Ada Lint was late.",
        "Old Ada Lint is a miner.",
    ],
)
def test_a_last_paragraph_on_a_reporter_or_on_somebody_names_no_writer(end: str) -> None:
    text = f"The dam must go.\nI doubt that it held.\n{end}"
    story = Story(text, ("person", "Ada Lint"), outlet=["The Courier"]).said("I", "it held")
    assert story.voices().speakers[0].is_outlet


def test_who_is_told_of_last_wrote_nothing_that_only_says_we() -> None:
    text = "The dam must go.\nWe doubt that it held.\nAda Lint was a friend of dams."
    story = Story(text, ("person", "Ada Lint")).said("We", "it held")
    assert story.voices().speakers[0].is_outlet


def test_of_a_name_cut_in_two_the_whole_is_the_writer() -> None:
    text = "The dam must go.\nI doubt that it held.\nAda Lint Orr was a friend of dams."
    story = Story(text, ("person", "Ada Lint"), ("person", "Ada Lint Orr")).said("I", "it held")
    assert story.who(0) == ["Ada Lint Orr"]


@pytest.mark.parametrize(
    ("headline", "writer"),
    [
        ("Ada Lint: Whose dam?", ["Ada Lint"]),
        ("Ada Lint: “I am done”", []),
        ("Ada Lint holds", []),
    ],
)
def test_who_stands_before_a_headline_and_nowhere_else_wrote_it(
    headline: str, writer: list[str]
) -> None:
    story = Story(f"{headline}\nAnd I doubt that it held.\nIt rained.", ("person", "Ada Lint"))
    nth = headline.count("I")
    assert story.said(f"I@{nth}", "it held").who(0) == writer


def test_i_that_was_linked_to_who_stands_before_a_headline_is_theirs() -> None:
    text = "Ada Lint: Whose dam?\nAnd I doubt that it held.\nIt rained."
    story = Story(text, ("person", "Ada Lint", "I"))
    assert story.said("I", "it held").who(0) == ["Ada Lint"]


def test_who_a_headline_quotes_and_the_article_names_did_not_write_it() -> None:
    text = "Ada Lint: Whose dam?\nI doubt that it held.\nAda Lint left."
    story = Story(text, ("person", "Ada Lint", "Ada Lint@1")).said("I", "it held")
    assert story.voices().speakers[0].is_outlet


def test_i_in_a_letter_is_who_signs_it_and_we_between_letters_the_outlet() -> None:
    text = (
        "Letters.\nI doubt that it held.\nAda Brandt.\nI think it leaked.\n@brill_9.\n"
        "We asked if it froze.\nIt froze.\nUna Orr, Neld."
    )
    story = Story(text, ("person", "Ada Brandt"), ("person", "Una Orr"))
    story.said("I", "it held").said("I@1", "it leaked").said("We", "it froze")
    assert story.chain(0) == [("outlet", ""), ("speaker", "Ada Brandt")]
    assert story.chain(1) == [("outlet", ""), ("speaker", "@brill_9")]
    assert story.voices().speakers[2].is_outlet


def test_you_in_a_question_is_who_is_asked() -> None:
    text = (
        "Ada Lint spoke.\nQ: You said it held.\nA: No.\nQ: Will it burst?\nA: Perhaps.\n"
        "Q: Why?\nA: Ask the engineers."
    )
    story = Story(text, ("person", "Ada Lint")).said("You", "it held")
    assert story.who(0) == ["Ada Lint"]


def test_who_is_told_of_all_over_wrote_none_of_it() -> None:
    text = (
        "Ada Lint left.\nI doubt that it held.\nThey met Ada Lint.\n"
        "Ada Lint is the author of Water."
    )
    story = Story(text, ("person", "Ada Lint", "Ada Lint@1", "Ada Lint@2")).said("I", "it held")
    assert story.voices().speakers[0].is_outlet


def test_long_interviews_take_time_in_proportion() -> None:
    def work(n: int) -> None:
        text = "Ada Lint spoke.\n" + "Q: Did it hold?\nA: I doubt it.\n" * n
        story = Story(text, ("person", "Ada Lint"))
        for nth in range(n):
            story.said(f"I@{nth}", f"it@{2 * nth + 1}")
        story.voices()

    assert_in_proportion(work, 20, 160)


def test_the_letters_that_mark_questions_and_answers_are_nobodys_names() -> None:
    text = (
        "Ada Lint spoke.\nQ: Did it hold?\nA: I doubt that it held.\nQ: Will it burst?\n"
        "A. We hope not."
    )
    story = Story(text, ("person", "Ada Lint")).said("Q", "Did it hold").said("A@1", "I doubt")
    story.said("A. We", "not")
    assert story.voices().speakers[0].is_outlet
    assert (story.who(1), story.who(2)) == (["Ada Lint"], ["Ada Lint"])


def test_i_behind_the_signature_of_a_post_is_not_who_signs_it() -> None:
    text = "The dam.\nIt held. — Ada Lint (@lint) But I doubt that it fell."
    story = Story(text, ("person", "Ada Lint")).said("I@1", "it fell")
    assert story.voices().speakers[0].is_outlet
