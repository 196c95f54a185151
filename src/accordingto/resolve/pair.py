"""Two article entities that may be one, and what a feature says of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.resolve.dossier import Dossier
from accordingto.resolve.profiles import Profile

ALIKE = 0.5
"""Cosine from which two articles that are not found to be about one event count as wholly alike
all the same. In ECB+ topics 1 to 25 half of the pairs of reports on one event have 0.09 or more
and a tenth 0.23; of those on two events of one kind 95 % have less than 0.08."""
NEAR_SPELLING = 0.8
"""Jaro-Winkler similarity from which two spellings are near at all."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a feature gives: a value in [0, 1], and why."""

    value: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two article entities with the dossier around them."""

    one: Profile
    other: Profile
    dossier: Dossier

    @property
    def both_named(self) -> bool:
        """Whether articles name both."""
        return bool(self.one.names and self.other.names)

    @property
    def neither_named(self) -> bool:
        """Whether both are only described."""
        return not (self.one.names or self.other.names)

    def named_and_described(self) -> Iterator[tuple[Profile, Profile]]:
        """A named one and one that is described and not named, if they are that."""
        for named, other in ((self.one, self.other), (self.other, self.one)):
            if named.names and not other.names and other.nouns:
                yield named, other

    @property
    def shared_name_words(self) -> list[str]:
        """Skeletons of words that both have in names."""
        return sorted(self.one.name_words & self.other.name_words)

    @property
    def alike(self) -> float:
        """How alike the articles are: 1 if they are about one event, and from `ALIKE` on."""
        articles = self.one.referent.article_id, self.other.referent.article_id
        if self.dossier.about_one_event(*articles):
            return 1.0
        return min(self.dossier.alike(*articles) / ALIKE, 1.0)


NOTHING = Found(0.0)
