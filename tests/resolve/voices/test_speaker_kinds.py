"""What kind of speaker a source is, by all that its article says."""

import pytest

from accordingto.core.entity import EntityKind
from accordingto.core.speaker import SpeakerKind
from tests.resolve.voices.story import Story


def kinds(story: Story) -> list[SpeakerKind | None]:
    """The kinds of all who speak."""
    return [one.kind for one in story.voices().speakers]


@pytest.mark.parametrize(
    ("taken_for", "kind"),
    [
        ("person", "person"),
        ("organisation", "other"),
        ("place", "official-body"),
        ("other", "document"),
    ],
)
def test_a_name_that_tells_nothing_is_what_the_network_takes_it_for(
    taken_for: EntityKind, kind: SpeakerKind
) -> None:
    story = Story("Sluicemill said it held.", (taken_for, "Sluicemill")).said("Sluicemill")
    assert kinds(story) == [kind]


def test_a_noun_tells_more_of_a_name_than_the_network() -> None:
    text = "Sluicemill said it held. The company builds gates."
    story = Story(text, ("organisation", "Sluicemill", "The company")).said("Sluicemill")
    assert kinds(story) == ["company"]


def test_a_name_is_a_persons_of_whom_she_is_said() -> None:
    text = "Sluicemill said it held. She left."
    story = Story(text, ("organisation", "Sluicemill", "She")).said("Sluicemill")
    assert kinds(story) == ["person"]


def test_a_given_name_shows_a_person_whatever_the_network_says() -> None:
    story = Story("Anna Sluicemill said it held.", ("place", "Anna Sluicemill"))
    assert kinds(story.said("Anna Sluicemill")) == ["person"]


def test_the_surname_of_a_person_is_no_outlet_of_that_name() -> None:
    text = "Anna Guardian came.\nGuardian said it held."
    story = Story(text, ("person", "Anna Guardian", "Guardian@1")).said("Guardian@1")
    assert kinds(story) == ["person"]


def test_a_day_is_no_document() -> None:
    story = Story("Thursday said it held.", ("other", "Thursday")).said("Thursday")
    assert kinds(story) == ["other"]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("33%", "public"),
        ("One in three", "public"),
        ("The counties", "public"),
        ("people at the ministry", "unnamed"),
        ("Lantern party strategists", "unnamed"),
        ("a new Vesper Post/Orrin Times poll", "document"),
    ],
)
def test_what_a_nobody_is_tells_its_kind_as_well(source: str, kind: SpeakerKind) -> None:
    story = Story(f"{source} voted for the sluice.").said(source)
    assert kinds(story) == [kind]


@pytest.mark.parametrize(("taken_for", "kind"), [("other", "other"), ("person", "unnamed")])
def test_a_noun_that_no_table_has_is_nobodys_by_the_network(
    taken_for: EntityKind, kind: SpeakerKind
) -> None:
    story = Story("the brinelling showed it fell.", (taken_for, "the brinelling"))
    assert kinds(story.said("the brinelling")) == [kind]


def test_a_group_in_which_a_person_speaks_is_of_people() -> None:
    story = Story("Ada Lint and her campaign said it held.", ("person", "Ada Lint"))
    assert kinds(story.said("Ada Lint and her campaign")) == ["person"]
