"""What signs weigh, on choices made up."""

import numpy as np

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.score.labels import Meant
from accordingto.train.referring import Choice, Floats, fit, is_meant, share_right
from tests.resolve.voices.story import Story, at


def made_up(n: int) -> list[Choice]:
    """Choices among three, of which the one with the first sign is right; the second is noise."""
    rng = np.random.default_rng(3)
    found = []
    for article in range(n):
        right = int(rng.integers(3))
        signs = np.column_stack([np.arange(3) == right, rng.random(3)]).astype(float)
        found.append(Choice(article, signs, frozenset([right])))
    return found


def test_a_sign_that_tells_weighs_more_than_one_that_does_not() -> None:
    telling, noise = fit(made_up(60), 0.05)
    assert telling > 3
    assert abs(noise) < 1


def test_a_larger_penalty_makes_weights_smaller() -> None:
    assert fit(made_up(60), 5.0)[0] < fit(made_up(60), 0.05)[0]


def test_no_other_weights_make_the_right_ones_likelier() -> None:
    own, l2 = made_up(20), 0.5

    def loss(weights: Floats) -> float:
        scores = [one.signs @ weights for one in own]
        chances = [
            np.exp(s[min(one.right)]) / np.exp(s).sum() for one, s in zip(own, scores, strict=True)
        ]
        return float(l2 * (weights**2).sum() - np.log(chances).sum())

    best = fit(own, l2)
    for step in (0.01, -0.01):
        for sign in range(len(best)):
            other = best.copy()
            other[sign] += step
            assert loss(other) > loss(best)


def test_what_is_left_out_is_judged_by_weights_of_other_articles() -> None:
    assert share_right(made_up(60), 0.05) == 1.0
    unlike = [Choice(one.article, one.signs[:, ::-1].copy(), one.right) for one in made_up(6)]
    mixed = [*made_up(60), *(Choice(0, one.signs, one.right) for one in unlike)]
    assert share_right(mixed, 0.05) < 1.0


def test_choices_without_a_right_option_teach_nothing_and_count_as_wrong() -> None:
    open_ = [Choice(0, np.ones((2, 2)), frozenset())]
    assert np.allclose(fit([*made_up(30), *open_], 0.05), fit(made_up(30), 0.05))
    assert share_right([*made_up(30), *open_], 0.05) == 30 / 31


def test_two_who_are_joined_are_neither_of_them() -> None:
    text = "Lint and Brandt met Kern. They left."
    story = Story(text, ("person", "Lint"), ("person", "Brandt"), ("person", "Kern"))
    both = at(text, "Lint and Brandt")

    def meant(entity: int) -> bool:
        return is_meant(entity, Meant("others", at(text, "They"), None, both), story.cast())

    assert not any(meant(n) for n in range(3))
    story.mentions.append(Mention(both, at(text, "and"), "nominal", "person", 0.9))
    story.entities.append(ArticleEntity("person", (3,), None))
    assert [n for n in range(4) if meant(n)] == [3]
