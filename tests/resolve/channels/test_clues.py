"""How words reached the reporter by their own sentence; the texts are invented."""

import pytest

from accordingto.core.span import Span
from accordingto.resolve.channels.clues import NOT_STATED, clues, reached
from tests.resolve.channels.marked import lines, marked


@pytest.mark.parametrize(
    ("sentence", "channel", "evidence"),
    [
        ("{Mara Dolent} [said] <the gate was old>.", "not-stated", None),
        ("{US} [said] <the gate was old>.", "not-stated", None),
        ("{Mara Dolent} [told] The Vesper Herald that <the gate was old>.", "press-report",
         "told The Vesper Herald"),
        ("{Mara Dolent} [told] this newspaper that <the gate was old>.", "told-outlet",
         "told this"),
        ("{Mara Dolent} [told] Far Bank that <the gate was old>.", "told-outlet",
         "told Far Bank"),
        ("{Mara Dolent} [told] Far Bank Radio that <the gate was old>.", "told-outlet",
         "told Far Bank"),
        ("{Mara Dolent} [told] Reuters Monday that <it was old>.", "press-report", "told Reuters"),
        ("{Mara Dolent} [told] “Fox and Friends” that <it was old>.", "press-report", "told"),
        ("{She}, [telling] <Reuters the gate was old>.", "press-report", "telling Reuters"),
        ("{She} [told] a television interviewer that <it was old>.", "press-report", "told a"),
        ("<The gate was old>, {Mara Dolent} [said] at a rally in Orrin.", "public-speech", None),
        ("<The gate was old>, {she} [said] on the steps of the town hall.", "public-speech", None),
        ("<It was old>, {she} [said], drawing cheers.", "public-speech", "drawing cheers"),
        ("{She} [told] a Senate hearing <it was old>.", "public-speech", "told a Senate hearing"),
        ("<It was old>, {she} [said] on CNN.", "press-report", "on CNN"),
        ("<It was old>, {she} [said] on the Una Brill show.", "press-report", "on the Una Brill"),
        ("In a Vesper News poll, {she} [led] <the field>.", "document", "In a"),
        ("<The gate was old>, {the board} [said] in a statement.", "statement", None),
        ("{The board} [released] <a statement on the gate>.", "statement", "released a statement"),
        ("{The board} [released] <a memo on the gate>.", "document", "released a memo"),
        ("{Her campaign} [aired] <ads against the gate>.", "statement", "aired ads"),
        ("{The board} [announced] <the gate was old>.", "not-stated", None),
        ("<The gate was old>, {she} [wrote] on Facebook.", "social-post", None),
        ("{She} [tweeted] that <the gate was old>.", "social-post", "tweeted"),
        ("{I} [think] <so>. — Ida Roe (@idaroe) May 3", "social-post", "— Ida Roe (@idaroe)"),
        ("{The board} [declined to comment] on <the gate>.", "declined-comment", None),
        ("{The board} [refused] <to answer questions>.", "declined-comment", "refused to answer"),
        ("<The gate was old>, {she} [testified] in court.", "court-filing", None),
        ("{The lawsuit} [alleges] <the gate was old>.", "court-filing", "lawsuit"),
        ("{District Judge Ida Roe} [wrote] that <the gate stays>.", "law-or-order", "District"),
        ("{The parliament} [passed] <a law on gates>.", "law-or-order", "passed"),
        ("{The governor} [signed] <the bill>.", "law-or-order", "signed"),
        ("{Bill Dolent} [rejected] <the idea>.", "not-stated", None),
        ("{A new poll} [shows] that <the gate is feared>.", "document", None),
        ("{56 percent of voters} [would choose] <Dolent>.", "document", "percent"),
        ("{56 percent of voters} [voted for] <Dolent>.", "not-stated", None),
        ("<The gate was old>, {she} [said] in her memoir.", "published-work", None),
        ("{The editorial} [said] <the gate was old>.", "published-work", "editorial"),
        ("{“The Gates of Orrin”} [says] <it was old>.", "published-work", "“The Gates"),
        ("{Far Bank} [reported] that <the gate was old>.", "published-work", "Far Bank"),
        ("{Far Bank's Una Brill} [reported] that <it was old>.", "published-work", "Una Brill"),
        ("{The Vesper Herald} [reported] that <it was old>.", "press-report", "Vesper Herald"),
        ("{The Vesper Owl} [reported] that <it was old>.", "press-report", "Vesper Owl"),
        ("{Una Brill of Vesper News} [warned] that <it was old>.", "press-report", "Una Brill"),
        ("{Una Brill of the Vesper Times} [warns] that <it was old>.", "press-report", "Una Brill"),
        ("{The Pentagon} [reported] that <the gate was old>.", "not-stated", None),
        ("{KWHR-TV} [reported] that <it was old>.", "press-report", "KWHR"),
        ("{A report in The Vesper Herald} [said] <it was old>.", "press-report", "report"),
        ("Then Ida Fox rose, and {Fox} [said] <no>.", "not-stated", None),
        ("{She} [told] a Vesper Herald reporter that <it was old>.", "press-report", "told a"),
        ("{She} [told] El Faro newspaper that <it was old>.", "press-report", "told El Faro"),
        ("{She} [told] the Orrin Post-Dispatch that <it was old>.", "press-report", None),
        ("{Dolent} [discussed] <the gate> with radio host Una Brill.", "press-report", None),
        ("In a May Vesper News interview, {she} [said] <it was old>.", "press-report", None),
        ("In a Far Bank interview, {she} [said] <it was old>.", "told-outlet", None),
        ("In an interview with Una Brill, {she} [said] <it was old>.", "press-report", None),
        ("In a radio interview, {she} [said] <it was old>.", "press-report", "interview"),
        ("In an interview last year, {she} [said] <it was old>.", "press-report", "interview"),
        ("In a telephone interview, {she} [said] <it was old>.", "told-outlet", "interview"),
        ("Reached by phone, {she} [said] <it was old>.", "told-outlet", "Reached by phone"),
        ("Interviewed by the police, {she} [said] <it was old>.", "not-stated", None),
        ("Agents had interviewed {her}, who [said] <it was old>.", "not-stated", None),
        ("{She} [winced] <so> after Lorrimer's speech.", "not-stated", None),
        ("At Tuesday's debate, {she} [said] <it was old>.", "public-speech", None),
        ("In an interview, {she} [said] <it was old>.", "told-outlet", "interview"),
        ("{Ida Roe} [wrote] in The Vesper Herald that <it was old>.", "published-work", None),
        ("{I} [think] <the gate was old>.", "published-work", "I"),
        ("A: {I} [think] <the gate was old>.", "told-outlet", "A:"),
        ("“{I} [think] <so>,” it went.", "not-stated", None),
        ("{MARA DOLENT}[:] <It was old>.", "public-speech", "MARA DOLENT"),
        ("According to The Vesper Herald, it fell; {she} [said] <so>.", "not-stated", None),
        ("{Two in three} [said] <the gate was old>.", "document", "Two in three"),
        ("{Respondents} [said] <the gate was old>.", "document", "Respondents"),
        ("{The reporters} [asked] <whether it was old>.", "not-stated", None),
        ("{The crowd} [booed] <the gate>.", "observed", "booed"),
        ("{Mara Dolent} [applauded] <the gate>.", "not-stated", None),
        ("{She} [was confident] <it held>.", "not-stated", None),
        ("{She} [told] her brother that <it was old>.", "not-to-reporter", "told her"),
        ("In March {she} [said] <the gate was old>.", "not-stated", None),
        ("In the unlikely event of a flood {she} [votes] <to leave>.", "not-stated", None),
        ("{She} [mocked] <him> after he gave a speech.", "not-stated", None),
        ("Of Lorrimer's speech at the convention, {she} [said] <no>.", "not-stated", None),
        ("{The clerk}, speaking on condition of anonymity, [said] <no>.", "not-stated", None),
        ("{She} [made statements] on <the gate>.", "not-stated", None),
    ],
)  # fmt: skip
def test_the_sentence_says_how_it_came(sentence: str, channel: str, evidence: str | None) -> None:
    text, (one, *_) = marked(sentence)
    found = reached(text, one, Span(0, len(text)), outlet=("Far Bank",))
    assert found.channel == channel
    assert (found.evidence is None) == (channel == "not-stated")
    if evidence is not None and found.evidence is not None:
        assert found.evidence.of(text).startswith(evidence)


def test_a_sentence_may_say_several_things_and_each_kind_of_words_counts_once() -> None:
    text, (one,) = marked("{The poll} [said] <so>, she told Reuters in a statement and a letter.")
    listed = [(clue.how, clue.reached.channel) for clue in clues(text, one, Span(0, len(text)))]
    assert listed == [
        ("source", "document"), ("told", "press-report"), ("near", "statement"),
    ]  # fmt: skip


def test_what_is_attributed_says_nothing_of_the_channel() -> None:
    text, (one,) = marked("{Mara Dolent} [said] <he had said so in a statement at a rally>.")
    assert reached(text, one, Span(0, len(text))) == NOT_STATED


def test_the_first_person_of_an_interview_printed_whole_is_whose_line_it_is() -> None:
    text, (one, other) = marked("DOLENT: {I} [think] <so>.\nQ: Why? Do {we} [know] <it>?")
    channels = [
        reached(text, each, paragraph).channel
        for each, paragraph in zip((one, other), lines(text), strict=True)
    ]
    assert channels == ["public-speech", "told-outlet"]


@pytest.mark.parametrize(
    "half",
    ["at the very old ", "in Dolent's long and ", "interview with the ", "with The Old ", "a",
     "told The Old ", "“The ", "on The Old ", "— Old ", "Ida Fox ", "released a very "],
)  # fmt: skip
def test_a_long_line_of_half_phrases_takes_no_time_worth_speaking_of(half: str) -> None:
    start = "{Mara Dolent} [said] <it was old>, "
    text, (one,) = marked(start + half * (60_000 // len(half)))
    assert reached(text, one, Span(0, len(text))).channel in ("not-stated", "told-outlet")
