"""The options of how something came, and the signs for and against; the texts are invented."""

from accordingto.resolve.channels.signs import Option, Options
from tests.resolve.channels.marked import marked, reading
from tests.work import assert_in_proportion


def options(marked_text: str, at: int) -> list[Option]:
    return Options(reading(marked_text)).of(at)


def signs(marked_text: str, at: int, channel: str) -> dict[str, float]:
    """Those of the first option that is carried over on a channel."""
    return next(
        one.signs
        for one in options(marked_text, at)
        if one.reached.channel == channel and "carried" in one.signs
    )


RALLY = "{Mara Dolent} [said] at a rally on Monday <it was old>.\n"


def test_nothing_said_is_an_option_beside_what_others_say() -> None:
    found = options(RALLY + "{Piet Lorrimer} [said] <no>.", 1)
    assert [one.reached.channel for one in found] == ["not-stated", "public-speech"]
    assert found[0].signs == {"nothing": 1.0, "nothing, person": 1.0}
    assert found[0].reached.evidence is None


def test_where_the_sentence_is_sure_only_that_counts() -> None:
    found = options(RALLY + "{Dolent} [tweeted] <no>.", 1)
    assert {one.reached.channel for one in found} == {"social-post"}


def test_a_place_in_the_sentence_is_weighed_against_nothing_else() -> None:
    found = options(RALLY + "{Dolent} [said] in her memoir <no>.", 1)
    assert [one.reached.channel for one in found] == ["not-stated", "published-work"]
    assert found[1].signs["own near published-work"] == 1.0


def test_what_has_been_said_was_said_at_some_other_time() -> None:
    found = options(RALLY + "{Dolent} [has said] <no>.", 1)
    assert [one.reached.channel for one in found] == ["not-stated"]


def test_whose_occasion_it_is() -> None:
    for line, relation in (
        ("{Dolent} [said] <no>.", "same"),
        ("{Piet Lorrimer} [said] <no>.", "other"),
        ("{}[No one was told] <no>.", "nobody"),
    ):
        assert f"to {relation}" in signs(RALLY + line, 1, "public-speech")
    scene = "Lorrimer and Dolent met in a debate.\n"
    both = "{Piet Lorrimer} [said] <no>.\n{Mara Dolent} [said] <no>."
    assert "to first" in signs(scene + both, 0, "public-speech")
    assert "to named" in signs(scene + both, 1, "public-speech")
    assert "to anybody" in signs("There was a debate.\n" + both, 1, "public-speech")


def test_how_far_it_is() -> None:
    near = signs(RALLY + "{Dolent} [said] <no>.", 1, "public-speech")
    far = signs(RALLY + "It rained.\n" * 9 + "{Dolent} [said] <no>.", 1, "public-speech")
    assert near["back"] < far["back"]
    assert near["gap"] < far["gap"]
    ahead = signs("{Dolent} [says] <no>.\nIt rained.\n" + RALLY, 0, "public-speech")
    assert "back" not in ahead
    assert {"on", "to what came before", "title"} <= ahead.keys()


def test_what_stands_between() -> None:
    text = RALLY + "{Dolent} [has said] <no>.\n{Roe} [said] <no>.\n{Dolent} [said] <no>."
    found = signs(text, 3, "public-speech")
    assert found["another time between"] == 1.0
    assert found["others between"] == 0.25
    other = RALLY + "{Dolent} [tweeted] <no>.\n{Dolent} [said] <no>."
    assert signs(other, 2, "public-speech")["another channel between"] == 1.0


def test_times_that_agree_or_do_not() -> None:
    for day, sign in (("Monday", "same time"), ("Tuesday", "another time")):
        found = signs(RALLY + f"On {day} {{Dolent}} [said] <no>.", 1, "public-speech")
        assert sign in found


def test_an_occasion_that_is_told_of_again() -> None:
    again = signs(RALLY + "The speech went on: {Dolent} [said] <no>.", 1, "public-speech")
    assert "told of again" in again
    assert "told of again" not in signs(RALLY + "{Dolent} [said] <no>.", 1, "public-speech")


def test_who_is_asked_has_the_speaker_of_the_answer() -> None:
    text = RALLY + "{}[Asked] <whether it held>, {Dolent} [said] <no>."
    assert "to same" in signs(text, 1, "public-speech")


def test_the_work_grows_with_the_article_and_no_faster() -> None:
    def work(n: int) -> None:
        lines = (
            f"{{Mara Dolent}} [said] at a rally <it was old>.\n{{Roe{at % 7}}} [said] <no>.\n"
            "There was a debate in Orrin.\n{She} [said] <so>."
            for at in range(n)
        )
        found = Options(reading("\n".join(lines)))
        for at in range(3 * n):
            found.of(at)

    assert marked("{A} [b] <c>")[0] == "A b c"
    assert_in_proportion(work, 30, 120)
