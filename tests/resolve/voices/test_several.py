"""Sources that list several people."""

import pytest

from accordingto.core.span import Span
from accordingto.resolve.voices.several import people_listed
from tests.resolve.voices.story import Story


@pytest.mark.parametrize(
    ("source", "people"),
    [
        ("Lint, Brandt, Mayor Piet Odell and Sen. Mara Dolent of Neld",
         ["Lint", "Brandt", "Mayor Piet Odell", "Sen. Mara Dolent of Neld"]),
        ("Ada Lint of Orrin and Mayor Piet Brandt of Neld",
         ["Ada Lint of Orrin", "Mayor Piet Brandt of Neld"]),
        ("Ada Lint, the former mayor, and Piet Brandt", ["Ada Lint", "Piet Brandt"]),
        ("Ada Lint, head of the Works, a charity, and Piet Brandt, a baker",
         ["Ada Lint", "Piet Brandt"]),
        ("The candidates, Ada Lint and Piet Brandt,", ["Ada Lint", "Piet Brandt"]),
        ("the candidates -- Ada Lint of Neld, Ole Rowe and Piet Brandt --",
         ["Ada Lint of Neld", "Ole Rowe", "Piet Brandt"]),
        ("the candidates - Ada Lint and Piet Brandt -", ["Ada Lint", "Piet Brandt"]),
        ("her opponents, Sen. Ada Lint (I-Neld) and former Mayor Piet Brandt",
         ["Sen. Ada Lint", "former Mayor Piet Brandt"]),
        ("Orrinese rebel groups Katibat Neld (KN) and Orrin Brigade (OB)",
         ["Orrinese rebel groups Katibat Neld", "Orrin Brigade"]),
        ("the Mayor’s Office, the River Board and the Ministry of Dams",
         ["the Mayor’s Office", "the River Board", "the Ministry of Dams"]),
        ("the Vesper Herald and the Neld Courier", ["the Vesper Herald", "the Neld Courier"]),
    ],
)  # fmt: skip
def test_each_of_a_list_is_one(source: str, people: list[str]) -> None:
    found = people_listed(source, [Span(0, len(source))])
    assert [span.of(source) for span in found] == people


@pytest.mark.parametrize(
    "source",
    [
        "Ada Lint", "Lint, head of Works and Roads", "Ada Lint of Rowe and Co.",
        "Ada Lint, president of the Works and Piet Brandt’s sister", "The mayor, Ada Lint",
        "Former prosecutor and Orrin Mayor Ada Lint, who backs Brandt", "Lint, Brandt", "the board",
        "The Ministry of Water and Energy", "Vesper Herald and Courier",
        "Water and Energy Minister Ada Lint", "Foreign and Defence Secretary Ada Lint",
    ],
)  # fmt: skip
def test_what_describes_one_is_no_list(source: str) -> None:
    assert people_listed(source, [Span(0, len(source))]) == []


def test_all_of_a_list_speak() -> None:
    text = "The rivals, Ada Lint and Mayor Piet Brandt, said it held."
    story = Story(text, ("person", "Ada Lint"), ("person", "Piet Brandt"))
    found = story.said("The rivals, Ada Lint and Mayor Piet Brandt,")
    assert (found.who(0), found.rule(0)) == (["Ada Lint", "Piet Brandt"], "group")


def test_a_source_as_long_as_a_page_is_no_list() -> None:
    text = "Ada Lint, the mayor, and " * 20 + "Piet Brandt"
    assert people_listed(text, [Span(0, len(text))]) == []
    short = "Ada Lint, the mayor, and Piet Brandt"
    assert len(people_listed(short, [Span(0, len(short))])) == 2
