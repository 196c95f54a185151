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
        ("There was no independent confirmation.", "unverified",
         "There was no independent confirmation"),
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
        ("It rose despite the inability to independently verify these claims.", "unverified",
         "inability to independently verify these claims"),
        ("There is a lack of immediate response from the board.", "no-response",
         "lack of immediate response from"),
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
        ("unverified", "Neither claim could be independently verified."),
        ("unverified", "None of the accounts could be confirmed."),
        ("unverified", "Neither Orrin nor Neld has confirmed the losses."),
        ("unverified", "It has not been possible to confirm the number of dead."),
        ("unverified", "There has been no confirmation from Orrin."),
        ("unverified", "The toll could not immediately be ascertained."),
        ("unverified", "Halyard could not determine who had fired."),
        ("unverified", "Police have not yet established where the boat came from."),
        ("unverified", "The claims could not be checked."),
        ("unverified", "Verifying the reports is difficult while the lines are down."),
        ("unverified", "There were conflicting reports of the number of dead."),
        ("unverified", "The ministry said it was verifying the information."),
        ("unverified", "Officials were still trying to confirm the toll."),
        ("unverified", "Halyard cannot vouch for the images."),
        ("unverified", "The figure is unverifiable."),
        ("unverified", "Who broke the lock is still unclear, and so is why."),
        ("no-evidence", "The accusations are unfounded."),
        ("no-evidence", "Neither side provided evidence."),
        ("no-evidence", "The claim lacks evidence."),
        ("no-evidence", "The divers found no trace of oil."),
        ("no-evidence", "The army gave no details to support the claim."),
        ("no-evidence", "The board did not substantiate its claim."),
        ("verified", "The footage was geolocated to Neld."),
        ("verified", "Geolocated footage showed boats in the lock."),
        ("verified", "Two videos geolocated by Halyard show boats."),
        ("verified", "Halyard was able to confirm the location."),
        ("verified", "The observers have verified nine deaths."),
        ("verified", "The ministry confirmed the attack."),
        ("verified", "The ministry later confirmed that the gate had burned."),
        ("verified", "Satellite imagery confirmed the damage."),
        ("verified", "Two papers confirmed some of her findings."),
        ("verified", "Halyard has seen a copy of the letter."),
        ("verified", "Correspondents reviewed dozens of videos."),
        ("no-response", "No comment was immediately available from the army."),
        ("no-response", "The army had no immediate comment."),
        ("no-response", "The army has made no comment."),
        ("no-response", "Neither government has commented."),
        ("no-response", "Halyard has asked the ministry for comment."),
        ("no-response", "Halyard wrote to the board but received no reply."),
        ("no-response", "There was no word from the army."),
        ("no-response", "The army has yet to issue a statement."),
        ("no-response", "The ministry has not made any public comment."),
        ("no-response", "Calls to the lock house rang unanswered."),
        ("no-response", "No one at the ministry was available for comment."),
        ("no-response", "Nobody answered the phone."),
        ("no-response", "Orrin did not react to the report."),
        ("declined", "The army does not comment on such reports."),
        ("declined", "Orrin rarely comments on such raids."),
        ("declined", "Orrin has neither confirmed nor denied a raid."),
        ("declined", "The ministry did not confirm or deny the report."),
        ("declined", "The board declined a question about the key."),
        ("declined", "The office kept mum about the date."),
        ("declined", "The board has remained silent on the report."),
        ("declined", "He did not want to comment."),
        ("declined", "The mayor shrugged off the question."),
        ("declined", "She left without taking questions."),
        ("declined", "The ministry withheld comment."),
        ("declined", "It is the army’s policy not to comment."),
        ("declined", "The ministry declined to confirm the strike."),
        ("anonymity", "She asked for her name to be withheld."),
        ("anonymity", "He would only give his first name."),
        ("anonymity", "She used only her first name."),
        ("anonymity", "He asked to be identified only as Piet."),
        ("anonymity", "A diver who gave his name as Piet said so."),
        ("anonymity", "A sergeant, who goes by the call sign Heron, said so."),
        ("anonymity", "Piet, not his real name, saw it."),
        ("anonymity", "Halyard is not naming her."),
        ("anonymity", "Halyard agreed not to name the divers."),
        ("anonymity", "His surname is withheld for his safety."),
        ("anonymity", "He spoke on the usual condition of anonymity."),
        ("anonymity", "A teacher did not give her name."),
        ("undisclosed", "He said so without citing sources."),
        ("undisclosed", "The report cited no source."),
        ("undisclosed", "It did not cite its source."),
        ("undisclosed", "Orrin does not disclose its losses."),
        ("undisclosed", "The statement made no mention of casualties."),
        ("undisclosed", "He did not go into detail."),
        ("undisclosed", "No further details were immediately available."),
        ("undisclosed", "An official, whom it did not name, said so."),
        ("undisclosed", "They did not give a reason."),
        ("undisclosed", "The army has not said how many died."),
        ("undisclosed", "It quoted an unnamed commander."),
        ("disputed", "The divers questioned the figures."),
        ("disputed", "His words appear to contradict the report."),
        ("disputed", "The board denied the allegations."),
        ("disputed", "The board rejected the accusations."),
        ("disputed", "The board dismissed the letter as a forgery."),
        ("disputed", "The board called the report a fabrication."),
        ("disputed", "The photograph turned out to be fake."),
        ("disputed", "The numbers in her letter are incorrect."),
        ("disputed", "Records show that’s untrue."),
        ("disputed", "He wrongly claimed that the gate was new."),
        ("disputed", "The tale is at odds with the records."),
        ("disputed", "The claim does not match the footage."),
        ("unverified", "There was no way of knowing who had fired."),
        ("unverified", "The origin of the drone has not been explained."),
        ("unverified", "It is not certain who fired."),
        ("unverified", "The motives were not immediately clear."),
        ("unverified", "The motives were unclear."),
        ("unverified", "It was, all the same, unclear whether the gate held."),
        ("no-evidence", "He said so without giving data."),
        ("no-evidence", "The board was unable to produce proof."),
        ("no-evidence", "She saw no proof."),
        ("no-evidence", "There isn’t any evidence."),
        ("no-evidence", "Little evidence has emerged."),
        ("no-evidence", "The claim is not backed by evidence."),
        ("no-evidence", "The tale has no basis in fact."),
        ("no-evidence", "He did not explain it or provide evidence."),
        ("verified", "Halyard independently confirmed it."),
        ("verified", "The guild has confirmed that nine boats sank."),
        ("verified", "Videos confirm that the gate burned."),
        ("verified", "The mayor confirmed it."),
        ("verified", "The letter was seen by correspondents."),
        ("verified", "The tale, confirmed by two officials, spread."),
        ("no-response", "The guild has not written back."),
        ("no-response", "Halyard could not reach the keeper for comment."),
        ("no-response", "The keeper, unavailable for comment, had left."),
        ("no-response", "She ignored requests for comment."),
        ("no-response", "With no immediate response from Orrin, the boats left."),
        ("no-response", "Halyard did not get a reply."),
        ("declined", "The general would say only that it went on."),
        ("declined", "She refrained from commenting."),
        ("anonymity", "A diver declined to be named."),
        ("anonymity", "He refused to give his name."),
        ("anonymity", "The diver cannot be identified."),
        ("anonymity", "A clerk, forbidden to speak, did so."),
        ("anonymity", "She identified herself only by her first name."),
        ("anonymity", "Callers went by their first names only."),
        ("anonymity", "She asked Halyard to use only her first name."),
        ("undisclosed", "He said so without elaborating."),
        ("undisclosed", "The victims have not been named."),
        ("undisclosed", "The buyer remained undisclosed."),
        ("undisclosed", "The diver, not identified by the board, left."),
        ("disputed", "He repeated a debunked theory."),
        ("disputed", "The board deemed the tale false."),
        ("unverified", "Halyard can’t confirm these reports."),
        ("unverified", "Halyard has not been in a position to confirm it."),
        ("no-response", "The mayor was not immediately available."),
        ("verified", "The mayor confirmed on Monday that it had burned."),
        ("disputed", "The board denied the authenticity of the letter."),
        ("disputed", "Several fact-checkers, including Halyard, have pointed out that it burned."),
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
     "The plan was kept secret.", "The old lock was an open question of taste.",
     "The army confirmed its readiness.", "All were confirmed with votes to spare.",
     "The plan was reviewed by the Harbour Council.", "It can be independently verified.",
     "She felt free to contradict his conclusions.", "It was a dispute that nobody won.",
     "They did not dispute that figure.", "Her fear was not unfounded.",
     "He is uncertain about the lock.", "She was largely unknown in Neld.",
     "They ignored her call for calm.", "The army did not respond in kind.",
     "The army did not respond to the attack.", "The village could not be reached by road.",
     "Efforts to reach a deal failed.", "Police questioned the divers.",
     "The divers were questioned by police.", "The vote was contested in court.",
     "He did not answer your question.", "There was no response team in Neld.",
     "The judge denied the request for bail.", "Questions about the report went on.",
     "The boats are not available.", "She was known by her code name.",
     "The band is believed to be made up of divers.", "Unidentified fighter jets passed.",
     "It faces claims that the gate is a fake.", "The board did not release any data.",
     "The inability to confirm a judge angered the board.",
     "A lack of response from the fire crews cost the mill its roof."],
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
     "a", "without providing any real ", "asked that her own full ", "neither the old man nor ",
     "called the very old report ", "the claim of the old man ", "fact-checkers, and the old ",
     "dismissed the very old report as a "],
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
