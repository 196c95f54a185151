"""The words around an attribution: its sentence without what is attributed."""

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.resolve.words import sentence_at


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of a text in which what others say is blank, at its own places.

    Args:
        start: where it begins in the text.
        words: its characters, with spaces for what is attributed and straight quotation
            marks for curly ones, so that every place is `start` further on in the text.
        cue: where the cue stands, or the source where there is none.
    """

    start: int
    words: str
    cue: Span

    def span(self, start: int, end: int) -> Span:
        """The place in the text of `words[start:end]`."""
        return Span(self.start + start, self.start + end)

    def distance(self, span: Span) -> int:
        """Characters between a place and the cue, 0 inside it."""
        return max(0, span.start - self.cue.end, self.cue.start - span.end)


_FAR = 2_000
"""Characters on either side of source and cue: longer sentences are lists, or no sentences."""
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


def frame(text: str, attribution: Attribution, paragraph: Span, contents: Sequence[Span]) -> Frame:
    """The sentence of an attribution's cue without what is attributed in it.

    A sentence goes on over a quotation: all that lies between the sentences of source
    and cue belongs to it.

    Args:
        text: the document's text.
        attribution: whose.
        paragraph: the paragraph that its cue stands in.
        contents: what is attributed in the article; stretches that hold the attribution's
            own source or cue are passed over.
    """
    own = (*attribution.source, *attribution.cue) or attribution.content
    places = [span for span in own if paragraph.start <= span.start < paragraph.end] or [paragraph]
    around = [sentence_at(text, span.start, paragraph) for span in places]
    start = max(min(s.start for s in around), min(p.start for p in places) - _FAR)
    end = min(max(s.end for s in around), max(p.end for p in places) + _FAR)
    cue = attribution.cue[0] if attribution.cue else places[0]
    blank = [
        s
        for s in contents
        if s.start < end and start < s.end and not any(s.contains(part) for part in own)
    ]
    return Frame(start, blanked(text, Span(start, end), blank), cue)


def blanked(text: str, stretch: Span, contents: Sequence[Span]) -> str:
    """The characters of `stretch`, with spaces for those in `contents`."""
    pieces, at = [], stretch.start
    for content in sorted(contents):
        start, end = max(content.start, at), min(content.end, stretch.end)
        if start < end:
            pieces += [text[at:start], " " * (end - start)]
            at = end
    return "".join((*pieces, text[at : stretch.end])).translate(_STRAIGHT)
