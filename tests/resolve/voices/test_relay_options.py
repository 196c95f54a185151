"""Those through whom words may have come, and the signs for and against each."""

from dataclasses import replace

from accordingto.core.speaker import Speaker
from accordingto.resolve.channels.weights import weights
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.passed import Passed
from accordingto.resolve.voices.relay_options import Option
from accordingto.resolve.voices.relay_places import places
from accordingto.resolve.voices.relays import options_of
from accordingto.resolve.voices.resolver import how_heard
from accordingto.resolve.voices.sources import speakers
from tests.resolve.voices.story import Story, at
from tests.work import assert_in_proportion


def cued(story: Story, *cues: str) -> Story:
    """The story with a cue for each attribution."""
    for n, cue in enumerate(cues):
        story.attributions[n] = replace(story.attributions[n], cue=(at(story.text, cue),))
    return story


def passed(story: Story) -> tuple[Cast, tuple[Speaker, ...], Passed]:
    told, cast = story.told(), story.cast()
    who = speakers(told, cast)
    return cast, who, Passed(told, who, how_heard(told, who).reached, cast)


def options(story: Story) -> list[list[Option]]:
    """The options of each attribution, in text order."""
    cast, who, rules = passed(story)
    found = options_of(who, how_heard(story.told(), who), cast, rules)
    return [found.of(n) for n in range(len(story.attributions))]


def named(story: Story) -> list[list[str]]:
    """Who each attribution may have come through."""
    return [
        [one.hop.words.of(story.text) for one in listed if one.hop is not None and one.hop.words]
        for listed in options(story)
    ]


def signs(story: Story, attribution: int, words: str) -> dict[str, float]:
    """The signs that an attribution came through whom some words name."""
    return next(
        one.signs
        for one in options(story)[attribution]
        if one.hop is not None and one.hop.words == at(story.text, words)
    )


def test_places_are_outlets_polls_documents_and_who_speaks_for_somebody() -> None:
    text = "A poll by the Neld Courier came out.\nLint said through a lawyer that a report fell."
    story = Story(
        text, ("document", "A poll"), ("outlet", "Neld Courier"), ("document", "a report"),
        ("person", "Lint"),
    ).said("Lint", "a report fell")  # fmt: skip
    cast, who, rules = passed(cued(story, "said"))
    found = places(how_heard(story.told(), who).reading, cast, rules)
    assert [(one.span.of(text), one.kind, one.framed) for one in found] == [
        ("A poll", "poll", False),
        ("Neld Courier", "outlet", False),
        ("a lawyer", "person", True),  # The report is what is said to have fallen.
    ]
    assert {"noun poll", "before start"} <= found[0].shapes.keys()
    assert {"before by", "after other"} <= found[1].shapes.keys()


def test_an_outlet_that_prints_passes_nothing_on_to_itself() -> None:
    text = "Lint told the Orrin Post it fell."
    story = Story(text, ("person", "Lint"), ("outlet", "Orrin Post"), outlet=["Orrin Post"])
    assert named(cued(story.said("Lint", "it fell"), "told")) == [[]]


def test_nor_do_its_parts() -> None:
    text = "Lint told CNN it fell."
    for outlet, found in (("Orrin Post", [["CNN Now"]]), ("CNN", [[]])):
        story = Story(
            text.replace("CNN", "CNN Now"), ("person", "Lint"), ("outlet", "CNN Now"),
            outlet=[outlet],
        )  # fmt: skip
        assert named(cued(story.said("Lint", "it fell"), "told")) == found


def test_another_outlet_may_be_called_so_of_elsewhere() -> None:
    text = "Lint told the CNN of Neld it fell."
    story = Story(text, ("person", "Lint"), ("outlet", "CNN of Neld"), outlet=["CNN"])
    assert named(cued(story.said("Lint", "it fell"), "told")) == [["CNN of Neld"]]


def test_who_is_named_where_the_speaker_speaks_again_is_an_option() -> None:
    text = "Lint told CNN that it fell.\nIt rained.\nLint said it leaked. Brandt said no."
    story = Story(text, ("person", "Lint", "Lint@1"), ("person", "Brandt"))
    story.said("Lint", "it fell").said("Lint@1", "it leaked").said("Brandt", "no")
    cued(story, "told", "said", "said@1")
    assert named(story) == [["CNN"]] * 3
    own, carried, others = (signs(story, n, "CNN") for n in range(3))
    assert {"is here", "rule told, here", "behind the cue"} <= own.keys()
    assert {"is same", "rule told, same", "from before", "last", "own, press"} <= carried.keys()
    assert {"is other", "of others", "rule told, other"} <= others.keys()
    assert "next sentence" not in carried


def test_what_was_said_at_some_other_time_came_as_its_own_sentence_says() -> None:
    text = "Lint told CNN that it fell.\nLint has said it leaked to the BBC now."
    story = Story(text, ("person", "Lint", "Lint@1"), ("outlet", "CNN"), ("outlet", "BBC"))
    story.said("Lint", "it fell").said("Lint@1", "it leaked")
    assert named(cued(story, "told", "has said")) == [["CNN", "BBC"], ["BBC"]]


def test_nobody_passes_on_a_question_that_nobody_asks() -> None:
    text = "Lint was asked on CNN about the gate."
    story = Story(text, ("person", "Lint"), ("outlet", "CNN")).said("", "about the gate")
    assert named(cued(story, "asked")) == [[]]
    assert named(cued(story, "was")) == [["CNN"]]


def test_a_journalist_is_passed_on_by_no_employer() -> None:
    text = "CNN’s Ada Brandt told CNN that it fell. Lint said so."
    story = Story(text, ("person", "Ada Brandt"), ("outlet", "CNN", "CNN@1"), ("person", "Lint"))
    story.said("Ada Brandt", "it fell").said("Lint", "so")
    assert named(cued(story, "told", "said")) == [[], ["CNN"]]


def test_what_a_rule_alone_finds_is_an_option_too() -> None:
    text = "Lint told me it fell. — Ada Brandt (@brandt)"
    story = Story(text, ("person", "Lint"), ("person", "Ada Brandt"))
    story.said("Lint", "it fell")
    assert signs(cued(story, "told"), 0, "Ada Brandt").keys() >= {"way posted", "way alone"}


def test_a_signature_before_the_words_signs_others() -> None:
    text = "It fell. — Ada Brandt (@brandt) But Lint told me it held."
    story = Story(text, ("person", "Ada Brandt"), ("person", "Lint")).said("Lint", "it held")
    assert [one.hop for one in options(cued(story, "told"))[0]] == [None]


def test_the_shipped_weights_are_of_todays_signs() -> None:
    text = "Lint told CNN that it fell.\nLint said it leaked. A poll found no.\nBrandt said so."
    story = Story(text, ("person", "Lint", "Lint@1"), ("person", "Brandt"), ("document", "A poll"))
    story.said("Lint", "it fell").said("Lint@1", "it leaked").said("A poll", "no")
    story.said("Brandt", "so")
    found = options(cued(story, "told", "said", "found", "said@1"))
    shown = {name for listed in found for one in listed for name in one.signs}
    names = {
        "nobody", "somebody", "is here", "is other", "is same", "through", "share", "sentences",
        "rule told", "rule told, here", "far back", "behind the cue", "noun poll",
        "nobody, P not-stated", "P press-report, outlet", "same, press", "last",
    }  # fmt: skip
    assert names <= shown
    assert names <= weights("relays").keys()


def test_many_outlets_and_speakers_are_weighed_in_proportion() -> None:
    def work(n: int) -> object:
        said = "".join(f"Lint{'abcdefghij'[k % 10]} told CNN that it fell.\n" for k in range(n))
        story = Story(said)
        for k in range(n):
            story.said(f"Lint{'abcdefghij'[k % 10]}@{k // 10}", f"it fell@{k}")
        story = cued(story, *(f"told@{k}" for k in range(n)))
        return options(story)

    assert_in_proportion(work, 20, 160)
