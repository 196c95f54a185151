"""An attribution in the making, before parents, form and probability are known."""

from collections.abc import Iterable
from dataclasses import dataclass

from accordingto.annotate.lexicon import Cue
from accordingto.core.attribution import Kind, Stance
from accordingto.core.span import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule or the network found.

    Args:
        rule: the rule's name, or what the network calls it.
        source: who speaks, in text order; may be empty.
        cue: the words that attribute; may be empty.
        content: what is attributed; never empty.
        kind: as in `Attribution`.
        stance: as in `Attribution`.
        hedged: as in `Attribution`.
        probability: as in `Attribution`; None for that of the rule.
    """

    rule: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Kind = "said"
    stance: Stance = "asserts"
    hedged: bool = False
    probability: float | None = None

    @property
    def start(self) -> int:
        """The first character of any part."""
        return min(s.start for s in (*self.source, *self.cue, *self.content))

    @property
    def end(self) -> int:
        """The end of the last part."""
        return max(s.end for s in (*self.source, *self.cue, *self.content))


def drafted(
    rule: str,
    word: Cue | None,
    *,
    source: Iterable[Span],
    cue: Iterable[Span],
    content: Iterable[Span],
) -> Draft:
    """A draft that does what `word` does; without a word, it asserts."""
    parts = (tuple(sorted(source)), tuple(sorted(cue)), tuple(sorted(content)))
    if word is None:
        return Draft(rule, *parts)
    return Draft(rule, *parts, word.kind, word.stance, word.hedged)
