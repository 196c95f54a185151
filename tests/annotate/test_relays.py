from accordingto.annotate.draft import Draft
from accordingto.annotate.relays import with_relayed_voices
from accordingto.core.span import Span
from tests.annotate.conftest import lines


def drafts(text: str, source: str, cue: str, content: str) -> list[tuple[list[str], ...]]:
    def spans(words: str) -> tuple[Span, ...]:
        at = text.index(words)
        return (Span(at, at + len(words)),) if words else ()

    made = with_relayed_voices(
        text, lines(text), [Draft("network", spans(source), spans(cue), spans(content))]
    )
    return [
        tuple([s.of(text) for s in part] for part in (d.source, d.cue, d.content)) for d in made
    ]


def test_quoted_as_saying_is_a_voice_inside_a_voice() -> None:
    text = "Halyard quoted the mayor as saying that the gate had held."
    assert drafts(text, "Halyard", "quoted", "the mayor as saying that the gate had held") == [
        (["Halyard"], ["quoted"], ["the mayor as saying that the gate had held"]),
        (["the mayor"], ["saying"], ["that the gate had held"]),
    ]


def test_what_is_said_may_stand_in_the_paragraphs_below() -> None:
    text = "Halyard quoted her as saying the following:\nThe gate held.\nNobody slept."
    found = drafts(text, "Halyard", "quoted her as saying the following", "The gate held.\nNobody")
    assert found[0][1:] == (["quoted"], ["her as saying the following", "The gate held.\nNobody"])
    assert found[1] == (["her"], ["saying"], ["The gate held.\nNobody"])


def test_capitals_do_not_matter() -> None:
    text = "HALYARD QUOTED HER AS SAYING THAT IT HELD."
    found = drafts(text, "HALYARD", "QUOTED", "HER AS SAYING THAT IT HELD")
    assert found[1] == (["HER"], ["SAYING"], ["THAT IT HELD"])


def test_a_voice_that_was_found_as_well_keeps_what_was_found_of_it() -> None:
    text = "Halyard quoted her as saying that the gate held."
    at = text.index

    def span(words: str) -> Span:
        return Span(at(words), at(words) + len(words))

    given = [
        Draft("network", (span("Halyard"),), (span("quoted"),), (span("her as saying"),)),
        Draft(
            "network: inner", (), (span("saying"),), (span("that the gate held"),), "said", "denies"
        ),
    ]
    outer, inner = with_relayed_voices(text, lines(text), given)
    assert [s.of(text) for s in outer.content] == ["her as saying that the gate held"]
    assert (inner.stance, [s.of(text) for s in inner.source]) == ("denies", ["her"])


def test_other_cues_stay_as_they_are() -> None:
    text = "The mayor was quoted as saying that it held."
    one = drafts(text, "The mayor", "was quoted as saying", "that it held")
    assert one == [(["The mayor"], ["was quoted as saying"], ["that it held"])]
    text = "She cited a report and said it held, as saying goes."
    assert len(drafts(text, "She", "said", "it held")) == 1
