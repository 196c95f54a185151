"""Which relays are right, and what is learned of them, on choices made up."""

import pytest

from accordingto.core.speaker import Hop
from accordingto.resolve.voices.relay_options import Option
from accordingto.score.voices import Label
from accordingto.train.options import Choice
from accordingto.train.relays import RARE, Asked, is_right, share_right, weigh
from tests.resolve.voices.story import Story

TEXT = "Lint told CNN and the BBC it fell."
STORY = Story(TEXT, ("outlet", "CNN"), ("outlet", "BBC"), ("person", "Lint"))
LINT, CNN, BBC = ({"at": [TEXT.index(w), TEXT.index(w) + len(w)]} for w in ("Lint", "CNN", "BBC"))


def label(*voices: list[Label]) -> Label:
    return {"chain": {"voices": [*voices, [LINT]]} if voices else None}


@pytest.mark.parametrize(
    ("of", "entities", "right"),
    [
        (label([CNN]), ("CNN",), True),
        (label([CNN]), ("BBC",), False),
        (label([CNN]), (), False),
        (label(), (), True),
        (label(), ("CNN",), False),
        (label([CNN, BBC]), ("CNN", "BBC"), True),
        (label([CNN, BBC]), ("CNN",), False),
        (label([CNN], [BBC]), ("BBC",), True),
    ],
)
def test_a_relay_is_right_if_a_label_has_it_before_the_speaker(
    of: Label, entities: tuple[str, ...], *, right: bool
) -> None:
    cast = STORY.cast()
    numbers = tuple(number for name in entities if (number := cast.called(name)) is not None)
    assert len(numbers) == len(entities)
    hop = Hop("relay", numbers, None, None) if numbers else None
    assert is_right(TEXT, of, hop, cast) == right


def asked(sign: str, *, right: bool) -> Asked:
    relay = Hop("relay", (1,), None, None)
    found = [Option(None, {"nobody": 1.0}), Option(relay, {sign: 1.0})]
    return found, Choice([one.signs for one in found], [not right, right])


def test_rare_signs_weigh_nothing() -> None:
    often = [asked("told", right=True)[1]] * RARE
    assert weigh([*often, asked("sang", right=False)[1]]).keys() == {"nobody", "told"}


def test_what_is_left_out_is_judged_by_weights_of_other_articles() -> None:
    article = [asked("told", right=True), asked("near", right=False)]
    assert share_right([article] * 20) == 1.0
    unlike = [asked("told", right=False), asked("near", right=True)]
    assert share_right([*[article] * 19, unlike]) == pytest.approx(19 / 20)
