"""What people judge about who is who: that two are not one, and that after all they may be."""

from collections.abc import Iterable

from accordingto.core.judgement import ARTICLE_ENTITY, DIFFERENT_ENTITY, WITHDRAWN, Judgement
from accordingto.ledger.judgements import add_judgement, standing
from accordingto.ledger.store import Dossier

Pair = tuple[str, str]
"""Ids of two entities of articles, sorted, as in a merge."""


def pair_of(judgement: Judgement) -> Pair:
    """The two that a judgement about who is who speaks of."""
    one, other = sorted((judgement.target_id, judgement.value))
    return one, other


def told_apart(dossier: Dossier, members: Iterable[str]) -> tuple[Judgement, ...]:
    """The judgements in force that say of one of these entities of articles who it is not.

    Oldest first. What they come to, taken together, is decided by the next `add` or `rebuild`.
    """
    known = set(members)
    return tuple(
        entry
        for entry in standing(dossier)
        if entry.target_kind == ARTICLE_ENTITY
        and entry.decision == DIFFERENT_ENTITY
        and not known.isdisjoint(pair_of(entry))
    )


def tell_apart(dossier: Dossier, pair: Pair, *, who: str, why: str, made_at: str) -> Judgement:
    """Judge that two entities of articles are not one; said already, it is not said again.

    Args:
        dossier: open for writing.
        pair: their ids.
        who: the person, as they wish to be named.
        why: the reason, in their words; may be empty.
        made_at: ISO 8601 date and time with zone.

    Returns:
        The judgement in force.

    Raises:
        LedgerError: if writing fails.
    """
    one, other = sorted(pair)
    for entry in told_apart(dossier, (one, other)):
        if pair_of(entry) == (one, other):
            return entry
    said = Judgement(made_at, who, ARTICLE_ENTITY, one, DIFFERENT_ENTITY, other, why)
    return add_judgement(dossier, said)


def take_back(
    dossier: Dossier, judgement: Judgement, *, who: str, why: str, made_at: str
) -> Judgement:
    """Withdraw a judgement; both stay in the log.

    Returns:
        The withdrawal.

    Raises:
        LedgerError: if it is not in the log or was withdrawn already, or writing fails.
    """
    said = Judgement(
        made_at, who, judgement.target_kind, judgement.target_id, WITHDRAWN, judgement.value,
        why, withdraws=judgement.number,
    )  # fmt: skip
    return add_judgement(dossier, said)
