"""Whether entities are what the articles of a dossier and their merges make of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from accordingto.core.entity import EntityKind
from accordingto.core.identity import Entity, Merge, entity_id, outlet_key
from accordingto.errors import LedgerError
from accordingto.ledger.store import Dossier


@dataclass(frozen=True, slots=True)
class Member:
    """The article of an article's entity, and what it is."""

    article_id: str
    kind: EntityKind


def members_of_articles(dossier: Dossier) -> dict[str, Member]:
    """The entities of all articles, by their ids."""
    rows = dossier.connection.execute("SELECT id, article_id, kind FROM article_entity")
    return {one_id: Member(article_id, kind) for one_id, article_id, kind in rows}


def outlets_by_article(dossier: Dossier) -> dict[str, str]:
    """The outlet that each article states; those that state none are left out."""
    return dict(
        dossier.connection.execute(
            "SELECT article_id, value FROM article_field WHERE field = 'outlet'"
        ).fetchall()
    )


def check_entities(dossier: Dossier, entities: Sequence[Entity], merges: Sequence[Merge]) -> None:
    """Refuse entities that are not what the articles and merges make of them.

    Raises:
        LedgerError: naming the first that is not, and why.
    """
    known = members_of_articles(dossier)
    outlets = outlets_by_article(dossier)
    owner: dict[str, str] = {}
    for entity in entities:
        _check_members(entity, known, owner)
        if not kind_is_shown(entity, outlets.values()):
            raise LedgerError(f"{_named(entity)} is {entity.kind}, and none of its members is")
        _check_names(entity, {known[m].article_id for m in entity.members}, outlets)
    problem = next(merge_problems(owner, merges), None)
    if problem is not None:
        raise LedgerError(problem)


def _check_members(entity: Entity, known: Mapping[str, Member], owner: dict[str, str]) -> None:
    where = _named(entity)
    if not entity.members or entity.id != entity_id(entity.members):
        raise LedgerError(f"{where} has another id than its members give it")
    for member in entity.members:
        if member not in known:
            raise LedgerError(f"{where} has a member {member} that no article has")
        if member in owner:
            raise LedgerError(f"{where} has a member {member} that was given already")
        owner[member] = entity.id
    kinds = {known[member].kind for member in entity.members}
    if set(entity.kinds) != kinds:
        raise LedgerError(f"{where} is not of the kinds of its members, {sorted(kinds)}")


def kind_is_shown(entity: Entity, outlets: Iterable[str]) -> bool:
    """Whether an entity is of the kind of a member, or is an outlet that prints.

    Args:
        entity: with the kinds of its members.
        outlets: the names of those that print in the dossier.
    """
    if entity.kind in entity.kinds:
        return True
    printing = {outlet_key(outlet) for outlet in outlets}
    return entity.kind == "outlet" and any(outlet_key(u.name) in printing for u in entity.names)


def _check_names(entity: Entity, articles: set[str], outlets: Mapping[str, str]) -> None:
    where = _named(entity)
    for use in entity.names:
        if not use.articles or not articles.issuperset(use.articles):
            raise LedgerError(f"{where} is named {use.name!r} in articles that no member is of")
        if set(use.outlets) != {outlets.get(article, "") for article in use.articles}:
            raise LedgerError(f"{where} is named {use.name!r} by other outlets than its articles'")
    if len({use.name for use in entity.names}) < len(entity.names):
        raise LedgerError(f"{where} lists a name twice")


def _named(entity: Entity) -> str:
    return f"the entity {entity.name[:60]!r} ({entity.id})"


def merge_problems(owner: Mapping[str, str], merges: Sequence[Merge]) -> Iterator[str]:
    """Why merges do not make the entities what they are; nothing if they do.

    An entity of n members has n - 1 merges that are not undone, and they connect it.

    Args:
        owner: the entity of each member.
        merges: of any of them.
    """
    groups = {member: member for member in owner}
    joined: Counter[str] = Counter()
    for merge in merges:
        problem = _misplaced(merge, owner)
        ends = None if problem else (_find(groups, merge.one), _find(groups, merge.other))
        if problem is None and ends and not merge.undone:
            if ends[0] == ends[1]:
                problem = "joins what others joined already"
            groups[ends[0]] = ends[1]
            joined[owner[merge.one]] += 1
        if problem:
            yield f"the merge of {merge.one} and {merge.other} {problem}"
    for entity, n in sorted(Counter(owner.values()).items()):
        if joined[entity] != n - 1:
            yield f"the entity {entity} has {n} members and {joined[entity]} merges of them"


def _misplaced(merge: Merge, owner: Mapping[str, str]) -> str | None:
    one, other = owner.get(merge.one), owner.get(merge.other)
    if one is None or other is None:
        return "names a member of no entity"
    if merge.undone and one == other:
        return f"is undone, and both are {one}"
    if not merge.undone and one != other:
        return f"joins two entities, {one} and {other}"
    return None


def _find(groups: dict[str, str], member: str) -> str:
    while groups[member] != member:
        groups[member] = groups[groups[member]]
        member = groups[member]
    return member
