import pytest

from accordingto.read.pdf_hyphens import join, vocabulary_of

KNOWN = vocabulary_of(
    [
        "A state-run port and a hit-and-run case.",
        "They cooperate.",
        "The state-owned yard",
        "negotia-",
    ]
)


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [("the negotia-", "tions went", "the negotiations went"),
     ("a state-", "run mill", "a state-run mill"),  # the document writes it so elsewhere
     ("a state-", "owned mill", "a state-owned mill"),
     ("they co-", "operate", "they cooperate"),
     ("the Anglo-", "Saxon coast", "the Anglo-Saxon coast"),
     ("Covid-", "19 cases", "Covid-19 cases"),
     ("short-", "and long-term", "short- and long-term"),
     ("a soft\xad", "ly said word", "a softly said word"),
     ("State\xad", "Run", "StateRun"),
     ("he said -", "then left", "he said - then left"),
     ("he said—", "then left", "he said—then left"),
     ("no hyphen", "at all", "no hyphen at all"),
     ("-", "x", "- x")],
)  # fmt: skip
def test_lines_are_joined_as_they_are_spoken(before: str, after: str, joined: str) -> None:
    kept, between = join(before, after, KNOWN)
    assert kept + between + after == joined


def test_both_parts_in_other_compounds_make_a_compound() -> None:
    known = vocabulary_of(["a state-owned port", "a privately-run mill"])
    assert join("a state-", "run yard", known) == ("a state-", "")
    assert join("a state-", "ment", known) == ("a state", "")


def test_the_broken_end_of_a_line_is_no_word() -> None:
    assert "negotia" not in KNOWN.whole
    assert {"state-run", "hit-and-run", "yard"} <= KNOWN.whole
