"""What an attribution's own words show; the texts are invented."""

import pytest

from accordingto.resolve.channels.manners import manner, shared, times
from tests.resolve.channels.marked import reading


@pytest.mark.parametrize(
    ("sentence", "signs"),
    [
        ("{Mara Dolent} [said] <it was old>.", {"says", "past"}),
        ("{Mara Dolent} [has said] <it was old>.", {"says", "elsewhen"}),
        ("In 2009 {Mara Dolent} [said] <it was old>.", {"says", "past", "dated", "timed"}),
        ("{She} [added] <“it was old”>.", {"pronoun", "goes on", "past", "quoted"}),
        ("Dolent {who} [hopes] <it holds>.", {"relative", "thinks"}),
        ("{Dolent's} [claim] that <it held>.", {"owned"}),
        ("{The engineer} [was asked] <on Monday>.",
         {"described", "goes on", "passive"}),
        ("{}[It is said] <so>.", {"nobody", "says", "passive"}),
    ],
)  # fmt: skip
def test_signs_of_when_and_how_it_was_said(sentence: str, signs: set[str]) -> None:
    assert manner(reading(sentence), 0) == signs


def test_the_present_counts_below_the_title() -> None:
    found = reading("{Mara Dolent} [wins] <it>.\n{Mara Dolent} [wins] <it>.")
    assert [("present" in manner(found, at)) for at in range(2)] == [False, True]


def test_times_are_days_months_years_and_words_for_them() -> None:
    assert times("On Monday, last week or in May 2009") == {"monday", "last week", "may", "2009"}


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("{}[Asked] <whether it held>, {Dolent} [said] <no>.", 1),
        ("{She} [said] <no>, {}[calling] <it old>.", None),
        ("{}[It was expected] <to hold>, {she} [said] <no>.", None),
    ],
)
def test_who_is_asked_and_not_by_whom_goes_with_the_answer(
    sentence: str, other: int | None
) -> None:
    assert shared(reading(sentence))[0] == other


def test_a_source_that_is_left_out_is_that_of_the_same_sentence() -> None:
    found = reading("{Mara Dolent} [said] <no>, {}[calling] <it old>. {}[Calling] <it new>.")
    assert shared(found) == [None, 0, None]
