"""Nouns for bodies that cannot mean a body that has a name."""

import pytest

from accordingto.resolve.voices.unlike_bodies import is_no_such_body
from tests.resolve.voices.story import Story


@pytest.mark.parametrize(
    ("noun", "names"),
    [
        ("company", {"harbour", "ministry"}), ("group", {"neld", "court"}),
        ("newspaper", {"harbour", "department"}), ("ministry", {"neld", "river", "guard"}),
        ("court", {"neld", "water", "commission"}),
    ],
)  # fmt: skip
def test_a_body_is_none_of_another_sort(noun: str, names: set[str]) -> None:
    assert is_no_such_body(noun, names)


@pytest.mark.parametrize(
    ("noun", "names"),
    [
        ("ministry", {"harbour", "ministry"}), ("agency", {"harbour", "department"}),
        ("department", {"harbour", "agency"}), ("group", {"neld", "guard"}),
        ("company", {"neld", "works"}), ("government", {"harbour", "ministry"}),
        ("ministry", {"neld", "house"}), ("tribunal", {"neld", "court"}),
        ("department", {"neld", "police"}), ("department", {"neld", "university"}),
    ],
)  # fmt: skip
def test_it_may_be_what_such_bodies_are_called(noun: str, names: set[str]) -> None:
    assert not is_no_such_body(noun, names)


def test_the_group_is_no_ministry_whatever_the_network_says() -> None:
    text = "The Neld Guard slept. The Harbour Ministry woke. The group said no."
    story = Story(
        text, ("organisation", "Neld Guard"), ("organisation", "Harbour Ministry", "The group")
    )
    assert story.said("The group", "no").who(0) == ["Neld Guard"]
