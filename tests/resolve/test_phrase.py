"""What a source's phrase is about: its noun or name, and where it ends. The texts are invented."""

from itertools import count

import pytest

from accordingto.core.span import Span
from accordingto.resolve.phrase import Phrase, phrase
from tests.work import assert_in_proportion


def read(source: str) -> Phrase:
    found = phrase(source, [Span(0, len(source))])
    assert found is not None
    return found


def head(source: str) -> str:
    return " ".join(word.text for word in read(source).head)


@pytest.mark.parametrize(
    ("source", "main"),
    [
        # A clause without a relative begins at its subject, or at a word on -ing.
        ("a fact sheet engineers released Monday", "fact sheet"),
        ("the bill the council passed", "bill"), ("people I’ve met", "people"),
        ("an account she gave to the Herald", "account"), ("divers wearing masks", "divers"),
        ("a judge handling a Freedom of Passage Act lawsuit", "judge"),
        ("Green groups urging Mara Dolent to resign", "groups"),
        ("one of the 25 divers selected Sunday", "divers"), ("a poll out this week", "poll"),
        ("papers seen by the Herald", "papers"),
        ("the charity Save the Children", "Save the Children"),
        ("the U.S.-based Institute of Sluices", "Institute"),
        # What looks like a clause and is none.
        ("half the divers", "divers"), ("an estimated 300 divers", "divers"),
        ("a few dozen divers", "divers"), ("the ruling party", "party"),
        ("newly filed reports", "reports"), ("a national tracking poll", "tracking poll"),
        # A name with prepositions in it before a noun.
        ("a 2014 University of Orrin at Neld paper", "paper"),
        ("One Club for Sluices ad", "ad"), ("Department of Harbours officials", "officials"),
        ("Robert Lint of the Orrin delegation", "Robert Lint"),
        ("the Dolent and Brandt campaigns", "campaigns"),
        ("anti-Dolent and anti-Brandt activists", "activists"),
        # Titles of several parts before a name.
        ("Former prosecutor and Orrin Mayor Ada Lint, who lost,", "Ada Lint"),
        ("Neldian journalist and author Piet Brandt", "Piet Brandt"),
        ("master of ceremonies Piet Brandt, a diver", "Piet Brandt"),
        ("former Dolent chief of staff Ada Lint", "Ada Lint"),
        ("County Supervisor of Elections Susan Lint", "Susan Lint"),
        ("Secretary of State Ada Lint", "Ada Lint"), ("spokesman for Ada Lint", "spokesman"),
        ("the mayor and Ada Lint", "mayor"),
        ("Harbour spokesman the Rev. Piet Lint", "Rev . Piet Lint"),
        ("actor turned mayor Ada Lint", "Ada Lint"),
        ("Vesper News’ Ada Lint", "Ada Lint"), ("Democrat Ada Lint", "Ada Lint"),
        ("The Ruvenian Legion", "The Ruvenian Legion"),
        # Nouns with a preposition in them, and nouns of several words.
        ("the heads of state", "heads of state"),
        ("a Neldian-led coalition", "Neldian-led coalition"),
        ("a new anti-Dolent super PAC", "PAC"), ("the Labour MP", "MP"),
        ("Harbour Security officials", "officials"),
        ("the local think tanks and the mayor", "think tanks"),
        # Surnames and given names that are nouns.
        ("Cheryl Mills", "Cheryl Mills"), ("Mills", "Mills"), ("President Baker", "Baker"),
        ("Hunter Lint", "Hunter Lint"), ("columnist Ursel Parsons", "Ursel Parsons"),
        ("Senate Aides", "Aides"), ("KVSP-TV", "KVSP-TV"), ("Pastor", "Pastor"),
        ("especially from Republicans", "Republicans"),
    ],
)  # fmt: skip
def test_what_a_source_is_about(source: str, main: str) -> None:
    assert head(source) == main


@pytest.mark.parametrize(
    ("source", "named"),
    [("Pastor", False), ("Mills", True), ("KVSP-TV", True), ("Aides", False),
     ("President Baker", True)],
)  # fmt: skip
def test_a_noun_in_capitals_may_be_a_name(source: str, named: bool) -> None:
    assert read(source).named == named


@pytest.mark.parametrize(
    "words",
    ["Ada the ", "a bill the ", "a news of the Orrin ", "’ Ada ", "Ada and Piet ", "xly ",
     "a ledgers ", "Democrat ", "chief of staff Ada ", "divers and "],
)  # fmt: skip
def test_a_long_source_costs_no_more_than_its_length(words: str) -> None:
    number = count()

    def work(times: int) -> object:
        # What was read before is known: each text is another one.
        return read(f"a {words * times}engineer {next(number)}")

    assert_in_proportion(work, 100, 1_000)


def test_an_and_between_what_was_done_by_whom_joins_no_two() -> None:
    text = "Tarn-funded and Orrin-designated foreign agent Ada Lint"
    found = phrase(text, [Span(0, len(text))])
    assert found is not None
    assert [word.text for word in found.head] == ["Ada", "Lint"]
