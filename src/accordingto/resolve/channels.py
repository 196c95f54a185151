"""How words came to the reporter, as far as the words around an attribution say."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.core.speaker import Channel, Reached
from accordingto.resolve.channel_words import Hit, hits
from accordingto.resolve.counted import is_share
from accordingto.resolve.frames import Frame, frame
from accordingto.resolve.kinds import kind_of
from accordingto.resolve.lexicon import is_outlet
from accordingto.resolve.phrase import Phrase, phrase
from accordingto.resolve.words import cover_words

NOT_STATED = Reached("not-stated", None)

_ARTICLE = re.compile(r"^(?:the|The|THE)\s+")
_NAME = (
    r"(?:(?:[Tt]he|THE)\s+)?[A-Z][\w.&!-]*"
    r"(?:\s+(?:&\s+|of\s+the\s+|the\s+|of\s+)?[A-Z\d][\w.&!-]*)*"
)
_TOLD = re.compile(
    r"\b(?:told|tells|telling|tell|(?:said|spoke|speaking|confirmed|denied|explained|wrote|saying|"
    r"comment(?:s|ed)?|remarks|confirms|talked|talking|"
    r"discussed|chatted|discusses|speaks) (?:to|with)|"
    r"in (?:comments|remarks) to|with)\s+"
)
_INTERVIEW = re.compile(r"\b(?:interview(?:s|ed|ing)?|sit-down|sat down with|conversation with)\b")
_ON_AIR = re.compile(
    r"\b(?:on|in|(?<![Aa]ccording )to|for|with|(?:reported|quoted|published|cited|interviewed|"
    r"aired|broadcast|questioned|asked|pressed|printed|posted) by)\s+(?:[a-z]\w*\s+)?[\"']?"
    r"(?=[A-Z])"
)
_OF_ANOTHER = re.compile(
    r"'s?\s(?:\w+\s)?(?:speech|remarks|address|comments|appearance|testimony)\s$"
)
"""Before a place or an occasion: a speech of somebody else, of whom the sentence tells."""
_WRITTEN = re.compile(r"\b(?:wr(?:ote|ites|iting|itten)|op-ed|column|piece|essay)\b")
_BEFORE_INTERVIEW = re.compile(rf"({_NAME})\s+(?:\w+\s+)?$")
_BEFORE_CHARS, _AFTER_CHARS = 60, 90
_A = re.compile(r"^(?:an?|another|one)\s+(?=[A-Z])")
_CALLED = re.compile(
    r"(?:'s)?\s+(?:\w+\s+)?(?:newspaper|magazine|tv|television|radio|network|channel|"
    r"news agency|website|reporters?|correspondent|anchor|host|journalist|columnist|podcast|show)\b"
)
_ON_A_PROGRAMME = re.compile(
    r"\s+(?:that |which |that was |to be )?(?:aired|broadcast|airing|published|posted|"
    r"with (?:the |a |an )?(?:\w+ ){0,2}?"
    r"(?:radio|tv|television|magazine|newspaper|station|network|host|anchor|website))\b"
)
_ON_THE_AIR = re.compile(
    r"\b(?:television|televised|tv|radio|cable|podcast|magazine|newspaper|broadcast|on-air|"
    r"primetime|prime-time)(?: news)?\s$",
    re.IGNORECASE,
)
_INVESTIGATES = re.compile(
    r"\s+(?:by|with) (?:the |an? )?(?:[\w-]+ ){0,2}?"
    r"(?:F\.?B\.?I|agency|police|investigators?|committee|agents?|officers?|prosecutors?|panel|"
    r"detectives?|inspectors?|authorities|officials|department|bureau)\b"
)
_OURSELVES = re.compile(
    r"(?:us|me|this (?:news)?(?:paper|site|channel|magazine|reporter|correspondent|agency|outlet)"
    r"|our (?:own )?(?:reporters?|correspondents?|colleagues?|newsroom))\b"
)
_DESCRIBED_OUTLET = re.compile(
    r"(?:the|a|an|one|another|his|her|local|state|\w+'s)\s(?:\w+[ -]){0,3}?"
    r"(?:newspaper|paper|magazine|website|site|channel|station|network|news agency|broadcaster|"
    r"tabloid|weekly|daily|television|tv|radio|podcast|blog|outlet|outlets|host|anchor|moderator)\b"
    r"|(?:television|radio|tv|fellow|talk[- ]show|morning|cable|late-night)?\s?"
    r"(?:host|anchor|broadcaster|interviewer|podcaster)\b"
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
    elif is_share(source):
        yield Reached("document", cover_words((*source.before, *source.head, *source.after[:3])))
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
        channel = recipient(around.words[found.end() : found.end() + _AFTER_CHARS], outlet)
        if channel is not None:
            yield Reached(channel, around.span(found.start(), _first_words(around, found.end())))
    for found in _INTERVIEW.finditer(around.words):
        channel = _interviewer(around.words, found.start(), found.end(), outlet)
        if channel is None:
            continue
        yield Reached(channel, around.span(found.start(), found.end()))
    for found in _ON_AIR.finditer(around.words):
        name = _leading_name(around.words[found.end() : found.end() + _AFTER_CHARS])
        if name and _is_outlet(name) and not _is_own(name, outlet):
            near = max(0, found.start() - _AFTER_CHARS), found.end() + _AFTER_CHARS
            written = found.group().startswith("in") and _WRITTEN.search(around.words, *near)
            end = found.end() + len(name)
            channel = "published-work" if written else "press-report"
            yield Reached(channel, around.span(found.start(), end))


def recipient(words: str, outlet: Sequence[str]) -> Channel | None:
    """The channel that being told to the first of `words` makes; None for other hearers."""
    if _OURSELVES.match(words):
        return "told-outlet"
    bare = _A.sub("", words)
    name = _leading_name(bare)
    if name:
        if _is_own(name, outlet):
            return "told-outlet"
        called = _CALLED.match(bare[len(name) :]) is not None
        return "press-report" if called or _is_outlet(name) else None
    return "press-report" if _DESCRIBED_OUTLET.match(words) else None


def _is_outlet(name: str) -> bool:
    bare = _ARTICLE.sub("", name).replace("!", "").replace("-", " ")
    return is_outlet(_ARTICLE.sub("", name)) or is_outlet(bare)


def _interviewer(words: str, start: int, end: int, outlet: Sequence[str]) -> Channel | None:
    """The channel of an interview, by the outlet before or after the word.

    None for the interviews of those who investigate.
    """
    after = words[end : end + _AFTER_CHARS]
    before = _BEFORE_INTERVIEW.search(words[max(0, start - _BEFORE_CHARS) : start])
    if _INVESTIGATES.match(after):
        return None
    names = [found.group() for found in re.finditer(_NAME, after)]
    if before is not None:
        names += [before[1], before[1].rpartition(" ")[2]]
    if any(_is_own(name, outlet) for name in names):
        return "told-outlet"
    if any(_is_outlet(name) for name in names):
        return "press-report"
    on_air = _ON_A_PROGRAMME.match(after) or _ON_THE_AIR.search(words, max(0, start - 20), start)
    # Reporters of the outlet's own are seldom named: who is so asks for another.
    asked_by_another = re.match(r"\s+(?:with|by|to) [A-Z]", after)
    return "press-report" if on_air or asked_by_another else "told-outlet"


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
        if not _OF_ANOTHER.search(around.words, max(0, hit.start - _BEFORE_CHARS), hit.start)
    ]
    for _, _, hit in sorted(listed):
        yield Reached(hit.channel, around.span(hit.start, hit.end))
