"""The chain of voices, and for whom the last of them speaks."""

from dataclasses import replace

import pytest

from accordingto.core.span import Span
from tests.resolve.voices.story import Story


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Interior Ministry spokesman Ada Lint said no.", "Interior Ministry"),
        ("Neld Works director Ada Lint said no.", "Neld Works"),
        ("Ada Lint, head of the Neld Works, said no.", "Neld Works"),
        ("Ada Lint, the Neld Works’ chief engineer and head, said no.", "Neld Works"),
        ("The head of the Neld Works, Ada Lint, said no.", "Neld Works"),
        ("Ada Lint of Orrin said no.", None),
    ],
)
def test_who_holds_an_office_speaks_for_its_body(sentence: str, body: str | None) -> None:
    story = Story(sentence, ("person", "Ada Lint")).said("Ada Lint", "no")
    beyond = [name for role, name in story.chain(0) if role == "principal"]
    assert beyond == ([] if body is None else [body])


@pytest.mark.parametrize(
    ("outlet", "body"), [("The Orrin Post", []), ("Neld Orb", ["Board"]), ("Rin Post", ["Board"])]
)
def test_nobody_speaks_for_a_part_of_the_outlet_that_prints(outlet: str, body: list[str]) -> None:
    text = "Ada Lint is a member of the Orrin Post’s Board of Readers. Lint said no."
    story = Story(text, ("person", "Ada Lint", "Lint@1"), outlet=[outlet]).said("Lint@1", "no")
    beyond = [name for role, name in story.chain(0) if role == "principal"]
    assert beyond == [f"{one} of Readers" for one in body]


def test_an_attribution_comes_through_those_that_hold_it() -> None:
    story = Story("Ada Lint said Piet Brandt said it fell.")
    story.said("Ada Lint", "Piet Brandt said it fell").said("Piet Brandt", "it fell", parent=0)
    assert story.chain(1) == [("outlet", ""), ("speaker", "Ada Lint"), ("speaker", "Piet Brandt")]


def test_parents_that_hold_each_other_end() -> None:
    story = Story("Ada Lint said Piet Brandt said it fell.")
    story.said("Ada Lint", parent=1).said("Piet Brandt", parent=0)
    assert [len(chain) for chain in story.voices().chains] == [3, 3]


def test_an_agency_that_speaks_in_its_own_story_is_one_voice() -> None:
    text = "ORRIN (Reuters) - Reuters could not verify it."
    story = Story(text, ("outlet", "Reuters", "Reuters@1")).said("Reuters@1", "it")
    assert story.credited("Reuters").chain(0) == [("outlet", ""), ("speaker", "Reuters")]


def test_a_story_credited_to_an_agency_comes_through_it() -> None:
    story = Story("ORRIN (Reuters) - Ada Lint said no.").said("Ada Lint", "no").credited("Reuters")
    assert story.chain(0) == [("outlet", ""), ("relay", "Reuters"), ("speaker", "Ada Lint")]


def test_the_outlet_itself_is_one_voice() -> None:
    assert Story("I think the gate held.").said("I", "the gate held").chain(0) == [("outlet", "")]


def test_voices_three_deep_are_all_in_the_chain() -> None:
    story = Story("Lint said Brandt said Vennick said it fell.")
    story.said("Lint", "Brandt said Vennick said it fell")
    story.said("Brandt", "Vennick said it fell", parent=0).said("Vennick", "it fell", parent=1)
    assert [name for _, name in story.chain(2)] == ["", "Lint", "Brandt", "Vennick"]


def test_words_told_to_an_outlet_come_through_it_and_so_do_the_next() -> None:
    text = "Ada Lint told the Orrin Courier that it fell. Lint said it leaked."
    story = Story(text, ("person", "Ada Lint", "Lint@1")).said("Ada Lint", "it fell")
    story.said("Lint@1", "it leaked")
    cue = Span(text.index("told"), text.index("told") + 4)
    story.attributions[0] = replace(story.attributions[0], cue=(cue,))
    for chain in (story.chain(0), story.chain(1)):
        assert chain == [("outlet", ""), ("relay", "Orrin Courier"), ("speaker", "Ada Lint")]


def test_words_in_the_place_of_a_speaker_who_is_none_are_no_voice() -> None:
    text = "Then the board met. It should be noted that it held."
    story = Story(text, ("organisation", "the board", "It")).said("It", "it held")
    cue = Span(text.index("should"), text.index(" that"))
    story.attributions[0] = replace(story.attributions[0], cue=(cue,))
    (hop,) = (hop for hop in story.voices().chains[0] if hop.role == "speaker")
    assert (hop.words, hop.entities) == (None, ())
