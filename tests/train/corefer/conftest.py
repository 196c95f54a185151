"""Made-up gold texts of coreference, and a network of one narrow layer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.core.step import Step
from accordingto.score.gum import GoldMention, GoldText
from accordingto.testing import span_of
from tests.annotate.conftest import lines
from tests.train.conftest import tiny_encoder

if TYPE_CHECKING:
    from accordingto.train.corefer.network import Network

GATES = "Ada Lint, the mayor, left Orrin.\nThen she saw the old gates leak. “They leak,” she said."
FERRY = "Wim Odell runs a ferry.\nHe said the ferry of Orrin lay still."


@dataclass
class Silent:
    """Finds what it is told to find in a text."""

    found: Mapping[str, Sequence[Attribution]] = field(default_factory=dict)
    step: Step = Step("annotate", "silent", "1")  # noqa: RUF009 - a frozen record

    def annotate(
        self, text: str, _paragraphs: Sequence[Span], *, title: Span | None = None
    ) -> tuple[Attribution, ...]:
        assert title is None
        return tuple(self.found.get(text, ()))


def mention(text: str, words: str, head: str = "", type_: str = "person") -> GoldMention:
    """The first place of some words; the head is the last of them unless it is given."""
    span = span_of(text, words)
    at = words.index(head) if head else words.rfind(" ") + 1
    start = span.start + at
    return GoldMention(span, Span(start, start + len(head or words[at:])), type_)


def gold(
    text: str, mentions: Sequence[GoldMention], clusters: Sequence[Sequence[GoldMention]] = ()
) -> GoldText:
    """A text, each line of which is a paragraph."""
    blocks = tuple(lines(text))
    held = tuple(tuple(cluster) for cluster in clusters)
    return GoldText("made-up", "news", text, blocks, None, tuple(mentions), held)


def two_texts() -> tuple[GoldText, GoldText]:
    lint, mayor = mention(GATES, "Ada Lint"), mention(GATES, "the mayor")
    she, gates = mention(GATES, "she"), mention(GATES, "the old gates", type_="object")
    they = mention(GATES, "They", type_="object")
    odell, he = mention(FERRY, "Wim Odell"), mention(FERRY, "He")
    boat = mention(FERRY, "a ferry", type_="object")
    same = mention(FERRY, "the ferry of Orrin", "ferry", type_="object")
    orrin = mention(FERRY, "Orrin", type_="place")
    return (
        gold(GATES, (lint, mayor, she, gates, they), ((lint, mayor, she), (gates, they))),
        gold(FERRY, (odell, he, boat, same, orrin), ((odell, he), (boat, same))),
    )


def tiny(seed: int = 0) -> "Network":
    """A network that has learned nothing."""
    from accordingto.train.corefer.network import Network  # noqa: PLC0415 - imports PyTorch

    return Network(tiny_encoder(seed))
