"""The two sides of a difference: runs of words, cut where paragraphs end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accordingto.core.span import Span
from accordingto.core.version import Change, ChangeKind, Wording
from accordingto.versions.words import words

MAX_CHARS = 2_000_000
"""A rewritten stretch is compared word by word up to this length, ten times that of a long
book's chapter: a million words of one letter, the worst case, need 200 MB."""

Stretch = tuple[int, int, int, int]
"""Start and end in the earlier version, start and end in the later, in words or paragraphs."""


class Side:
    """One version, asked for its words in the order of the text.

    Args:
        wording: its text and paragraphs.
    """

    def __init__(self, wording: Wording) -> None:
        self.text = wording.text
        self.paragraphs = wording.paragraphs

    def run(self, first: int, last: int) -> "Run":
        """The words of paragraphs `[first, last)`."""
        chosen = self.paragraphs[first:last]
        if sum(map(len, chosen)) > MAX_CHARS:
            whole = [(p.start, p.end, number) for number, p in enumerate(chosen, first)]
            return Run(self, first, whole, is_too_long=True)
        return Run(
            self,
            first,
            [
                (start, end, number)
                for number, paragraph in enumerate(chosen, first)
                for start, end in words(self.text, paragraph)
            ],
        )


@dataclass(frozen=True, slots=True)
class Run:
    """The words of some neighbouring paragraphs of one version.

    Args:
        side: the version.
        first: the number of the first of the paragraphs.
        words: start, end and number of the paragraph of each.
        is_too_long: whether `words` are whole paragraphs, for want of room.
    """

    side: Side
    first: int
    words: Sequence[tuple[int, int, int]]
    is_too_long: bool = False

    def strings(self) -> Iterator[str]:
        """The words as they are written."""
        text = self.side.text
        return (text[start:end] for start, end, _ in self.words)

    def pieces(self, start: int, end: int) -> list[Span]:
        """Words `[start, end)` as spans, one for each paragraph that they stand in."""
        edges: dict[int, tuple[int, int]] = {}
        for first, last, paragraph in self.words[start:end]:
            edges[paragraph] = (edges.get(paragraph, (first, 0))[0], last)
        return [Span(*edge) for edge in edges.values()]

    def behind(self, at: int) -> int:
        """The place behind the word before word `at`; before the next where there is none."""
        if at:
            return self.words[at - 1][1]
        if self.first:
            return self.side.paragraphs[self.first - 1].end
        return self.words[0][0] if self.words else self.side.paragraphs[0].start

    def opens(self, piece: Span, at: int) -> bool:
        """Whether a piece opens a paragraph that goes on with word `at`."""
        if at == len(self.words) or self.words[at][0] < piece.end:
            return False
        owner = self.side.paragraphs[self.words[at][2]]
        return owner.start == piece.start


def split(one: Run, two: Run, stretch: Stretch) -> Iterator[Change]:
    """One change for each paragraph that words of a stretch were taken from or put into."""
    i, to_i, j, to_j = stretch
    before, after = one.pieces(i, to_i), two.pieces(j, to_j)
    before_at, after_at = one.behind(i), two.behind(j)
    n_changes = max(len(before), len(after))
    for number in range(n_changes):
        old = before[number] if number < len(before) else None
        new = after[number] if number < len(after) else None
        if number == n_changes - 1:
            # What opens a paragraph that goes on stands before the next word, which may
            # open a paragraph on the other side too, not behind the last.
            if old is None and new is not None and to_i < len(one.words) and two.opens(new, to_j):
                before_at = one.words[to_i][0]
            if new is None and old is not None and to_j < len(two.words) and one.opens(old, to_i):
                after_at = two.words[to_j][0]
        yield _change(old, new, before_at, after_at)
        before_at = before_at if old is None else old.end
        after_at = after_at if new is None else new.end


def _change(old: Span | None, new: Span | None, before_at: int, after_at: int) -> Change:
    kind: ChangeKind = "added" if old is None else "removed" if new is None else "replaced"
    return Change(
        kind, old, new, before_at if old is None else old.start,
        after_at if new is None else new.start,
    )  # fmt: skip
