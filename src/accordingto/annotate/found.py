"""From what the network says of an article to spans of its text."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from accordingto.annotate import labels
from accordingto.annotate.edges import tidy
from accordingto.annotate.paths import Floats, paths
from accordingto.annotate.relative import BEFORE, relative
from accordingto.core.attribution import ROLES, Role
from accordingto.core.span import Span
from accordingto.encode.pieces import PARAGRAPH, Ints, Pieces
from accordingto.encode.windows import Window, windows
from accordingto.encode.wordpieces import vocabulary

LOWEST = 0.2
"""Anchors less likely than this are not read on from: what is read from them hardly ever
reaches the threshold of the calibration, and reading costs a quarter of all time. On dev no
score differs by more than 0.02 from those with 0.12, and a tenth of the time is saved."""

LOOK = slice(BEFORE - 96, BEFORE + 1 + 144)
"""How far is looked from an anchor, less far than in training: 98 of 100 attributions end
within it, `speeches` completes the others, and each piece costs time."""

DOUBTED = 0.5
"""A source whose words are less likely than this to be one is none: the best chain of labels
prefers some source to none, since many that might be it stand for one that is."""

MANY = 64
"""Chains that are decoded at once."""


class Network(Protocol):
    """What a trained network answers; arrays have no batch dimension."""

    @property
    def transitions(self) -> Floats:
        """Log-weights of one label following another, float32 [n_labels, n_labels]."""
        ...

    def encode(self, article: Pieces, window: Window) -> tuple[Floats, Floats, Floats]:
        """What each piece of a window of an article is.

        Returns:
            Anchor probabilities [n_pieces, 3], then what `read` needs of pieces and anchors.
        """
        ...

    def read(self, pieces: Floats, anchors: Floats, how: tuple[Ints, Ints, Ints]) -> Floats:
        """Emissions [n_anchors, n_pieces, n_labels] of the pieces around each anchor."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """What was read from one anchor.

    Args:
        source: spans in text order; so are `cue` and `content`.
        outer: probability that an annotator marks it as said to the reader.
        inner: probability that it stands inside another's content.
        sure: role → mean probability of the labels that made its spans; for a role
            without a span, that there is none.
        named: the same for each span of the source.
        held: and for each of the content.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    outer: float
    inner: float
    sure: tuple[float, float, float]
    named: tuple[float, ...]
    held: tuple[float, ...]

    @property
    def likely(self) -> float:
        """That it is an attribution at all."""
        return self.outer + self.inner


@dataclass(frozen=True, slots=True)
class _Seen:
    """Anchors of one window, and what the network says of the pieces around each.

    Args:
        anchors: pieces of the article.
        index: pieces around each anchor, -1 where none is, int64 [n_anchors, n_seen].
        emissions: float32 [n_anchors, n_seen, n_labels].
        probability: of the anchor classes, float32 [n_anchors, n_classes].
    """

    anchors: Ints
    index: Ints
    emissions: Floats
    probability: Floats


def found(network: Network, text: str, blocks: Sequence[Span], article: Pieces) -> Iterator[Found]:
    """What the network reads in an article, by the place of the anchor."""
    held: list[_Seen] = []
    for window in windows(article):
        seen = _seen(network, article, window)
        if seen is not None:
            held.append(seen)
        # Chains are decoded many at once, since each step costs the same for one
        # as for fifty; but an article may be a million words long.
        if sum(len(seen.anchors) for seen in held) >= MANY:
            yield from _decoded(network, text, blocks, article, held)
            held = []
    yield from _decoded(network, text, blocks, article, held)


def _seen(network: Network, article: Pieces, window: Window) -> _Seen | None:
    cut = article.between(window.first, window.last)
    probability, piece, viewpoint = network.encode(article, window)
    likely = probability[:, labels.OUTER_ANCHOR] + probability[:, labels.INNER_ANCHOR]
    # The mark that begins a paragraph covers no word that could attribute.
    likely = np.where(cut.ids == PARAGRAPH, 0, likely)
    inside = slice(window.core_first - window.first, window.core_last - window.first)
    anchors = np.flatnonzero(likely[inside] >= LOWEST) + inside.start
    if not len(anchors):
        return None
    whole = relative(cut, anchors, 0, len(cut))
    index, distance, hops, shared = (np.ascontiguousarray(part[:, LOOK]) for part in whole)
    emissions = network.read(
        piece[np.maximum(index, 0)], viewpoint[anchors], (distance, hops, shared)
    )
    return _Seen(
        anchors + window.first,
        np.where(index >= 0, index + window.first, -1),
        emissions,
        probability[anchors],
    )


def _decoded(
    network: Network, text: str, blocks: Sequence[Span], article: Pieces, held: Sequence[_Seen]
) -> Iterator[Found]:
    if not held:
        return
    index = np.concatenate([s.index for s in held])
    chains = paths(np.concatenate([s.emissions for s in held]), index, network.transitions)
    anchors = np.concatenate([s.anchors for s in held]).tolist()
    probability = np.concatenate([s.probability for s in held])
    for row, anchor in enumerate(anchors):
        chain = (index[row], chains.best[row], chains.marginals[row])
        yield _found(text, blocks, article, anchor, chain, probability[row])


def _found(
    text: str,
    blocks: Sequence[Span],
    article: Pieces,
    anchor: int,
    chain: tuple[Ints, Ints, Floats],
    probability: Floats,
) -> Found:
    index, best, marginal = chain
    spans: dict[Role, tuple[Span, ...]] = {}
    each: dict[Role, tuple[float, ...]] = {}
    sure = []
    # Pieces around an anchor stand in a row, so their columns follow from theirs.
    shift = BEFORE - LOOK.start - anchor
    taken = set(index[best != labels.OUTSIDE].tolist())
    for role in ROLES:
        parts = [(int(index[a]), int(index[b])) for a, b in labels.runs(best, role)]
        if role == "cue" and not any(a <= anchor <= b for a, b in parts):
            parts = sorted([*parts, (anchor, anchor)])
        placed = [
            (tidy(text, span, block, marks=role == "content"), a, b)
            for span, block, a, b in _spans(text, blocks, article, parts, taken)
        ]
        if role == "content":
            # A mark alone says nothing, though it may stand at the end of what does.
            placed = [p for p in placed if any(map(str.isalnum, p[0].of(text)))] or placed
        spans[role] = tuple(span for span, _, _ in placed)
        total = marginal[:, _labels_of(role)].sum(axis=1)
        each[role] = tuple(float(total[a + shift : b + 1 + shift].mean()) for _, a, b in placed)
        sure.append(_sure(best, marginal, role))
        if role == "source" and placed:
            # Where a source ends may be in doubt while it is certain that there is one.
            surest = [float(total[a + shift : b + 1 + shift].max()) for _, a, b in placed]
            kept = [n for n, likely in enumerate(surest) if likely >= DOUBTED]
            if not kept:
                sure[-1] = 1 - max(surest)
            spans[role] = tuple(spans[role][n] for n in kept)
            each[role] = tuple(each[role][n] for n in kept)
    return Found(
        spans["source"], spans["cue"], spans["content"],
        float(probability[labels.OUTER_ANCHOR]), float(probability[labels.INNER_ANCHOR]),
        (sure[0], sure[1], sure[2]), each["source"], each["content"],
    )  # fmt: skip


def _labels_of(role: Role) -> slice:
    return slice(labels.label(role, labels.BEGIN), labels.label(role, labels.SINGLE) + 1)


def _sure(best: Ints, marginal: Floats, role: Role) -> float:
    of_role = _labels_of(role)
    total = marginal[:, of_role].sum(axis=1)
    inside = (best >= of_role.start) & (best < of_role.stop)
    if inside.any():
        return float(total[inside].mean())
    return float(np.clip(1 - total.sum(), 0, 1))


def _spans(
    text: str,
    blocks: Sequence[Span],
    article: Pieces,
    parts: Iterable[tuple[int, int]],
    taken: Container[int],
) -> Iterator[tuple[Span, Span, int, int]]:
    """Pieces as spans of the text, one a paragraph, with the paragraph and first and last piece.

    A span begins or ends inside a word only where another part of the same
    attribution has the rest of it, and that is a word: a scraper glued the two together.
    A word that is cut otherwise belongs to the first of its parts.
    """
    for first, last in parts:
        at = first
        for number in range(first, last + 1):
            if number < last and article.block[number + 1] == article.block[number]:
                continue
            cut = int(article.start[at]), int(article.end[number])
            block = blocks[int(article.block[number])]
            start, end = _whole(text, cut, block, (at - 1 in taken, number + 1 in taken))
            if start < end:
                yield Span(start, end), block, at, number
            at = number + 1


def _whole(
    text: str, cut: tuple[int, int], block: Span, taken: tuple[bool, bool]
) -> tuple[int, int]:
    """Where pieces begin and end if no word is cut; the same place where they have none whole.

    Args:
        text: the document's text.
        cut: where the first piece begins and the last ends.
        block: their paragraph.
        taken: whether another part has the piece before them, and the one behind.
    """
    start, end = cut
    if not taken[0]:
        while start > block.start and _joins(text, start):
            start -= 1
    elif not _are_glued(text, start):
        # The part before it has the whole word.
        while start < end and _joins(text, start):
            start += 1
    if not taken[1] or not _are_glued(text, end):
        while end < block.end and _joins(text, end):
            end += 1
    return start, end


def _joins(text: str, place: int) -> bool:
    """Whether the characters on both sides of a place belong to one word."""
    return text[place - 1].isalnum() and text[place].isalnum()


def _are_glued(text: str, place: int) -> bool:
    """Whether a word begins at a place inside what stands there as one: "the dam heldshe said".

    No piece of a word that the network knows whole begins there where it only cut a word
    that it has never seen.
    """
    if place == 0 or place >= len(text) or not _joins(text, place):
        return True
    end = place
    while end < len(text) and text[end].isalnum():
        end += 1
    rest = text[place:end]
    if rest[0].isupper() and text[place - 1].islower():
        return True
    return len(rest) > 1 and rest.lower() in vocabulary()
