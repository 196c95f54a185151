"""How words reached the reporter; the texts are invented."""

import pytest

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.resolve.channels import NOT_STATED, reached
from accordingto.resolve.occasions import by_words, reached_all


def marked(marked_text: str) -> tuple[str, list[Attribution]]:
    """The text and its attributions: `{source}`, `[cue]` and `<content>`, in rows of three."""
    text, spans = "", dict[str, list[Span]]()
    opened: list[int] = []
    for char in marked_text:
        if char in "{[<":
            opened.append(len(text))
        elif char in "}]>":
            spans.setdefault(char, []).append(Span(opened.pop(), len(text)))
        else:
            text += char
    rows = zip(spans["}"], spans["]"], spans[">"], strict=True)
    return text, [
        Attribution(
            (source,), (cue,), (content,), form="indirect", kind="said", stance="asserts",
            hedged=False, negated=False, parent=None, probability=1.0,
        )
        for source, cue, content in rows
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "channel", "evidence"),
    [
        ("{Mara Dolent} [said] <the gate was old>.", "not-stated", None),
        ("{Mara Dolent} [told] The Vesper Herald that <the gate was old>.", "press-report",
         "told The Vesper Herald"),
        ("{Mara Dolent} [told] this newspaper that <the gate was old>.", "told-outlet",
         "told this"),
        ("{Mara Dolent} [told] Far Bank that <the gate was old>.", "told-outlet",
         "told Far Bank"),
        ("<The gate was old>, {Mara Dolent} [said] at a rally in Orrin.", "public-speech", None),
        ("<The gate was old>, {the board} [said] in a statement.", "statement", None),
        ("<The gate was old>, {she} [wrote] on Facebook.", "social-post", None),
        ("{She} [tweeted] that <the gate was old>.", "social-post", "tweeted"),
        ("{The board} [declined to comment] on <the gate>.", "declined-comment", None),
        ("<The gate was old>, {she} [testified] in court.", "court-filing", None),
        ("{A new poll} [shows] that <the gate is feared>.", "document", None),
        ("<The gate was old>, {she} [said] in her memoir.", "published-work", None),
        ("{Far Bank} [reported] that <the gate was old>.", "published-work", "Far Bank"),
        ("{The Vesper Herald} [reported] that <it was old>.", "press-report", "The Vesper Herald"),
        ("{She} [told] a Vesper Herald reporter that <it was old>.", "press-report", "told a"),
        ("{She} [told] El Faro newspaper that <it was old>.", "press-report", "told El Faro"),
        ("{She} [told] the Orrin Post-Dispatch that <it was old>.", "press-report", None),
        ("{Dolent} [discussed] <the gate> with radio host Una Brill.", "press-report", None),
        ("In a May Vesper News interview, {she} [said] <it was old>.", "press-report", None),
        ("In a Far Bank interview, {she} [said] <it was old>.", "told-outlet", None),
        ("In an interview with Una Brill, {she} [said] <it was old>.", "press-report", None),
        ("In a radio interview, {she} [said] <it was old>.", "press-report", "interview"),
        ("Interviewed by the police, {she} [said] <it was old>.", "not-stated", None),
        ("{She} [winced] <so> after Lorrimer's speech.", "not-stated", None),
        ("At Tuesday's debate, {she} [said] <it was old>.", "public-speech", None),
        ("In an interview, {she} [said] <it was old>.", "told-outlet", "interview"),
        ("{Ida Roe} [wrote] in The Vesper Herald that <it was old>.", "published-work", None),
        ("According to The Vesper Herald, it fell; {she} [said] <so>.", "not-stated", None),
        ("{Two in three} [said] <the gate was old>.", "document", "Two in three"),
        ("{Respondents} [said] <the gate was old>.", "document", "Respondents"),
        ("In March {she} [said] <the gate was old>.", "not-stated", None),
        ("In the unlikely event of a flood {she} [votes] <to leave>.", "not-stated", None),
        ("{She} [mocked] <him> after he gave a speech.", "not-stated", None),
        ("Of Lorrimer's speech at the convention, {she} [said] <no>.", "not-stated", None),
        ("{The clerk}, speaking on condition of anonymity, [said] <no>.", "not-stated", None),
        ("{She} [made statements] on <the gate>.", "not-stated", None),
    ],
)  # fmt: skip
def test_the_sentence_says_how_it_came(sentence: str, channel: str, evidence: str | None) -> None:
    text, (one,) = marked(sentence)
    found = reached(text, one, Span(0, len(text)), outlet=("Far Bank",))
    assert found.channel == channel
    assert (found.evidence is None) == (channel == "not-stated")
    if evidence is not None and found.evidence is not None:
        assert found.evidence.of(text).startswith(evidence)


def test_what_is_attributed_says_nothing_of_the_channel() -> None:
    text, (one,) = marked("{Mara Dolent} [said] <he had said so in a statement at a rally>.")
    assert reached(text, one, Span(0, len(text))) == NOT_STATED


def test_an_occasion_goes_on_for_the_same_speaker_and_no_other() -> None:
    text, found = marked(
        "{Mara Dolent} [said] at a rally in Orrin that <the gate was old>.\n"
        "<It was never oiled>, {she} [said].\n"
        "{Piet Lorrimer} [said] <it was>."
    )
    ends = [at for at, char in enumerate(text) if char == "\n"] + [len(text)]
    paragraphs = [Span(a, b) for a, b in zip([0, *(e + 1 for e in ends)], ends, strict=False)]
    speakers = by_words(text, found)
    assert speakers == ("dolent", "dolent", "lorrimer")
    channels = [one.channel for one in reached_all(text, found, paragraphs, speakers)]
    assert channels == ["public-speech", "public-speech", "not-stated"]


@pytest.mark.parametrize(
    ("second", "channel"),
    [
        ("{She} [added] <that it was rusty>.", "public-speech"),
        ("{She} [has said] <that it was rusty>.", "not-stated"),
        ("In 2009 {she} [said] <that it was rusty>.", "not-stated"),
        ("{She} [wrote] on Facebook <that it was rusty>.", "social-post"),
        ("{Piet Lorrimer} [wrote] <that it was rusty>.", "published-work"),
        ("{The engineer} [added] <that it was rusty>.", "public-speech"),
    ],
)
def test_an_occasion_holds_for_what_is_said_on_it(second: str, channel: str) -> None:
    text, found = marked(f"{{Mara Dolent}} [said] at a rally <it was old>.\n{second}")
    line = text.index("\n")
    paragraphs = [Span(0, line), Span(line + 1, len(text))]
    said = reached_all(text, found, paragraphs, by_words(text, found))
    assert [one.channel for one in said] == ["public-speech", channel]


def test_who_talks_to_the_outlet_does_so_throughout() -> None:
    far = "\n".join(["Nothing was said here."] * 20)
    text, found = marked(
        f"{{Mara Dolent}} [warned] that <it was old>.\n{far}\n"
        "{Dolent} [told] Far Bank in an interview that <it leaked>."
    )
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    said = reached_all(text, found, paragraphs, by_words(text, found), outlet=("Far Bank",))
    assert [one.channel for one in said] == ["told-outlet", "told-outlet"]


def test_speakers_by_the_words_of_their_sources() -> None:
    text, found = marked(
        "{Mara Dolent, who built the gate in Orrin,} [said] <it held>. "
        "{Two inspectors} [said] <no>. {She} [said] <yes>. {The engineer} [said] <yes>. "
        "{They} [said] <no>. {I} [think] <so>. "
        "The divers {who} [say] <no>."
    )
    assert by_words(text, found) == (
        "dolent", "inspectors", "dolent", "dolent", "dolent", "we", "divers"
    )  # fmt: skip


def test_an_occasion_ends_after_some_paragraphs() -> None:
    far = "\n".join(["Nothing was said here."] * 9)
    text, found = marked(
        f"{{Mara Dolent}} [said] at a rally that <it was old>.\n{far}\n{{Dolent}} [said] <so>."
    )
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    channels = reached_all(text, found, paragraphs, by_words(text, found))
    assert [one.channel for one in channels] == ["public-speech", "not-stated"]


@pytest.mark.parametrize(
    "half",
    ["at the very old ", "in Dolent's long and ", "interview with the ", "with The Old ", "a"],
)
def test_a_long_line_of_half_phrases_takes_no_time_worth_speaking_of(half: str) -> None:
    start = "{Mara Dolent} [said] <it was old>, "
    text, (one,) = marked(start + half * (60_000 // len(half)))
    assert reached(text, one, Span(0, len(text))).channel in ("not-stated", "told-outlet")
