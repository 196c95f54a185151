from accordingto.annotate import nest
from accordingto.annotate.draft import Draft
from accordingto.annotate.fit import Marks
from accordingto.core.span import Span
from accordingto.encode.quotes import quotations


def parents(text: str, *parts: tuple[str, str, tuple[str, ...]]) -> dict[str, str | None]:
    """Cue → the cue of what holds it; each part is a source, a cue and the content's pieces."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    drafts = [
        Draft("network", (span(who),), (span(cue),), tuple(span(c) for c in content))
        for who, cue, content in parts
    ]
    found = nest.attributions(text, drafts, Marks(quotations(text, [Span(0, len(text))])))
    cues = [a.cue[0].of(text) for a in found]
    return {
        cue: None if a.parent is None else cues[a.parent]
        for cue, a in zip(cues, found, strict=True)
    }


def test_a_voice_may_lie_in_several_pieces_of_what_holds_it() -> None:
    text = "Halyard wrote: Torsen says It leaks. It rains."
    outer = ("Halyard", "wrote", ("Torsen says It leaks", "It rains"))
    inner = ("Torsen", "says", ("It leaks", "It rains"))
    assert parents(text, outer, inner) == {"wrote": None, "says": "wrote"}


def test_what_reaches_over_anothers_cue_is_not_inside_it() -> None:
    text = "Ola leaks, said Torsen, who warns it rains."
    outer = ("Torsen", "said", ("Ola leaks", "warns it rains"))
    across = ("Ola", "leaks", ("it rains",))
    assert parents(text, outer, across)["leaks"] is None
