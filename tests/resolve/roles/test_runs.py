"""Where names begin and end among words."""

import pytest

from accordingto.core.span import Span
from accordingto.resolve.roles.runs import bare, is_name, run_back, run_end
from accordingto.resolve.words import Word, words_in


def words(text: str) -> tuple[Word, ...]:
    return words_in(text, [Span(0, len(text))])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Neld Works said", "Neld Works"),
        ("Friends of the Dam said", "Friends of the Dam"),
        ("Department of Health and Works said", "Department of Health and Works"),
        ("Ways and Works Committee said", "Ways and Works Committee"),
        ("Lint and Brandt said", "Lint"),
        ("Neld’s Board said", "Neld"),
        ("St. Orrin Board said", "St. Orrin Board"),
        ("Orrin. Then", "Orrin"),
        ("Orrin Works. Brandt said", "Orrin Works"),
        ("Orrin 2016 Host Committee said", "Orrin 2016 Host Committee"),
        ("Lint & Brandt said", "Lint & Brandt"),
        ("Orrin Rocks! said", "Orrin Rocks!"),
        ("5th Street Works said", "5th Street Works"),
        ("Orrin Now said", "Orrin Now"),
        ("University of Orrin at Neld said", "University of Orrin at Neld"),
        ("Works at Neld said", "Works"),
        ("Orrin People’s Party said", "Orrin People’s Party"),
        ("Orrin’s Party said", "Orrin"),
        ("Right to Dams Committee said", "Right to Dams Committee"),
        ("Welcome to Orrin said", "Welcome"),
        ("Orrin House Rep. Lint said", "Orrin House"),
        ("Orrin General Lint said", "Orrin General Lint"),
    ],
)
def test_a_name_goes_on_over_small_words_and_marks(text: str, name: str) -> None:
    listed = words(text)
    assert bare(listed[: run_end(listed, 0)]).of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("said the Neld Works", "Neld Works"),
        ("former Bank of Orrin", "Bank of Orrin"),
        ("Former Neld Works", "Neld Works"),
        ("on Tuesday Neld Works", "Neld Works"),
        ("Orrin’s Neld Works", "Neld Works"),
        ("Lint and Neld Works", "Neld Works"),
        ("Ways and Works Committee", "Ways and Works Committee"),
        ("ORRIN - Neld Works", "Neld Works"),
        ("Orrin-Neld Works", "Orrin-Neld Works"),
        ("the University of Orrin at Neld", "University of Orrin at Neld"),
        ("Works of Orrin at Neld", "Neld"),
        ("the Orrin People’s Party", "Orrin People’s Party"),
        ("the Right to Dams Committee", "Right to Dams Committee"),
        ("Brandt went to Orrin Works", "Orrin Works"),
    ],
)
def test_a_name_is_followed_back_to_where_it_begins(text: str, name: str) -> None:
    listed = words(text)
    assert bare(listed[run_back(listed, len(listed) - 1) :]).of(text) == name


def test_words_that_are_no_name_have_no_beginning() -> None:
    assert run_back(words("said the former"), 2) == 3


def test_a_capital_that_begins_a_sentence_makes_no_name() -> None:
    assert [is_name(word) for word in words("As US I've 40 Lint the")] == [
        False, True, False, False, True, False,
    ]  # fmt: skip
