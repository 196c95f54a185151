"""Where a noun phrase ends."""

import pytest

from accordingto.core.span import Span
from accordingto.resolve.phrase import phrase


@pytest.mark.parametrize(
    ("source", "head"),
    [
        ("those backing other mayors", "those"), ("others watching the match", "others"),
        ("those striking miners", "miners"), ("anyone trying Neldian doors", "anyone"),
        ("two outside Neldian lobby groups", "groups"), ("several outside Orrin", "several"),
        ("some outside analysts", "analysts"), ("voters outside Orrin towns", "voters"),
    ],
)  # fmt: skip
def test_a_phrase_goes_on_to_its_noun_and_ends_where_a_clause_begins(
    source: str, head: str
) -> None:
    found = phrase(source, [Span(0, len(source))])
    assert found is not None
    assert found.head[-1].text == head
