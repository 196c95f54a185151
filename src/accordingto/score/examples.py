"""Articles with their gold, as training sees them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from accordingto.annotate.edges import tidy
from accordingto.core.attribution import ROLES, Role
from accordingto.core.span import Span
from accordingto.read.plain import headline, paragraphs


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution that somebody marked.

    Args:
        source: as in `Attribution`; so are `cue` and `content`.
        inner: whether it stands inside another's content.
        weight: how much it counts in training, in (0, 1]; 1 for what people marked.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    inner: bool = False
    weight: float = 1.0

    def spans(self, role: Role) -> tuple[Span, ...]:
        """The spans of one role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]

    @property
    def parts(self) -> tuple[Span, ...]:
        """All spans, in text order."""
        return tuple(sorted((*self.source, *self.cue, *self.content)))

    def moved(self, starts: Sequence[int], ends: Sequence[int]) -> "Gold":
        """The same in an edited text, without spans that are gone.

        Args:
            starts: where each character now begins.
            ends: where it now ends.
        """
        spans = {
            role: tuple(
                Span(starts[s.start], ends[s.end - 1])
                for s in self.spans(role)
                if starts[s.start] < ends[s.end - 1]
            )
            for role in ROLES
        }
        return replace(self, source=spans["source"], cue=spans["cue"], content=spans["content"])


@dataclass(frozen=True, slots=True)
class Example:
    """One article and what is marked in it.

    Args:
        name: for messages.
        text: the article.
        golds: what is marked, by the place of the cue.
    """

    name: str
    text: str
    golds: tuple[Gold, ...]

    def layout(self) -> tuple[tuple[Span, ...], Span | None]:
        """Title and paragraphs in text order, and the title: as `extract --plain` reads it."""
        blocks = paragraphs(self.text)
        return blocks, headline(self.text, blocks)


def example(record: dict[str, Any]) -> Example:
    """A record of `polnear.py` with its spans joined and tidied.

    An attribution without cue or content cannot be anchored and is left out.
    """
    text = record["text"]
    blocks = paragraphs(text)
    golds = []
    for marked in record["attributions"]:
        if not marked["cue"] or not marked["content"]:
            continue
        parts = {
            role: tuple(
                tidied
                for piece in joined(text, marked[role])
                for tidied in _in_blocks(text, piece, blocks, marks=role == "content")
            )
            for role in ROLES
        }
        if parts["cue"] and parts["content"]:
            golds.append(Gold(parts["source"], parts["cue"], parts["content"]))
    return Example(record["doc_id"], text, tuple(sorted(golds, key=lambda g: g.cue)))


def joined(text: str, fragments: Iterable[Sequence[int]]) -> list[Span]:
    """Fragments in text order; two are one when no word stands between them."""
    found: list[Span] = []
    for start, end in sorted((int(a), int(b)) for a, b in fragments):
        between = text[found[-1].end : start] if found else ""
        if found and not any(c.isalnum() for c in between):
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        elif start < end:
            found.append(Span(start, end))
    return found


def _in_blocks(text: str, piece: Span, blocks: Sequence[Span], *, marks: bool) -> Iterable[Span]:
    """A span cut at paragraph ends, each part tidied."""
    for block in blocks:
        if block.start < piece.end and piece.start < block.end:
            part = Span(max(block.start, piece.start), min(block.end, piece.end)).trim(text)
            if part is not None:
                yield tidy(text, part, block, marks=marks)
