"""To whom those belong who have no role."""

import pytest

from accordingto.core.span import Span
from accordingto.resolve.roles.memberships import memberships
from accordingto.resolve.words import words_in


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("House members", "House"),
        ("Democrats on the Dam Committee", "Dam Committee"),
        ("seven Republicans in the Orrin Senate", "Orrin Senate"),
        ("people at the Neld Board", "Neld Board"),
        ("many close to Brandt", "Brandt"),
        ("a source at the Neld Board", "Neld Board"),
        ("a source of the Neld river", None),
        ("Senate candidates", None),
        ("Democrats in Orrin", None),
        ("people at risk", None),
    ],
)
def test_a_house_has_members_and_a_body_has_people(text: str, body: str | None) -> None:
    found = [one.body.span.of(text) for one in memberships(words_in(text, [Span(0, len(text))]))]
    assert found == ([] if body is None else [body])
