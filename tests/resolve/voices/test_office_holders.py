"""Names behind offices and what they are of."""

import pytest

from accordingto.core.entity import EntityKind
from tests.resolve.voices.story import Story


def named(source: str, name: str, kind: EntityKind = "person") -> bool:
    """Whether the source is taken for whoever is called so."""
    story = Story(f"Then {source} said no.", (kind, name)).said(source, "no")
    return story.who(0) == [name] and story.rule(0) == "name"


@pytest.mark.parametrize(
    "source", ["the Selden envoy for Orrin Ada Lint", "the minister of defence Ada Lint",
     "Speaker of the House Rep. Ada Lint", "the envoy for Orrin Ada Lint (R-Neld)"]
)  # fmt: skip
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


def short(source: str, *names: str) -> list[str]:
    text = f"{' and '.join(names)} met. Then {source} said no."
    story = Story(text, *(("organisation", name) for name in names), ("company", "Vesper Works"))
    return story.said(source, "no").who(0)


def test_a_noun_in_capitals_is_the_body_whose_name_ends_so() -> None:
    assert short("the Guard", "Orrin River Guard", "Vesper Works") == ["Orrin River Guard"]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("the guard", ("Orrin River Guard", "Vesper Works")),
        ("a Guard", ("Orrin River Guard", "Vesper Works")),
        ("the Guard", ("Orrin River Guard", "Neld Coast Guard", "Vesper Works")),
    ],
)
def test_a_noun_that_no_one_name_ends_with_is_no_name(source: str, names: tuple[str, ...]) -> None:
    assert short(source, *names) not in ([name] for name in names)
