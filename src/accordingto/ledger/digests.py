"""Digests that let `verify` see what was changed or taken away."""

import json
from collections.abc import Iterable, Sequence

from accordingto.core.identity import Entity, Merge
from accordingto.core.ids import digest
from accordingto.core.span import Span
from accordingto.core.speaker import Unnamed
from accordingto.core.voices import Voices

Found = tuple[str, str, str, str, bool, bool, str | None, float, str]
"""Id, form, kind, stance, hedged, negated, parent's id, probability and rule."""
Fields = tuple[object, ...]
"""What is said of one record, in a fixed order."""


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


def voices_digest(article_id: str, voices: Voices) -> str:
    """A digest of everything that one article shows of who speaks in it."""
    return digest(
        "voices",
        article_id,
        _json([(*_at(m.span), *_at(m.head), m.form, m.kind,
                float(m.probability))
               for m in voices.mentions]),
        _json([(e.kind, e.mentions, e.name) for e in voices.entities]),
        _json([(s.kind, s.entities, s.is_outlet, s.rule, _unnamed(s.unnamed))
               for s in voices.speakers]),
        _json([(r.channel, _at(r.evidence)) for r in voices.reached]),
        _json([[(h.role, h.entities, _at(h.words), h.attribution) for h in chain]
               for chain in voices.chains]),
        _json([(v.kind, _at(v.words), v.about) for v in voices.verifications]),
    )  # fmt: skip


def _unnamed(one: Unnamed | None) -> Fields:
    if one is None:
        return ()
    return (one.what, *_at(one.words), one.many, _at(one.of), _at(one.reason))


def entities_digest(entities: Iterable[Entity], merges: Iterable[Merge]) -> str:
    """A digest of who is who across the articles, whatever the order they are given in."""
    told = [
        (
            e.id, e.name, e.kind, e.known_as, sorted(e.members),
            sorted((use.name, sorted(use.articles)) for use in e.names),
        )
        for e in entities
    ]  # fmt: skip
    why = [
        (
            m.one, m.other, float(m.probability), m.decided_by, m.undone,
            [(g.feature, float(g.value), float(g.log_odds), g.words) for g in m.grounds],
        )
        for m in merges
    ]  # fmt: skip
    return digest("entities", _json(sorted(told)), _json(sorted(why)))


def _at(span: Span | None) -> Fields:
    return () if span is None else (span.start, span.end)


def _json(records: Sequence[object]) -> str:
    """Records as text in which no two lists of records are alike."""
    return json.dumps(records, separators=(",", ":"))
