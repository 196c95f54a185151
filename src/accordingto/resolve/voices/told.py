"""An article with its attributions, as sources and chains are read from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span


@dataclass(frozen=True, slots=True)
class Told:
    """One article.

    Args:
        text: the whole document's text.
        paragraphs: of the article, title included, in text order.
        attributions: what the annotator found.
        outlet: the names of the outlet that prints.
        credits: words that credit the whole article to an agency or another outlet.
    """

    text: str
    paragraphs: Sequence[Span]
    attributions: Sequence[Attribution]
    outlet: Sequence[str] = ()
    credits: Sequence[Span] = ()
