"""How words came to the reporter, as far as the words around an attribution say."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.core.speaker import Reached
from accordingto.resolve.channels.clue import Clue
from accordingto.resolve.channels.cues import by_cue, by_writing
from accordingto.resolve.channels.hearers import hearers, recipient
from accordingto.resolve.channels.outlet_names import leading_name
from accordingto.resolve.channels.patterns import Hit, hits
from accordingto.resolve.channels.sources import by_outlet, by_source, by_writer
from accordingto.resolve.frames import Frame, frame
from accordingto.resolve.phrase import phrase

NOT_STATED = Reached("not-stated", None)

_EMBEDDED = re.compile(
    r"<tweet\b|\bpic\.twitter\.com|[—–]\s?[^\n(]{2,60}\(@\w{1,15}\)|https?://t\.co/\w+"
)
"""What a post leaves in the text that it is put into."""
_MARKS = ("<tweet", "pic.twitter.com", "(@", "://t.co/")
"""One of these is in it, and in few other paragraphs."""
_OF_ANOTHER = re.compile(
    r"'s?\s(?:\w+\s)?(?:speech|remarks|address|comments|appearance|testimony)\s$"
)
"""Before a place or an occasion: a speech of somebody else, of whom the sentence tells."""
_BEFORE_CHARS = 60
_SPOKEN_BY = re.compile(r"[A-Z][A-Z .'’-]+[A-Z](?:,[^:\n]*)?$")
_TOLD_AT_THE_END = re.compile(r"\b(?:told|tells|telling)\s*$")
_HEARER = 40
"""Characters of what is attributed that an outlet's name may begin with."""


def clues(
    text: str,
    attribution: Attribution,
    paragraph: Span,
    contents: Sequence[Span] = (),
    *,
    outlet: Sequence[str] = (),
) -> list[Clue]:
    """Everything in an attribution's own sentence that tells how it came, surest first.

    Silence ("declined to comment") and posts come first where the cue says so, then what the
    source is ("the poll"), then to whom it was said or where, the nearest to the cue first.

    Args:
        text: the document's text.
        attribution: whose words.
        paragraph: the paragraph that its cue stands in.
        contents: what is attributed elsewhere in the article; it says nothing of this one.
        outlet: the names of the outlet that prints, as they may stand in the text.

    Returns:
        None where the sentence says nothing; for what other sentences say, see
        `occasions.reached_all`.

    Reference:
        The channels are those of Spangher, Peng, Ferrara and May (2023), "Identifying
        informational sources in news articles", EMNLP, put together where a text
        cannot tell them apart.
    """
    around = frame(text, attribution, paragraph, (*contents, *attribution.content))
    source = phrase(text, attribution.source) if attribution.source else None
    cues = by_cue(text, attribution, source)
    found = chain(
        (clue for clue in cues if clue.how != "cue"),
        _embedded(text, attribution, paragraph),
        by_source(text, attribution, source) if source is not None else (),
        _heard(around, outlet),
        _told_in_content(around, text, outlet),
        _nearest(around),
        (clue for clue in cues if clue.how == "cue"),
        _transcript(text, attribution, paragraph),
        by_writing(text, attribution),
        by_outlet(text, attribution, source, outlet) if source is not None else (),
        by_writer(text, attribution, paragraph),
    )
    first: dict[tuple[str, str], Clue] = {}
    for clue in found:
        first.setdefault((clue.how, clue.reached.channel), clue)
    return list(first.values())


def reached(
    text: str,
    attribution: Attribution,
    paragraph: Span,
    contents: Sequence[Span] = (),
    *,
    outlet: Sequence[str] = (),
) -> Reached:
    """How the words of one attribution came to the reporter, by its own sentence.

    The first of `clues`; `not-stated` where the sentence says nothing.
    """
    found = clues(text, attribution, paragraph, contents, outlet=outlet)
    return found[0].reached if found else NOT_STATED


def _embedded(text: str, attribution: Attribution, paragraph: Span) -> Iterator[Clue]:
    """A post that stands whole in the text, and what it attributes."""
    if attribution.cue and paragraph.contains(attribution.cue[0]):
        found = embedded(text, paragraph)
        if found is not None:
            yield Clue(Reached("social-post", found), "embedded")


# Asked for each attribution of a paragraph.
@lru_cache(maxsize=64)
def embedded(text: str, paragraph: Span) -> Span | None:
    """The marks that a post leaves in a paragraph, if one does."""
    if all(text.find(mark, paragraph.start, paragraph.end) < 0 for mark in _MARKS):
        return None
    found = _EMBEDDED.search(text, paragraph.start, paragraph.end)
    return None if found is None else Span(*found.span())


def _heard(around: Frame, outlet: Sequence[str]) -> Iterator[Clue]:
    """To whom it was said, where that is an outlet or the reporter."""
    for heard in hearers(around.words, outlet):
        yield Clue(Reached(heard.channel, around.span(heard.start, heard.end)), heard.how)


def _told_in_content(around: Frame, text: str, outlet: Sequence[str]) -> Iterator[Clue]:
    """An outlet that was told and stands in what is attributed: "telling | TASS it was so"."""
    found = _TOLD_AT_THE_END.search(text, around.start, around.cue.end)
    if found is None:
        return
    start = around.cue.end + 1
    after = text[start : start + _HEARER]
    channel = recipient(after, outlet) if after[:1].isupper() else None
    if channel is not None:
        end = start + len(leading_name(after))
        yield Clue(Reached(channel, Span(found.start(), end)), "told")


def _nearest(around: Frame) -> Iterator[Clue]:
    """What is said near the cue, nearest first."""
    listed: list[tuple[int, int, Hit]] = [
        (around.distance(around.span(hit.start, hit.end)), order, hit)
        for order, hit in enumerate(hits("near", around.words))
        if not _OF_ANOTHER.search(around.words, max(0, hit.start - _BEFORE_CHARS), hit.start)
    ]
    for _, _, hit in sorted(listed):
        yield Clue(Reached(hit.channel, around.span(hit.start, hit.end)), "near")


def _transcript(text: str, attribution: Attribution, paragraph: Span) -> Iterator[Clue]:
    """A speaker's name in capitals and a colon, as transcripts have it."""
    if not attribution.source or attribution.source[0].start != paragraph.start:
        return
    after = attribution.source[-1].end
    if _SPOKEN_BY.match(attribution.source[0].of(text)) and text[after : after + 2].lstrip()[
        :1
    ].startswith(":"):
        yield Clue(Reached("public-speech", attribution.source[0]), "transcript")
