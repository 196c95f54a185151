"""What an attribution's own words show of when and how something was said."""

import re
from collections.abc import Sequence
from functools import lru_cache

from accordingto.core.attribution import Attribution
from accordingto.resolve.channels.reading import Reading
from accordingto.resolve.closed import PRONOUNS, RELATIVES

_ELSEWHEN = re.compile(
    r"\b(?:has|have|had|once|previously|earlier|repeatedly|often|long|never|always)\b|['’](?:s|ve|d)\b"
)
_DATED = re.compile(
    r"\b(?:(?:back )?in (?:19|20)\d\d|in the past|at the time|years? ago|months? ago|"
    r"(?:last|in) (?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)|last (?:year|month|spring|summer|fall|winter))\b",
    re.IGNORECASE,
)
_THINKS = re.compile(
    r"\b(?:want(?:s|ed)?|hop(?:e|es|ed|ing)|belie\w+|think(?:s|ing)?|thought|know(?:s|n)?|knew|"
    r"see(?:s|n)?|saw|support\w*|oppos\w+|fear\w*|worr\w+|expect\w*|plan\w*|prefer\w*|intend\w*|"
    r"doubt\w*|feel\w*|felt|regard\w*|lik(?:e|es|ed)|lov(?:e|es|ed)|hat(?:e|es|ed)|favou?r\w*|"
    r"endors\w+|decid\w+|decision|view\w*|aim\w*|tr(?:y|ies|ied|ying)|consider\w*|understand\w*|"
    r"sought|seek\w*|interest\w*|willing|ready|confident|proud|happy|angry|upset|determined|"
    r"embrac\w+|resist\w*|enjoy\w*|need\w*|appear\w*|seem\w*|attempt\w*|effort\w*|strategy|"
    r"position|stance|learn\w*|reali[sz]\w+|recogni[sz]\w+|accept\w*|reject\w*|ignor\w+|"
    r"back(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\b(?:said|says|say|saying|told|tells|telling)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\b(?:add(?:s|ed|ing)|continu\w+|went on|goes on|conclud\w+|repl(?:y|ies|ied)|respond\w*|"
    r"answer\w*|ask(?:s|ed|ing)?|press(?:ed|ing)|interject\w*|follow\w*|also|then|further|"
    r"later in)\b",
    re.IGNORECASE,
)
_GOES_WITH = re.compile(r"(?:to\b|(?:\w+ ){0,2}\w+ing\b)")
ASKS = re.compile(r"\b(?:asked|asking|pressed|questioned|queried|challenged)\b", re.IGNORECASE)
_PRESENT = re.compile(r"(?:also |still |now |\w+ly )?(?!is\b|was\b|has\b)[a-z]+s\b")
_PAST = re.compile(
    r"(?:\w+ly |also |then |later )?(?:\w+ed|said|told|spoke|went|gave|made|took|called)\b"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b")
_OWNED = re.compile(r"(?:['’]s?|^(?:his|her|their|its|my|our|whose))$", re.IGNORECASE)
_TIME = re.compile(
    r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)|(?:19|20)\d\d|"
    r"(?:last|this|next) (?:week|month|year|spring|summer|fall|winter|night|weekend)|"
    r"yesterday|today|tonight|earlier|recently|later)\b",
    re.IGNORECASE,
)


# Asked for each sentence, and for each attribution in it.
@lru_cache(maxsize=256)
def times(words: str) -> frozenset[str]:
    """The words for a time: days, months, years, "last week"."""
    return frozenset(found[1].lower() for found in _TIME.finditer(words))


def manner(reading: Reading, at: int) -> frozenset[str]:
    """What is true of an attribution's words, in single words.

    Args:
        reading: the article.
        at: the attribution's place.
    """
    one, source = reading.attributions[at], reading.sources[at]
    text = reading.text
    cue = " ".join(span.of(text) for span in one.cue)
    who = " ".join(span.of(text) for span in one.source)
    pronoun = source.is_pronoun
    signs = {
        "elsewhen": _ELSEWHEN.search(cue) is not None,
        "dated": _DATED.search(reading.told[reading.sentence_of[at]]) is not None,
        "thinks": one.kind != "said" or _THINKS.search(cue) is not None,
        "says": _SAYS.search(cue) is not None,
        "goes on": _GOES_ON.search(cue) is not None,
        "quoted": _is_quoted(text, one),
        "nobody": not source.words,
        "pronoun": pronoun and source.lowered <= PRONOUNS,
        "relative": pronoun and source.lowered <= RELATIVES,
        "owned": _OWNED.search(who) is not None or cue.startswith(("'s ", "’s ")),
        "described": source.phrase is not None and not source.phrase.named and not pronoun,
        "passive": _PASSIVE.search(cue) is not None,
        "present": reading.placed[at] > 0 and _PRESENT.match(cue) is not None,
        "past": _PAST.match(cue) is not None,
        "timed": bool(times(reading.told[reading.sentence_of[at]])),
    }
    return frozenset(name for name, holds in signs.items() if holds)


def _is_quoted(text: str, one: Attribution) -> bool:
    return bool(one.content) and text[one.content[0].start] in "\"“‘'"


def shared(reading: Reading) -> Sequence[int | None]:
    """For an attribution whose source is left out, that of the same sentence which has it.

    "Asked whether it held, she said no": both are of one occasion, as are what somebody
    said "calling it old" and what is called so.
    """
    found: list[int | None] = []
    for at, one in enumerate(reading.attributions):
        cue = " ".join(span.of(reading.text) for span in one.cue)
        leaves_out = ASKS.search(cue) is not None or _GOES_WITH.match(cue) is not None
        found.append(_beside(reading, at) if leaves_out and not reading.sources[at].words else None)
    return found


def _beside(reading: Reading, at: int) -> int | None:
    """The nearest attribution of the same sentence that has a speaker."""
    near = (
        other
        for step in range(1, 4)
        for other in (at - step, at + step)
        if 0 <= other < len(reading.speakers)
        and reading.sentence_of[other] == reading.sentence_of[at]
        and reading.speakers[other] is not None
    )
    return next(near, None)
