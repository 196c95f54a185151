"""What an entity is, from all that the article calls it."""

from collections.abc import Iterable

from accordingto.core.entity import EntityKind, Mention
from accordingto.core.speaker import SpeakerKind
from accordingto.resolve.kinds import kind_of
from accordingto.resolve.phrase import phrase

_KINDS: dict[SpeakerKind, EntityKind] = {
    "official-body": "official-body", "outlet": "outlet", "armed-group": "armed-group",
    "party-or-movement": "party-or-movement", "company": "company", "document": "document",
}  # fmt: skip


def as_entity(kind: SpeakerKind | None) -> EntityKind:
    """The kind of entity that a kind of speaker is."""
    if kind == "person":
        return "person"
    return _KINDS.get(kind, "other") if kind else "other"


def entity_kind(text: str, mentions: Iterable[Mention], taken_for: EntityKind) -> EntityKind:
    """The kind that names tell, then nouns; else what the network takes it for.

    Args:
        text: the document's text.
        mentions: of the entity.
        taken_for: what the network takes it for.
    """
    # A state is a body only where it speaks; a person's name tells nothing by its words.
    if taken_for in ("person", "place"):
        return taken_for
    listed = sorted(
        (m for m in mentions if m.form != "pronoun"),
        key=lambda m: (m.form != "name", -len(m.span), m.span),
    )
    for mention in listed:
        found = phrase(text, [mention.span])
        kind = as_entity(kind_of(found)) if found is not None else "other"
        if kind not in ("other", "person"):
            return kind
    return taken_for
