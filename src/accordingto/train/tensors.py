"""Examples as arrays: windows of pieces, anchors, and labels as seen from each anchor."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from accordingto.annotate import labels
from accordingto.core.attribution import ROLES
from accordingto.core.span import Span
from accordingto.encode.pieces import Ints, Pieces, pieces
from accordingto.encode.quotes import quotations
from accordingto.encode.windows import CONTEXT, Window, windows
from accordingto.score.examples import Example, Gold

NONE_OR_INNER = 3
"""Target of pieces inside a gold content: PolNeAR does not mark inner voices, so that
there the network may find one or not."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One window of an example.

    Args:
        pieces: the article's pieces in the window.
        anchors: target of each piece: an anchor class, or `NONE_OR_INNER`; int64 [n_pieces].
        weights: how much each piece's anchor target counts, float32 [n_pieces].
        at: the pieces that anchor a gold attribution, int64 [n_golds].
        labels: labels as seen from each of these, int64 [n_golds, n_pieces].
        gold_weights: float32 [n_golds].
    """

    pieces: Pieces
    anchors: Ints
    weights: np.ndarray
    at: Ints
    labels: Ints
    gold_weights: np.ndarray


class Cueness:
    """How often each word piece stands in a cue: chooses a cue's anchor.

    Args:
        in_cues: piece → how often in a cue.
        everywhere: piece → how often at all.
    """

    def __init__(self, in_cues: Counter[int], everywhere: Counter[int]) -> None:
        self._in_cues, self._everywhere = in_cues, everywhere

    def anchor(self, ids: Ints, first: int, last: int) -> int:
        """The piece in `[first, last]` whose word most often belongs to a cue."""
        return max(range(first, last + 1), key=lambda i: (self._of(int(ids[i])), -i))

    def _of(self, piece: int) -> float:
        return (self._in_cues[piece] + 0.1) / (self._everywhere[piece] + 5.0)

    @classmethod
    def of(cls, examples: Iterable[Example]) -> "Cueness":
        """Counted over training examples."""
        in_cues: Counter[int] = Counter()
        everywhere: Counter[int] = Counter()
        for one in examples:
            read = read_pieces(one)
            everywhere.update(read.ids.tolist())
            for gold in one.golds:
                for first, last in _ranges(read, gold.cue):
                    in_cues.update(read.ids[first : last + 1].tolist())
        return cls(in_cues, everywhere)


def read_pieces(one: Example) -> Pieces:
    """The example as the network reads it."""
    blocks, title = one.layout()
    return pieces(one.text, blocks, title, quotations(one.text, blocks))


def seen(one: Example, cueness: Cueness, *, core: int, context: int = CONTEXT) -> Iterator[Seen]:
    """The windows of an example with their targets; golds without a place are left out."""
    read = read_pieces(one)
    targets = np.zeros(len(read), dtype=np.int64)
    weights = np.ones(len(read), dtype=np.float32)
    for gold in one.golds:
        for first, last in _ranges(read, gold.content):
            targets[first : last + 1] = NONE_OR_INNER
    placed: list[tuple[int, Gold, Ints]] = []
    for gold in one.golds:
        sequence = _sequence(read, gold)
        spots = _ranges(read, gold.cue)
        if sequence is None or not spots:
            continue
        first, last = max(spots, key=lambda r: r[1] - r[0])
        at = cueness.anchor(read.ids, first, last)
        targets[at] = labels.INNER_ANCHOR if gold.inner else labels.OUTER_ANCHOR
        weights[at] = gold.weight
        placed.append((at, gold, sequence))
    for window in windows(read, core=core, context=context):
        yield _window(read, window, (targets, weights), placed)


def _window(
    read: Pieces,
    window: Window,
    targets: tuple[Ints, np.ndarray],
    placed: Sequence[tuple[int, Gold, Ints]],
) -> Seen:
    cut = slice(window.first, window.last)
    inside = [
        (at, gold, _closed(sequence[cut]))
        for at, gold, sequence in placed
        if window.core_first <= at < window.core_last
    ]
    n = window.last - window.first
    return Seen(
        Pieces(*(getattr(read, name)[cut] for name in Pieces.__slots__)),
        targets[0][cut],
        targets[1][cut],
        np.array([at - window.first for at, _, _ in inside], dtype=np.int64),
        np.array([s for _, _, s in inside], dtype=np.int64).reshape(-1, n),
        np.array([g.weight for _, g, _ in inside], dtype=np.float32),
    )


def _closed(sequence: Ints) -> Ints:
    """A sequence cut out of a longer one, its first and last span begun and ended."""
    out = sequence.copy()
    if len(out) == 0:
        return out
    for at, ends in (
        (0, {labels.INSIDE: labels.BEGIN, labels.END: labels.SINGLE}),
        (len(out) - 1, {labels.INSIDE: labels.END, labels.BEGIN: labels.SINGLE}),
    ):
        value = int(out[at])
        if value:
            role, place = divmod(value - 1, 4)
            out[at] = 1 + 4 * role + ends.get(place, place)
    return out


def _sequence(read: Pieces, gold: Gold) -> Ints | None:
    """Labels of all pieces as seen from one attribution; the content gives way to the others."""
    out = np.zeros(len(read), dtype=np.int64)
    for role in ("content", "source", "cue"):
        for first, last in _ranges(read, gold.spans(role)):
            out[first : last + 1] = 1 + ROLES.index(role)
    spans = np.flatnonzero(np.diff(np.concatenate(([0], out, [0]))))
    for first, stop in pairwise(spans.tolist()):
        if out[first]:
            role = ROLES[out[first] - 1]
            out[first:stop] = labels.label(role, labels.INSIDE)
            out[first] = labels.label(role, labels.BEGIN)
            out[stop - 1] = labels.label(role, labels.END)
            if stop == first + 1:
                out[first] = labels.label(role, labels.SINGLE)
    return out if out.any() else None


def _ranges(read: Pieces, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The pieces that spans cover, as `[first, last]`."""
    found: list[tuple[int, int]] = []
    for span in spans:
        first = int(np.searchsorted(read.end, span.start, side="right"))
        last = int(np.searchsorted(read.start, span.end, side="left")) - 1
        while first <= last and read.start[first] == read.end[first]:
            first += 1
        if first <= last:
            found.append((first, last))
    return found
