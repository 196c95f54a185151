"""Pairs of articles, each compared once, with few texts in memory."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from accordingto.core.version import Candidate, Change, Wording
from accordingto.versions import compare
from accordingto.versions.candidates import LOOK_BACK

Pair = tuple[str, str]
"""Ids of an earlier and a later article."""


class Pairs:
    """What pairs of articles have in common, and in what they differ.

    Args:
        wording: the words of an article, by its id.
        words_digest: a digest of them, by its id; cheaper than the words.
        known: what pairs share, as far as it is on record.
    """

    def __init__(
        self,
        wording: Callable[[str], Wording],
        words_digest: Callable[[str], str],
        known: Mapping[Pair, float],
    ) -> None:
        # An article is compared with the last few before it, so those are asked again soon.
        self._wording = lru_cache(maxsize=2)(wording)
        self._counted = lru_cache(maxsize=LOOK_BACK + 1)(self._count)
        self._digest = cache(words_digest)
        self._shared = dict(known)

    def words_digest(self, candidate: Candidate) -> str:
        """What two articles with the same words have in common."""
        return self._digest(candidate.id)

    def shared(self, earlier: Candidate, later: Candidate) -> float:
        """As `compare.shared`."""
        pair = (earlier.id, later.id)
        if pair not in self._shared:
            self._shared[pair] = (
                1.0
                if self._digest(earlier.id) == self._digest(later.id)
                else compare.shared(self._counted(earlier.id), self._counted(later.id))
            )
        return self._shared[pair]

    def n_compared(self, earlier: Candidate, later: Candidate) -> int:
        """As `compare.n_compared`."""
        return compare.n_compared(self._counted(earlier.id), self._counted(later.id))

    def changes(self, earlier: Candidate, later: Candidate) -> tuple[Change, ...]:
        """As `compare.changes`."""
        if self._digest(earlier.id) == self._digest(later.id):
            return ()
        return compare.changes(self._wording(earlier.id), self._wording(later.id))

    def _count(self, article_id: str) -> compare.Counted:
        return compare.counted(self._wording(article_id))
