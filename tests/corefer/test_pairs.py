from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.attribution import Attribution
from accordingto.corefer.forms import MARK, N_FORMS, NAME, SHE, forms
from accordingto.corefer.keys import SAME_END, keys, singular
from accordingto.corefer.pairs import FAR, N_BLOCKS, NEAR, SIZES, Pairs, pairs
from accordingto.corefer.words import Words, voices
from accordingto.encode.pieces import Ints
from accordingto.testing import attribution
from tests.corefer.conftest import TEXTS, at, cut
from tests.work import assert_in_proportion

GAP, WIDTH, BLOCK, RELATION, FORM, VOICE, QUOTED = range(len(SIZES))


def all_pairs(
    article: Words, heads: Sequence[int], *found: Attribution, unlikely: bool = False
) -> Pairs:
    form, told = forms(article), voices(article, found)
    return pairs(article, form, told, np.array(heads, np.int64), unlikely=unlikely)


def rows(found: Pairs) -> list[tuple[int, ...]]:
    return [
        (later, earlier, *features)
        for later, earlier, features in zip(
            found.later.tolist(), found.earlier.tolist(), found.features.tolist(), strict=True
        )
    ]


def column(text: str, one: str, other: str, which: int, *found: Attribution) -> int:
    """A feature of the pair of two words, the earlier first."""
    article = cut(text)
    asked = all_pairs(article, [at(article, one), at(article, other)], *found, unlikely=True)
    assert (asked.later.tolist(), asked.earlier.tolist()) == ([1], [0])
    return int(asked.features[0, which])


def asked_of(text: str, head: str) -> list[list[int]]:
    """For each place of a word the earlier places that it is compared with."""
    article = cut(text)
    heads = [n for n, word in enumerate(article.surface) if word == head or word.startswith("q")]
    asked = all_pairs(article, heads)
    return [asked.earlier[asked.later == n].tolist() for n in range(len(heads))]


def test_the_mentions_shortly_before_are_compared_whatever_they_are() -> None:
    text = " ".join(f"the q{n}x" for n in range(NEAR + 10))
    found = asked_of(text, "")
    assert found[5] == [0, 1, 2, 3, 4]
    assert found[NEAR + 9] == list(range(9, NEAR + 9))


def test_of_those_that_share_a_word_the_last_few_further_back_and_the_first_are_compared() -> None:
    others = " ".join(f"the q{n}x" for n in range(NEAR))
    found = asked_of("the gate " * 8 + others + " the gate", "gate")
    assert found[8 + NEAR] == [0, *range(8 - FAR, 8), *range(8, 8 + NEAR)]


def test_the_plural_shares_a_word_with_the_singular() -> None:
    text = "Then a gate " + "stone " * NEAR + "gates"
    article = cut(text)
    heads = [n for n, word in enumerate(article.lower) if word not in ("then", "a")]
    asked = all_pairs(article, heads)
    assert 0 in asked.earlier[asked.later == len(heads) - 1]


def test_names_share_any_of_their_words() -> None:
    article = cut("Then Ada Lint saw " + "stone " * NEAR + "of Lint")
    heads = [at(article, "Ada"), *range(4, 4 + NEAR), at(article, "Lint", nth=1)]
    asked = all_pairs(article, heads)
    assert 0 in asked.earlier[asked.later == len(heads) - 1]


def test_pronouns_share_no_word() -> None:
    article = cut("She saw " + "stone " * NEAR + "she")
    heads = [0, *range(2, 2 + NEAR), len(article) - 1]
    asked = all_pairs(article, heads)
    assert 0 not in asked.earlier[asked.later == len(heads) - 1]


@pytest.mark.parametrize("n_heads", [0, 1])
def test_with_nothing_before_it_nothing_is_compared(n_heads: int) -> None:
    asked = all_pairs(cut("She left."), range(n_heads))
    assert asked.features.shape == (0, len(SIZES))
    assert asked.features.dtype == np.int64
    assert len(asked.later) == len(asked.earlier) == 0


@pytest.mark.parametrize(
    ("n_between", "expected"), [(0, 0), (1, 1), (2, 2), (3, 3), (6, 3), (7, 4), (39, 6)]
)
def test_the_gap_is_how_many_mentions_lie_between(n_between: int, expected: int) -> None:
    article = cut(" ".join(f"the q{n}x" for n in range(n_between + 2)))
    asked = all_pairs(article, range(1, 2 * (n_between + 2), 2))
    (row,) = np.flatnonzero((asked.later == n_between + 1) & (asked.earlier == 0))
    assert asked.features[row, GAP] == expected


@pytest.mark.parametrize(("n_words", "expected"), [(1, 0), (2, 1), (7, 2), (8, 3), (5000, 11)])
def test_the_width_is_how_many_words_lie_between(n_words: int, expected: int) -> None:
    article = cut("She " + "saw " * (n_words - 1) + "it")
    asked = all_pairs(article, [0, n_words])
    assert asked.features[0, WIDTH] == expected


@pytest.mark.parametrize(
    ("before", "between", "expected"),
    [(0, 0, 0), (0, 1, 1), (0, 2, 5), (0, 9, 5), (1, 1, 1), (1, 3, 3), (1, 4, 4), (1, 9, 4)],
)
def test_the_block_is_how_many_paragraphs_lie_between_and_whether_the_first_is_the_earlier(
    before: int, between: int, expected: int
) -> None:
    text = "x\n" * before + "She left" + "\nx" * max(0, between - 1)
    text += ("\n" if between else " ") + "with Ada"
    assert column(text, "She", "Ada", BLOCK) == expected < N_BLOCKS


def test_the_relation_and_the_forms_are_of_both_words() -> None:
    text = "Then Ada Lint left, and she was Lint."
    article = cut(text)
    heads = [at(article, "Ada"), at(article, "she"), at(article, "Lint", nth=1)]
    asked = all_pairs(article, heads)
    assert asked.features[:, FORM].tolist() == [
        SHE * N_FORMS + NAME, NAME * N_FORMS + NAME, NAME * N_FORMS + SHE,
    ]  # fmt: skip
    assert asked.features[1, RELATION] == SAME_END


TOLD = "Lint said she saw it. “I told him,” said Odell to the man, who left him."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Lint", "she", 1),
        ("I", "Odell", 2),
        ("Lint", "Odell", 3),
        ("she", "it", 4),
        ("it", "I", 5),
        ("man", "who", 0),
        ("said", "she", 6),
        ("him", "man", 7),
    ],
)
def test_the_voice_is_how_both_stand_to_who_speaks(one: str, other: str, expected: int) -> None:
    found = (
        attribution(TOLD, "Lint", "said", "she saw it"),
        attribution(TOLD, "Odell", "said", "“I told him,”"),
    )
    assert column(TOLD, one, other, VOICE, *found) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("Lint", "Odell", 0), ("I", "him", 1), ("him", "me", 2), ("Lint", "I", 3), ("I", "Odell", 4)],
)
def test_whether_both_are_quoted(one: str, other: str, expected: int) -> None:
    text = "Lint left. “I saw him,” said Odell, “not me.”"
    assert column(text, one, other, QUOTED) == expected


def test_quotations_of_two_paragraphs_are_two() -> None:
    assert column("“I left.”\n“Not me.”", "I", "me", QUOTED) == 2


@given(TEXTS, st.data())
def test_the_pairs_are_those_of_the_definition(text: str, data: st.DataObject) -> None:
    article = cut(text)
    form = forms(article)
    marked = np.flatnonzero(form != MARK).tolist()
    heads = [h for h in marked if data.draw(st.booleans())]
    asked = all_pairs(article, heads, unlikely=True)
    words = [{singular(word) for word in key} for key in keys(article, form, heads)]
    naive = []
    for later in range(len(heads)):
        wanted = set(range(max(0, later - NEAR), later))
        for word in words[later]:
            alike = [n for n in range(later) if word in words[n]]
            wanted |= {*alike[:1], *alike[-FAR:]}
        naive += [(later, earlier) for earlier in sorted(wanted)]
    assert list(zip(asked.later.tolist(), asked.earlier.tolist(), strict=True)) == naive


@pytest.mark.parametrize(
    ("text", "one", "other", "is_asked"),
    [
        ("The mayor left. Then drivers came.", "mayor", "drivers", False),
        ("The mayor saw a driver.", "mayor", "driver", False),
        ("Then Ada saw her driver.", "Ada", "driver", False),
        ("He saw a driver.", "He", "driver", False),
        ("Then drivers saw Ada.", "drivers", "Ada", False),
        ("Then drivers saw the man.", "drivers", "man", False),
        ("Then drivers saw a driver.", "drivers", "driver", True),
        ("A driver saw the man.", "driver", "man", True),
        ("The driver saw Ada.", "driver", "Ada", True),
        ("A driver saw Ada.", "driver", "Ada", False),
        ("Her driver saw the man.", "driver", "man", False),
        ("She left. Then came the man.", "She", "man", False),
        ("She left. Then came Ada.", "She", "Ada", True),
        ("Then drivers saw them.", "drivers", "them", True),
        ("Then Ada saw Lint.", "Ada", "Lint", True),
    ],
)
def test_what_could_hardly_take_up_the_other_is_not_asked_of(
    text: str, one: str, other: str, *, is_asked: bool
) -> None:
    article = cut(text)
    heads = [at(article, one), at(article, other)]
    assert len(all_pairs(article, heads).later) == is_asked
    assert len(all_pairs(article, heads, unlikely=True).later) == 1


@given(TEXTS, st.data())
def test_no_more_pairs_are_asked_of_than_there_are(text: str, data: st.DataObject) -> None:
    article = cut(text)
    heads = [n for n in range(len(article)) if data.draw(st.booleans())]
    asked, near = all_pairs(article, heads), all_pairs(article, heads, unlikely=True)
    assert set(rows(asked)) <= set(rows(near))


@given(TEXTS)
def test_every_feature_has_a_row_in_the_tables_of_the_network(text: str) -> None:
    article = cut(text)
    asked = all_pairs(article, range(len(article)))
    assert asked.features.shape == (len(asked.later), len(SIZES))
    assert (asked.features >= 0).all()
    assert (asked.features < np.array(SIZES)).all()


def test_the_furthest_pair_has_a_row_too() -> None:
    article = cut("gate " * 9 + "stone " * 3000 + "gate")
    asked = all_pairs(article, range(len(article)))
    assert (asked.features < np.array(SIZES)).all()
    assert asked.features[:, GAP].max() == SIZES[GAP] - 1


@pytest.mark.parametrize("line", ["Ada Lint saw the gates of Orrin.\n", "Lint ", "gate "])
def test_pairs_and_work_are_in_proportion_to_the_text(line: str) -> None:
    def heads(n: int) -> Ints:
        return np.flatnonzero(formed[n] != MARK)

    def work(n: int) -> Pairs:
        return pairs(cuts[n], formed[n], voices(cuts[n], ()), heads(n))

    cuts = {n: cut(line * n) for n in (100, 600)}
    formed = {n: forms(article) for n, article in cuts.items()}
    # Each is compared with so many at most, however often its words stand before it.
    assert len(work(600).later) <= len(heads(600)) * (NEAR + 3 * (FAR + 1))
    assert_in_proportion(work, 100, 600)
