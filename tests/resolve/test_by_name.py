"""What names speak for and against."""

import pytest

from accordingto.resolve import by_name
from accordingto.resolve.pair import Pair
from accordingto.resolve.profiles import profile
from tests.resolve.case import Case


def pair_of(one: str, other: str) -> Pair:
    case = Case()
    left, right = (
        case.article("Halyard", f"{name} spoke in Orrin.", ("person", (name,)))[0]
        for name in (one, other)
    )
    dossier = case.dossier()
    return Pair(profile(left, dossier), profile(right, dossier), dossier)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Ada Velnikov", "Ada Velmikov", True),
        ("Ada Velnikov", "Tam Velnikov", False),  # the same word is no spelling near it
        ("Ada Velnikov", "Ada Torsen", False),
        ("Ada Lin", "Ada Lun", False),  # too short to tell
    ],
)
def test_spellings_are_near_if_they_differ_in_little(one: str, other: str, near: bool) -> None:
    assert (by_name.near_spelling(pair_of(one, other)).value > 0) == near


def test_a_name_within_another_says_so_in_words() -> None:
    found = by_name.name_within(pair_of("Torsen", "Ada Torsen"))
    assert (found.value, found.words) == (1.0, "“Torsen” is part of “Ada Torsen”")
