import pytest

from accordingto.core.span import Span
from accordingto.core.speaker import Channel, Reached
from accordingto.resolve.channels.clues import NOT_STATED
from accordingto.resolve.channels.signs import Option
from accordingto.resolve.channels.weights import weights
from accordingto.score.labels import Labelled
from accordingto.train.channels import Choice, choices_of, fit
from accordingto.train.options import LEAST
from tests.resolve.channels.marked import marked

SPEECH = Reached("public-speech", Span(0, 1))


def choice(channel: Channel, sign: str) -> Choice:
    return Choice([Option(NOT_STATED, {"nothing": 1.0}), Option(SPEECH, {sign: 1.0})], channel)


def test_a_sign_of_what_is_right_gets_a_weight_above_0() -> None:
    found = fit([choice("public-speech", "for")] * 20 + [choice("not-stated", "against")] * 20)
    assert found["for"] > 0.3 > -0.3 > found["against"]


def test_labels_that_no_option_has_teach_nothing() -> None:
    some = [choice("public-speech", "for"), choice("not-stated", "against")] * 9
    assert fit([*some, choice("document", "for")]) == pytest.approx(fit(some), abs=0.05)


def test_two_options_of_a_channel_are_right_together() -> None:
    both = [Option(SPEECH, {"a": 1.0}), Option(SPEECH, {"b": 1.0})]
    found = fit([Choice([Option(NOT_STATED, {}), *both], "public-speech")] * 20)
    assert found["a"] == pytest.approx(found["b"], abs=1e-3)
    assert found["a"] > 0.3


def test_each_article_is_read_twice() -> None:
    text, found = marked("{Mara Dolent} [said] at a rally <it was old>. {She} [added] <no>.")
    label = {"speaker": [{"at": [0, 11], "name": "Mara Dolent"}], "channel": "public-speech"}
    article = Labelled("train", text, (), tuple(found), (label, label), ())
    choices = list(choices_of(article))
    assert [one.channel for one in choices] == ["public-speech"] * 4
    assert all(len(one.options) > 1 for one in choices)


def test_the_shipped_weights_are_of_todays_signs() -> None:
    text, found = marked(
        "{Mara Dolent} [said] at a rally <it was old>. {She} [added] <no>.\n"
        "The speech was long. {Ida Roe} [said] <so>. {Roe} [believes] <no>."
    )
    label = {"speaker": [], "channel": "not-stated"}
    article = Labelled("train", text, (), tuple(found), (label,) * len(found), ())
    shown = {name for one in choices_of(article) for o in one.options for name in o.signs}
    names = {"nothing", "carried", "own", "to same", "to other", "own near", "back", "gap", "lead"}
    assert names <= shown
    assert names <= weights().keys()
    assert all(abs(weight) >= LEAST for weight in weights().values())
