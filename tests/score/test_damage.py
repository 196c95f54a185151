import re
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.attribution import ROLES
from accordingto.core.span import Span
from accordingto.read.plain import paragraphs
from accordingto.score import damage
from accordingto.score.damage import DAMAGES, Damage, damaged
from accordingto.score.edits import edited
from accordingto.score.examples import Example, Gold
from tests.train.conftest import articles, marked, told

EVERY = pytest.mark.parametrize("do", list(DAMAGES), ids=lambda d: d.__name__)
SEEDS = st.integers(0, 999)

ARTICLE = marked(
    "Gates of Orrin leak\n\n"
    "[1c “Gate nine leaks,”] [1q said] [1s Ada Lint], [1c “and nobody pays.”]\n\n"
    '[2s Torsen] [2q wrote] [2c that it wasn’t "his" gate].\n\n'
    "[3q According to] [3s Ola Brask], [3c the ferry is safe].\n"
)


@st.composite
def scrawls(draw: st.DrawFn) -> Example:
    """Texts of marks, breaks and letters, with spans anywhere in a paragraph."""
    text = draw(st.text(st.sampled_from("aB'\"“”‘’ \n\t—."), max_size=60))
    golds = []
    for block in paragraphs(text):
        place = st.integers(block.start, block.end - 1)
        source, cue, content = (
            (Span(start, draw(st.integers(start + 1, block.end))),)
            for start in (draw(place) for _ in ROLES)
        )
        golds.append(Gold(source, cue, content))
    return Example("scrawl", text, tuple(golds))


def run(do: Damage, one: Example, seed: int) -> Example:
    return edited(one, do(one, np.random.default_rng(seed)))


@EVERY
@given(one=articles(), seed=SEEDS)
def test_no_damage_takes_a_letter_from_a_span(do: Damage, one: Example, seed: int) -> None:
    def letters(of: Example) -> list[list[str]]:
        return [
            [
                "".join(c for w in words for c in w if c.isalnum()).casefold()
                for words in told(of, g)
            ]
            for g in of.golds
        ]

    assert letters(run(do, one, seed)) == letters(one)


@EVERY
@given(one=scrawls(), seed=SEEDS)
def test_spans_stay_inside_any_text(do: Damage, one: Example, seed: int) -> None:
    after = run(do, one, seed)
    for gold in after.golds:
        assert all(p.end <= len(after.text) for p in gold.parts)


def without(signs: str) -> Callable[[str], str]:
    return lambda text: re.sub(f"[{signs}]", "", text)


KEPT: dict[str, Callable[[str], str]] = {
    "straight": without("“”‘’\"'"),
    "curly": without("“”\"’'"),
    "other_marks": without("“”‘’\"'«»„`"),
    "missing_marks": without('“”"'),
    "odd_spaces": lambda text: re.sub("[\u00a0\u2009]", " ", text),
    "glued": without(" "),
    "lost_breaks": without(r"\s"),
    "capitals": str.casefold,
    "bullets": without("-•*– "),
}
"""What of a text each damage leaves as it is."""


@EVERY
@given(one=st.one_of(articles(), scrawls()), seed=SEEDS)
def test_a_damage_changes_nothing_but_what_it_is_about(do: Damage, one: Example, seed: int) -> None:
    kept = KEPT[do.__name__]
    assert kept(run(do, one, seed).text) == kept(one.text)


@EVERY
def test_each_damage_is_done(do: Damage) -> None:
    assert any(run(do, ARTICLE, seed).text != ARTICLE.text for seed in range(20))


@given(articles())
def test_straight_leaves_no_curly_mark_and_curly_no_straight_double_one(one: Example) -> None:
    assert not set(run(damage.straight, one, 0).text) & set("“”‘’")
    assert '"' not in run(damage.curly, one, 0).text


def test_curly_marks_open_before_words_and_close_after_them() -> None:
    one = marked('"It leaks," she said ("badly") of the miller\'s gate.')
    assert run(damage.curly, one, 0).text == "“It leaks,” she said (“badly”) of the miller’s gate."


def test_marks_are_lost_in_four_ways() -> None:
    one = marked('“It leaks,” she said. "Badly."')
    texts = {run(damage.missing_marks, one, seed).text for seed in range(40)}
    assert {
        "It leaks, she said. Badly.",
        'It leaks,” she said. Badly."',
        '“It leaks, she said. "Badly.',
    } < texts


def test_other_marks_are_all_of_one_kind() -> None:
    texts = {run(damage.other_marks, marked("“It leaks,” she said."), s).text for s in range(40)}
    assert texts == {
        f"{opening}It leaks,{closing} she said."
        for opening, closing in ("‘’", "''", "«»", "„“", ("``", "''"), ("''", "''"))
    }


def test_paragraphs_run_together_with_a_space_or_without() -> None:
    texts = {
        run(damage.lost_breaks, marked("Gate nine.\n\nIt leaks.\n"), s).text for s in range(40)
    }
    assert texts == {"Gate nine.\n\nIt leaks.\n", "Gate nine. It leaks.\n", "Gate nine.It leaks.\n"}


def test_capitals_stay_in_the_headline_and_the_first_words() -> None:
    texts = {run(damage.capitals, ARTICLE, seed).text for seed in range(20)}
    assert all(
        text.startswith("GATES OF ORRIN LEAK\n\n“GATE NINE LEAKS,” SAID Ada") for text in texts
    )


def test_a_letter_that_grows_in_capitals_stays_small() -> None:
    one = marked("Die Straße am Fluß bleibt zu")
    assert "STRAßE" in run(damage.capitals, one, 0).text


def test_a_list_has_one_sign_and_no_headline_in_it() -> None:
    for seed in range(20):
        lines = [t for t in run(damage.bullets, ARTICLE, seed).text.split("\n") if t]
        assert lines[0] == "Gates of Orrin leak"
        assert len({line[:2] for line in lines if line[0] in "-•*–"}) <= 1


@given(articles(), SEEDS)
def test_the_same_draw_does_the_same_damage(one: Example, seed: int) -> None:
    first, second = (damaged(one, np.random.default_rng(seed)) for _ in range(2))
    assert first == second
    assert len(first.golds) == len(one.golds)


def test_many_articles_are_left_whole() -> None:
    whole = sum(damaged(ARTICLE, np.random.default_rng(s)) == ARTICLE for s in range(200))
    assert 60 < whole < 140
