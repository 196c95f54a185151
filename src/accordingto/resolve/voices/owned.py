"""Bodies made one that belong to one person: "his campaign" and "the Lint campaign"."""

from collections import defaultdict
from collections.abc import Sequence

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.resolve.closed import OWNERS
from accordingto.resolve.names import parse
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.joining import merged
from accordingto.resolve.voices.whose import Whose
from accordingto.resolve.wordlists import lines_of, words_of
from accordingto.resolve.words import Word, words_in

SORTS = {
    noun: line.split()[0] for line in lines_of("bodies that one person has one of")
    for noun in line.split()
}  # fmt: skip
"""Nouns for bodies of which somebody has one alone, by the first of those that mean the same."""
_OTHER_TIMES = words_of("no longer") | frozenset(["last", "first", "next", "earlier", "failed"])
_FEW = 5
"""Words before the noun."""
_NEAR = 60

_Key = tuple[str, int]
"""What sort of body, and the entity whose it is."""


def by_owner(
    text: str, mentions: Sequence[Mention], entities: Sequence[ArticleEntity]
) -> tuple[ArticleEntity, ...]:
    """The entities with the bodies of one sort that are one person's made one.

    An entity that is said to be the body of two goes apart; what does not say whose it is
    stays with the last that does.

    Args:
        text: the document's text.
        mentions: of the article.
        entities: which of them refer to one, by all their names.
    """
    owners = Owned(text, Cast(text, mentions, entities))
    pieces: defaultdict[_Key, list[ArticleEntity]] = defaultdict(list)
    rest: list[ArticleEntity] = []
    for entity in entities:
        held: defaultdict[_Key | None, list[int]] = defaultdict(list)
        keys = [owners.key(mentions[n]) for n in entity.mentions]
        last = next((key for key in keys if key is not None), None)
        for n, key in zip(entity.mentions, keys, strict=True):
            last = key or last
            held[last].append(n)
        for key, own in held.items():
            piece = ArticleEntity(entity.kind, tuple(own), None)
            if key is None:
                rest.append(entity)
            else:
                pieces[key].append(piece)
    whole = (merged(mentions, own) for own in pieces.values())
    return tuple(sorted((*rest, *whole), key=lambda entity: entity.mentions))


class Owned:
    """Knows the bodies that are said to be one person's.

    Args:
        text: the document's text.
        cast: the article's entities.
    """

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._whose = Whose(text, cast)
        self._bodies: dict[_Key, int] | None = None
        # Of several with a surname, who is mentioned most.
        self._bearers: dict[str, int] = {}
        for entity in range(cast.n_entities):
            if cast.kind(entity) == "person":
                for name in cast.names(entity):
                    known = self._bearers.setdefault(name.surname, entity)
                    if cast.n_mentions(entity) > cast.n_mentions(known):
                        self._bearers[name.surname] = entity

    def key(self, body: Mention) -> _Key | None:
        """What a mention of such a body is called by; None if it is none, or nobody's."""
        sort = SORTS.get(body.head.of(self._text).lower())
        word = None if sort is None or body.form == "pronoun" else self._owner(body)
        if sort is None or word is None:
            return None
        owner = self._whose.of(word.span) if word.low in OWNERS else self._named(word)
        return None if owner is None or self._cast.kind(owner) != "person" else (sort, owner)

    def body(self, noun: str, owner: int) -> int | None:
        """The body that a person has, as the article was when it was first asked for.

        Args:
            noun: for the body, small.
            owner: a person.
        """
        if self._bodies is None:
            self._bodies = {}
            for n, mention in enumerate(self._cast.mentions):
                key = self.key(mention)
                if key is not None:
                    self._bodies.setdefault(key, self._cast.entity_of(n))
        return self._bodies.get((SORTS.get(noun, ""), owner))

    def _named(self, word: Word) -> int | None:
        """Whom the last word of an owner's name means."""
        for n in self._cast.within([word.span]):
            mention = self._cast.mentions[n]
            if mention.form == "name" and mention.kind == "person":
                return self._cast.entity_of(n)
        return self._bearers.get(parse(word.plain).surname)

    def _owner(self, body: Mention) -> Word | None:
        """The word for its owner: "Lint" of "Lint’s first presidential campaign"."""
        start = max(body.span.start, body.head.start - _NEAR)
        if start >= body.head.start:
            return None
        before = words_in(self._text, [Span(start, body.head.start)])
        for at, word in enumerate(before[::-1][:_FEW]):
            if word.low in OWNERS or word.owns:
                return word
            if word.low in _OTHER_TIMES or not word.is_word or word.text[0].isdigit():
                mark = word.text in "’'" and at + 1 < len(before)
                return before[-at - 2] if mark else None
            if word.is_capital:
                return word if at == 0 else None
        return None
