"""What is said on one occasion, over an article; the texts are invented."""

import pytest

from accordingto.core.span import Span
from accordingto.resolve.channels.clues import NOT_STATED
from accordingto.resolve.channels.occasions import decided, reached_all
from accordingto.resolve.channels.same_speaker import by_words
from accordingto.resolve.channels.signs import Option
from accordingto.resolve.channels.weights import weights
from tests.resolve.channels.marked import lines, marked

TITLE = "Orrin's gate divides the valley.\n"
OTHERS = (
    "The gate was built in the valley a long time ago, and it leaks.\n"
    "{Ida Roe, who farms below it,} [expects] <a flood>.\n"
)


def channels(marked_text: str, outlet: tuple[str, ...] = ("Far Bank",)) -> list[str]:
    text, found = marked(marked_text)
    said = reached_all(text, found, lines(text), by_words(text, found), outlet=outlet)
    for one in said:
        assert (one.evidence is None) == (one == NOT_STATED)
    return [one.channel for one in said]


def test_an_occasion_goes_on_for_the_same_speaker_and_no_other() -> None:
    said = channels(
        TITLE
        + OTHERS
        + "{Mara Dolent} [said] at a rally in Orrin that <the gate was old>.\n"
        + "<“It was never oiled,”> {she} [added].\n"
        + "{Piet Lorrimer} [believes] <it was>."
    )
    assert said == ["not-stated", "public-speech", "public-speech", "not-stated"]


def test_a_sentence_of_the_writer_sets_the_scene() -> None:
    said = channels(
        TITLE
        + "Mara Dolent spoke at a rally in Orrin on Monday.\n"
        + "<“The gate is old,”> {Dolent} [said].\n<“It was never oiled,”> {she} [added].\n"
        + OTHERS
    )
    assert said == ["public-speech", "public-speech", "not-stated"]


def test_an_interview_that_is_told_of_below_holds_above() -> None:
    said = channels(
        "{Mara Dolent} [says] <the gate is old>.\n"
        "{Mara Dolent} [said] <it may burst>.\n"
        "<“It leaks,”> {Dolent} [told] Far Bank.\n"
        "<“It was never oiled,”> {she} [said].\n" + OTHERS
    )
    assert said == ["told-outlet"] * 4 + ["not-stated"]


@pytest.mark.parametrize(
    ("second", "channel"),
    [
        ("<“It was rusty,”> {she} [added].", "public-speech"),
        ("{She} [has said] <that it was rusty>.", "not-stated"),
        ("{She} [wrote] on Facebook <that it was rusty>.", "social-post"),
    ],
)
def test_an_occasion_holds_for_what_is_said_on_it(second: str, channel: str) -> None:
    first = "{Mara Dolent} [said] at a rally <it was old>.\n"
    assert channels(TITLE + OTHERS + first + second)[-2:] == ["public-speech", channel]


def test_evidence_is_the_words_that_say_so() -> None:
    text, found = marked(
        "{Mara Dolent} [said] at a rally in Orrin that <it was old>.\n<“It leaks,”> {she} [added]."
    )
    first, second = reached_all(text, found, lines(text), by_words(text, found))
    assert first == second
    assert first.evidence is not None
    assert first.evidence.of(text) == "at a rally"


def test_without_paragraphs_nothing_is_said() -> None:
    text, found = marked("{Mara Dolent} [said] at a rally <it was old>.")
    assert reached_all(text, found, [], by_words(text, found)) == (NOT_STATED,)


def test_an_agency_in_the_dateline_is_the_outlet() -> None:
    text = "The gate leaks.\nORRIN (Reuters) - {Mara Dolent} [told] Reuters that <it was old>."
    assert channels(text) == ["told-outlet"]
    assert channels(text.replace("ORRIN (Reuters) - ", "")) == ["press-report"]


def test_options_of_one_channel_count_together_and_the_likeliest_is_the_evidence() -> None:
    weighed = weights()
    least = min(weighed, key=lambda name: weighed[name])
    most = max(weighed, key=lambda name: weighed[name])
    one, other = (
        Option(reached, {name: 1.0}) for reached, name in ((NOT_STATED, least), (NOT_STATED, most))
    )
    assert decided([one, other]).reached == NOT_STATED
    text, (said,) = marked("{Mara Dolent} [said] at a rally <it was old>.")
    (speech,) = reached_all(text, [said], [Span(0, len(text))], ["dolent"])
    half = [Option(speech, {}), Option(speech, {}), Option(NOT_STATED, {})]
    found = decided(half)
    assert found.reached == speech
    assert found.likely == {
        "public-speech": pytest.approx(2 / 3),
        "not-stated": pytest.approx(1 / 3),
    }
    assert speech.evidence is not None
    assert [place for place, _ in found.by_evidence] == [speech.evidence.start] * 2
