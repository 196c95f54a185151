import pytest

from accordingto.read.dates import find_dates, normal_date


@pytest.mark.parametrize(
    ("words", "value"),
    [("Published 3 March 2031", "2031-03-03"), ("March 3rd, 2031 at 2:05 pm", "2031-03-03T14:05"),
     ("14.05.2031 12:00", "2031-05-14T12:00"), ("16/05/2031 at 18h00", "2031-05-16T18:00"),
     ("2031-05-14T08:40:00+03:00", "2031-05-14T08:40:00+03:00"),
     ("14 May 2031, 06.15 GMT", "2031-05-14T06:15Z"), ("2031/05/14", "2031-05-14")],
)  # fmt: skip
def test_a_written_date_is_found(words: str, value: str) -> None:
    assert [found for found, _, _ in find_dates(words)] == [value]


@pytest.mark.parametrize("words", ["05/06/2031", "31 June 2031", "May 2031", "2031", "1.2.3.2031"])
def test_a_date_that_is_unsure_or_not_whole_is_not_guessed(words: str) -> None:
    assert list(find_dates(words)) == []


def test_a_stated_date_stays_as_precise_as_it_is() -> None:
    assert normal_date("2031-05-14T08:40Z") == "2031-05-14T08:40Z"
    assert normal_date(" 2031-05-14 08:40:00 +0300 ") == "2031-05-14T08:40:00+0300"
    assert normal_date("yesterday") is None
    assert normal_date("2031-13-01") is None
