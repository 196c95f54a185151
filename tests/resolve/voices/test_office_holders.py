"""Names behind offices and what they are of."""

import pytest

from accordingto.core.entity import EntityKind
from tests.resolve.voices.story import Story


def named(source: str, name: str, kind: EntityKind = "person") -> bool:
    """Whether the source is taken for whoever is called so."""
    story = Story(f"Then {source} said no.", (kind, name)).said(source, "no")
    return story.who(0) == [name] and story.rule(0) == "name"


@pytest.mark.parametrize(
    "source", ["the Selden envoy for Orrin Ada Lint", "the minister of defence Ada Lint"]
)
def test_the_name_behind_an_office_is_whose_it_is(source: str) -> None:
    assert named(source, "Ada Lint")


@pytest.mark.parametrize(
    "source",
    [
        "the friend of Ada Lint",
        "the lawyer of President Ada Lint",
        "the lawyer of the miner Ada Lint",
        "the lawyer of Orrin’s Ada Lint",
        "the envoys for Orrin Ada Lint",
        "the board of Orrin Ada Lint",
        "the envoy for Orrin, or Ada Lint",
        "the envoy for Orrin and the baker Ada Lint",
    ],
)
def test_a_name_that_the_office_is_of_is_another_s(source: str) -> None:
    assert not named(source, "Ada Lint")


def test_only_full_names_of_people_are_taken_for_holders() -> None:
    assert not named("the envoy for Orrin Lint", "Lint")
    assert not named("the envoy for Orrin Dam Works", "Dam Works", "organisation")
