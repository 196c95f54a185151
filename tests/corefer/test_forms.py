import pytest
from hypothesis import given

from accordingto.corefer.forms import (
    BARE,
    DEFINITE,
    FIRST,
    FIRST_PLURAL,
    HE,
    INDEFINITE,
    IT,
    MARK,
    N_FORMS,
    NAME,
    ONE,
    OWNED,
    PRONOUNS,
    SECOND,
    SHE,
    THEY,
    THIS,
    WHO,
    forms,
    letters_with_stops,
)
from tests.corefer.conftest import TEXTS, at, cut
from tests.work import assert_in_proportion


def form(text: str, word: str, *, nth: int = 0) -> int:
    article = cut(text)
    return int(forms(article)[at(article, word, nth=nth)])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("I", FIRST), ("ours", FIRST_PLURAL), ("your", SECOND), ("him", HE), ("herself", SHE),
        ("its", IT), ("their", THEY), ("those", THIS), ("whose", WHO), ("somebody", ONE),
    ],
)  # fmt: skip
def test_each_pronoun_has_its_form(word: str, expected: int) -> None:
    assert form(f"And then {word} left.", word) == expected


def test_a_pronoun_that_opens_a_sentence_is_no_name() -> None:
    assert form("It rained. She left.", "She") == SHE


@pytest.mark.parametrize("mark", ["“", ",", "😀", "-", "$"])
def test_a_mark_carries_no_reference(mark: str) -> None:
    assert form(f"The gate {mark} leaked.", mark) == MARK


def test_a_capital_within_a_sentence_makes_a_name() -> None:
    assert form("Then Lint left.", "Lint") == NAME
    assert form("Then rain fell.", "rain") == BARE


def test_a_capital_that_opens_a_sentence_makes_no_name_of_a_word_known_in_small_letters() -> None:
    assert form("Rain fell on rain.", "Rain") == BARE
    assert form("Torsen fell on rain.", "Torsen") == NAME


def test_a_capital_elsewhere_makes_a_name_of_it_all_the_same() -> None:
    text = "Brask left, for the brask is a fish. Then Brask came."
    assert form(text, "Brask") == NAME


@pytest.mark.parametrize("mark", [".", ":", "“", "(", "—"])
def test_a_capital_after_such_a_mark_says_nothing(mark: str) -> None:
    assert form(f"He saw rain {mark} Rain fell.", "Rain") == BARE


def test_a_capital_in_a_new_paragraph_says_nothing() -> None:
    assert form("He saw rain\nRain fell.", "Rain") == BARE


def test_capitals_in_a_headline_say_nothing() -> None:
    text = "Gates Of Orrin Leak Again\nThe gates of Orrin leak."
    assert form(text, "Leak") == BARE
    assert form(text, "Orrin") == NAME


def test_an_article_that_opens_a_sentence_is_no_name() -> None:
    assert form("He left. The gate leaked.", "The") != NAME


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("he saw the old grey gate", DEFINITE),
        ("he saw this gate", DEFINITE),
        ("he saw an old gate", INDEFINITE),
        ("he saw three gates", INDEFINITE),
        ("he saw her gate", OWNED),
        ("he saw Lint's gate", OWNED),
        ("he saw Lint’s gate", OWNED),
        ("he saw gates", BARE),
        ("he saw the ferry, gates", BARE),
        ("he saw the first of old and very grey gates", BARE),
        ("he saw the\ngate", BARE),
        ("he saw the well-kept gate", DEFINITE),
    ],
)
def test_what_stands_before_a_noun_says_whether_it_is_known(words: str, expected: int) -> None:
    assert form(words, words.rsplit(maxsplit=1)[-1]) == expected


def test_the_nearest_of_these_words_tells() -> None:
    assert form("the keeper of a gate", "gate") == INDEFINITE


@given(TEXTS)
def test_each_word_has_one_form_and_only_marks_have_none(text: str) -> None:
    article = cut(text)
    found = forms(article).tolist()
    assert len(found) == len(article)
    letters = letters_with_stops(article)
    for n, (one, word) in enumerate(zip(found, article.lower, strict=True)):
        assert 0 <= one < N_FORMS
        assert (one == MARK) == (not word[0].isalnum())
        assert word not in PRONOUNS or n in letters or one == PRONOUNS[word]


def test_work_is_in_proportion_to_the_text() -> None:
    article = {n: cut("Then Lint saw the old gate of Orrin.\n" * n) for n in (20, 400)}
    assert_in_proportion(lambda n: forms(article[n]), 20, 400)


@pytest.mark.parametrize("word", ["WHO", "US"])
def test_an_acronym_is_no_pronoun(word: str) -> None:
    assert form(f"Then {word} said so.", word) == NAME
    assert form(f"{word} said so.", word) == NAME


@pytest.mark.parametrize("letter", ["I", "S", "B"])
def test_letters_with_stops_are_a_name(letter: str) -> None:
    assert form("It's what I and the I.S.B. said.", letter, nth=int(letter == "I")) == NAME


def test_one_letter_with_a_stop_is_what_it_was() -> None:
    assert form("So do I. The gate fell.", "I") == FIRST
