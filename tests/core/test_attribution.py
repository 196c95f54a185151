from typing import get_args

from accordingto.core.attribution import ROLES, STANCES, Role, Stance, flat
from accordingto.testing import attribution

TEXT = "The mayor said the ministry claims the dam held."


def test_the_id_tells_every_part_apart() -> None:
    one = attribution(TEXT, "The mayor", "said", "the dam held")
    assert one.id_in("a") != one.id_in("b")
    assert one.id_in("a") != attribution(TEXT, "The mayor", "said", "the dam").id_in("a")
    assert one.id_in("a") != attribution(TEXT, "", "The mayor said", "the dam held").id_in("a")


def test_the_id_does_not_depend_on_what_may_be_recalculated() -> None:
    one = attribution(TEXT, "The mayor", "said", "the dam held", probability=0.2)
    two = attribution(TEXT, "The mayor", "said", "the dam held", probability=0.9, hedged=True)
    assert one.id_in("a") == two.id_in("a")


def test_the_flat_view_leaves_out_inner_voices() -> None:
    outer = attribution(TEXT, "The mayor", "said", "the ministry claims the dam held")
    inner = attribution(TEXT, "the ministry", "claims", "the dam held", parent=0)
    assert flat([outer, inner]) == (outer,)


def test_roles_and_stances_are_those_of_the_types() -> None:
    assert get_args(Role) == ROLES
    assert get_args(Stance) == STANCES
