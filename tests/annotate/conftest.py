"""One pipeline for all tests of the annotator, and attributions in a readable shape."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from accordingto.annotate.baseline import Baseline
from accordingto.core.attribution import Attribution
from accordingto.core.span import Span


@dataclass(frozen=True)
class Read:
    """An attribution with its words in place of spans."""

    source: tuple[str, ...]
    cue: tuple[str, ...]
    content: tuple[str, ...]
    made: Attribution


Reader = Callable[..., list[Read]]


def lines(text: str) -> list[Span]:
    """The lines of `text` that hold anything, trimmed."""
    found, start = [], 0
    for line in text.split("\n"):
        span = Span(start, start + len(line)).trim(text) if line else None
        if span:
            found.append(span)
        start += len(line) + 1
    return found


@pytest.fixture(scope="session")
def baseline() -> Baseline:
    return Baseline()


@pytest.fixture(scope="session")
def read(baseline: Baseline) -> Reader:
    """Annotates a text, one paragraph a line; with `titled` the first line is the headline."""

    def reader(text: str, *, titled: bool = False) -> list[Read]:
        blocks = lines(text)
        title = blocks[0] if titled else None
        found = baseline.annotate(text, blocks[1:] if titled else blocks, title=title)
        return [
            Read(
                tuple(s.of(text) for s in a.source),
                tuple(s.of(text) for s in a.cue),
                tuple(s.of(text) for s in a.content),
                a,
            )
            for a in found
        ]

    return reader


def one(found: list[Read]) -> Read:
    """The only outermost attribution."""
    outer = [r for r in found if r.made.parent is None]
    assert len(outer) == 1, found
    return outer[0]
