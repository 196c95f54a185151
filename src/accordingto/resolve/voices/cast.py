"""The entities of one article, by the places and the names that refer to them."""

import re
from bisect import bisect_left, insort_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from accordingto.core.entity import ArticleEntity, EntityKind, Mention, MentionForm
from accordingto.core.span import Span
from accordingto.resolve.closed import FIELDS
from accordingto.resolve.names import Name, parse

_GOES_ON = re.compile(r"(?: [A-Z][\w.]*)* ")
"""What stands between a place and the name of who is from there."""
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
        self._n_names = [sum(self.mentions[n].form == "name" for n in own) for own in self._members]
        self._entity = [0] * len(self.mentions)
        for number, members in enumerate(self._members):
            for one in members:
                self._entity[one] = number
        # Where each head begins, and whose it is.
        self._heads = sorted((mention.head.start, n) for n, mention in enumerate(self.mentions))
        self._at: dict[Span, int] = {}
        for n, mention in enumerate(self.mentions):
            self._at.setdefault(mention.span, n)
        self._by_noun: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, n in self._heads:
            if self.mentions[n].form == "nominal":
                self._by_noun[self.mentions[n].head.of(text).casefold()].append((place, n))
        # By the words that may stand for a whole name, and by all words of names.
        self._by_word: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._holding: defaultdict[str, dict[int, None]] = defaultdict(dict)
        # By entity and number of its mentions, as many as it had when it was asked for.
        self._ordered: dict[tuple[int, int], tuple[int, ...]] = {}
        self._groups: dict[tuple[int, int], list[int]] = {}
        self._names: dict[tuple[int, int], list[Name]] = {}
        for number in range(len(self._members)):
            self._index(number)

    def entity_of(self, mention: int) -> int:
        """The entity that a mention refers to."""
        return self._entity[mention]

    def members(self, entity: int) -> Sequence[int]:
        """The mentions of an entity, in text order."""
        key = entity, len(self._members[entity])
        if key not in self._ordered:
            own = sorted(self._members[entity], key=lambda n: self.mentions[n].span)
            self._ordered[key] = tuple(own)
        return self._ordered[key]

    def within(self, spans: Iterable[Span]) -> list[int]:
        """The mentions whose heads stand in `spans`, in text order."""
        found: list[int] = []
        for span in spans:
            first, last = (bisect_left(self._heads, (at, -1)) for at in (span.start, span.end))
            found += (n for _, n in self._heads[first:last])
        return sorted(found, key=lambda n: self.mentions[n].span)

    def named_in(self, spans: Iterable[Span]) -> frozenset[int]:
        """The entities that are named in `spans`."""
        names = (n for n in self.within(spans) if self.mentions[n].form == "name")
        return frozenset(self._entity[n] for n in names)

    def described_before(self, noun: str, place: int) -> int | None:
        """Whom the last mention before a place describes that this very noun heads."""
        listed = self._by_noun.get(noun.casefold(), [])
        n_before = bisect_left(listed, (place, -1))
        return self._entity[listed[n_before - 1][1]] if n_before else None

    def is_new(self, entity: int, place: int) -> bool:
        """Whether an entity was not mentioned before a place."""
        return self.mentions[self.members(entity)[0]].head.start >= place

    def n_mentions(self, entity: int) -> int:
        """How many mentions an entity has; it grows when one is put to it."""
        return len(self._members[entity])

    def names(self, entity: int) -> list[Name]:
        """The names of an entity, the fullest first."""
        key = entity, len(self._members[entity])
        if key not in self._names:
            written = {
                parse(self.mentions[n].span.of(self._text))
                for n in self._members[entity]
                if self.mentions[n].form == "name"
            }
            self._names[key] = sorted(
                (n for n in written if n.words), key=lambda n: (-len(n.words), n.written)
            )
        return self._names[key]

    def is_named(self, entity: int) -> bool:
        """Whether any mention of it is a name."""
        return self._n_names[entity] > 0

    def n_names(self, entity: int) -> int:
        """How many of its mentions are names."""
        return self._n_names[entity]

    def called(self, words: str) -> int | None:
        """The one entity that a name can mean, if there is just one."""
        name = parse(words)
        if not name.words:
            return None
        called = self._by_word.get(name.words[-1], {})
        if len(name.words) > 1 or name.titles:
            # Whoever is meant has each of the words, so the rarest leaves fewest to ask.
            rarest = min((self._holding.get(word, {}) for word in name.words), key=len)
            called = {
                one: None for one in rarest
                if one in called and any(_may_be(name, other) for other in self.names(one))
            }  # fmt: skip
        return next(iter(called)) if len(called) == 1 else None

    def surnamed(self, surname: str) -> list[int]:
        """The people who are called in full somewhere, and have a surname, folded."""
        return [
            one for one in self._by_word.get(surname, {})
            if self._kinds[one] == "person"
            and any(name.surname == surname and name.given for name in self.names(one))
        ]  # fmt: skip

    def add(self, span: Span, head: Span, form: MentionForm, kind: EntityKind) -> int:
        """A mention that was not found, as an entity of its own.

        Returns:
            The entity; that of a mention with the same words if there is one, since words
            stand for one thing.
        """
        if span in self._at:
            return self._entity[self._at[span]]
        self._members.append([])
        self._kinds.append(kind)
        self._n_names.append(0)
        self.put(len(self._members) - 1, Mention(span, head, form, kind, 1.0))
        return len(self._members) - 1

    def put(self, entity: int, mention: Mention) -> None:
        """One more mention of an entity, unless its words are one of another entity."""
        known = self._at.get(mention.span)
        if known is not None and self._entity[known] != entity:
            return
        self.mentions.append(mention)
        insort_right(self._heads, (mention.head.start, len(self.mentions) - 1))
        self._at.setdefault(mention.span, len(self.mentions) - 1)
        self._members[entity].append(len(self.mentions) - 1)
        self._n_names[entity] += mention.form == "name"
        self._entity.append(entity)
        self._index(entity)

    def _index(self, entity: int) -> None:
        for name in self.names(entity):
            words = {name.surname, name.words[-1]}
            if self._kinds[entity] == "person":
                # Given names, and surnames that stand first ("Ban Ki-moon").
                words.add(name.words[0])
            for word in words:
                self._by_word[word][entity] = None
            for word in name.words:
                self._holding[word][entity] = None

    def group_of(self, entity: int) -> list[int]:
        """The entities that the first mention of several among those of an entity joins."""
        key = entity, len(self._members[entity])
        if key not in self._groups:
            found = (self.group(member) for member in self.members(entity))
            self._groups[key] = next((group for group in found if group), [])
        return self._groups[key]

    def group(self, mention: int) -> list[int]:
        """The entities that a mention of several joins; none if it is no such mention."""
        whole = self.mentions[mention]
        if whole.head.of(self._text).lower() not in JOINS:
            return []
        told_more = self._text.find(", who", whole.head.end, whole.span.end)
        words = Span(whole.span.start, whole.span.end if told_more < 0 else told_more)
        inside = [n for n in self.within([words]) if n != mention]
        outermost: list[int] = []
        end = 0
        # By where they begin, the longest first: what ends no later than one before it is in it.
        for n in sorted(inside, key=self._outer_first):
            span = self.mentions[n].span
            if span.end > end or self.mentions[outermost[-1]].span == span:
                outermost.append(n)
                end = span.end
        fields = [self.mentions[n].span.of(self._text).lower() in FIELDS for n in outermost]
        if any(fields) and not all(fields):
            return []  # "The Water and Dam Ministry" is one.
        found = list(dict.fromkeys(self.entity_of(n) for n in self._each(outermost)))
        return found if len(found) > 1 else [*found, *self._called_beside(words, whole.head, found)]

    def _each(self, listed: Sequence[int]) -> list[int]:
        """Mentions in a row without those that say where the next is from: "Orrin Sen. Lint"."""
        spans = [self.mentions[n].span for n in listed]
        return [
            n
            for n, own, after in zip(listed, spans, [*spans[1:], None], strict=False)
            if self.mentions[n].kind != "place" or after is None
            or not _GOES_ON.fullmatch(self._text, own.end, max(own.end, after.start))
        ]  # fmt: skip

    def _called_beside(self, span: Span, joiner: Span, found: Sequence[int]) -> list[int]:
        """Who is called by a name beside an "and" that no mention was found of."""
        places = (span.start, joiner.start), (joiner.end, span.end)
        bare = [p for p in (Span(a, b) for a, b in places if a < b) if not self.within([p])]
        called = [self.called(part.of(self._text).strip()) for part in bare]
        return [one for one in called if one is not None and one not in found]

    def _outer_first(self, mention: int) -> tuple[int, int]:
        span = self.mentions[mention].span
        return span.start, -span.end

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
    return set(short.words) <= set(long.words)
