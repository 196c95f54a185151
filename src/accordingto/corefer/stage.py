"""The stage: an article and its attributions in, mentions and entities out."""

from collections.abc import Sequence
from functools import cached_property

from accordingto.core.attribution import Attribution
from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.core.step import Step
from accordingto.corefer.coreference import Network, read
from accordingto.corefer.entities import records
from accordingto.corefer.network import OnnxNetwork, weights_sha256
from accordingto.encode.blocks import in_text_order

VERSION = "2"


class Coreference:
    """Finds the words of an article that refer, and which of them refer to the same.

    Keeps no memory between articles, so that neither their order nor the number of
    workers changes what it finds.

    Args:
        network: what reads; the shipped weights unless one in training is given.
    """

    def __init__(self, network: Network | None = None) -> None:
        self._network = network or OnnxNetwork()

    @cached_property
    def step(self) -> Step:
        """Names the decoder's version and the weights."""
        learned = "all-MiniLM-L6-v2 on GUM and labelled news"
        return Step("corefer", "word-level", VERSION, learned, weights_sha256())

    def read(
        self,
        text: str,
        paragraphs: Sequence[Span],
        attributions: Sequence[Attribution],
        *,
        title: Span | None = None,
    ) -> tuple[tuple[Mention, ...], tuple[ArticleEntity, ...]]:
        """The mentions of one article and the entities that they refer to.

        Args:
            text: the whole document's text; spans count from its start.
            paragraphs: the article's body in text order; nothing outside them and the
                title is looked at.
            attributions: who says what in it.
            title: the headline's place, when it has one.

        Returns:
            Mentions by the place of their heads, and entities by that of their first
            mention; each mention stands in one.
        """
        blocks = in_text_order(paragraphs, title)
        return records(read(self._network, text, blocks, title, attributions))
