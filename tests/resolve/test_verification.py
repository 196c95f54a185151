"""What texts say of how well something is verified; the texts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.resolve.verification import verifications


def attribution(text: str, source: str, cue: str, content: str) -> Attribution:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    return Attribution(
        spans(source), spans(cue), spans(content), form="indirect", kind="said",
        stance="asserts", hedged=False, negated=False, parent=None, probability=1.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("The toll could not be independently verified.", "unverified",
         "could not be independently verified"),
        ("Halyard has not been able to confirm the figure.", "unverified",
         "has not been able to confirm the figure"),
        ("Halyard couldn’t verify this claim independently.", "unverified",
         "couldn’t verify this claim independently"),
        ("There was no independent confirmation.", "unverified", "no independent confirmation"),
        ("Unconfirmed reports spoke of nine dead.", "unverified", "Unconfirmed"),
        ("It was not immediately clear whether the gate held.", "unverified",
         "It was not immediately clear"),
        ("He said so without providing proof.", "no-evidence", "without providing proof"),
        ("The ministry gave no evidence.", "no-evidence", "gave no evidence"),
        ("It did not offer any proof of that.", "no-evidence", "did not offer any proof"),
        ("The video was reviewed by The Vesper Herald.", "verified",
         "reviewed by The Vesper Herald"),
        ("Its place was confirmed by engineers.", "verified", "was confirmed"),
        ("The board did not immediately respond to a request for comment.", "no-response",
         "did not immediately respond to a request for comment"),
        ("She could not be reached for comment.", "no-response",
         "could not be reached for comment"),
        ("The board did not return calls.", "no-response", "did not return calls"),
        ("A spokesman declined to comment.", "declined", "declined to comment"),
        ("He would not say who had ordered it.", "declined", "would not say"),
        ("He spoke on condition of anonymity.", "anonymity", "on condition of anonymity"),
        ("They were not authorized to speak publicly.", "anonymity",
         "were not authorized to speak publicly"),
        ("It cited undisclosed law enforcement sources.", "undisclosed",
         "undisclosed law enforcement sources"),
        ("It said so without naming its source.", "undisclosed", "without naming its source"),
        ("That account is disputed by the board.", "disputed", "is disputed"),
        ("The board disputes that figure.", "disputed", "disputes that figure"),
    ],
)  # fmt: skip
def test_the_shortest_words_that_say_it(sentence: str, kind: str, words: str) -> None:
    text = f"Water came at dawn. {sentence}"
    found = verifications(text, [Span(0, len(text))], [])
    assert [(one.kind, one.words.of(text)) for one in found] == [(kind, words)]


@pytest.mark.parametrize(
    "sentence",
    ["The inspector will verify the gate.", "Nobody asked for evidence.", "She confirmed it.",
     "The board responded at once.", "An anonymous letter lay on the desk."],
)  # fmt: skip
def test_other_uses_of_these_words_say_nothing(sentence: str) -> None:
    assert verifications(sentence, [Span(0, len(sentence))], []) == ()


def test_it_is_about_the_nearest_attribution_of_its_sentence_or_the_last_before() -> None:
    text = (
        "Mara Dolent said the gate was old. Piet Lorrimer denied it without providing proof.\n"
        "The claim could not be verified."
    )
    listed = [
        attribution(text, "Mara Dolent", "said", "the gate was old"),
        attribution(text, "Piet Lorrimer", "denied", "it without"),
    ]
    line = text.index("\n")
    found = verifications(text, [Span(0, line), Span(line + 1, len(text))], listed)
    assert [(one.kind, one.about) for one in found] == [("no-evidence", 1), ("unverified", 1)]
    assert verifications(text, [Span(line + 1, len(text))], [])[0].about is None


def test_a_long_line_of_half_phrases_takes_no_time_worth_speaking_of() -> None:
    text = "did not could not be without any " * 20_000
    assert verifications(text, [Span(0, len(text))], []) == ()


@given(st.lists(st.sampled_from(
    ["did", "not", "respond", "to", "a", "request", "could", "be", "verified", "unnamed",
     "sources", "on", "condition", "of", "anonymity", "n’t", "\n", "no", "evidence", ".", "it"]
), max_size=14).map(" ".join))  # fmt: skip
def test_places_stand_in_the_paragraph_in_order_and_apart(text: str) -> None:
    if not text.strip():
        return
    found = verifications(text, [Span(0, len(text))], [])
    ends = [0, *(one.words.end for one in found)]
    assert all(one.words.start >= end for one, end in zip(found, ends, strict=False))
    assert ends[-1] <= len(text)


def test_of_two_in_a_sentence_the_nearer_is_meant() -> None:
    text = "Mara Dolent said it was old and Piet Lorrimer denied it without providing proof."
    listed = [
        attribution(text, "Mara Dolent", "said", "it was old"),
        attribution(text, "Piet Lorrimer", "denied", "it without"),
    ]
    assert [one.about for one in verifications(text, [Span(0, len(text))], listed)] == [1]
