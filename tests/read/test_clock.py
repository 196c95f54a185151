from datetime import date

import pytest

from accordingto.read.clock import clock_after, clock_before, offset_of

SUMMER, WINTER = date(2031, 7, 1), date(2031, 1, 5)


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("EST", "-05:00"),
        ("EDT", "-04:00"),
        ("cet", "+01:00"),
        ("MSK", "+03:00"),
        ("GMT+3", "+03:00"),
        ("UTC -05:30", "-05:30"),
        ("+0530", "+05:30"),
        ("Z", "Z"),
        ("CST", ""),
        ("IST", ""),
        ("PST", ""),
        ("GMT+29", ""),
        ("nowhere", ""),
    ],
)
def test_only_a_name_with_one_offset_gives_one(zone: str, offset: str) -> None:
    assert offset_of(zone, WINTER) == offset


def test_british_summer_time_is_one_in_summer_only() -> None:
    assert offset_of("BST", SUMMER) == "+01:00"
    assert offset_of("BST", WINTER) == ""


def test_an_unsure_zone_leaves_the_time_without_one() -> None:
    found = clock_after("Jan 5, 4:00 am IST", WINTER, 5)
    assert found is not None
    assert found.value == "T04:00"


@pytest.mark.parametrize("words", ["25:00 ", "12:61 ", "0 pm ", "noon "])
def test_what_is_no_time_is_none(words: str) -> None:
    assert clock_before(words, WINTER, len(words), 0) is None
