"""What an entity is, on invented names."""

import pytest

from accordingto.core.entity import EntityKind, Mention
from accordingto.resolve.voices.entity_kinds import entity_kind, with_people_by_age
from accordingto.testing import span_of
from tests.resolve.voices.story import Story


def kind(text: str, name: str, taken_for: EntityKind) -> EntityKind:
    """Of what one mention names, which the network takes for something."""
    span = span_of(text, name)
    return entity_kind(text, [Mention(span, span, "name", taken_for, 0.9)], taken_for)


@pytest.mark.parametrize("taken_for", ["place", "organisation", "other"])
@pytest.mark.parametrize("name", ["Norway", "Kaliningrad", "Lisbon", "Kidal", "Deir ez-Zor"])
def test_a_state_region_or_capital_is_a_place_whatever_the_network_sees(
    name: str, taken_for: EntityKind
) -> None:
    assert kind(f"{name} closed the gates.", name, taken_for) == "place"


def test_what_has_the_name_of_a_state_in_its_own_is_none() -> None:
    name = "Norwegian Army"
    assert kind(f"The {name} closed the gates.", name, "organisation") == "official-body"


def test_a_body_that_no_word_tells_is_what_the_network_takes_it_for() -> None:
    assert kind("Tarnhydro closed the gates.", "Tarnhydro", "organisation") == "organisation"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Then Ada Lint, 61, left.", "Ada Lint", "person"),
        ("Then Ada M. Lint left.", "Ada M. Lint", "person"),
        ("Then Ada M. B. Lint left.", "Ada M. B. Lint", "person"),
        ("Then Ada M. Lint School closed.", "Ada M. Lint School", "other"),
        ("Then Ada Lint left.", "Ada Lint", "other"),
    ],
)
def test_an_age_or_an_initial_makes_a_name_a_persons(text: str, name: str, kind: str) -> None:
    story = Story(text, ("other", name))
    (found,) = with_people_by_age(text, story.mentions, story.entities)
    assert found.kind == kind
