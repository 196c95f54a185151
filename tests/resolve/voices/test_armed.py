"""Bodies that an article calls armed groups."""

import pytest

from accordingto.core.entity import Mention
from accordingto.resolve.voices.armed import is_armed
from tests.resolve.case import mention
from tests.resolve.voices.story import Story


def name(text: str, words: str = "Neld Watch") -> Mention:
    return mention(text, words, "organisation")


@pytest.mark.parametrize(
    "text",
    [
        "Fighters of the rebel group Neld Watch fled.",
        "The Orrin jihadist faction “Neld Watch” fled.",
        "Neld Watch, a militant group from Orrin, fled.",
        "Neld Watch (NW), Orrin’s largest rebel faction, fled.",
        "Neld Watch, which was once a small militia, fled.",
        "Neld Watch is one of the rebel groups that fled.",
        "The Neld Watch militia fled.",
        "They met the Orrinese Neld Watch rebels.",
        "The militant groups Sluice Front, Orrin Sons (OS) and Neld Watch fled.",
    ],
)
def test_words_beside_a_name_say_that_a_body_is_armed(text: str) -> None:
    assert is_armed(text, [name(text)])


@pytest.mark.parametrize(
    "text",
    [
        "Neld Watch fled from the rebel groups.",
        "Neld Watch, a group that counts militias, fled.",
        "Neld Watch is no militia.",
        "After the fall of Neld Watch, the rebel group said no.",
        "The Neld Watch militia commander fled.",
        "The Neld Watch soldiers fled.",
        "Neld Watch, the army’s gaming division, fled.",
        "Neld Watch, an extremist organization under that law, fled.",
        "The rebel group fled.\nNeld Watch stayed.",
        "The leader of the militia met Neld Watch.",
    ],
)
def test_other_words_do_not(text: str) -> None:
    assert not is_armed(text, [name(text)])


def test_a_day_is_no_militia() -> None:
    text = "Lint left the militia Tuesday."
    assert not is_armed(text, [name(text, "Tuesday")])


@pytest.mark.parametrize("words", ["Neld River Corps", "Neld Dawn", "NDW"])
def test_a_body_that_is_called_so_speaks_as_an_armed_group(words: str) -> None:
    story = Story(f"The rebel group {words} fled. {words} said no.",
                  ("organisation", words, f"{words}@1"))  # fmt: skip
    found = story.said(f"{words}@1", "no").voices()
    (speaker,) = found.speakers
    assert (speaker.kind, found.entities[0].kind) == ("armed-group", "armed-group")


def test_an_acronym_that_the_network_takes_for_a_person_is_a_body() -> None:
    story = Story("TASS said no.", ("person", "TASS")).said("TASS", "no")
    assert story.voices().entities[0].kind == "outlet"
