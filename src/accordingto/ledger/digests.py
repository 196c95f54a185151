"""Digests that let `verify` see what was changed or taken away."""

from collections.abc import Iterable

from accordingto.core.ids import digest

Found = tuple[str, str, str, str, bool, bool, str | None, float, str]
"""Id, form, kind, stance, hedged, negated, parent's id, probability and rule."""


def analysis_digest(found: Iterable[Found]) -> str:
    """A digest of everything an annotator said of one article, in order.

    What is not negated counts as it did before tables 2 knew of negation, so that
    older dossiers still verify; ids are never the word "negated".
    """
    fields = [
        field
        for one_id, form, kind, stance, hedged, negated, parent_id, probability, rule in found
        for field in (
            one_id, form, kind, stance, int(hedged), parent_id or "", repr(probability), rule,
            *(("negated",) if negated else ()),
        )
    ]  # fmt: skip
    return digest("analysis", *fields)
