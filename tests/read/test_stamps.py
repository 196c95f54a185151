import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.read.stamps import Stamp, are_in_order, leading_stamp, stamp_of, usual_rests


@pytest.mark.parametrize(
    ("words", "minutes", "day"),
    [
        ("11:42", 702, ""),
        ("17.52", 1072, ""),
        ("9pm", 1260, ""),
        ("12:05 a.m.", 5, ""),
        ("16.40 BST", 1000, ""),
        ("Posted at 14:05", 845, ""),
        ("4 February, 18.20", 1100, ""),
        ("June 12, 2031 at 7:02 pm", 1142, "2031-06-12"),
    ],
)
def test_a_line_that_says_only_when_is_a_stamp(words: str, minutes: int, day: str) -> None:
    assert stamp_of(words) == Stamp(minutes, day, "", len(words))


@pytest.mark.parametrize(
    "words",
    [
        "14 July 2031",
        "Updated at 18.00",
        "25:10",
        "Published 14 July 2031, changed 15 July 2031, 21:10",
        "The ferry left at 14:05 and nobody saw it leave the old harbour.",
    ],
)
def test_dates_alone_changes_and_sentences_are_no_stamps(words: str) -> None:
    assert stamp_of(words) is None


def test_a_name_beside_the_time_is_kept_apart() -> None:
    stamp = stamp_of("Harbour Watch, [03.05.2031 14:02]")
    assert stamp is not None
    assert (stamp.day, stamp.minutes, stamp.rest) == ("2031-05-03", 842, "harbour watch")


def test_a_paragraph_may_begin_with_its_time() -> None:
    words = "14:05 – The hall is full."
    stamp = leading_stamp(words)
    assert stamp is not None
    assert (stamp.minutes, words[stamp.end :]) == (845, "The hall is full.")
    assert leading_stamp("1405 people came.") is None


@pytest.mark.parametrize(
    "words",
    ["3.10 percent of the vote went to the ferry.", "3.10 USD is what a ticket costs.",
     "4.30 OF THEM HELD."],
)  # fmt: skip
def test_a_number_with_a_full_stop_is_no_time(words: str) -> None:
    assert leading_stamp(words) is None


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("3.10 pm The gate held.", 910), ("15.10 Uhr: Das Tor hielt.", 910),
     ("15.10 – The gate held.", 910), ("15.10: The gate held.", 910), ("15h10 Le pont tient.", 910),
     ("15.10 BST The gate held.", 910), ("15:10 the gate held.", 910)],
)  # fmt: skip
def test_a_time_with_a_full_stop_has_something_that_says_so(words: str, minutes: int) -> None:
    stamp = leading_stamp(words)
    assert stamp is not None
    assert stamp.minutes == minutes
    assert words[stamp.end :].lower().startswith(("the", "das", "le"))


@given(st.lists(st.integers(0, 1439), min_size=3, max_size=12, unique=True))
def test_sorted_times_are_in_order_either_way(minutes: list[int]) -> None:
    stamps = [Stamp(one, "", "", 5) for one in sorted(minutes)]
    assert are_in_order(stamps)
    assert are_in_order(stamps[::-1])


def test_times_in_disorder_or_all_alike_are_not() -> None:
    assert not are_in_order([Stamp(m, "", "", 5) for m in (600, 30, 900, 10, 700)])
    assert not are_in_order([Stamp(600, "", "", 5)] * 4)
    assert not are_in_order([Stamp(600, "", "", 5), Stamp(700, "", "", 5)])


def test_words_beside_one_stamp_only_are_unusual() -> None:
    stamps = [Stamp(1, "", rest, 5) for rest in ("", "watch", "watch", "kick-off")]
    assert usual_rests(stamps) == {"", "watch"}
