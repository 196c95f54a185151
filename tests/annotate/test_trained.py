import sys

import pytest

from accordingto.annotate.calibration import FEATURES, Calibration
from accordingto.annotate.found import Found
from accordingto.annotate.network import FILES, OnnxNetwork, shipped, weights_sha256
from accordingto.annotate.trained import Trained
from accordingto.core.attribution import Attribution, Role
from accordingto.core.span import Span
from accordingto.errors import MissingExtraError
from tests.annotate.conftest import Read, lines


@pytest.fixture(scope="module")
def trained() -> Trained:
    return Trained()


def found(trained: Trained, text: str, *, titled: bool = False) -> list[Read]:
    blocks = lines(text)
    title = blocks[0] if titled else None

    def words(one: Attribution, role: Role) -> tuple[str, ...]:
        return tuple(s.of(text) for s in one.spans(role))

    made = trained.annotate(text, blocks[1:] if titled else blocks, title=title)
    return [Read(words(a, "source"), words(a, "cue"), words(a, "content"), a) for a in made]


def outer(reads: list[Read]) -> Read:
    (only,) = [r for r in reads if r.made.parent is None]
    return only


def test_a_quotation_in_two_pieces_is_one_attribution(trained: Trained) -> None:
    text = "“The gate held for forty years,” said Orsa Vennick, an engineer. “Nobody looked at it.”"
    read = outer(found(trained, text))
    assert read.source == ("Orsa Vennick, an engineer",)
    assert read.cue == ("said",)
    assert read.content == ("“The gate held for forty years,”", "“Nobody looked at it.”")
    assert read.made.form == "direct"


def test_what_is_spread_is_said(trained: Trained) -> None:
    text = "State news agencies Vesper and Sluice have disseminated information that the dam fell."
    read = outer(found(trained, text))
    assert read.source == ("State news agencies Vesper and Sluice",)
    assert read.content == ("that the dam fell",)


def test_a_source_serves_two_cues(trained: Trained) -> None:
    text = "The minister denied that the dam was unsafe and accused the rebels of sabotage."
    read = found(trained, text)
    assert [r.source for r in read] == [("The minister",)] * 2
    assert {r.made.stance for r in read} == {"denies", "accuses"}


def test_a_voice_inside_a_voice_has_a_parent(trained: Trained) -> None:
    text = "The agency reported that the governor had said that the bridge was closed to traffic."
    first, second = found(trained, text)
    assert (first.made.parent, second.made.parent) == (None, 0)
    assert second.source == ("the governor",)


def test_a_cue_set_into_the_marks_is_of_what_they_hold(trained: Trained) -> None:
    text = "“It was, she says, the worst night of my life, and nobody came to help us.”"
    read = next(r for r in found(trained, text) if r.cue == ("says",))
    assert (read.made.form, read.made.parent) == ("direct", None)
    assert read.source == ("she",)


def test_a_voice_in_somebody_elses_marks_ends_before_them(trained: Trained) -> None:
    text = "“The minister told me that the gate was never safe,” said Orsa Vennick."
    told = next(r for r in found(trained, text) if r.cue == ("told",))
    assert told.made.parent is not None
    assert told.content == ("that the gate was never safe",)


def test_quoted_as_saying_over_paragraphs_is_one_voice_in_another(trained: Trained) -> None:
    text = (
        "Halyard quoted her as saying the following:\nThe gate held for forty years.\n"
        "You know how we asked for money every spring.\nThere is a report, and it says so.”"
    )
    said = {r.cue: r for r in found(trained, text) if r.cue in (("quoted",), ("saying",))}
    assert said[("saying",)].source == ("her",)
    assert said[("saying",)].content == tuple(text.split("\n")[1:])
    assert said[("saying",)].made.parent == [r.made for r in found(trained, text)].index(
        said[("quoted",)].made
    )


def test_what_nobody_is_named_for_has_no_source(trained: Trained) -> None:
    read = outer(found(trained, "The mayor has been accused of hiding the report on the dam."))
    assert read.source == ()
    assert read.made.stance == "accuses"


def test_a_cue_that_is_negated_says_so(trained: Trained) -> None:
    read = outer(found(trained, "The ministry did not say who had ordered the gate to be opened."))
    assert read.made.negated
    assert read.source == ("The ministry",)


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "‘’"])
def test_every_kind_of_mark_is_read(trained: Trained, marks: str) -> None:
    text = f"{marks[0]}We heard the siren too late,{marks[1]} said the mayor of Halasht."
    read = outer(found(trained, text))
    assert read.content == (f"{marks[0]}We heard the siren too late,{marks[1]}",)
    assert read.made.form == "direct"


def test_a_text_without_voices_has_no_attributions(trained: Trained) -> None:
    assert (
        found(trained, "The river rose by two metres in the night. Two bridges are closed.") == []
    )


def test_the_step_names_weights_and_decoder(trained: Trained) -> None:
    step = trained.step
    assert (step.stage, step.name, step.version) == ("annotate", "trained", "2")
    assert step.weights_sha256 == weights_sha256()


def test_the_weights_fit_in_eight_megabytes() -> None:
    assert sum(len(shipped().joinpath(name).read_bytes()) for name in FILES) < 8_000_000


def test_without_the_extra_one_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'accordingto\[annotate\]'"):
        Trained(OnnxNetwork()).annotate("She said so.", [Span(0, 12)])


def test_articles_before_change_nothing_of_a_long_one(trained: Trained) -> None:
    text = "The mayor said that it leaked.\n“Nobody asked,” she added.\n" * 60
    blocks = lines(text)
    first = trained.annotate(text, blocks)
    other = "“Why?” asked Torsen, who denied that the gate had been open."
    trained.annotate(other, lines(other))
    assert trained.annotate(text, blocks) == first == Trained().annotate(text, blocks)
    assert len(first) >= 100


def test_an_inner_voice_is_as_probable_as_the_square_of_an_outer_one() -> None:
    """See `Trained._probability` for what was counted."""
    calibration = Calibration(0.5, (1.0,) + (0.0,) * (len(FEATURES) - 1), 0.3, 0.2, 0.4)
    judge = Trained(OnnxNetwork(), calibration)._probability
    spans = ((Span(0, 2),), (Span(3, 5),), (Span(6, 9),))
    outer = Found(*spans, 0.8, 0.0, (1, 1, 1), (1,), (1,))
    inner = Found(*spans, 0.0, 0.8, (1, 1, 1), (1,), (1,))
    assert judge(outer)[1] != judge(inner)[1]
    assert judge(inner)[0] == pytest.approx(judge(outer)[0] ** 2)
