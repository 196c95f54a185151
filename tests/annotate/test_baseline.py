"""What the baseline finds, phenomenon by phenomenon, and what holds for any text."""

import sys
from itertools import pairwise

import pytest

from accordingto.annotate import parse
from accordingto.annotate.baseline import Baseline
from accordingto.core.span import Span
from accordingto.errors import MissingExtraError
from tests.annotate.conftest import Read, Reader, one


def parts(found: Read) -> tuple[str, str, str]:
    return " … ".join(found.source), " … ".join(found.cue), " … ".join(found.content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The dam is old,” said Ilva Torsen.", ("Ilva Torsen", "said", "“The dam is old,”")),
        ("“The dam is old,” Torsen told reporters.", ("Torsen", "told", "“The dam is old,”")),
        ("“Is the dam safe?” asked Torsen.", ("Torsen", "asked", "“Is the dam safe?”")),
        ("“The dam is old”, the mayor said.", ("the mayor", "said", "“The dam is old”")),
        ("The mayor said: “The dam is old.”", ("The mayor", "said", "“The dam is old.”")),
        ("‘We don’t know,’ Torsen said.", ("Torsen", "said", "‘We don’t know,’")),
        ("``It leaks,'' Torsen said.", ("Torsen", "said", "``It leaks,''")),
        ("«It leaks every spring,» Torsen said.", ("Torsen", "said", "«It leaks every spring,»")),
        ("„It leaks every spring,“ Torsen said.", ("Torsen", "said", "„It leaks every spring,“")),
    ],
)
def test_a_quotation_belongs_to_the_verb_beside_it(
    read: Reader, text: str, expected: tuple[str, str, str]
) -> None:
    found = one(read(text))
    assert parts(found) == expected
    assert found.made.form == "direct"


def test_two_quotations_around_one_verb_are_one_attribution(read: Reader) -> None:
    found = one(read("“The dam is old,” said Torsen, “and it leaks.”"))
    assert found.content == ("“The dam is old,”", "“and it leaks.”")


def test_a_quotation_that_stands_alone_goes_on_with_the_one_before(read: Reader) -> None:
    found = one(read("“The dam is old,” said Torsen. “It leaks.”"))
    assert found.content == ("“The dam is old,”", "“It leaks.”")


def test_a_speech_over_paragraphs_is_one_attribution(read: Reader) -> None:
    text = (
        "Ilva Torsen said: “The dam is old.\n“It leaks every spring.\n“We will mend it.”\n"
        "The council met later."
    )
    found = one(read(text))
    assert found.content == ("“The dam is old.", "“It leaks every spring.", "“We will mend it.”")


def test_a_block_quotation_may_close_without_having_opened(read: Reader) -> None:
    text = (
        "The ministry quoted her as saying the following:\nThe dam was never safe.\n"
        "We told them so, and nobody listened to us.”\nThe inquiry goes on."
    )
    found = one(read(text))
    assert found.source == ("her",)
    assert found.content[0] == "The dam was never safe."
    assert found.content[-1] == "We told them so, and nobody listened to us.”"
    assert found.made.form == "direct"


def test_an_announced_block_without_marks_is_one_paragraph(read: Reader) -> None:
    text = "The mayor said the following:\nThe dam was never safe.\nIt was built in March."
    found = one(read(text))
    assert found.content == ("The dam was never safe.",)


def test_a_block_in_marks_ends_with_them(read: Reader) -> None:
    text = "The mayor wrote the following:\n“The dam is old.\n“It leaks.”\nIt was built in March."
    found = one(read(text))
    assert found.content == ("“The dam is old.", "“It leaks.”")


def test_a_thought_inside_somebody_elses_marks_is_indirect(read: Reader) -> None:
    outer, inner = read("“We know that they lied,” Torsen said on Monday.")
    assert (outer.made.form, inner.made.form) == ("direct", "indirect")
    assert inner.made.parent == 0


def test_a_cue_in_two_words_attributes_once(read: Reader) -> None:
    found = one(read("Residents expressed concern that the dam would leak."))
    assert found.cue == ("expressed concern",)


def test_a_preposition_may_turn_what_a_verb_does(read: Reader) -> None:
    assert one(read("Torsen called the repair a lie.")).made.stance == "describes"
    assert one(read("Torsen called for an inquiry.")).made.stance == "demands"


def test_a_quotation_that_never_closes_does_not_swallow_the_article(read: Reader) -> None:
    text = "Torsen said: “The dam is old.\nThe council met later.\nIt voted on the budget."
    for found in read(text):
        assert not any("council" in words for words in found.content)


def test_a_cue_may_stand_inside_the_marks(read: Reader) -> None:
    found = one(read("“It was, she says, a mistake to build the dam so high.”"))
    assert parts(found) == ("she", "says", "“It was … a mistake to build the dam so high.”")


def test_a_cue_may_be_glued_inside_the_marks(read: Reader) -> None:
    found = one(
        read("“We built houses for the whole villagehe explains, “and they all stood firm.”")
    )
    assert found.source == ("he",)
    assert found.cue == ("explains",)
    assert found.content[0] == "“We built houses for the whole village"


def test_glued_marks_do_not_hide_the_speaker(read: Reader) -> None:
    found = one(read('Torsen said:"The dam is old and leaks."The council met.'))
    assert found.source == ("Torsen",)
    assert found.content == ('"The dam is old and leaks."',)


@pytest.mark.parametrize(
    "text", ["“The dam is old.” — Ilva Torsen", "“The dam is old.”\n— Ilva Torsen"]
)
def test_a_dash_before_a_name_attributes(read: Reader, text: str) -> None:
    assert parts(one(read(text))) == ("Ilva Torsen", "—", "“The dam is old.”")


def test_an_interview_attributes_by_its_labels(read: Reader) -> None:
    text = "Torsen: The dam is safe.\nReporter: Who built it?\nTorsen: My father.\nReporter: When?"
    found = read(text)
    assert [parts(r) for r in found] == [
        ("Torsen", ":", "The dam is safe."),
        ("Reporter", ":", "Who built it?"),
        ("Torsen", ":", "My father."),
        ("Reporter", ":", "When?"),
    ]


def test_questions_and_answers_attribute(read: Reader) -> None:
    found = read("Q: Is the dam safe?\nA: It is.\nQ: Since when?\nA: Since March.")
    assert [r.source for r in found] == [("Q",), ("A",), ("Q",), ("A",)]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Poll: Voters stay home", ("Poll", ":", "Voters stay home")),
        ("Voters stay home: poll", ("poll", ":", "Voters stay home")),
        ("‘The dam will hold’: Torsen", ("Torsen", ":", "‘The dam will hold’")),
        ("Dam Is Unsafe, Ministry Says", ("Ministry", "Says", "Dam Is Unsafe")),
        ("MINISTRY DENIES DAM LEAKED", ("MINISTRY", "DENIES", "DAM LEAKED")),
    ],
)
def test_headlines_attribute(read: Reader, headline: str, expected: tuple[str, str, str]) -> None:
    assert parts(one(read(headline + "\nThe rest is here.", titled=True))) == expected


def test_a_label_that_says_what_the_article_is_does_not_speak(read: Reader) -> None:
    assert read("Analysis: Why dams leak\nThe rest is here.", titled=True) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The mayor said that the dam was old.", "The mayor", "that the dam was old"),
        ("The dam, Torsen said, will hold.", "Torsen", "The dam … will hold"),
        ("The dam will hold, she said.", "she", "The dam will hold"),
        ("As Torsen noted, the dam is old.", "Torsen", "the dam is old"),
        ("According to the ministry, the dam is old.", "the ministry", "the dam is old"),
        ("The dam is old, according to Torsen.", "Torsen", "The dam is old"),
        ("Residents want to drain the dam.", "Residents", "to drain the dam"),
        ("The mayor hopes that the dam holds.", "The mayor", "that the dam holds"),
        ("The mayor promised to mend the dam.", "The mayor", "to mend the dam"),
        ("She opposes the dam.", "She", "the dam"),
        ("The mayor accused Torsen of lying.", "The mayor", "Torsen of lying"),
        ("The council heard his claim that the dam leaked.", "his", "that the dam leaked"),
        ("The mayor is confident that the dam is safe.", "The mayor", "that the dam is safe"),
        ("The ministry called for an inquiry.", "The ministry", "an inquiry"),
    ],
)
def test_words_without_marks_are_attributed(
    read: Reader, text: str, source: str, content: str
) -> None:
    found = one(read(text))
    assert (parts(found)[0], parts(found)[2]) == (source, content)
    assert found.made.form == "indirect"


def test_whose_statement_it_is_counts_not_the_statement(read: Reader) -> None:
    found = one(read("The mayor issued a statement saying the dam was safe."))
    assert found.source == ("The mayor",)
    assert found.cue == ("issued a statement saying",)


def test_an_adverb_attributes_to_nobody(read: Reader) -> None:
    found = one(read("It was reportedly mended by Karvenian engineers."))
    assert found.source == ()
    assert found.cue == ("reportedly",)
    assert found.made.hedged


def test_a_passive_names_no_source(read: Reader) -> None:
    found = one(read("The dam is believed to be leaking."))
    assert parts(found) == ("", "is believed", "The dam … to be leaking")


def test_a_passive_may_name_its_source(read: Reader) -> None:
    found = one(read("The plan was rejected by the council."))
    assert parts(found) == ("the council", "was rejected", "The plan")


def test_an_accusation_in_the_passive_keeps_the_accused_in_the_content(read: Reader) -> None:
    found = one(read("Torsen was accused of hiding the leak."))
    assert found.source == ()
    assert found.content == ("Torsen", "of hiding the leak")
    assert found.made.stance == "accuses"


def test_the_quoted_is_the_source_not_the_quoting(read: Reader) -> None:
    found = one(read("Torsen was quoted as saying that the dam was safe."))
    assert found.source == ("Torsen",)


def test_a_negated_cue_still_attributes(read: Reader) -> None:
    found = one(read("The ministry did not say whether the dam was safe."))
    assert parts(found) == ("The ministry", "did not say", "whether the dam was safe")


def test_a_partly_quoted_clause_is_mixed(read: Reader) -> None:
    found = one(read("Torsen said the repair was “a coat of paint” and nothing else."))
    assert found.made.form == "mixed"
    assert found.content[0].startswith("the repair was “a coat of paint”")


def test_scare_quotes_are_no_quotation(read: Reader) -> None:
    assert read("The so-called “truce” held, and the “experts” went home.") == []


def test_a_voice_in_a_voice_has_a_parent(read: Reader) -> None:
    outer, inner = read("Torsen said that officials had told her that the dam was safe.")
    assert (outer.made.parent, inner.made.parent) == (None, 0)
    assert inner.source == ("officials",)


def test_all_capitals_are_read(read: Reader) -> None:
    found = one(read("THE MINISTRY SAID THAT THE DAM WAS SAFE."))
    assert parts(found) == ("THE MINISTRY", "SAID", "THAT THE DAM WAS SAFE")


def test_no_break_spaces_are_read(read: Reader) -> None:
    found = one(read("The\u00a0mayor\u00a0said that the dam was\u202fold."))
    assert found.source == ("The\u00a0mayor",)


def test_pieces_cover_a_paragraph_without_gaps() -> None:
    text = "The dam leaks. " * 2000 + "x" * 9000
    cut = list(parse.pieces(text, Span(3, len(text))))
    assert cut[0].start == 3
    assert cut[-1].end == len(text)
    assert all(a.end == b.start for a, b in pairwise(cut))
    assert all(len(piece) <= parse.MAX_PASSAGE_CHARS for piece in cut)


def test_the_step_names_the_pipeline(baseline: Baseline) -> None:
    step = baseline.step
    assert (step.stage, step.name, step.version) == ("annotate", "baseline", "1")
    assert step.weights == "en_core_web_sm 3.8.0"
    assert len(step.weights_sha256) == 64
    assert Baseline().step == step


def test_without_the_extra_one_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'accordingto\[baseline\]'"):
        Baseline().annotate("She said so.", [Span(0, 12)])
