"""Why a text does not name a speaker, in its own words."""

import re
from collections.abc import Sequence

from accordingto.core.span import Span, cover
from accordingto.resolve.words import sentence_at, sentences

REASON = re.compile(
    r"(?:\bwho\b[^.;“”\"]{0,40}?|\bspeaking\b\s|\bspoke\b\s|\btalked\b\s|\bbriefed \w+\s)?"
    r"(?:\bon (?:the )?conditions? (?:of anonymity|(?:that )?\w+ not be (?:named|identified))"
    r"|\b(?:asked|asking|requested|requesting|insisted|insisting|wished?|wishing|wanted|preferred|"
    r"begged|demanded)\b[^.,;“”\"]{0,20}?"
    r"\b(?:not to be|to not be|to remain|to stay|not be|anonymity)"
    r"(?: (?:publicly |further )?(?:named|identified|quoted|anonymous|unnamed|cited))?"
    r"|\b(?:declined|refused|declining|refusing|did not (?:wish|want)|would not agree)\b to be "
    r"(?:named|identified|quoted)"
    r"|\b(?:is|are|was|were|being)(?: not|n[’']t) (?:authori[sz]ed|allowed|permitted|"
    r"cleared|at liberty) to (?:speak|talk|discuss|comment|be)"
    r"|\bwould not give (?:his|her|their) names?|\b(?:was|were|is|are) granted anonymity"
    r"|\b(?:whose|his|her|their) (?:name|identity)[^.;]{0,30}?withheld)",
    re.IGNORECASE,
)  # fmt: skip
NEEDED = (
    "condition", "not to be", "to not be", "to remain", "to stay", "not be", "anonymity",
    "to be named", "to be identified", "to be quoted", "authori", "allowed", "permitted",
    "cleared", "at liberty", "would not give", "withheld",
)  # fmt: skip
"""One of these is in whatever `REASON` finds, which takes far longer to look for."""
_REASON_GOES_ON = re.compile(
    r"\s*,?\s*(?:(?:publicly|by name|further|anonymously|openly)\b,?\s*)?"
    r"(?:because|citing|since|as|for fear|fearing|in order|so as|to\b|due to|given|owing to|"
    r"about|on the (?:matter|record|issue)|while|when|out of|lest|in exchange|by\b|amid)"
    r"[^.;“”\"]*",
    re.IGNORECASE,
)
_HE_SAID = re.compile(
    r",\s*(?:(?:has|have|had|also|later|earlier|recently|then)\s+)*"
    r"(?:said|told|says|tell|added|confirmed|described|acknowledged|argued|warned)\b.*",
    re.IGNORECASE | re.DOTALL,
)


def reason(text: str, source: Sequence[Span], paragraph: Span) -> Span | None:
    """The words that say why a source is not named, or on what condition.

    They stand in its sentence or in the next one of the paragraph, the nearest after the
    source first.
    """
    at = cover(source)
    here = sentence_at(text, at.start, paragraph)
    following = [s for s in sentences(text, paragraph) if s.start >= here.end][:1]
    for stretch in (Span(min(at.start, here.end - 1), here.end), here, *following):
        lowered = stretch.of(text).lower()
        if not any(words in lowered for words in NEEDED):
            continue
        found = REASON.search(text, stretch.start, stretch.end)
        if found is not None:
            return _whole_reason(text, Span(*found.span()), stretch.end)
    return None


def _whole_reason(text: str, found: Span, end: int) -> Span:
    more = _REASON_GOES_ON.match(text, found.end, end)
    if more is None:
        return found
    tail = _HE_SAID.sub("", more.group()).rstrip(" ,")
    whole = Span(found.start, max(found.end, more.start() + len(tail)))
    return whole.trim(text) or found
