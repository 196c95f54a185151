"""One entry for an entity: its fullest name, every name seen, and by whom."""

from collections import Counter
from collections.abc import Mapping, Sequence

from accordingto.core.entity import EntityKind
from accordingto.core.identity import Entity, NameUse, entity_id
from accordingto.resolve.acronyms import is_acronym
from accordingto.resolve.dossier import Dossier
from accordingto.resolve.names import parse
from accordingto.resolve.profiles import Profile

_OPEN: frozenset[EntityKind] = frozenset({"person", "organisation", "company", "other"})
"""Kinds for which an outlet is taken in an article that only names it."""

_TOLD: frozenset[EntityKind] = frozenset(
    {"official-body", "outlet", "armed-group", "party-or-movement", "company"}
)
"""Kinds that only words tell, never the network."""


def entity(members: Sequence[Profile], dossier: Dossier) -> Entity:
    """The entry for article entities that are one.

    Args:
        members: at least one.
        dossier: what the articles say together; who prints in it is an outlet.
    """
    kinds = Counter(one.referent.kind for one in members)
    prints = any(dossier.is_outlet(name) for one in members for name in one.names)
    names = _names(members)
    has_full_name = any(name.is_full for one in members for name in one.names)
    kind = _kind(kinds, _by_name(members), has_full_name=has_full_name)
    ids = tuple(sorted(one.referent.id for one in members))
    known = sorted({one.known_as for one in members} - {""})
    return Entity(
        id=entity_id(ids),
        name=_fullest(names) if names else _description(members),
        kind="outlet" if prints and kind in _OPEN else kind,
        kinds=tuple(sorted(kinds)),
        members=ids,
        names=names,
        known_as=known[0] if known else "",
    )


def _kind(
    kinds: Counter[EntityKind], by_name: Counter[EntityKind], *, has_full_name: bool
) -> EntityKind:
    """The most frequent, `other` only where there is nothing else.

    A name of one word may be a person's wherever nothing is said of it; where one article says
    that it is a company, it is one. So is the organisation of all others an armed group where
    one article calls it so. Where none says more, an article that names it often has seen more
    of it: a country is not a person because four articles bring it up once.
    """
    found = _most_frequent(kinds)
    if found != "organisation" and (found != "person" or has_full_name):
        return found
    told = {kind: n for kind, n in kinds.items() if kind in _TOLD}
    return _most_frequent(told or (by_name if found == "person" else kinds))


def _by_name(members: Sequence[Profile]) -> Counter[EntityKind]:
    """How often each kind was seen, each time that a name is written."""
    found = Counter[EntityKind]()
    for one in members:
        found[one.referent.kind] += len(one.referent.names)
    return found


def _most_frequent(kinds: Mapping[EntityKind, int]) -> EntityKind:
    return min(kinds, key=lambda kind: (kind == "other", -kinds[kind], kind == "person", kind))


def _names(members: Sequence[Profile]) -> tuple[NameUse, ...]:
    articles: dict[str, set[str]] = {}
    outlets: dict[str, set[str]] = {}
    for member in members:
        for naming in member.referent.names:
            written = parse(naming.words).written or naming.words
            articles.setdefault(written, set()).add(member.referent.article_id)
            outlets.setdefault(written, set()).add(member.referent.outlet)
    ordered = sorted(articles, key=lambda name: (-len(articles[name]), name))
    return tuple(
        NameUse(name, tuple(sorted(articles[name])), tuple(sorted(outlets[name])))
        for name in ordered
    )


def _fullest(names: Sequence[NameUse]) -> str:
    """The name of most words that is no acronym; of several, the most used."""
    return min(
        names,
        key=lambda use: (
            is_acronym(use.name),
            -len(parse(use.name).words),
            -len(use.articles),
            use.name,
        ),
    ).name


def _description(members: Sequence[Profile]) -> str:
    """The description of most words, or of most frequent ones; pronouns where there is nothing."""
    described = Counter(n.words for one in members for n in one.referent.nominals)
    if not described:
        return min(one.referent.first for one in members)
    return min(described, key=lambda words: (-described[words], -len(words.split()), words))
