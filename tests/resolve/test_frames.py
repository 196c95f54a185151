"""The words around an attribution."""

from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.span import Span
from accordingto.resolve.frames import blanked

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
