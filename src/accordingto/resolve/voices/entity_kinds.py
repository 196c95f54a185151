"""What an entity is, from all that the article calls it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from accordingto.core.entity import ArticleEntity, EntityKind, Mention
from accordingto.core.speaker import SpeakerKind
from accordingto.resolve.acronyms import is_acronym
from accordingto.resolve.kinds import full_name, kind_of
from accordingto.resolve.lexicon import place
from accordingto.resolve.phrase import Phrase, phrase
from accordingto.resolve.voices.armed import is_armed
from accordingto.resolve.voices.personal import tells_person, thing_called

_KINDS: dict[SpeakerKind, EntityKind] = {
    "official-body": "official-body", "outlet": "outlet", "armed-group": "armed-group",
    "party-or-movement": "party-or-movement", "company": "company", "document": "document",
}  # fmt: skip

_OPEN = ("organisation", "other")
"""Kinds of what may be an armed group, where no name tells."""
_INITIAL = re.compile(r"[A-Z][a-zà-ÿ]+(?:[ \xa0][A-Z]\.)+[ \xa0][A-Z][\w’'-]+")
_AGE = re.compile(r", (?:aged? )?[1-9]\d(?:,(?! \d)| (?:years old|of)\b)")


def _is_short_for_a_body(name: str) -> bool:
    return is_acronym(name) and name.isupper() and len(name) > 2


def _is_state(found: Phrase | None) -> bool:
    """Whether a name is that of a state, region or capital; only where it speaks is it a body."""
    return found is not None and place(" ".join(w.plain for w in full_name(found))) is not None


def _has_age(text: str, mention: Mention) -> bool:
    """Whether a name of several words has an age behind it: "Ada Lint, 61, said"."""
    is_full = mention.form == "name" and " " in mention.span.of(text)
    return is_full and _AGE.match(text, mention.span.end) is not None


def _has_initial(text: str, mention: Mention) -> bool:
    """Whether a name is built as people's alone are: "Ada M. Lint"."""
    return mention.form == "name" and _INITIAL.fullmatch(mention.span.of(text)) is not None


def with_people_by_age(
    text: str, mentions: Sequence[Mention], entities: Sequence[ArticleEntity]
) -> tuple[ArticleEntity, ...]:
    """The entities, with those as people whose names have an age behind them or an initial.

    Args:
        text: the document's text.
        mentions: of one article.
        entities: which of them refer to one.
    """
    return tuple(
        replace(one, kind="person")
        if one.kind in ("place", "other")
        and any(
            _has_age(text, mentions[n]) or _has_initial(text, mentions[n]) for n in one.mentions
        )
        else one
        for one in entities
    )


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
    listed = [m for m in mentions if m.form != "pronoun"]
    names = [m.span.of(text) for m in listed if m.form == "name"]
    thing = thing_called(text, listed) if taken_for in ("person", "other") else None
    if thing is not None and not tells_person(text, listed):
        return as_entity(thing)
    # A person's name tells nothing by its words, but no person is called HTS.
    if taken_for == "person":
        if not any(map(_is_short_for_a_body, names)):
            return taken_for
        taken_for = "organisation"
    for mention in sorted(listed, key=lambda m: (m.form != "name", -len(m.span), m.span)):
        found = phrase(text, [mention.span])
        kind = as_entity(kind_of(found)) if found is not None else "other"
        if kind not in ("other", "person") and _is_state(found):
            return "place"
        if kind not in ("other", "person"):
            return "armed-group" if kind == "official-body" and is_armed(text, listed) else kind
    return "armed-group" if taken_for in _OPEN and is_armed(text, listed) else taken_for
