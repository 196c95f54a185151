"""People taken out of bodies, among whose names the network put theirs."""

from collections.abc import Sequence
from dataclasses import replace

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.resolve.names import Name, parse
from accordingto.resolve.voices.genders import GENDERED


def with_people_apart(
    text: str, mentions: Sequence[Mention], entities: Sequence[ArticleEntity]
) -> tuple[ArticleEntity, ...]:
    """The entities, and apart from bodies the people who are called in full somewhere.

    Ada Lint is not the Neld Works whose president she is, nor is "Lint". To her go "she" and
    "he" as well, which no body is.

    Args:
        text: the document's text.
        mentions: of one article.
        entities: which of them refer to one.
    """
    names = {n: parse(one.span.of(text)) for n, one in enumerate(mentions) if one.form == "name"}
    people = {
        name.surname: name for n, name in names.items()
        if name.is_full and mentions[n].kind == "person"
    }  # fmt: skip
    found = (part for one in entities for part in _parts(text, mentions, one, names, people))
    return tuple(sorted(found, key=lambda one: one.mentions))


def _parts(
    text: str,
    mentions: Sequence[Mention],
    entity: ArticleEntity,
    names: dict[int, Name],
    people: dict[str, Name],
) -> tuple[ArticleEntity, ...]:
    listed = [n for n in entity.mentions if n in names]
    if entity.kind not in ("organisation", "official-body") or len(listed) < 2:
        return (entity,)
    person = next((people[names[n].surname] for n in listed if _is_of(names[n], people)), None)
    if person is None:
        return (entity,)
    own = {n for n in listed if set(names[n].content) <= set(person.content)}
    bodies = {word for n in listed if n not in own for word in names[n].words}
    if not bodies or bodies.intersection(person.words):
        return (entity,)  # The Lint Works may be called Lint.
    own |= {n for n in entity.mentions if mentions[n].span.of(text).lower() in GENDERED}
    kept = tuple(n for n in entity.mentions if n not in own)
    return (
        replace(entity, mentions=kept, name=entity.name if entity.name in kept else None),
        ArticleEntity("person", tuple(sorted(own)), None),
    )


def _is_of(name: Name, people: dict[str, Name]) -> bool:
    """Whether a name is somebody's whole name or surname."""
    whole = people.get(name.surname)
    return whole is not None and name.words in (whole.words, (whole.surname,))
