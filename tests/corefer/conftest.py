"""Words of made-up texts, and a network that says what a test wants."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from hypothesis import strategies as st

from accordingto.corefer.coreference import EDGE
from accordingto.corefer.entities import TYPES
from accordingto.corefer.words import Words, words
from accordingto.encode.article import cut_up
from accordingto.encode.pieces import Floats, Ints, Pieces
from accordingto.encode.windows import Window
from accordingto.testing import span_of
from tests.annotate.conftest import lines

TOKENS = (
    "Ada", "Lint", "Wim", "Odell", "Orrin", "Guard", "Northern", "council", "gates", "the", "a",
    "her", "She", "he", "they", "I", "said", "and", "of", "-", ".", ",", "“", "”", "'s", "U.S.",
    "\n", "😀", "été", "Ärzte", "שלום", "水位", "\u200b", "\x00", "x1", "Ki-moon",
    "unthinkableness",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(TOKENS), max_size=40).map(" ".join) | st.text(max_size=60)
"""News as it is not written, and anything at all."""


def cut(text: str) -> Words:
    """The words of a text, each line of which is a paragraph."""
    _, article = cut_up(text, tuple(lines(text)), None)
    return words(text, article)


def at(article: Words, word: str, *, nth: int = 0) -> int:
    """The place of a word, counted from 0 where it stands more than once."""
    return [n for n, surface in enumerate(article.surface) if surface == word][nth]


@dataclass
class Stub:
    """Answers by the words of a text in which each head stands once.

    Args:
        text: the whole text.
        spans: the word that heads each mention, and all the mention's words.
        links: later and earlier head of each pair that is one, with its score.
        types: what each head is of, as a place among the types; 0, a person, unless given.
        wide: whether the words furthest from a head are the likeliest edges of its mention.
        windows: how many pieces each window had that was read.
        asked: the features of the pairs that were asked of at once.
    """

    text: str
    spans: Mapping[str, str]
    links: Mapping[tuple[str, str], float] = field(default_factory=dict)
    types: Mapping[str, int] = field(default_factory=dict)
    wide: bool = False
    windows: list[int] = field(default_factory=list)
    asked: list[list[list[int]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._heads = {span_of(self.text, head).start: head for head in self.spans}
        self._scores = {
            (span_of(self.text, later).start, span_of(self.text, earlier).start): score
            for (later, earlier), score in self.links.items()
        }

    def encode(self, article: Pieces, at: Window) -> tuple[Floats, Floats, Floats]:
        """A piece's vector, and what `mentions` needs, is where it stands in the text."""
        window = article.between(at.first, at.last)
        self.windows.append(len(window))
        probability = np.zeros((len(window), 1 + len(TYPES)), np.float32)
        for n, (start, end) in enumerate(
            zip(window.start.tolist(), window.end.tolist(), strict=True)
        ):
            head = self._heads.get(start) if start < end else None
            taken = 0.0 if head is None else 0.9
            probability[n, 0] = 1 - taken
            probability[n, 1 + self.types.get(head or "", 0)] = taken
        place = window.start.astype(np.float32)[:, None]
        return probability, place, np.repeat(place, 2 * EDGE, axis=1)

    def mentions(
        self, heads: Floats, before: Floats, after: Floats
    ) -> tuple[Floats, Floats, Floats, Floats]:
        """The first and last words of the mentions; heads stay as they are."""
        begun, ended = before[..., 0], after[..., 0]
        if self.wide:
            return -begun, ended, heads, heads
        found = [span_of(self.text, self.spans[self._heads[int(h)]]) for h in heads[:, 0]]
        start = np.array([[span.start] for span in found])
        end = np.array([[span.end] for span in found])
        first = np.where(begun >= start, -begun, -np.inf)
        last = np.where(ended < end, ended, -np.inf)
        return first.astype(np.float32), last.astype(np.float32), heads, heads

    def link(self, later: Floats, earlier: Floats, features: Ints) -> Floats:
        """What the test says, below 0 for all else."""
        self.asked.append(features.tolist())
        pairs = zip(later[:, 0].tolist(), earlier[:, 0].tolist(), strict=True)
        return np.array([self._scores.get((int(a), int(b)), -1.0) for a, b in pairs], np.float32)
