"""The append-only log of what people decided."""

from dataclasses import replace

from accordingto.core.judgement import Judgement
from accordingto.errors import LedgerError
from accordingto.ledger.store import Dossier

_COLUMNS = "made_at, who, target_kind, target_id, decision, value, why, withdraws"


def add_judgement(dossier: Dossier, judgement: Judgement) -> Judgement:
    """Append a judgement.

    Returns:
        The same judgement with its number in the log.

    Raises:
        LedgerError: if it withdraws one that is not in the log or was withdrawn
            already, or if writing fails.
    """
    with dossier.transaction() as rows:
        if judgement.withdraws is not None:
            _check_withdrawal(dossier, judgement.withdraws)
        number = rows.execute(
            f"INSERT INTO judgement ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                judgement.made_at,
                judgement.who,
                judgement.target_kind,
                judgement.target_id,
                judgement.decision,
                judgement.value,
                judgement.why,
                judgement.withdraws,
            ),
        ).lastrowid
    return replace(judgement, number=number)


def _check_withdrawal(dossier: Dossier, number: int) -> None:
    log = {entry.number: entry for entry in judgements(dossier)}
    if number not in log:
        raise LedgerError(f"there is no judgement {number} to withdraw; the log has {len(log)}")
    if any(entry.withdraws == number for entry in log.values()):
        raise LedgerError(f"judgement {number} was withdrawn already")


def judgements(dossier: Dossier) -> tuple[Judgement, ...]:
    """The whole log, oldest first, withdrawn ones and withdrawals included."""
    return tuple(
        Judgement(**dict(row))
        for row in dossier.connection.execute(
            f"SELECT number, {_COLUMNS} FROM judgement ORDER BY number"
        )
    )


def standing(dossier: Dossier) -> tuple[Judgement, ...]:
    """The judgements in force, oldest first: neither withdrawn nor withdrawals."""
    log = judgements(dossier)
    withdrawn = {entry.withdraws for entry in log if entry.withdraws is not None}
    return tuple(
        entry for entry in log if entry.withdraws is None and entry.number not in withdrawn
    )
