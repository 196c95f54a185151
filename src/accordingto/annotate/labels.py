"""The labels of word pieces as seen from one anchor, and spans from labels.

Each attribution has an anchor: the piece of its cue that most gives it away. Seen
from there every other piece is source, cue, content, or nothing of this attribution;
so a piece may be the source of one and the content of another.
"""

import numpy as np
import numpy.typing as npt

from accordingto.core.attribution import ROLES, Role

OUTSIDE = 0
BEGIN, INSIDE, END, SINGLE = range(4)
N_LABELS = 1 + 4 * len(ROLES)

FORBIDDEN = -1e4
"""Log-weight of what cannot be. Not infinite, so that sums of it stay numbers."""

NO_ANCHOR, OUTER_ANCHOR, INNER_ANCHOR = range(3)
N_ANCHOR_CLASSES = 3


def label(role: Role, place: int) -> int:
    """The label of a piece at `place` (begin, inside, end, single) of a span of `role`."""
    return 1 + 4 * ROLES.index(role) + place


def allowed() -> npt.NDArray[np.bool_]:
    """Which label may follow which, bool [from, to].

    Reference:
        Ratinov and Roth (2009), "Design challenges and misconceptions in named entity
        recognition", CoNLL, section 3.1: begin, inside, end and single labels.
    """
    may = np.zeros((N_LABELS, N_LABELS), dtype=np.bool_)
    closed = [OUTSIDE] + [label(r, place) for r in ROLES for place in (END, SINGLE)]
    starts = [OUTSIDE] + [label(r, place) for r in ROLES for place in (BEGIN, SINGLE)]
    may[np.ix_(closed, starts)] = True
    for role in ROLES:
        for before in (BEGIN, INSIDE):
            for after in (INSIDE, END):
                may[label(role, before), label(role, after)] = True
    return may


def may_start() -> npt.NDArray[np.bool_]:
    """Which labels the first piece may have, bool [labels]."""
    first: npt.NDArray[np.bool_] = allowed()[OUTSIDE]
    return first


def may_end() -> npt.NDArray[np.bool_]:
    """Which labels the last piece may have, bool [labels]."""
    last: npt.NDArray[np.bool_] = allowed()[:, OUTSIDE]
    return last


def runs(labels: npt.NDArray[np.int64], role: Role) -> list[tuple[int, int]]:
    """The spans of a role in labels that follow one another as allowed, as `[first, last]`."""
    place = labels - label(role, BEGIN)
    first = np.flatnonzero((place == BEGIN) | (place == SINGLE))
    last = np.flatnonzero((place == END) | (place == SINGLE))
    return list(zip(first.tolist(), last.tolist(), strict=True))
