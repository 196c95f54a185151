"""Digests that let `verify` see what was changed or taken away."""

from collections.abc import Iterable

from accordingto.core.ids import digest

Found = tuple[str, str, str, str, bool, str | None, float, str]
"""Id, form, kind, stance, hedged, parent's id, probability and rule of an attribution."""


def analysis_digest(found: Iterable[Found]) -> str:
    """A digest of everything an annotator said of one article, in order."""
    fields = [
        field
        for one_id, form, kind, stance, hedged, parent_id, probability, rule in found
        for field in (
            one_id, form, kind, stance, int(hedged), parent_id or "", repr(probability), rule,
        )
    ]  # fmt: skip
    return digest("analysis", *fields)
