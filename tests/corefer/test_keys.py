import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.corefer.forms import NAME, forms
from accordingto.corefer.keys import (
    ACRONYM,
    APART,
    N_RELATIONS,
    NAME_AND_NOUN,
    NO_SHARED,
    NOUN_OF_NAME,
    OTHER_NOUN,
    SAME_END,
    SAME_NAME,
    SAME_NOUN,
    SAME_SINGULAR,
    SAME_START,
    SOME_SHARED,
    Key,
    keys,
    name_around,
    relation,
    relations,
    singular,
)
from tests.corefer.conftest import TEXTS, at, cut
from tests.work import assert_in_proportion


def key(text: str, word: str) -> Key:
    article = cut(text)
    return keys(article, forms(article), [at(article, word)])[0]


def name(text: str, word: str) -> str:
    article = cut(text)
    first, last = name_around(article, forms(article), at(article, word))
    return text[int(article.start[first]) : int(article.end[last])]


def test_the_key_of_a_name_is_its_words() -> None:
    assert key("Then Ada Lint left.", "Lint") == ("ada", "lint")


def test_the_key_of_a_noun_is_the_noun() -> None:
    assert key("He saw the old gates.", "gates") == ("gates",)


@pytest.mark.parametrize("word", ["she", ","])
def test_pronouns_and_marks_have_no_key(word: str) -> None:
    assert key("Then she left, alone.", word) == ()


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Then Ada Lint left.", "Ada", "Ada Lint"),
        ("Then Ola van der Brask left.", "Ola", "Ola van der Brask"),
        ("Then the Council of Orrin met.", "Council", "Council of Orrin"),
        ("Then the mayor of Orrin left.", "Orrin", "Orrin"),
        ("Then Lint and Brandt left.", "Lint", "Lint"),
        ("Then Lint and Brandt left.", "Brandt", "Brandt"),
        ("Then Lint, Brandt and Odell left.", "Odell", "Odell"),
        ("Then the Ferry and Gate Administration met.", "Ferry", "Ferry and Gate Administration"),
        ("Then the Ferry and Gate Administration met.", "Gate", "Ferry and Gate Administration"),
        ("Then Ola van der von Brask left.", "Ola", "Ola"),
        ("Then Ban Ki-moon left.", "Ban", "Ban Ki-moon"),
        ("Then Katibat Neld wal-Orrin left.", "Neld", "Katibat Neld wal-Orrin"),
        ("Then O'Brask left.", "Brask", "O'Brask"),
        ("Then Ada\nLint left.", "Ada", "Ada"),
        ("He rang Lint. Brandt left.", "Brandt", "Brandt"),
        ("It lies in Orrin. Lint left.", "Orrin", "Orrin"),
        ("Then Ada B. Lint left.", "Lint", "Ada B. Lint"),
        ("Then Gen. Lint left.", "Lint", "Gen. Lint"),
        ("He wrote so on X. Lint left.", "Lint", "Lint"),
        ("He said so on Channel 5. Lint left.", "Lint", "Lint"),
        ("Then St. Orrin burned.", "Orrin", "St. Orrin"),
        ("Then the Ol'ang River Army left.", "Army", "Ol'ang River Army"),
        ("Then Lim'at Orrin al-Neld left.", "Orrin", "Lim'at Orrin al-Neld"),
        ("Then the People's Gate Force left.", "Force", "People's Gate Force"),
        ("Then Orrin's Gate Force left.", "Force", "Gate Force"),
        ("Then Lint'd left Orrin.", "Lint", "Lint"),
        ("Then Ada left.", "Ada", "Ada"),
        ("It’s what the U.S. said. It's that.", "U", "U.S."),
        ("Then the O.D.I. director left.", "D", "O.D.I."),
        ("Then U.S. Lint left.", "Lint", "Lint"),
        ("B. The gate fell.", "B", "B"),
        ("Then the ODI and Gate Department met.", "ODI", "ODI"),
        ("Then the ODI and Gate Department met.", "Gate", "Gate Department"),
        ("Then the TV and Gate Department met.", "Gate", "TV and Gate Department"),
    ],
)
def test_a_name_reaches_as_far_as_its_words(text: str, head: str, expected: str) -> None:
    assert name(text, head) == expected


def test_of_two_names_with_an_article_between_them_neither_holds_it() -> None:
    text = "Then Lint and the Brandt Hall burned."
    assert name(text, "Lint") == "Lint"
    assert name(text, "Brandt") == "Brandt Hall"


def test_a_name_without_end_is_cut() -> None:
    article = cut("then " + "Lint " * 100)
    assert name_around(article, forms(article), 50) == (38, 62)


@given(TEXTS)
def test_a_name_holds_its_head_begins_and_ends_with_no_joiner_and_stays_in_its_paragraph(
    text: str,
) -> None:
    article = cut(text)
    form = forms(article)
    for head in np.flatnonzero(form == NAME).tolist():
        first, last = name_around(article, form, head)
        assert 0 <= first <= head <= last < len(article)
        assert article.block[first] == article.block[head] == article.block[last]
        assert form[first] == NAME
        assert article.lower[head] in keys(article, form, [head])[0]


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("gates", "gate"), ("ferries", "ferry"), ("buses", "bus"), ("boxes", "box"),
        ("churches", "church"), ("women", "woman"), ("people", "person"), ("boss", "boss"),
        ("crisis", "crisis"), ("bus", "bus"), ("gas", "gas"), ("ties", "tie"), ("gate", "gate"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_plural_is_taken_off(noun: str, expected: str) -> None:
    assert singular(noun) == expected


ADA, ORRIN = ("ada", "lint"), ("orrin", "harbour", "board")


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        (ADA, ADA, SAME_NAME),
        (("lint",), ADA, SAME_END),
        (ADA, ("lint",), SAME_END),
        (("ada",), ADA, SAME_START),
        (("harbour", "board"), ORRIN, SAME_END),
        (("orrin", "harbour"), ORRIN, SAME_START),
        (("harbour",), ORRIN, SAME_START),
        (("wim", "lint"), ADA, SOME_SHARED),
        (("ohb",), ORRIN, ACRONYM),
        (ORRIN, ("ohb",), ACRONYM),
        (("ohb", "x"), ORRIN, NO_SHARED),
        (("odell",), ADA, NO_SHARED),
        (("o",), ("orrin",), NO_SHARED),
    ],
)
def test_how_two_names_are_alike(later: Key, earlier: Key, expected: int) -> None:
    assert relation(later, True, earlier, True) == expected


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [("gate", "gate", SAME_NOUN), ("gates", "gate", SAME_SINGULAR), ("gate", "ferry", OTHER_NOUN)],
)
def test_how_two_nouns_are_alike(later: str, earlier: str, expected: int) -> None:
    assert relation((later,), False, (earlier,), False) == expected


def test_how_a_name_and_a_noun_are_alike() -> None:
    assert relation(("board",), False, ORRIN, True) == NOUN_OF_NAME
    assert relation(ORRIN, True, ("board",), False) == NOUN_OF_NAME
    assert relation(("mayor",), False, ORRIN, True) == NAME_AND_NOUN


def test_a_pronoun_is_like_nothing() -> None:
    assert relation((), False, ADA, True) == relation(ADA, True, (), False) == APART


KEYS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["ada", "lint", "al", "gate", "gates"]), max_size=3).map(tuple),
        st.booleans(),
    ).filter(lambda one: one[1] <= bool(one[0]) and (one[1] or len(one[0]) < 2)),
    max_size=8,
)  # fmt: skip
"""Keys with whether they are names: names have words, nouns one, pronouns none."""


@given(KEYS)
def test_all_pairs_at_once_are_as_each_alone(drawn: list[tuple[Key, bool]]) -> None:
    pairs = [(a, b) for a in range(len(drawn)) for b in range(a)]
    later, earlier = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    names = np.array([is_name for _, is_name in drawn], dtype=np.bool_)
    found = relations(later, earlier, [key for key, _ in drawn], names)
    assert found.tolist() == [relation(*drawn[a], *drawn[b]) for a, b in pairs]
    assert ((found >= 0) & (found < N_RELATIONS)).all()


def test_work_is_in_proportion_to_the_text() -> None:
    def work(n: int) -> object:
        article = cuts[n]
        return keys(article, formed[n], range(len(article)))

    cuts = {n: cut("Then Lint and the Guard of Orrin saw Ada Lint.\n" * n) for n in (20, 400)}
    formed = {n: forms(article) for n, article in cuts.items()}
    assert_in_proportion(work, 20, 400)
