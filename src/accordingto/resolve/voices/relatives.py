"""Whom mentions reach a relative pronoun from, where the words alone tell nothing."""

import re
from collections.abc import Iterable

from accordingto.core.span import Span
from accordingto.core.speaker import Speaker
from accordingto.resolve.nouns import is_plural
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.descriptions import NOBODY, Descriptions

_THINGS = ("company", "official-body", "outlet", "document", "other")
_MARKS = " ,—–-()”’\"'"
_LONGEST_MARKS = 4
"""Characters of marks between words and the relative that takes them up: of "’, "."""
_NEAR = 1_000
"""Characters before a relative pronoun in which the noun stands that it takes up."""
_IS = re.compile(
    r" (?P<is>is|are|was|were)(?:n['’]t)?(?: (?:not|also|now|still|indeed))*"
    r"(?: (?:the|an?)(?: very| [a-z]+ and)?)? ?"
)
"""What stands between a subject and a noun that says what it is."""
_SET_BESIDE = re.compile(r" (?P<is>is|are|was|were) (?:one of|among|an?|the) [^,;:.()\n—–]{1,80}, ")
"""The same where other words say it first: "Lint was one of the oldest, a miner who"."""
_ONES = re.compile(r"the (?:very )?(?:(?:only|first|last) )?ones? $")
_DETERMINED = ("the ", "a ", "an ")
_ENDS_DETERMINED = re.compile(r" (?:the|an?)(?: [a-z]+ and)? $")
_FEW = 120
"""Characters before a noun in which what it is said of stands."""


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

    def personal(self, pronoun: Span, meant: Speaker) -> Speaker:
        """Who is meant by "who", which takes up a person before a thing.

        Of "a man close to the Neld Works, who" that is the man.

        Args:
            pronoun: the relative.
            meant: whom the words right before it stand for.
        """
        is_thing = meant.kind in _THINGS and len(meant.entities) == 1
        if not (is_thing and pronoun.of(self._text).lower().startswith("who")):
            return meant
        reached = self.reached(pronoun)
        return reached if reached.entities and reached.kind not in _THINGS else meant

    def said_of(self, pronoun: Span, noun: Span | None) -> Speaker | None:
        """Whom a noun is said of that a relative takes up: Lint of "Lint is the miner who".

        A bare noun ("the culprits are miners who") says more than what it is said of.

        Args:
            pronoun: the relative.
            noun: the words that it takes up, if those are known.
        """
        paragraph = self._descriptions.paragraph(pronoun.start)
        start = max(paragraph.start, pronoun.start - _FEW)
        if start >= pronoun.start:
            return None
        if noun is None:
            ones = _ONES.search(self._text, start, pronoun.start)
            if ones is None:
                return None
            noun = Span(ones.start(), pronoun.start)
        start = max(paragraph.start, noun.start - _FEW)
        subject = self._subject(start, noun) if start < noun.start else None
        if subject is None:
            return None
        return self._descriptions.of_mention(subject, "relative pronoun")

    def _subject(self, start: int, noun: Span) -> int | None:
        """The mention of people that a verb sets equal to a noun with an article, if one does."""
        is_determined = self._text.startswith(_DETERMINED, noun.start)
        if not is_determined and not _ENDS_DETERMINED.search(self._text, start, noun.start):
            return None
        for pattern in (_IS, _SET_BESIDE):
            for found in pattern.finditer(self._text, start, noun.start):
                if found.end() == noun.start:
                    return self._people_before(start, found.start("is"))
        return None

    def _people_before(self, start: int, place: int) -> int | None:
        """Those who are named, or described as several, right before a place."""
        mentions = self._cast.mentions
        reaching = [
            n for n in self._cast.within([Span(start, place)])
            if mentions[n].span.end <= place
            and not self._text[mentions[n].span.end : place].strip()
            and mentions[n].kind == "person" and mentions[n].form != "pronoun"
        ]  # fmt: skip
        outer = min(reaching, key=lambda n: mentions[n].span, default=None)
        if outer is None:
            return None
        is_told = self._cast.is_named(self._cast.entity_of(outer)) or self._cast.group(outer)
        return outer if is_told or is_plural(mentions[outer].head.of(self._text)) else None

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
