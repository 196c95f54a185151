"""Whom a pronoun, or an office, takes up."""

from dataclasses import replace

import pytest

from accordingto.core.span import Span
from accordingto.resolve.voices import pronouns
from accordingto.resolve.voices.genders import pronoun_for
from accordingto.resolve.voices.offices import Offices
from accordingto.resolve.voices.people import REACH, SIGNS, Heard, People
from accordingto.resolve.voices.placed import Placed
from accordingto.resolve.voices.sources import Sources
from tests.resolve.voices.story import Story, at, mention
from tests.work import assert_in_proportion


@pytest.mark.parametrize(
    ("text", "words", "pronoun"),
    [
        ("Mrs. Lint came.", "Lint", "she"),
        ("Mr. Lint came.", "Lint", "he"),
        ("The widow came.", "The widow", "she"),
        ("spokesman Lint came.", "Lint", "he"),
        ("Ada Lint came.", "Ada Lint", "she"),
        ("Lint came.", "Lint", None),
        ("Mr. Ada Lint came.", "Ada Lint", "he"),
    ],
)
def test_titles_then_nouns_then_given_names_tell_the_pronoun(
    text: str, words: str, pronoun: str | None
) -> None:
    assert pronoun_for(text, [mention(text, words, "person")]) == pronoun


def test_she_is_not_the_man_who_stands_nearer() -> None:
    story = Story("Mrs. Lint met Mr. Brandt.\nShe said it held.", ("person", "Lint"),
                  ("person", "Brandt")).said("She", "it held")  # fmt: skip
    assert (story.who(0), story.rule(0)) == (["Lint"], "pronoun")


def test_she_is_no_agency() -> None:
    story = Story("Mara Lint left.\nHalyard quoted her as saying so.",
                  ("person", "Mara Lint"), ("organisation", "Halyard", "her"))  # fmt: skip
    assert story.said("her", "so").who(0) == ["Mara Lint"]


def test_he_who_goes_on_speaking_is_the_last_speaker() -> None:
    text = "Lint said it held.\nBrandt came. Later, he said it leaked."
    story = Story(text, ("person", "Lint"), ("person", "Brandt"))
    story.said("Lint", "it held").said("he", "it leaked")
    assert story.who(1) == ["Lint"]


def test_she_is_left_open_where_only_a_man_was_told_of() -> None:
    story = Story("Mr. Brandt came.\nShe said it held.", ("person", "Brandt"))
    assert (story.said("She", "it held").who(0), story.rule(0)) == ([], "pronoun, open")


def test_he_who_speaks_is_not_whom_he_told() -> None:
    text = "Lint met Brandt in Neld. He told Brandt it held."
    story = Story(text, ("person", "Lint"), ("person", "Brandt", "Brandt@1"))
    story.said("He", "it held")
    told = at(text, "told")
    story.attributions[0] = replace(story.attributions[0], cue=(told,))
    assert story.who(0) == ["Lint"]


def test_he_who_is_a_description_of_one_named_is_that_one() -> None:
    text = "Sen. Ada Lint met voters.\nThe senator left early. She said it held."
    story = Story(text, ("person", "Ada Lint"), ("person", "The senator", "She"))
    assert story.said("She", "it held").who(0) == ["Ada Lint"]


def test_behind_a_quotation_he_is_no_one_of_whom_it_speaks() -> None:
    text = "Mr. Lint came to Neld.\n“Mr. Brandt ought to go. Brandt is late,” he said."
    story = Story(text, ("person", "Lint"), ("person", "Brandt", "Brandt@1"))
    story.said("he", "“Mr. Brandt ought to go. Brandt is late,”")
    assert story.who(0) == ["Lint"]


def test_a_pronoun_stands_behind_the_nearest_of_the_quotations_that_are_its_own() -> None:
    text = "“It held,” said Ole Lint. “It leaked,” he said."
    story = Story(text, ("person", "Ole Lint"))
    story.said("Ole Lint", "“It held,”").said("he", "“It held,”")
    one = story.attributions.pop()
    both = (*one.content, at(text, "“It leaked,”"))
    story.attributions.append(replace(one, content=both))
    placed = Placed(story.told(), story.cast())
    assert placed.place(1, at(text, "he said").start).since == at(text, "“It leaked,”").start


def test_he_in_a_clause_set_before_its_subject_is_that_subject() -> None:
    text = "Mr. Lint met Mr. Brandt.\nWhile he doubts it, Mr. Lint will ask."
    story = Story(text, ("person", "Lint", "Lint@1"), ("person", "Brandt")).said("he", "it")
    met = "Mr. Brandt met Mr. Lint.\nWhile he doubts it, Mr. Lint will ask."
    other = Story(met, ("person", "Lint", "Lint@1"), ("person", "Brandt")).said("he", "it")
    assert (story.who(0), other.who(0)) == (["Lint"], ["Lint"])


def test_she_is_no_body_that_the_network_takes_for_a_person() -> None:
    text = (
        "Ada Lint left.\nThe Water Board said it fell. The Water Board met. Then she said it held."
    )
    story = Story(text, ("person", "Ada Lint"), ("person", "The Water Board", "The Water Board@1"))
    assert story.said("The Water Board", "it fell").said("she", "it held").who(1) == ["Ada Lint"]


def test_in_her_letter_she_is_who_is_named_behind_it() -> None:
    text = "Mr. Brandt wept.\nIn her letter about dams, Mayor Ada Lint said it held."
    story = Story(text, ("person", "Brandt"), ("person", "Ada Lint"))
    assert story.said("her", "it held").who(0) == ["Ada Lint"]


def test_in_one_sentence_she_is_not_whom_he_is() -> None:
    text = "Lint was there.\nBrandt came.\nHe said it held, she said."
    story = Story(text, ("person", "Lint"), ("person", "Brandt"))
    story.said("He", "it held").said("she", "He said it held")
    assert (story.who(0), story.who(1)) == (["Brandt"], ["Lint"])


def test_he_is_no_woman_whom_the_network_took_for_him() -> None:
    text = "Mr. Brandt came.\nMrs. Lint said it fell. Mrs. Lint left. Then he said it held."
    story = Story(text, ("person", "Brandt"), ("person", "Lint", "Lint@1", " he said"))
    he = at(text, "he said")
    story.mentions = [
        replace(one, span=Span(he.start, he.start + 2), head=Span(he.start, he.start + 2),
                form="pronoun") if one.span.start == he.start - 1 else one
        for one in story.mentions
    ]  # fmt: skip
    story.said("Lint", "it fell").said("he said", "it held")
    one = story.attributions.pop()
    story.attributions.append(replace(one, source=(Span(he.start, he.start + 2),)))
    assert story.who(1) == ["Brandt"]


def test_he_is_no_woman_whom_the_network_takes_for_him_now_and_then() -> None:
    text = (
        "Mr. Brandt slept.\nMrs. Lint said it fell. "
        "Mrs. Lint lost her hat, her bag, his map, his pen, his cap. Now he said it held."
    )
    story = Story(text, ("person", "Brandt"),
                  ("person", "Lint", "Lint@1", "her", "her@1", "his", "his@1", "his@2", "he@2"),
                  )  # fmt: skip
    assert story.said("Lint", "it fell").said("he@2", "it held").who(1) == ["Brandt"]


def test_the_senator_is_whoever_had_the_title_last() -> None:
    text = "Sen. Ada Lint met Rep. Piet Brandt.\nThe senator said it held."
    story = Story(text, ("person", "Ada Lint"), ("person", "Piet Brandt"))
    assert story.said("The senator", "it held").who(0) == ["Ada Lint"]


def test_a_title_is_held_by_those_before_whose_names_it_stands() -> None:
    text = "Sen. Ada Lint met Rep. Piet Brandt."
    cast = Story(text, ("person", "Ada Lint"), ("person", "Piet Brandt")).cast()
    assert Offices(text, cast).holders("senator") == {0}
    assert Offices(text, cast).holders("mayor") == frozenset()


def test_a_description_that_spoke_is_whom_it_was_found_to_mean() -> None:
    text = "Sen. Piet Lint met Rep. Ole Brandt.\nThe senator said it fell. “It held,” he said."
    story = Story(text, ("person", "Piet Lint"), ("person", "Ole Brandt"),
                  ("person", "The senator"))  # fmt: skip
    story.said("The senator", "it fell").said("he@1", "“It held,”")
    told, cast = story.told(), story.cast()
    sources = Sources(told, cast)
    sources.speakers()
    (asked,) = sources.pronouns.asked.values()
    for sign in ("subject before", "nearest", "in this paragraph"):
        number = pronouns.SIGNS.index(sign)
        assert {one.entity: one.signs[number] for one in asked} == {0: 1.0, 1: 0.0}


def test_a_noun_that_spoke_is_what_it_was_found_to_mean_for_it() -> None:
    text = "Ada Lint left Dam Watch.\nOak fell.\nThe agency said they fell. “Gates held,” it said."
    story = Story(text, ("organisation", "Dam Watch"), ("person", "Ada Lint"),
                  ("official-body", "The agency"))  # fmt: skip
    story.said("The agency", "they fell").said("it", "“Gates held,”")
    sources = Sources(story.told(), story.cast())
    assert sources.speakers()[0].entities == (0,)
    (asked,) = sources.pronouns.asked_others.values()
    number = pronouns.OTHERS_SIGNS.index("nearest")
    assert {one.entity: one.signs[number] for one in asked}[0] == 1.0


def test_signs_tell_who_spoke_and_of_whom_others_speak() -> None:
    text = "Lint came.\nPiet spoke of Brandt at length.\nHe said it held."
    story = Story(text, ("person", "Lint"), ("person", "Brandt"))
    story.said("Piet", "Brandt at length")
    heard = Heard(last=[0], before={0}, linked=1)
    lint, brandt = (
        dict(zip(SIGNS, one.signs, strict=True))
        for one in sorted(People(story.told(), story.cast()).options(text.index("He"), heard),
                          key=lambda option: option.entity)
    )  # fmt: skip
    assert lint == dict.fromkeys(SIGNS, 0.0) | {
        "last speaker": 1.0, "spoke before": 1.0, "sentences since": 2 / REACH,
    }  # fmt: skip
    assert brandt == dict.fromkeys(SIGNS, 0.0) | {
        "network": 1.0, "first in the sentence before": 1.0, "sentences since": 1 / REACH,
        "nearest": 1.0, "last mentioned by others": 1.0,
    }  # fmt: skip


def test_a_described_nobody_is_known_again_by_the_noun() -> None:
    text = "Two officials of Orrin said it fell.\nThe officials said it leaked."
    story = Story(text).said("Two officials of Orrin", "it fell").said("The officials", "it leaked")
    first, second = story.voices().speakers
    assert first.entities == second.entities
    assert story.who(1) == ["Two officials of Orrin"]


def test_somebody_who_is_often_taken_up_costs_in_proportion() -> None:
    def work(n: int) -> object:
        pronouns = [f"She@{nth}" for nth in range(n)]
        words = [*(f"Ada Lint@{nth}" for nth in range(n)), *pronouns]
        story = Story("Ada Lint came. She said no.\n" * n, ("person", *words))
        for pronoun in pronouns:
            story.said(pronoun, pronoun.replace("She", "no"))
        return story.voices()

    assert_in_proportion(work, 10, 160)


def test_descriptions_that_speak_and_mean_somebody_named_cost_in_proportion() -> None:
    def work(n: int) -> object:
        described = [f"The senator@{nth}" for nth in range(n)]
        story = Story("Sen. Piet Lint met Rep. Ole Brandt.\n" + "The senator said no.\n" * n,
                      ("person", "Piet Lint"), ("person", "Ole Brandt"),
                      ("person", *described))  # fmt: skip
        for one in described:
            story.said(one, one.replace("The senator", "no"))
        return story.voices()

    assert_in_proportion(work, 10, 160)
