"""Surnames alone taken from somebody who is named only later than a namesake of theirs."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.resolve.names import Name, given_names_differ, parse
from accordingto.resolve.voices.genders import GENDERED, of_name


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A person who is called by a full name.

    Args:
        number: of the entity.
        full: the mention by the first of their full names.
        name: that name.
    """

    number: int
    full: Mention
    name: Name


def with_namesakes_apart(
    text: str, mentions: Sequence[Mention], entities: Sequence[ArticleEntity]
) -> tuple[ArticleEntity, ...]:
    """The entities, with a surname alone given to the only namesake who was named before it.

    News gives a name in full before the surname alone: a Lint of whom it is told behind "Ada
    Lint" is not the Piet Lint whom the last paragraph brings up. Whatever goes with the surname
    goes along.

    Args:
        text: the document's text.
        mentions: of one article.
        entities: which of them refer to one.
    """
    namesakes: defaultdict[str, list[_Bearer]] = defaultdict(list)
    for number, entity in enumerate(entities):
        found = _bearer(text, mentions, entity, number)
        if found is not None:
            namesakes[found.name.surname].append(found)
    moved: dict[int, int] = {}
    for own in namesakes.values():
        for one in own if len(own) > 1 else ():
            moved |= _moved(text, mentions, entities[one.number], one, own)
    if not moved:
        return tuple(entities)
    held: list[list[int]] = [[] for _ in entities]
    for number, entity in enumerate(entities):
        for n in entity.mentions:
            held[moved.get(n, number)].append(n)
    return tuple(
        replace(entity, mentions=tuple(sorted(kept)))
        for entity, kept in zip(entities, held, strict=True)
    )


def _bearer(
    text: str, mentions: Sequence[Mention], entity: ArticleEntity, number: int
) -> _Bearer | None:
    if entity.kind != "person":
        return None
    for n in entity.mentions:
        if mentions[n].form == "name":
            name = parse(mentions[n].span.of(text))
            if name.given:
                return _Bearer(number, mentions[n], name)
    return None


def _moved(
    text: str,
    mentions: Sequence[Mention],
    entity: ArticleEntity,
    one: _Bearer,
    namesakes: Sequence[_Bearer],
) -> dict[int, int]:
    """Which mentions of somebody go to which namesake."""
    alone = {n for n in entity.mentions if _is_alone(text, mentions[n], one.name.surname)}
    early = [mentions[n].span for n in alone if mentions[n].span < one.full.span]
    before = [
        other for other in namesakes
        if any(other.full.span < span for span in early)
        and given_names_differ(one.name, other.name)
    ]  # fmt: skip
    if len(before) != 1:
        return {}
    (other,) = before
    gender = of_name(text, other.full)
    found: dict[int, int] = {}
    is_others = False
    for n in entity.mentions:
        if mentions[n].form == "name":
            is_others = n in alone
        called = GENDERED.get(mentions[n].head.of(text).lower())
        if is_others and (called is None or gender is None or called == gender):
            found[n] = other.number
    return found


def _is_alone(text: str, mention: Mention, surname: str) -> bool:
    if mention.form != "name":
        return False
    name = parse(mention.span.of(text))
    return not name.given and name.surname == surname and of_name(text, mention) is None
