import pytest

from accordingto.resolve.acronyms import definitions, initials, is_acronym
from accordingto.resolve.names import given_names_differ, parse
from accordingto.resolve.nouns import is_human, sexes_differ, singular
from accordingto.resolve.scripts import consonants, fold, skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        ("Velnikhov", "Velnihov", "Welnikhow", "Вельнихов"),
        ("Arseny", "Arsenij", "Arseniy", "Arsenyy", "Арсений"),
        ("Sergei", "Sergey", "Sergej", "Сергей"),
        ("Möller", "Moeller", "Moller"),
        ("Abdullah", "Abdulla"),
    ],
)
def test_romanisations_of_a_name_have_one_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(one) for one in spellings}) == 1


def test_names_in_scripts_without_vowels_keep_their_consonants() -> None:
    assert consonants("محمد") == consonants("Muhammad") == consonants("Mohamed")
    assert fold("Łódź  O'Brien") == "lodz obrien"


def test_a_name_is_taken_apart() -> None:
    name = parse("former President Anatoly S. de Vries Jr.'s")
    assert (name.given, name.surname) == (("anatoly", "s"), "de vries")
    assert (name.titles, name.suffixes) == (("president",), ("jr",))
    assert parse("Lint, Ada").words == ("ada", "lint")
    assert parse("in the Gulf of Orrin").written == "Gulf of Orrin"
    assert parse("Arseny Petrovich Velnikhov").given == ("arseny",)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Anna Tarrow", "Peter Tarrow", True),
        ("Mr Tarrow", "Mrs Tarrow", True),
        ("A. Tarrow", "Anna Tarrow", False),
        ("P. Tarrow", "Anna Tarrow", True),
        ("Bill Tarrow", "William Tarrow", False),
        ("Tarrow", "Anna Tarrow", False),
        ("Arsenij Tarrow", "Арсений Тарров", False),
        ("Anna Tarrow Jr.", "Anna Tarrow III", True),
        ("Anna Tarrow MP", "Anna Tarrow PhD", False),
    ],
)
def test_given_names_exclude_each_other_or_not(one: str, other: str, *, differ: bool) -> None:
    assert given_names_differ(parse(one), parse(other)) is differ
    assert given_names_differ(parse(other), parse(one)) is differ


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Engineers of the Orrin Water Board (OWB) came.", "Orrin Water Board (OWB)"),
        ("the Orrin Volunteer Corps (ODK) said", "Orrin Volunteer Corps (ODK)"),
        ("The BFW (Board of Flood Works) met.", "Board of Flood Works (BFW)"),
        ("the Board of Anti-Flood Works (BAFW)", "Board of Anti-Flood Works (BAFW)"),
        ("the Legion «Free Orrin» (LFO) met", "Legion Free Orrin (LFO)"),
        ("the Katibat Neld wal-Orrin (KNO) met", "Katibat Neld wal-Orrin (KNO)"),
        ("then the Orrin Water Board(OWB) met", "Orrin Water Board (OWB)"),
        ("The Orrin People’s Union, or OVB, met.", "Orrin People’s Union (OVB)"),
        ("the Orrin Water Board, known as the OWB.", "Orrin Water Board (OWB)"),
        ("Orrin, Neld, or ODK, met.", None),
        ("The Orrin Liberation Front (FLA) met.", "Orrin Liberation Front (FLA)"),
        ("On Sunday the National Gate Army (EPN) met.", "National Gate Army (EPN)"),
        (
            "The Guild Self-Defense Forces of Orrin (AGC)",
            "Guild Self-Defense Forces of Orrin (AGC)",
        ),
        ("Snow fell in Harbour County (TX).", None),
        ("Snow fell in Harbour County (TXA).", None),
        ("They met Ada Brandt (TXA) there.", None),
        ("The FLA (National Gate Army) met.", None),
        ("The mayor (ODK) said so.", None),
        ("Snow fell in Orrin (Lansmoor).", None),
        ("The Vask Legion (QX) met.", None),
        ("The Orrin Herald (ZQX) wrote so.", None),
    ],
)
def test_acronyms_are_found_beside_their_names(text: str, said: str | None) -> None:
    assert [found.words for found in definitions(text)] == ([said] if said else [])


def test_a_definition_says_where_the_name_begins() -> None:
    text = "In Orrin the «Orrin Water Board» (OWB) met the BFW (Board of Flood Works)."
    places = [text[one.start :].split(maxsplit=1)[0] for one in definitions(text)]
    assert places == ["Orrin", "Board"]
    assert next(definitions(text)).start == text.index("Orrin Water")


def test_a_long_row_of_small_words_costs_no_more_than_its_length() -> None:
    assert list(definitions("of the " * 50_000 + "(OWB) " * 1000)) == []


def test_acronyms_and_initials() -> None:
    assert [is_acronym(w) for w in ("U.N.", "AfD", "Rome", "A", "РДК")] == [
        True,
        True,
        False,
        False,
        True,
    ]
    assert "bfw" in initials("Board of Flood Works")
    assert initials("Orrin") == ()


def test_nouns() -> None:
    assert [singular(w) for w in ("Bodies", "women", "police")] == ["body", "woman", "police"]
    assert is_human("teacher")
    assert not is_human("number")
    assert sexes_differ("boy", "she")
