"""A reading as records: mentions with their form and kind, and the entities that they refer to."""

from collections.abc import Sequence

from accordingto.core.entity import ArticleEntity, EntityKind, Mention, MentionForm
from accordingto.core.span import Span
from accordingto.corefer.coreference import Found, Reading
from accordingto.corefer.forms import NAME, PRONOUNS

_KINDS: dict[str, EntityKind] = {
    "person": "person", "organization": "organisation", "place": "place", "object": "other",
}  # fmt: skip
TYPES = (
    "person", "organization", "place", "object", "event", "abstract", "time", "animal", "plant",
    "substance",
)  # fmt: skip
"""What GUM says a mention refers to, in the order of `Found.types`."""

_PRONOUN_FORMS = frozenset(PRONOUNS.values())


def records(
    reading: Reading,
) -> tuple[tuple[Mention, ...], tuple[ArticleEntity, ...]]:
    """Mentions by the place of their heads, and entities by that of their first mention."""
    entities = []
    kinds: list[EntityKind] = ["other"] * len(reading.mentions)
    for members in reading.clusters:
        kind = _kind([reading.mentions[n] for n in members])
        for n in members:
            kinds[n] = kind
        entities.append(ArticleEntity(kind, members, _fullest(reading.mentions, members)))
    mentions = tuple(
        Mention(_words(one), one.head, _form(one), kind, one.probability)
        for one, kind in zip(reading.mentions, kinds, strict=True)
    )
    return mentions, tuple(entities)


def _words(one: Found) -> Span:
    """The words that are kept of a mention: of one that has a name, the name."""
    return one.name or one.span


def _form(one: Found) -> MentionForm:
    if one.form == NAME:
        return "name"
    return "pronoun" if one.form in _PRONOUN_FORMS else "nominal"


def _kind(members: Sequence[Found]) -> EntityKind:
    """What its mentions are most likely together; pronouns say less than other words."""
    if len(members) == 1:
        types = members[0].types
        return _KINDS.get(TYPES[types.index(max(types))], "other")
    totals = [0.0] * len(TYPES)
    for one in members:
        weight = 0.3 if _form(one) == "pronoun" else 1.0
        for at, value in enumerate(one.types):
            totals[at] += weight * value
    return _KINDS.get(TYPES[totals.index(max(totals))], "other")


def _fullest(mentions: Sequence[Found], members: Sequence[int]) -> int | None:
    named = [n for n in members if mentions[n].form == NAME]
    return max(named, key=lambda n: (len(_words(mentions[n])), -n), default=None)
