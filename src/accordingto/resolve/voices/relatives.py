"""Whom mentions reach a relative pronoun from, where the words alone tell nothing."""

from collections.abc import Iterable

from accordingto.core.span import Span
from accordingto.core.speaker import Speaker
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.descriptions import NOBODY, Descriptions

_MARKS = " ,—–-()”’\"'"
_LONGEST_MARKS = 4
"""Characters of marks between words and the relative that takes them up: of "’, "."""
_NEAR = 1_000
"""Characters before a relative pronoun in which the noun stands that it takes up."""


class Relatives:
    """Finds what relative pronouns take up by the mentions before them.

    Args:
        text: the document's text.
        cast: the article's entities.
        descriptions: says who they are.
    """

    def __init__(self, text: str, cast: Cast, descriptions: Descriptions) -> None:
        self._text = text
        self._cast = cast
        self._descriptions = descriptions

    def reached(self, pronoun: Span) -> Speaker:
        """Who is mentioned right before a relative.

        Of "a word from a miner in Orrin, who" all three reach it; people are meant before
        things by "who", and several where an "and" joins them up to it.
        """
        if pronoun.of(self._text)[:1].isupper():
            return NOBODY  # "Who cares?" asks, and "That suggests" points.
        paragraph = self._descriptions.paragraph(pronoun.start)
        start = min(paragraph.start, pronoun.start)
        start = max(start, pronoun.start - _NEAR)
        before = self._cast.within([Span(start, pronoun.start + 1)])
        mentions = self._cast.mentions
        reaching = self._reaching(before, pronoun.start)
        if pronoun.of(self._text).lower().startswith("who"):
            reaching = [n for n in reaching if mentions[n].kind == "person"] or reaching
        nearest = max(reaching, key=lambda n: mentions[n].head, default=None)
        if nearest is None:
            return NOBODY
        joined = [n for n in reaching if mentions[n].span.contains(mentions[nearest].span)]
        several = next((n for n in joined if self._cast.group(n)), nearest)
        return self._descriptions.of_mention(self._beside(several, before), "relative pronoun")

    def _reaching(self, before: Iterable[int], place: int) -> list[int]:
        """The mentions among some that reach a place, with no more than a mark between."""
        mentions = self._cast.mentions
        return [
            n for n in before
            if mentions[n].span.end >= place - _LONGEST_MARKS and mentions[n].head.end <= place
            and not self._text[mentions[n].span.end : place].strip(_MARKS)
        ]  # fmt: skip

    def _beside(self, mention: int, before: Iterable[int]) -> int:
        """The name beside which a description stands: "Neld Guard, a group that"."""
        mentions = self._cast.mentions
        start = mentions[mention].span.start
        is_set = self._text[max(0, start - 2) : start] == ", "
        if not is_set or self._cast.is_named(self._cast.entity_of(mention)):
            return mention
        if not self._text.startswith(("a ", "an ", "the "), start):
            return mention
        named = (
            n for n in before
            if mentions[n].span.end == start - 2 and mentions[n].form == "name"
        )  # fmt: skip
        return next(named, mention)
