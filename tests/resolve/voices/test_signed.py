"""Who signs posts, letters and summaries."""

import pytest

from tests.resolve.voices.story import Story
from tests.work import assert_in_proportion

LETTERS = (
    "Letters about the gate.\nLint says it fell.\nAda Brandt.\nDolent says it leaked.\n@brill_9.\n"
    "Vennick says it froze.\nUna Orr, Neld."
)


def relays(story: Story) -> list[list[str]]:
    return [
        [name for role, name in story.chain(n) if role == "relay"]
        for n in range(len(story.attributions))
    ]


def letters(text: str) -> Story:
    story = Story(
        text, ("person", "Lint"), ("person", "Dolent"), ("person", "Vennick"),
        ("person", "Ada Brandt"), ("person", "Una Orr"),
    )  # fmt: skip
    story.said("Lint", "it fell").said("Dolent", "it leaked")
    return story.said("Vennick", "it froze")


def test_a_letter_is_passed_on_by_whoever_signs_below_it() -> None:
    assert relays(letters(LETTERS)) == [["Ada Brandt"], ["@brill_9"], ["Una Orr"]]


def test_who_signs_may_be_spelled_with_any_letters() -> None:
    text = LETTERS.replace("Una Orr, Neld", "Édith Ørn, Örrin")
    story = Story(text, *(("person", name) for name in ("Lint", "Ada Brandt", "Édith Ørn")))
    assert relays(story.said("Lint", "it fell")) == [["Ada Brandt"]]


def test_names_that_head_what_is_said_of_each_sign_nothing() -> None:
    assert relays(letters(f"{LETTERS}\nIt rained.")) == [[], [], []]


@pytest.mark.parametrize(
    ("credit", "through"),
    [
        ("[Reuters]", ["Reuters"]),
        ("(Una Brill, Reuters).", ["Reuters"]),
        ("[Una Brill]", []),
        ("[Orrin Post]", []),
        ("(Reuters) last year.", []),
    ],
)
def test_a_summary_is_passed_on_by_whom_it_is_credited_to(credit: str, through: list[str]) -> None:
    text = f"News.\nLint says it fell. {credit}\nLint says it leaked."
    story = Story(text, ("person", "Lint", "Lint@1"), outlet=["Orrin Post"])
    story.said("Lint", "it fell").said("Lint@1", "it leaked")
    assert relays(story) == [through, []]


def test_many_letters_cost_in_proportion() -> None:
    def work(n: int) -> object:
        text = "Letters.\n" + "\n".join(f"Lint says it fell.\n@brill_{k}." for k in range(n))
        story = Story(text, ("person", "Lint"))
        for k in range(n):
            story.said(f"Lint@{k}", f"it fell@{k}")
        return story.voices()

    assert_in_proportion(work, 20, 160)
