"""Who signs what is printed whole: a post, a letter, a digest's summary of a report."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.resolve.channels.outlet_names import is_outlet_name, is_own
from accordingto.resolve.voices.cast import Cast

_POST = re.compile(r"[—–-]{1,2} ?(?P<name>[A-Z][^()\n]{2,40}?) \(@\w+\)")
"""Who wrote a post, behind it: "— Ada Lint (@lint)"."""
_CREDIT = re.compile(r"[\[(](?P<names>[^()\[\]\n]{2,80})[\])][.\s]*$")
"""Brackets with which a paragraph ends: "[Ada Lint, Reuters]"."""
_LETTER = re.compile(
    r"(?P<name>@\w{2,15}|[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3})"
    r"(?:[,;] [^\W\d_a-z][^\n]{0,40})?"
)
"""Who wrote a letter, in a paragraph of its own: "Ada Lint, Orrin"."""
_LETTERS = 3
"""Signatures that make letters of an article; fewer are headings of one word or another."""
_LONG = 80
"""Characters of the longest signature."""


class Signed:
    """The signatures of an article, and whether its paragraphs are letters of several.

    Args:
        text: the document's text.
        blocks: the article's paragraphs, in text order.
        outlet: the names of the outlet that prints.
        cast: its entities.
    """

    def __init__(
        self, text: str, blocks: Sequence[Span], outlet: Sequence[str], cast: Cast
    ) -> None:
        self._text = text
        self._outlet = outlet
        self._blocks = blocks
        self._cast = cast
        self._within: dict[int, Span | None] = {}
        found = {n: name for n in range(1, len(blocks)) if (name := self._letter(n)) is not None}
        # Names that head what is said of each stand before it, and none at the end.
        self.are_letters = len(found) >= _LETTERS and max(found) == len(blocks) - 1
        self._letters = found if self.are_letters else {}
        self._places = sorted(self._letters)

    def of(self, place: int) -> Span | None:
        """The name of who signs what a paragraph says, behind it; None if nobody does.

        Args:
            place: of the paragraph.
        """
        if place not in self._within:
            self._within[place] = self._signature(place)
        at = bisect_left(self._places, place)
        # A headline is no letter.
        is_letter = place and at < len(self._places)
        below = self._letters[self._places[at]] if is_letter else None
        return self._within[place] or below

    def _signature(self, place: int) -> Span | None:
        """Who signs in the paragraph itself."""
        block = self._blocks[place]
        posts = [*_POST.finditer(self._text, block.start, block.end)]
        if posts:
            return Span(*posts[-1].span("name"))
        credit = _CREDIT.search(self._text, max(block.start, block.end - _LONG - 2), block.end)
        if credit is None:
            return None
        names = re.finditer(r"[^,|/\s][^,|/]*", credit["names"])
        spans = [
            Span(at, at + len(one.group().rstrip()))
            for one in names
            for at in [credit.start("names") + one.start()]
        ]
        listed = [span for span in spans if is_outlet_name(span.of(self._text))]
        own = any(is_own(span.of(self._text), self._outlet) for span in listed)
        return listed[0] if listed and not own else None

    def _letter(self, place: int) -> Span | None:
        """Whose name or handle a paragraph is."""
        block = self._blocks[place]
        if len(block) > _LONG:
            return None
        found = _LETTER.fullmatch(block.of(self._text).strip().rstrip("."))
        if found is None:
            return None
        start = self._text.index(found["name"], block.start)
        name = Span(start, start + len(found["name"]))
        words = name.of(self._text)
        if words.startswith("@"):
            return name
        kinds = {self._cast.mentions[n].kind for n in self._cast.within([name])}
        are_capitals = all(word[0].isupper() for word in words.split())
        return name if are_capitals and kinds == {"person"} else None
