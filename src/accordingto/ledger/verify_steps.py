"""Checking that what the steps of a dossier made is still there."""

from collections.abc import Iterator

from accordingto.core.step import Step
from accordingto.ledger.delete import USED_STEPS
from accordingto.ledger.fault import Fault
from accordingto.ledger.store import Dossier

_LOST = {
    "voices": ("voices-missing", "who speaks in its articles"),
    "across": ("entity-missing", "who is who across its articles"),
}
"""The steps that a dossier need not have been through, with what each finds."""


def step_id_faults(dossier: Dossier) -> Iterator[Fault]:
    """Every step whose id is not what its columns give."""
    for row in dossier.connection.execute("SELECT * FROM step ORDER BY id"):
        step = Step(
            row["stage"], row["name"], row["version"], row["weights"], row["weights_sha256"]
        )
        if step.id != row["id"]:
            yield Fault("id-wrong", f"step {row['id']}", f"its columns give {step.id}")


def lost_faults(dossier: Dossier) -> Iterator[Fault]:
    """Every step of resolution that the dossier names, and of which not one row is left.

    Whatever takes a step's last rows away takes its name too, so somebody else deleted them.
    A dossier that was never asked who speaks names no such step.
    """
    for row in dossier.connection.execute(
        f"SELECT id, name FROM step WHERE stage = 'resolve' AND id NOT IN ({USED_STEPS}) "
        "ORDER BY id"
    ):
        code, what = _LOST.get(row["name"], ("row-missing", "something"))
        yield Fault(
            code,
            str(dossier.path),
            f"the step {row['id']} is said to have found {what}, and nothing of that is there; "
            "run: accordingto rebuild",
        )
