import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from accordingto.core.part import Given
from accordingto.unpack.values import MAX_CHARS, address, given, moment, names, unix_moment


@pytest.mark.parametrize(
    ("stated", "normal"),
    [
        ("2031-05-03", "2031-05-03"),
        ("2031-05-03 08:40:00", "2031-05-03T08:40:00"),
        ("2031-05-03T08:40Z", "2031-05-03T08:40Z"),
        ("2031-05-03T08:40:00.1234567+0300", "2031-05-03T08:40:00.1234567+03:00"),
        ("2031-05-03T08:40:00.5-05:00", "2031-05-03T08:40:00.5-05:00"),
        ("2031-05-03 08:40:00 UTC", "2031-05-03T08:40:00Z"),
        ("Sat, 03 May 2031 08:40:00 +0300", "2031-05-03T08:40:00+03:00"),
        ("3 May 2031 08:40:00 GMT", "2031-05-03T08:40:00Z"),
        ("Sat, 03 May 2031 08:40:00 XYZT", "2031-05-03T08:40:00"),
    ],
)
def test_dates_in_both_forms_are_kept_as_precise_as_they_are(stated: str, normal: str) -> None:
    assert moment(stated) == normal


@pytest.mark.parametrize(
    "stated",
    ["", None, "2031", "yesterday", "05/03/2031", "2031-02-30", "20310503", "2031-05-03T25:00",
     "Sat, 99 May 2031 08:40:00 +0300", "2031-W20-1", "1746261600"],
)  # fmt: skip
def test_other_dates_are_left_out(stated: str | None) -> None:
    assert moment(stated) is None


@for_all(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_dates(stated: str) -> None:
    assert moment(stated) is None or stated.strip()


@pytest.mark.parametrize(
    ("seconds", "normal"),
    [("1935482400", "2031-05-02T10:00:00Z"), (0, "1970-01-01T00:00:00Z"),
     (None, None), ("x", None), (-1, None), ("9" * 12, None), (1.5, None)],
)  # fmt: skip
def test_seconds_since_1970_have_a_zone(seconds: object, normal: str | None) -> None:
    assert unix_moment(seconds) == normal


@pytest.mark.parametrize(
    "stated", ["javascript:alert(1)", "file:///etc/passwd", "tide.example", "http://a b", "", None]
)
def test_only_addresses_on_the_web_are_addresses(stated: str | None) -> None:
    assert address(stated) is None


def test_an_address_is_kept_as_it_stands() -> None:
    assert address(" https://tide.example/a?b=c#d ") == "https://tide.example/a?b=c#d"


def test_the_first_value_of_a_field_counts_and_empty_ones_do_not() -> None:
    assert given(
        ("title", None, "a"), ("title", " \n", "b"), ("title", "Gate\n  holds", "c"),
        ("title", "Other", "d"), ("url", "x" * (MAX_CHARS + 1), "e"),
    ) == (Given("title", "Gate holds", "c"),)  # fmt: skip


@for_all(st.text(st.characters()))
def test_every_value_can_be_stored(value: str) -> None:
    for one in given(("title", value, "x")):
        assert one.value.encode()
        assert one.value == " ".join(one.value.split())


def test_names_stand_once_in_their_order() -> None:
    assert names(["Ada Lint", None, " ", "Bo  Ray", "Ada Lint"]) == "Ada Lint, Bo Ray"
    assert names([None]) is None
