"""The words around an attribution."""

from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.resolve.frames import blanked, frame

TEXT = "“It fell,” she said, and “it held”, he said."
STRETCHES = st.tuples(st.integers(0, 20), st.integers(1, 24)).map(lambda s: Span(s[0], sum(s)))


@given(STRETCHES, st.lists(STRETCHES, max_size=6))
def test_what_is_attributed_is_blank_and_all_else_stands_in_its_place(
    stretch: Span, contents: list[Span]
) -> None:
    straight = TEXT.replace("“", '"').replace("”", '"')
    expected = "".join(
        " " if any(one.start <= at < one.end for one in contents) else straight[at]
        for at in range(stretch.start, stretch.end)
    )
    assert blanked(TEXT, stretch, contents) == expected


def test_of_an_endless_sentence_only_what_stands_near_counts() -> None:
    text = "on and " * 3_000 + "she said it fell " + "and on " * 3_000
    start = text.index("she")
    said = Attribution(
        (Span(start, start + 3),), (Span(start + 4, start + 8),), (Span(start + 9, start + 16),),
        form="indirect", kind="said", stance="asserts", hedged=False, negated=False,
        parent=None, probability=1.0,
    )  # fmt: skip
    found = frame(text, said, Span(0, len(text)), said.content)
    assert len(found.words) < 5_000
    assert "she said" in found.words
    assert found.span(0, 1).start == found.start
