"""What people decided about who is who, out of the log of judgements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accordingto.core.judgement import (
    ARTICLE_ENTITY,
    DIFFERENT_ENTITY,
    SAME_ENTITY,
    Judgement,
)
from accordingto.resolve.groups import Groups

TARGET, SAME, DIFFERENT = ARTICLE_ENTITY, SAME_ENTITY, DIFFERENT_ENTITY


@dataclass(frozen=True, slots=True)
class Judged:
    """What people's judgements come to.

    Args:
        same: pairs of ids that are one, sorted; each with the judgement.
        different: pairs of ids that are not.
        contradicted: judgements that later ones, taken together, rule out.
    """

    same: Mapping[tuple[str, str], Judgement]
    different: Mapping[tuple[str, str], Judgement]
    contradicted: tuple[Judgement, ...] = ()


NOBODY = Judged({}, {})
"""No judgement at all."""


def judged(judgements: Iterable[Judgement]) -> Judged:
    """Read the log, in its order; of two that contradict each other, the later counts.

    "Same" carries over: who says that A is B and B is C has said that A is C. An earlier
    judgement that does not fit what later ones say in this way is set aside and listed.
    """
    whole = list(judgements)
    # A judgement that only takes another back is of no kind of its own.
    withdrawn = {j.withdraws for j in whole if j.withdraws is not None}
    log = [j for j in whole if j.target_kind == TARGET and j.decision in {SAME, DIFFERENT}]
    standing = [j for j in log if j.number is None or j.number not in withdrawn]
    same: dict[tuple[str, str], Judgement] = {}
    different: dict[tuple[str, str], Judgement] = {}
    contradicted: list[Judgement] = []
    groups: Groups[str] = Groups()
    for judgement in reversed(standing):
        pair = _pair(judgement)
        if judgement.decision == SAME and not _would_join(groups, pair, different):
            groups.join(*pair)
            same.setdefault(pair, judgement)
        elif judgement.decision == DIFFERENT and groups.find(pair[0]) != groups.find(pair[1]):
            different.setdefault(pair, judgement)
        else:
            contradicted.append(judgement)
    return Judged(
        dict(sorted(same.items())), dict(sorted(different.items())), tuple(reversed(contradicted))
    )


def _pair(judgement: Judgement) -> tuple[str, str]:
    one, other = sorted((judgement.target_id, judgement.value))
    return one, other


def _would_join(
    groups: Groups[str], pair: tuple[str, str], different: Iterable[tuple[str, str]]
) -> bool:
    """Whether making the pair one would make one of two that are different."""
    joined = {groups.find(pair[0]), groups.find(pair[1])}
    return any({groups.find(a), groups.find(b)} == joined for a, b in different)
