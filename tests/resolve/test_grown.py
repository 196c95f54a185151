"""What groups have together is what their members have."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.core.entity import EntityKind
from accordingto.resolve.grown import Grown
from accordingto.resolve.profiles import Profile, profile
from tests.resolve.case import Case
from tests.work import lines_run

PEOPLE = ("Ada Lint", "Lint", "Piet Lint", "Brandt", "Una Brandt", "River Board")
PLACES = st.integers(0, 2 * len(PEOPLE) - 1)


def profiles(n: int) -> list[Profile]:
    case = Case()
    for at in range(n):
        name = PEOPLE[at % len(PEOPLE)]
        kind: EntityKind = "organisation" if name.endswith("Board") else "person"
        case.article("outlet", f"At noon {name} spoke.", (kind, (name,)))
    dossier = case.dossier()
    return [profile(one, dossier) for one in case.referents]


ALL = profiles(2 * len(PEOPLE))


@settings(deadline=None)
@given(st.lists(st.tuples(PLACES, PLACES), max_size=12))
def test_a_group_has_what_its_members_have(joined: list[tuple[int, int]]) -> None:
    grown = Grown(ALL)
    for one, other in joined:
        grown.join(one, other)
    for place in range(len(ALL)):
        own = [ALL[n] for n in grown.members(place)]
        assert grown.named(place) == list({one.names: one for one in own}.values())
        assert grown.has_person(place) == any(one.is_person for one in own)
        assert grown.some(place, 3)[0] == min(grown.members(place))
        assert grown.some(place, 3)[-1] == max(grown.members(place))
    of_lint = {grown.find(n) for n, one in enumerate(ALL) if one.names[0].written.endswith(" Lint")}
    assert grown.bearers(["lint"]) == of_lint


def test_what_was_asked_of_a_group_is_asked_anew_when_it_grew() -> None:
    grown = Grown([replace(one, known_as=f"Q{n % 4}") for n, one in enumerate(ALL)])
    assert (grown.some(0, 3), grown.known(0)) == ([0], {"Q0"})
    grown.join(0, 1)
    grown.join(5, 1)
    assert (grown.some(0, 3), grown.known(5)) == ([0, 1, 5], {"Q0", "Q1"})


def test_two_are_joined_once() -> None:
    grown = Grown(ALL)
    assert grown.join(0, 1)
    assert not grown.join(1, 0)


def test_a_large_group_is_asked_of_as_fast_as_a_small_one() -> None:
    def asked(n: int) -> int:
        grown = Grown(profiles(n))
        for place in range(1, n):
            grown.join(0, place)
        grown.some(0, 3)
        return lines_run(
            lambda: (
                grown.named(0),
                grown.known(0),
                grown.has_person(0),
                grown.bearers(["lint"]),
                grown.some(0, 3),
            )
        )

    assert asked(120) < 1.5 * asked(12)
