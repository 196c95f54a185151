"""How words came to the reporter, as far as the words around an attribution say."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.core.speaker import Channel, Reached
from accordingto.resolve.channel_words import Hit, hits
from accordingto.resolve.frames import Frame, frame
from accordingto.resolve.kinds import kind_of
from accordingto.resolve.lexicon import is_outlet
from accordingto.resolve.phrase import Phrase, phrase

NOT_STATED = Reached("not-stated", None)

_ARTICLE = re.compile(r"^(?:the|The|THE)\s+")
_NAME = (
    r"(?:(?:[Tt]he|THE)\s+)?[A-Z][\w.&-]*"
    r"(?:\s+(?:&\s+|of\s+the\s+|the\s+|of\s+)?[A-Z\d][\w.&-]*)*"
)
_TOLD = re.compile(
    r"\b(?:told|tells|telling|tell|(?:said|spoke|speaking|confirmed|denied|explained|wrote|saying|"
    r"comment(?:s|ed)?|remarks|confirms) (?:to|with)|in (?:comments|remarks) to)\s+"
)
_INTERVIEW = re.compile(r"\b(?:interview(?:s|ed|ing)?|sit-down|sat down with|conversation with)\b")
_ON_AIR = re.compile(r"\b(?:on|to|with|by|from|in|for)\s+(?:\w+\s+)?[\"']?(?=[A-Z])")
_OURSELVES = re.compile(
    r"(?:us|me|this (?:news)?(?:paper|site|channel|magazine|reporter|correspondent|agency|outlet)"
    r"|our (?:own )?(?:reporters?|correspondents?|colleagues?|newsroom))\b"
)
_DESCRIBED_OUTLET = re.compile(
    r"(?:the|a|an|one|another|his|her|local|state|\w+'s)\s(?:\w+[ -]){0,3}?"
    r"(?:newspaper|paper|magazine|website|site|channel|station|network|news agency|broadcaster|"
    r"tabloid|weekly|daily|television|tv|radio|podcast|blog|outlet|outlets|host|anchor|moderator)\b"
    r"|(?:television|radio|tv|fellow)?\s?(?:host|anchor)\b"
    r"|(?:state |local )?(?:television|radio|tv)\b",
    re.IGNORECASE,
)


def reached(
    text: str,
    attribution: Attribution,
    paragraph: Span,
    contents: Sequence[Span] = (),
    *,
    outlet: Sequence[str] = (),
) -> Reached:
    """How the words of one attribution came to the reporter, by its own sentence.

    Silence ("declined to comment") and posts decide where the cue says so, then what the
    source is ("the poll"), then to whom it was said or where, the nearest to the cue first.

    Args:
        text: the document's text.
        attribution: whose words.
        paragraph: the paragraph that its cue stands in.
        contents: what is attributed elsewhere in the article; it says nothing of this one.
        outlet: the names of the outlet that prints, as they may stand in the text.

    Returns:
        `not-stated` where the sentence says nothing; for what sentences before it
        said, see `occasions.reached_all`.

    Reference:
        The channels are those of Spangher, Peng, Ferrara and May (2023), "Identifying
        informational sources in news articles", EMNLP, put together where a text
        cannot tell them apart.
    """
    around = frame(text, attribution, paragraph, (*contents, *attribution.content))
    source = phrase(text, attribution.source) if attribution.source else None
    cues = list(_cue_hits(text, attribution))
    for channel in ("declined-comment", "social-post"):
        strong = next((one for one in cues if one.channel == channel), None)
        if strong is not None:
            return strong
    found = chain(
        _from_source(source), _asked(around, outlet), _nearest(around), cues,
        _weak_source(source, outlet),
    )  # fmt: skip
    return next(found, NOT_STATED)


def _cue_hits(text: str, attribution: Attribution) -> Iterator[Reached]:
    for cue in attribution.cue:
        words = cue.of(text).replace("’", "'")
        for hit in hits("cue", words):
            yield Reached(hit.channel, Span(cue.start + hit.start, cue.start + hit.end))


def _from_source(source: Phrase | None) -> Iterator[Reached]:
    """What a source is that is no voice: a poll, a law, another outlet."""
    if source is None:
        return
    counted = [word for word in source.counted if word.low == "percent" or word.text.endswith("%")]
    if counted:
        yield Reached("document", counted[0].span)
    if source.known is not None:
        yield from _head_hits(source)


def _weak_source(source: Phrase | None, outlet: Sequence[str]) -> Iterator[Reached]:
    if source is None:
        return
    name = " ".join(word.plain for word in source.head if word.is_word)
    named = Span(source.head[0].span.start, source.head[-1].span.end)
    if _is_own(name, outlet):
        yield Reached("published-work", named)
    elif kind_of(source) == "outlet":
        yield Reached("press-report", named)


def _head_hits(source: Phrase) -> Iterator[Reached]:
    words = [word for word in (*source.before, *source.head) if word.is_word]
    joined = " ".join(word.low for word in words)
    for hit in hits("source", joined):
        if hit.end == len(joined):
            first = words[joined[: hit.start].count(" ")]
            yield Reached(hit.channel, Span(first.span.start, words[-1].span.end))


def _asked(around: Frame, outlet: Sequence[str]) -> Iterator[Reached]:
    """To whom it was said, where that is an outlet or the reporter."""
    for found in _TOLD.finditer(around.words):
        channel = recipient(around.words[found.end() :], outlet)
        if channel is not None:
            yield Reached(channel, around.span(found.start(), _first_words(around, found.end())))
    for found in _INTERVIEW.finditer(around.words):
        channel = _interviewer(around.words[found.end() : found.end() + 90], outlet)
        yield Reached(channel, around.span(found.start(), found.end()))
    for found in _ON_AIR.finditer(around.words):
        name = _leading_name(around.words[found.end() :])
        if name and is_outlet(_ARTICLE.sub("", name)) and not _is_own(name, outlet):
            end = found.end() + len(name)
            yield Reached("press-report", around.span(found.start(), end))


def recipient(words: str, outlet: Sequence[str]) -> Channel | None:
    """The channel that being told to the first of `words` makes; None for other hearers."""
    if _OURSELVES.match(words):
        return "told-outlet"
    name = _leading_name(words)
    if name:
        if _is_own(name, outlet):
            return "told-outlet"
        return "press-report" if is_outlet(_ARTICLE.sub("", name)) else None
    return "press-report" if _DESCRIBED_OUTLET.match(words) else None


def _interviewer(after: str, outlet: Sequence[str]) -> Channel:
    names = [found.group() for found in re.finditer(_NAME, after)]
    if any(_is_own(name, outlet) for name in names):
        return "told-outlet"
    if any(is_outlet(_ARTICLE.sub("", name)) for name in names):
        return "press-report"
    return "press-report" if re.match(r"\s+(?:that |which )?aired", after) else "told-outlet"


def _leading_name(words: str) -> str:
    found = re.match(_NAME, words)
    return found.group().rstrip(".") if found else ""


def _is_own(name: str, outlet: Sequence[str]) -> bool:
    bare = _ARTICLE.sub("", name).casefold()
    return any(bare == _ARTICLE.sub("", one).casefold() for one in outlet)


def _first_words(around: Frame, start: int) -> int:
    found = re.match(r"\S+(?:\s[A-Z]\S*)*", around.words[start:])
    return start + (found.end() if found else 1)


def _nearest(around: Frame) -> Iterator[Reached]:
    """What is said near the cue, nearest first."""
    listed: list[tuple[int, int, Hit]] = [
        (around.distance(around.span(hit.start, hit.end)), order, hit)
        for order, hit in enumerate(hits("near", around.words))
    ]
    for _, _, hit in sorted(listed):
        yield Reached(hit.channel, around.span(hit.start, hit.end))
