"""Where an article says that something was said, and by whom; the texts are invented."""

from accordingto.resolve.channels.scenes import occasions
from tests.resolve.channels.marked import reading


def test_a_sentence_that_attributes_nothing_may_set_the_scene() -> None:
    found = reading(
        "Mara Dolent spoke at a rally in Orrin on Monday.\n{Dolent} [said] <it was old>."
    )
    (one,) = [each for each in occasions(found) if each.how == "scene near"]
    assert (one.reached.channel, one.first, one.speaker) == ("public-speech", "dolent", None)
    assert (one.sentence, one.paragraph, one.attribution) == (0, 0, None)
    assert one.reached.evidence is not None
    assert one.reached.evidence.of(found.text) == "at a rally"


def test_a_scene_names_only_those_who_speak_in_the_article() -> None:
    found = reading(
        "Lorrimer faced Dolent in a debate in Orrin.\n{Dolent} [said] <it was old>.\n"
        "{Lorrimer} [disagreed] <so>."
    )
    one = next(each for each in occasions(found) if each.attribution is None)
    assert (one.first, one.named) == ("lorrimer", frozenset({"lorrimer", "dolent"}))


def test_a_pronoun_that_begins_a_scene_takes_up_who_spoke_before() -> None:
    found = reading("{Mara Dolent} [said] <it was old>. He spoke at a rally in Orrin.")
    assert [one.first for one in occasions(found)] == ["dolent"]


def test_an_interview_that_somebody_gave_is_of_who_spoke_before_if_nobody_is_named() -> None:
    text = "{Mara Dolent} [said] <it was old>. {Lorrimer} [agreed] <so>. "
    text += "An interview that she gave to CNN went on."
    assert [one.first for one in occasions(reading(text))] == ["lorrimer"]
    text = text.replace("CNN", "CNN with Dolent")
    assert [one.first for one in occasions(reading(text))] == ["dolent"]


def test_what_is_in_the_books_is_over() -> None:
    assert occasions(reading("With three games in the books, {Dolent} [said] <it was old>.")) == []
    (one,) = occasions(reading("In one of his books, {Dolent} [said] <it was old>."))
    assert one.reached.channel == "published-work"


def test_a_clue_is_an_occasion_of_its_speaker() -> None:
    found = reading("{Mara Dolent} [said] at a rally <it was old>.")
    (one,) = occasions(found)
    assert (one.how, one.speaker, one.attribution, one.rank) == ("near", "dolent", 0, 0)


def test_silence_is_no_occasion_for_anything_else() -> None:
    assert occasions(reading("{Mara Dolent} [declined to comment] on <the gate>.")) == []


def test_what_is_attributed_sets_no_scene() -> None:
    assert occasions(reading("{Mara Dolent} [said] <she was at a rally in Orrin>.")) == []


def test_a_sentence_goes_with_the_post_below_it() -> None:
    found = reading(
        "{Mara Dolent} [jumped on] <the remark>.\nIt was old. — Mara Dolent (@dolent) May 3"
    )
    one = next(each for each in occasions(found) if each.how == "scene before a post")
    assert (one.reached.channel, one.sentence, one.first) == ("social-post", 0, "dolent")
