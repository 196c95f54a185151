"""What every annotator is: text in, attributions out."""

from collections.abc import Sequence
from typing import Protocol

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.core.step import Step


class Annotator(Protocol):
    """Finds the attributions of one article.

    An annotator keeps no memory between articles, so that neither their order
    nor the number of workers changes what it finds.
    """

    @property
    def step(self) -> Step:
        """What its records say in `made_by`."""
        ...

    def annotate(
        self, text: str, paragraphs: Sequence[Span], *, title: Span | None = None
    ) -> tuple[Attribution, ...]:
        """The attributions of one article.

        Args:
            text: the whole document's text; spans count from its start.
            paragraphs: the article's body in text order; nothing outside them
                and the title is looked at.
            title: the headline's place, when it has one.

        Returns:
            Attributions in the order of their first character, each once, every
            span inside one of `paragraphs` or the title; `parent` is an index
            into the returned tuple.
        """
        ...
