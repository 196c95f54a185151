"""What tests of formats ask of the parts that are taken out."""

from collections.abc import Sequence

from accordingto.core.failure import Failure
from accordingto.core.part import Part


def given_of(found: Sequence[Part | Failure], name: str) -> dict[str, str]:
    """What came with the part whose origin ends like this, by field."""
    (part,) = [one for one in found if isinstance(one, Part) and one.origin.endswith(f"!/{name}")]
    return {given.field: given.value for given in part.given}


def parts_of(found: Sequence[Part | Failure]) -> dict[str, Part]:
    """Each part by the last name in its origin."""
    return {one.origin.rpartition("!/")[2]: one for one in found if isinstance(one, Part)}


def codes_of(found: Sequence[Part | Failure]) -> dict[str, str]:
    """The code of each failure by the last name in its origin."""
    return {one.origin.rpartition("!/")[2]: one.code for one in found if isinstance(one, Failure)}


def passed_over(found: Sequence[Part | Failure]) -> str:
    """What the row about things without text says; "" if there is none."""
    said = [one.message for one in found if isinstance(one, Failure) and one.skipped]
    return said[0].removeprefix("passed over: ") if said else ""
