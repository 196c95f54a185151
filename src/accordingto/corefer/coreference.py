"""Mentions of one article, and which of them refer to the same: the network's reading of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.corefer.forms import NAME, forms
from accordingto.corefer.keys import keys_of, names_around
from accordingto.corefer.linking import linked
from accordingto.corefer.pairs import Pairs, pairs
from accordingto.corefer.spans import around
from accordingto.corefer.words import Words, voices, words
from accordingto.encode.article import cut_up
from accordingto.encode.pieces import Floats, Ints, Pieces
from accordingto.encode.windows import Window, even_windows

CORE, CONTEXT = 288, 32
"""Pieces that a window is read for, and those on either side that the encoder sees too."""

MENTIONS_AT_ONCE = 1 << 10
"""Most mentions that the network is asked of at once: each needs 16 kilobytes of words around."""
AT_ONCE = 1 << 12
"""Most pairs that the network is asked of at once: each needs two vectors of a kilobyte and what
the layers make of them. An article of a hundred mentions has as many."""

PERSON = 0
"""The place of persons among the types."""

EDGE = 64
"""Width of what finds where a mention begins, and of what finds where it ends."""


class Network(Protocol):
    """What the decoder asks of a network."""

    def encode(self, article: Pieces, window: Window) -> tuple[Floats, Floats, Floats]:
        """What each piece of a window of an article is.

        Returns:
            Probabilities of heading no mention and of each type, [n_pieces, n_types];
            the piece's vector, [n_pieces, d]; and what `mentions` needs of words around,
            [n_pieces, 2 * EDGE].
        """
        ...

    def mentions(
        self, heads: Floats, before: Floats, after: Floats
    ) -> tuple[Floats, Floats, Floats, Floats]:
        """Scores of first and last words, and each mention as the later and earlier of a pair.

        Args:
            heads: vectors of the words that head mentions, [n, d].
            before: what `encode` gave of the words up to each, [n, N_BEFORE, EDGE].
            after: and from each, [n, N_AFTER, EDGE].
        """
        ...

    def link(self, later: Floats, earlier: Floats, features: Ints) -> Floats:
        """Scores of pairs, [n_pairs]; above 0, the later takes up the earlier."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """Words that refer.

    Args:
        span: all of them.
        name: those of them that are a name around the head, or None.
        head: the word that carries the reference.
        form: of the head, as in `forms.py`.
        types: probabilities of each type of GUM, given that it refers at all.
        probability: that it refers.
    """

    span: Span
    name: Span | None
    head: Span
    form: int
    types: tuple[float, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article refers to.

    Args:
        mentions: by place of their heads.
        clusters: places in `mentions`, rising; each mention stands in one, many alone.
        scores: for each mention, how surely it takes up an earlier one; 0 for none.
    """

    mentions: tuple[Found, ...]
    clusters: tuple[tuple[int, ...], ...]
    scores: tuple[float, ...]


def read(
    network: Network,
    text: str,
    blocks: Sequence[Span],
    title: Span | None,
    attributions: Sequence[Attribution],
    *,
    threshold: float = 0.5,
) -> Reading:
    """Finds mentions and links them.

    Args:
        network: what reads.
        text: the whole document's text.
        blocks: title and paragraphs, in text order.
        title: which of them is the headline.
        attributions: who says what in them, as the annotator found it.
        threshold: least probability of a mention.
    """
    _, article = cut_up(text, tuple(blocks), title)
    cut = words(text, article)
    if not len(cut):
        return Reading((), (), ())
    type_, hidden, keys = _encoded(network, article, cut)
    form = forms(cut)
    probability = 1 - type_[:, 0]
    heads = np.flatnonzero((probability >= threshold) & (form > 0))
    if not len(heads):
        return Reading((), (), ())
    start, end, later, earlier = _mentioned(network, cut, heads, hidden, keys)
    formed: list[int] = form.tolist()
    names = names_around(cut, formed, heads.tolist())
    key = keys_of(cut, formed, heads.tolist(), names)
    asked = pairs(cut, form, voices(cut, attributions), heads, key)
    score = _scored(network, later, earlier, asked)
    links = linked(asked, score, key, form[heads] == NAME, type_[heads, 1:].argmax(1) == PERSON)
    kinds = type_[heads, 1:] / np.maximum(probability[heads, None], 1e-9)
    mentions = tuple(
        Found(whole, _name(cut, names.get(at), edges), head, formed[at], tuple(types), sure)
        for whole, at, edges, head, types, sure in zip(
            _spans(cut, start, end), heads.tolist(),
            zip(start.tolist(), end.tolist(), strict=True),
            _spans(cut, heads, heads), kinds.tolist(), probability[heads].tolist(), strict=True,
        )
    )  # fmt: skip
    return Reading(mentions, links.clusters, links.scores)


def link_scores(
    network: Network,
    text: str,
    blocks: Sequence[Span],
    attributions: Sequence[Attribution],
    heads: Sequence[Span],
) -> dict[tuple[int, int], float]:
    """What the network says of pairs of words that are known to head mentions.

    Args:
        network: what reads.
        text: the whole document's text.
        blocks: its paragraphs, in text order.
        attributions: who says what in them.
        heads: the words.

    Returns:
        By two places in `heads`, rising; above 0 for those that refer to the same. Pairs
        that are too far apart are not asked.
    """
    _, article = cut_up(text, tuple(blocks), None)
    cut = words(text, article)
    places: defaultdict[int, list[int]] = defaultdict(list)
    for n, head in enumerate(heads):
        at = int(np.searchsorted(cut.start, head.end)) - 1
        if at >= 0 and cut.end[at] > head.start:
            places[at].append(n)
    if not places:
        return {}
    _, hidden, keys = _encoded(network, article, cut)
    form = forms(cut)
    ordered = np.array(sorted(places), dtype=np.int64)
    _, _, later, earlier = _mentioned(network, cut, ordered, hidden, keys)
    said = voices(cut, attributions)
    asked = pairs(cut, form, said, ordered, unlikely=True)
    score = _scored(network, later, earlier, asked)
    of = [places[at] for at in ordered.tolist()]
    return {
        (min(one, other), max(one, other)): value
        for i, j, value in zip(
            asked.later.tolist(), asked.earlier.tolist(), score.tolist(), strict=True
        )
        for one in of[j]
        for other in of[i]
    }


def _encoded(network: Network, article: Pieces, cut: Words) -> tuple[Floats, Floats, Floats]:
    """What the network says of each word."""
    found: list[tuple[Floats, ...]] = []
    for window in even_windows(article, core=CORE, context=CONTEXT):
        inside = (cut.piece >= window.core_first) & (cut.piece < window.core_last)
        if inside.any():
            at = cut.piece[inside] - window.first
            found.append(tuple(column[at] for column in network.encode(article, window)))
    one, two, three = (np.concatenate(column) for column in zip(*found, strict=True))
    return one, two, three


def _mentioned(
    network: Network, cut: Words, heads: Ints, hidden: Floats, keys: Floats
) -> tuple[Ints, Ints, Floats, Floats]:
    """First and last word of each mention, and what it is as the later and earlier of a pair."""
    found = []
    # Apart, since of each word around only one half is asked.
    begins, ends = (np.ascontiguousarray(half) for half in (keys[:, :EDGE], keys[:, EDGE:]))
    for at in range(0, len(heads), MENTIONS_AT_ONCE):
        few = heads[at : at + MENTIONS_AT_ONCE]
        before, after = around(cut, few)
        first, last, later, earlier = network.mentions(
            hidden[few], begins[before[0]], ends[after[0]]
        )
        row = np.arange(len(few))
        start = before[0][row, np.where(before[1], first, -np.inf).argmax(1)]
        end = after[0][row, np.where(after[1], last, -np.inf).argmax(1)]
        found.append((start, end, later, earlier))
    one, two, three, four = (np.concatenate(column) for column in zip(*found, strict=True))
    return one, two, three, four


def _scored(network: Network, later: Floats, earlier: Floats, asked: Pairs) -> Floats:
    """What the network says of each pair."""
    found = [np.zeros(0, np.float32)]
    for first in range(0, len(asked.later), AT_ONCE):
        few = slice(first, first + AT_ONCE)
        i, j = asked.later[few], asked.earlier[few]
        found.append(network.link(later[i], earlier[j], asked.features[few]))
    return np.concatenate(found)


def _spans(cut: Words, first: Ints, last: Ints) -> list[Span]:
    places = zip(cut.start[first].tolist(), cut.end[last].tolist(), strict=True)
    return [Span(start, end) for start, end in places]


def _name(cut: Words, name: tuple[int, int] | None, mention: tuple[int, int]) -> Span | None:
    """The name around a head, as far as it lies in the mention."""
    if name is None:
        return None
    first, last = name
    return Span(int(cut.start[max(first, mention[0])]), int(cut.end[min(last, mention[1])]))
