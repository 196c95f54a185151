# ruff: noqa: E402 - what imports PyTorch comes after asking for it
import numpy as np

from tests.train.conftest import SOURCES, marked, need_torch

need_torch()

from accordingto.score.examples import Example
from accordingto.train.recipe import HELD_BACK, Recipe


def article(number: int) -> Example:
    who = SOURCES[number % len(SOURCES)] if number else "Ines Varga"
    one = marked(
        "Gates of Orrin leak\n\n"
        f"“Nobody pays,” [1q said] [1s {who}], [1c and gate {number} leaks every spring].\n\n"
        f"[2q According to] [2s {who}], [2c gate {number} is safe and dry all summer]."
    )
    return Example(f"article {number:02}", one.text, one.golds)


RECIPE = Recipe([article(n) for n in range(2 * HELD_BACK + 1)])


def test_one_article_in_so_many_is_kept_to_calibrate_and_never_learned_from() -> None:
    kept = [e.name for e in RECIPE.held_back]
    assert kept == ["article 00", "article 20", "article 40"]
    learned = [e.name for e in RECIPE.learned]
    assert sorted(kept + learned) == [e.name for e in RECIPE.examples]


def test_an_epoch_has_every_learned_article_once() -> None:
    epoch = RECIPE.epoch(0, np.random.default_rng(1))
    assert [e.name for e in epoch] == [e.name for e in RECIPE.learned]


def test_the_same_draw_gives_the_same_epoch_and_another_one_another() -> None:
    first, again, other = (RECIPE.epoch(0, np.random.default_rng(s)) for s in (1, 1, 2))
    assert first == again
    assert first != other


def test_some_articles_have_other_voices_in_them_and_some_do_not() -> None:
    epoch = RECIPE.epoch(0, np.random.default_rng(3))
    voiced = [any(g.inner for g in one.golds) for one in epoch]
    assert any(voiced)
    assert not all(voiced)


def test_no_voice_comes_from_an_article_that_was_kept() -> None:
    for seed in range(5):
        assert not any("Varga" in e.text for e in RECIPE.epoch(0, np.random.default_rng(seed)))


def test_every_span_lies_in_its_text() -> None:
    for seed in range(5):
        for one in RECIPE.epoch(0, np.random.default_rng(seed)):
            assert one.golds
            assert all(p.end <= len(one.text) for g in one.golds for p in g.parts)
