"""What texts say of how well something is verified; the texts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.resolve.verification import verifications
from tests.work import assert_in_proportion


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
    ("kind", "sentence"),
    [
        ("unverified", "Halyard could not immediately verify the account."),
        ("unverified", "The tally has yet to be independently confirmed."),
        ("unverified", "The authenticity of the recording could not be established."),
        ("unverified", "There was no immediate confirmation from the board."),
        ("unverified", "Whether the gate was locked remains unclear."),
        ("unverified", "It was not known how many boats had been moored there."),
        ("unverified", "How the lock broke is still not known."),
        ("unverified", "It isn’t clear who held the key."),
        ("unverified", "It was impossible to independently verify his story."),
        ("unverified", "Details were still sketchy at noon."),
        ("no-evidence", "He claimed, without evidence, that the gate was cut."),
        ("no-evidence", "She has offered no evidence for that."),
        ("no-evidence", "There is no evidence that the lock was forced."),
        ("no-evidence", "The board has not produced a shred of evidence."),
        ("no-evidence", "The mayor, citing no proof, blamed the divers."),
        ("no-evidence", "He repeated the baseless claim on Monday."),
        ("verified", "Halyard has independently verified the video."),
        ("verified", "His account was later corroborated by two divers."),
        ("verified", "A spokesman later confirmed that the lock had failed."),
        ("verified", "Two inspectors confirmed the account."),
        ("verified", "The logbook, reviewed by Halyard, names nobody."),
        ("no-response", "The board did not return several calls seeking comment."),
        ("no-response", "Messages left at the lock house were not returned."),
        ("no-response", "Repeated calls to the lock house went unanswered."),
        ("no-response", "A spokeswoman had not replied to an email by Tuesday evening."),
        ("no-response", "The engineers have yet to comment."),
        ("no-response", "Dolent wasn’t immediately available for comment."),
        ("no-response", "The board never responded."),
        ("no-response", "There was no immediate reaction from the board."),
        ("no-response", "Efforts to reach the lock keeper were unsuccessful."),
        ("no-response", "She didn’t immediately respond to Halyard’s request for an interview."),
        ("declined", "Lorrimer declined to be interviewed for this article."),
        ("declined", "The board declined multiple requests for comment."),
        ("declined", "A spokesman wouldn’t discuss the repair."),
        ("declined", "The office refused to answer questions about the lock."),
        ("declined", "A clerk referred questions about the repair to the board."),
        ("declined", "The board would neither confirm nor deny the sale."),
        ("declined", "The office had no comment."),
        ("declined", "The engineer declined to provide further details."),
        ("anonymity", "An aide, who asked not to be identified, said so."),
        ("anonymity", "Two divers spoke anonymously."),
        ("anonymity", "The official requested anonymity to talk about the repair."),
        ("anonymity", "A clerk insisted that her name not be used."),
        ("anonymity", "The engineer was granted anonymity to speak candidly."),
        ("anonymity", "He did not want to be named."),
        ("anonymity", "An inspector lacked permission to speak to reporters."),
        ("anonymity", "The paper is withholding her name."),
        ("anonymity", "She agreed to talk on the condition that she not be quoted by name."),
        ("undisclosed", "The board did not identify the diver."),
        ("undisclosed", "It cited an unnamed official."),
        ("undisclosed", "He did not elaborate."),
        ("undisclosed", "She offered few details about the plan."),
        ("undisclosed", "The names of the divers were not released."),
        ("undisclosed", "The mill was sold for an undisclosed sum."),
        ("disputed", "The engineer’s account has been widely debunked."),
        ("disputed", "He falsely claimed that the gate was new."),
        ("declined", "Neither company would comment on the sale."),
        ("declined", "The board does not comment on personnel matters."),
        ("declined", "She chose not to respond."),
        ("disputed", "Lorrimer contradicted her account."),
        ("disputed", "Those figures are contested by the divers."),
    ],
)  # fmt: skip
def test_there_are_many_ways_to_say_it(kind: str, sentence: str) -> None:
    found = verifications(sentence, [Span(0, len(sentence))], [])
    assert [one.kind for one in found] == [kind]


@pytest.mark.parametrize(
    "sentence",
    ["The inspector will verify the gate.", "Nobody asked for evidence.", "She confirmed it.",
     "The board responded at once.", "An anonymous letter lay on the desk.",
     "The harbour master was confirmed by the Senate in May.",
     "He refused to say that the gate was safe.", "She refused to say “sorry” for it.",
     "The council refused to confirm the new judge.", "I would not say that.",
     "The boats did not return before dark.", "Keys were not available in any shop.",
     "The letter was obtained by Halyard.", "It is clear that the gate held.",
     "The lake is unknown to most visitors.", "Lorrimer must rebut her claims.",
     "It won several contests that year.", "The claim was not challenged by the panel.",
     "She ended it without naming a site.", "They do not identify with the board.",
     "The plan was kept secret.", "The old lock was an open question of taste."],
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


def test_many_statements_in_one_paragraph_take_time_in_proportion() -> None:
    def work(n: int) -> None:
        text = "The board did not respond. " * n
        assert len(verifications(text, [Span(0, len(text))], [])) == n

    assert_in_proportion(work, 200, 2_000)


@pytest.mark.parametrize(
    "half",
    ["on the condition that the ", "requests for a long ", "the authenticity of the very old ",
     "efforts to reach the old man at the ", "did not answer the many many ",
     "a", "without providing any real ", "asked that her own full "],
)  # fmt: skip
def test_what_never_ends_as_it_began_takes_no_time_either(half: str) -> None:
    text = half * (200_000 // len(half))
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
