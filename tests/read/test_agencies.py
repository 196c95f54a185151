import re

from accordingto.read.agencies import AGENCY, agency_of


def test_every_form_of_an_agency_gives_one_name() -> None:
    assert {agency_of(form) for form in ("AP", "Associated Press", "The AP")} == {
        "Associated Press"
    }
    assert {agency_of(form) for form in ("ТАСС", "TASS", "ITAR-TASS,")} == {"TASS"}
    assert agency_of("Tessel Post") is None


def test_a_longer_word_is_no_agency() -> None:
    assert re.fullmatch(AGENCY, "APs") is None
    assert re.match(AGENCY, "Reutersberg") is None
