"""The entities of one article, by the places and the names that refer to them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from accordingto.core.entity import ArticleEntity, EntityKind, Mention, MentionForm
from accordingto.core.span import Span
from accordingto.resolve.names import Name, parse

JOINS = frozenset({"and", "or", "&"})
"""Heads of mentions of several: "Lint and Brandt"."""


class Cast:
    """Mentions and entities, to which those of a source that has none can be added.

    Args:
        text: the document's text.
        mentions: of the article, by the place of their heads.
        entities: which of them refer to one; each mention stands in one.
    """

    def __init__(
        self, text: str, mentions: Sequence[Mention], entities: Sequence[ArticleEntity]
    ) -> None:
        self._text = text
        self.mentions = list(mentions)
        self._members = [list(entity.mentions) for entity in entities]
        self._kinds = [entity.kind for entity in entities]
        self._entity = [0] * len(self.mentions)
        for number, members in enumerate(self._members):
            for one in members:
                self._entity[one] = number
        # In order of their heads; those that are added later are kept beside.
        self._order = sorted(range(len(self.mentions)), key=lambda n: self.mentions[n].head)
        self._heads = [self.mentions[n].head.start for n in self._order]
        self._added: list[tuple[int, int]] = []
        self._by_word: dict[str, list[int]] = {}
        for number in range(len(self._members)):
            self._index(number)

    def entity_of(self, mention: int) -> int:
        """The entity that a mention refers to."""
        return self._entity[mention]

    def members(self, entity: int) -> list[int]:
        """The mentions of an entity, in text order."""
        return sorted(self._members[entity], key=lambda n: self.mentions[n].span)

    def within(self, spans: Iterable[Span]) -> list[int]:
        """The mentions whose heads stand in `spans`, in text order."""
        found: list[int] = []
        for span in spans:
            first, last = (bisect_left(self._heads, place) for place in (span.start, span.end))
            found += self._order[first:last]
            found += (n for at, n in self._added if span.start <= at < span.end)
        return sorted(found, key=lambda n: self.mentions[n].span)

    def names(self, entity: int) -> list[Name]:
        """The names of an entity, the fullest first."""
        written = {
            parse(self.mentions[n].span.of(self._text))
            for n in self._members[entity]
            if self.mentions[n].form == "name"
        }
        return sorted((n for n in written if n.words), key=lambda n: (-len(n.words), n.written))

    def is_named(self, entity: int) -> bool:
        """Whether any mention of it is a name."""
        return any(self.mentions[n].form == "name" for n in self._members[entity])

    def called(self, words: str) -> int | None:
        """The one entity that a name can mean, if there is just one."""
        name = parse(words)
        if not name.words:
            return None
        found = [
            one
            for one in self._by_word.get(name.words[-1], ())
            if any(_may_be(name, other) for other in self.names(one))
        ]
        return found[0] if len(set(found)) == 1 else None

    def add(self, span: Span, head: Span, form: MentionForm, kind: EntityKind) -> int:
        """A mention that was not found, as an entity of its own.

        Returns:
            The entity.
        """
        self._members.append([])
        self._kinds.append(kind)
        self.put(len(self._members) - 1, Mention(span, head, form, kind, 1.0))
        return len(self._members) - 1

    def put(self, entity: int, mention: Mention) -> None:
        """One more mention of an entity."""
        self.mentions.append(mention)
        self._added.append((mention.head.start, len(self.mentions) - 1))
        self._members[entity].append(len(self.mentions) - 1)
        self._entity.append(entity)
        self._index(entity)

    def _index(self, entity: int) -> None:
        for name in self.names(entity):
            words = {name.surname, name.words[-1]}
            if self._kinds[entity] == "person":
                # Given names, and surnames that stand first ("Ban Ki-moon").
                words.add(name.words[0])
            for word in words:
                held = self._by_word.setdefault(word, [])
                if entity not in held:
                    held.append(entity)

    def group(self, mention: int) -> list[int]:
        """The entities that a mention of several joins; none if it is no such mention."""
        whole = self.mentions[mention]
        if whole.head.of(self._text).lower() not in JOINS:
            return []
        inside = [n for n in self.within([whole.span]) if n != mention]
        outermost = [
            n
            for n in inside
            if not any(
                self.mentions[m].span.contains(self.mentions[n].span)
                and self.mentions[m].span != self.mentions[n].span
                for m in inside
            )
        ]
        return list(dict.fromkeys(self.entity_of(n) for n in outermost))

    def records(self) -> tuple[tuple[Mention, ...], tuple[ArticleEntity, ...]]:
        """Mentions in text order, and the entities; those that were added stand last."""
        order = sorted(
            range(len(self.mentions)),
            key=lambda n: (self.mentions[n].head, self.mentions[n].span),
        )
        place = {n: at for at, n in enumerate(order)}
        entities = []
        for kind, own in zip(self._kinds, self._members, strict=True):
            members = tuple(sorted(place[n] for n in own))
            named = [n for n in own if self.mentions[n].form == "name"]
            fullest = max(named, key=lambda n: (len(self.mentions[n].span), -n), default=None)
            name = None if fullest is None else place[fullest]
            entities.append(ArticleEntity(kind, members, name))
        return tuple(self.mentions[n] for n in order), tuple(entities)

    @property
    def n_entities(self) -> int:
        """How many there are."""
        return len(self._members)

    def kind(self, entity: int) -> EntityKind:
        """What the network takes it for."""
        return self._kinds[entity]


def _may_be(short: Name, long: Name) -> bool:
    if short.words == long.words:
        return True
    return (len(short.words) == 1 and short.titles == ()) or set(short.words) <= set(long.words)
