"""Who interviewed somebody: the outlet that prints, another one, or those who investigate."""

import re
from collections.abc import Iterator, Sequence

from accordingto.core.speaker import Channel
from accordingto.resolve.channels.heard import Heard, How
from accordingto.resolve.channels.outlet_names import NAME, is_outlet_name, is_own

_INTERVIEW = re.compile(r"\b(?:interview(?:s|ed|ing)?|sit-down|sat down with|conversation with)\b")
_REACHED = re.compile(
    r"\b(?:[Rr]eached|contacted|said|interviewed) (?:by|over the) (?:tele)?phone\b(?! on [A-Z])"
)
_PARTS = ("interview", "sit-down", "sat down with", "conversation with")
"""Words without which a sentence tells of no interview, which most do not."""
_BEFORE_INTERVIEW = re.compile(rf"({NAME})\s+(?:\w+\s+)?$")
_DEFINITE = re.compile(r"\b(?:the|that|this|his|her|their|same)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BEFORE_CHARS, _AFTER_CHARS = 60, 90
_PUBLISHED = re.compile(
    r"\s+(?:that |which |that was |to be |was )?(?:published|posted|printed|"
    r"with (?:the |a |an )?(?:\w+ ){0,2}?"
    r"(?:radio|tv|television|magazine|newspaper|station|network|host|anchor|website))\b"
    r"|\s+(?:in|from|last|this|earlier|back) (?:in |this |last )?(?:January|February|March|April|"
    r"May|June|July|August|September|October|November|December|spring|summer|fall|autumn|winter|"
    r"year|month|[12]\d{3})\b"
)
_AIRED = re.compile(
    r",?\s+(?:that |which |that was |to be |was |taped |and )?(?:aired|airing|broadcast|taped)\b"
)
_ON_THE_AIR = re.compile(
    r"\b(?:television|televised|tv|radio|cable|podcast|magazine|newspaper|broadcast|on-air|"
    r"primetime|prime-time)(?: news)?\s$",
    re.IGNORECASE,
)
_BY_PHONE = re.compile(r"\b(?:phone|telephone|e-?mail|brief|exclusive|Skype)\s$", re.IGNORECASE)
_INVESTIGATES = re.compile(
    r"\s+(?:by|with) (?:the |an? )?(?:[\w-]+ ){0,2}?"
    r"(?:F\.?B\.?I|agency|police|investigators?|committee|agents?|officers?|prosecutors?|panel|"
    r"detectives?|inspectors?|authorities|officials|department|bureau)\b"
)
_INVESTIGATED = re.compile(
    r"\b(?:F\.?B\.?I\.?|[Aa]gents?|[Pp]olice|[Ii]nvestigators?|[Cc]ommittee|[Pp]rosecutors?|"
    r"[Dd]etectives?)(?:'s)? (?:\w+ ){0,2}$"
)
_ASKED_BY = re.compile(r"\s+(?:with|by|to|on) \"?[A-Z]")


def interviews(words: str, outlet: Sequence[str]) -> Iterator[Heard]:
    """The interviews that a sentence tells of.

    Args:
        words: of the sentence, with straight quotation marks.
        outlet: the names of the outlet that prints.
    """
    asked = any(part in words for part in _PARTS)
    for found in _INTERVIEW.finditer(words) if asked else ():
        before = words[max(0, found.start() - _BEFORE_CHARS) : found.start()]
        after = words[found.end() : found.end() + _AFTER_CHARS]
        if _INVESTIGATES.match(after) or _INVESTIGATED.search(before):
            continue
        channel, how = _by_name(before, after, outlet) or _by_place(before, after)
        yield Heard(channel, how, *found.span())
    for found in _REACHED.finditer(words) if "phone" in words else ():
        yield Heard("told-outlet", "some interview", *found.span())


def _by_name(before: str, after: str, outlet: Sequence[str]) -> tuple[Channel, How] | None:
    """By the outlet that is named before or after the word, if one is."""
    names = [found.group() for found in re.finditer(NAME, after)]
    last = _BEFORE_INTERVIEW.search(before)
    if last is not None:
        names += [last[1], last[1].rpartition(" ")[2]]
    if any(is_own(name, outlet) for name in names):
        return "told-outlet", "interview"
    if any(is_outlet_name(name) for name in names):
        return "press-report", "interview"
    return None


def _by_place(before: str, after: str) -> tuple[Channel, How]:
    """By where it came out, or who asked: the outlet's own reporters are seldom named."""
    came_out = _PUBLISHED.match(after) or _AIRED.match(after) or _ON_THE_AIR.search(before)
    if came_out or _ASKED_BY.match(after):
        return "press-report", "interview"
    if _BY_PHONE.search(before):
        return "told-outlet", "interview"
    return "told-outlet", "the interview" if _DEFINITE.search(before) else "some interview"
