from accordingto.read.languages import language_code


def test_languages_are_known_in_the_cases_that_notes_use() -> None:
    assert (
        language_code("Russian")
        == language_code("русского")
        == language_code("rosyjskiego")
        == "ru"
    )
    assert language_code("Englischen") == "en"
    assert language_code("Tesselish") == ""
