"""What the articles of a dossier say together: rare words, alike articles, acronyms, roles."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from accordingto.core.identity import outlet_key
from accordingto.resolve.acronyms import acronym_key, is_acronym, long_key
from accordingto.resolve.closed import GIVEN
from accordingto.resolve.events import N_TELLING, events
from accordingto.resolve.knowledge import Knowledge
from accordingto.resolve.names import Name
from accordingto.resolve.referents import Referent
from accordingto.resolve.surroundings import Surroundings

NOWHERE = Surroundings("", "", {}, {}, {}, ())
"""What is known of an article whose words were not given."""


class Dossier:
    """The surroundings of all articles, asked by article.

    Args:
        articles: what each article's words say.
        referents: the article entities, of which those with a long name and an acronym
            define the one by the other.
        knowledge: the newsroom's own file, or an empty one.
    """

    def __init__(
        self,
        articles: Iterable[Surroundings],
        referents: Iterable[Referent] = (),
        knowledge: Knowledge | None = None,
    ) -> None:
        self._articles = {one.article_id: one for one in articles}
        self.knowledge = knowledge or Knowledge()
        self._outlets = {outlet_key(one.outlet) for one in self._articles.values() if one.outlet}
        self._n_with = Counter(
            term for one in self._articles.values() for term in {*one.terms, *one.named}
        )
        # Of the words near an entity, which is compared with dozens.
        self._rarities: dict[str, float] = {}
        self._weights: dict[frozenset[str], float] = {}
        self._vectors: dict[str, dict[str, float]] = {}
        self._alike: dict[tuple[str, str], float] = {}
        self._expansions = _expansions(self._articles.values(), referents)

    def of(self, article_id: str) -> Surroundings:
        """The surroundings of an article, empty if they were not given."""
        return self._articles.get(article_id, NOWHERE)

    def is_outlet(self, name: Name) -> bool:
        """Whether an article of the dossier was printed by an outlet of that name.

        A writer's own page is called by its writer, so a name that shows that it is a person's
        is none.
        """
        shows_person = name.words[0] in GIVEN or bool(name.titles)
        return not shows_person and outlet_key(name.written) in self._outlets

    def rarity(self, term: str) -> float:
        """How rare a word is among the articles: 0 for one that all have, 1 for one's own."""
        if term not in self._rarities:
            self._rarities[term] = self._rarity(term)
        return self._rarities[term]

    def _rarity(self, term: str) -> float:
        n_articles = len(self._articles)
        if n_articles < 2:
            return 1.0
        n_with = max(self._n_with[term], 1)
        return math.log((n_articles + 1) / n_with) / math.log(n_articles + 1)

    def alike(self, one: str, other: str) -> float:
        """How much two articles have in common: the cosine of their words by rarity, in [0, 1]."""
        if one == other:
            return 1.0
        pair = (one, other) if one < other else (other, one)
        if pair not in self._alike:
            left, right = sorted((self._vector(one), self._vector(other)), key=len)
            self._alike[pair] = sum(v * right[t] for t, v in left.items() if t in right)
        return self._alike[pair]

    def overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How much two sets of words have in common, rare ones counting more, in [0, 1]."""
        common = sorted(one & other)
        if not common:
            return 0.0
        norm = math.sqrt(self._weight(one) * self._weight(other))
        return sum(self.rarity(t) ** 2 for t in common) / norm if norm else 0.0

    def _weight(self, words: frozenset[str]) -> float:
        if words not in self._weights:
            self._weights[words] = sum(self.rarity(t) ** 2 for t in sorted(words))
        return self._weights[words]

    def expansions(self, acronym: str) -> Mapping[str, str]:
        """The long names' keys that an acronym is given beside, with the words that say so."""
        return self._expansions.get(acronym_key(acronym), {})

    def described(self, name: str, noun: str) -> int:
        """How often articles put a noun beside a name, given by its last word's skeleton."""
        return self._described.get((name, noun), 0)

    def share_described(self, name: str, noun: str) -> float:
        """Of the names that a noun stands beside, the share that are this one."""
        n_noun = self._n_noun[noun]
        return self.described(name, noun) / n_noun if n_noun else 0.0

    def nouns_beside(self, name: str) -> tuple[str, ...]:
        """The nouns that articles put beside a name, given by its last word's skeleton."""
        return self._beside.get(name, ())

    def about_one_event(self, one: str, other: str) -> bool:
        """Whether two articles are about one event, as `events` groups them."""
        return one == other or (
            one in self._events and self._events[one] == self._events.get(other)
        )

    def telling(self, article_id: str, n: int) -> list[str]:
        """The `n` words that tell an article best from the others."""
        vector = self._vector(article_id)
        return sorted(vector, key=lambda term: (-vector[term], term))[:n]

    @cached_property
    def _events(self) -> dict[str, str]:
        articles = sorted(self._articles)
        return events(
            {article: self._vector(article) for article in articles},
            {article: self.telling(article, N_TELLING) for article in articles},
        )

    @cached_property
    def _beside(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for name, noun in sorted(self._described):
            found.setdefault(name, []).append(noun)
        return {name: tuple(nouns) for name, nouns in found.items()}

    @cached_property
    def _described(self) -> dict[tuple[str, str], int]:
        found: Counter[tuple[str, str]] = Counter()
        for one in self._articles.values():
            for name, nouns in one.described.items():
                for noun, n in nouns.items():
                    found[name, noun] += n
        return dict(found)

    @cached_property
    def _n_noun(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for (_, noun), n in self._described.items():
            found[noun] += n
        return found

    def _vector(self, article_id: str) -> dict[str, float]:
        if article_id not in self._vectors:
            terms = self.of(article_id).terms
            raw = {t: (1 + math.log(n)) * self.rarity(t) for t, n in sorted(terms.items())}
            norm = math.sqrt(sum(v * v for v in raw.values()))
            self._vectors[article_id] = {t: v / norm for t, v in raw.items()} if norm else {}
        return self._vectors[article_id]


def _expansions(
    articles: Iterable[Surroundings], referents: Iterable[Referent]
) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for article in articles:
        for definition in article.definitions:
            found.setdefault(definition.short, {}).setdefault(definition.long, definition.words)
    for referent in referents:
        words = sorted({naming.words for naming in referent.names})
        for short in filter(is_acronym, words):
            for long in (w for w in words if len(long_key(w).split()) > 1):
                known = found.setdefault(acronym_key(short), {})
                known.setdefault(long_key(long), f"{long}, {short}")
    # The words of the first by the alphabet, so that the order of articles changes nothing.
    return {short: dict(sorted(known.items())) for short, known in sorted(found.items())}
