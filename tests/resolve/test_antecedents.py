"""What "who", "that" and "which" take up; the texts are invented."""

import pytest

from accordingto.core.span import Span
from accordingto.resolve.antecedents import antecedent, first_of_joined
from accordingto.resolve.unnamed import unnamed
from tests.work import assert_in_proportion


def taken_up(text: str, relative: str = "who") -> str | None:
    start = text.rindex(relative)
    found = antecedent(text, Span(start, start + len(relative)))
    return None if found is None else found.of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It surprised two miners who saw it.", "two miners"),
        ("It surprised the miners in the council's hall, who saw it.", "the miners"),
        ("Miners in Mrs. Lint's ministry who saw it wept.", "Miners"),
        ("The editors of The Vesper Herald, who met, wept.", "The editors"),
        ("The miners in Orrinshire who met wept.", "The miners"),
        ("The voters who came early and who left wept.", "The voters"),
        ("The miners of the Board for Lasting Sluices, who met, wept.", "The miners"),
        ("There remain those in the mining world who saw it.", "those"),
        ("There are many who saw it.", "many"),
        ("It was said by 18% who saw it.", "18%"),
        ("It was said by 12 percent who saw it.", "12 percent"),
        ("It worried some miners and bakers, who saw it.", "some miners and bakers"),
        ("It worried dozens of the miners who saw it.", "dozens of the miners"),
        ("It pleased miners such as Lint, who saw it.", "miners"),
        ("It was told by an aide to Lint, who saw it.", "an aide"),
        ("It was told by a trained young miner who saw it.", "a trained young miner"),
        ("She convinced voters who saw it.", "voters"),
        ("There came Ada Lint, who saw it.", "Ada Lint"),
        ("There came Ada Lint of Orrin City, who saw it.", "Ada Lint"),
        ("There came U.S. President Ada Lint, who saw it.", "U.S. President Ada Lint"),
        ("There came Ada Lint, a miner in town, who saw it.", "Ada Lint"),
        ("There came Ada Lint, a baker and local miner, who saw it.", "Ada Lint"),
        ("There came Ada Lint, a longtime Fund for Sluices donor who saw it.", "Ada Lint"),
        ("There came Ada Lint, the leader of the opposition in Orrin, who saw it.", "Ada Lint"),
        ("There came Ada Lint, 61, who saw it.", "Ada Lint"),
        ("The miners in Orrin, the head of the board, who saw it.", "the head"),
        ("There came Ada Lint and Ole Brandt, miners who saw it.", "Ada Lint and Ole Brandt"),
        ("There came Ada Lint and Ole Brandt, who has seen it.", "Ole Brandt"),
        ("It was over. But Mrs. Lint, who saw it, wept.", "Mrs. Lint"),
        ("So miners who saw it wept.", "miners"),
        ("There were two figures who saw it.", "two figures"),
        ("Instead, a miner who saw it wept.", "a miner"),
        ("There came Ada Lint and Ole Brandt, who saw it.", None),
        ("The left lay open, who saw it.", None),
        ("The one who saw it wept.", None),
        ("The miners wept. who saw it?", None),
        ("who saw it?", None),
    ],
)  # fmt: skip
def test_who_takes_up_the_last_words_for_somebody(text: str, expected: str | None) -> None:
    assert taken_up(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She read a long report that told it.", "a long report"),
        ("The Sluice Fund, a foundation that told it, met.", "The Sluice Fund"),
        ("The Sluice Museum, a downtown museum that told it, met.", "The Sluice Museum"),
        ("She hid a long letter in 1998 that told it.", "a long letter"),
        ("She wrote a long letter on Monday that told it.", "a long letter"),
        ("She read a long report covering Orrin that told it.", "a long report"),
        ("She read a report in Orrin City that told it.", "a report"),
        ("She hid a poster mocking Orrin City that told it.", "a poster"),
        ("She hid a poster and Orrin that told it.", None),
        ("She went to Orrin that told it.", None),
        ("Orrin that told it.", None),
        ("It was Orrin that told it.", None),
        ("It was blue that told it.", None),
    ],
)
def test_that_takes_up_what_stands_before_it(text: str, expected: str | None) -> None:
    assert taken_up(text, "that") == expected


@pytest.mark.parametrize(
    ("text", "relative", "is_joined"),
    [
        ("The Guard, in which Lint had a part, and which told it.", "which", True),
        ("A miner who saw it but who wept.", "who", True),
        ("A miner whom they saw and who wept.", "who", True),
        ("A miner which saw it and who wept.", "who", False),
        ("A miner who saw it, who wept.", "who", False),
        ("A miner who saw it. And who wept?", "who", False),
        ("It says that it fell and that it held.", "that", False),
    ],
)
def test_a_relative_that_an_and_joins_takes_up_what_the_one_before_does(
    text: str, relative: str, *, is_joined: bool
) -> None:
    start = text.rindex(relative)
    found = first_of_joined(text, Span(start, start + len(relative)))
    assert (found.start < start) is is_joined


def test_what_those_are_whom_a_relative_takes_up() -> None:
    text = "It was told by two officials in Orrin who asked not to be named."
    start = text.index("who")
    found = unnamed(text, [Span(start, start + 3)], Span(0, len(text)))
    assert found is not None
    assert (found.what, found.many, found.words.of(text)) == ("official", 2, "two officials")


def test_whom_a_name_tells_is_not_unnamed() -> None:
    text = "There came Ada Lint, who saw it."
    start = text.index("who")
    assert unnamed(text, [Span(start, start + 3)], Span(0, len(text))) is None


def test_long_lines_are_read_in_proportion() -> None:
    def read(n: int) -> None:
        text = "one miner of one miner and " * n + "who"
        antecedent(text, Span(len(text) - 3, len(text)))

    assert_in_proportion(read, 100, 1000)
