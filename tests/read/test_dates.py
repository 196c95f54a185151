import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.work import HANG_S

from accordingto.read.dates import find_dates, normal_date, order_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Published 3 March 2031", "2031-03-03"),
        ("March 3rd, 2031 at 2:05 pm", "2031-03-03T14:05"),
        ("14.05.2031 12:00", "2031-05-14T12:00"),
        ("16/05/2031 at 18h00", "2031-05-16T18:00"),
        ("2031-05-14T08:40:00+03:00", "2031-05-14T08:40:00+03:00"),
        ("2031-05-14T08:40 EST", "2031-05-14T08:40-05:00"),
        ("2031-05-14 08:40:30 (CEST)", "2031-05-14T08:40:30+02:00"),
        ("2031-05-14T08:40 IST", "2031-05-14T08:40"),
        ("2031-05-14 08:40 west of Tessel", "2031-05-14T08:40"),
        ("14 May 2031, 06.15 GMT", "2031-05-14T06:15Z"),
        ("2031/05/14", "2031-05-14"),
        ("Tuesday, 3 Jun 2031", "2031-06-03"),
        ("June 3rd, 2031", "2031-06-03"),
        ("2031.12.01", "2031-12-01"),
        ("2031年5月14日", "2031-05-14"),
        ("5/14/31 6:15 AM", "2031-05-14T06:15"),
        ("May 14, 20316:15 AM", "2031-05-14T06:15"),
        ("Ada VossMay 14, 2031", "2031-05-14"),
        ("05.14.2031 09:00 AM", "2031-05-14T09:00"),
        ("May 14, 2031 @17:19 PM", "2031-05-14T17:19"),
    ],
)
def test_a_written_date_is_found(words: str, value: str) -> None:
    assert [found for found, _, _ in find_dates(words)] == [value]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3. Juni 2031, 14:05 Uhr", "2031-06-03T14:05"),
        ("1er juin 2031 à 14h05", "2031-06-01T14:05"),
        ("3 de junio de 2031", "2031-06-03"),
        ("3 giugno 2031", "2031-06-03"),
        ("3 июня 2031 г. в 14:05 МСК", "2031-06-03T14:05+03:00"),
        ("июнь 3, 2031", "2031-06-03"),
        ("3 червня 2031", "2031-06-03"),
        ("3 czerwca 2031", "2031-06-03"),
    ],
)
def test_months_have_names_in_several_languages(words: str, value: str) -> None:
    assert [found for found, _, _ in find_dates(words)] == [value]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("10:48, Wed, May 14, 2031", "2031-05-14T10:48"),
        ("Posted 10:02 AM EST May 14, 2031", "2031-05-14T10:02-05:00"),
        ("4:00 am CET, Wednesday, 14 May 2031", "2031-05-14T04:00+01:00"),
        ("21:17 14.05.2031", "2031-05-14T21:17"),
    ],
)
def test_a_time_may_stand_before_its_date(words: str, value: str) -> None:
    assert [found for found, _, _ in find_dates(words)] == [value]


def test_two_dates_keep_their_own_times() -> None:
    words = "May 14, 2031 at 8:59 pm | UPDATED: 10:16 pm, May 14, 2031"
    assert [words[s:e] for _, s, e in find_dates(words)] == [
        "May 14, 2031 at 8:59 pm", "10:16 pm, May 14, 2031",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "05/06/2031",
        "31 June 2031",
        "May 2031",
        "2031",
        "1.2.3.2031",
        "3 hours ago",
        "14/05/0031",
        "Room 12, 2031",
        "version 1.2.31",
    ],
)
def test_a_date_that_is_unsure_or_not_whole_is_not_guessed(words: str) -> None:
    assert list(find_dates(words)) == []


def test_numbers_are_read_in_the_order_that_the_page_settles() -> None:
    assert [value for value, _, _ in find_dates("05/06/2031", "day-first")] == ["2031-06-05"]
    assert [value for value, _, _ in find_dates("05/06/2031", "month-first")] == ["2031-05-06"]


@pytest.mark.parametrize(
    ("texts", "language", "order"),
    [
        (["16/05/2031"], "", "day-first"),
        (["5/16/31"], "en", "month-first"),
        (["16/05/2031", "5/16/2031"], "de", None),
        ([], "pt_BR", "day-first"),
        ([], "en-US", "month-first"),
        ([], "en-GB", "day-first"),
        ([], "en", None),
        (["05/06/2031"], "", None),
    ],
)
def test_other_dates_or_the_language_settle_the_order(
    texts: list[str], language: str, order: str | None
) -> None:
    assert order_of(texts, language) == order


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ("2031-05-14T08:40Z", "2031-05-14T08:40Z"),
        (" 2031-05-14 08:40:00 +0300 ", "2031-05-14T08:40:00+03:00"),
        ("2031-05-14 08:40:00 UTC", "2031-05-14T08:40:00Z"),
        ("2031-05-14T08:40 EST", "2031-05-14T08:40-05:00"),
        ("2031-05-14 08:40:00 CEST", "2031-05-14T08:40:00+02:00"),
        ("2031-05-14T08:40 IST", None),
        ("20310514", "2031-05-14"),
        ("Wed, 14 May 2031 08:40:00 -0600", "2031-05-14T08:40:00-06:00"),
        ("yesterday", None),
        ("2031-13-01", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31", None),
    ],
)
def test_a_stated_date_stays_as_precise_as_it_is(stated: str, value: str | None) -> None:
    assert normal_date(stated) == value


@given(
    st.text()
    | st.lists(st.sampled_from(["3 ", "May ", "2031", "12:00 ", "/", ".", "am", ","])).map("".join)
)
def test_dates_stand_where_they_say_and_do_not_overlap(words: str) -> None:
    at = 0
    for value, start, end in find_dates(words):
        assert at <= start < end <= len(words)
        assert normal_date(value[:10]) == value[:10]
        at = end


@pytest.mark.parametrize(
    "piece", ["3 ", "3 May ", "12:00 ", "May 3,", "1/", "12.12.12.", "3\u00a0", "2031-"]
)
def test_long_lines_of_nearly_dates_take_linear_time(piece: str) -> None:
    started = time.monotonic()
    assert list(find_dates(piece * 50_000)) is not None
    assert time.monotonic() - started < HANG_S


def test_hours_to_twelve_behind_a_date_of_numbers() -> None:
    assert [value for value, *_ in find_dates("2031-03-03 08:00 PM")] == ["2031-03-03T20:00"]
    assert [value for value, *_ in find_dates("2031-03-03 08:00")] == ["2031-03-03T08:00"]


def test_a_week_is_no_day() -> None:
    assert normal_date("2031-W20-3") is None


def test_a_zone_belongs_to_the_words_of_its_time() -> None:
    words = "Published 2031-05-14T08:40 EST, by Ada"
    ((_, start, end),) = find_dates(words)
    assert words[start:end] == "2031-05-14T08:40 EST"
